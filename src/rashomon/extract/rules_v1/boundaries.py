"""The bounds of chosen stretches, put right: no number is cut from its noun, no whole from its part.

Rules after the selection; each moves a bound over words that no other stretch holds, or over a
number that stands in the wrong one of two neighbours.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from rashomon.extract.rules_v1.parsed import Parsed

Bounds = tuple[int, int]

_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_NOMINAL = frozenset("NOUN PROPN NUM ADJ DET ADP".split())
_COUNTED = frozenset("NOUN PROPN ADJ".split())
_APPROXIMATE = frozenset(
    "at least more than over some about around nearly almost up to another".split()
)
_VAGUE = frozenset("dozens scores hundreds thousands tens several".split())
_OTHERS = frozenset("other others more people civilians".split())
_HARMED = frozenset(
    "killed wounded injured hurt dead missing martyred displaced arrested detained captured".split()
)
_HARMING = frozenset("killed wounded injured kills wounds injures displaced".split())
_PASSIVE = frozenset("have has had been were was are is be being also reportedly".split())
_RELATIVE = frozenset("who which that whom".split())
_DANGLING = frozenset("while when after before since because although as by which that".split())
_STOPS = frozenset(",;:-–—")
_QUOTES = frozenset("\"“‘«'")
_WHOLE_WORDS = 10
_FEWEST_WORDS = 3


def fitted(parsed: Parsed, chosen: Sequence[Bounds]) -> list[Bounds]:
    """Give the stretches with their bounds put right, in text order; they do not overlap."""
    found: list[Bounds] = []
    doc = parsed.doc
    chosen = [part for first, last in chosen for part in _parted(doc, first, last)]
    for number, (first, last) in enumerate(chosen):
        low = found[-1][1] + 1 if found else 0
        high = chosen[number + 1][0] - 1 if number + 1 < len(chosen) else len(doc) - 1
        opened = _opened(doc, found, first, last)
        opened = _word_begins(parsed, opened, low)
        closed = _word_ends(parsed, _closed(doc, last, high), high)
        found.append((opened, _trimmed(doc, opened, closed)))
    return found


def _parted(doc: Doc, first: int, last: int) -> Iterator[Bounds]:
    """Part a stretch where a quotation opens behind a colon."""
    for at in range(first + 1, last):
        if doc[at].text == ":" and doc[at + 1].text in _QUOTES and at - first >= 2 <= last - at:
            yield first, at - 1
            yield at + 1, last
            return
    yield first, last


def _opened(doc: Doc, found: list[Bounds], first: int, last: int) -> int:
    """Give where a stretch begins, taking what it needs from before it, or from the last one."""
    if _is_parted(doc, found, first):
        first = found.pop()[0]
    low = found[-1][1] + 1 if found else 0
    if doc[first].lower_ == "including":
        if not _is_finite(doc, first, last):
            return first
        whole = _whole_before(doc, first, low)
        return whole if whole < first else _taken(doc, found, first)
    if doc[first].lower_ not in _HARMED:
        return first
    verb = first
    while verb > low and doc[verb - 1].lower_ in _PASSIVE:
        verb -= 1
    whole = _whole_before(doc, verb, low)
    if whole < verb:
        return whole
    return first if _counts_on(doc, first, last) else _taken(doc, found, first, few=True)


def _is_parted(doc: Doc, found: Sequence[Bounds], first: int) -> bool:
    """Whether a verb was cut from the part that stands before it ("including two | died")."""
    return bool(
        found
        and found[-1][1] == first - 1
        and doc[first].tag_ in _FINITE
        and doc[found[-1][0]].lower_ == "including"
    )


def _is_finite(doc: Doc, first: int, last: int) -> bool:
    """Whether a stretch has a finite verb that is not that of a relative clause."""
    words = doc[first : last + 1]
    verb = next((t.i for t in words if t.tag_ in _FINITE), -1)
    return verb >= 0 and not any(t.lower_ in _RELATIVE for t in doc[first:verb])


def _taken(doc: Doc, found: list[Bounds], first: int, *, few: bool = False) -> int:
    """Take the counted group at the end of the stretch before, which keeps the rest.

    `few`: only a number that goes on with nothing but "others" ("12 killed 30 others | injured").
    """
    if not found or found[-1][1] != first - 1:
        return first
    begun, _ = found[-1]
    whole = _whole_before(doc, first, begun)
    if few and any(t.lower_ not in _OTHERS for t in doc[_number_ends(doc, whole) : first]):
        return first
    if whole - begun < (2 if few else _FEWEST_WORDS):
        return first
    found[-1] = (begun, whole - 1)
    return whole


def _number_ends(doc: Doc, at: int) -> int:
    while doc[at].lower_ in _APPROXIMATE or _is_number(doc, at):
        at += 1
    return at


def _counts_on(doc: Doc, first: int, last: int) -> bool:
    """Whether a number soon follows, so that the word is a verb with its own object."""
    return any(_is_number(doc, at) for at in range(first + 1, min(first + 5, last + 1)))


def _is_number(doc: Doc, at: int) -> bool:
    return bool(doc[at].like_num) or doc[at].lower_ in _VAGUE


def _whole_before(doc: Doc, first: int, low: int) -> int:
    """Give where the numbered noun group before a token begins, the token itself where none does."""
    at = first - 1 if first > low and doc[first - 1].text in (",", "-", "–") else first
    low = max(low, first - _WHOLE_WORDS)
    while at > low and (at == first or not _is_number(doc, at)) and _is_nominal(doc, at - 1):
        at -= 1
    if at == first or not _is_number(doc, at):
        return first
    while at > low and doc[at - 1].lower_ in _APPROXIMATE:
        at -= 1
    return at


def _is_nominal(doc: Doc, at: int) -> bool:
    return doc[at].pos_ in _NOMINAL or _is_number(doc, at)


def _closed(doc: Doc, last: int, high: int) -> int:
    """Take in the toll that goes on after a stretch ("the shells fired | killed 12 people")."""
    at = last + 1
    if at >= high or doc[at].lower_ not in _HARMING or doc[at].sent != doc[last].sent:
        return last
    at += 1
    while at < high and doc[at].lower_ in _APPROXIMATE:
        at += 1
    if not _is_number(doc, at):
        return last
    while at < high and doc[at + 1].pos_ in _COUNTED:
        at += 1
    return at


def _word_begins(parsed: Parsed, first: int, low: int) -> int:
    """Take a hyphened word whole ("US | -backed")."""
    at = first
    while at > low and _is_glued(parsed, at - 1):
        at -= 1
    return first if at and _is_glued(parsed, at - 1) else at


def _word_ends(parsed: Parsed, last: int, high: int) -> int:
    while last < high and _is_glued(parsed, last):
        last += 1
    return last


def _is_glued(parsed: Parsed, at: int) -> bool:
    """Whether a token and the next are one word, joined by a hyphen."""
    joined = parsed.ends[at] == parsed.starts[at + 1]
    return joined and "-" in (parsed.doc[at].text[-1:], parsed.doc[at + 1].text[:1])


def _trimmed(doc: Doc, first: int, last: int) -> int:
    """Leave out joints at the end that the next clause begins with."""
    while last - first >= _FEWEST_WORDS and (
        (doc[last].lower_ in _DANGLING and doc[last].pos_ != "ADV") or doc[last].text in _STOPS
    ):
        last -= 1
    return last

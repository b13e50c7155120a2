"""What the parser is given as one sentence each.

Many scraped texts have lost their commas, and a parser without them attaches
"… people the Observatory said on Monday" wrongly as a whole. An attribution
that is sure on the surface is therefore cut off first and parsed by itself.
"""

import re
from collections.abc import Iterator, Sequence

from rashomon.extract.rules_v1.lexicon import (
    DAYS,
    INVERTED_VERBS,
    MODIFIERS,
    NOT_TELLERS,
    OPENERS,
    PEOPLE,
    PRONOUNS,
    ROLE_NOUNS,
    TAIL_VERBS,
    TIME_HEADS,
)
from rashomon.extract.rules_v1.parsed import Segment
from rashomon.model.text import Text

_WORD = re.compile(r"[^\s]+")
_EDGE = "\"'“”‘’()[],.;:!?—–-"
_LONGEST_TAIL = 14
_LONGEST_NAME = 12
_FEWEST_LEFT = 4
_ADVERBS = frozenset("also later earlier then had has have separately previously".split())
_JOINERS = frozenset("of for and in al the at on".split())
_NO_HEAD_BEFORE = frozenset(
    "that and but while as which who by of from with to because after before when if whether "
    "where for in on at than or against between under not".split()
)
_FINITE = frozenset(
    "was were is are had has have would will could can that which who killed took been be".split()
)
_ACCORDING = re.compile(r"\b[Aa]ccording to\b|\bAs reported by\b")
_HEAD_END = re.compile(r",\s")
_RELATIVE = re.compile(r"(?:who|which|whose|speaking|citing)\b")
_NOT_IN_HEAD = frozenset("whose whom where when while as if because although though".split())
_LISTENERS = frozenset(
    "parliament lawmakers residents state reporters reporter correspondent journalists the a news agency tv television paper daily".split()
)
_NO_SUBJECT_FIRST = frozenset(
    "in on at after before during since for from with as if when while by there no none following "
    "according despite under over because although though what how".split()
)
_NOT_FIRST = frozenset(
    "in to by of about from with at on for as after during that what how why whether when where "
    "so it's no nothing more and or but".split()
)
_CLAUSE_IN_NAME = re.compile(r" (?:who|which|speaking|in an?|on|adding|citing) ")
_MIDDLE = re.compile(
    r"(?:,? (?:and|but|while)|;) (?P<name>(?:the |an? |its |his )?(?:[\w'’.-]+ ){1,5}?)(?P<verb>said|added|reported|stated|confirmed"
    r"|announced|explained|noted|stressed)(?: (?:also|later|earlier))?(?: on \w+day)? (?P<that>that )?"
)
SAID_ADDING = re.compile(
    r"\b(?P<verb>said|stated|explained|reported)(?: on \w+day| \w+day)? (?:adding|noting|stressing|warning|explaining|pointing out|saying)(?: that)? "
)
"""A teller's second verb right after his first, where a comma was lost."""

FOLLOWING = re.compile(
    r"(?:So|Thus) (?:said|says|reported) (?=\w)"
    r"|That(?: (?:is|was)|['’]s)(?:,? at least,)?"
    r" (?:according to|the (?:account|version|word|view|verdict|assessment) (?:of|from|given by)) "
)
"""The head of a sentence that does nothing but say who told the one before it."""

_ROLE_HEAD = re.compile(r"((?:[\w.'’-]{1,40} ){0,3}[\w.'’-]{1,40}): (?=\S)")
_COLON = re.compile(r": (?=[^:]{2,60}$)")


def split_segments(stored: str, text: Text) -> Iterator[Segment]:
    """Give the stretches to parse, in text order: sentences of told blocks, attributions apart."""
    count = 0
    for number, block in enumerate(text.blocks):
        if block.kind.is_told:
            for sentence in block.sentences:
                for start, end, peeled in peel(stored, sentence.start, sentence.end):
                    yield Segment(start, end, count, number, peeled)
                count += 1


_NO_HEADS = frozenset("media report reports data figures study survey bulletin service".split())
_HEADLINE_BODIES = frozenset("SOHR UN WHO HRW ICRC UNICEF MSF Pentagon Kremlin Observatory".split())
_MASTERS = frozenset(
    "master harbourmaster pilot captain manager operator ceo premier pope bishop imam priest king "
    "queen sheriff broker author historian economist engineer".split()
)
_HEADLINE_TELLER = re.compile(
    r"(?<=\w)(?: [-–—_|] (?:[Mm]inistry|[Aa]ctivists|[Oo]fficials?|[Pp]olice|[Ss]ources|[Gg]overnor)| (?:[-–—_|] )?(?:[Mm]onitors?|[Ww]atchdog|Red (?:Cross|Crescent)|Reports?|Officials|Police|Activists|Observatory|Ministry|SOHR|UN"
    r"|WHO|HRW|ICRC|UNICEF|MSF|NGOs?|Army|Pentagon|Kremlin|Governor|Sources?|Media"
    r"|State (?:TV|[Mm]edia)))(?= [|–—-] (?:[A-Z][\w.]* ?){1,4}$|$)"
)


def peel(stored: str, start: int, end: int) -> Sequence[tuple[int, int, bool]]:
    """Part a sentence into (start, end, is attribution), in text order, the whole if unsure."""
    if FOLLOWING.match(stored, start, end):
        return [(start, end, True)]
    head = _head_end(stored, start, end) or _role_head_end(stored, start, end)
    if head:
        return [(start, head, True), (head, end, False)]
    middle = _middle(stored, start, end) or _said_adding(stored, start, end)
    if middle:
        first, after = middle
        return [*peel(stored, start, first), (first, after, True), (after, end, False)]
    cut = _tail_start(stored, start, end) or _colon_tail(stored, start, end)
    if cut:
        inner = _inner_tail(stored, start, cut)
        told = [(start, inner, False), (inner, cut, True)] if inner else [(start, cut, False)]
        return [*told, (cut, end, True)]
    head = _subject_head_end(stored, start, end)
    if head:
        return [(start, head, True), (head, end, False)]
    return [(start, end, False)]


def _middle(stored: str, start: int, end: int) -> tuple[int, int] | None:
    """Find "… and the source added that …" between two stretches, where the teller is sure."""
    for match in _MIDDLE.finditer(stored, start, end):
        name = match["name"].split()
        sure = match["that"] or name[0] == "the" or name[0] in PRONOUNS
        head = name[-1].strip(_EDGE)
        role = head in ROLE_NOUNS or head in PRONOUNS or (head[:1].isupper() and match["that"])
        lasting = all(w.strip(_EDGE) not in _FINITE and w not in ("which", "who") for w in name)
        long = len(stored[start : match.start()].split()) >= _FEWEST_LEFT
        if (
            sure
            and role
            and lasting
            and long
            and len(stored[match.end() : end].split()) >= _FEWEST_LEFT
        ):
            return match.start(), match.end()
    return None


def _said_adding(stored: str, start: int, end: int) -> tuple[int, int] | None:
    """Find "… the mayor said adding that …" without a comma between two stretches of one teller."""
    for match in SAID_ADDING.finditer(stored, start, end):
        words = [m.span() for m in _WORD.finditer(stored, start, match.end("verb"))]
        first = _name_start(stored, words, len(words) - 1)
        if first is not None and first >= _FEWEST_LEFT:
            long = len(stored[match.end() : end].split()) >= _FEWEST_LEFT - 1
            return (words[first][0], match.end()) if long else None
    return None


def _subject_head_end(stored: str, start: int, end: int) -> int | None:
    """Find the end of "A source at the ministry told Reuters that" at the head of a sentence."""
    words = [m.span() for m in _WORD.finditer(stored, start, min(end, start + 400))]
    for index in range(1, min(_LONGEST_TAIL, len(words) - _FEWEST_LEFT)):
        word = _bare(stored, words[index])
        if stored[words[index][1] - 1] in ',;:"”':
            return None
        if word in TAIL_VERBS:
            return _head_of(stored, words, index)
        if word in _FINITE or word in _NOT_IN_HEAD:
            return None
    return None


def _head_of(stored: str, words: Sequence[tuple[int, int]], verb: int) -> int | None:
    if not _is_subject(stored, words, verb):
        return None
    after = verb + 1
    if _bare(stored, words[verb]) in ("told", "tells"):
        after = _past_addressee(stored, words, after)
    limit = min(after + 9, len(words) - _FEWEST_LEFT)
    for index in range(after, limit):
        if _bare(stored, words[index]) == "that":
            adjunct = index == after or _bare(stored, words[after]) in TIME_HEADS
            return words[index + 1][0] if adjunct else None
    after = _past_time(stored, words, after)
    if after >= len(words) - _FEWEST_LEFT:
        return None
    first = _bare(stored, words[after])
    opens = stored[words[after][0]] in "\"“'‘"
    return None if first in _NOT_FIRST or opens else words[after][0]


def _past_addressee(stored: str, words: Sequence[tuple[int, int]], at: int) -> int:
    """Skip who was told: a run of names, "reporters", "state TV"."""
    while at < len(words) - 1:
        word = _bare(stored, words[at])
        if not (_is_name(stored, words[at]) or word in MODIFIERS or word in _LISTENERS):
            break
        at += 1
    return at


def _past_time(stored: str, words: Sequence[tuple[int, int]], at: int) -> int:
    """Skip "on Monday", "Monday", "later": the time of the telling."""
    if at + 1 < len(words) and _bare(stored, words[at]) in ("on", "late", "early", "earlier"):
        return at + 2 if _bare(stored, words[at + 1]) in DAYS else at
    return at + 1 if _bare(stored, words[at]) in DAYS | {"later", "yesterday", "today"} else at


def _is_subject(stored: str, words: Sequence[tuple[int, int]], verb: int) -> bool:
    """Whether the words before the verb are its subject and nothing else."""
    last = verb - 1
    while last > 0 and _bare(stored, words[last]) in _ADVERBS:
        last -= 1
    first = 0
    while first < last and _bare(stored, words[first]) in OPENERS:
        first += 1
    head = _bare(stored, words[last])
    if head in PRONOUNS:
        return first == last
    if head in NOT_TELLERS or _bare(stored, words[first]) in _NO_SUBJECT_FIRST:
        return False
    if head in ROLE_NOUNS:
        return True
    plain = [_bare(stored, words[n]) for n in range(first, last) if not _is_name(stored, words[n])]
    known = all(
        w in _JOINERS or w in MODIFIERS or w in ROLE_NOUNS or w in ("a", "an") for w in plain
    )
    return _is_name(stored, words[last]) and head not in DAYS and known


def _head_end(stored: str, start: int, end: int) -> int | None:
    """Find the end of "According to the Observatory," at the head of a sentence."""
    found = _ACCORDING.match(stored, start, end)
    comma = _HEAD_END.search(stored, start, min(end, start + 120)) if found else None
    if not comma or len(stored[start : comma.start()].split()) > _LONGEST_NAME:
        return None
    if _RELATIVE.match(stored, comma.end(), end):
        comma = _HEAD_END.search(stored, comma.end(), min(end, start + 120))
    return comma.end() if comma else None


def _role_head_end(stored: str, start: int, end: int) -> int | None:
    """Find the end of "Governor:" at the head of a headline."""
    found = _ROLE_HEAD.match(stored, start, end)
    if not found or len(stored[found.end() : end].split()) < _FEWEST_LEFT - 1:
        return None
    last = found[1].split()[-1]
    role = last.lower() in ROLE_NOUNS - _NO_HEADS or last in _HEADLINE_BODIES
    return found.end() if role else None


def _tail_start(stored: str, start: int, end: int) -> int | None:
    """Find where "…, the Observatory said on Monday." begins, at the foot of a sentence."""
    words = [m.span() for m in _WORD.finditer(stored, start, end)]
    according = _last_according(stored, words, start, end)
    if according:
        return according
    for index in range(len(words) - 1, max(_FEWEST_LEFT, len(words) - _LONGEST_TAIL), -1):
        if _bare(stored, words[index]) in TAIL_VERBS and _is_tail(stored, words, index):
            first = _name_start(stored, words, index)
            if first is not None and first >= _FEWEST_LEFT:
                return words[first][0]
    return _inverted_start(stored, words)


def _inner_tail(stored: str, start: int, cut: int) -> int | None:
    """Find the teller right before another's ("…, Al-Watan said, | Al-Jazeera reported.")."""
    words = [m.span() for m in _WORD.finditer(stored, start, cut)]
    if len(words) <= _FEWEST_LEFT or stored[words[-1][1] - 1] != ",":
        return None
    if _bare(stored, words[-1]) not in TAIL_VERBS:
        return None
    first = _name_start(stored, words, len(words) - 1)
    return words[first][0] if first is not None and first >= _FEWEST_LEFT else None


def _colon_tail(stored: str, start: int, end: int) -> int | None:
    """Find the teller after a headline's colon ("Toll rises to 76: monitor")."""
    colon = _COLON.search(stored, max(start, end - 64), end)
    if not colon and end - start < 160:
        bare = _HEADLINE_TELLER.search(stored, start, end)
        if bare and len(stored[start : bare.start()].split()) >= _FEWEST_LEFT:
            return bare.start() + 1
    if not colon or len(stored[start : colon.start()].split()) < _FEWEST_LEFT:
        return None
    words = [m.span() for m in _WORD.finditer(stored, colon.end(), end)]
    last = _bare(stored, words[-1])
    role = last in ROLE_NOUNS or last in PEOPLE or last in _MASTERS
    name = len(words) <= 2 and stored[words[-1][0]].isupper() and stored[words[-1][0] :].isalpha()
    short = len(words) <= 5 and stored[end - 1] not in '?!"”’'
    return colon.end() if short and (role or name) else None


def _inverted_start(stored: str, words: Sequence[tuple[int, int]]) -> int | None:
    """Find where "…, said the Observatory." begins: the verb first, then nothing but a name."""
    for index in range(len(words) - 2, max(_FEWEST_LEFT - 1, len(words) - _LONGEST_TAIL), -1):
        if _bare(stored, words[index]) not in INVERTED_VERBS:
            continue
        rest = [_bare(stored, span) for span in words[index + 1 :]]
        head = _CLAUSE_IN_NAME.split(" ".join(rest), maxsplit=1)[0].split()
        opens = rest[0] in ("the", "a", "an", "its") or _is_name(stored, words[index + 1])
        named = opens or rest[0] in ROLE_NOUNS or rest[0] in MODIFIERS
        before = _bare(stored, words[index - 1])
        subject = before in PRONOUNS or before in ROLE_NOUNS or before in _ADVERBS
        if (
            named
            and rest[0] not in DAYS
            and not subject
            and not any(w in _FINITE or w in PRONOUNS for w in head)
        ):
            return words[index][0]
    return None


def _last_according(
    stored: str, words: Sequence[tuple[int, int]], start: int, end: int
) -> int | None:
    found = list(_ACCORDING.finditer(stored, start, end))
    if not found or found[-1].start() <= start:
        return None
    at = found[-1].start()
    before = sum(first < at for first, _ in words)
    after = stored[at:end]
    fits = before >= _FEWEST_LEFT and len(after.split()) <= _LONGEST_TAIL + 6
    return at if fits and ", " not in after and not _has_clause(after) else None


def _has_clause(after: str) -> bool:
    return any(word.strip(_EDGE).lower() in _FINITE for word in after.split())


def _bare(stored: str, span: tuple[int, int]) -> str:
    """Give a word without marks, in lower case; an acronym (WHO, IS) stays as it is."""
    word = stored[span[0] : span[1]].strip(_EDGE)
    return word if len(word) > 1 and word.isupper() else word.lower()


def _is_tail(stored: str, words: Sequence[tuple[int, int]], verb: int) -> bool:
    """Whether nothing but time, place or addressee follows the verb."""
    rest = [_bare(stored, span) for span in words[verb + 1 :]]
    if not rest:
        return True
    if any(word in _FINITE for word in rest) or stored[words[verb][1] - 1] in ":,":
        return False
    told = _bare(stored, words[verb]) in ("told", "tells")
    opens = stored[words[verb + 1][0]]
    listens = opens.isupper() or rest[0] in ("the", "a") or rest[0] in _LISTENERS
    return rest[0] in TIME_HEADS or (told and listens)


def _name_start(stored: str, words: Sequence[tuple[int, int]], verb: int) -> int | None:
    """Walk back from the verb over the teller's name; give the index of its first word."""
    at = verb - 1
    while at > 0 and _bare(stored, words[at]) in _ADVERBS:
        at -= 1
    if at <= 0 or stored[words[at][1] - 1] in ',;:"”':
        return None
    head = _bare(stored, words[at])
    if head in PRONOUNS:
        return at
    if head in NOT_TELLERS or not (_is_name(stored, words[at]) or head in ROLE_NOUNS):
        return None
    first = _walk_back(stored, words, at)
    before = _bare(stored, words[first - 1]) if first else ""
    closed = first and stored[words[first - 1][1] - 1] in ',"”'
    return None if before in _NO_HEAD_BEFORE and not closed else first


def _walk_back(stored: str, words: Sequence[tuple[int, int]], head: int) -> int:
    first = at = head
    while at > 0 and head - at < _LONGEST_NAME:
        at -= 1
        if stored[words[at][1] - 1] in ',.;:"”)':
            break
        word = _bare(stored, words[at])
        if word in ("the", "a", "an", "its", "his", "her", "their"):
            first = at
            if at == 0 or not _goes_on_before(stored, words, at - 1):
                break
        elif word in DAYS:
            break
        elif _is_name(stored, words[at]) or word in ROLE_NOUNS or word in MODIFIERS:
            first = at
        elif word not in _JOINERS:
            break
    return first


def _goes_on_before(stored: str, words: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a name goes on before its article ("Ministry of the …", "the army and the …")."""
    if _bare(stored, words[at]) in ("of", "for"):
        return True
    if _bare(stored, words[at]) != "and" or at == 0:
        return False
    return _is_name(stored, words[at - 1]) or _bare(stored, words[at - 1]) in ROLE_NOUNS


def _is_name(stored: str, span: tuple[int, int]) -> bool:
    marked = stored[span[0]] in "“‘([" and stored[span[0] + 1 : span[0] + 2].isupper()
    return stored[span[0]].isupper() or marked

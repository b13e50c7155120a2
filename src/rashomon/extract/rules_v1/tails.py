"""Attributions at or near the foot of a sentence that have more in them than a name and a verb."""

import re
from collections.abc import Sequence

from rashomon.extract.rules_v1.lexicon import (
    DAYS,
    INVERTED_VERBS,
    MODIFIERS,
    PRONOUNS,
    QUOTING_VERBS,
    ROLE_NOUNS,
    TAIL_VERBS,
)
from rashomon.extract.rules_v1.name_walk import (
    ADVERBS,
    FEWEST_LEFT,
    WORD,
    bare,
    is_name,
    name_start,
)

FINITE = frozenset(
    "was were is are had has have would will could can that which who killed took been be".split()
)
"""Words that show a clause of its own, and so no bare name."""

_PLAIN = frozenset("said says say added wrote tweeted".split())
"""Verbs that take no thing as object: what follows them at the foot of a sentence tells."""

_GOING_ON = "adding|noting|stressing|warning|explaining|pointing out|saying|insisting|reiterating|confirming"
SAID_ADDING = re.compile(
    r"\b(?:(?P<verb>said|stated|explained|reported|added|announced|confirmed)(?: on \w+day| \w+day| in a statement)?"
    r"|(?P<told>told)(?: [\w.’'&-]{1,30}){1,5}?)"
    rf" (?:{_GOING_ON})(?: that)? "
)
"""A teller's second verb right after his first, where a comma was lost."""

INVERTED_ADDING = re.compile(
    r"(?P<verb>said|added|reported|explained|stated) (?P<name>(?:[\w.’'-]{1,30} ){0,6}?[\w.’'-]{1,30}),? "
    rf"(?:{_GOING_ON}) (?:that )?"
)
"""The same with the teller after his first verb ("said the mayor adding that")."""

HANGING = re.compile(
    r"(?:killing|wounding|injuring|destroying|leaving|causing|claiming|forcing|sparking|prompting"
    r"|hitting|targeting|damaging|setting|bringing|raising|triggering|putting|taking|including|among them"
    r"|(?:\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|most|many|all|some|half|both|several|none|dozens)"
    r" of (?:them|whom|these|those)) (?=[\w\"“])"
)
"""What goes on with what was told before "the monitor said": a participle, or some of those counted."""

_SAID_HANGING = re.compile(
    rf"\b(?P<verb>said|reported|added|announced)(?: on \w+day| \w+day)? (?={HANGING.pattern})"
)
_LONG_TAIL = re.compile(
    r" (?:(?:on |late |early )?\w+day )?(?:(?:up)?on (?:the )?condition of anonymity"
    r"|in (?:an?|its|his|her|their|the) (?:\w{1,20} ){0,4}(?:statement|bulletin|report|interview|release|letter|briefing"
    r"|address|speech|message)|speaking|citing|quoting|referring|commenting)\b"
)
_CLAUSE_IN_NAME = re.compile(r" (?:who|which|whose|speaking|in an?|on|adding|citing) ")
_RELATIVES = frozenset("that which who whose".split())
_ASIDES = frozenset("who which whose".split())
ASIDE = re.compile(r"(?:who|which|whose) ")
LONGEST_TAIL = 14
"""Words of an attribution at the foot of a sentence, at most."""
_LONGEST_NAME = 10
_LONGEST = 30
_LONGEST_RELATIVE = 12
_LONGEST_AFTER_QUOTE = 24
_QUOTE_ENDS = re.compile(r"[\"”],? (?=[\w‘'“])")


def said_adding(stored: str, start: int, end: int) -> tuple[int, int] | None:
    """Find "… the mayor said adding that …" without a comma between two stretches of one teller."""
    for pattern in (SAID_ADDING, _SAID_HANGING):
        for match in pattern.finditer(stored, start, end):
            verb = "verb" if match["verb"] else "told"
            words = [m.span() for m in WORD.finditer(stored, start, match.end(verb))]
            first = _after_quote(stored, words, len(words) - 1)
            first = name_start(stored, words, len(words) - 1) if first is None else first
            if first is not None and first >= FEWEST_LEFT:
                if _enough(stored, match.end(), end):
                    return words[first][0], match.end()
                break
    return _inverted_adding(stored, start, end)


def _inverted_adding(stored: str, start: int, end: int) -> tuple[int, int] | None:
    for match in INVERTED_ADDING.finditer(stored, start, end):
        words = [m.span() for m in WORD.finditer(stored, start, match.end())]
        index = sum(first < match.start() for first, _ in words)
        name = match["name"].split()
        if (
            index >= FEWEST_LEFT - 1
            and is_inverted(stored, words, index, [w.lower() for w in name])
            and _enough(stored, match.end(), end)
        ):
            return match.start(), match.end()
    return None


def _enough(stored: str, start: int, end: int) -> bool:
    return len(stored[start:end].split()) >= FEWEST_LEFT - 1


def inverted_start(stored: str, words: Sequence[tuple[int, int]]) -> int | None:
    """Find where "…, said the Observatory." begins: the verb first, then nothing but a name.

    A relative clause may follow the name, however long.
    """
    for index in range(len(words) - 2, max(FEWEST_LEFT - 1, len(words) - _LONGEST), -1):
        if not _opens_inverted(stored, words, index):
            continue
        rest = [bare(stored, span) for span in words[index + 1 :]]
        head = _CLAUSE_IN_NAME.split(" ".join(rest), maxsplit=1)[0].split()
        aside = next((n for n, w in enumerate(rest) if w in _ASIDES), len(rest))
        near = len(words) - index < LONGEST_TAIL or 0 < aside < min(len(rest), _LONGEST_NAME)
        if near and is_inverted(stored, words, index, head):
            return words[index][0]
    return None


def _opens_inverted(stored: str, words: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a verb may stand before its subject: by itself, or right after a comma or quoted words."""
    word, before = bare(stored, words[at]), stored[words[at - 1][1] - 1]
    if word in ("told", "tells") and before == ",":
        return False
    return word in INVERTED_VERBS or (word in QUOTING_VERBS and before in ',"”')


def aside_start(stored: str, start: int, end: int) -> int | None:
    """Find the outlet's own clause on a teller in "said the Observatory | which relies on …"."""
    words = [m.span() for m in WORD.finditer(stored, start, end)]
    if bare(stored, words[0]) not in QUOTING_VERBS:
        return None
    at = next((n for n, w in enumerate(words) if n > 1 and bare(stored, w) in _ASIDES), len(words))
    return words[at][0] if len(words) - at >= FEWEST_LEFT else None


def is_inverted(
    stored: str, words: Sequence[tuple[int, int]], index: int, head: Sequence[str]
) -> bool:
    """Whether a verb stands before its subject, whose words before any clause are `head`."""
    if not head:
        return False
    opens = head[0] in ("the", "a", "an", "its") or is_name(stored, words[index + 1])
    named = opens or head[0] in ROLE_NOUNS or head[0] in MODIFIERS
    named = named and (
        bare(stored, words[index]) in _PLAIN
        or stored[words[index - 1][1] - 1] in '"”'
        or stored[words[index - 1][1] - 2] in '"”'
        or any(w in ROLE_NOUNS for w in head)
        or any(is_name(stored, w) for w in words[index + 1 : index + 1 + len(head)])
    )
    before = bare(stored, words[index - 1])
    object_ = before in PRONOUNS and stored[words[index - 1][1] - 1] == ","
    subject = (before in PRONOUNS and not object_) or before in ROLE_NOUNS or before in ADVERBS
    subject = subject or before in ("and", "but", "or")
    return (
        named
        and head[0] not in DAYS
        and not subject
        and not any(w in FINITE or w in PRONOUNS for w in head)
    )


def long_tail_start(stored: str, words: Sequence[tuple[int, int]]) -> int | None:
    """Find where "…, officials said on condition of anonymity because …" begins, however long."""
    for index in range(len(words) - LONGEST_TAIL, max(FEWEST_LEFT, len(words) - _LONGEST), -1):
        if bare(stored, words[index]) not in TAIL_VERBS:
            continue
        rest = [bare(stored, span) for span in words[index + 1 :]]
        if not _LONG_TAIL.match(stored, words[index][1]) or any(w in FINITE for w in rest):
            return None
        first = name_start(stored, words, index)
        return words[first][0] if first is not None and first >= FEWEST_LEFT else None
    return None


def relative_start(stored: str, words: Sequence[tuple[int, int]], verb: int) -> int | None:
    """Find where "a group that tracks the war [said]" begins: a teller with a clause of his own."""
    for at in range(verb - 2, max(FEWEST_LEFT, verb - _LONGEST_RELATIVE), -1):
        word = bare(stored, words[at])
        if word in TAIL_VERBS or stored[words[at][1] - 1] in ',;:"”':
            return None
        if word not in _RELATIVES:
            continue
        if bare(stored, words[at - 1]) not in ROLE_NOUNS and not is_name(stored, words[at - 1]):
            return None
        first = name_start(stored, words, at)
        article = first is not None and bare(stored, words[first]) in ("the", "a", "an", "another")
        return first if article else None
    return None


def _after_quote(stored: str, words: Sequence[tuple[int, int]], verb: int) -> int | None:
    """Give the first word after the quotation mark that closed last before a verb, if it is near."""
    for at in range(verb - 1, max(0, verb - _LONGEST_AFTER_QUOTE), -1):
        if stored[words[at][1] - 1] in '"”' or (
            stored[words[at][1] - 1] == "," and stored[words[at][1] - 2] in '"”'
        ):
            return at + 1 if _opens_name(stored, words, at + 1, verb) else None
    return None


def _opens_name(stored: str, words: Sequence[tuple[int, int]], first: int, verb: int) -> bool:
    """Whether nothing but a name, and what describes it, stands between a quotation and its verb."""
    between = [bare(stored, span) for span in words[first:verb]]
    opens = is_name(stored, words[first]) or (
        bool(between)
        and (between[0] in MODIFIERS or between[0] in ROLE_NOUNS or between[0] in ("a", "an"))
    )
    clause = next((n for n, w in enumerate(between) if w in _ASIDES), len(between))
    plain = between[:clause]
    return opens and len(plain) > 0 and not any(w in FINITE or w in TAIL_VERBS for w in plain)


def quoted_name_start(stored: str, words: Sequence[tuple[int, int]], verb: int) -> int | None:
    """Find a teller who stands right after a quotation with all that describes him.

    "“…” Jonas Berg a spokesman for the state-backed Harbour Office [told]".
    """
    first = _after_quote(stored, words, verb)
    return first if first is not None and verb - first > 1 else None

"""What the parser is given as one sentence each.

Many scraped texts have lost their commas, and a parser without them attaches
"… people the Observatory said on Monday" wrongly as a whole. An attribution
that is sure on the surface is therefore cut off first and parsed by itself.
"""

import re
from collections.abc import Iterator, Sequence

from rashomon.extract.rules_v1.accounts import account_cut
from rashomon.extract.rules_v1.feet import LISTENERS, foot_start, is_tail, middle_foot
from rashomon.extract.rules_v1.headline_tellers import colon_tail, role_head_end
from rashomon.extract.rules_v1.lexicon import (
    DAYS,
    DECLARED,
    FOOT_VERBS,
    MODIFIERS,
    NOT_TELLERS,
    OPENERS,
    PEOPLE,
    PRONOUNS,
    ROLE_NOUNS,
    TAIL_VERBS,
    TIME_HEADS,
    TOLD_TO,
    TRADES,
)
from rashomon.extract.rules_v1.name_walk import (
    ADVERBS,
    EDGE,
    FEWEST_LEFT,
    JOINERS,
    LONGEST_NAME,
    WORD,
    bare,
    is_name,
    name_start,
)
from rashomon.extract.rules_v1.parsed import Segment
from rashomon.extract.rules_v1.tails import (
    FINITE,
    LONGEST_TAIL,
    aside_start,
    inverted_start,
    long_tail_start,
    quoted_name_start,
    relative_start,
    said_adding,
)
from rashomon.model.text import Text

_LONGEST_LED = 26
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_ACCORDING = re.compile(r"\b[Aa]ccording to\b|\bAs reported by\b")
_HEAD_END = re.compile(r",\s")
_RELATIVE = re.compile(r"(?:who|which|whose|speaking|citing)\b")
_TEXTS = frozenset("statement letter message text communique note post".split())
READS = frozenset("reads read".split())
_NOT_IN_HEAD = frozenset(
    "whose whom where when while as if because although though what after before since".split()
)
_LED = re.compile(
    r"(?:(?:Speaking|Talking|Reporting|Commenting|Responding|Referring|Addressing)"
    rf"|(?:Earlier |Later |Late |Early )?(?:[Ii]n|[Oo]n|[Aa]t|[Dd]uring) (?:the|an?|its|his|her|this|another|{_DAY}|{_MONTH}))\b"
)
_DATELINE = re.compile(
    rf"(?<=\w) (?:AFP|AP|Reuters|TASS) {_DAY} \d{{1,2}} (?:{_MONTH})\w{{0,6}} \d{{4}} (?=[A-Z])"
)
_NO_SUBJECT_FIRST = frozenset(
    "in on at after before during since for from with as if when while by there no none following "
    "according despite under over because although though what how".split()
)
_NOT_FIRST = frozenset(
    "in to by of about from with at on for as after during that what how why whether when where "
    "so it's no nothing more and or but".split()
)
_NO_SUBJECT_ALONE = frozenset(
    "the a an these those such some other more many several earlier recent initial unconfirmed "
    "unverified conflicting local media press news his her its their".split()
)
_AFTER_NOUN = frozenset(
    "of over about from on by against come came emerged surfaced circulated say said suggest "
    "suggested indicate indicated".split()
)
_MIDDLE = re.compile(
    r"(?:,? (?:and|but|while)|;) (?P<name>(?:the |an? |its |his )?(?:[\w'’.-]+ ){1,5}?)(?P<verb>said|added|reported|stated|confirmed"
    r"|announced|explained|noted|stressed)(?: (?:also|later|earlier))?(?: on \w+day)? (?P<that>that )?"
)
_TURN = re.compile(
    r"(?<=\w) (?=(?:Meanwhile|Separately|Elsewhere),? [\w'’]+ \w)"
    r"|(?<=;) (?=(?:[Tt]he |an? )?(?:[\w'’.-]{1,20} ){1,4}(?:said|says|told|reported|counted|put|denied|claimed|confirmed)\b)"
)
_QUOTED_AS = re.compile(
    r" (?P<was>was|were|is|are|has been|have been) (?:also |later )?(?:quoted|reported|cited) as saying(?: (?:by|in|on|to) [^,;:.]{2,60})?[.,]?$"
)
FOLLOWING = re.compile(
    r"(?:So|Thus) (?:said|says|reported) (?=\w)"
    r"|That(?: (?:is|was)|['’]s)(?:,? at least,)?"
    r" (?:according to|the (?:account|version|word|view|verdict|assessment) (?:of|from|given by)) "
)
"""The head of a sentence that does nothing but say who told the one before it."""


def split_segments(stored: str, text: Text) -> Iterator[Segment]:
    """Give the stretches to parse, in text order: sentences of told blocks, attributions apart."""
    count = 0
    for number, block in enumerate(text.blocks):
        if block.kind.is_told:
            for sentence in block.sentences:
                for first, last in _turns(stored, sentence.start, sentence.end):
                    for start, end, peeled in peel(stored, first, last):
                        yield Segment(start, end, count, number, peeled)
                    count += 1


def _turns(stored: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part a sentence at a "Meanwhile" where a full stop was lost, and at another teller's half."""
    for line in _DATELINE.finditer(stored, start, end):
        yield start, line.start()
        start = line.end()
    for turn in _TURN.finditer(stored, start, end):
        if (
            min(len(stored[a:b].split()) for a, b in ((start, turn.start()), (turn.end(), end)))
            >= FEWEST_LEFT - 1
        ):
            yield start, turn.start()
            start = turn.end()
    yield start, end


def peel(stored: str, start: int, end: int) -> Sequence[tuple[int, int, bool]]:
    """Part a sentence into (start, end, is attribution), in text order, the whole if unsure."""
    following = FOLLOWING.match(stored, start, end)
    alone = [(start, end, True)] if following else account_cut(stored, start, end)
    if alone:
        return alone
    head = _head_end(stored, start, end) or role_head_end(stored, start, end)
    if head:
        return [(start, head, True), (head, end, False)]
    middle = (
        _middle(stored, start, end)
        or said_adding(stored, start, end)
        or middle_foot(stored, start, end)
    )
    if middle:
        first, after = middle
        return [*peel(stored, start, first), (first, after, True), (after, end, False)]
    cut = _tail_start(stored, start, end) or colon_tail(stored, start, end)
    if cut:
        inner = _inner_tail(stored, start, cut)
        told = [(start, inner, False), (inner, cut, True)] if inner else [(start, cut, False)]
        aside = aside_start(stored, cut, end)
        return [
            *told,
            *([(cut, aside, True), (aside, end, False)] if aside else [(cut, end, True)]),
        ]
    head = _subject_head_end(stored, start, end) or _led_head_end(stored, start, end)
    if head:
        return [(start, head, True), (head, end, False)]
    return [(start, end, False)]


def _middle(stored: str, start: int, end: int) -> tuple[int, int] | None:
    """Find "… and the source added that …" between two stretches, where the teller is sure."""
    for match in _MIDDLE.finditer(stored, start, end):
        name = match["name"].split()
        sure = match["that"] or name[0] == "the" or name[0] in PRONOUNS
        head = name[-1].strip(EDGE)
        role = head in ROLE_NOUNS or head in PRONOUNS or (head[:1].isupper() and match["that"])
        lasting = all(w.strip(EDGE) not in FINITE and w not in ("which", "who") for w in name)
        long = len(stored[start : match.start()].split()) >= FEWEST_LEFT
        if (
            sure
            and role
            and lasting
            and long
            and len(stored[match.end() : end].split()) >= FEWEST_LEFT
        ):
            return match.start(), match.end()
    return None


def _subject_head_end(stored: str, start: int, end: int) -> int | None:
    """Find the end of "A source at the ministry told Reuters that" at the head of a sentence."""
    words = [m.span() for m in WORD.finditer(stored, start, min(end, start + 400))]
    for index in range(1, min(LONGEST_TAIL, len(words) - FEWEST_LEFT)):
        word = bare(stored, words[index])
        if stored[words[index][1] - 1] in ',;:"”':
            return None
        if word == "declared" and _comes_about(stored, words[index + 1 : index + 7]):
            return None
        if word in FOOT_VERBS:
            cut = _head_of(stored, words, index)
            sure = cut and (word in TAIL_VERBS or stored.endswith(" that ", 0, cut))
            return cut if sure else None
        if word in FINITE or word in _NOT_IN_HEAD:
            return None
    return None


def _comes_about(stored: str, words: Sequence[tuple[int, int]]) -> bool:
    """Whether what is declared comes about by that ("declared a three-day truce")."""
    told = [bare(stored, word) for word in words]
    return "that" not in told and not DECLARED.isdisjoint(told)


def _led_head_end(stored: str, start: int, end: int) -> int | None:
    """Find the end of "Speaking from the port the mayor said" at the head of a sentence."""
    led = _LED.match(stored, start, end)
    words = [m.span() for m in WORD.finditer(stored, start, min(end, start + 400))] if led else []
    for index in range(2, min(_LONGEST_LED, len(words) - FEWEST_LEFT)):
        word = bare(stored, words[index])
        if stored[words[index][1] - 1] in ',;:"”' or word in FINITE or word in _NOT_IN_HEAD:
            return None
        if word in TAIL_VERBS:
            first = name_start(stored, words, index)
            return _past_verb(stored, words, index) if first else None
    return None


def _head_of(stored: str, words: Sequence[tuple[int, int]], verb: int) -> int | None:
    return _past_verb(stored, words, verb) if _is_subject(stored, words, verb) else None


def _past_verb(stored: str, words: Sequence[tuple[int, int]], verb: int) -> int | None:
    """Give where what is told begins after a verb, None where that is not sure."""
    after = verb + 1
    told = bare(stored, words[verb]) in TOLD_TO
    if told:
        after = _past_addressee(stored, words, after)
    timed = after < len(words) and bare(stored, words[after]) in TIME_HEADS
    limit = min(after + (LONGEST_TAIL if timed else 9), len(words) - FEWEST_LEFT)
    for index in range(after, limit):
        if bare(stored, words[index]) == "that":
            return words[index + 1][0] if index == after or timed or told else None
    after = _past_time(stored, words, after)
    if after >= len(words) - FEWEST_LEFT:
        return None
    first = bare(stored, words[after])
    opens = stored[words[after][0]] in "\"“'‘"
    return None if first in _NOT_FIRST or opens else words[after][0]


def _past_addressee(stored: str, words: Sequence[tuple[int, int]], at: int) -> int:
    """Skip who was told: a run of names, "reporters", "state TV"."""
    while at < len(words) - 1:
        word = bare(stored, words[at])
        if not (is_name(stored, words[at]) or word in MODIFIERS or word in LISTENERS):
            break
        at += 1
    return at


def _past_time(stored: str, words: Sequence[tuple[int, int]], at: int) -> int:
    """Skip "on Monday", "Monday", "later": the time of the telling."""
    if at + 1 < len(words) and bare(stored, words[at]) in ("on", "late", "early", "earlier"):
        return at + 2 if bare(stored, words[at + 1]) in DAYS else at
    return at + 1 if bare(stored, words[at]) in DAYS | {"later", "yesterday", "today"} else at


def _is_subject(stored: str, words: Sequence[tuple[int, int]], verb: int) -> bool:
    """Whether the words before the verb are its subject and nothing else."""
    last = verb - 1
    while last > 0 and bare(stored, words[last]) in ADVERBS:
        last -= 1
    first = 0
    while first < last and bare(stored, words[first]) in OPENERS:
        first += 1
    head = bare(stored, words[last])
    if head in PRONOUNS:
        return first == last
    if _is_noun(stored, words, verb):
        return False
    if head in NOT_TELLERS or bare(stored, words[first]) in _NO_SUBJECT_FIRST:
        return False
    sure = bare(stored, words[verb]) in TOLD_TO or bare(stored, words[verb]) not in TAIL_VERBS
    if head in ROLE_NOUNS or (sure and head.removesuffix("s") in PEOPLE | TRADES):
        return True
    plain = [bare(stored, words[n]) for n in range(first, last) if not is_name(stored, words[n])]
    known = all(
        w in JOINERS or w in MODIFIERS or w in ROLE_NOUNS or w in ("a", "an") for w in plain
    )
    return is_name(stored, words[last]) and head not in DAYS and known


def _is_noun(stored: str, words: Sequence[tuple[int, int]], verb: int) -> bool:
    """Whether "reports" or "claims" is a noun: after an article, or before what makes it one."""
    if bare(stored, words[verb]) not in ("reports", "claims"):
        return False
    after = bare(stored, words[verb + 1]) if verb + 1 < len(words) else ""
    alone = {bare(stored, words[n]) for n in range(verb)} <= _NO_SUBJECT_ALONE
    return alone or after in _AFTER_NOUN or after in FINITE


def _head_end(stored: str, start: int, end: int) -> int | None:
    """Find the end of "According to the Observatory," at the head of a sentence."""
    found = _ACCORDING.match(stored, start, end)
    comma = _HEAD_END.search(stored, start, min(end, start + 120)) if found else None
    if not comma or len(stored[start : comma.start()].split()) > LONGEST_NAME:
        return None
    if _RELATIVE.match(stored, comma.end(), end):
        comma = _HEAD_END.search(stored, comma.end(), min(end, start + 120))
    return comma.end() if comma else None


def _tail_start(stored: str, start: int, end: int) -> int | None:
    """Find where "…, the Observatory said on Monday." begins, at the foot of a sentence."""
    words = [m.span() for m in WORD.finditer(stored, start, end)]
    according = _last_according(stored, words, start, end)
    if according:
        return according
    for index in range(len(words) - 1, max(2, len(words) - LONGEST_TAIL), -1):
        if _tells(stored, words, index) and is_tail(stored, words, index):
            first = _teller_start(stored, words, index)
            if first is not None and first >= _fewest(stored, words, first):
                return words[first][0]
    return (
        _quoted_start(stored, words, start, end)
        or _inverted_start(stored, words)
        or long_tail_start(stored, words)
        or foot_start(stored, words)
    )


def _inverted_start(stored: str, words: Sequence[tuple[int, int]]) -> int | None:
    """Find where "…, said the mayor" begins, where what stands before is more than a subject."""
    cut = inverted_start(stored, words)
    verb = next((n for n, w in enumerate(words) if w[0] == cut), None)
    quoted = verb is not None and stored[words[verb - 1][1] - 1] in '"”'
    return None if verb is None or (not quoted and _is_subject(stored, words, verb)) else cut


def _teller_start(stored: str, words: Sequence[tuple[int, int]], verb: int) -> int | None:
    """Give the first word of a verb's teller: right after a quotation, by name, or with a clause."""
    for find in (quoted_name_start, name_start, relative_start):
        first = find(stored, words, verb)
        if first is not None:
            return first
    return None


def _tells(stored: str, words: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a word is a verb of telling; of a paper, "reads" is one."""
    word = bare(stored, words[at])
    return word in TAIL_VERBS or (
        word in READS and any(bare(stored, w) in _TEXTS for w in words[max(0, at - 2) : at])
    )


def _fewest(stored: str, words: Sequence[tuple[int, int]], first: int) -> int:
    """Give how many words must stand before a teller's name: after a quotation two are enough."""
    return 2 if first and stored[words[first - 1][1] - 1] in '"”' else FEWEST_LEFT


def _quoted_start(
    stored: str, words: Sequence[tuple[int, int]], start: int, end: int
) -> int | None:
    """Find where "… the army was quoted as saying by Reuters." begins."""
    found = _QUOTED_AS.search(stored, start, end)
    verb = next((n for n, w in enumerate(words) if found and w[0] == found.start("was")), None)
    if verb is None:
        return None
    first = quoted_name_start(stored, words, verb) or name_start(stored, words, verb)
    return words[first][0] if first is not None and first >= FEWEST_LEFT else None


def _inner_tail(stored: str, start: int, cut: int) -> int | None:
    """Find the teller right before another's ("…, Al-Watan said, | Al-Jazeera reported.")."""
    words = [m.span() for m in WORD.finditer(stored, start, cut)]
    if len(words) <= FEWEST_LEFT or stored[words[-1][1] - 1] != ",":
        return None
    if bare(stored, words[-1]) not in TAIL_VERBS:
        return None
    first = name_start(stored, words, len(words) - 1)
    return words[first][0] if first is not None and first >= FEWEST_LEFT else None


def _last_according(
    stored: str, words: Sequence[tuple[int, int]], start: int, end: int
) -> int | None:
    found = list(_ACCORDING.finditer(stored, start, end))
    if not found or found[-1].start() <= start:
        return None
    at = found[-1].start()
    before = sum(first < at for first, _ in words)
    after = stored[at:end]
    fits = before >= FEWEST_LEFT and len(after.split()) <= LONGEST_TAIL + 6
    return at if fits and ", " not in after and not _has_clause(after) else None


def _has_clause(after: str) -> bool:
    return any(word.strip(EDGE).lower() in FINITE for word in after.split())

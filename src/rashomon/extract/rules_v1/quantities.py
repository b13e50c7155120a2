"""Typed quantities: what a number counts and what it measures."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.extract.rules_v1.numbers import NUMBER, Number, find_numbers
from rashomon.extract.rules_v1.quantity_context import Unit, counts, unit_of
from rashomon.extract.rules_v1.quantity_harm import (
    InClause,
    harm_of,
    joined,
    shared,
)
from rashomon.extract.rules_v1.quantity_parts import follows_on, is_part
from rashomon.extract.rules_v1.quantity_persons import find_persons, nth_victims, tells_persons
from rashomon.extract.rules_v1.quantity_pieces import find_pieces
from rashomon.extract.rules_v1.quantity_spans import bare_spans, is_conversion, measured
from rashomon.model.quantity import Measure, Quantity
from rashomon.model.words import Words

_PRONOUN = re.compile(r"(?:one|many)(?:$| (?:others|ways|respects)\b)", re.IGNORECASE)
"""Words that stand for persons or things told before and count nothing ("one in a car", "many had run")."""

_WHOSE = re.compile(r"(?:his|her|their|another)\b", re.IGNORECASE)
"""First words of one person told by whose kin he is, or as one more: no toll ("his son and 12 fighters")."""

_REACH = 220
"""How many characters of the same line before and after a quote are looked at."""

_WINDOW = 240
"""How far from a number the words of its clause are looked for."""

_DISTRICTS = re.compile(r"(?:districts?|neighbou?rhoods?|quarters|suburbs)", re.IGNORECASE)
_HOSPITALS = re.compile(
    r"(?<![\w-])(?:[\w-]{1,20} ){0,2}(?:hospitals?|(?:health|medical|healthcare) (?:facilit(?:y|ies)|cent(?:re|er)s?))",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<![A-Z])[.!?][\"”’)]?(?=\s+[A-Z\"“(]|[A-Z][a-z])")
_OTHERS = re.compile(r" (?:others?|more)\b")
_IS_OF = re.compile(r" of (?:the |its |their |those |all )")
"""Between a part and the whole that it is of ("three of the five climbers")."""

_JOINED = re.compile(r"(?: [\w'’-]{1,20}){0,4},? (?:and|or|,) ?")


@dataclass(frozen=True, slots=True)
class _Counted:
    """A number that counts, before its clause is known; `person` as in InClause."""

    number: Number
    unit: Unit
    person: bool = False


def find_quantities(stored: str, start: int, end: int) -> tuple[Quantity, ...]:
    """Find the quantities of a claim's quote, in text order.

    The words around the quote, on the same line, help to tell what an elided
    noun or verb would have said; quantities there are not given.
    """
    left = max(0, start - _REACH, stored.rfind("\n", max(0, start - _REACH), start) + 1)
    newline = stored.find("\n", end, end + _REACH)
    right = newline if newline >= 0 else min(len(stored), end + _REACH)
    opens = NUMBER.search(stored, start, right)
    if (opens is None or opens.start() >= end) and not tells_persons(stored, start, end, right):
        return _linked(sorted(_bare(stored, start, end), key=lambda q: q.words), set())
    numbers = [n for n in find_numbers(stored, left, right) if counts(stored, n)]
    spans = {n: q for n in numbers if (q := measured(stored, n, end))}
    counted = _counted(stored, numbers, spans, (left, right))
    told = any(start <= c.number.core < end for c in counted)
    items = _in_clauses(stored, counted, (left, right)) if told else ()
    found = [q for n, q in spans.items() if start <= n.core and not is_conversion(stored, n)]
    found = [q for q in found if q.words.end <= end]
    found += _beside(found, _bare(stored, start, end))
    found += (
        _quantity(stored, item, harm, start)
        for item, harm in zip(items, _harms(stored, items), strict=True)
        if start <= item.number.core and item.number.end <= end and _is_told(stored, item, harm)
    )
    parts = {max(start, i.number.start) for i in items if i.part and start <= i.number.core < end}
    return _linked(sorted(found, key=lambda q: q.words), parts)


def _bare(stored: str, start: int, end: int) -> Iterator[Quantity]:
    """Find what is told without a number: spans of time, most of a place, single pieces of arms."""
    yield from bare_spans(stored, start, end)
    yield from find_pieces(stored, start, end)


def _counted(
    stored: str,
    numbers: Sequence[Number],
    spans: Iterable[Number],
    reach: tuple[int, int],
) -> list[_Counted]:
    """Put numbers and people without a number in text order; what has a unit of its own goes."""
    held = set(spans)
    ranked = [_Counted(*pair) for pair in nth_victims(stored, *reach)]
    plain = [_Counted(n, unit_of(stored, n, reach[1])) for n in numbers if n not in held]
    persons = [_Counted(*pair, person=True) for pair in find_persons(stored, *reach)]
    kept: list[_Counted] = []
    for counted in sorted((*ranked, *plain, *persons), key=lambda c: (c.number.start, c.person)):
        if not kept or counted.number.start >= kept[-1].number.end:
            kept.append(counted)
    return kept


def _in_clauses(
    stored: str, counted: Sequence[_Counted], reach: tuple[int, int]
) -> tuple[InClause, ...]:
    """Give each number the words that are its own: up to its neighbours, within its sentence.

    The words of a part ("including five children") do not end those of its whole.
    """
    ends = [m.end() for m in _SENTENCE_END.finditer(stored, *reach)]
    parts = _parts(stored, counted)
    made = []
    for index, following in enumerate(_following(parts)):
        item, number = counted[index], counted[index].number
        opening, sentence_end = _sentence(ends, number, reach)
        left = max(opening, counted[index - 1].number.end if index else 0)
        right = counted[following].number.start if following < len(counted) else sentence_end
        made.append(
            InClause(
                number,
                item.unit,
                left,
                min(sentence_end, right),
                sentence_end,
                item.person,
                parts[index],
                follows=left > opening,
                earlier=stored[max(reach[0], opening - 160) : left],
            )
        )
    return tuple(made)


def _sentence(ends: Sequence[int], number: Number, reach: tuple[int, int]) -> tuple[int, int]:
    """Give the bounds of a number's sentence, at most `_WINDOW` characters to either side."""
    before, after = bisect_right(ends, number.start), bisect_left(ends, number.end)
    opening = ends[before - 1] if before else reach[0]
    closing = ends[after] if after < len(ends) else reach[1]
    return max(opening, number.start - _WINDOW), min(closing, number.end + _WINDOW)


def _following(parts: Sequence[bool]) -> list[int]:
    """Give, for each number, the next that can end its words: parts do not end a whole's."""
    found, whole = [0] * len(parts), len(parts)
    for index in range(len(parts) - 1, -1, -1):
        found[index] = index + 1 if parts[index] else whole
        whole = whole if parts[index] else index
    return found


def _parts(stored: str, counted: Sequence[_Counted]) -> list[bool]:
    """Tell which numbers are parts of one before them; what is joined to a part is one too."""
    parts: list[bool] = []
    for n, item in enumerate(counted):
        goes_on = (
            n > 0
            and parts[n - 1]
            and _JOINED.fullmatch(stored[counted[n - 1].number.end : item.number.start])
            and not _OTHERS.match(stored, item.number.end)
        )
        parts.append(is_part(stored, item.number) or bool(goes_on))
    return parts


def _harms(stored: str, items: Sequence[InClause]) -> list[Measure | None]:
    """Give what each number measures: by its clause, a number joined to it, or its whole."""
    harms = [harm_of(stored, item) for item in items]
    for n in range(len(items) - 1):
        if harms[n] is None and _IS_OF.fullmatch(
            stored, items[n].number.end, items[n + 1].number.start
        ):
            harms[n], harms[n + 1] = harms[n + 1], Measure.OTHER
    following = _following([item.part for item in items])
    for n in range(len(items) - 2, -1, -1):
        m = following[n] if following[n] < len(items) else n + 1
        apart = items[n].part and not items[m].part
        if harms[n] is None and not apart and joined(stored, items[n], items[m]):
            harms[n] = shared(items[n], harms[m])
    last = harms[0] if harms else None
    for n in range(1, len(items)):
        if harms[n] is None and joined(stored, items[n - 1], items[n]):
            harms[n] = shared(items[n], harms[n - 1])
        if harms[n] is None and (items[n].part or follows_on(stored, items[n].number)):
            harms[n] = shared(items[n], last)
        last = harms[n] or last
    return harms


def _is_told(stored: str, item: InClause, harm: Measure | None) -> bool:
    """Whether a counted item is a quantity; people without a number, "one" and "many" only where it tells what became of them."""
    if item.person:
        single = item.number.low == 1 and _WHOSE.match(stored, item.number.start)
        return harm is Measure.WOUNDED or (harm is Measure.KILLED and not single)
    words = stored[item.number.start : item.number.end]
    if harm in (None, Measure.OTHER) and _PRONOUN.match(f"{words} {item.unit.text}".rstrip()):
        return False
    return not is_conversion(stored, item.number)


def _quantity(stored: str, item: InClause, harm: Measure | None, start: int) -> Quantity:
    number, head = item.number, item.unit.head
    measure = harm or Measure.OTHER
    if _DISTRICTS.fullmatch(head):
        measure = Measure.DISTRICTS
    elif _HOSPITALS.fullmatch(item.unit.text):
        measure = Measure.HOSPITALS
    words = Words.of(stored, max(start, number.start), number.end)
    return Quantity(measure, number.low, number.high, item.unit.text, words)


def _beside(found: Sequence[Quantity], more: Iterator[Quantity]) -> Iterator[Quantity]:
    """Give those of `more` whose words no found quantity shares."""
    taken = sorted((q.words.start, q.words.end) for q in found)
    for quantity in more:
        at = bisect_left(taken, (quantity.words.end, 0))
        if not at or taken[at - 1][1] <= quantity.words.start:
            yield quantity


def _linked(found: Sequence[Quantity], parts: set[int]) -> tuple[Quantity, ...]:
    """Link parts to the whole of the same measure before them ("43 people, including five children").

    `parts` are the offsets where the numbers begin that are parts.
    """
    linked: list[Quantity] = []
    wholes: dict[Measure, int] = {}
    for quantity in found:
        if quantity.words.start in parts:
            linked.append(replace(quantity, part_of=wholes.get(quantity.measure)))
        else:
            wholes[quantity.measure] = len(linked)
            linked.append(quantity)
    return tuple(linked)

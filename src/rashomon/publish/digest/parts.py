"""What a digest is made of: slots in clauses, clauses in sentences, sentences in sections."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rashomon.publish.view import ClaimView


class Sort(StrEnum):
    """What a slot holds, and so where its words must come from."""

    WORDS = "words"
    QUOTE = "quote"
    TELLER = "teller"
    PLACE = "place"
    SIDE = "side"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of a sentence; a day is ISO, a quote stands without its marks."""

    sort: Sort
    text: str

    @property
    def written(self) -> str:
        """Write it for the reader: quotes in their marks, days in words."""
        if self.sort is Sort.QUOTE:
            return f"“{self.text}”"
        return written_day(self.text) if self.sort is Sort.DAY else self.text


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence with the claims, never none, that all of it comes from."""

    slots: tuple[Slot, ...]
    claims: tuple[str, ...]

    @property
    def written(self) -> str:
        """Write it without its citations."""
        return "".join(s.written for s in self.slots)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `status` is a finding's, `event` the event's id it tells of, "" for none."""

    clauses: tuple[Clause, ...]
    status: str
    event: str = ""

    @property
    def claims(self) -> tuple[str, ...]:
        """Give the ids of the claims it cites, in order, once each."""
        return tuple(dict.fromkeys(c for clause in self.clauses for c in clause.claims))

    @property
    def pieces(self) -> tuple[tuple[tuple[tuple[Slot, str], ...], tuple[str, ...]], ...]:
        """Give each clause's slots as written, the first with a capital, and its claims."""
        return tuple(
            (
                tuple(
                    (s, _capital(s) if (n, m) == (0, 0) else s.written)
                    for m, s in enumerate(clause.slots)
                ),
                clause.claims,
            )
            for n, clause in enumerate(self.clauses)
        )

    @property
    def written(self) -> str:
        """Write it without its citations."""
        return "; ".join("".join(t for _, t in told) for told, _ in self.pieces) + "."


def _capital(slot: Slot) -> str:
    return slot.written if slot.sort is Sort.QUOTE else slot.written[:1].upper() + slot.written[1:]


class Section(StrEnum):
    """The parts of a digest in their order."""

    DISPUTED = "In dispute"
    CORROBORATED = "Told independently by several"
    HARM = "Harm to civilians"
    CONTROL = "Who holds what"
    SIEGES = "Sieges"
    DISPLACEMENT = "Displacement"
    TRUCES = "Truces and talks"
    ALLEGATIONS = "Allegations"
    SINGLE = "Told by one source, or untraced"


@dataclass(frozen=True, slots=True)
class Brief:
    """What is asked of a digest: days ("" open), a place's id ("" everywhere), sentences at most."""

    start: str = ""
    end: str = ""
    place: str = ""
    length: int = 24


@dataclass(frozen=True, slots=True)
class Cited:
    """A claim that a digest cites, with its report's headline."""

    claim: ClaimView
    headline: str


@dataclass(frozen=True, slots=True)
class Digest:
    """A situation report; `place` is a name, `left` how many sentences length left out.

    `reports` are those of the claims that it cites, `start` and `end` the days asked for, else
    those of the record's first and last report.
    """

    brief: Brief
    place: str
    start: str
    end: str
    reports: int
    sections: tuple[tuple[Section, tuple[Sentence, ...]], ...]
    cited: tuple[Cited, ...]
    left: int

    @property
    def days(self) -> str:
        """Write its days for the reader, "" where none is known."""
        days = [written_day(d) for d in dict.fromkeys((self.start, self.end)) if d]
        return " to ".join(days)

    @property
    def sentences(self) -> int:
        """Give how many sentences it has."""
        return sum(len(told) for _, told in self.sections)


_MONTHS = "January February March April May June July August September October November December"


def written_day(day: str) -> str:
    """Write an ISO day in words: "28 November 2016"; what is none stays as it is."""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{found.day} {_MONTHS.split()[found.month - 1]} {found.year}"

"""The state of a crisis over time: who holds what, who is besieged, who flees where, what was agreed.

Everything here is derived from a record's claims and names the claims it comes from. Days are ISO
dates, "" where they are not known; sides are registry sides ("syrian-government") or, where no
registry knows one, a plain word ("rebels").
"""

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.finding import Figure


class Act(StrEnum):
    """What a claim tells of a place and a side."""

    TOOK = "took"
    HOLDS = "holds"
    LOST = "lost"
    ENTERED = "entered"
    CUT_OFF = "cut off"


class Condition(StrEnum):
    """How a place stands on a day."""

    HELD = "held"
    CONTESTED = "contested"
    ENTERED = "entered"
    LOST = "lost"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class HoldTelling:
    """One claim's word on one place.

    `holder` is the side that took, holds, lost, entered or was cut off, `against`
    the other one where it is named. It is so by `end`, and since `start` at the
    earliest; both are the day of publication where the claim is not `dated`, and
    "" where it only says that it was once so. `denied` is true where the teller
    says it is not so, `unsure` where he says it may be. `part` are the words that
    narrow it to a part of the place ("a third of"); of a wide place such a telling
    does not decide who holds the whole, nor does one of its being cut off. Where it goes for the places
    that lie in `place`, `of` is `place` again, and "" where the place in question itself was named. `origin`
    is the root of the telling, "" untraced.
    """

    claim: str
    place: str
    act: Act
    holder: str
    against: str
    teller: str
    origin: str
    start: str
    end: str
    published: str
    dated: bool = False
    denied: bool = False
    unsure: bool = False
    part: str = ""
    of: str = ""
    decides: bool = True


@dataclass(frozen=True, slots=True)
class Holder:
    """A side said to hold a place, since when, and the claims that say so or deny it.

    It took the place by `since`, or is first said to hold it then where nobody
    tells of the taking (`taken` is false).
    `of` is the wider place that all the claims were told of, "" where one names
    the place itself.
    """

    side: str
    since: str
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    denied_by: tuple[str, ...] = ()
    of: str = ""
    taken: bool = False


@dataclass(frozen=True, slots=True)
class PlaceState:
    """How a place stands on a day, with who says so.

    `holders` come with most origins first; more than one, or a denial, makes the
    place contested. `before` is the side that held it last before them, "" where
    nobody says. Since `since` it stands so. `entered` are claims of others inside, `cut_off` such as tell that
    it is cut off, `partly` such as tell of a part of it.
    """

    place: str
    name: str
    day: str
    condition: Condition
    holders: tuple[Holder, ...]
    reason: str
    before: str = ""
    since: str = ""
    entered: tuple[str, ...] = ()
    cut_off: tuple[str, ...] = ()
    partly: tuple[str, ...] = ()

    @property
    def claims(self) -> tuple[str, ...]:
        """Give every claim the state comes from, holders first."""
        told = [c for h in self.holders for c in (*h.claims, *h.denied_by)]
        return tuple(dict.fromkeys((*told, *self.entered, *self.cut_off, *self.partly)))


@dataclass(frozen=True, slots=True)
class ControlSpan:
    """A stretch of days over which a side is said to hold a place.

    It began between `start` and `by`: `start` is "" where it was so before `by`, when
    it is first told. `end` is "" where it goes on.
    `against` is the side it was taken from, `denied_by` the claims that deny it, `of` the wider place where no claim of
    it names the place itself.
    """

    place: str
    side: str
    start: str
    by: str
    end: str
    against: str
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    denied_by: tuple[str, ...] = ()
    of: str = ""


@dataclass(frozen=True, slots=True)
class Contest:
    """Days over which it is in dispute who holds a place, or whether a taking is true."""

    place: str
    start: str
    end: str
    sides: tuple[str, ...]
    claims: tuple[str, ...]
    denied_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceControl:
    """Who is said to hold a place over time; tellings in order of day and claim."""

    place: str
    name: str
    tellings: tuple[HoldTelling, ...]
    spans: tuple[ControlSpan, ...]
    contests: tuple[Contest, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One claim's step in a matter that goes on: what, who tells, and its days."""

    what: str
    claim: str
    teller: str
    start: str
    end: str
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Siege:
    """A place said to be besieged.

    `begun` and `ended` are days with the claims that tell them; `since` is the
    earliest begin told. `inside` is how many are said to be inside.
    """

    place: str
    name: str
    since: str
    besiegers: tuple[str, ...]
    begun: tuple[Step, ...]
    ended: tuple[Step, ...]
    claims: tuple[str, ...]
    inside: Figure | None = None


@dataclass(frozen=True, slots=True)
class Facility:
    """A hospital, station, bridge or the like, and what is said to have become of it.

    `name` are the report's words; `steps` are in order of day, each with what
    became of it (destroyed, damaged, hit, captured, shut, working).
    """

    sort: str
    name: str
    place: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where people come from or go to: a place id, or else the side that holds it; "" unknown.

    `name` is for the reader. With `told` it stands in the claim's own words, else
    it is where the report is at.
    """

    place: str
    side: str
    name: str
    told: bool = True


@dataclass(frozen=True, slots=True)
class Flow:
    """People said to have moved from one place to another, with how many.

    `size` is None where nobody counts. Days are the first and last that tellers name.
    """

    origin: Endpoint
    target: Endpoint
    start: str
    end: str
    size: Figure | None
    claims: tuple[str, ...]
    denied_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Truce:
    """A truce or pause with its steps in order of day: agreed, announced, broken and so on."""

    place: str
    name: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Allegation:
    """What is alleged, and each step since: alleged, denied, unverified, investigated, finding.

    `outcome` is the last finding's words, "" where there is none.
    """

    id: str
    question: str
    steps: tuple[Step, ...]
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Background:
    """A fact of long before the report that tells it; `edtf` is its date as told."""

    claim: str
    words: str
    start: str
    end: str
    edtf: str


@dataclass(frozen=True, slots=True)
class Chronicle:
    """The whole state over time, each part in a fixed order."""

    control: tuple[PlaceControl, ...]
    sieges: tuple[Siege, ...]
    facilities: tuple[Facility, ...]
    flows: tuple[Flow, ...]
    truces: tuple[Truce, ...]
    allegations: tuple[Allegation, ...]
    background: tuple[Background, ...]

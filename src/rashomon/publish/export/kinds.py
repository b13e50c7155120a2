"""What a kind of claim is in other codings: the one place where that is written.

After the ACLED codebook (event and sub-event types) and the UCDP GED codebook
(an event of organised violence with at least one dead). Where a kind may be
several types, the type stays empty: the words of the claims decide, not a guess.
"""

from dataclasses import dataclass

from rashomon.model.claim import Kind

BATTLES = "Battles"
REMOTE = "Explosions/Remote violence"
STRATEGIC = "Strategic developments"
REGAINED = "Government regains territory"
OVERTAKEN = "Non-state actor overtakes territory"
POLITICAL = "Political violence"


@dataclass(frozen=True, slots=True)
class AcledType:
    """ACLED's disorder, event and sub-event type; "" where a kind may be several."""

    disorder: str
    event: str
    sub: str = ""


UNTYPED = AcledType("", "")
"""Of an event that ACLED would code, though nothing told says as which type."""

ACLED_TYPES = {
    Kind.CONTROL: UNTYPED,
    Kind.CLASH: AcledType(POLITICAL, BATTLES, "Armed clash"),
    Kind.AIR_STRIKE: AcledType(POLITICAL, REMOTE, "Air/drone strike"),
    Kind.SHELLING: AcledType(POLITICAL, REMOTE, "Shelling/artillery/missile attack"),
    Kind.CHEMICAL_ATTACK: AcledType(POLITICAL, REMOTE, "Chemical weapon"),
    Kind.OTHER_ATTACK: AcledType(POLITICAL, ""),
    Kind.CASUALTIES: UNTYPED,
    Kind.SIEGE: AcledType(STRATEGIC, STRATEGIC, "Other"),
    Kind.INFRASTRUCTURE: AcledType(STRATEGIC, STRATEGIC, "Looting/property destruction"),
    Kind.TRUCE_OR_TALKS: AcledType(STRATEGIC, STRATEGIC, "Agreement"),
    Kind.MOVEMENT: AcledType(STRATEGIC, STRATEGIC),
}
"""ACLED's types by kind; a kind that is not here is no ACLED event.

`control` becomes one of the two types of territory taken where a party is said
to have taken it, and nobody denies it.
"""

VIOLENT = (
    Kind.AIR_STRIKE,
    Kind.SHELLING,
    Kind.CHEMICAL_ATTACK,
    Kind.CLASH,
    Kind.OTHER_ATTACK,
)
"""Kinds of violence: what killed where an event's kind tells of the dead alone."""

"""One proposition, as one source tells it in one report."""

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.quantity import Quantity
from rashomon.model.time import TimeMention
from rashomon.model.words import Words


class Stance(StrEnum):
    """How the source stands to the proposition."""

    ASSERT = "assert"
    DENY = "deny"
    CONFIRM = "confirm"
    UNCERTAIN = "uncertain"
    PREDICT = "predict"
    OPINION = "opinion"


class Polarity(StrEnum):
    """Whether the proposition itself is negated."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Kind(StrEnum):
    """What a claim is about."""

    CONTROL = "control"
    CLASH = "clash"
    AIR_STRIKE = "air_strike"
    SHELLING = "shelling"
    CHEMICAL_ATTACK = "chemical_attack"
    OTHER_ATTACK = "other_attack"
    CASUALTIES = "casualties"
    DISPLACEMENT = "displacement"
    SIEGE = "siege"
    INFRASTRUCTURE = "infrastructure"
    NEED = "need"
    TRUCE_OR_TALKS = "truce_or_talks"
    MOVEMENT = "movement"
    ALLEGATION_RESULT = "allegation_result"
    BACKGROUND = "background"
    OTHER = "other"


class SourceType(StrEnum):
    """What sort of teller a source is."""

    PARTY_GOVERNMENT = "party_government"
    PARTY_OPPOSITION = "party_opposition"
    PARTY_KURDISH = "party_kurdish"
    PARTY_OTHER = "party_other"
    MONITOR = "monitor"
    UN_OR_NGO = "un_or_ngo"
    STATE_MEDIA = "state_media"
    MEDIA = "media"
    RESCUE_OR_MEDICAL = "rescue_or_medical"
    RESIDENT = "resident"
    OFFICIAL_OTHER = "official_other"
    OUTLET = "outlet"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Named:
    """A name as the report itself would give it in full, with the words used here.

    `name` is the fullest form the report has ("Rami Abdulrahman" for "he");
    `mention` are the words at this claim, `None` where nothing names it.
    """

    name: str
    mention: Words | None = None


OUTLET = Named("outlet")
"""The teller of what a report says in its own voice."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says in one report: one proposition with its exact words.

    `number` counts from 1 in text order. `via` are the relays, nearest the
    teller first. `places` stand finest first. `times` are the words that date
    the happening, never the telling.
    """

    number: int
    quote: Words
    source: Named
    source_type: SourceType
    via: tuple[Named, ...]
    cue: Words | None
    stance: Stance
    kind: Kind
    polarity: Polarity
    agent: Named | None = None
    target: Named | None = None
    places: tuple[Words, ...] = ()
    from_place: Words | None = None
    to_place: Words | None = None
    times: tuple[TimeMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    in_caption: bool = False
    in_quotation: bool = False

    @property
    def in_own_voice(self) -> bool:
        """Whether the outlet itself tells this."""
        return self.source_type is SourceType.OUTLET


@dataclass(frozen=True, slots=True)
class Extraction:
    """All claims of one report in text order, with the extractor that found them."""

    extractor: str
    claims: tuple[Claim, ...]

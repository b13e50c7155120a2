"""Attribution frames and propositions: what the parts of this extractor hand to each other."""

from dataclasses import dataclass

from rashomon.model.claim import Stance
from rashomon.model.words import Words


@dataclass(frozen=True, slots=True)
class Frame:
    """One attribution: whose words, by which cue, about which stretches of text.

    `source` are the words that name the teller at this attribution (a noun
    phrase as tight as the guidelines' `source_mention`), `None` when only
    implied ("reportedly"). Joint tellers make one frame each over the same
    contents. `via` are mentions of relays, nearest the teller first.
    `contents` are stretches that the teller tells, in text order, possibly in
    several sentences. `covers` is the whole attribution clause, which is no
    claim itself. `stance` is what the cue alone says of the stance, `None`
    where it says nothing (plain "said"). `construction` names the rule; `verb` is
    the token index of the reporting verb, -1 where there is none in the tree.
    """

    source: Words | None
    cue: Words | None
    contents: tuple[Words, ...]
    via: tuple[Words, ...] = ()
    covers: Words | None = None
    stance: Stance | None = None
    negated: bool = False
    construction: str = ""
    verb: int = -1


@dataclass(frozen=True, slots=True)
class Proposition:
    """A stretch that states one proposition, with the frames that tell it.

    `frames` are indices into the report's frames: none for the outlet's own
    voice, several for joint tellers (one claim is made for each).
    """

    words: Words
    frames: tuple[int, ...] = ()

"""Arms and vehicles counted without a number where they are taken, lost or fired: "destroyed a tank"."""

import re
from collections.abc import Iterator

from rashomon.model.quantity import Measure, Quantity
from rashomon.model.words import Words

_NOUN = (
    r"(?:tank|(?:personnel )?carrier|vehicle|truck|lorry|pickup|pick-up|bulldozer|drone|mortar|(?:rocket |missile |shell )*launcher"
    r"|machine[ -]gun|cannon|howitzer|(?:rocket|mortar|artillery|tank) shell|rocket|helicopter|warplane|jet|motorcycle|boat)"
)
_PIECE = re.compile(
    rf"\b(?P<piece>an? (?:(?!of\b|in\b|on\b|at\b|by\b|for\b|to\b|with\b|from\b|who\b|that\b|was\b|is\b)[\w-]{{2,14}} ){{0,4}}?{_NOUN})"
    r"(?=[.,;:)”\"’\n–—]|$| (?:and|or|at|in|on|of|for|with|near|from|that|which|to|belonging|equipped|carrying|loaded|mounted|was|were|after|during|while|when|as|an?"
    r"|two|three|four|five|six|seven|eight|nine|ten|several|\d)\b)",
    re.IGNORECASE,
)
_TAKEN_BEFORE = re.compile(
    r"\b(?:destroy(?:s|ed|ing)?|seiz(?:es?|ed|ing)|captur(?:es?|ed|ing)|confiscat(?:es?|ed|ing)|disabl(?:es?|ed|ing)|discover(?:s|ed|ing)?|down(?:s|ed|ing)"
    r"|(?<!test-)fir(?:es?|ed|ing)|launch(?:es|ed|ing)?|(?:sh(?:ot|oots?|ooting)|bring(?:s|ing)?|brought) down|knock(?:s|ed|ing)? out|(?:blew|blow(?:s|ing)?) up)"
    r"(?:,? (?!by\b|in\b|on\b|at\b|for\b|to\b|from\b|near\b|after\b|when\b|while\b|as\b|was\b|were\b|with\b|against\b|using\b)[\w'’-]{1,20}){0,10},? $",
    re.IGNORECASE,
)
_TAKEN_AFTER = re.compile(
    r"^(?:,? [\w'’-]{1,20}){0,8}? (?:was|were|been|being) (?:\w{2,12}ly |also )?(?:destroyed|seized|captured|confiscated|disabled|discovered|downed|fired|(?:shot|brought) down|knocked out|blown up)\b",
    re.IGNORECASE,
)


def find_pieces(stored: str, start: int, end: int) -> Iterator[Quantity]:
    """Find single arms and vehicles that are destroyed, taken or fired, in text order."""
    for match in _PIECE.finditer(stored, start, end):
        line = stored.rfind("\n", max(0, match.start() - 120), match.start()) + 1
        before = stored[max(line, match.start() - 120) : match.start()]
        if _TAKEN_BEFORE.search(before) or _TAKEN_AFTER.match(
            stored[match.end() : match.end() + 90]
        ):
            words = Words.of(stored, match.start("piece"), match.end("piece"))
            yield Quantity(Measure.OTHER, 1, 1, match["piece"].split(" ", 1)[1], words)

"""The teller at the head or the foot of a headline."""

import re

from rashomon.extract.rules_v1.lexicon import PEOPLE, ROLE_NOUNS
from rashomon.extract.rules_v1.name_walk import FEWEST_LEFT, WORD, bare

_ROLE_HEAD = re.compile(r"((?:[\w.'’-]{1,40} ){0,3}[\w.'’-]{1,40}): (?=\S)")
_OFFICE = re.compile(
    r"\b(?:[Mm]inister|[Ss]ecretary|[Dd]irector|[Hh]ead|[Cc]hief|[Gg]overnor|[Aa]mbassador) (?:of|for) \w"
)
_COLON = re.compile(r": (?=[^:]{2,60}$)")
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

_SAID = "said|says|told|stressed|added|called|pointed|stated|noted|warned|condemned|announced|confirmed|denied"
_FAR = 1200
"""Characters of the report in which a headline's name must be a teller."""


def role_head_end(stored: str, start: int, end: int) -> int | None:
    """Find the end of "Governor:" at the head of a headline."""
    found = _ROLE_HEAD.match(stored, start, end)
    if not found or len(stored[found.end() : end].split()) < FEWEST_LEFT - 1:
        return None
    last = found[1].split()[-1]
    role = last.lower() in ROLE_NOUNS - _NO_HEADS or last in _HEADLINE_BODIES
    role = role or bool(_OFFICE.search(found[1]))
    quoted = stored[found.end()] in '"“' and last[:1].isupper()
    role = role or (quoted and any(w.lower() in ROLE_NOUNS for w in found[1].split()))
    return found.end() if role or _speaks(stored, found[1], found.end()) else None


def _speaks(stored: str, name: str, after: int) -> bool:
    """Whether a name of one or two words tells something further on ("President Karimov said")."""
    last = name.rsplit(maxsplit=1)[-1]
    if len(name.split()) > 2 or not (name[0].isupper() and last[:1].isupper()):
        return False
    said = rf"\b{re.escape(last)} (?:(?:also|has|had|then|further) )?(?:{_SAID})\b"
    return re.search(said, stored[after : after + _FAR]) is not None


def colon_tail(stored: str, start: int, end: int) -> int | None:
    """Find the teller after a headline's colon ("Toll rises to 76: monitor")."""
    colon = _COLON.search(stored, max(start, end - 64), end)
    if not colon and end - start < 160:
        markless = _HEADLINE_TELLER.search(stored, start, end)
        if markless and len(stored[start : markless.start()].split()) >= FEWEST_LEFT:
            return markless.start() + 1
    if not colon or len(stored[start : colon.start()].split()) < FEWEST_LEFT:
        return None
    words = [m.span() for m in WORD.finditer(stored, colon.end(), end)]
    last = bare(stored, words[-1])
    role = last in ROLE_NOUNS or last in PEOPLE or last in _MASTERS
    tail = stored[words[-1][0] : end].rstrip(".")
    name = len(words) <= 2 and tail[:1].isupper() and tail.isalpha()
    short = len(words) <= 5 and stored[end - 1] not in '?!"”’'
    return colon.end() if short and (role or name) else None

"""Facilities: hospitals, stations, bridges and the like, and what is said to have become of them."""

import re
from collections import defaultdict
from collections.abc import Iterator

from rashomon.model.claim import Stance
from rashomon.model.linked import LinkedClaim
from rashomon.model.naming import fold_name
from rashomon.model.state import Facility, Step
from rashomon.reconcile.state.context import NOT_NEWS, Context, days, denies

_SORTS = (
    ("hospital", r"hospitals?|clinics?|medical (?:centres?|centers?|points?)|health (?:centres?|centers?)"),
    ("school", r"schools?|kindergartens?|universit(?:y|ies)"),
    ("water station", r"(?:water )?pumping stations?|water (?:stations?|plants?|tanks?)"),
    ("power station", r"power (?:stations?|plants?|lines?|grids?)|substations?"),
    ("bridge", r"bridges?"),
    ("airfield", r"air ?bases?|airports?|airfields?"),
    ("dam", r"dams?"),
    ("bakery", r"baker(?:y|ies)"),
    ("market", r"markets?"),
    ("mosque or church", r"mosques?|church(?:es)?"),
    ("warehouse", r"warehouses?|depots?"),
    ("refinery", r"refiner(?:y|ies)"),
    ("port", r"ports?|harbou?rs?"),
    ("prison", r"prisons?"),
)  # fmt: skip
_NOUN = re.compile(
    "|".join(rf"(?P<s{n}>\b(?:{words})\b)" for n, (_, words) in enumerate(_SORTS)), re.IGNORECASE
)
_NAME = re.compile(
    r"(?:^|(?<=\s))((?:the |an? |every |all |two |three |four |\d+ )?(?:[\w-]+ ){0,1}?(?:(?:[A-Z][\w’'-]*|al-[\w’'-]+) ){0,4}(?:[a-z]+ ){0,1}?)$"
)
_OUT = "out of service"
_DONE_TO = ("captured", "destroyed", "damaged", "hit")
_BESIDE = re.compile(r"\b(?:to|at|in|near|from|inside|outside|around) (?:[\w-]+ ){0,4}$", re.I)
"""Words after which a facility is where something happens, and not what it happens to."""

_NO_NAME = re.compile(
    r"^(?:(?:the|an?|and|or|in|of|at|on|hit|struck|bombed|shelled|destroyed|damaged|captured|seized|no|working|key|main|damage|targeting|targeted|attacked|against|bombing|mainly) )+",
    re.IGNORECASE,
)
_FATES = (
    ("captured", r"captur\w+|recaptur\w+|seiz\w+|took (?:over|control)|taken|retook|secured"),
    (_OUT, r"no (?:working|functioning)|none .{0,20}work\w*|out of (?:service|order|action)|no (?:longer )?(?:working|functioning)|shut(?: down)?|closed|stopped working|knocked out|not (?:working|functioning)"),
    ("destroyed", r"destroy\w*|levell?ed|flattened|demolish\w*|blown up|razed|in ruins"),
    ("damaged", r"damag\w+"),
    ("hit", r"hit|struck|strikes?|bomb(?:ed|ing|s)?|shell(?:ed|ing)|target(?:ed|ing)|attack(?:ed|s)?"),
    ("working", r"(?:still )?(?:working|operating|functioning|treating|reopen\w*|restor\w+|repair\w+|back in service)"),
)  # fmt: skip
_FATE = tuple((name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for name, words in _FATES)
_NEAR = 60
"""Characters between a facility and what became of it."""


def facilities(context: Context) -> Iterator[Facility]:
    """Give the facilities told of with their steps, by sort, place and name."""
    found: dict[tuple[str, str, str], list[tuple[str, str, Step]]] = defaultdict(list)
    report, near = "", ""
    for linked in context.claims:
        near = _place(linked, context) or (near if linked.report == report else "")
        report = linked.report
        for sort, name, step in _told(linked):
            proper = any(w[:1].isupper() for w in name.split())
            key = (sort, "", fold_name(name)) if proper else (sort, near, "")
            found[key].append((name, near, step))
    for (sort, _, _), told in sorted(found.items()):
        steps = sorted((s for _, _, s in told), key=lambda s: (s.end, s.claim, s.what))
        name = min((n for n, _, _ in told), key=lambda n: (len(n), n))
        yield Facility(sort, name, next((p for _, p, _ in told if p), ""), tuple(steps))


def _place(linked: LinkedClaim, context: Context) -> str:
    return next((context.ground.one(w.place) for w in linked.places if w.place), "")


def _told(linked: LinkedClaim) -> Iterator[tuple[str, str, Step]]:
    """Give (sort, name, step) for each facility that a claim's words tell of."""
    if linked.claim.stance in NOT_NEWS:
        return
    quote = linked.claim.quote.text
    for match in _NOUN.finditer(quote):
        sort = _SORTS[int((match.lastgroup or "s0")[1:])][0]
        lead = quote[max(0, match.start() - _NEAR) : match.start()]
        around = lead + match.group() + quote[match.end() : match.end() + _NEAR]
        fate = next((what for what, pattern in _FATE if pattern.search(around)), "")
        if fate and not (fate in _DONE_TO and _BESIDE.search(lead)):
            start, end, _ = days(linked)
            step = Step(fate, linked.id, linked.source, start, end, _is_denied(linked, fate))
            yield sort, _name(lead) + match.group(), step


def _is_denied(linked: LinkedClaim, fate: str) -> bool:
    """Whether a fate is denied; that none works is a fate, and no denial."""
    return linked.claim.stance is Stance.DENY if fate == _OUT else denies(linked)


def _name(lead: str) -> str:
    found = _NAME.search(lead)
    words = found.group(1) if found else ""
    return _NO_NAME.sub("", words.lstrip())

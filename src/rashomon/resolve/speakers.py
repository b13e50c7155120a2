"""Whom a teller that the registry does not know speaks for.

"A spokesman for UNHCR" is UNHCR's voice, and so is a person whom the report
introduces so ("Jens Laerke, spokesman for OCHA"). A resident of Moscow speaks
for nobody but himself: only words of office link a teller to a body.
"""

import re
from collections.abc import Iterator

from rashomon.model.claim import SourceType
from rashomon.model.countries import DEMONYMS
from rashomon.model.naming import fold_name
from rashomon.model.source import Source
from rashomon.resolve.registry import Registry

_OFFICE = re.compile(
    r"\b(?:spokes(?:man|woman|person|people)|officials?|sources?|minist(?:er|ry)|commanders?|leaders?|heads?"
    r"|chiefs?|directors?|general|colonel|captain|lieutenant|army|military|navy|police|ambassador|envoy"
    r"|representatives?|presidents?|chair(?:man|woman)?|secretar(?:y|ies)|delegat\w+|statements?|office|agency"
    r"|coordinators?|advis[eo]rs?|members?|fighters?|forces|troops|militants?|media|tv|television|radio"
    r"|news(?:paper)?|correspondents?|reporters?|government|authorit(?:y|ies)|administration|diplomats?|command"
    r"|officers?|negotiators?|politicians?|figures?|organi[sz]ation|group|militia|faction|state|foreign|defen[cs]e)\b"
)
_OWN = re.compile(
    r"\b(?:residents?|activists?|witness(?:es)?|doctors?|medics?|analysts?|experts?|journalists?|refugees?"
    r"|civilians?|teachers?|students?|locals?|man|woman|people|families|mother|father|professor|former|ex)\b"
)
_ARMED = re.compile(
    r"\b(?:war ?planes?|planes?|jets?|aircraft|helicopters?|missiles?|air ?(?:force|strikes?|raids?)|forces|troops"
    r"|army|military|soldiers?|navy|artillery|government|regime|authorities|police|drones?|bombers?)\b"
)
_SIDES = (
    (re.compile(r"\b(?:regime|government|army|loyalists?|pro government)\b"), "government"),
    (re.compile(r"\b(?:rebels?|opposition|insurgents?)\b"), "rebels"),
)
_AFTER = re.compile(r"^,? ?\(?(?:who is |the |a |an |its )?(?P<who>[^,.;()\n]{3,90})")
_BEFORE = re.compile(r"(?:^|(?<=[,.;()\n\"“”]))(?P<who>[^,.;()\n\"“”]{3,90}),? $")
_RUN_BY = re.compile(
    r"^,? (?:(?:that|which|who) (?:is|are) )?"
    r"(?:(?:run|operated|owned|controlled|funded|managed|staffed|published) by"
    r"|(?:affiliated|allied|aligned|associated|linked) (?:with|to)|loyal to|close to|belonging to)"
    r" (?P<who>[^,.;()\n]{3,80})"
)
_STAFF = re.compile(
    r"(?P<outlet>.+?)(?:'?s)? (?:(?:own|local|staff|field|special) )?"
    r"(?:reporters?|correspondents?|journalists?|photographers?|crew|bureau|team)$"
)
_STOPS = re.compile(r"\b(Maj|Gen|Lt|Col|Brig|Capt|Sgt|Adm|Dr|Mr|Mrs|Ms|U|S|N)\.")
_PRONOUNS = frozenset("he she it they we i you his her their this that these those who".split())
_AT_PROVINCE = re.compile(r"\b((?:sources?|officials?) (?:at|of|in) .+) province\b")
_BODY_NOUNS = frozenset(
    "center centre agency ministry group organization organisation network council committee commission".split()
)
_AND = re.compile(r",? and (?:the |a |an )?")
_WORDS = re.compile(r"\w+")
_ORDINARY = frozenset(
    "national independent mirror sun times post guardian telegraph standard star local week observer hill"
    " monitor express world mail nation".split()
)
"""Names of outlets that are words of others' titles ("National Security Adviser")."""

_LONGEST = 6
"""Words of the longest registry name that is looked for inside a teller's."""

_MENTIONS = 4
"""Mentions of a person in the text whose surroundings are looked at."""


def body_of(name: str, registry: Registry) -> Source | None:
    """Give the body a teller's words make him speak for, None where they name none.

    The longest registry name within the words is taken, else the country of a
    demonym ("Russian officials").
    """
    folded = _AT_PROVINCE.sub(r"\1 governorate", fold_name(name))
    if not _OFFICE.search(folded) or _OWN.search(folded):
        return None
    return next(_named_in(folded, registry), None) or _state(folded, registry)


def staff_of(name: str, registry: Registry) -> Source | None:
    """Give the outlet whose unnamed staff some words name ("an AFP correspondent"), None for others."""
    staff = _STAFF.match(fold_name(name))
    found = registry.find(staff["outlet"]) if staff else None
    return found if found and found.type in (SourceType.MEDIA, SourceType.STATE_MEDIA) else None


def opens_with(name: str, registry: Registry) -> Source | None:
    """Give the source whose full name, of three words or more, opens a teller's words."""
    words = _WORDS.findall(fold_name(name))
    for length in range(len(words) - 1, 2, -1):
        found = registry.find(" ".join(words[:length]))
        if found is not None:
            return found
    return None


def first_of(name: str, registry: Registry) -> Source | None:
    """Give the first of several tellers ("the Observatory and local officials"), where it is known."""
    first, *others = _AND.split(name, maxsplit=1)
    return registry.find(first) if others else None


def may_be_person(name: str) -> bool:
    """Whether words may mean one person with an office: no pronoun, no role of many ("residents")."""
    folded = fold_name(name)
    if folded in _PRONOUNS or (" " not in folded and _OWN.search(folded)):
        return False
    return not name[:1].islower() or bool(_OFFICE.search(folded))


def named_before(name: str, before: str, registry: Registry) -> Source | None:
    """Give the body that a bare noun goes back to: "the agency" after "the X news agency" is X.

    The nearest naming that holds the noun counts, None where no known body has it.
    """
    noun = fold_name(name)
    if noun not in _BODY_NOUNS:
        return None
    words = _WORDS.findall(fold_name(before))
    for at in (i for i in reversed(range(len(words))) if words[i] == noun):
        for length in range(_LONGEST, 1, -1):
            for start in range(max(0, at - length + 1), at + 1):
                found = registry.find(" ".join(words[start : start + length]))
                if found is not None and not found.person:
                    return found
    return None


def party_in(name: str, registry: Registry, country: str) -> Source | None:
    """Give the party that an actor's words name: "Russian warplanes" are Russia's.

    `country` is the adjective of the country the report is about, for words
    that name a side of its war only ("regime forces").
    """
    folded = fold_name(name)
    if _OWN.search(folded):
        return None
    found = next(_named_in(folded, registry), None)
    if found is None and _ARMED.search(folded):
        found = _state(folded, registry)
    for pattern, side in _SIDES:
        if found is None and country and pattern.search(folded):
            found = registry.find(f"{country} {side}")
    return found


def introduced_as(name: str, text: str, registry: Registry) -> Source | None:
    """Give the body for which the report's text says a person speaks, None where it does not."""
    start = -1
    for _ in range(_MENTIONS):
        start = text.find(name, start + 1)
        if start < 0:
            return None
        end = start + len(name)
        for words in _around(text, start, end):
            body = body_of(words, registry)
            if body is not None:
                return body
    return None


def run_by(after: str, registry: Registry, country: str) -> Source | None:
    """Give the body that the words after a teller say runs or backs it ("a news service run by X").

    `country` is as for `party_in`. None where the words name no known body.
    """
    told = _RUN_BY.match(after[:140])
    return party_in(told["who"], registry, country) if told else None


def _around(text: str, start: int, end: int) -> Iterator[str]:
    after = _AFTER.match(text[end : end + 120]) if text[end : end + 1] in {",", "("} else None
    if after:
        yield after["who"]
    before = _BEFORE.search(_STOPS.sub(r"\1", text[max(0, start - 90) : start]))
    if before:
        yield " ".join(before["who"].split()[-_LONGEST:])


def _named_in(folded: str, registry: Registry) -> Iterator[Source]:
    words = _WORDS.findall(folded)
    for length in range(min(_LONGEST, len(words)), 0, -1):
        for at in range(len(words) - length + 1):
            found = registry.find(" ".join(words[at : at + length]))
            if (
                found is not None
                and not found.person
                and not (length == 1 and words[at] in _ORDINARY)
            ):
                yield found


def _state(folded: str, registry: Registry) -> Source | None:
    """Give the state of the first demonym among folded words."""
    at = {d: re.search(rf"\b{fold_name(d)}\b", folded) for d in DEMONYMS}
    found = sorted((m.start(), -len(d), d) for d, m in at.items() if m)
    if not found:
        return None
    demonym = found[0][2]
    return registry.find(f"{demonym} government") or registry.find(DEMONYMS[demonym])

"""Which country's government, army and rebels a report means where it does not say so."""

import re
from collections import Counter
from collections.abc import Iterator

from rashomon.model.countries import CAPITALS, DEMONYMS, adjective_of, dominant_demonym
from rashomon.model.source import Source

_CAPITAL = re.compile(r"\b(?:" + "|".join(sorted(CAPITALS, key=len, reverse=True)) + r")\b")
_OWNER = re.compile(r"(?:the )?(?P<land>[A-Z]\w+?)(?:['’]s|s['’]?) (?P<what>\S.*)")


def country_of(text: str, outlet: Source) -> str:
    """Give the adjective of the country a report is about, "" for none.

    A report that names no country is about that of the capital it names most,
    else about that of its outlet's state.
    """
    named = dominant_demonym(text)
    if named:
        return named
    found = Counter(_CAPITAL.findall(text))
    if found:
        return adjective_of(CAPITALS[found.most_common(1)[0][0]])
    return state_of(outlet)


def state_of(source: Source) -> str:
    """Give the adjective of the state whose mouth a source is, "" for none."""
    told = (source.side, *(s.side for s in source.sides), source.parent)
    sides = [words.replace("-", " ") for words in told if words]
    for adjective, country in DEMONYMS.items():
        if country.lower() in sides or f"{adjective.lower()} government" in sides:
            return adjective
    return ""


def readings(name: str, country: str) -> Iterator[str]:
    """Give the ways to look a name up, as told first, with the country's adjective last.

    A state is its government, and "Syria's army", with or without its
    apostrophe, the Syrian army.
    """
    yield name
    if adjective_of(name):
        yield f"{adjective_of(name)} government"
    owned = _OWNER.fullmatch(name)
    if owned and adjective_of(owned["land"]):
        yield f"{adjective_of(owned['land'])} {owned['what']}"
    if country:
        yield f"{country} {name.removeprefix('the ')}"

"""The place words of a report's claims, resolved against the gazetteer and each other.

A name that is found in the report's surroundings is that place; one that is not, a part of a
place ("eastern Aleppo") or something unnamed near one stays a place of its own with a parent and
no coordinates. Never is a place far off taken because it bears the name.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.model.countries import DEMONYMS
from rashomon.model.naming import slug
from rashomon.model.place import Place, PlaceLink
from rashomon.model.words import Words
from rashomon.resolve.gazetteer import Gazetteer
from rashomon.resolve.places.choosing import Choice, Option, weigh
from rashomon.resolve.places.keys import bare, fold, skeleton_key
from rashomon.resolve.places.mention import Mention, read_mention

_PRECISION = {
    "facility": 1, "neighbourhood": 1, "town": 1, "adm3": 3, "adm2": 3, "adm1": 4, "area": 5, "country": 6,
}  # fmt: skip
"""UCDP's where_prec of a place that is named itself."""

_WITHIN = {
    "facility": 2, "neighbourhood": 2, "town": 2, "adm3": 3, "adm2": 3, "adm1": 4, "area": 5, "country": 6,
}  # fmt: skip
"""UCDP's where_prec of something that is only known to lie within a place."""

_KNOWN_ABROAD = 100_000
"""People of a town that is meant by its name alone in a report about another country."""

_TIE = 0.015
"""Two places whose worth differs less than this are told apart by nothing."""

_CLOSE = 0.25
"""Degrees within which it makes no difference which of two is meant."""

_COUNTRY_WEIGHT = 2.0
_NOWHERE: Mapping[str, float] = {}
_AFTER = 90
"""Characters after a name within which a report tells where it lies."""

_OUT_OF_TOWN = ("outside", "countryside", "province", "edge", "outskirts", "near", "governorate")


_ADJECTIVES = {
    "centre": "central",
    **{
        d: f"{d}ern"
        for d in "north south east west north-east north-west south-east south-west".split()
    },
}


@dataclass(frozen=True, slots=True)
class PlacedReport:
    """A report's place words with their links, and the places made for what no file knows."""

    links: Mapping[str, PlaceLink]
    made: tuple[Place, ...] = ()

    def of(self, words: Iterable[Words]) -> tuple[PlaceLink, ...]:
        """Give the links of words, each at its own offsets."""
        return tuple(_moved(self.links[w.text], w) for w in words)


def _moved(link: PlaceLink, words: Words) -> PlaceLink:
    return PlaceLink(words, link.place, link.where_prec, link.score, link.reason)


def place_report(
    words: Sequence[Words],
    gazetteer: Gazetteer,
    *,
    text: str = "",
    adjective: str = "",
    home: Mapping[str, float] = _NOWHERE,
) -> PlacedReport:
    """Resolve the place words of one report; a pure function of what it is given.

    `adjective` is that of the country the report is about ("Syrian"), `text`
    its whole text, in which the surroundings of unknown names are looked for;
    `home` are ids its outlet is at home in, finest first, each with the weight of
    so many names; unknown names of a report about no country lie in the first.
    """
    country = _country(adjective, gazetteer)
    about = {country: _COUNTRY_WEIGHT} if country else {}
    choices = weigh([w.text for w in words], gazetteer, {**home, **about})
    region = "" if country else next(iter(home), "")
    placing = _Placing(gazetteer, choices, country, region, text)
    links = {w.text: placing.link(w, choices[w.text]) for w in reversed(words)}
    return PlacedReport(links, tuple(placing.made[i] for i in sorted(placing.made)))


def home_of(names: Sequence[str], gazetteer: Gazetteer, *, weight: float) -> dict[str, float]:
    """Give what an outlet is at home in: the country and region most of its names mean."""
    votes: Counter[str] = Counter()
    for choice in weigh(names, gazetteer, {}).values():
        if choice.options and choice.shares[0] > 0.5:
            votes.update(choice.options[0].chain)
    best: dict[str, float] = {}
    for feature in ("adm1", "country"):
        held = [i for i in votes if (p := gazetteer.get(i)) and p.feature == feature]
        if held:
            best[min(held, key=lambda i: (-votes[i], i))] = weight
    return best


def _country(adjective: str, gazetteer: Gazetteer) -> str:
    """Give the id of the country that an adjective names, "" where no file knows it."""
    named = gazetteer.named(DEMONYMS.get(adjective, "")) if adjective else ()
    return next((p.id for p, score, _ in named if p.feature == "country" and score >= 0.95), "")


@dataclass(slots=True)
class _Placing:
    """What one report's place words are resolved by."""

    gazetteer: Gazetteer
    choices: Mapping[str, Choice]
    country: str
    home: str
    text: str
    made: dict[str, Place] = field(default_factory=dict)

    def link(self, words: Words, choice: Choice) -> PlaceLink:
        best = self._best(choice)
        if best and best.part:
            place = self._part(best)
            prec = 5 if best.place.feature == "country" else _WITHIN[best.place.feature]
            return PlaceLink(words, place, prec, best.score, f"a part of {best.place.name}")
        if best and choice.mention.sort == "facility" and best.place.feature != "facility":
            return self._unknown(
                words, choice, best.place.id, f"bears the name of {best.place.name}"
            )
        if best:
            prec = _PRECISION.get(best.place.feature, 5)
            return PlaceLink(words, best.place.id, prec, round(best.score, 3), _why(best, choice))
        parent = self._parent(words, choice)
        reason = "several places bear this name" if choice.options else "no place bears this name"
        return self._unknown(words, choice, parent, reason)

    def _best(self, choice: Choice) -> Option | None:
        """Give the option that is meant, None where none is sure enough."""
        fit = [
            (v, o)
            for v, o in zip(choice.values, choice.options, strict=True)
            if self._near(o, choice)
        ]
        if not fit:
            return None
        value, best = fit[0]
        tied = any(value - v < _TIE and not _together(best, o) for v, o in fit[1:])
        return None if tied else best

    def _near(self, option: Option, choice: Choice) -> bool:
        """Whether an option lies in the report's country, is told to, or is known abroad."""
        if not self.country or self.country in option.chain:
            return True
        if option.score < 0.95:
            return False
        if choice.mention.holder and option.base - option.score > 0.9:
            return True
        place = option.place
        return place.feature in ("country", "adm1") or place.population >= _KNOWN_ABROAD

    def _part(self, option: Option) -> str:
        """Make a part of a place: "eastern Aleppo" has a parent and no coordinates."""
        held = option.place
        made = f"~{held.id}/{option.part}"
        name = f"{_ADJECTIVES.get(option.part, 'part of')} {held.name}"
        self.made[made] = Place(made, name, "area", (), held.id, held.country)
        return made

    def _unknown(self, words: Words, choice: Choice, parent: str, reason: str) -> PlaceLink:
        """Make a place with a parent only; without a parent it is linked to none."""
        held = self.gazetteer.get(parent) if parent else None
        if held is None:
            return PlaceLink(words, "", 7, 0.0, reason)
        mention = choice.mention
        name = mention.forms[-1] if mention.forms else words.text
        key = skeleton_key(bare(fold(name))).strip("~").rstrip("s") if mention.forms else ""
        made = f"~{held.id}/{key or slug(name)}"
        feature = self._sort(words, mention) or "area"
        self.made[made] = Place(made, name, feature, (), held.id, held.country)
        prec = 2 if mention.near else _WITHIN.get(held.feature, 6)
        return PlaceLink(words, made, prec, 0.0, f"{reason}; it lies in {held.name}")

    def _parent(self, words: Words, choice: Choice) -> str:
        """Give what holds an unknown place: told with it, told in the text, or the report's centre."""
        mention = choice.mention
        if mention.holder:
            held = self._told(mention.holder)
            if held:
                return self._around(held) if mention.near or not mention.forms else held
        if not mention.forms:
            return ""
        small = self._sort(words, mention) == "neighbourhood"
        beside = self._beside(words, inside=small) or (small and self._centre("town"))
        return beside or self.home or self.country or self._centre("country")

    def _sort(self, words: Words, mention: Mention) -> str:
        """Give what sort of place an unknown name is: by its words, else by those beside it."""
        if mention.sort:
            return mention.sort
        at = self.text.find(words.text)
        while at >= 0:
            after = self.text[at + len(words.text) : at + len(words.text) + 24].split(" ")
            before = self.text[max(0, at - 24) : at].split(" ")
            sort = read_mention(f"X {after[1]}").sort if len(after) > 1 and not after[0] else ""
            if not sort and len(before) > 2 and before[-2] == "of":
                sort = read_mention(f"X {before[-3]}").sort
            if sort:
                return sort
            at = self.text.find(words.text, at + 1)
        return ""

    def _told(self, holder: str) -> str:
        choice = self.choices.get(holder)
        if choice is None:
            home = {self.country: _COUNTRY_WEIGHT} if self.country else {}
            choice = weigh([holder], self.gazetteer, home)[holder]
        best = self._best(choice)
        return "" if best is None else self._around(best.place.id) if best.part else best.place.id

    def _around(self, place_id: str) -> str:
        """Give the adm1 of a town, for what lies outside it; a greater place itself."""
        place = self.gazetteer.get(place_id)
        if place is None or place.feature not in ("town", "neighbourhood"):
            return place_id
        chain = (self.gazetteer.get(i) for i in self.gazetteer.chain(place_id))
        return next((p.id for p in chain if p and p.feature == "adm1"), place_id)

    def _beside(self, words: Words, *, inside: bool) -> str:
        """Find, beside a name anywhere in the text, a known place that it is said to lie at.

        What lies at a town's edge lies in its adm1, unless it is known to be
        `inside`: a district.
        """
        name, at = words.text, self.text.find(words.text)
        known = [(t, b) for t, b in self._towns() if t != name]
        while at >= 0:
            after = (
                self.text[at + len(name) : at + len(name) + _AFTER].split(". ")[0].split("\n")[0]
            )
            before = self.text[max(0, at - 40) : at].replace("’", "'")
            for told, best in known:
                if before.endswith(f"{told}'s "):
                    return best.place.id
                if told in after:
                    between = after[: after.find(told) + len(told) + 14].lower()
                    out = best.part or any(w in between for w in _OUT_OF_TOWN)
                    return self._around(best.place.id) if out and not inside else best.place.id
            at = self.text.find(name, at + 1)
        return ""

    def _towns(self) -> list[tuple[str, Option]]:
        """Give the report's words for towns and regions with what they mean, longest first."""
        found = ((told, self._best(choice)) for told, choice in self.choices.items())
        features = ("town", "adm1", "adm2", "adm3")
        return sorted(
            ((told, best) for told, best in found if best and best.place.feature in features),
            key=lambda pair: (-len(pair[0]), pair[0]),
        )

    def _centre(self, feature: str) -> str:
        """Give the place of a sort, in the report's country, that most of its names lie in or are."""
        found: Counter[str] = Counter()
        for choice in self.choices.values():
            best = self._best(choice)
            if best and (not self.country or self.country in best.chain):
                places = (self.gazetteer.get(i) for i in best.chain)
                found.update(p.id for p in places if p and p.feature == feature)
        return min(found, key=lambda i: (-found[i], i)) if found else ""


def _together(one: Option, other: Option) -> bool:
    """Whether two places are as good as one: one holds the other, or within some 25 km."""
    if other.place.id in one.chain or one.place.id in other.chain:
        return True
    a, b = one.place, other.place
    if None in (a.latitude, a.longitude, b.latitude, b.longitude):
        return False
    far = max(
        abs((a.latitude or 0) - (b.latitude or 0)), abs((a.longitude or 0) - (b.longitude or 0))
    )
    return far < _CLOSE


def _why(best: Option, choice: Choice) -> str:
    others = len(choice.options) - 1
    return (
        f"{best.reason}, of {others + 1} that bear it the likeliest here" if others else best.reason
    )

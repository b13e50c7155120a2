"""From the words that name a teller to the fullest name the report has for him."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from rashomon.extract.rules_v1.frame import Frame
from rashomon.extract.rules_v1.naming.bodies import Bodies
from rashomon.extract.rules_v1.naming.history import History, Spoken
from rashomon.extract.rules_v1.naming.people import People, Person, sex_of
from rashomon.extract.rules_v1.naming.phrases import (
    clean,
    described_after,
    enclosed_name,
    is_state_word,
    is_title,
    leading_name,
    loose_front,
    name_after_body,
    person_words,
    placed,
    spelled_like,
    tight,
    trailing_name,
    without_article,
)
from rashomon.extract.rules_v1.naming.roles import BODIES, PERSON_ROLES, SOURCES
from rashomon.extract.rules_v1.naming.short_forms import ShortForms
from rashomon.extract.rules_v1.naming.types import Scene, source_type
from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.model.claim import OUTLET, Named, SourceType
from rashomon.model.countries import adjective_of, dominant_demonym
from rashomon.model.source import KnownName
from rashomon.model.words import Words

_REST = re.compile(r"-\w{1,40}")
_NAMED_LAST = re.compile(r", ([A-Z][\w.’'-]{1,30}(?: [A-Z][\w.’'-]{0,30}){1,3}),?$")
_BODY_LAST = re.compile(r"^[^,]*, ([A-Z][\w’'&-]{1,30}(?: [A-Z][\w’'&-]{0,30}){0,3}),?$")
_MORE_BODIES = frozenset(
    "inspectorate regulator utility retailer producer ngo charity lab laboratory think-tank insurer".split()
)
_SPEAKS_FOR = re.compile(
    r"^(?:(?:an?|the|another) )?(?:[a-z-]+ ){0,2}(?:spokes\w+|aide|adviser|advisor|lawyer|attorney|relative|friend) (?:for|of|to) "
)
"""The opening of words for one who is not the person named in them."""

_FRONTED = frozenset(("opposition", "the opposition", "rebel", "the rebel"))
_CUT_OFF = frozenset("military army government officials authorities".split())
_CAPITALS_AFTER = re.compile(r"(?: [A-Z][\w’'-]{0,30}){2,6}")
_PLACING = frozenset("in at near from of outside inside around".split())
_LONG = 4
_COMMON = PERSON_ROLES | {f"{role}s" for role in PERSON_ROLES} | SOURCES | BODIES


@dataclass(frozen=True, slots=True)
class _Found:
    """A name found for a mention, and whether it is a person's."""

    name: str
    person: bool = False


class Cast:
    """Who speaks in a report: every mention of a teller named, in text order.

    `frames` are the report's attributions; their mentions are named in text
    order, so that a pronoun finds whoever spoke last. `known` maps folded
    names to what a registry knows of them; `places` are names that the report
    shows to be places, and so no persons.
    """

    def __init__(
        self,
        parsed: Parsed,
        frames: Sequence[Frame],
        known: Mapping[str, KnownName] | None = None,
        places: Collection[str] = (),
    ) -> None:
        text = parsed.report.text
        self._parsed = parsed
        self._demonym = dominant_demonym(text)
        self._scene = Scene.of(text, self._demonym)
        self._people = People(parsed, frozenset(places))
        self._bodies = Bodies(text, known or {}, self._demonym)
        self._history = History()
        self._short = ShortForms(parsed, self._people, self._bodies, self._history, self._demonym)
        self._named: dict[tuple[int, int], tuple[Named, SourceType]] = {}
        self._actors: dict[str, str] = {}
        mentions = {f.source for f in frames if f.source} | {v for f in frames for v in f.via}
        self._spelled: dict[str, str] = {}
        for mention in sorted(mentions):
            self._spell(self.teller(mention)[0])

    def teller(self, mention: Words | None) -> tuple[Named, SourceType]:
        """Give the name and type of the teller that some words name; the outlet for none."""
        if mention is None:
            return OUTLET, SourceType.OUTLET
        key = (mention.start, mention.end)
        if key not in self._named:
            self._named[key] = self._resolve(mention)
        named, kind = self._named[key]
        return Named(self._spelled.get(named.name, named.name), named.mention), kind

    def _spell(self, named: Named) -> None:
        """Keep a known person's name as the report spells it, where it has it in full."""
        known = self._bodies.lookup(named.name)
        if named.mention is None or not (known and known.person) or known.name in self._spelled:
            return
        own = spelled_like(known.name, named.mention.text)
        if own:
            self._spelled[known.name] = own

    def actor(self, words: Words) -> str:
        """Give the canonical name of an actor where one is known, else the words themselves."""
        if words.text not in self._actors:
            self._actors[words.text] = self._actor(words.text)
        return self._actors[words.text]

    def _actor(self, words: str) -> str:
        text = clean(words)
        return (
            self._bodies.name(text) or self._bodies.within(words) or self._bodies.with_country(text)
        )

    @property
    def demonym(self) -> str:
        """The country adjective the report uses most ("Syrian"), "" for none."""
        return self._demonym

    def _resolve(self, mention: Words) -> tuple[Named, SourceType]:
        words = tight(self._whole(mention))
        words = loose_front(words) or words
        spoken = self._spoken(mention, words)
        self._history.add(spoken)
        return Named(spoken.name, mention), spoken.type

    def _spoken(self, mention: Words, words: str) -> Spoken:
        words = self._bodies.with_nation(words, mention.start)
        taken_up = self._short.pronoun(mention) or self._short.possessed(words)
        own = None if taken_up else self._own_name(mention, words)
        if taken_up is None and own is None:
            taken_up = self._short.taken_up(mention, words)
        if taken_up is not None:
            return self._again(taken_up, mention, words)
        return self._first(own or self._as_it_stands(mention, words), mention, words)

    def _whole(self, mention: Words) -> str:
        """Give a mention's words with the rest of a hyphened word it was cut off in."""
        text = self._parsed.report.text
        rest = _REST.match(text, mention.end)
        if rest:
            return mention.text + rest[0]
        return self._named_after(mention) or self._nation_before(mention) or mention.text

    def _named_after(self, mention: Words) -> str:
        """Give the body whose name follows a role at once ("the opposition National Council")."""
        if mention.text.lower() not in _FRONTED:
            return ""
        follows = _CAPITALS_AFTER.match(self._parsed.report.text, mention.end)
        tokens = follows[0].split() if follows else []
        for end in range(len(tokens), 1, -1):
            name = " ".join(tokens[:end])
            if self._bodies.lookup(name) is not None:
                return name
        return ""

    def _nation_before(self, mention: Words) -> str:
        """Give a bare role with the nation it was cut off from ("U.S. [military]")."""
        if mention.text not in _CUT_OFF:
            return ""
        text = self._parsed.report.text
        before = text[max(0, mention.start - 30) : mention.start].split()
        nation = adjective_of(before[-1]) if before and before[-1][:1].isupper() else ""
        return f"{nation} {mention.text}" if nation else ""

    def _again(self, taken_up: Spoken, mention: Words, words: str) -> Spoken:
        """Note a teller who is taken up by a pronoun or short form."""
        if taken_up.at >= 0:
            return Spoken(
                taken_up.name, taken_up.type, taken_up.person, taken_up.words, mention.start,
                f"{taken_up.described} {words}".strip(), taken_up.plural,
            )  # fmt: skip
        return self._first(_Found(taken_up.name, taken_up.person), mention, words)

    def _first(self, found: _Found, mention: Words, words: str) -> Spoken:
        """Note a teller who is named by the mention itself."""
        if found.person and " " in found.name and found.name[:1].isupper():
            before = words.partition(found.name)[0]
            self._people.learn(Person(found.name, before, "", mention.start))
        person = self._people.named(found.name) if found.person else None
        described = person.described if person else ""
        return Spoken(
            found.name,
            self._type(found, words, described),
            found.person,
            words,
            mention.start,
            described,
            plural=not found.person and _is_plural(words),
        )

    def _type(self, found: _Found, words: str, described: str) -> SourceType:
        known = self._bodies.lookup(found.name)
        if known is not None:
            return known.type
        earlier = self._history.of_name(found.name)
        if earlier is not None and earlier.type is not SourceType.UNKNOWN:
            return earlier.type
        body = self._bodies.affiliation(words) or self._bodies.affiliation(described)
        named = found.person and person_words(found.name.split()) == found.name
        mention = words.replace(found.name, " ") if named else f"{words} {found.name}"
        return source_type(mention, described, body, self._scene)

    def _own_name(self, mention: Words, words: str) -> _Found | None:
        """Name a mention that carries its own name, a person's or a body's."""
        ruled = self._bodies.ruled(words)
        if ruled:
            return _Found(ruled)
        for plain in (without_article(words), clean(words)):
            known = self._bodies.lookup(plain)
            role = known is not None and not known.person and plain.split()[-1] in PERSON_ROLES
            if known is not None and not role:
                return _Found(self._bodies.name(plain), known.person)
        leading = leading_name(words)
        person = self._named_last(words)
        person = person or (self._person(mention, words) if " " in leading else "")
        if person:
            return _Found(person, person=True)
        body = self._bodies.within(words) or self._bodies.opening(without_article(words))
        known = self._bodies.lookup(body) if body else None
        if body and not (known and known.person and _SPEAKS_FOR.search(words)):
            return _Found(body)
        person = self._person(mention, words)
        if person:
            return _Found(person, person=True)
        spokesman_of = self._short.body_of_spokesman(words)
        titled = clean(words).rpartition(" ")[2] in PERSON_ROLES
        apposed = _body_named_last(words)
        apposed = apposed and (self._bodies.name(apposed) or apposed)
        named = "" if titled else self._bodies.name(clean(words))
        body = apposed or named or spokesman_of
        return _Found(body) if body else None

    def _named_last(self, words: str) -> str:
        """Find the person named after a comma behind his office ("the state's governor, Jane Roe")."""
        last = _NAMED_LAST.search(words)
        if last is None or person_words(last[1].split()) != last[1]:
            return ""
        office = _head(words[: last.start()]) in PERSON_ROLES
        return (self._people.full(last[1]) or last[1]) if office else ""

    def _person(self, mention: Words, words: str) -> str:
        """Find the person a mention names, in full where the report has it."""
        if _SPEAKS_FOR.search(words):
            return ""
        own = _after_body(words) or leading_name(words) or enclosed_name(words)
        own = own or trailing_name(words)
        own = own or trailing_name(self._bodies.without_bodies(words)) or name_after_body(words)
        own = own or self._tagged(mention, words) or self._bare(words)
        if not own:
            return ""
        known = self._bodies.lookup(own)
        if known is not None:
            return known.name if known.person else ""
        full = self._people.full(own, sex_of(words))
        known = self._bodies.lookup(full) if full else None
        return known.name if known and known.person else (full or own)

    def _tagged(self, mention: Words, words: str) -> str:
        """Give the person the tagger sees in a mention."""
        for ent in self._parsed.entities(mention.start, mention.end):
            before = words.partition(ent.text)[0].rstrip().rpartition(" ")[2]
            if ent.label_ == "PERSON" and ent.text in words and before not in _PLACING:
                name = person_words(ent.text.split())
                if " " in name or (name and name == clean(words)):
                    return name
        return ""

    def _bare(self, words: str) -> str:
        """Take a mention of name words alone as a person where the report names one so."""
        tokens = clean(words).split()
        name = person_words(tokens)
        rest = tokens[: len(tokens) - len(name.split())]
        alone = name and all(is_state_word(t) for t in rest)
        return name if alone and self._people.full(name) else ""

    def _as_it_stands(self, mention: Words, words: str) -> _Found:
        """Keep an unnamed role or an unknown name as the report has it."""
        closing = self._bodies.closing(words)
        if closing:
            return _Found(closing)
        run_in = self._surname_after(words)
        if run_in:
            return _Found(run_in, person=True)
        words = described_after(words) or words
        plain = self._bodies.expanded(placed(clean(words.split(", ", maxsplit=1)[0])))
        plain = self._bodies.with_country(self._lowered(mention, plain))
        name = person_words(plain.split())
        if name and name == plain:
            the = words[:4].lower() == "the "
            return _Found(plain, not the and self._seems_person(mention))
        return _Found(plain, is_title(_head(plain)) and _head(plain) not in BODIES)

    def _surname_after(self, words: str) -> str:
        """Find the person whose surname closes name words that are not his ("World War II Roe")."""
        tokens = words.split()
        if len(tokens) < 2 or not all(t[:1].isupper() for t in tokens):
            return ""
        if person_words(tokens) and (len(tokens) < _LONG or self._people.named(words)):
            return ""
        full = self._people.full(tokens[-1])
        return full if " " in full else ""

    def _lowered(self, mention: Words, plain: str) -> str:
        """Write a common noun that opens a sentence small ("Activists" → "activists")."""
        first = plain.split(maxsplit=1)[0].lower() if plain else ""
        tokens = self._parsed.tokens(mention.start, mention.end)
        proper = any(t.lower_ == first and t.pos_ == "PROPN" for t in tokens)
        told = not proper and f" {first} " in self._parsed.report.text
        small = (first in _COMMON or told) and plain[1:] == plain[1:].lower()
        return first[:1] + plain[1:] if small else plain

    def _seems_person(self, mention: Words) -> bool:
        labels = Counter(t.ent_type_ for t in self._parsed.tokens(mention.start, mention.end))
        return labels["PERSON"] > 0 or not (labels["ORG"] or labels["GPE"] or labels["NORP"])


def _body_named_last(words: str) -> str:
    """Give the body named between commas behind what it is ("the roads inspectorate, Sutran,")."""
    last = _BODY_LAST.search(words)
    if last is None or any(w in _PLACING for w in words.split()):
        return ""
    return last[1] if _head(words[: last.start(1) - 2]) in BODIES | _MORE_BODIES else ""


def _after_body(words: str) -> str:
    """Give the person who closes a mention after a body and his role ("Harbour Office spokesman Jane Roe")."""
    closing = trailing_name(words)
    return closing if " " in closing and leading_name(words) and "," not in words else ""


def _head(words: str) -> str:
    """Give the head noun of a role: the word before its first preposition."""
    return re.split(r" (?:in|of|at|for|from|with|on) ", words)[0].split(" ")[-1].lower()


def _is_plural(words: str) -> bool:
    return words == words.lower() and _head(clean(words)).endswith("s")

"""Pronouns and short definite forms, taken back (or forward) to whom they mean."""

import re
from collections import Counter
from functools import cached_property

from spacy.tokens import Token

from rashomon.extract.rules_v1.lexicon import PLATFORMS, TRADES
from rashomon.extract.rules_v1.naming.bodies import Bodies
from rashomon.extract.rules_v1.naming.history import History, Spoken
from rashomon.extract.rules_v1.naming.people import People
from rashomon.extract.rules_v1.naming.phrases import (
    clean,
    is_state_word,
    person_words,
    trailing_name,
)
from rashomon.extract.rules_v1.naming.roles import (
    BODIES,
    DOCUMENTS,
    PERSON_ROLES,
    SORTS,
    SOURCES,
    VAGUE_BODIES,
)
from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.tree import child, is_main, name_edges
from rashomon.model.claim import SourceType
from rashomon.model.countries import DEMONYMS, adjective_of
from rashomon.model.naming import fold_name
from rashomon.model.words import Words

_SINGULAR = {"he": "m", "she": "f"}
_POSSESSIVE = {"his": "he", "her": "she", "its": "it", "their": "they"}
_PLURAL = frozenset(("they", "both", "some", "others"))
_SPEAKERS = frozenset(("i", "we", "me", "my", "our"))
_SPOKESMEN = ("spokesman", "spokeswoman", "spokesperson")
_INDEFINITE_SORTS = frozenset(("monitor", "rights", "aid"))
_BESIDE_SORT = BODIES | frozenset(
    "based britain uk u s us international local leading main".split()
)
_MONITORING = frozenset("monitor monitoring watchdog human rights".split())
_JOINTS = (" of ", " in ", " at ", " for ", " from ", " with ")
_OF_PERSONS = VAGUE_BODIES | {"monitor", "movement", "office"}
_AGE = re.compile(r",\d{1,2},")
_LONG = 7
_NEAR = 3
"""Segments before a pronoun in which a subject that did not speak still counts."""

_BUSINESSES = frozenset(("firm", "company", "giant"))
_TRADING = ("airline", "operator", "manufacturer", "utility", "carrier", "bank", "retailer")
_STANDS_FOR = {
    "force": ("police",), "alliance": ("nato",), "carrier": ("airline",),
    "company": _TRADING, "firm": _TRADING,
}  # fmt: skip
"""What a short form takes up by another word for it."""

_UNITED_NATIONS = frozenset("un u n united nations".split())
_NOT_GROUPS = frozenset(
    (SourceType.PARTY_GOVERNMENT, SourceType.OFFICIAL_OTHER, SourceType.STATE_MEDIA)
)
_NOT_COMPANIES = frozenset(
    (SourceType.MEDIA, SourceType.STATE_MEDIA, SourceType.UN_OR_NGO, SourceType.MONITOR)
)


class ShortForms:
    """Finds whom "he", "the group", "a monitor" or "the statement" mean in one report.

    Answers are tellings: one already noted, or, with `at` -1, somebody the
    report names but who has not spoken yet.
    """

    def __init__(
        self, parsed: Parsed, people: People, bodies: Bodies, history: History, demonym: str
    ) -> None:
        self._parsed = parsed
        self._people = people
        self._bodies = bodies
        self._history = history
        land = f"{demonym} {DEMONYMS.get(demonym, '')} s"
        self._own_state = frozenset(fold_name(land).split())

    def pronoun(self, mention: Words) -> Spoken | None:
        """Find whom a pronoun means; nothing for other words."""
        word = mention.text.lower()
        word = _POSSESSIVE.get(word, word)
        if word in _SINGULAR:
            return self._he(mention, _SINGULAR[word])
        if word in _SPEAKERS:
            return self._history.person("") or next(self._history.back(), None)
        if word == "it":
            return self._acting(mention) or self._history.body() or next(self._history.back(), None)
        if word in _PLURAL:
            plural = next((s for s in self._history.back() if s.plural), None)
            return plural or next(self._history.back(), None)
        return None

    def possessed(self, words: str) -> Spoken | None:
        """Find the body of "Roe's group", or "its spokesman"."""
        for mark in ("’s ", "'s ", "s "):
            owner, found, thing = words.partition(mark)
            owner = trailing_name(owner) or owner
            person = self._people.full(owner) if found and thing in _OF_PERSONS else ""
            known = self._bodies.lookup(person or owner) if found and thing in _OF_PERSONS else None
            name = known.name if known and known.person else person
            if name and thing in VAGUE_BODIES | {"monitor", "movement"}:
                return self._history.body() or _new(self._bodies.of_sort(("monitor",)))
            if name and thing == "office":
                return _new(f"{name}'s office")
        if words.lower() in tuple(f"its {s}" for s in (*_SPOKESMEN, "office", "statement")):
            return self._history.body()
        return None

    def taken_up(self, mention: Words, words: str) -> Spoken | None:
        """Find whom a short form without a name means, nothing for one that introduces."""
        plain = clean(words)
        low = fold_name(plain.replace("-", " "))
        tokens = low.split()
        if not tokens:
            return None
        definite = (
            mention.text[:4].lower() in ("the ", "that", "this") or words[:4].lower() == "the "
        )
        head, others = _head(tokens)
        sort = self._of_sort(tokens, definite=definite) or self._of_kind(mention.text, head, others)
        if sort is not None:
            return sort
        if definite:
            return self._definite(mention, plain, head, others)
        bare = mention.text[:1].isupper() and fold_name(mention.text) == low
        if head in PERSON_ROLES and (others or bare):
            return self._titled(tokens)
        return None

    def body_of_spokesman(self, words: str) -> str:
        """Give the body of an unnamed spokesman ("a Russian Defence Ministry spokesman")."""
        tokens = clean(words).split()
        if len(tokens) > 1 and tokens[-1] in _SPOKESMEN:
            return self._named_body(" ".join(tokens[:-1]))
        for head in _SPOKESMEN:
            if tokens[:1] == [head] and tokens[1:2] in (["for"], ["of"], ["from"], ["at"]):
                rest = clean(" ".join(tokens[2:]))
                place = tokens[1] == "at" and not self._bodies.name(rest)
                return "" if place else self._named_body(rest)
        return ""

    def _named_body(self, words: str) -> str:
        body = self._bodies.name(words) or self._bodies.within(words)
        sort = (
            None
            if body
            else self._of_sort(fold_name(words.replace("-", " ")).split() or [""], definite=True)
        )
        if sort is not None:
            return sort.name
        return body or self._bodies.with_country(self._bodies.expanded(words))

    def _he(self, mention: Words, sex: str) -> Spoken | None:
        """Take the last person who spoke, or a nearer one who is a main clause's subject."""
        spoken = self._history.person(sex)
        subject = self._subject(mention, sex)
        if subject is not None and (spoken is None or subject.at > spoken.at):
            return self._history.of_name(subject.name) or _new(subject.name, person=subject.person)
        return spoken or self._last_named(mention, sex)

    def _subject(self, mention: Words, sex: str) -> Spoken | None:
        """Find the person who is subject of a main clause just before a pronoun."""
        first = self._parsed.tokens(mention.start, mention.end).start
        segment = self._parsed.segment_index(first)
        opens = self._parsed.firsts[max(0, segment - _NEAR)]
        for at in range(self._before(segment, first) - 1, opens - 1, -1):
            token = self._parsed.doc[at]
            if token.dep_ not in ("nsubj", "nsubjpass") or not is_main(token.head):
                continue
            found = self._named_at(token, sex) or self._somebody_at(token)
            if found is not None and found.sex in ("", sex):
                return found
        return None

    def _before(self, segment: int, first: int) -> int:
        """Give the token before which a pronoun's antecedent stands: outside of what he tells himself."""
        own = self._parsed.segments[segment]
        if not own.is_attribution:
            return first
        while segment and self._parsed.segments[segment - 1].sentence == own.sentence:
            segment -= 1
        return self._parsed.firsts[segment]

    def _named_at(self, token: Token, sex: str) -> Spoken | None:
        """Give the person whom a subject names, or who is named beside his office."""
        beside = child(token, "appos") if token.lower_ in PERSON_ROLES else None
        at = (beside if beside is not None else token).i
        name = self._person_at(at) or self._aged_at(at)
        person = self._people.named(name)
        if not name or (person is not None and person.sex not in ("", sex)):
            return None
        start = self._parsed.starts[at]
        return Spoken(name, SourceType.UNKNOWN, person=True, words=name, at=start)

    def _somebody_at(self, noun: Token) -> Spoken | None:
        """Give the person without a name whom a subject brings in ("a baker of 40", "its director")."""
        opened = any(c.lower_ in ("a", "an", "one", "another") for c in noun.children)
        owned = child(noun, "poss") is not None
        who = any(
            c.dep_ == "relcl" and noun.doc[c.left_edge.i].lower_ in ("who", "whose")
            for c in noun.children
        )
        role = noun.lower_ in PERSON_ROLES
        if (
            noun.pos_ != "NOUN"
            or child(noun, "appos") is not None
            or not ((opened and (role or who or noun.lower_ in TRADES)) or (owned and role))
        ):
            return None
        words = self._parsed.words(*name_edges(noun, alone=True))
        name = self._bodies.with_country(clean(words.text))
        return Spoken(name, SourceType.UNKNOWN, person=False, words=words.text, at=words.start)

    def _acting(self, mention: Words) -> Spoken | None:
        """Find the body that is subject of the sentence before, where it spoke in none since."""
        first = self._parsed.tokens(mention.start, mention.end).start
        segment = self._parsed.segment_index(first)
        opens = self._parsed.firsts[max(0, segment - 1)]
        for at in range(self._parsed.firsts[segment] - 1, opens - 1, -1):
            token = self._parsed.doc[at]
            if token.dep_ != "nsubj" or token.head.dep_ != "ROOT":
                continue
            words = self._parsed.words(*name_edges(token, alone=True)).text
            body = token.lower_ in BODIES or token.ent_type_ == "ORG"
            name = self._bodies.name(clean(words)) or self._bodies.within(words)
            named = name or (clean(words) if token.pos_ == "PROPN" and body else "")
            return (self._history.of_name(named) or _new(named)) if named else None
        return None

    def _person_at(self, at: int) -> str:
        token = self._parsed.doc[at]
        if token.ent_type_ != "PERSON" or token.text in PLATFORMS:
            return ""
        full = self._people.full(person_words([token.text]) or token.text)
        known = self._bodies.lookup(full or token.text)
        return known.name if known and known.person else full

    def _aged_at(self, at: int) -> str:
        """Give the name that an age follows, were it a single one ("Lino, 13, …")."""
        token = self._parsed.doc[at]
        aged = self._parsed.tokens(self._parsed.starts[at], self._parsed.ends[at] + 5)[1:4]
        if token.pos_ != "PROPN" or not _AGE.match("".join(t.text for t in aged)):
            return ""
        first = min((c.i for c in token.lefts if c.dep_ == "compound"), default=at)
        return person_words(self._parsed.words(first, at).text.split())

    def _last_named(self, mention: Words, sex: str) -> Spoken | None:
        before = [p for p in self._people.all if p.at < mention.start and p.sex in ("", sex)]
        return _new(before[-1].name, person=True) if before else None

    def _of_sort(self, tokens: list[str], *, definite: bool) -> Spoken | None:
        """Find the body meant by words that name only its sort ("a monitoring group")."""
        plural = tokens[-1].endswith("s") or tokens[-1] == "media"
        if plural or tokens[-1] in DOCUMENTS:
            return None
        for sort, (words, types) in SORTS.items():
            named = set(words.split()) | (_MONITORING if sort in _INDEFINITE_SORTS else set())
            if not set(tokens) & named or set(tokens) - named - _BESIDE_SORT - self._own_state:
                continue
            spoken = self._history.body(types) if definite and sort != "party" else None
            if spoken is not None:
                return spoken
            if definite or sort in _INDEFINITE_SORTS:
                return _new(self._bodies.of_sort(types))
        return None

    def _of_kind(self, text: str, head: str, others: frozenset[str]) -> Spoken | None:
        """Find the body meant by "the UN agency", or by "the Geneva-based group"."""
        nations = bool(others) and others <= _UNITED_NATIONS
        based = "-based" in text and not others and head not in _BUSINESSES
        if head not in VAGUE_BODIES or not (nations or based):
            return None
        types = ("un_or_ngo",) if nations else ("monitor", "un_or_ngo")
        spoken = self._history.body(types)
        if based and spoken is not None and spoken.name == "United Nations":
            spoken = None
        return spoken or _new(self._bodies.of_sort(types))

    def _definite(
        self, mention: Words, plain: str, head: str, others: frozenset[str]
    ) -> Spoken | None:
        if head in DOCUMENTS and not others:
            return self._writer()
        if head in SOURCES:
            return self._earlier(head, others)
        if head in PERSON_ROLES:
            return self._earlier(head, others) or self._described(mention, head, others)
        if head == "ministry" and others and not _says_nation(others):
            return self._earlier(head, others) or self._ministry(plain)
        if head in BODIES and not others - VAGUE_BODIES:
            return self._body(mention, plain, head)
        return self._earlier(head, others) if head in BODIES else None

    def _ministry(self, plain: str) -> Spoken | None:
        """Find the ministry of the state that spoke last ("Russia said … The defence ministry said")."""
        for each in self._history.back():
            nation = next((a for w in each.name.split() if (a := adjective_of(w))), "")
            if nation:
                known = self._bodies.lookup(f"{nation} {plain}")
                return _new(known.name) if known else None
        return None

    def _writer(self) -> Spoken | None:
        """Find whose "the statement" is: the last teller's, or his body's where he speaks for one."""
        last = next((s for s in self._history.back() if s.name not in PLATFORMS), None)
        if last is None or not last.person:
            return last
        body = self._bodies.affiliation(last.words) or self._bodies.affiliation(last.described)
        return _new(body.name) if body and not body.person else last

    def _earlier(self, head: str, others: frozenset[str]) -> Spoken | None:
        """Find an earlier teller of the same role, said of him in the same words."""
        single = not head.endswith("s")
        same = self._history.with_word(head, others, person_too=single)
        if same is not None or any(is_state_word(w.title()) for w in others):
            return same
        loose = self._history.with_word(head, frozenset(), person_too=single)
        unmodified = loose and fold_name(clean(loose.words)).split()[:1] == [head]
        return loose if unmodified else None

    def _described(self, mention: Words, head: str, others: frozenset[str]) -> Spoken | None:
        wanted = frozenset({head} | {w for w in others if w not in self._own_state})
        person = self._people.with_role(wanted, mention.start)
        return _new(person.name, person=True) if person else None

    def _titled(self, tokens: list[str]) -> Spoken | None:
        """Find the person whose introduction holds all words of a title ("Homs governor")."""
        wanted = frozenset(w for w in tokens if w not in self._own_state)
        person = self._people.with_role(wanted)
        return _new(person.name, person=True) if person else None

    def _body(self, mention: Words, plain: str, head: str) -> Spoken | None:
        """Find the body meant by "the ministry", "the zoo", "the firm"."""
        spoken = self._history.with_word(head, frozenset(), person_too=False)
        if spoken is not None and fold_name(spoken.name) != fold_name(plain):
            return spoken
        named = self._bodies.ending_in(head, mention.start)
        if named:
            return _new(self._bodies.name(named) or named)
        for other in _STANDS_FOR.get(head, ()):
            spoken = self._history.with_word(other, frozenset(), person_too=False)
            if spoken is not None:
                return spoken
        if head not in VAGUE_BODIES:
            return None
        companies = head in _BUSINESSES
        for each in self._history.back():
            fits = not (companies and each.type in _NOT_COMPANIES) and not adjective_of(each.name)
            fits = fits and not (head == "group" and each.type in _NOT_GROUPS)
            if not each.person and not each.plural and fits and each.name[:1].isupper():
                return each
        return _new(self._main_organisation) if self._main_organisation else None

    @cached_property
    def _main_organisation(self) -> str:
        """The organisation the tagger sees most often, no medium."""
        found = Counter(clean(ent.text) for ent in self._parsed.ents if ent.label_ == "ORG")
        for name, count in found.most_common():
            known = self._bodies.lookup(name)
            if (
                count > 1
                and name[:1].isupper()
                and len(name.split()) < _LONG
                and not (known and known.type in _NOT_COMPANIES)
            ):
                return self._bodies.name(name) or name
        return ""


def _says_nation(words: frozenset[str]) -> bool:
    return any(is_state_word(w.title()) for w in words)


def _new(name: str, *, person: bool = False) -> Spoken | None:
    return Spoken(name, SourceType.UNKNOWN, person, "", -1) if name else None


def _head(tokens: list[str]) -> tuple[str, frozenset[str]]:
    """Part the head of a folded noun phrase from the words beside it."""
    phrase = f"{' '.join(tokens)} "
    end = min((phrase.find(j) for j in _JOINTS if j in phrase), default=len(phrase))
    core = phrase[:end].split() or tokens
    return core[-1], frozenset(
        w
        for w in tokens
        if w != core[-1] and w not in ("of", "in", "at", "the", "for", "from", "with")
    )

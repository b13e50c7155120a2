"""From the words that name a teller to the fullest name the report has for him."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.extract.rules_v1 import names
from rashomon.extract.rules_v1.frame import Frame
from rashomon.extract.rules_v1.lexicon import MODIFIERS, PRONOUNS, ROLE_NOUNS
from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.source_types import source_type
from rashomon.model.claim import OUTLET, Named, SourceType
from rashomon.model.countries import STATES, dominant_demonym
from rashomon.model.naming import fold_name
from rashomon.model.source import KnownName
from rashomon.model.words import Words

_GENERIC_MONITORS = frozenset(
    "monitor monitors monitoring group monitoring group watchdog observatory activist group rights".split()
)
_VAGUE_BODIES = frozenset("group organisation organization agency firm company body".split())
_BODIES = frozenset(
    "group agency organisation organization monitor ministry office department zoo company paper "
    "newspaper channel network council committee army military coalition government body charity "
    "union administration website movement party force forces command statement".split()
)
_PERSON_ROLES = frozenset(
    "spokesman spokeswoman spokesperson minister president governor official director general "
    "commander head chief leader envoy ambassador mayor secretary representative officer man "
    "woman father mother doctor activist resident fighter lawyer analyst chairman witness "
    "journalist premier politician teacher nurse senator judge sheriff king prince".split()
)
_LINKS = frozenset("of for in at from with to by the".split())
_NEEDS_COUNTRY = frozenset(
    "government regime army military opposition rebels state-media authorities forces "
    "parliament police media president tv television troops".split()
)


@dataclass(frozen=True, slots=True)
class _Person:
    """A person the report names in full, with the phrase that introduces him."""

    name: str
    phrase: str
    start: int


class Cast:
    """Who speaks in a report: every mention of a teller named, in text order."""

    def __init__(
        self,
        parsed: Parsed,
        frames: Sequence[Frame],
        known: Mapping[str, KnownName] | None = None,
    ) -> None:
        self._parsed = parsed
        self._known = known or {}
        self._demonym = dominant_demonym(parsed.report.text)
        self._persons = tuple(_persons(parsed))
        self._acronyms = dict(_acronyms(parsed.report.text))
        self._named: dict[tuple[int, int], tuple[Named, SourceType]] = {}
        self._history: list[tuple[Named, SourceType, bool]] = []
        mentions = {f.source for f in frames if f.source} | {v for f in frames for v in f.via}
        for mention in sorted(mentions):
            self._named[(mention.start, mention.end)] = self._resolve(mention)

    def teller(self, mention: Words | None) -> tuple[Named, SourceType]:
        """Give the name and type of the teller that some words name; the outlet for none."""
        if mention is None:
            return OUTLET, SourceType.OUTLET
        found = self._named.get((mention.start, mention.end))
        if found is None:
            found = self._named[(mention.start, mention.end)] = self._resolve(mention)
        return found

    def actor(self, words: Words) -> str:
        """Give the canonical name of an actor where one is known, else the words themselves."""
        text = names.clean(words.text)
        return self._known_name(text) or self._known_inside(text) or self._with_country(text)

    @property
    def demonym(self) -> str:
        """The country adjective the report uses most ("Syrian"), "" for none."""
        return self._demonym

    def _resolve(self, mention: Words) -> tuple[Named, SourceType]:
        words = names.clean(mention.text)
        is_person = False
        leading = names.leading_name(words)
        name = "" if leading else self._referent(mention, words)
        if name:
            previous = next((h for h in reversed(self._history) if h[0].name == name), None)
            kind, is_person = (previous[1], previous[2]) if previous else self._typed(name, words)
        else:
            name, is_person = self._full_name(mention, leading or words)
            kind = self._typed(name, mention.text)[0]
        found = Named(name, mention), kind
        self._history.append((Named(name, mention), kind, is_person))
        return found

    def _typed(self, name: str, phrase: str) -> tuple[SourceType, bool]:
        known = self._known.get(fold_name(name))
        if known:
            return known.type, known.person
        person = next((p for p in self._persons if p.name == name), None)
        described = f"{phrase} {person.phrase}" if person else f"{phrase} {name}"
        at_war = self._demonym in ("Syrian", "Russian")
        return source_type(described, at_war=at_war), person is not None

    def _full_name(self, mention: Words, words: str) -> tuple[str, bool]:
        """Name a mention that carries its own name."""
        known = self._known_name(words) or self._known_at_end(words)
        if known:
            return known, self._is_person(known)
        person = self._person_in(mention, words)
        if person:
            return self._known_name(person) or person, True
        inner = self._known_inside(words)
        if inner:
            return inner, False
        body = _body_of_spokesman(words)
        if body:
            return self._known_name(body) or body, False
        if words in self._acronyms:
            return self._acronyms[words], False
        return self._with_country(_tight(words)), False

    def _known_name(self, words: str) -> str:
        found = self._known.get(fold_name(words)) or self._known.get(
            fold_name(f"{self._demonym} {words}")
        )
        return found.name if found else ""

    def _known_at_end(self, words: str) -> str:
        """Find a known name of two words or more at the end ("Director of X Jane Roe")."""
        tokens = words.split()
        for size in range(min(4, len(tokens) - 1), 1, -1):
            found = self._known.get(fold_name(" ".join(tokens[-size:])))
            if found and tokens[-size][:1].isupper() and tokens[-size - 1] not in _LINKS:
                return found.name
        return ""

    def _known_inside(self, words: str) -> str:
        """Find a known body in a descriptive phrase ("state news agency SANA")."""
        tokens = words.split()
        if set(fold_name(words).split()) & (_PERSON_ROLES | {"source", "sources", "officials"}):
            return ""
        spans = ((i, j) for i in range(len(tokens)) for j in range(i + 1, len(tokens) + 1))
        for i, j in sorted(spans, key=lambda s: s[0] - s[1]):
            rest = [fold_name(t) for t in tokens[:i] + tokens[j:]]
            if all(r in ROLE_NOUNS or r in MODIFIERS or r in _BODIES or not r for r in rest):
                found = self._known_name(" ".join(tokens[i:j]))
                if found and tokens[i][:1].isupper():
                    return found
        return ""

    def _person_in(self, mention: Words, words: str) -> str:
        """Find the person a mention names, in full where the report has it."""
        own = _named_person(self._parsed, mention) or names.titled_person(words)
        if not own and words.istitle() and len(words.split()) <= 3:
            own = words
        if not own:
            return ""
        folded = fold_name(names.strip_titles(own)).split()
        for person in self._persons:
            parts = fold_name(person.name).split()
            if len(parts) > len(folded) and (
                parts[-len(folded) :] == folded or parts[: len(folded)] == folded
            ):
                return person.name
        own = names.strip_titles(own)
        alone = len(own.split()) == 1 and own == words
        return "" if alone and not _is_person_entity(self._parsed, mention) else own

    def _referent(self, mention: Words, words: str) -> str:
        """Find whom a pronoun or a short definite phrase refers back (or forward) to."""
        lowered = words.lower()
        if mention.text.lower() in PRONOUNS:
            return self._pronoun(mention.text.lower(), mention.start)
        if lowered.split()[-1:] == ["source"] or lowered.split()[-1:] == ["sources"]:
            return self._earlier_role(mention, lowered.split()[-1])
        if fold_name(lowered) in _GENERIC_MONITORS or set(lowered.split()) <= _GENERIC_MONITORS:
            return self._only_monitor()
        head = lowered.split()[-1] if lowered else ""
        short = len(words.split()) <= 2 and words == lowered
        if mention.text.lower().startswith("the ") and short:
            return self._earlier_role(mention, head)
        return self._titled(words) if words[:1].isupper() or head in _PERSON_ROLES else ""

    def _pronoun(self, pronoun: str, at: int) -> str:
        wants_person = pronoun in ("he", "she")
        if pronoun == "they":
            return self._history[-1][0].name if self._history else ""
        for named, _, is_person in reversed(self._history):
            if is_person == wants_person and (wants_person or not _is_plural(named.name)):
                return named.name
        if wants_person:
            before = [p for p in self._persons if p.start < at]
            if before:
                return before[-1].name
        return self._history[-1][0].name if self._history else ""

    def _earlier_role(self, mention: Words, head: str) -> str:
        """Find the last teller whose own words hold a role ("the source", "the zoo")."""
        if not mention.text.lower().startswith("the "):
            return ""
        for named, _, is_person in reversed(self._history):
            if is_person and head in _BODIES:
                continue
            held = (named.mention.text if named.mention else "") + " " + named.name
            if (
                head in fold_name(held).split()
                and named.mention
                and named.mention.text != mention.text
            ):
                return named.name
        if head in _PERSON_ROLES:
            described = [
                p
                for p in self._persons
                if head in fold_name(p.phrase).split() and p.start < mention.start
            ]
            return described[-1].name if described else ""
        return self._body_in_text(mention, head)

    def _body_in_text(self, mention: Words, head: str) -> str:
        """Find a capitalised name that ends in the role before the mention ("Cincinnati Zoo")."""
        text = self._parsed.report.text[: mention.start]
        found = [run for run in names.runs(text) if run.split()[-1].lower() == head]
        if found:
            return self._known_name(names.clean(found[-1])) or names.clean(found[-1])
        return self._last_body() if head in _VAGUE_BODIES else ""

    def _only_monitor(self) -> str:
        """Find the monitor a report means by "a monitor", named before or after."""
        folded = f" {fold_name(self._parsed.report.text)} "
        found: Counter[str] = Counter()
        for name, known in self._known.items():
            if known.type is SourceType.MONITOR and not known.person:
                found[known.name] += folded.count(f" {name} ")
        best = found.most_common(1)
        return best[0][0] if best and best[0][1] else self._last_body()

    def _is_person(self, name: str) -> bool:
        known = self._known.get(fold_name(name))
        return known.person if known else any(p.name == name for p in self._persons)

    def _last_body(self) -> str:
        return next((n.name for n, _, person in reversed(self._history) if not person), "")

    def _titled(self, words: str) -> str:
        """Find the person whose introduction holds all words of a title ("Homs governor")."""
        wanted = set(fold_name(words).split())
        if len(wanted) < 2 or not wanted & _PERSON_ROLES:
            return ""
        if names.titled_person(words):
            return ""
        for person in self._persons:
            if wanted <= set(fold_name(person.phrase).split()):
                return person.name
        return ""

    def _with_country(self, words: str) -> str:
        """Say whose government or army, where the report leaves it out."""
        head = fold_name(words).split()
        if head and len(head) <= 2 and head[-1] in _NEEDS_COUNTRY and self._demonym:
            first_state = head[0] in STATES
            return words if first_state or words[:1].isupper() else f"{self._demonym} {words}"
        return words


def _is_plural(name: str) -> bool:
    return name == name.lower() and name.endswith("s")


def _tight(words: str) -> str:
    """Keep a role's own words: what follows a comma or a relative pronoun goes."""
    for stop in (
        ", ",
        " who ",
        " which ",
        " that ",
        " speaking ",
        " reached by ",
        " contacted by ",
        " interviewed by ",
    ):
        words = words.split(stop, maxsplit=1)[0]
    return words


def _body_of_spokesman(phrase: str) -> str:
    """Give the body of an unnamed spokesman ("a Russian Defence Ministry spokesman")."""
    words = _tight(phrase)
    tokens = words.split()
    if len(tokens) > 1 and tokens[-1] in ("spokesman", "spokeswoman", "spokesperson"):
        return " ".join(tokens[:-1])
    for head in ("spokesman for ", "spokeswoman for ", "spokesperson for "):
        if words.startswith(head):
            return names.clean(words.removeprefix(head))
    return ""


def _named_person(parsed: Parsed, mention: Words) -> str:
    tokens = parsed.tokens(mention.start, mention.end)
    people = [ent for ent in tokens.ents if ent.label_ == "PERSON"]
    if not people:
        return ""
    longest = max(people, key=len)
    return names.strip_titles(longest.text) if len(longest) > 1 else ""


def _is_person_entity(parsed: Parsed, mention: Words) -> bool:
    tokens = parsed.tokens(mention.start, mention.end)
    return any(t.ent_type_ == "PERSON" for t in tokens)


def _persons(parsed: Parsed) -> Iterator[_Person]:
    """Find the persons a report names with two words or more, with what introduces them."""
    seen: set[str] = set()
    for ent in parsed.doc.ents:
        if ent.label_ != "PERSON" or len(ent) < 2:
            continue
        name = names.strip_titles(ent.text)
        if len(name.split()) < 2 or name in seen or not name[0].isupper():
            continue
        seen.add(name)
        first = max(0, ent.start - 9)
        last = min(len(parsed.doc) - 1, ent.end + 9)
        phrase = parsed.words(first, last).text
        yield _Person(name, phrase, parsed.starts[ent.start])


def _acronyms(text: str) -> Iterator[tuple[str, str]]:
    """Find what acronyms of a report stand for: initials of capitalised runs within it."""
    for run in names.runs(text):
        tokens = [t for t in run.split() if t[:1].isupper()]
        for size in range(2, len(tokens) + 1):
            short = "".join(t[0] for t in tokens[-size:])
            if len(short) >= 3 and short in text:
                yield short, " ".join(tokens[-size:])

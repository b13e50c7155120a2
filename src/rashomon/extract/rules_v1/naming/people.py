"""The persons whom a report names in full, with what it says they are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from spacy.attrs import ENT_TYPE, ORTH
from spacy.symbols import PERSON
from spacy.tokens import Doc, Span, Token

from rashomon.extract.rules_v1.naming.given_names import sex_by_name
from rashomon.extract.rules_v1.naming.phrases import (
    CAPITAL,
    is_title,
    looks_like_body,
    name_at,
    person_words,
)
from rashomon.extract.rules_v1.naming.roles import BODIES
from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.model.naming import fold_name

_WINDOW = 10
_MOST_PERSONS = 1_000
"""Persons of a report that are told apart: more stand in lists of names, not in news."""

_WOMEN = frozenset(
    "mrs ms miss she mother spokeswoman woman actress queen princess sister daughter wife lady girl "
    "chairwoman congresswoman businesswoman grandmother aunt widow madam dame herself".split()
)
_MEN = frozenset(
    "mr he father spokesman man king prince brother son husband lord sir boy chairman congressman "
    "businessman grandfather uncle himself sheikh imam bishop pope".split()
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named with two words or more: the name, what stands before and after it.

    `before` is the phrase that leads up to the name ("Homs governor"), `after`
    the apposition that follows; `at` is the offset of the first naming.
    """

    name: str
    before: str
    after: str
    at: int

    @property
    def described(self) -> str:
        """All that is said of the person where he is named first."""
        return f"{self.before} {self.after}".strip()

    @property
    def sex(self) -> str:
        """Woman ("f"), man ("m") or "" where nothing tells."""
        return sex_of(self.described) or sex_by_name(self.name)


class People:
    """The persons of a report by full name, surname and role."""

    def __init__(self, parsed: Parsed, places: frozenset[str]) -> None:
        self._parsed = parsed
        self._places = places
        self.all = tuple(
            _merged(islice(_persons(parsed, places), _MOST_PERSONS), parsed.report.text)
        )
        self._surnames: dict[str, str] = {}

    def learn(self, person: Person) -> None:
        """Take in somebody whom only an attribution shows to be a person."""
        name = fold_name(person.name)
        if len(self.all) < _MOST_PERSONS and not any(fold_name(p.name) == name for p in self.all):
            self.all = tuple(sorted((*self.all, person), key=lambda p: p.at))

    def full(self, name: str, sex: str = "") -> str:
        """Give the fullest name the report has of somebody, "" where it names nobody so.

        Of several who share a surname one of the sex given is taken.
        """
        folded = _plain(name)
        if not folded:
            return ""
        alike = [p for p in self.all if _is_part(folded, p.name)]
        fitting = [p for p in alike if not sex or p.sex in ("", sex)]
        exact = next((p for p in fitting if _plain(p.name) == folded), None)
        found = exact or next(iter(fitting), None)
        return found.name if found else ("" if sex else self._searched(name))

    def named(self, name: str) -> Person | None:
        """Give the person who bears exactly a name."""
        return next((p for p in self.all if p.name == name), None)

    def with_role(self, words: frozenset[str], before: int | None = None) -> Person | None:
        """Give the last person described by all of some words, before an offset if one is given."""
        fitting = [p for p in self.all if words <= _words(p.described)]
        earlier = [p for p in fitting if before is None or p.at < before]
        return earlier[-1] if earlier else (fitting[0] if fitting and before is None else None)

    def _searched(self, surname: str) -> str:
        """Look the text over for a fuller form of a single name ("… Jane Roe …" for "Roe")."""
        too_little = " " in surname or len(surname) < 3 or not surname[0].isupper()
        if too_little or surname in self._places or looks_like_body([surname]) or _is_role(surname):
            return ""
        if surname not in self._surnames:
            self._surnames[surname] = _fuller(self._parsed.report.text, surname, self._places)
        return self._surnames[surname]


def _is_role(word: str) -> bool:
    return is_title(word) or word.lower() in BODIES


def _fuller(text: str, surname: str, places: frozenset[str]) -> str:
    pattern = re.compile(
        rf"(?<![\w’'-])((?:{CAPITAL} ){{1,3}}(?:(?:de|al|el|van|von|bin|abu) )?{re.escape(surname)})(?!\w)"
    )
    for match in pattern.finditer(text):
        words = match[1].split()
        start = max((i + 1 for i, w in enumerate(words[:-1]) if is_title(w)), default=0)
        name = _without_s(person_words(words[start:]), text)
        sure = start > 0 or len(words) == 2
        if sure and " " in name and name not in places and not _opens_sentence(text, match.start()):
            return name
    return ""


def _without_s(name: str, text: str) -> str:
    """Take off a possessive that lost its apostrophe, where the text has the bare name too."""
    bare = name[:-1]
    return bare if name.endswith("s") and re.search(rf"\b{re.escape(bare)}\b", text) else name


def _opens_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 2) : at].strip()
    return not before or before in ".!?\n"


def _persons(parsed: Parsed, places: frozenset[str]) -> Iterator[Person]:
    for first, last, stored in _name_spans(parsed):
        name = person_words(stored.split())
        if " " in name and not _is_place(name, places):
            skipped = stored.find(name.split()[0])
            opens = parsed.starts[first] + max(0, skipped)
            head = parsed.tokens(opens, opens + 1).start
            yield Person(name, _before(parsed, head), _after(parsed, last), opens)


def _is_place(name: str, places: frozenset[str]) -> bool:
    return name in places or any(name in p or p in name for p in places if " " in p)


def _name_spans(parsed: Parsed) -> Iterator[tuple[int, int, str]]:
    """Give first and last token, and words, of what the tagger or a title shows to be a person."""
    for ent in parsed.ents:
        if ent.label_ == "PERSON":
            first, last = _trimmed(ent)
            yield first, last, parsed.words(first, last).text
    for at in _titles(parsed.doc):
        stored = _after_title(parsed, at + 1) if _can_open(parsed.doc[at]) else ""
        if " " in stored:
            end = parsed.starts[at + 1] + len(stored)
            yield at + 1, parsed.reach(end - 1, end)[0], stored


def _titles(doc: Doc) -> list[int]:
    """Give the tokens that are titles and no part of a person's name."""
    strings = doc.vocab.strings
    seen = doc.to_array([ORTH, ENT_TYPE]).tolist()
    titles = {word for word in {orth for orth, _ in seen} if is_title(strings[word])}
    return [n for n, (orth, kind) in enumerate(seen) if orth in titles and kind != PERSON]


def _can_open(title: Token) -> bool:
    if title.i + 1 >= len(title.doc):
        return False
    follows = title.doc[title.i + 1].text
    return follows[:1].isupper() and not is_title(follows)


def _trimmed(ent: Span) -> tuple[int, int]:
    """Leave a possessive and marks off the end of an entity."""
    last = ent.end - 1
    while last > ent.start and ent.doc[last].text in ("'s", "’s", "’", "'", "-", ",", "("):
        last -= 1
    return ent.start, last


def _after_title(parsed: Parsed, first: int) -> str:
    """Give the run of name words that opens at a token, as the text has it."""
    segment = parsed.segments[parsed.segment_index(first)]
    start = parsed.starts[first]
    words = parsed.report.text[start : min(segment.end, start + 80)].split(" ")[:6]
    return " ".join(words[: name_at(words, 0)]).rstrip(",.;:!?")


def _before(parsed: Parsed, first: int) -> str:
    """Give the noun phrase that leads up to a name."""
    opens = parsed.firsts[parsed.segment_index(first)]
    at = first
    while at > max(opens, first - _WINDOW) and _belongs(parsed.doc[at - 1], first - at):
        at -= 1
    return parsed.words(at, first - 1).text if at < first else ""


def _after(parsed: Parsed, last: int) -> str:
    """Give the apposition that follows a name, with or without its comma."""
    segment = parsed.segment_index(last)
    closes = parsed.firsts[segment + 1] if segment + 1 < len(parsed.firsts) else len(parsed.doc)
    at = last + 1
    if at < closes and parsed.doc[at].text == ",":
        at += 1
    opens = at
    while at < min(closes, opens + _WINDOW) and _belongs(parsed.doc[at], at - opens):
        at += 1
    return parsed.words(opens, at - 1).text if at > opens else ""


def _belongs(token: Token, distance: int) -> bool:
    if token.pos_ in ("NOUN", "PROPN", "ADJ", "PART", "NUM") or token.text in ("-", "."):
        return token.text != "." or distance < 2
    inside = token.lower_ in ("of", "the", "a", "an", "for", "at", "in", "and", "his", "her", "its")
    return token.pos_ == "DET" or inside


def _merged(persons: Iterator[Person], text: str) -> Iterator[Person]:
    """Give each person once, in text order, with the first description.

    Of a longer and a shorter form the longer stands, unless the report has the
    shorter more often (a headline's "Jane Roe Denies").
    """
    found = sorted(persons, key=lambda p: (p.at, -len(p.name)))
    names = {p.name: text.count(p.name) for p in found}
    kept: list[Person] = []
    for person in found:
        rarer = any(
            o != person.name and person.name.startswith(f"{o} ") and n > 2 * names[person.name]
            for o, n in names.items()
        )
        own = set(_plain(person.name))
        if not rarer and not any(own <= set(_plain(k.name)) for k in kept):
            kept.append(person)
    yield from kept


@lru_cache(maxsize=8192)
def _plain(name: str) -> tuple[str, ...]:
    """Give a name's folded words without middle initials."""
    words = fold_name(name).split()
    return tuple(w for w in words if len(w) > 1) or tuple(words)


def _is_part(folded: tuple[str, ...], name: str) -> bool:
    """Whether a name is, begins or ends with some folded words."""
    parts = _plain(name)
    return parts[-len(folded) :] == folded or parts[: len(folded)] == folded


@lru_cache(maxsize=8192)
def _words(phrase: str) -> frozenset[str]:
    return frozenset(fold_name(phrase).split())


@lru_cache(maxsize=8192)
def sex_of(words: str) -> str:
    """Tell from titles and roles whether somebody is a woman ("f") or a man ("m"), "" if unsaid."""
    found = set(words.lower().replace(".", "").split())
    if found & _WOMEN:
        return "f"
    return "m" if found & _MEN else ""

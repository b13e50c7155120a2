"""The bodies of a report: registry names, acronyms, and what a short form stands for."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cached_property, lru_cache

from rashomon.extract.rules_v1.lexicon import TRADES
from rashomon.extract.rules_v1.naming.acronyms import SMALL, defined_name, initials
from rashomon.extract.rules_v1.naming.phrases import (
    bracketed,
    clean,
    flat,
    is_state_word,
    runs,
    unpossessed,
    without_article,
)
from rashomon.extract.rules_v1.naming.roles import (
    BODIES,
    PERSON_ROLES,
    SORTS,
    SOURCES,
)
from rashomon.model.claim import SourceType
from rashomon.model.countries import CAPITALS, DEMONYMS, adjective_of
from rashomon.model.naming import fold_name
from rashomon.model.source import KnownName

_LONGEST_NAME = 9
_folded = lru_cache(maxsize=8192)(fold_name)
_ACRONYM = re.compile(r"(?<![\w.])[A-Z][A-Za-z]{0,2}[A-Z][A-Z0-9]{0,6}(?![\w])")
_DEFINED = re.compile(
    r"((?:[A-Z][\w’'&-]{0,30} |of |for |and |the |on |in ){2,10})[(\[]([A-Z][A-Za-z.]{1,9})[)\]]"
)
_DESCRIBES = (
    frozenset(
        "state local military news state-run official rights human rescue aid monitoring activist terrorist "
        "terror militant jihadist rebel opposition pro-government pro-regime pro-opposition website websites "
        "the a an run led backed based own daily newspaper semi-official independent non-profit nonprofit "
        "international national humanitarian war conflict tv television radio medical charity social network "
        "syrian uk-based britain-based private public private-owned media regime government militants jihadists "
        "takfiri islamist salafi salafist wahhabi shiite sunni opposing extremist extremists fighters movement so-called ally backer another children's childrens child refugee food health activist main".split()
    )
    | BODIES
    | frozenset(w for words, _ in SORTS.values() for w in words.split())
)
_ORDINARY = frozenset("national independent mirror sun times post guardian standard star".split())
"""Names of outlets that are words of others' names ("National Television")."""

_PERSONS = (PERSON_ROLES | SOURCES | {"officials"}) - frozenset(
    "activist rebel militant insurgent volunteer local".split()
)
_NEED_COUNTRY = frozenset(
    "government regime army military opposition rebels authorities parliament administration "
    "president cabinet troops".split()
)
_NATIONAL = re.compile(
    r"(?<![\w-])(?P<nation>[A-Z][a-z]{2,20})(?:[’']s|s)? (?:[a-z]{3,12} )?(?P<body>army|military|government|parliament|troops)\b"
)
_SEAT = re.compile(
    r"(?P<body>(?:[a-z]+ )?(?:ministry|government|parliament|army|military|police|authorities|administration"
    r"|presidency|prosecutor general|general staff)) in (?P<city>[A-Z][\w'’]+(?: [A-Z]\w+)?)$"
)
_REMEMBERED = 1_200
"""Characters back in which a nation's army still stands for "the army"."""

_AGENCY = re.compile(
    r"(?:(?P<land>[A-Z]\w+)(?:['’]?s)? )?(?:official|state|state-run|government|regime) (?P<state>[A-Z]\w+ )?news agency$"
)
_WHENCE = frozenset("from of in the".split())
_RULED = re.compile(
    r"(?P<body>government|regime|administration|army|military) of (?:the )?"
    r"(?:[A-Z][a-z]{2,20} )?(?:President|Prime Minister|King|Emir) [A-Z]"
)
_Z = re.compile(r"(rgani)z(ation)")
_S = re.compile(r"(rgani)s(ation)")
_INITIAL = re.compile(r" [A-Z]\. ")
_APPOSED = re.compile(r", (?=(?:an?|the|which|who)\b)")
_STATIONS = frozenset("radio tv television voice channel".split())
_OF_COUNTRY = re.compile(r"([A-Z]\w+) (army|military|government|troops|authorities)$")
_OWNED_BY = re.compile(r"([A-Z][\w.]*(?: [A-Z]\w+)?)(?:[’']s|s) (.+)$")
_STATE_TV = re.compile(
    r"^(?:(\w+) )?(?:(?:state|regime|government|army)(?:['’]?s)? )?(?:state|national|regime|government|official|state-run)(?:-run)? (tv|television|media|news agency|radio)(?: (?:channel|station))?$",
    re.IGNORECASE,
)


class Bodies:
    """What bodies a report names, looked up by any words for them."""

    def __init__(self, text: str, known: Mapping[str, KnownName], demonym: str) -> None:
        self._text = text
        self._known = known
        self._demonym = demonym

    def lookup(self, words: str) -> KnownName | None:
        """Give what the registry knows of exactly these words, the country supplied if need be."""
        found = self._exact(words)
        if found is None and words.endswith("s") and len(words) > 2:
            found = self._exact(words[:-1])
        if found is None and self._demonym and not _has_state(words):
            found = self._known.get(_folded(f"{self._demonym} {words}"))
        return found or self._agency(words)

    def _agency(self, words: str) -> KnownName | None:
        """Find the state's agency by words that call it official ("official Syrian news agency")."""
        told = _AGENCY.match(words)
        land = (told["land"] or told["state"] or self._demonym) if told else ""
        return self._known.get(_folded(f"{land.strip()} state news agency")) if land else None

    def _exact(self, words: str) -> KnownName | None:
        """Look up words without a country supplied, over spellings and middle initials."""
        found = (self._known.get(folded) for folded in _spellings(words))
        return next((known for known in found if known is not None), None)

    def name(self, words: str) -> str:
        """Give the full name of a body, "" where the words name none that is known here.

        A spelling that is as long as the registry's, and words that merely say whose
        and what it is ("Syrian opposition"), are kept as the report has them.
        """
        found = self.lookup(words)
        return self._full(words, found)

    def _exactly(self, words: str) -> str:
        """Give the full name like `name`, but with no country supplied."""
        return self._full(words, self._exact(words))

    def _full(self, words: str, found: KnownName | None) -> str:
        if found is not None:
            whose = self._opposition(words, found.name)
            if whose:
                return whose
            kept = _same_but_spelled(words, found.name) or _says_whose(words)
            return words if kept and not found.person else found.name
        return self.acronyms.get(words.replace(".", ""), "") or CAPITALS.get(words, "")

    def _opposition(self, words: str, name: str) -> str:
        """Keep the word "opposition" where the registry knows its forces by another name."""
        told = words.lower().split()
        if "opposition" not in told or "opposition" in name.lower() or _is_proper(words):
            return ""
        if _has_state(words):
            owner, _, rest = words.partition(" ")
            land = adjective_of(owner[:-1]) if owner.endswith("s") else ""
            return f"{land} {rest}" if land else words
        return f"{self._demonym} {words[:1].lower()}{words[1:]}" if self._demonym else ""

    def within(self, phrase: str) -> str:
        """Find a body in a phrase that merely describes it ("state news agency SANA")."""
        words = clean(phrase).split()
        if _names_a_role(words):
            return ""
        for inner in bracketed(phrase):
            found = self.name(clean(phrase)) or self.name(inner)
            if found:
                return found
        for first, end in _spans(len(words)):
            rest = words[:first] + words[end:]
            span = " ".join(words[first:end])
            generic = end < len(words) and (_says_whose(span) or is_state_word(span))
            owner = end < len(words) and words[end - 1] != unpossessed(words[end - 1])
            station = first > 0 and words[first - 1].lower() in _STATIONS and span in CAPITALS
            title = end - first == 1 and bool(rest) and span.lower() in _ORDINARY
            if (
                words[first][:1].isupper()
                and all(map(_describes, rest))
                and not (generic or owner or station or title)
            ):
                found = self._exactly(span)
                if found:
                    return found
        return ""

    def closing(self, phrase: str) -> str:
        """Give a known body of two words or more that closes a phrase, whatever runs into it."""
        words = clean(_APPOSED.split(phrase, maxsplit=1)[0]).split()
        for first in range(1, len(words) - 1):
            known = self._exact(" ".join(words[first:]))
            somebody = words[first - 1] in _WHENCE and not TRADES.isdisjoint(words[:first])
            if known is not None and not somebody and not _names_a_role(words[:first]):
                return known.name
        return ""

    def opening(self, phrase: str) -> str:
        """Give a known body that opens a phrase and is then described ("SANA, the state …")."""
        words = phrase.split()
        for end in range(min(_LONGEST_NAME, len(words) - 1), 0, -1):
            follows = words[end].lower() in ("a", "an", "another", "the", "which", "who")
            comma = words[end - 1].endswith(",")
            known = self._exact(" ".join(words[:end]).rstrip(",")) if follows or comma else None
            if known is not None and not known.person:
                return self._full(" ".join(words[:end]).rstrip(","), known)
        return ""

    def affiliation(self, phrase: str) -> KnownName | None:
        """Give the longest known body named anywhere in a phrase ("White House spokesman")."""
        words = [w.strip(",()") for w in phrase.split()]
        for first, end in _spans(len(words)):
            if not words[first][:1].isupper():
                continue
            name = " ".join([*words[first : end - 1], unpossessed(words[end - 1])])
            found = self._known.get(_folded(name)) or self._known.get(
                fold_name(self.acronyms.get(name, ""))
            )
            if found and not (end - first == 1 and is_state_word(name)):
                return found
        return None

    def without_bodies(self, phrase: str) -> str:
        """Take known bodies of two words or more out of a phrase, to show who is left."""
        words = phrase.split()
        for first, end in _spans(len(words)):
            if end - first < 2:
                return phrase
            name = " ".join([*words[first : end - 1], unpossessed(words[end - 1])])
            found = self._known.get(_folded(name))
            if found and not found.person:
                return " ".join([*words[:first], *words[end:]])
        return phrase

    def expanded(self, phrase: str) -> str:
        """Write acronyms within a phrase out in full where the report itself defines them."""
        words = [self._known_owner(w) for w in phrase.split()]
        return " ".join(self.acronyms.get(w, w) for w in words)

    def _known_owner(self, word: str) -> str:
        """Take a possessive without its apostrophe off an acronym ("SANAs correspondent")."""
        bare = unpossessed(word) if unpossessed(word) != word else word[:-1]
        owner = word.endswith("s") and bare.isupper() and len(bare) > 1
        return bare if owner and (fold_name(bare) in self._known or bare in self.acronyms) else word

    def of_sort(self, types: tuple[str, ...]) -> str:
        """Give the body of some types that the report names most, "" for none."""
        found: Counter[str] = Counter()
        for name, kind in self._mentioned:
            if kind.value in types:
                found[name] += 1
        best = found.most_common(1)
        return best[0][0] if best else ""

    def ending_in(self, head: str, before: int) -> str:
        """Give the last capitalised name before an offset that ends in a word ("… Zoo")."""
        named = [run for run in runs(self._text[:before]) if run.split()[-1].lower() == head]
        return flat(clean(named[-1])) if named else ""

    def with_nation(self, words: str, before: int) -> str:
        """Say which of several nations' armies "the army" is: the one named last before an offset."""
        head = without_article(words)
        if head not in _NEED_COUNTRY or head == words:
            return words
        named = _NATIONAL.finditer(self._text, max(0, before - _REMEMBERED), before)
        nations = [
            a for m in named if m["body"].lower() == head and (a := adjective_of(m["nation"]))
        ]
        return f"the {nations[-1]} {head}" if nations and nations[-1] != self._demonym else words

    def ruled(self, words: str) -> str:
        """Name "the government of President Roe" by its country, "" for other words."""
        found = _RULED.match(without_article(words))
        return f"{self._demonym} {found['body'].lower()}" if found and self._demonym else ""

    def with_country(self, words: str) -> str:  # noqa: PLR0911  (a list of readings)
        """Say whose government or army it is, where the words leave it out or have it as owner."""
        if (
            words == DEMONYMS.get(self._demonym)
            and f"{self._demonym} government".lower() in self._known
        ):
            return f"{self._demonym} government"
        tv = _STATE_TV.match(words)
        if tv and tv[2].lower() in ("tv", "television"):
            land = adjective_of(unpossessed(tv[1])) if tv[1] else self._demonym
            return f"{land} state TV".strip()
        seat = _SEAT.match(words)
        land = adjective_of(CAPITALS.get(seat["city"], "")) if seat else ""
        if seat and land:
            return f"{land} {seat['body']}"
        tokens = words.split()
        if len(tokens) == 2 and tokens[1].lower() in _NEED_COUNTRY:
            ruler = self._known.get(_folded(_bare(tokens[0])))
            if ruler and ruler.person and self._demonym:
                return f"{self._demonym} government"
        owned = _OWNED_BY.match(words) or _OF_COUNTRY.match(words)
        owner = adjective_of(owned[1]) or adjective_of(CAPITALS.get(owned[1], "")) if owned else ""
        if owned and owner:
            return f"{owner} {owned[2]}" if tokens[-1].lower() in BODIES else words
        head = tokens[-1].lower() if tokens else ""
        needs = len(tokens) == 1 or (len(tokens) == 2 and tokens[0].lower() in ("state", "local"))
        if needs and head in _NEED_COUNTRY and self._demonym and words == words.lower():
            return f"{self._demonym} {words}"
        return words

    @cached_property
    def acronyms(self) -> Mapping[str, str]:
        """What acronyms stand for: defined in brackets, or initials of a name in the text."""
        found: dict[str, str] = {}
        for full, short in _DEFINED.findall(self._text):
            name = defined_name(full.split(), short)
            if name:
                found.setdefault(short.replace(".", ""), name)
        wanted = set(_ACRONYM.findall(self._text)) - found.keys()
        for run in runs(self._text) if wanted else ():
            for short, name in initials(run.split(), wanted):
                found.setdefault(short, name)
        return {
            short: (known.name if (known := self._known.get(_folded(name))) else name)
            for short, name in found.items()
        }

    @cached_property
    def _mentioned(self) -> tuple[tuple[str, SourceType], ...]:
        """Every naming of a known body in the text, with its type."""
        words = re.findall(r"[^\s,;:()\"“”\[\]]+", self._text)
        found = []
        for at, word in enumerate(words):
            if not word[:1].isupper():
                continue
            for size in range(min(_LONGEST_NAME, len(words) - at), 0, -1):
                last = unpossessed(words[at + size - 1].rstrip("."))
                known = self._known.get(_folded(" ".join([*words[at : at + size - 1], last])))
                if known and not known.person:
                    found.append((known.name, known.type))
                    break
        return tuple(found)


def _names_a_role(words: list[str]) -> bool:
    """Whether some words name somebody's role; "official" before a noun only describes it."""
    low = [w.lower().strip(",") for w in words]
    last = len(low) - 1
    return any(
        w in _PERSONS and not (w == "official" and n < last and low[n + 1] not in SMALL)
        for n, w in enumerate(low)
    )


def _spans(size: int) -> list[tuple[int, int]]:
    """Give all spans of some words, longest first."""
    every = [(i, j) for i in range(size) for j in range(i + 1, min(size, i + _LONGEST_NAME) + 1)]
    return sorted(every, key=lambda s: (s[0] - s[1], s[0]))


def _describes(word: str) -> bool:
    bare = word.lower().strip(",.")
    return bare in _DESCRIBES or bare.endswith(("-based", "-run", "-backed", "-linked", "-led"))


@lru_cache(maxsize=4096)
def _spellings(words: str) -> tuple[str, ...]:
    """Give the folded ways to write a name: as it is, British, American, without initials.

    A nation's name that lost its apostrophe ("Syrias opposition") is tried as its adjective.
    """
    first, _, rest = words.partition(" ")
    owned = f"{adjective_of(first[:-1])} {rest}" if rest and first.endswith("s") else words
    spelled = (words, _british(words), _american(words), _INITIAL.sub(" ", words), owned.strip())
    return tuple(dict.fromkeys(map(_folded, spelled)))


def _british(words: str) -> str:
    return _Z.sub(r"\1s\2", words).replace("Center", "Centre").replace("efense", "efence")


def _american(words: str) -> str:
    return _S.sub(r"\1z\2", words).replace("Centre", "Center").replace("efence", "efense")


def _is_proper(words: str) -> bool:
    """Whether some words have capitals other than a state's."""
    inner = (w for n, w in enumerate(words.split()) if n or w.lower() not in _NEED_COUNTRY)
    return any(w[:1].isupper() and not is_state_word(w) for w in inner)


def _bare(token: str) -> str:
    bare = unpossessed(token)
    return bare[:-1] if bare == token and token.endswith("s") else bare


def _has_state(words: str) -> bool:
    return any(is_state_word(w) for w in words.split())


def _says_whose(words: str) -> bool:
    """Whether words are a country's adjective and a common noun that is no mere synonym."""
    tokens = words.split()
    if len(tokens) != 2 or tokens[0] not in DEMONYMS:
        return False
    return tokens[1].islower() and tokens[1] not in ("regime", "authorities", "television")


def _same_but_spelled(words: str, name: str) -> bool:
    """Whether two names differ in one letter a word at most ("Defence", "Defense")."""
    a, b = words.lower().split(), name.lower().split()
    return len(a) == len(b) > 1 and all(
        x[:3] == y[:3] and x[-1:] == y[-1:] and "." not in x for x, y in zip(a, b, strict=True)
    )

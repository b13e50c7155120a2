"""Who has spoken so far, and whom a pronoun or a short form takes up."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from rashomon.extract.rules_v1.lexicon import TRADES
from rashomon.extract.rules_v1.naming.given_names import sex_by_name
from rashomon.extract.rules_v1.naming.people import sex_of
from rashomon.extract.rules_v1.naming.roles import PERSON_ROLES
from rashomon.model.claim import SourceType
from rashomon.model.countries import adjective_of
from rashomon.model.naming import fold_name

_REMEMBERED = 300
"""Tellings looked back over, so that a report of many thousand claims takes no longer for each."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One teller at one place: name, type, whether a person, and the words used there.

    `described` is what the report says of the person anywhere; `at` the offset.
    """

    name: str
    type: SourceType
    person: bool
    words: str
    at: int
    described: str = ""
    plural: bool = False

    @property
    def sex(self) -> str:
        """Woman ("f"), man ("m") or "" where nothing tells."""
        return sex_of(f"{self.words} {self.described}") or (
            sex_by_name(self.name) if self.person else ""
        )

    @property
    def voice(self) -> bool:
        """Whether a person speaks, be it a body's unnamed spokesman or somebody of no known role."""
        words = self.words.lower().split()
        return self.person or bool(set(words) & (PERSON_ROLES | TRADES)) or words[:1] == ["one"]


@dataclass
class History:
    """The tellers of a report in text order, the last one last."""

    _spoken: list[Spoken] = field(default_factory=list)

    def add(self, spoken: Spoken) -> None:
        """Note that somebody speaks."""
        self._spoken.append(spoken)

    def back(self) -> Iterator[Spoken]:
        """Give the tellers, the last first, as far back as a reader would remember."""
        return islice(reversed(self._spoken), _REMEMBERED)

    def of_name(self, name: str) -> Spoken | None:
        """Give the last telling under a name."""
        return next((s for s in self.back() if s.name == name), None)

    def person(self, sex: str) -> Spoken | None:
        """Give the last person, of the sex given or of none told."""
        return next((s for s in self.back() if s.voice and s.sex in ("", sex)), None)

    def body(self, types: tuple[str, ...] = ()) -> Spoken | None:
        """Give the last body, of some types if any are given."""
        return next(
            (
                s
                for s in self.back()
                if not s.person
                and not s.plural
                and (not types or (s.type.value in types and not adjective_of(s.name)))
            ),
            None,
        )

    def with_word(self, head: str, others: frozenset[str], *, person_too: bool) -> Spoken | None:
        """Give the last teller whose words or name hold a head word, all other words best.

        A teller of whom the same words are said goes before one who shares
        only the head.
        """
        fitting = [
            s
            for s in self.back()
            if (person_too or not s.person)
            and head in _folded(f"{s.words} {s.name} {s.described if s.person else ''}")
        ]
        best = [s for s in fitting if others <= _folded(f"{s.words} {s.name} {s.described}")]
        return next(iter(best or (fitting if not others else [])), None)


@lru_cache(maxsize=4096)
def _folded(words: str) -> frozenset[str]:
    return frozenset(fold_name(words.replace("-", " ")).split())

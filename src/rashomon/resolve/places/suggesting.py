"""Places that reports name and no gazetteer has, offered to the user to confirm."""

import csv
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rashomon.errors import ResolveError
from rashomon.model.linked import LinkedClaim
from rashomon.model.place import Place
from rashomon.model.record import Record
from rashomon.model.words import Words
from rashomon.resolve.places.mention import read_mention

COLUMNS = (
    "id", "name", "names", "feature", "parent", "country", "latitude", "longitude", "population", "same_as",
    "lies_in", "times", "reports", "example", "report", "start", "end",
)  # fmt: skip
"""Columns of a file of candidates: those of a CSV gazetteer, then what helps to confirm them."""

OWN = "own:"
"""What an id begins with that a user confirms."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A place that reports name and only its parent is known of.

    `names` are its spellings, the most frequent first. `times` counts mentions,
    each place in a text once, `reports` the reports that hold them. `example`
    is the first mention by report label and offset, `label` its report's.
    """

    place: Place
    names: tuple[str, ...]
    times: int
    reports: int
    example: Words
    label: str


def suggest(record: Record) -> tuple[Suggestion, ...]:
    """Give the named places of a record that no gazetteer has, those of most reports first.

    Parts of places ("eastern Aleppo") and unnamed ones are left out.
    """
    labels = {r.report.uid: r.label for r in record.reports}
    told = _mentions(record.claims, labels)
    found = [_suggestion(p, told[p.id]) for p in record.places if p.provisional and told.get(p.id)]
    return tuple(sorted(found, key=lambda s: (-s.reports, -s.times, s.place.id)))


def _mentions(
    claims: Iterable[LinkedClaim], labels: Mapping[str, str]
) -> dict[str, list[tuple[str, Words]]]:
    """Give the mentions of each place by its id, by report label and offset, each once."""
    found: dict[str, set[tuple[str, Words]]] = {}
    for claim in claims:
        for link in claim.places:
            mention = read_mention(link.words.text)
            if mention.forms and not mention.part:
                found.setdefault(link.place, set()).add((labels[claim.report], link.words))
    return {i: sorted(m, key=lambda t: (t[0], t[1].start, t[1].end)) for i, m in found.items()}


def _suggestion(place: Place, told: Sequence[tuple[str, Words]]) -> Suggestion:
    names = Counter(read_mention(words.text).forms[-1] for _, words in told)
    spellings = sorted(names, key=lambda n: (-names[n], n))
    label, example = told[0]
    reports = len({label for label, _ in told})
    return Suggestion(place, tuple(spellings), len(told), reports, example, label)


def write_suggestions(
    path: Path, suggestions: Iterable[Suggestion], holders: Mapping[str, str]
) -> None:
    """Write candidates as a CSV that `places import` takes once it is filled in.

    `holders` gives the names of parents by their ids. Raises ResolveError for a
    file that is there already, which may hold work by hand, or cannot be written.
    """
    try:
        with path.open("x", encoding="utf-8", newline="") as opened:
            rows = csv.writer(opened, lineterminator="\n")
            rows.writerow(COLUMNS)
            rows.writerows(_row(s, holders.get(s.place.parent, "")) for s in suggestions)
    except FileExistsError:
        raise ResolveError(
            "is there already and is not written over", where=str(path), remedy="name another file"
        ) from None
    except OSError as error:
        raise ResolveError(
            f"cannot be written: {error.strerror}",
            where=str(path),
            remedy="check that its folder can be written",
        ) from error


def _row(told: Suggestion, holder: str) -> tuple[object, ...]:
    place, (name, *others) = told.place, told.names
    return (
        f"{OWN}{place.id.removeprefix('~')}", name, "|".join(others), place.feature, place.parent,
        place.country, "", "", "", "", holder, told.times, told.reports, told.example.text, told.label,
        told.example.start, told.example.end,
    )  # fmt: skip

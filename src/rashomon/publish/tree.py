"""Where a finding's tellings come from, drawn as a tree: origins, outlets, reports, and why."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rashomon.model.finding import Finding
from rashomon.publish.charts import counted
from rashomon.publish.view import FindingView, Views

MOST = 12
"""Branches drawn of one origin; what is beyond is counted."""

Branch = tuple[str, Sequence["Branch"]]
"""A line of the tree with what hangs on it."""


def drawn(views: Views, finding: Finding, width: int = 96) -> Iterator[str]:
    """Draw a finding's origins, those that can be traced first; each report with its evidence.

    Lines are at most `width` characters long where words allow it.
    """
    yield f"Where it comes from: {counts(views.finding(finding))}"
    yield from _lines(list(_origins(views, finding)), width)


def counts(view: FindingView) -> str:
    """Write how reports come down to origins: "3 reports → 2 outlets → 1 origin"."""
    steps = ((view.reports, "report"), (view.outlets, "outlet"), (view.origins, "origin"))
    return " → ".join(counted(n, word) for n, word in steps)


def _origins(views: Views, finding: Finding) -> Iterator[Branch]:
    told: dict[str, dict[str, dict[str, None]]] = {}
    for position in finding.positions:
        for origin in position.origins:
            outlets = told.setdefault(origin.source, {})
            reasons = origin.reasons if len(origin.reasons) == len(origin.claims) else ()
            for claim, reason in zip(
                origin.claims, reasons or [""] * len(origin.claims), strict=True
            ):
                view = views.claim(claim)
                line = f"{view.report}, {view.published or 'undated'}"
                outlets.setdefault(view.outlet, {})[f"{line}: {reason}" if reason else line] = None
    for source in sorted(told, key=lambda s: (not s, views.source_name(s), s)):
        name = views.source_name(source) if source else "unknown lineage, worth no origin"
        yield name, _outlets(told[source])


def _outlets(outlets: Mapping[str, Iterable[str]]) -> list[Branch]:
    branches: list[Branch] = [
        (outlet, _reports(list(outlets[outlet]))) for outlet in sorted(outlets)
    ]
    beyond = len(branches) - MOST
    return branches if beyond <= 0 else [*branches[:MOST], (f"and {beyond} more outlets", ())]


def _reports(lines: Sequence[str]) -> list[Branch]:
    beyond = len(lines) - MOST
    kept: list[Branch] = [(line, ()) for line in sorted(lines)[:MOST]]
    return kept if beyond <= 0 else [*kept, (f"and {beyond} more tellings", ())]


def _lines(branches: Sequence[Branch], width: int, stem: str = "") -> Iterator[str]:
    for number, (line, below) in enumerate(branches, start=1):
        last = number == len(branches)
        yield from textwrap.wrap(
            line,
            width,
            initial_indent=stem + ("└─ " if last else "├─ "),
            subsequent_indent=stem + ("   " if last else "│  ") + "  ",
        )
        yield from _lines(below, width, stem + ("   " if last else "│  "))

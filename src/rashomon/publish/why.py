"""One finding explained in plain text: who holds which answer, in which words, and by what rule."""

import textwrap
from collections.abc import Iterable, Iterator

from rashomon.model.finding import Figure, Finding, Position
from rashomon.publish.tree import counts, drawn
from rashomon.publish.view import ClaimView, Views

RULES = {
    "contested": "another origin denies it, says another holds the place, or gives a value that excludes it",
    "corroborated": "two or more independent origins tell it and none denies it",
    "single_source": "one independent origin tells it",
    "unknown_lineage": "it is told, but no telling can be traced to an origin",
}
_WIDTH = 96


def found(views: Views, wanted: str) -> tuple[Finding, ...]:
    """Give the findings whose id opens with some letters, else whose question holds all the words."""
    by_id = tuple(f for f in views.record.findings if f.id.startswith(wanted.lower()))
    if by_id and len(wanted) > 3:
        return by_id
    words = wanted.casefold().split()
    return tuple(f for f in views.record.findings if all(w in f.question.casefold() for w in words))


def explained(views: Views, finding: Finding, changes: Iterable[str]) -> str:
    """Write why a finding stands as it does; `changes` say what would change it."""
    view = views.finding(finding)
    lines = [
        finding.question,
        f"{view.status.replace('_', ' ')} · {view.kind} · {counts(view)} · finding {finding.id}",
        "",
        *_wrapped(f"Why: {finding.reason}"),
        *_wrapped(f"Rule: {view.status.replace('_', ' ')} when {RULES[view.status]}."),
        *_harm(views, finding),
        "",
        *drawn(views, finding, _WIDTH),
    ]
    if finding.figure:
        lines += ["", *_figure(views, finding.figure)]
    for position in finding.positions:
        lines += ["", *_position(views, position)]
    lines += ["", "What would change it:", *(line for c in changes for line in _wrapped(f"- {c}"))]
    return "\n".join(lines) + "\n"


def _harm(views: Views, finding: Finding) -> list[str]:
    graded = next((e.harm for e in views.record.events if e.id == finding.event), None)
    if graded is None:
        return []
    return _wrapped(f"Harm to civilians, on Airwars' scale: {graded.grade.value}. {graded.reason}")


def _figure(views: Views, figure: Figure) -> Iterator[str]:
    high = f"{_number(figure.high)}{' or more' if figure.high_open else ''}"
    yield f"low {_number(figure.low)} · best {_number(figure.best)} · high {high} ({figure.unit})"
    yield from _wrapped(f"by this rule: {figure.rule}", "  ")
    for given in figure.inputs:
        origin = views.source_name(given.origin) if given.origin else "unknown lineage"
        yield f"  {given.published or 'undated'}  {_range(given.low, given.high)}  {origin}  [{given.claim}]"


def _range(low: float | None, high: float | None) -> str:
    if low == high:
        return _number(low)
    if low is None:
        return f"up to {_number(high)}"
    return f"at least {_number(low)}" if high is None else f"{_number(low)} to {_number(high)}"


def _number(value: float | None) -> str:
    return "not told" if value is None else f"{value:,.10g}"


def _position(views: Views, position: Position) -> Iterator[str]:
    """Write an answer as a tree: the answer, its origins, the claims each root gave rise to."""
    yield f"{position.answer}{' (against the others)' if position.denies else ''}"
    hurt = set(position.against_interest)
    for origin in position.origins:
        name = f"origin: {views.source_name(origin.source)}" if origin.is_known else None
        yield f"  {name or 'unknown lineage, which counts as no origin'}"
        for claim in origin.claims:
            view = views.claim(claim, against_interest=claim in hurt)
            yield from _wrapped(f"“{' '.join(view.quote.split())}”", "      ", "    – ")
            yield from _wrapped(_told_by(view), "      ")


def _told_by(view: ClaimView) -> str:
    teller = (
        f"{view.outlet}, in its own voice" if view.own_voice else f"{view.teller} in {view.outlet}"
    )
    marks = [f"via {', '.join(view.via)}"] if view.via else []
    marks += [view.stance] if view.stance != "assert" else []
    marks += ["against interest"] if view.against_interest else []
    after = f" ({'; '.join(marks)})" if marks else ""
    return f"{teller}, {view.published or 'undated'} [{view.id}]{after}"


def _wrapped(text: str, indent: str = "", first: str = "") -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent=first or indent, subsequent_indent=indent or "  "
    )

"""The record as one self-contained HTML file that a person can read and check."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from rashomon.model.finding import Status
from rashomon.model.record import Record
from rashomon.publish import charts
from rashomon.publish.marked import marked_blocks
from rashomon.publish.view import Views

STATUS_NAMES = {
    "contested": "contested",
    "corroborated": "corroborated",
    "single_source": "single source",
    "unknown_lineage": "unknown lineage",
}


def page(record: Record) -> str:
    """Make the whole page as a string of HTML; it loads nothing from anywhere.

    Statements link to the exact words in the report's text further down. All
    stored text is escaped; the page's own policy allows its own style and
    script only, by hash.
    """
    views = Views(record)
    style, script = _asset("page.css"), _asset("page.js")
    events = views.events()
    return (
        _environment()
        .get_template("report.html")
        .render(
            views=views,
            record=record,
            style=Markup(style),  # noqa: S704  (our own file, not stored text)
            script=Markup(script),  # noqa: S704
            style_hash=_csp_hash(style),
            script_hash=_csp_hash(script),
            contested=views.findings(Status.CONTESTED),
            corroborated=views.findings(Status.CORROBORATED),
            single=views.findings(Status.SINGLE_SOURCE),
            untraced=views.findings(Status.UNKNOWN_LINEAGE),
            figures=views.figures(),
            events=events,
            days=charts.days(events),
            tellers=views.tellers(),
            span=_span(record),
        )
    )


_ODD = re.compile(r"[^a-zA-Z0-9.~-]")


def anchor(claim_id: str) -> str:
    """Make a claim's or report's id fit for an HTML id: letters, digits, "-", "." and "_xx"."""
    return "c-" + _ODD.sub(lambda found: f"_{ord(found[0]):x}", claim_id)


def _span(record: Record) -> str:
    dates = sorted({c.published[:10] for c in record.claims if c.published})
    return dates[0] if len(dates) == 1 else f"{dates[0]} to {dates[-1]}" if dates else ""


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("rashomon.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "bars": charts.bars,
        "bounds": charts.bounds,
        "counted": charts.counted,
        "number": charts.number,
        "marked_blocks": marked_blocks,
        "status_names": STATUS_NAMES,
    }
    environment.filters["anchor"] = anchor
    environment.filters["human"] = lambda value: str(value).replace("_", " ")
    return environment


def _asset(name: str) -> str:
    return files("rashomon.publish").joinpath("assets", name).read_text(encoding="utf-8")


def _csp_hash(content: str) -> str:
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"

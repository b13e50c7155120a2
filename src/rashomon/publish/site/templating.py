"""The templates of pages with what they can ask for."""

from functools import cache, lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from rashomon.publish import charts
from rashomon.publish.desk.lists import Filters, Ref
from rashomon.publish.digest.parts import written_day
from rashomon.publish.single_file import STATUS_NAMES, anchor
from rashomon.publish.site.map_drawing import HIGH, SIGNS, WIDE, fill, pairs
from rashomon.publish.site.series_drawing import series, value_marks


def is_web(url: str) -> bool:
    """Whether an address a report gives may be a link: http and https alone."""
    return url.lower().startswith(("http://", "https://"))


def options(refs: tuple[Ref, ...], chosen: str) -> Markup:
    """Give the options of a choice, with the chosen one marked."""
    every, plain = _options(refs), f'<option value="{escape(chosen)}"'
    return Markup(every.replace(f"{plain}>", f"{plain} selected>", 1))  # noqa: S704  (made of what was escaped)


@lru_cache(maxsize=8)
def _options(refs: tuple[Ref, ...]) -> str:
    """Write options without a chosen one, once while they stay as they are: they can be hundreds."""
    return "".join(f'<option value="{escape(r.id)}">{escape(r.name)}</option>' for r in refs)


@cache
def environment() -> Environment:
    """Give the templates; all that they are given is escaped, a name that is missing an error."""
    environment = Environment(
        loader=PackageLoader("rashomon.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "bounds": charts.bounds,
        "counted": charts.counted,
        "number": charts.number,
        "status_names": STATUS_NAMES,
        "series": series,
        "value_marks": value_marks,
        "options": options,
        "fill": fill,
        "pairs": pairs,
        "sign_names": SIGNS,
        "is_web": is_web,
        "map_wide": WIDE,
        "map_high": HIGH,
        "written_day": written_day,
        "no_filters": Filters(),
    }
    environment.filters["anchor"] = anchor
    environment.filters["human"] = lambda value: str(value).replace("_", " ").replace("-", " ")
    return environment

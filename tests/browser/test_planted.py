"""Strings that would run script are planted in every field: nothing runs, nothing is loaded."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from rashomon.publish.desk.record import RecordDesk
from rashomon.publish.single_file import page as single_page
from rashomon.publish.site.pages import Site
from rashomon.publish.site.static import write_site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

EVERY = 25
"""One in so many pages of single things is opened in the browser; all are parsed."""


def _module() -> ModuleType:
    spec = spec_from_file_location("planted", Path(__file__).with_name("planted.py"))
    assert spec
    assert spec.loader
    made = module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five hundred strings as a site, and as a single file beside it."""
    planted = _module()
    strings = planted.strings()
    assert len(set(strings)) == 500
    record = planted.planted(strings)
    folder = tmp_path_factory.mktemp("planted")
    write_site(RecordDesk(record), folder, Site())
    (folder / "single.html").write_text(single_page(record))
    return folder


class _Attacked(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag in ("iframe", "object", "embed", "base", "animate", "math", "img", "foreignobject"):
            self.found.append(tag)
        if tag == "script" and not (told.get("src") or "").endswith("assets/site.js"):
            self.found += [] if told.get("type") == "application/json" else ["script"]
        for name, value in attrs:
            if name.startswith("on") or name == "style":
                self.found.append(name)
            if name in ("href", "src", "action") and re.match(r"\s*(javascript|vbscript|https?|//)", value or "", re.I):  # fmt: skip
                self.found.append(f"{name}={value}")


def test_every_page_is_made_of_our_own_elements_alone(site: Path) -> None:
    """No page has a script, a handler, a frame or an outside address that a string brought."""
    pages = [p for p in site.rglob("*.html") if p.name != "single.html"]
    assert len(pages) > 2000
    assert {(p.name, *found) for p in pages if (found := _Attacked(p.read_text()).found)} == set()


@pytest.fixture
def attacked(chromium: Any) -> Iterator[Any]:
    """A page without any policy that notes whatever runs or is asked for."""
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    page.ran = []

    def noted(told: str) -> None:
        page.ran.append(told)

    page.expose_function("noted", noted)
    page.add_init_script("window.alert = window.print = (n) => window.noted(`ran ${n}`)")
    page.on("dialog", lambda d: (page.ran.append("dialog"), d.dismiss()))
    page.on("pageerror", lambda e: page.ran.append(f"error {e}"))
    page.on("request", lambda r: None if r.url.startswith("file:") else page.ran.append(r.url))
    yield page
    context.close()


_TRIES = """() => {
  for (const link of document.querySelectorAll("a")) link.dispatchEvent(new Event("mouseover"));
  for (const field of document.querySelectorAll("input, details")) field.dispatchEvent(new Event("focus"));
  return [...document.querySelectorAll("*")].some((e) => [...e.attributes].some((a) => /^on/i.test(a.name)))
    || "ran" in window;
}"""


def test_nothing_runs_in_the_browser(attacked: Any, site: Path) -> None:
    """The lists, each of which shows every string, and a part of the single pages, one by one."""
    things = [p for folder in sorted(site.iterdir()) if folder.is_dir() for p in sorted(folder.rglob("*.html"))]  # fmt: skip
    for path in [*sorted(site.glob("*.html")), *things[::EVERY]]:
        attacked.goto(path.as_uri(), wait_until="load")
        assert not attacked.evaluate(_TRIES), path.name
        assert attacked.ran == [], path.name


def test_searching_for_them_runs_nothing(attacked: Any, site: Path) -> None:
    """What the page's own script builds is words, too."""
    attacked.goto((site / "search.html").as_uri())
    attacked.locator("#f-q").fill("alert")
    assert attacked.locator("#hits .claim").count() > 100
    attacked.locator("#f-q").fill("<script>")
    assert attacked.locator("#hits .claim").count() > 50
    assert attacked.locator("#hits script, #hits img, #report-hits script").count() == 0
    assert not attacked.evaluate(_TRIES)
    assert attacked.ran == []

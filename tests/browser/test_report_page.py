"""The single-file report in real Chromium."""

from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(params=[1280, 390])
def opened(request: pytest.FixtureRequest, chromium: Any, sample_page: Path) -> Any:
    """The page open at a desk's and a phone's width, with its troubles noted."""
    context = chromium.new_context(viewport={"width": request.param, "height": 900})
    page = context.new_page()
    page.troubles = []
    page.on("pageerror", lambda error: page.troubles.append(f"script: {error}"))
    page.on("console", lambda m: page.troubles.append(m.text) if m.type == "error" else None)
    page.on(
        "request",
        lambda r: None if r.url.startswith("file:") else page.troubles.append(f"request: {r.url}"),
    )
    page.goto(sample_page.as_uri())
    yield page
    context.close()


def test_it_loads_without_a_script_error_or_request(opened: Any) -> None:
    """No error, no blocked style or script, no request beyond the file itself."""
    assert opened.troubles == []


def test_it_fits_the_screen(opened: Any) -> None:
    """Nothing makes the page itself scroll sideways."""
    wide = opened.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0


def test_a_contested_statement_leads_to_its_words(opened: Any) -> None:
    """One click on a contested claim lights exactly its words in the report's text."""
    link = opened.locator("#contested .claim a").first
    words = link.inner_text()
    link.click()
    opened.wait_for_selector("mark.on")
    lit = opened.locator("mark.on").all_inner_texts()
    assert "".join(lit) == words
    assert opened.locator("mark.on").first.is_visible()


def test_axe_finds_nothing(opened: Any) -> None:
    """axe-core finds no violation."""
    from axe_core_python.sync_playwright import Axe

    found = Axe().run(opened)["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found] == []

"""The site in real Chromium, opened from the disk and live."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LISTS = ("index", "map", "events", "places", "figures", "timeline", "sources", "reports")
LISTS += ("changes", "search", "digest")
AXED = ("events", "changes", "search", "digest")
SITES = ["sample_site", pytest.param("five_site", marks=pytest.mark.shared)]


@pytest.fixture(params=SITES)
def site(request: pytest.FixtureRequest) -> Path:
    """The sample's site, then that of the five reports."""
    return request.getfixturevalue(request.param)  # type: ignore[no-any-return]


def _pages(site: Path) -> list[Path]:
    """The lists, and the fullest page of each sort of thing."""
    things = [
        max((site / folder).rglob("*.html"), key=lambda p: (p.stat().st_size, p.name))
        for folder in ("events", "places", "sources", "reports")
    ]
    days = sorted(site.glob("map-*.html"))[:1] + sorted(site.glob("changes-*.html"))[:1]
    return [*(site / f"{name}.html" for name in LISTS), *things, *days]


def _watched(chromium: Any, *, width: int = 1280, scheme: str = "light", **given: Any) -> Any:
    """A page that notes its troubles: errors, refused files, requests beyond its own host."""
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, **given
    )
    page = context.new_page()
    page.troubles = []
    page.on("pageerror", lambda error: page.troubles.append(f"script: {error}"))
    page.on("console", lambda m: page.troubles.append(m.text) if m.type == "error" else None)
    page.on("request", lambda r: None if _own(r.url) else page.troubles.append(f"request {r.url}"))
    return page


def _own(url: str) -> bool:
    return url.startswith(("file:", "http://127.0.0.1:"))


def test_every_sort_of_page_loads_fits_and_is_open_to_all(chromium: Any, site: Path) -> None:
    """No error, no outside request, no sideways scroll, and axe-core finds nothing.

    The sample on a desk in daylight, the five reports on a phone at night.
    """
    from axe_core_python.sync_playwright import Axe

    desk = site.parent.name.startswith("sample")
    seen: dict[str, Any] = {} if desk else {"width": 390, "scheme": "dark"}
    page = _watched(chromium, **seen)
    for path in _pages(site):
        page.goto(path.as_uri())
        assert page.troubles == [], path.name
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path.name
        found = Axe().run(page)["violations"]
        assert [(path.name, v["id"], v["nodes"][0]["html"][:200]) for v in found] == []
    page.context.close()


def test_words_of_a_dispute_are_three_clicks_away(chromium: Any, site: Path) -> None:
    """Situation, the contested event, a claim: its exact words are lit in the report."""
    page = _watched(chromium)
    page.goto((site / "index.html").as_uri())
    page.locator("#h-disputes ~ .cards .finding.is-contested h3 a").first.click()
    link = page.locator(".position .claim a").first
    words = link.inner_text()
    link.click()
    page.wait_for_selector("mark.on")
    lit = "".join(page.locator("mark.on").all_inner_texts())
    assert f"“{lit}”".split() == f"“{words.strip('“”')}”".split()
    assert page.locator("mark.on").first.is_visible()
    assert page.troubles == []
    page.context.close()


def _stands(page: Any, place: str) -> str:
    return str(page.locator(f'[data-place$="{place}"]').first.get_attribute("aria-label"))


def _before(site: Path) -> str:
    five = site.parent.name.startswith("five")
    return "Sakhour: Syrian opposition" if five else "Sakhour: nobody says"


def test_the_slider_moves_a_place_from_its_holder_to_contested(chromium: Any, site: Path) -> None:
    """Sakhour is contested from the 28th, in name and pattern; before, in the five reports,
    the opposition's, while in the sample nobody says whose."""
    page = _watched(chromium)
    page.goto((site / "map.html").as_uri())
    days = page.locator("#day").get_attribute("data-days").split()
    shape = page.locator('[data-place$="Sakhour"] .held').first
    page.locator("#day").fill(str(days.index("2016-11-27")))
    before, pattern = _stands(page, "Sakhour"), shape.get_attribute("fill")
    assert before.endswith(_before(site))
    page.locator("#day").press("ArrowRight")
    assert page.locator("#day-told").inner_text() == "2016-11-28"
    assert _stands(page, "Sakhour").endswith("contested: Syrian government or Syrian opposition")
    assert shape.get_attribute("fill") not in (pattern, None)
    page.locator("#day-link").click()
    assert "2016-11-28" in page.title()
    assert "contested" in _stands(page, "Sakhour")
    page.context.close()


def test_signs_and_arrows_stand_from_their_day_and_lead_to_the_words(
    chromium: Any, site: Path
) -> None:
    """By keyboard, too: an arrow is no stop before its day, and from it on leads on to a claim."""
    page = _watched(chromium)
    page.goto((site / "map.html").as_uri())
    arrow = page.locator('.map a[aria-label^="Moved: eastern Aleppo to "]').first
    siege = page.locator('.map a[aria-label^="Siege: eastern Aleppo"]').first
    assert arrow.is_visible()
    assert siege.is_visible()
    page.locator("#day").fill("1")
    assert not arrow.is_visible()
    page.locator("#day").press("End")
    siege.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("mark.on, tr:target")
    assert page.troubles == []
    page.context.close()


def test_who_moved_where_is_read_without_script(chromium: Any, site: Path) -> None:
    """Flows and sieges stand in tables; on the page of a day before the arrow is not drawn."""
    page = _watched(chromium, java_script_enabled=False)
    page.goto((site / "map.html").as_uri())
    assert page.locator("[aria-labelledby=h-flows] tbody tr").count() >= 7
    assert page.locator("[aria-labelledby=h-matters] tbody").inner_text().count("Siege") >= 1
    page.locator(".strip-days a").first.click()
    assert not page.locator('.map a[aria-label^="Moved: "]').first.is_visible()
    page.context.close()


def test_the_map_of_a_day_is_read_without_script(chromium: Any, site: Path) -> None:
    """The days stand side by side as pictures that are links."""
    page = _watched(chromium, java_script_enabled=False)
    page.goto((site / "map.html").as_uri())
    assert not page.locator("#slider").is_visible()
    page.locator(".strip-days a", has_text="2016-11-27").click()
    assert _stands(page, "Sakhour").endswith(_before(site))
    page.context.close()


def test_search_from_the_disk_finds_and_narrows(chromium: Any, site: Path) -> None:
    """Words first, then a status; the address keeps both; the words lead to the report."""
    page = _watched(chromium)
    page.goto((site / "search.html").as_uri())
    page.locator("#f-q").fill("ARMY")
    all_found = page.locator("#hits .claim").count()
    assert all_found > 0
    page.locator("#f-status").select_option("contested")
    narrowed = page.locator("#hits .claim").count()
    assert 0 < narrowed < all_found
    page.reload()
    assert page.locator("#hits .claim").count() == narrowed
    page.locator("#hits .claim a").first.click()
    page.wait_for_selector("mark.on")
    assert page.troubles == []
    page.context.close()


def test_the_keyboard_reaches_the_page_at_once(chromium: Any, sample_site: Path) -> None:
    """The first stop skips the views; every later one is seen."""
    page = _watched(chromium)
    page.goto((sample_site / "index.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    for _ in range(12):
        page.keyboard.press("Tab")
        box = page.evaluate(
            "(({width, height}) => width * height)(document.activeElement.getBoundingClientRect())"
        )
        assert box > 0
    page.context.close()


def test_words_from_right_to_left_stand_so(chromium: Any, sample_site: Path) -> None:
    """An Arabic quote within a page from left to right runs its own way."""
    page = _watched(chromium)
    page.goto((sample_site / "index.html").as_uri())
    way = page.evaluate(
        """() => { const q = document.querySelector("q[dir=auto]");
        q.textContent = "قال شهود 12 شخصا"; return getComputedStyle(q).direction; }"""
    )
    assert way == "rtl"
    page.context.close()


def test_a_printed_page_leaves_the_desk_out(chromium: Any, sample_site: Path) -> None:
    """Views and forms go, the words stay."""
    page = _watched(chromium)
    page.goto((sample_site / "search.html").as_uri())
    page.emulate_media(media="print")
    assert not page.locator(".desk").is_visible()
    assert not page.locator(".filters").is_visible()
    assert page.locator("h1").is_visible()
    page.context.close()


def test_the_samples_site_is_small(sample_site: Path) -> None:
    """Under two megabytes, all files together."""
    assert sum(p.stat().st_size for p in sample_site.rglob("*") if p.is_file()) < 2_000_000


@pytest.fixture(scope="module")
def live(sample: tuple[Path, list[str]]) -> Iterator[str]:
    """The program serving the sample, at its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    serve = [sys.executable, "-m", "rashomon", "serve", str(sample[0]), "--port", str(port)]
    running = subprocess.Popen([*serve, *sample[1]], stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/"
    try:
        _wait_for(f"{address}assets/site.css")
        yield address
    finally:
        running.terminate()
        running.wait(10)


def _wait_for(address: str) -> None:
    for _ in range(100):
        try:
            with urllib.request.urlopen(address, timeout=1):  # noqa: S310  (our own address)
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail("the program does not answer")


def test_the_live_desk_runs_under_its_own_policy(chromium: Any, live: str) -> None:
    """Each list loads without a breach of the policy; axe-core finds nothing in the forms."""
    from axe_core_python.sync_playwright import Axe

    page = _watched(chromium)
    for name in LISTS:
        page.goto(f"{live}{name}.html")
        assert page.troubles == [], name
        found = Axe().run(page)["violations"] if name in AXED else []
        assert [(name, v["id"], v["nodes"][0]["html"][:200]) for v in found] == []
    page.context.close()


def test_the_live_desk_goes_back_to_a_moment(chromium: Any, live: str) -> None:
    """Chosen once, the moment stays while one goes on, until one goes to the newest."""
    page = _watched(chromium)
    page.goto(f"{live}map.html")
    page.locator("#as_of").fill("2016-11-27")
    page.locator(".asof button").click()
    assert page.locator(".then b").inner_text() == "2016-11-27"
    page.get_by_role("link", name="Reports", exact=True).click()
    assert "as_of=2016-11-27" in page.url
    assert page.get_by_text("2016-11-28").count() == 0
    page.locator(".then a").click()
    assert page.get_by_text("2016-11-28").count() > 0
    assert page.troubles == []
    page.context.close()


def test_the_live_search_and_filters_need_no_script(chromium: Any, live: str) -> None:
    """Forms are enough."""
    page = _watched(chromium, java_script_enabled=False)
    page.goto(f"{live}search.html")
    page.locator("#f-q").fill("army")
    page.locator("#f-status").select_option("contested")
    page.locator("#search button").click()
    assert page.locator("#hits .claim").count() > 0
    assert "q=army" in page.url
    page.context.close()

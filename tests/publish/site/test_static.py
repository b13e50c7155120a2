"""The static site: every link leads somewhere, nothing is loaded from elsewhere."""

import json
import posixpath
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from rashomon.model.record import Record
from rashomon.publish.desk.record import RecordDesk
from rashomon.publish.site.pages import Site
from rashomon.publish.site.static import addresses, write_site


class _Page(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.inline: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids += [found["id"]] if found.get("id") else []
        link = found.get("href") or found.get("src") or found.get("action")
        if link and tag == "a":
            self.links.append(link)
        elif link and tag != "form" and found.get("rel") != "alternate":
            self.loads.append(link)
        if tag == "script" and not found.get("src") and found.get("type") != "application/json":
            self.inline.append(tag)
        self.inline += [name for name, _ in attrs if name.startswith("on") or name == "style"]


@pytest.fixture
def site(record: Record, tmp_path: Path) -> Path:
    """The small record as files."""
    write_site(RecordDesk(record), tmp_path, Site())
    return tmp_path


def test_every_link_leads_to_a_file_and_a_place_in_it(site: Path) -> None:
    """Relative links only; each fragment is an id there, each id stands once."""
    pages = {p.relative_to(site).as_posix(): _Page(p.read_text()) for p in site.rglob("*.html")}
    assert len(pages) > 15
    for name, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), name
        for link in page.links:
            path, _, fragment = link.partition("#")
            there = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path)))
            there = name if not path else there
            if there.startswith("feeds/"):
                assert (site / there).is_file(), (name, link)
                continue
            assert there in pages, (name, link)
            if fragment and not fragment.startswith("status="):
                assert unquote(fragment) in pages[there].ids, (name, link)


def test_pages_load_the_sites_own_style_and_script_alone(site: Path) -> None:
    """Nothing inline runs, and a policy says so."""
    for path in site.rglob("*.html"):
        page = _Page(path.read_text())
        up = "../" * (len(path.relative_to(site).parts) - 1)
        assert page.loads == ["data:,", f"{up}assets/site.css", f"{up}assets/site.js"]
        assert page.inline == []
        policy = re.search(r'Content-Security-Policy" content="([^"]+)"', path.read_text())
        assert policy
        assert "default-src 'none'" in policy[1]
        assert "unsafe" not in policy[1]
        assert "http" not in policy[1]


def test_stored_text_is_escaped(site: Path) -> None:
    """An outlet's name with markup in it stands as words, also in the search index."""
    for path in site.rglob("*.html"):
        assert "<b>Post</b>" not in path.read_text()


def test_every_thing_has_a_page(record: Record, site: Path) -> None:
    """Each event and report can be reached at an address of its own."""
    made = {a.address for a in addresses(RecordDesk(record))}
    assert {"events/e1.html", "events/e2.html", "reports/one.html", "reports/two.html"} <= made
    assert all((site / address).is_file() for address in made)


def test_the_search_page_holds_every_claim(record: Record, site: Path) -> None:
    """As JSON in the page, since a file cannot be asked; it also lists them plainly."""
    html = (site / "search.html").read_text()
    found = re.search(r'id="search-index">(.+?)</script>', html, re.DOTALL)
    assert found
    index = json.loads(found[1])
    assert {c["words"].split("#c-")[1] for c in index["claims"]} == {c.id for c in record.claims}
    assert html.count('class="claim"') == len(record.claims)


def test_the_same_record_gives_the_same_files(record: Record, site: Path, tmp_path: Path) -> None:
    """Byte for byte."""
    again = tmp_path / "again"
    write_site(RecordDesk(record), again, Site())
    for path in again.rglob("*.*"):
        assert path.read_bytes() == (site / path.relative_to(again)).read_bytes()


def test_only_the_operators_tile_host_is_let_in(record: Record, tmp_path: Path) -> None:
    """With --tiles the policy names that host for pictures, and no other."""
    write_site(RecordDesk(record), tmp_path, Site(tiles="https://tiles.example/{z}/{x}/{y}.png"))
    html = (tmp_path / "map.html").read_text()
    assert "img-src &#39;self&#39; data: https://tiles.example" in html or (
        "img-src 'self' data: https://tiles.example;" in html
    )

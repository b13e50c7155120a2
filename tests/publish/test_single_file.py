import re
from html.parser import HTMLParser

from rashomon.model.record import Record
from rashomon.publish.single_file import anchor, page


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids += [found["id"]] if found.get("id") else []
        href = found.get("href")
        if tag == "a" and href:
            self.links.append(href)
        elif href or found.get("src"):
            self.loads.append(f"{tag} {href or found['src']}")


def _parsed(record: Record) -> _Links:
    parser = _Links()
    parser.feed(page(record))
    return parser


def test_every_link_leads_to_words_in_the_page(record: Record) -> None:
    """Each link is a fragment, and something on the page carries that id, once."""
    parsed = _parsed(record)
    assert {link for link in parsed.links if not link.startswith("#")} == set()
    assert {link.removeprefix("#") for link in parsed.links} <= set(parsed.ids)
    assert len(parsed.ids) == len(set(parsed.ids))


def test_every_claim_can_be_reached(record: Record) -> None:
    """Each claim has its anchor in the text and is linked from elsewhere."""
    parsed = _parsed(record)
    anchors = {anchor(c.id) for c in record.claims}
    assert anchors <= set(parsed.ids)
    assert {f"#{a}" for a in anchors} <= set(parsed.links)


def test_the_page_loads_nothing(record: Record) -> None:
    """No element of the page asks for another file."""
    assert _parsed(record).loads == []


def test_stored_text_is_escaped(record: Record) -> None:
    """An outlet's name with markup in it stands as words."""
    html = page(record)
    assert "<b>Post</b>" not in html
    assert "&lt;b&gt;Post&lt;/b&gt;" in html


def test_the_policy_names_the_style_and_script_by_hash(record: Record) -> None:
    """Nothing but the page's own style and script may run."""
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page(record))
    assert policy
    assert "default-src" in policy[1]
    assert "unsafe" not in policy[1]
    assert policy[1].count("sha256-") == 2

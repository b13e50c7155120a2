"""What the static search page looks through, since a file has no one to ask."""

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from rashomon.publish.desk.lists import Filters
from rashomon.publish.desk.models import Hit, ReportRow
from rashomon.publish.desk.protocol import Desk
from rashomon.publish.single_file import STATUS_NAMES
from rashomon.publish.site.addresses import Links

MOST_CLAIMS = 20_000
"""Claims that can be searched without a server; the plain listing has all."""

MOST_TEXT = 2_000_000
"""Signs of report texts that can be searched without a server."""


def search_index(desk: Desk, to: Links) -> Mapping[str, Any]:
    """Give claims and reports as JSON's types, with links from the search page."""
    claims = [_claim(hit, to) for hit in _hits(desk)]
    return {"claims": claims, "reports": list(_reports(desk, to)), "statuses": STATUS_NAMES}


def _hits(desk: Desk) -> Iterator[Hit]:
    found = 0
    for number in count(1):
        hits = desk.search("", Filters(), number).hits
        yield from hits.items
        found += len(hits.items)
        if number >= hits.last or found >= MOST_CLAIMS:
            return


def _claim(hit: Hit, to: Links) -> Mapping[str, Any]:
    claim = hit.claim
    return {
        "quote": claim.quote,
        "teller": claim.teller,
        "source": hit.source,
        "outlet": claim.outlet,
        "published": claim.published,
        "kind": claim.kind,
        "status": hit.status,
        "places": [p.id for p in hit.places],
        "words": to.claim(claim.report, claim.id),
        "event": to.event(hit.event) if hit.event else "",
    }


def _reports(desk: Desk, to: Links) -> Iterator[Mapping[str, str]]:
    room = MOST_TEXT
    for number in count(1):
        found = desk.reports(number)
        for row in found.items:
            text = _text(desk, row)
            room -= len(text)
            if room < 0:
                return
            yield {
                "headline": row.headline,
                "outlet": row.outlet or "outlet unknown",
                "link": to.report(row.label),
                "text": text,
            }
        if number >= found.last:
            return


def _text(desk: Desk, row: ReportRow) -> str:
    page = desk.report(row.label)
    blocks = page.blocks if page else ()
    return " ".join("".join(piece.text for piece in block.pieces) for block in blocks)

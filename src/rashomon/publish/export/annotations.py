"""Claims as W3C Web Annotations, each with a text quote and a text position selector.

Positions count Unicode code points, as the Web Annotation model asks (and
Python does). JavaScript counts UTF-16 units: `rashomon:utf16` has the same span
so. Both are offsets into the report's text as the record stores it, which is
the target's source; a page's address, where there is one, is its scope.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any
from urllib.parse import quote as percent

from rashomon._version import __version__
from rashomon.model.claim import Polarity
from rashomon.model.linked import LinkedClaim
from rashomon.model.record import ReadReport
from rashomon.publish.export.jsontext import json_list
from rashomon.publish.export.losses import Loss
from rashomon.publish.export.shown import Shown

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"rashomon": "urn:rashomon:terms:"}]
AROUND = 40
"""Code points of text before and after a quote that help to find it again."""

_WIDE = "\uffff"


def annotation_lines(shown: Shown) -> Iterator[str]:
    """Give the lines of one AnnotationPage, claims in the record's order."""
    head = {
        "@context": CONTEXT,
        "id": "urn:rashomon:claims",
        "type": "AnnotationPage",
        "startIndex": 0,
    }
    return json_list(head, "items", _annotations(shown))


def _annotations(shown: Shown) -> Iterator[dict[str, Any]]:
    for uid, claims in groupby(shown.record.claims, key=lambda c: c.report):
        read = shown.reports[uid]
        for linked in claims:
            yield annotation(shown, read, linked)


def annotation(shown: Shown, read: ReadReport, linked: LinkedClaim) -> dict[str, Any]:
    """Give one claim as an annotation, without the context that its page or answer bears."""
    source: dict[str, Any] = {
        "id": f"urn:rashomon:report:{percent(read.report.uid, safe='', errors='replace')}",
        "type": "Text",
        "format": "text/plain",
        "rashomon:label": read.label,
        "rashomon:outlet": shown.outlet(read),
        "rashomon:published": linked.published,
        "rashomon:sha256": read.report.sha256,
    }
    target: dict[str, Any] = {
        "type": "SpecificResource",
        "source": source,
        "selector": selectors(shown, read, linked),
    }
    address = shown.address(read)
    if address:
        target["scope"] = address
    return {
        "id": f"urn:rashomon:claim:{percent(linked.id, safe='', errors='replace')}",
        "type": "Annotation",
        "motivation": ["describing", "tagging"],
        "generator": {"id": "urn:rashomon:program", "type": "Software", "name": f"Rashomon {__version__}"},
        "body": _bodies(shown, linked),
        "target": target,
    }  # fmt: skip


def _bodies(shown: Shown, linked: LinkedClaim) -> list[dict[str, Any]]:
    claim = linked.claim
    teller = shown.teller(linked)
    told: dict[str, Any] = {
        "rashomon:claim": linked.id,
        "rashomon:source": shown.source_ref(linked.source),
        "rashomon:teller": teller,
        "rashomon:ownVoice": claim.in_own_voice,
        "rashomon:via": [shown.source_name(v) for v in linked.via],
        "rashomon:stance": claim.stance.value,
        "rashomon:negated": claim.polarity is Polarity.NEGATIVE,
        "rashomon:date": linked.when.edtf if linked.when else None,
    }
    via = f", via {', '.join(told['rashomon:via'])}" if told["rashomon:via"] else ""
    words = f"{teller or 'Somebody unnamed'}{via}: {claim.stance.value}"
    return [
        {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": words, **told},
        {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": claim.kind.value},
    ]  # fmt: skip


def selectors(shown: Shown, read: ReadReport, linked: LinkedClaim) -> list[dict[str, Any]]:
    """Give the selectors of a claim: quote with its surroundings, and position.

    Where somebody held back tells the words or is named there is no quote;
    where the surroundings name one, they are cut short of the name.
    """
    stored, span = read.report.text, linked.claim.quote
    position = {
        "type": "TextPositionSelector",
        "start": span.start,
        "end": span.end,
        "rashomon:utf16": {"start": utf16(stored, span.start), "end": utf16(stored, span.end)},
    }
    exact = shown.quote(linked)
    if exact is None:
        return [position]
    quote = {
        "type": "TextQuoteSelector",
        "exact": exact,
        "prefix": _before(shown, stored, span.start),
        "suffix": _after(shown, stored, span.end),
    }
    return [quote, position]


def _before(shown: Shown, stored: str, at: int) -> str:
    start = max(0, at - AROUND)
    hidden = [e for s, e in shown.spans_held(stored, start, at) if s < at]
    return stored[min(max([start, *hidden]), at) : at]


def _after(shown: Shown, stored: str, at: int) -> str:
    end = min(len(stored), at + AROUND)
    hidden = [s for s, e in shown.spans_held(stored, at, end) if e > at]
    return stored[at : max(min([end, *hidden]), at)]


def utf16(stored: str, at: int) -> int:
    """Give the UTF-16 offset, as JavaScript counts, of a code point offset."""
    return at + bisect_left(_wide_at(stored), at)


@lru_cache(maxsize=4)
def _wide_at(stored: str) -> tuple[int, ...]:
    """Give the offsets of characters that take two UTF-16 units."""
    if stored.isascii() or max(stored, default="") <= _WIDE:
        return ()
    return tuple(at for at, ch in enumerate(stored) if ch > _WIDE)


def annotation_losses(shown: Shown) -> Sequence[Loss]:
    """Count what the annotations could not hold."""
    record = shown.record
    hidden = sum(shown.quote(c) is None for c in record.claims)
    return (
        Loss("events and findings", len(record.events) + len(record.findings), "`--format geojson`"),
        Loss("claims with a figure, told in their words alone", sum(bool(c.claim.quantities) for c in record.claims), "`--format claims-jsonl`"),
        Loss("claims with an agent or a target", sum(bool(c.agent or c.target) for c in record.claims), "`--format claims-jsonl`"),
        Loss("claims with places", sum(bool(c.claim.places) for c in record.claims), "`--format claims-jsonl`"),
        Loss("claims by or about a person held back: their quote is left out", hidden),
        Loss("persons told as their role alone", len(shown.held.roles)),
        Loss("texts of reports, of which the claims and what is around them stand", len(record.reports)),
    )  # fmt: skip

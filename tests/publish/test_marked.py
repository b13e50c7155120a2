from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.model.record import Record
from rashomon.model.words import Words
from rashomon.publish.marked import marked_blocks
from rashomon.publish.view import Views


def test_pieces_join_to_the_stored_text(record: Record) -> None:
    """Whatever the claims cover, a block's pieces join to exactly its stored text."""
    for read in record.reports:
        claims = Views(record).claims_of(read.report.uid)
        for block, marked in zip(read.text.blocks, marked_blocks(read, claims), strict=True):
            stored = read.report.text[block.start : block.end]
            assert "".join(piece.text for piece in marked.pieces) == stored


def test_a_claim_is_marked_by_exactly_its_quote(record: Record) -> None:
    """The pieces that carry a claim's id join to its quote, and one of them opens it."""
    read = record.reports[0]
    for linked in Views(record).claims_of(read.report.uid):
        pieces = [p for b in marked_blocks(read, record.claims[:2]) for p in b.pieces]
        carried = [p for p in pieces if linked.id in p.claims]
        assert "".join(p.text for p in carried) == linked.claim.quote.text
        assert sum(linked.id in p.opens for p in pieces) == 1


@given(
    spans=st.lists(st.tuples(st.integers(0, 44), st.integers(1, 45)), min_size=1, max_size=6),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_overlapping_claims_are_all_marked(record: Record, spans: list[tuple[int, int]]) -> None:
    """Quotes that nest or overlap are each marked whole."""
    read, base = record.reports[1], record.claims[2]
    claims = [
        replace(
            base, id=f"c-{n}", claim=replace(base.claim, quote=Words.of(read.report.text, a, b))
        )
        for n, (a, b) in enumerate(spans)
        if a < b
    ]
    (block,) = marked_blocks(read, claims)
    for linked in claims:
        marked = "".join(p.text for p in block.pieces if linked.id in p.claims)
        assert marked == linked.claim.quote.text

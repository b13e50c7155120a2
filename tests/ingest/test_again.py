from pathlib import Path

from rashomon.ingest import holds, incoming
from rashomon.model.report import Incoming, MediaType


def test_what_was_taken_in_holds_its_text(tmp_path: Path) -> None:
    """Text files in any encoding and table rows, with title or without, hold what was stored."""
    (tmp_path / "a.txt").write_bytes("Caf\u00e9 and market were hit.".encode("utf-16"))
    (tmp_path / "b.jsonl").write_text(
        '{"id": "b", "title": " Quiet", "text": "All quiet."}\n{"text": "Nothing"}'
    )
    (tmp_path / "c.csv").write_text("id,headline,text\nc,Quiet,All quiet.\n")
    found = list(incoming([tmp_path]))
    assert len(found) == 4
    for each in found:
        assert isinstance(each, Incoming)
        assert holds(each.raw, each.report.media_type, each.report.text)


def test_other_words_are_not_held(tmp_path: Path) -> None:
    """A text that was changed, or bytes that are no text, do not go together."""
    assert holds(b"All quiet.", MediaType.PLAIN, "All lost.") is False
    assert holds(b'{"text": "All quiet."}', MediaType.JSON, "All lost.") is False
    assert holds(b"{", MediaType.JSON, "All lost.") is False
    assert holds(b"\x00\x01", MediaType.PLAIN, "All lost.") is False


def test_there_is_no_telling_what_a_page_holds() -> None:
    """What is readable of a page depends on the library's version."""
    assert holds(b"<p>All quiet.</p>", MediaType.HTML, "All lost.") is None

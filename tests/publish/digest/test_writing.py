"""The forms of a digest."""

import re

import pytest

from rashomon.model.record import Record
from rashomon.publish.desk.indexed import Indexed
from rashomon.publish.digest.composing import Editor
from rashomon.publish.digest.parts import Brief, Digest
from rashomon.publish.digest.writing import COLUMNS, html, links_to, markdown, text


@pytest.fixture
def digest(editor: Editor) -> Digest:
    """All of it."""
    return editor.digest(Brief(length=99))


def test_plain_text_keeps_to_its_columns(digest: Digest) -> None:
    """But for addresses, each on a line of its own; no markup."""
    told = text(digest, links_to("https://desk.example/site"))
    long = [line for line in told.split("\n") if len(line) > COLUMNS]
    assert all(re.fullmatch(r"  https://\S+", line) for line in long)
    assert "  https://desk.example/site/reports/one.html#c-one-1\n" in told
    assert "[one-1] The One Post, 1 March 2020, report one: " in told
    assert "<" not in told


def test_every_sentence_names_its_claims(digest: Digest) -> None:
    """As links in Markdown, with outlet, day and report below."""
    told = markdown(digest, links_to(""))
    lines = [line for line in told.split("\n") if line.startswith("- ")]
    assert all("](reports/" in line for line in lines)
    assert "- [one-1](reports/one.html#c-one-1): The One Post, 1 March 2020, report one: " in told


def test_the_page_loads_nothing_and_runs_nothing(digest: Digest) -> None:
    """Its own style by hash alone."""
    told = html(digest, links_to("site"))
    assert "<script" not in told
    assert re.search(r"default-src 'none'; style-src 'sha256-", told)
    assert 'href="site/reports/one.html#c-one-1"' in told


def test_stored_words_are_no_markup(record: Record) -> None:
    """An outlet's name with markup in it stands as words in each form."""
    made = Editor(Indexed(record), None).digest(Brief())
    assert "<b>Post" not in html(made, links_to(""))
    assert "\\<b\\>Post" in markdown(made, links_to(""))


def test_an_empty_digest_says_so(editor: Editor) -> None:
    """In every form."""
    made = editor.digest(Brief(start="2031-01-01"))
    for write in (html, markdown, text):
        assert "Nothing was told of this" in write(made, links_to(""))

import csv
import io
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.publish.export.cells import as_told, csv_lines, inert, number

WORDS = st.text(alphabet=st.sampled_from("'\"“=+-@＝;\t\r\n a1|\u200b,<"), max_size=12)


@pytest.mark.parametrize(
    "words",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", '"=1', "'=1", "“=1", "＝1",
     "\u200b=1", "\ufeff=1", "\x00=1", "\tx", "a;=1", "a\n=1", 'a;" =cmd|x', "--5"],
)  # fmt: skip
def test_what_a_spreadsheet_would_run_is_guarded(words: str) -> None:
    """Formulas come out behind an apostrophe, at the start and where a cell could begin within."""
    assert inert(words) != words
    assert as_told(inert(words)) == words


@pytest.mark.parametrize("words", ["well-known", "12 killed", "a, -5 degrees", "5 - 6", "", "a=b"])
def test_plain_words_stay_as_they_are(words: str) -> None:
    """Marks inside words are no formula."""
    assert inert(words) == words


@given(WORDS)
def test_every_cell_comes_back_as_it_was_told(words: str) -> None:
    """Taking the guard off gives the very words, whatever they are."""
    assert as_told(inert(words)) == words


@given(st.lists(st.lists(WORDS, min_size=2, max_size=2), max_size=4))
def test_rows_come_back_through_csv(rows: list[list[str]]) -> None:
    """Line ends, quotes and commas within cells survive; each row is a row."""
    text = "".join(csv_lines(("a", "b"), rows))
    back = list(csv.reader(io.StringIO(text, newline="")))
    assert [[as_told(cell) for cell in row] for row in back[1:]] == rows


def test_numbers_stay_numbers() -> None:
    """A negative number is no formula, and a whole one has no fraction."""
    text = "".join(csv_lines(("a", "b", "c"), [[-1.5, number(20.0), number(None)]]))
    assert text == "a,b,c\r\n-1.5,20,\r\n"


def test_a_long_run_of_blanks_takes_no_time() -> None:
    """Guarding is linear in the words."""
    start = perf_counter()
    inert("\n" * 100_000)
    inert("\n" * 100_000 + "=")
    assert perf_counter() - start < 2

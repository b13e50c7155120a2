import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model.report import MediaType, Report
from rashomon.model.text import BlockKind, Text
from rashomon.read.reading import read
from rashomon.read.sentences import sentences


def _read(stored: str) -> Text:
    return read(Report("u", "k", "0", MediaType.PLAIN, stored))


def _told(stored: str) -> list[str]:
    text = _read(stored)
    return [stored[s.start : s.end] for b in text.blocks if b.kind.is_told for s in b.sentences]


def _kinds(stored: str) -> list[str]:
    return [b.kind.value for b in _read(stored).blocks]


@pytest.mark.parametrize(
    ("stored", "sentences"),
    [
        ("The army left the town.Residents came back.", 2),
        ('He said the road is shut."The bridge is gone," she said.', 2),
        ("Gen. Roe met U.S. President Doe on Nov. 3 in St. Petersburg.", 1),
        ("Prices rose 2.5 per cent. Nobody noticed.", 2),
        ("The U.N. said so. It was wrong.", 2),
        ('"Leave now." The crowd left.', 2),
        ("Who did it? Nobody knows! So it goes…", 3),
    ],
)
def test_sentences_are_cut_where_a_reader_would(stored: str, sentences: int) -> None:
    """Lost blanks after full stops cut; abbreviations, initials and decimals do not."""
    assert len(_told("A first line\n\n" + stored)) == sentences + 1


@pytest.mark.parametrize(
    "line",
    [
        "You are here",
        "23 users have voted.",
        "Get top stories sent to you each day.",
        "SEE ALSO: What we know so far",
        "Advertisement Continue reading the main story",
        "Newsletter",
        "PDF",
        "Follow us on social media",
    ],
)
def test_page_furniture_is_not_told(line: str) -> None:
    """Menus, votes, newsletters and pointers to other stories hold no claims."""
    assert (
        _kinds(f"The town fell\n\nSoldiers took the town on Monday.\n\n{line}")[-1] == "boilerplate"
    )


def test_byline_and_printed_date_are_kept_as_metadata() -> None:
    """A byline is no sentence; its date is the report's own."""
    text = _read(
        "The town fell\n\nBy A Correspondent - Nov 08,2016 - Last updated at Nov 09,2016\n\nSoldiers came."
    )
    assert text.byline is not None
    assert text.printed_date == "2016-11-08"


@pytest.mark.parametrize(
    "line",
    [
        "By Monday, the rebels had left the town.",
        "By Monday evening the rebels had left, officials said.",
        "By the relief agency's estimate, 9,000 people are on the move.",
        "From Damascus, the army fired on the hills.",
    ],
)
def test_a_sentence_that_opens_as_a_byline_is_told(line: str) -> None:
    """Only names stand in a byline; a day, an article or a full stop after a clause shows a sentence."""
    assert _kinds(f"The town fell\n\nSoldiers came on Sunday.\n\n{line}")[-1] == "paragraph"


@pytest.mark.parametrize(
    "line",
    ["By May Ling", "By JANE ROE", "By our correspondent in Aden", "By Jane Roe, Foreign Editor"],
)
def test_a_byline_of_names_is_no_sentence(line: str) -> None:
    """Names, capitals and a desk are a byline, a first name that is a month's too."""
    assert _kinds(f"The town fell\n\n{line}\n\nSoldiers came on Sunday.")[1] == "byline"


def test_dateline_is_taken_off_the_first_sentence() -> None:
    """Place and agency before the dash are known apart; the sentence begins after them."""
    stored = "SANA'A (Sample Wire) - Shells hit the port on Friday."
    text = _read(stored)
    assert text.dateline is not None
    assert text.dateline.text == "SANA'A"
    assert [c.text for c in text.credits] == ["Sample Wire"]
    assert _told(stored) == ["Shells hit the port on Friday."]


def test_a_headline_said_again_is_told_once() -> None:
    """A date and the repeated headline before the lede are cut off."""
    stored = "Shells hit the port town\n\nFri Jul 1 2016 Shells hit the port town. Nobody was hurt."
    assert _told(stored) == ["Shells hit the port town", "Nobody was hurt."]
    assert _read(stored).printed_date == "2016-07-01"


def test_an_agency_and_date_after_the_headline_said_again_are_cut_off() -> None:
    """ "AFP Friday 1 Jul 2016" before the lede is the report's own date, not told."""
    stored = "Shells hit the port town\n\nShells hit the port town AFP Friday 1 Jul 2016 Nobody was hurt on Friday."
    assert _told(stored) == ["Shells hit the port town", "Nobody was hurt on Friday."]
    assert _read(stored).printed_date == "2016-07-01"


def test_a_date_that_begins_near_the_head_is_read_whole() -> None:
    """A headline and agency on the line of the lede do not cut the date that follows."""
    stored = "Shells hit the old port town for second day running AFP Friday 1 Jul 2016 Nobody was hurt on Friday."
    assert _read(stored).printed_date == "2016-07-01"


def test_a_date_in_figures_is_the_report_s_own() -> None:
    """ "29-06-2016" at the head of a line is a date, day first."""
    stored = "Shells hit the port town\n\n29-06-2016 Nobody was hurt on Wednesday."
    assert _read(stored).printed_date == "2016-06-29"
    assert _told(stored)[-1] == "Nobody was hurt on Wednesday."


def test_captions_are_told_as_captions() -> None:
    """A credit in brackets or posed people above the story make a caption; the credit tells nothing."""
    stored = "The town fell\n\nA boy walks past a burnt bus in the old town. (Sample Photo/Wire)\n\nSoldiers came."
    assert _kinds(stored) == ["headline", "caption", "boilerplate", "paragraph"]


def test_credits_name_agencies() -> None:
    """A closing source line is a credit, not a claim."""
    stored = "The town fell\n\nSoldiers came.\n\nSource: Sample Wire and agencies"
    assert _read(stored).credits[0].text.startswith("Source:")


def test_quotations_go_on_over_paragraphs() -> None:
    """A paragraph that opens with a mark again goes on with the speech before."""
    stored = '"The well is dry," he said. "We walk for hours.\n\n"The children are ill."'
    quotations = _read(stored).quotations
    assert [q.continues for q in quotations] == [False, True, False]


def test_odd_marks_do_not_swallow_the_rest() -> None:
    """An unclosed quotation ends with its paragraph."""
    stored = 'He said "we will stay.\n\nThe road is shut.'
    (quotation,) = _read(stored).quotations
    assert not quotation.closed
    assert stored[quotation.start : quotation.end] == "we will stay."


def test_offsets_point_into_the_text_as_stored() -> None:
    """Non-breaking spaces, marks and carriage returns shift nothing."""
    stored = "\ufeffThe\xa0town fell.\r\n\r\nSoldiers\xa0came at dawn."
    for block in _read(stored).blocks:
        for sentence in block.sentences:
            assert (
                stored[sentence.start : sentence.end].strip()
                == stored[sentence.start : sentence.end]
            )
    assert _told(stored)[-1] == "Soldiers\xa0came at dawn."


@given(st.text(max_size=400))
def test_any_text_is_read_whole(stored: str) -> None:
    """Blocks stand in order and apart, and every letter of the text lies in one."""
    blocks = _read(stored).blocks
    ends = [0, *(b.end for b in blocks)]
    assert all(b.start >= e and b.start < b.end for b, e in zip(blocks, ends, strict=False))
    covered = "".join(stored[b.start : b.end] for b in blocks)
    letters = [ch for ch in stored if ch.isascii() and ch.isalpha()]
    assert [ch for ch in covered if ch.isascii() and ch.isalpha()] == letters


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "A. ",
        '"',
        "'a ",
        "U.S. ",
        "Photo by ",
        "(",
        "1 ",
        "by A and ",
        " ",
        ".",
        "“a” ",
        "-",
        "Mon ",
    ],
)
def test_a_megabyte_of_anything_is_read_at_once(piece: str) -> None:
    """No pattern takes more than linear time: one line of a megabyte in seconds."""
    stored = (piece * (1_000_000 // len(piece)))[:1_000_000]
    before = time.process_time()
    text = _read(stored)
    assert time.process_time() - before < 8
    assert all(s.end - s.start <= 2_000 for b in text.blocks for s in b.sentences)


def test_block_kinds_that_are_told() -> None:
    """Only told blocks hold sentences."""
    told = {k for k in BlockKind if k.is_told}
    assert BlockKind.CAPTION in told
    assert BlockKind.BOILERPLATE not in told


def test_a_picture_credit_within_a_line_ends_its_caption() -> None:
    """What follows "(The Lake Post and Agencies)" is another sentence, after a dateline it is not."""
    caption = (
        "A boy sits in a tent by the shore, on April 18 (File photo) (The Lake Post and Agencies)"
    )
    told = "A bomb killed six people in the harbour on Wednesday"
    line = f"{caption} {told}."
    assert [line[s.start : s.end] for s in sentences(line, 0, len(line))] == [caption, f"{told}."]
    dated = "PORT AMUR (Reuters) Six people were killed in the harbour on Wednesday."
    assert len(list(sentences(dated, 0, len(dated)))) == 1

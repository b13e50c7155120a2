"""Read and extract from many odd texts, made by Hypothesis, and fail on the first that breaks.

usage: odd_texts.py [--texts NUMBER] [--seed NUMBER]

Texts are runs of words that the grammars look for, of stray characters, and of both. Each is
read and extracted; a quote that does not stand at its offsets fails too.
"""

import argparse
import sys

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from rashomon.extract.rules_v1.extractor import RulesV1
from rashomon.model.report import MediaType, Report
from rashomon.read.reading import read
from rashomon.settings import DEFAULT_MODEL

WORDS = (
    "the army said that at least 12 people , including five children were killed and dozens wounded "
    "on Monday . “ We deny it ” he told Reuters according to state TV Nov. 27 since 2012 in late August "
    "two-thirds of the city a quarter-million - ( AFP ) \n\n U.S. per cent 3.5 $ 1,200 families fled ' \" "
    "reportedly near al-Bab \u00a0 \ufeff \u202e half an hour ago"
).split(" ")
TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(st.sampled_from(WORDS), max_size=80).map(" ".join),
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=6)), max_size=60).map(" ".join),
)


def survive(texts: int, *, number: int = 0) -> None:
    """Read and extract so many texts; raises what the program raised, on the smallest text found."""
    extractor = RulesV1(DEFAULT_MODEL)

    @seed(number)
    @settings(
        max_examples=texts, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(TEXTS)
    def run(written: str) -> None:
        report = Report("u", "k", "0", MediaType.PLAIN, written)
        for claim in next(extractor.extract_many([(report, read(report))])).claims:
            assert report.text[claim.quote.start : claim.quote.end] == claim.quote.text

    run()


def main() -> int:
    """Run the campaign; an exception ends it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    survive(options.texts, number=options.seed)
    print(f"{options.texts} texts, none broke it")
    return 0


if __name__ == "__main__":
    sys.exit(main())

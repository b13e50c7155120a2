"""Read a folder in PolNeAR's form with the program's own reader and write who says what.

usage: polnear.py GOLD_DIR [-o PRED_DIR] [--limit N]

GOLD_DIR/text/<stem>.txt are the texts; PRED_DIR (default: a folder that is thrown away)
takes one <stem>.jsonl a text, one attribution a line: {"source": [[s, e]], "cue": ...,
"content": ...} in character offsets of the text as stored. Prints the figures of
../shared/eval/score_polnear.py where that is there and GOLD_DIR has annotations.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from rashomon.extract.rules_v1.attribution import Attribution, find_attributions
from rashomon.extract.rules_v1.parser import load_model, parse_many
from rashomon.model.report import MediaType, Report
from rashomon.model.words import Words
from rashomon.read.reading import read
from rashomon.settings import DEFAULT_MODEL

SCORER = Path(__file__).parents[2] / "shared/eval/score_polnear.py"


def reports(texts: Sequence[Path]) -> Iterator[Report]:
    """Give the texts as reports, line ends as stored."""
    for path in texts:
        with path.open(encoding="utf-8", newline="") as opened:
            yield Report("", path.stem, "", MediaType.PLAIN, opened.read())


def line(found: Attribution) -> str:
    """Give one attribution as a line of the scorer's input."""
    roles = {"source": found.source, "cue": found.cue, "content": found.contents}
    return json.dumps({role: _spans(words) for role, words in roles.items()})


def _spans(words: Sequence[Words]) -> list[tuple[int, int]]:
    return [(w.start, w.end) for w in words]


def write(texts: Sequence[Path], folder: Path) -> None:
    """Write the attributions of each text into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    pairs = ((report, read(report)) for report in reports(texts))
    for path, parsed in zip(texts, parse_many(load_model(DEFAULT_MODEL), pairs), strict=True):
        rows = [line(found) + "\n" for found in find_attributions(parsed)]
        (folder / f"{path.stem}.jsonl").write_text("".join(rows), encoding="utf-8")


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--limit", type=int, help="only every k-th text, so that N are read")
    args = parser.parse_args()
    texts = sorted((args.gold / "text").glob("*.txt"))
    texts = texts[:: max(1, len(texts) // args.limit)][: args.limit] if args.limit else texts
    with tempfile.TemporaryDirectory() as scratch:
        folder = args.output or Path(scratch)
        write(texts, folder)
        if SCORER.exists() and (args.gold / "attributions").is_dir():
            stems = [path.stem for path in texts]
            command = [sys.executable, str(SCORER), str(args.gold), str(folder), *stems]
            subprocess.run(command, check=True)  # noqa: S603


if __name__ == "__main__":
    main()

"""Tell in how many excerpts on displacement the figure is found, with its measure.

usage: idmc.py EXCERPTS_XLSX [--misses]

A row counts when its number stands in its excerpt, in digits as the row has it (the labels are
noisy: others are typing slips or sums). It is *read* when a quantity found in the excerpt has that
bound, and *displaced* when such a quantity measures displaced. Rows on destroyed or damaged
houses count as displaced when the quantity counts houses. Prints `name value` rows.
"""

import argparse
import html
import re
import sys
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from rashomon.extract.rules_v1.quantities import find_quantities
from rashomon.model.quantity import Measure, Quantity

_ROW = re.compile(r"<row .*?</row>", re.DOTALL)
_CELL = re.compile(r'<c r="([A-Z]+)\d+"([^>]*?)(?:/>|>(.*?)</c>)', re.DOTALL)
_VALUE = re.compile(r"<v>(.*?)</v>", re.DOTALL)
_NUMBER = re.compile(r"\d+(?:[, ]\d{3})*")
_HOUSES = re.compile(r"house|home|building|shelter|dwelling", re.IGNORECASE)


def rows(workbook: Path) -> Iterator[tuple[str, float, str]]:
    """Give the excerpt, number and term of each row of the first sheet that has all three."""
    with zipfile.ZipFile(workbook) as packed:
        strings = packed.read("xl/sharedStrings.xml").decode()
        sheet = packed.read("xl/worksheets/sheet1.xml").decode()
    shared = [
        html.unescape("".join(re.findall(r"<t[^>]*>(.*?)</t>", item, re.DOTALL)))
        for item in re.findall(r"<si>(.*?)</si>", strings, re.DOTALL)
    ]
    for row in _ROW.findall(sheet)[1:]:
        cells = {}
        for column, kind, inside in _CELL.findall(row):
            value = _VALUE.search(inside)
            if value:
                cells[column] = shared[int(value[1])] if 't="s"' in kind else value[1]
        if re.fullmatch(r"[\d.]+", cells.get("C", "")):
            yield cells.get("B", ""), float(cells["C"]), cells.get("D", "")


def stands(excerpt: str, number: float) -> bool:
    """Whether a number stands in an excerpt in digits."""
    return any(float(re.sub(r"\D", "", n)) == number for n in _NUMBER.findall(excerpt))


def fitting(excerpt: str, number: float) -> list[Quantity]:
    """Give the quantities of an excerpt that have the number as a bound."""
    found = find_quantities(excerpt, 0, len(excerpt))
    return [q for q in found if number in (q.low, q.high)]


def is_displaced(found: Sequence[Quantity], term: str) -> bool:
    """Whether a figure measures displaced, or counts houses where the term is of houses."""
    houses = bool(re.search(r"hous|destroy|damage", term, re.IGNORECASE))
    return any(
        q.measure is Measure.DISPLACED or (houses and bool(_HOUSES.search(q.unit))) for q in found
    )


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("excerpts", type=Path)
    parser.add_argument("--misses", action="store_true", help="print each row that is missed")
    options = parser.parse_args()
    told = [row for row in rows(options.excerpts) if stands(row[0], row[1])]
    found = [(fitting(excerpt, number), term) for excerpt, number, term in told]
    right = [is_displaced(quantities, term) for quantities, term in found]
    total = max(1, len(told))
    print(f"rows {len(told)}")
    print(f"read {sum(bool(q) for q, _ in found) / total:.3f}")
    print(f"displaced {sum(right) / total:.3f}")
    for (excerpt, number, term), ok, (quantities, _) in zip(told, right, found, strict=True):
        if options.misses and not ok:
            print(f"{number:g} [{term}] {[q.measure.value for q in quantities]} {excerpt[:300]!r}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

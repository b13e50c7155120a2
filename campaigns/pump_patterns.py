"""Pump every regular expression of the package with long strings and tell which is not linear.

usage: pump_patterns.py [--size CHARACTERS] [--limit SECONDS] [--only WORD]

Patterns are those that modules hold (in containers too) and those written in a call
of `re`. Each is pumped with repeats of its own samples, one for each branch, and of
common fillers, at a twentieth of the size and then in full. Exits with 1 and names
the pattern, its module and the filler where one scan takes longer than the limit.
"""

import argparse
import ast
import importlib
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from types import FrameType

import rashomon

FILLERS = (
    " ",
    "a",
    "A",
    "1",
    "\n",
    " a",
    "A ",
    "1,",
    "1 ",
    '"',
    "-",
    "a-",
    "and ",
    "A b, ",
    "<",
    "=",
    "\u00a0",
    ". ",
)
_SCANS = frozenset(("search", "finditer", "findall", "sub", "subn", "split"))
_CALLS = _SCANS | {"compile", "match", "fullmatch"}
_SAMPLES = 24


@dataclass(frozen=True)
class Pumped:
    """A pattern, where it stands, and whether it is ever looked for at every offset."""

    where: str
    pattern: re.Pattern[str]
    scans: bool


@dataclass(frozen=True)
class Slow:
    """A scan that took longer than the limit, in seconds, of so many characters."""

    where: str
    filler: str
    size: int
    seconds: float


def collect() -> list[Pumped]:
    """Find the patterns of every module of the package, each once, in order of module."""
    found: dict[tuple[str, int], Pumped] = {}
    for module in pkgutil.walk_packages(rashomon.__path__, "rashomon."):
        if module.name.endswith("__main__") or ".migrations" in module.name:
            continue
        loaded = importlib.import_module(module.name)
        source = Path(str(loaded.__file__)).read_text(encoding="utf-8")
        scanned = set(re.findall(rf"\b(\w+)\.(?:{'|'.join(_SCANS)})\b", source))
        used = set(re.findall(r"\b(\w+)\.(?:match|fullmatch)\b", source))
        for name, value in vars(loaded).items():
            for pattern in _patterns(value):
                scans = name in scanned or name not in used
                key = (pattern.pattern, pattern.flags)
                if key not in found or scans:
                    found[key] = Pumped(f"{module.name}.{name}", pattern, scans)
        for pattern, line, scans in _written(source):
            where = Pumped(f"{module.name}:{line}", pattern, scans)
            found.setdefault((pattern.pattern, pattern.flags), where)
    return list(found.values())


def _patterns(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, dict):
        yield from _patterns(tuple(value.values()))
    elif isinstance(value, (list, tuple, set, frozenset)):
        for item in value:
            yield from _patterns(item)


def _written(source: str) -> Iterator[tuple[re.Pattern[str], int, bool]]:
    """Find patterns written out in a call, as `re.sub("...", ...)`; a flag given by name is read."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="re"), attr=call),
                args=[ast.Constant(value=str(written)), *_],
            ) if call in _CALLS:
                flags = re.IGNORECASE if "IGNORECASE" in ast.unparse(node) else 0
                yield re.compile(written, flags), node.lineno, call in _SCANS


def samples(pattern: re.Pattern[str]) -> list[str]:
    """Give short strings that a pattern, or a branch or repeat in it, is made for."""
    found: dict[str, None] = {}
    _sample(_parser.parse(pattern.pattern, pattern.flags), found)
    kept = [s for s in found if s.strip()]
    step = max(1, len(kept) // _SAMPLES)
    return kept[::step][:_SAMPLES]


def _sample(tree: list[tuple[object, object]], found: dict[str, None]) -> str:
    """Give one string for a parsed pattern and put those of its parts into `found`."""
    made = ""
    for op, value in tree:
        match op, value:
            case sre.LITERAL, int(code):
                made += chr(code)
            case sre.NOT_LITERAL, _:
                made += "x"
            case sre.ANY, _:
                made += "x"
            case sre.IN, list(members):
                made += _member(members)
            case ((sre.MAX_REPEAT | sre.MIN_REPEAT | sre.POSSESSIVE_REPEAT), (low, high, inner)):
                one = _sample(inner, found)
                found[one] = None
                made += one * min(max(low, 1), int(high), 3)
            case sre.SUBPATTERN, (_, _, _, inner):
                made += _sample(inner, found)
            case sre.ATOMIC_GROUP, inner:
                made += _sample(inner, found)  # type: ignore[arg-type]
            case sre.BRANCH, (_, branches):
                made += next(iter([_sample(branch, found) for branch in branches]))
            case _:
                pass
    found[made] = None
    return made


def _member(members: list[tuple[object, object]]) -> str:
    """Give a character that a set holds, a plain letter where the set is one that excludes."""
    for op, value in members:
        match op, value:
            case sre.LITERAL, int(code):
                return chr(code)
            case sre.RANGE, (int(first), _):
                return chr(first)
            case sre.CATEGORY, sre.CATEGORY_DIGIT:
                return "1"
            case sre.CATEGORY, sre.CATEGORY_SPACE:
                return " "
            case sre.CATEGORY, _:
                return "a"
    return "x"


class _TooLongError(Exception):
    pass


def _ring(_signal: int, _frame: FrameType | None) -> None:
    raise _TooLongError


def seconds(run: Callable[[], object], limit: float) -> float:
    """Time a call; infinite where it was cut off at twice the limit."""
    signal.signal(signal.SIGALRM, _ring)
    begun = time.process_time()
    signal.setitimer(signal.ITIMER_REAL, 4 * limit)
    try:
        run()
    except _TooLongError:
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return time.process_time() - begun


def _scan(pumped: Pumped, text: str) -> Callable[[], object]:
    if pumped.scans:
        return lambda: sum(1 for _ in pumped.pattern.finditer(text))
    return lambda: (pumped.pattern.match(text), pumped.pattern.fullmatch(text))


def pump(pumped: Pumped, size: int, limit: float) -> Slow | None:
    """Give the first scan that takes too long: of a twentieth of the size, then of all."""
    for filler in (*FILLERS, *samples(pumped.pattern)):
        for length, allowed in ((size // 20, limit / 5), (size, limit)):
            text = (filler * (length // len(filler) + 1))[: length - 1] + "\x00"
            taken = seconds(_scan(pumped, text), allowed)
            if taken > allowed:
                return Slow(pumped.where, filler, length, taken)
    return None


def main() -> int:
    """Pump every pattern and print those that are slow."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=1_000_000)
    parser.add_argument("--limit", type=float, default=1.0)
    parser.add_argument("--only", default="", help="patterns whose name holds this")
    options = parser.parse_args()
    patterns = [p for p in collect() if options.only in p.where]
    slow = [s for p in patterns if (s := pump(p, options.size, options.limit))]
    for found in slow:
        print(
            f"SLOW {found.where} {found.filler!r} x{found.size}: {found.seconds:.2f} s", flush=True
        )
    print(f"{len(patterns)} patterns, {len(slow)} slow")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())

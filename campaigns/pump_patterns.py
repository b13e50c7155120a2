"""Pump every regular expression of the package with long strings and tell which is not linear.

usage: pump_patterns.py [--size CHARACTERS] [--limit SECONDS] [--only WORD]

Patterns are those that modules hold (in containers too) and those written in a call
of `re`. Each is pumped with repeats of its own samples, one for each branch, and of
common fillers, at a thousandth of the size and then at ten times as much up to the full,
each in a child that is killed when it hangs. Patterns made at run time are those that the
extraction of a short text makes. Tells each pattern as it goes, and exits with 1 where one
scan takes longer than the limit.
"""

import argparse
import ast
import importlib
import math
import multiprocessing
import pkgutil
import re
import sys
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from unittest.mock import patch

import rashomon
from rashomon.extract.rules_v1.extractor import RulesV1
from rashomon.model.report import MediaType, Report
from rashomon.read.reading import read
from rashomon.settings import DEFAULT_MODEL

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
_TOLD = """Mayor Anna Brown said on Monday that 12 people were killed in northern Eastham.
"We fled to the town of Westham," Brown said. The army's spokesman, John Smith, denied it."""
_SAMPLES = 24
_SHARES = (0.001, 0.01, 0.1, 1.0)
_LEAST = 0.1
_PATIENCE = 10
"""Limits waited for, of other work on the machine, before a scan is taken to hang."""


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


def recorded() -> list[Pumped]:
    """Give the patterns made while a text is read and extracted, as those that hold a name."""
    made: dict[str, Pumped] = {}
    compiled = re._compile  # type: ignore[attr-defined]

    def record(pattern: object, flags: int) -> object:
        caller = sys._getframe(2)
        where = f"{caller.f_globals['__name__']}:{caller.f_lineno}"
        if where.startswith("rashomon.") and isinstance(pattern, str):
            made[where] = Pumped(where, re.compile(pattern, flags), scans=True)
        return compiled(pattern, flags)

    extractor = RulesV1(DEFAULT_MODEL)
    report = Report("u", "k", "0", MediaType.PLAIN, _TOLD)
    with patch.object(re, "_compile", record):
        deque(extractor.extract_many([(report, read(report))]), maxlen=0)
    held = {(p.pattern.pattern, p.pattern.flags) for p in collect()}
    return [p for p in made.values() if (p.pattern.pattern, p.pattern.flags) not in held]


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


def pump(pumped: Pumped, size: int, limit: float) -> Slow | None:
    """Give the first scan that takes too long, in a child that is killed when it hangs.

    The limit is for the whole size; a tenth of the text has a tenth of it (never less than
    `_LEAST`), so that what is not linear shows long before it would hang.
    """
    fork = multiprocessing.get_context("fork")
    ours, theirs = fork.Pipe()
    child = fork.Process(target=_pump, args=(pumped, size, limit, theirs))
    child.start()
    theirs.close()
    begun = None
    try:
        while ours.poll(_PATIENCE * limit):
            told: Slow | None = ours.recv()
            if told is None or told.seconds > 0:
                return told
            begun = told
        return replace(begun, seconds=math.inf) if begun else None
    except EOFError:
        return replace(begun, seconds=math.inf) if begun else None
    finally:
        child.kill()
        child.join()


def _pump(pumped: Pumped, size: int, limit: float, out: Connection) -> None:
    """Tell each scan before it runs (zero seconds), then the first slow one or None."""
    for filler in (*FILLERS, *samples(pumped.pattern)):
        for share in _SHARES:
            length = int(size * share)
            text = (filler * (length // len(filler) + 1))[: length - 1] + "\x00"
            out.send(Slow(pumped.where, filler, length, 0.0))
            begun = time.process_time()
            _scan(pumped, text)
            taken = time.process_time() - begun
            if taken > max(_LEAST, limit * share):
                out.send(Slow(pumped.where, filler, length, taken))
                return
    out.send(None)


def _scan(pumped: Pumped, text: str) -> None:
    if pumped.scans:
        deque(pumped.pattern.finditer(text), maxlen=0)
    else:
        pumped.pattern.match(text)
        pumped.pattern.fullmatch(text)


def main() -> int:
    """Pump every pattern and print those that are slow."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=1_000_000)
    parser.add_argument("--limit", type=float, default=1.0)
    parser.add_argument("--only", default="", help="patterns whose name holds this")
    options = parser.parse_args()
    patterns = [p for p in (*collect(), *recorded()) if options.only in p.where]
    slow = 0
    for number, pumped in enumerate(patterns, 1):
        begun = time.monotonic()
        found = pump(pumped, options.size, options.limit)
        slow += found is not None
        told = f"SLOW {found.filler!r} x{found.size}: {found.seconds:.2f} s" if found else "linear"
        took = time.monotonic() - begun
        print(f"{number}/{len(patterns)} {pumped.where} {told} ({took:.1f} s in all)", flush=True)
    print(f"{len(patterns)} patterns, {slow} slow")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())

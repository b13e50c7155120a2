"""Import a million places with made names, and resolve names among them.

usage: gazetteer_million.py [--places N] [--mentions N]

Rows are `name<spaces>value`: seconds of the import, mentions resolved a second on one core after
load (names as written, without article, in another spelling, and unknown, each a quarter, no two
alike), whole reports' mentions in context a second, and the greatest resident memory of the
process that imports and of the one that resolves. Names are made of syllables by a fixed seed, in
a spread like that of real names: few are borne often, most once.
"""

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rashomon.model.words import Words
from rashomon.resolve.gazetteer import import_places, load_gazetteer
from rashomon.resolve.where import place_report

HEADS = "b d f g h j k l m n q r s t w z sh kh gh th br dr kr st tr".split()
VOWELS = "a e i o u aa ai ou".split()
TAILS = ("", "n", "r", "l", "s", "m", "t", "d", "b", "sh")
SPELLINGS = (("ou", "u"), ("aa", "a"), ("q", "k"), ("ai", "ay"))


def made_name(rng: random.Random) -> str:
    syllables = rng.choices((2, 3, 4), (3, 5, 2))[0]
    word = "".join(
        rng.choice(HEADS) + rng.choice(VOWELS) + rng.choice(TAILS) for _ in range(syllables)
    )
    lead = rng.choices(("", "al-", "Tell ", "Kafr ", "New "), (6, 2, 1, 1, 1))[0]
    return lead + word.capitalize()


def write_dump(path: Path, count: int, rng: random.Random) -> list[str]:
    """Write a dump in GeoNames' form; give its names."""
    names: list[str] = []
    with path.open("w", encoding="utf-8") as out:
        for number in range(1, count + 1):
            again = names and rng.random() < 0.2
            name = names[int(len(names) * rng.random() ** 3)] if again else made_name(rng)
            names.append(name)
            country = f"{chr(65 + number % 20)}{chr(65 + number // 20 % 10)}"
            lat, lon = rng.uniform(-60, 70), rng.uniform(-180, 180)
            cells = [
                str(number),
                name,
                name,
                made_name(rng),
                f"{lat:.5f}",
                f"{lon:.5f}",
                "P",
                "PPL",
            ]
            people = str(int(500 / max(1e-4, rng.random())))
            cells += [
                country,
                "",
                f"{number % 30:02}",
                "",
                "",
                "",
                people,
                "",
                "0",
                "UTC",
                "2020-01-01",
            ]
            out.write("\t".join(cells) + "\n")
    return names


def mentions(names: list[str], count: int, rng: random.Random) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        name = rng.choice(names)
        way = len(found) % 4
        if way == 1:
            name = name.removeprefix("al-")
        elif way == 2:
            for old, new in SPELLINGS:
                name = name.replace(old, new)
        elif way == 3:
            name = made_name(rng)
        found[name] = None
    return list(found)


def measure(file: Path, asked: Path) -> None:
    """Resolve the names of a file, one a line; print the rows."""
    names = asked.read_text(encoding="utf-8").split("\n")
    began = time.perf_counter()
    gazetteer = load_gazetteer([file], world=False)
    gazetteer.named(names[0])
    print(f"{'load seconds':26}{time.perf_counter() - began:.3f}")
    began = time.process_time()
    hits = sum(bool(gazetteer.named(name)) for name in names)
    print(f"{'names a second':26}{len(names) / (time.process_time() - began):.0f}")
    print(f"{'names found':26}{hits / len(names):.3f}")
    fresh = load_gazetteer([file], world=False)
    began = time.process_time()
    for at in range(0, len(names), 20):
        words = [Words(0, len(name), name) for name in names[at : at + 20]]
        # A report names a place several times over.
        place_report(words, fresh).of(words * 3)
    took = time.process_time() - began
    print(f"{'distinct in context a second':30}{len(names) / took:.0f}")
    print(f"{'mentions in context a second':30}{3 * len(names) / took:.0f}")
    print(f"{'resolving MB':26}{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")


def main() -> None:
    """Make the dump, import it, then measure in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--places", type=int, default=1_000_000)
    parser.add_argument("--mentions", type=int, default=20_000)
    parser.add_argument("--measure", nargs=2, type=Path)
    given = parser.parse_args()
    if given.measure:
        measure(*given.measure)
        return
    rng = random.Random(11)  # noqa: S311
    with tempfile.TemporaryDirectory() as folder:
        dump, file, asked = (Path(folder) / n for n in ("dump.txt", "made.places", "asked.txt"))
        names = write_dump(dump, given.places, rng)
        asked.write_text("\n".join(mentions(names, given.mentions, rng)), encoding="utf-8")
        del names
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        began, cpu = time.perf_counter(), time.process_time()
        count, refused = import_places([dump], file)
        print(f"{'places':26}{count}")
        print(f"{'faults':26}{len(refused)}")
        print(f"{'import seconds':26}{time.perf_counter() - began:.1f}")
        print(f"{'import CPU seconds':26}{time.process_time() - cpu:.1f}")
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(f"{'importing MB':26}{max(grown, before) / 1024:.0f}")
        print(f"{'file MB':26}{file.stat().st_size / 1e6:.0f}")
        sys.stdout.flush()
        subprocess.run([sys.executable, __file__, "--measure", file, asked], check=True)


if __name__ == "__main__":
    main()

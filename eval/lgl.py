"""Measure place resolution on a corpus in the XML form of the Local-Global Lexicon (LGL).

usage: lgl.py XML_FILE [--places FILE]... [--detect] [--misses N]

Rows are `name<spaces>value`. Over the toponyms with coordinates in the corpus (resolvable ones),
each told to the resolver by its words: accuracy at 161 km (100 miles) and the area under the curve
of ln(error + 1), 0 best and 1 worst (Gritta, Pilehvar and Collier 2020). A toponym left unresolved
counts as wrong by half the earth's round, one known only by what holds it at its holder's point. An entry with the
corpus's own GeoNames id is right. With --detect toponyms are found in the text first: F1 of spans,
exact and overlapping. An outlet's home is learned from its articles' words, never from the answers.
"""

import argparse
import math
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.parser import load_model, parse_many
from rashomon.extract.rules_v1.places import find_places, place_names
from rashomon.model.claim import Kind
from rashomon.model.report import MediaType, Report
from rashomon.model.words import Words
from rashomon.read.reading import read
from rashomon.resolve.gazetteer import Gazetteer, load_gazetteer
from rashomon.resolve.where import home_of, place_report
from rashomon.settings import DEFAULT_MODEL

FURTHEST = 20_039.0
RADIUS = 6_371.0
HOME = 2.0


@dataclass(frozen=True, slots=True)
class Toponym:
    words: Words
    geonames: str
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class Article:
    domain: str
    text: str
    toponyms: tuple[Toponym, ...]


def articles(path: Path) -> Iterator[Article]:
    for node in ET.parse(path).getroot().iter("article"):  # noqa: S314  (a corpus the user names)
        text = node.findtext("text") or ""
        yield Article(
            node.findtext("domain") or "",
            text,
            tuple(_toponym(t, text) for t in node.iter("toponym")),
        )


def _toponym(node: ET.Element, text: str) -> Toponym:
    start, end = int(node.findtext("start") or 0), int(node.findtext("end") or 0)
    tag = node.find("gaztag")
    lat = node.findtext("gaztag/lat") or node.findtext("lat")
    lon = node.findtext("gaztag/lon") or node.findtext("lon")
    # A few offsets of the corpus are off by the mark-up; the phrase is what was annotated.
    words = Words(start, end, node.findtext("phrase") or text[start:end])
    code = tag.get("geonameid", "") if tag is not None else ""
    return Toponym(words, code, float(lat) if lat else None, float(lon) if lon else None)


def kilometres(a: float, b: float, c: float, d: float) -> float:
    a, b, c, d = map(math.radians, (a, b, c, d))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * RADIUS * math.asin(min(1.0, math.sqrt(h)))


def error_of(toponym: Toponym, place_id: str, gazetteer: Gazetteer) -> float:
    place = gazetteer.get(place_id) if place_id else None
    if place is None:
        return FURTHEST
    same = gazetteer.get(f"geonames:{toponym.geonames}")
    if same is not None and same.id == place.id:
        return 0.0
    if None in (place.latitude, place.longitude, toponym.latitude, toponym.longitude):
        return FURTHEST
    return kilometres(
        place.latitude or 0, place.longitude or 0, toponym.latitude or 0, toponym.longitude or 0
    )


def homes(corpus: Sequence[Article], gazetteer: Gazetteer) -> Mapping[str, Mapping[str, float]]:
    """Give each outlet's home: the country and region that its articles' names lie in most."""
    found: dict[str, list[str]] = defaultdict(list)
    for article in corpus:
        found[article.domain] += sorted({t.words.text for t in article.toponyms})
    return {domain: home_of(names, gazetteer, weight=HOME) for domain, names in found.items()}


def resolved(corpus: Sequence[Article], gazetteer: Gazetteer) -> list[tuple[Toponym, str, float]]:
    home = homes(corpus, gazetteer)
    rows = []
    for article in corpus:
        words = [t.words for t in article.toponyms]
        placed = place_report(words, gazetteer, text=article.text, home=home[article.domain])
        holders = {p.id: p.parent for p in placed.made}
        for toponym, link in zip(article.toponyms, placed.of(words), strict=True):
            if toponym.latitude is not None:
                at = holders.get(link.place, link.place)
                rows.append((toponym, link.place, error_of(toponym, at, gazetteer)))
    return rows


def detected(corpus: Sequence[Article]) -> tuple[float, float]:
    """Give the F1 of found spans, exact and by overlap."""
    exact: Counter[str] = Counter()
    touched: Counter[str] = Counter()
    reports = (Report(str(n), str(n), "0", MediaType.PLAIN, a.text) for n, a in enumerate(corpus))
    read_ones = ((report, read(report)) for report in reports)
    for article, parsed in zip(
        corpus, parse_many(load_model(DEFAULT_MODEL), read_ones), strict=True
    ):
        gold = {(t.words.start, t.words.end) for t in article.toponyms}
        found = toponyms_in(parsed)
        exact.update(right=len(gold & found), gold=len(gold), found=len(found))
        over = sum(any(a < d and c < b for c, d in found) for a, b in gold)
        back = sum(any(a < d and c < b for c, d in gold) for a, b in found)
        touched.update(right=over, back=back, gold=len(gold), found=len(found))
    f1 = 2 * exact["right"] / max(1, exact["gold"] + exact["found"])
    recall = touched["right"] / max(1, touched["gold"])
    precision = touched["back"] / max(1, touched["found"])
    return f1, 2 * recall * precision / max(1e-9, recall + precision)


def toponyms_in(parsed: Parsed) -> set[tuple[int, int]]:
    """Find the place words of a text as the extractor finds those of claims."""
    text, known = parsed.report.text, place_names(parsed)
    found: set[tuple[int, int]] = set()
    for segment in parsed.segments:
        for words in find_places(parsed, segment.start, segment.end, Kind.OTHER, known).at:
            start = text.find(words.text, segment.start, segment.end)
            while start >= 0:
                found.add((start, start + len(words.text)))
                start = text.find(words.text, start + 1, segment.end)
    return found


def main() -> None:
    """Print the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("xml", type=Path)
    parser.add_argument("--places", type=Path, action="append", default=[])
    parser.add_argument("--detect", action="store_true")
    parser.add_argument("--misses", type=int, default=0)
    given = parser.parse_args()
    gazetteer = load_gazetteer(given.places)
    corpus = list(articles(given.xml))
    rows = resolved(corpus, gazetteer)
    errors = sorted(error for _, _, error in rows)
    near = sum(error <= 161 for error in errors)
    answered = sum(error < FURTHEST for error in errors)
    area = sum(math.log1p(e) for e in errors) / (len(errors) * math.log1p(FURTHEST))
    print(
        f"{'gazetteer':22}{' + '.join([*(p.name for p in given.places), 'the shipped world index'])}"
    )
    print(f"{'places in it':22}{len(gazetteer)}")
    print(f"{'articles':22}{len(corpus)}")
    print(f"{'toponyms':22}{sum(len(a.toponyms) for a in corpus)}")
    print(f"{'resolvable':22}{len(errors)}")
    print(f"{'answered':22}{answered}")
    print(f"{'accuracy@161km':22}{near / len(errors):.3f}")
    print(f"{'of those answered':22}{near / max(1, answered):.3f}")
    print(f"{'area under curve':22}{area:.3f}")
    if given.detect:
        exact, touched = detected(corpus)
        print(f"{'detection F1':22}{exact:.3f}")
        print(f"{'detection F1 overlap':22}{touched:.3f}")
    misses = Counter((t.words.text, i, round(e)) for t, i, e in rows if e > 161)
    for (text, place, error), times in misses.most_common(given.misses):
        print(f"{times:4} {text!r} -> {place or 'none'} {error} km")


if __name__ == "__main__":
    main()

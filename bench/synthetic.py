"""Reports of a war that never was, with their claims: a record of any size without a parse.

Every sentence comes from templates of this file. As in a real record some ten reports a
day tell of a few happenings a day; several outlets tell one happening, a fifth of the
reports are copies, tolls differ, and now and then somebody denies. Which report comes
when depends on the seed alone.
"""

import csv
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from itertools import count, islice
from pathlib import Path

from rashomon.model.claim import (
    OUTLET,
    Claim,
    Extraction,
    Kind,
    Named,
    Polarity,
    SourceType,
    Stance,
)
from rashomon.model.quantity import Measure, Quantity
from rashomon.model.report import Incoming, MediaType, Report
from rashomon.model.text import Block, BlockKind, Sentence, Text
from rashomon.model.time import TimeMention
from rashomon.model.words import Words

Made = tuple[Incoming, Text, Extraction]
"""A report with its text and the claims that stand in it."""

EXTRACTOR = "synthetic"
BEGINS = date(2012, 1, 1)
_START, _MIDDLE, _END = "Bar Kel Tor Mas Dur Han Vel Sor Qar Nim".split(), "a i o u ama".split(), (
    "dan ram lis bek tun sar mel dor zin kaf".split()
)  # fmt: skip
CITIES = "Aleppo Homs Hama Idlib Daraa Raqqa Latakia Damascus".split()
QUARTERS = tuple(a + b + c for a in _START for b in _MIDDLE for c in _END)
"""Names of quarters and villages; each lies in one city, the first cities have most."""

TELLERS = (
    ("Syrian army", SourceType.PARTY_GOVERNMENT),
    ("Syrian rebels", SourceType.PARTY_OPPOSITION),
    ("Syrian Observatory for Human Rights", SourceType.MONITOR),
    ("Red Crescent", SourceType.UN_OR_NGO),
    ("United Nations", SourceType.UN_OR_NGO),
    ("a local doctor", SourceType.RESCUE_OR_MEDICAL),
    ("residents", SourceType.RESIDENT),
    ("a police officer", SourceType.OFFICIAL_OTHER),
)
OUTLETS = tuple(f"{a} {b}" for a in "Coast Harbour Valley River Border Capital Northern Upland".split()
                for b in "Herald Post Courier Monitor Gazette Wire Tribune Observer Standard Echo".split())  # fmt: skip
_WAYS = (
    ("{n} people were killed when warplanes struck a {thing} in {place}", Kind.CASUALTIES),
    ("warplanes bombed a {thing} near the {other} of {place}, killing {n} people", Kind.AIR_STRIKE),
    ("shells that fell on a {thing} in {place} left {n} people dead", Kind.SHELLING),
    ("{n} people died as a car bomb went off by the {thing} in {place}", Kind.OTHER_ATTACK),
)
_MOVES = (
    ("the army captured {place} after {m} days of fighting over its {thing}", Kind.CONTROL),
    ("rebel fighters took {place} and the {thing} beside it", Kind.CONTROL),
    ("clashes went on around the {thing} of {place}", Kind.CLASH),
    ("{k} families fled {place} for the {other} camp", Kind.DISPLACEMENT),
    ("the {thing} of {place} ran out of {good}", Kind.NEED),
)
_FILL = (
    "the {thing} had been short of {good} for {m} weeks, and the {other} stayed shut",
    "traders told each other that {good} now cost {m} times what it did before the {thing} closed",
    "by the {other} a queue for {good} reached as far as the old {thing}",
    "a convoy with {good} waited {m} hours at the {other} and then turned back",
)
_THINGS = "market school clinic bakery bridge warehouse station workshop mosque depot mill garage square tower".split()
_OTHERS = "eastern-gate ring-road river-bank railway customs-house stadium old-quarry bus-yard orchard canal".split()
_GOODS = "flour fuel water bandages rice blankets oil milk salt sugar insulin batteries candles soap".split()
_COUNT = {"n": (Measure.KILLED, "people"), "k": (Measure.DISPLACED, "families")}


@dataclass
class _Draft:
    """A report as it is written: its text so far, and the claims that stand in it."""

    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def say(self, before: str, told: str, after: str) -> Words:
        start = len(self.text)
        self.text += f"{before}{told}{after}."
        sentence = Sentence(start, len(self.text))
        self.blocks.append(Block(start, sentence.end, BlockKind.PARAGRAPH, (sentence,)))
        at = start + len(before)
        self.text += "\n"
        return Words.of(self.text, at, at + len(told))

    def within(self, words: Words, part: str) -> Words:
        at = words.start + words.text.index(part)
        return Words.of(self.text, at, at + len(part))


@dataclass(frozen=True)
class _Happening:
    day: date
    way: str
    kind: Kind
    place: str
    city: str
    words: dict[str, str]


def reports(seed: int = 1, a_day: int = 10, *, brief: bool = False) -> Iterator[Made]:
    """Give reports without end, in order of publication, each with its text and claims.

    A report has some 120 words and seven claims; a brief one some 35 words and two.
    """
    rng = random.Random(seed)  # noqa: S311  (what is wanted is the same reports again)
    number = count()
    last: list[_Draft] = []
    for day in (BEGINS + timedelta(n) for n in count()):
        told = [_happening(rng, day) for _ in range(max(1, a_day // 3))]
        for _ in range(a_day):
            copied = rng.random() < 0.2 and last
            if copied:
                draft = rng.choice(last)
            else:
                about = rng.sample(told, min(1 if brief else 2, len(told)))
                draft = _draft(rng, about, brief=brief)
            last = [*last[-30:], draft]
            yield _incoming(rng, next(number), day, draft)


def some(n: int, seed: int = 1, a_day: int = 10, *, brief: bool = False) -> list[Made]:
    """Give the first `n` reports."""
    return list(islice(reports(seed, a_day, brief=brief), n))


def table(path: Path, made: Iterable[Made]) -> int:
    """Write reports as a table with FA-KES's columns; give how many words they have."""
    words = 0
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow("unit_id article_content source date article_title".split())
        for incoming, _, _ in made:
            report = incoming.report
            words += len(report.text.split())
            writer.writerow((report.key, report.text, report.outlet, report.published, ""))
    return words


def _happening(rng: random.Random, day: date) -> _Happening:
    way, kind = rng.choice(_WAYS + _MOVES)
    words = {
        "thing": rng.choice(_THINGS),
        "other": rng.choice(_OTHERS),
        "good": rng.choice(_GOODS),
        "m": str(rng.randint(2, 90)),
        "n": str(rng.randint(3, 60)),
        "k": str(rng.randint(20, 4000)),
    }
    at = int(len(QUARTERS) ** rng.random()) - 1
    city = CITIES[int(len(CITIES) ** random.Random(at).random()) - 1]  # noqa: S311
    return _Happening(day, way, kind, QUARTERS[at], city, words)


def _draft(rng: random.Random, happenings: list[_Happening], *, brief: bool = False) -> _Draft:
    draft = _Draft()
    for each in happenings:
        for _ in range(rng.randint(1, 2) if brief else rng.randint(2, 5)):
            _tell(rng, draft, each)
        filled = rng.choice(_FILL).format(**_happening(rng, each.day).words)
        draft.say("", filled.capitalize(), "")
    return draft


def _tell(rng: random.Random, draft: _Draft, each: _Happening) -> None:
    words = dict(each.words)
    if rng.random() < 0.3:
        words["n"] = str(int(words["n"]) + rng.randint(1, 9))
    named = rng.choice((each.place, f"the {each.place} district of {each.city}", each.city))
    told = each.way.format(place=named, **words)
    who, kind = rng.choice((*TELLERS, ("", SourceType.OUTLET)))
    denied = who.startswith("Syrian") and rng.random() < 0.15
    verb = "denied that" if denied else "said"
    when = rng.random()
    opening = (
        "On " + each.day.strftime("%d %B %Y, ").lstrip("0")
        if when < 0.6
        else ""
        if when < 0.95
        else "Since March, "
    )
    quote = draft.say(f"{opening}{who} {verb} " if who else opening, told, "")
    start = quote.start - len(f"{who} {verb} ") if who else 0
    first = draft.blocks[-1].start
    dated = Words.of(draft.text, first, first + max(0, len(opening.rstrip(" ,"))))
    draft.claims.append(
        Claim(
            len(draft.claims) + 1,
            quote,
            Named(who, Words.of(draft.text, start, start + len(who))) if who else OUTLET,
            kind,
            (),
            None,
            Stance.DENY if denied else Stance.ASSERT,
            each.kind,
            Polarity.POSITIVE,
            places=(draft.within(quote, named),) if rng.random() < 0.8 else (),
            times=(TimeMention(dated),) if dated.text else (),
            quantities=tuple(_counted(draft, quote, each, words)),
        )
    )


def _counted(
    draft: _Draft, quote: Words, each: _Happening, words: dict[str, str]
) -> Iterator[Quantity]:
    for name, (measure, unit) in _COUNT.items():
        if f"{{{name}}} {unit}" in each.way:
            value = float(words[name])
            part = draft.within(quote, f"{words[name]} {unit}")
            yield Quantity(measure, value, value, unit, part)


def _incoming(rng: random.Random, number: int, day: date, draft: _Draft) -> Made:
    outlet = rng.choice(OUTLETS)
    raw = draft.text.encode()
    key = f"s{number:06}"
    uid = sha256(f"{key} {outlet}".encode() + raw).hexdigest()[:16]
    published = (day + timedelta(rng.randint(0, 1))).isoformat()
    report = Report(
        uid, key, sha256(raw).hexdigest(), MediaType.PLAIN, draft.text, "", outlet, published
    )
    dateline = rng.random() < 0.3
    place = Words(0, 0, "") if dateline else None
    return (
        Incoming(report, raw),
        Text(tuple(draft.blocks), dateline=place),
        Extraction(EXTRACTOR, tuple(draft.claims)),
    )

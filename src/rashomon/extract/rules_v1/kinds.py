"""What a claim is about: a linear model over words and a lexicon.

The lexicon's classes follow the definitions of the ACLED codebook (event and
sub-event types) and PLOVER; the weights are fitted by `eval/train_kinds.py` on
labelled claims and read here with numpy alone (multinomial logistic regression).
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from rashomon.model.claim import Kind
from rashomon.model.quantity import Measure

LEXICON = {
    Kind.CONTROL: r"captur\w*|seiz\w*|took control|tak(?:e|en|ing) control|recaptur\w*|retak\w*|retook|lost control|in control of|control(?:s|led)|fell to|liberat\w*|overr[au]n|taken|recover\w*|gains?|advance[sd]? (?:in|into|on)|fallen|took|retaken|pushed? (?:\w+ )?back|expel\w*|still with|hold|held",
    Kind.CLASH: r"clash\w*|battl\w*|fighting|fought|firefight|ambush\w*|skirmish\w*|offensive|assault|counter-?attack\w*|combat",
    Kind.AIR_STRIKE: r"air ?strikes?|air raids?|airstrikes?|warplanes?|jets?|bombed|bombing raids?|barrel bombs?|helicopters?|aerial|drone strikes?|missile strikes?|tomahawk|sorties|raids?|aircraft",
    Kind.SHELLING: r"shell(?:s|ed|ing)?|mortars?|rockets?|artillery|howitzers?|shellfire|bombard\w*|grad",
    Kind.CHEMICAL_ATTACK: r"chemical|sarin|chlorine|nerve agent|poison(?:ous|ed)? gas|toxic|mustard gas|gas attack|gassed",
    Kind.OTHER_ATTACK: r"suicide|car bomb\w*|bomb(?:er|ers|s)?|explosi(?:on|ve|ves)|blast|detonat\w*|gunm[ae]n|shooting|shot|attack\w*|assassinat\w*|kidnap\w*|execut\w*|behead\w*|ied|truck|stabb\w*",
    Kind.CASUALTIES: r"kill\w*|dead|deaths?|died|die[sd]?|wound\w*|injur\w*|casualt\w*|toll|bodies|victims?|martyr\w*|lives|fatal\w*|survivors?|suffocat\w*",
    Kind.DISPLACEMENT: r"fled|flee\w*|displac\w*|refugees?|evacuat\w*|exodus|left their homes|escaped|moving to|crossed",
    Kind.SIEGE: r"besieg\w*|siege|encircl\w*|trapped|blockade|cut off|surround\w*",
    Kind.INFRASTRUCTURE: r"hospitals?|schools?|power|water station|pumping|damage[sd]?|destroy\w*|buildings?|houses|infrastructure|out of service|electricity|bridge|airport|airbase",
    Kind.NEED: r"food|aid|humanitarian|medicine|water shortages?|starv\w*|hunger|shortages?|supplies|famine|malnutrition|shelter",
    Kind.TRUCE_OR_TALKS: r"truce|cease-?fire|talks|negotiat\w*|agreement|deal|de-escalation|cessation|peace|memorandum|summit|met with|meeting|resolution|mediat\w*",
    Kind.MOVEMENT: r"deploy\w*|convoy|reinforcements?|troops (?:moved|sent|arrived)|withdr[ae]w\w*|enter(?:ed|ing)|cross(?:ed|ing)|sent troops|marched",
    Kind.ALLEGATION_RESULT: r"investigat\w*|inquiry|no (?:trace|evidence|sign)|found (?:that|no|evidence)|confirmed|evidence|responsible|findings?|verif\w*|conclud\w*|probe|symptoms",
    Kind.BACKGROUND: r"since|began|founded|is a|was born|conflict|war|years?|known as|per ?cent|population|located|history|monitors|relies",
    Kind.OTHER: r"missile test|test-fired|crash\w*|derail\w*|hack\w*|zoo|storm|earthquake|election|arrest\w*|trial|sanctions|police",
}  # fmt: skip
_COMPILED = {kind: re.compile(rf"\b(?:{words})\b") for kind, words in LEXICON.items()}
_TOKEN = re.compile(r"[a-z][a-z'’-]*|\d+")
_STEM = 6


@dataclass(frozen=True, slots=True)
class KindView:
    """What the classifier sees of a claim: its words, its sentence's, and what stands beside it."""

    quote: str
    sentence: str
    headline: str = ""
    own_voice: bool = True
    measures: tuple[Measure, ...] = ()
    place_in_report: float = 0.0


def features(view: KindView) -> Iterator[str]:
    """Give the names of the features that a claim has."""
    quote = view.quote.lower()
    words = _TOKEN.findall(quote)
    stems = [w[:_STEM] if not w.isdigit() else "0" for w in words]
    yield "bias"
    for stem in set(stems):
        yield f"w:{stem}"
    for pair in set(pairwise(stems)):
        yield f"p:{pair[0]}_{pair[1]}"
    yield f"first:{stems[0] if stems else ''}"
    for stem in {w[:_STEM] for w in _TOKEN.findall(view.sentence.lower())} - set(stems):
        yield f"s:{stem}"
    for stem in {w[:_STEM] for w in _TOKEN.findall(view.headline.lower())}:
        yield f"h:{stem}"
    yield from _lexical(quote, view)
    yield f"own:{view.own_voice}"
    yield f"place:{int(view.place_in_report * 4)}"
    yield f"long:{min(len(words) // 5, 5)}"


def _lexical(quote: str, view: KindView) -> Iterator[str]:
    for kind, pattern in _COMPILED.items():
        hits = len(pattern.findall(quote))
        if hits:
            yield f"lex:{kind}"
        if hits > 1:
            yield f"lex2:{kind}"
        if pattern.search(view.headline.lower()):
            yield f"lexh:{kind}"
    for measure in set(view.measures):
        yield f"m:{measure}"


class Kinds:
    """The fitted model: feature names to one weight per kind."""

    def __init__(
        self, names: Sequence[str], kinds: Sequence[Kind], weights: npt.NDArray[np.float32]
    ) -> None:
        self._rows = {name: n for n, name in enumerate(names)}
        self._kinds = tuple(kinds)
        self._weights = weights

    def scores(self, view: KindView) -> npt.NDArray[np.float32]:
        """Give one score per kind, in the model's order; higher is likelier."""
        rows = [self._rows[f] for f in features(view) if f in self._rows]
        total: npt.NDArray[np.float32] = self._weights[rows].sum(axis=0)
        return total

    def classify(self, view: KindView) -> Kind:
        """Give the likeliest kind."""
        return self._kinds[int(self.scores(view).argmax())]


@cache
def load_kinds() -> Kinds:
    """Load the weights that ship with this extractor."""
    folder = files("rashomon.extract.rules_v1") / "weights"
    head = json.loads((folder / "kinds.json").read_text(encoding="utf-8"))
    raw = (folder / "kinds.f16").read_bytes()
    weights = np.frombuffer(raw, dtype="<f2").reshape(len(head["names"]), len(head["kinds"]))
    return Kinds(head["names"], [Kind(k) for k in head["kinds"]], weights.astype(np.float32))

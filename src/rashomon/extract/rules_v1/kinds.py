"""What a claim is about: a linear model over words and a lexicon.

The weights are fitted by `eval/train_kinds.py` on labelled claims (a linear
support vector machine, one kind against the rest) and read here with numpy alone.
"""

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from rashomon.extract.rules_v1.kind_features import KindView, features
from rashomon.model.claim import Kind


class Kinds:
    """The fitted model: feature names to one weight per kind."""

    def __init__(
        self, names: Sequence[str], kinds: Sequence[Kind], weights: npt.NDArray[np.float32]
    ) -> None:
        self._rows = {name: n for n, name in enumerate(names)}
        self.kinds = tuple(kinds)
        self._weights = weights

    def scores(self, view: KindView) -> npt.NDArray[np.float32]:
        """Give one score per kind, in the model's order; higher is likelier."""
        # sorted: float sums in another order could tip a near tie
        rows = sorted(self._rows[f] for f in features(view) if f in self._rows)
        total: npt.NDArray[np.float32] = self._weights[rows].sum(axis=0)
        return total

    def classify(self, view: KindView) -> Kind:
        """Give the likeliest kind."""
        return self.kinds[int(self.scores(view).argmax())]


@cache
def load_kinds() -> Kinds:
    """Load the weights that ship with this extractor."""
    folder = files("rashomon.extract.rules_v1") / "weights"
    head = json.loads((folder / "kinds.json").read_text(encoding="utf-8"))
    raw = (folder / "kinds.f16").read_bytes()
    weights = np.frombuffer(raw, dtype="<f2").reshape(len(head["names"]), len(head["kinds"]))
    return Kinds(head["names"], [Kind(k) for k in head["kinds"]], weights.astype(np.float32))

"""A model's first vectors of tokens, kept by what they are worked out from.

An embedding layer looks at a token's own attributes (its word, its beginning, its shape) and
at no neighbour, and news says the same words again and again: each set of attributes is
embedded once. Every row is computed alone, so what is kept is the same to the last bit.
"""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import cast

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc
from thinc.api import Model
from thinc.types import Floats2d

_MOST = 100_000
"""Vectors of one layer that are kept at once: they take some 400 bytes each."""

_Layer = Model[Sequence[Doc], list[Floats2d]]


def remember_embeddings(model: Model[object, object]) -> None:
    """Put a memory in the place of each embedding layer of a trained model."""
    for node in list(model.walk()):
        names = [layer.name for layer in node.layers]
        if names[:2] == ["extract_features", "list2ragged"] and names[-1] == "ragged2list":
            model.replace_node(node, Model(f"remembered({node.name})", _Memory(node)))


class _Memory:
    """What an embedding layer gave, by the attributes that it read."""

    def __init__(self, layer: _Layer) -> None:
        self._read, *self._work = layer.layers
        self._at: dict[bytes, int] = {}
        self._vectors: npt.NDArray[np.float32] = np.zeros((0, layer.get_dim("nO")), np.float32)

    def __call__(
        self,
        model: _Layer,
        docs: Sequence[Doc],
        is_train: bool,  # noqa: FBT001  (thinc asks so)
    ) -> tuple[list[Floats2d], None]:
        """Give the vectors of each document's tokens; there is no way back for training."""
        del model, is_train
        if len(self._at) > _MOST:
            self._at, self._vectors = {}, self._vectors[:0]
        read = self._read.predict(docs)
        rows = np.concatenate(read)
        keys = rows.view(f"V{rows.strides[0]}").ravel().tolist()
        self._learn(rows, keys)
        vectors = self._vectors[[self._at[key] for key in keys]]
        ends = accumulate(map(len, read), initial=0)
        return [cast("Floats2d", vectors[start:end]) for start, end in pairwise(ends)], None

    def _learn(self, rows: npt.NDArray[np.uint64], keys: Sequence[bytes]) -> None:
        new = {key: n for n, key in enumerate(keys) if key not in self._at}
        if not new:
            return
        made = [rows[list(new.values())]]
        for layer in self._work:
            made = layer.predict(made)
        self._at |= zip(new, range(len(self._at), len(self._at) + len(new)), strict=True)
        self._vectors = np.concatenate([self._vectors, made[0]])

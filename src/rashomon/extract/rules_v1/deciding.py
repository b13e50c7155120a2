"""The decisions of a greedy parser and entity tagger, taken for every sentence at once.

spaCy goes through a document from its first token to its last, and the cost of a round of
decisions hardly grows with the documents that take one in it. Where sentences are set, both
pipes start each of them afresh, having seen of the next one no more than its first token:
so sentences are decided side by side, each with that token behind it, to the same end.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import cast

import numpy as np
import numpy.typing as npt
from spacy.attrs import ENT_IOB, ENT_TYPE, SENT_START
from spacy.pipeline import DependencyParser, EntityRecognizer
from spacy.pipeline._parser_internals.stateclass import StateClass
from spacy.tokens import Doc
from thinc.types import Ints2d

_GIVEN = [SENT_START, ENT_IOB, ENT_TYPE]
"""What both pipes see of a token besides its vector."""

_Rows = npt.NDArray[np.uint64]

_MOST = 2_000
"""Stand-ins kept at once: mostly one for each length of a sentence."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence and the first token of the next: where it begins, what is given of its tokens.

    `doc` stands in for it: a document of which the same is given.
    """

    start: int
    given: _Rows
    doc: Doc


class Decisions:
    """A parser or entity tagger whose search is greedy."""

    def __init__(self, pipe: DependencyParser | EntityRecognizer) -> None:
        self._pipe = pipe
        self._stand_ins: dict[bytes, Doc] = {}
        self._give = _give_arcs if isinstance(pipe, DependencyParser) else _give_entities

    def __call__(self, docs: Sequence[Doc]) -> None:
        """Annotate documents as the pipe's own `pipe` does."""
        pieces = [list(self._pieces(doc)) for doc in docs]
        offsets = accumulate(map(len, docs), initial=0)
        states = [
            [StateClass(piece.doc, offset=offset + piece.start) for piece in of_doc]
            for offset, of_doc in zip(offsets, pieces, strict=False)
        ]
        model = self._pipe.model.predict(docs)
        waiting = [state for of_doc in states for state in of_doc]
        while waiting:
            waiting = self._pipe.transition_states(waiting, model.predict(waiting))
        model.clear_memory()
        for doc, of_doc, decided in zip(docs, pieces, states, strict=True):
            self._give(self._pipe, doc, of_doc, decided)

    def _pieces(self, doc: Doc) -> Iterator[_Piece]:
        """Cut a document before each sentence; one whose sentences are not all set stays whole."""
        given = doc.to_array(_GIVEN).astype(np.uint64, copy=False)
        firsts = np.flatnonzero(given[1:, 0] == 1) + 1 if given[:, 0].all() else np.array([], int)
        for start, end in pairwise([0, *firsts.tolist(), len(doc)]):
            rows = given[start : end + 1]
            yield _Piece(start, rows, self._stand_in(doc, rows))

    def _stand_in(self, doc: Doc, rows: _Rows) -> Doc:
        key = rows.tobytes()
        if key not in self._stand_ins:
            if len(self._stand_ins) >= _MOST:
                self._stand_ins.clear()
            made = Doc(doc.vocab, words=["."] * len(rows))
            made.from_array(_GIVEN, cast("Ints2d", rows))
            self._stand_ins[key] = made
        return self._stand_ins[key]


def _give_arcs(
    pipe: DependencyParser, doc: Doc, pieces: Sequence[_Piece], states: Sequence[StateClass]
) -> None:
    whole = StateClass(doc)
    for piece, state in zip(pieces, states, strict=True):
        for arc in state.arcs:
            whole.add_arc(arc["head"] + piece.start, arc["child"] + piece.start, arc["label"])
    pipe.set_annotations([doc], [whole])


def _give_entities(
    pipe: EntityRecognizer, doc: Doc, pieces: Sequence[_Piece], states: Sequence[StateClass]
) -> None:
    found = np.zeros((len(doc), 2), dtype=np.uint64)
    for piece, state in zip(pieces, states, strict=True):
        pipe.set_annotations([piece.doc], [state])
        decided = piece.doc.to_array(_GIVEN[1:])
        found[piece.start : piece.start + len(decided)] = decided
        piece.doc.from_array(_GIVEN, cast("Ints2d", piece.given))
    doc.from_array(_GIVEN[1:], cast("Ints2d", found))

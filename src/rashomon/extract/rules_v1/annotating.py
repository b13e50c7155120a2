"""The pipes of a spaCy model, each run over several documents at once.

A document's annotation is the same whatever documents stand beside it: every row of
a layer is computed alone, in the same order of sums.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.pipeline import (
    AttributeRuler,
    DependencyParser,
    EntityRecognizer,
    Lemmatizer,
    TrainablePipe,
)
from spacy.tokens import Doc

from rashomon.extract.rules_v1.attributes import Lemmas, Ruled
from rashomon.extract.rules_v1.deciding import Decisions
from rashomon.extract.rules_v1.embedding import remember_embeddings

_TOKENS = 8_000
"""Tokens of several documents that are annotated at once: they take some 10 kB each."""

_Step = Callable[[Sequence[Doc]], object]


class Annotator:
    """Runs the pipes of a loaded model, in the model's order.

    The model is the annotator's from then on: memories are put into it.
    """

    def __init__(self, nlp: Language) -> None:
        for _, pipe in nlp.pipeline:
            if isinstance(pipe, TrainablePipe):
                remember_embeddings(pipe.model)
        self._steps = [_step(pipe) for _, pipe in nlp.pipeline]

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Annotate documents in place, as `nlp.pipe` does; their tokens and sentences are set."""
        for few in _batches(doc for doc in docs if len(doc)):
            for step in self._steps:
                step(few)


def _batches(docs: Iterable[Doc]) -> Iterator[list[Doc]]:
    batch: list[Doc] = []
    for doc in docs:
        if batch and sum(map(len, batch)) + len(doc) > _TOKENS:
            yield batch
            batch = []
        batch.append(doc)
    if batch:
        yield batch


def _step(pipe: Callable[[Doc], Doc]) -> _Step:
    if isinstance(pipe, DependencyParser | EntityRecognizer) and pipe.cfg.get("beam_width") == 1:
        return Decisions(pipe)
    if type(pipe) is AttributeRuler:
        return Ruled(pipe)
    if isinstance(pipe, Lemmatizer) and _looks_at_one(pipe):
        return Lemmas(pipe)
    if hasattr(pipe, "pipe"):
        return lambda docs: list(pipe.pipe(docs, batch_size=len(docs)))
    return lambda docs: [pipe(doc) for doc in docs]


def _looks_at_one(lemmatizer: Lemmatizer) -> bool:
    """Whether a lemmatizer is one known to go by a token's word, part of speech and morphology."""
    known = type(lemmatizer) in (Lemmatizer, EnglishLemmatizer)
    return known and lemmatizer.mode == "rule" and not lemmatizer.overwrite

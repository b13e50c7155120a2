"""Places known beforehand, told to the tagger before it guesses what names are."""

from collections.abc import Collection, Iterator

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from rashomon.model.skeleton import ARTICLES


class KnownPlaces:
    """Finds names of places in a document, in their very spelling, and marks them as such.

    A name of one word is taken only where its capital tells something: not at
    the start of a sentence, not beside other capitalised words, which may make
    it a person's or a body's, and not where the report also writes it small.
    """

    def __init__(self, nlp: Language, names: Collection[str]) -> None:
        self._matcher = PhraseMatcher(nlp.vocab)
        if names:
            self._matcher.add("place", [nlp.tokenizer(name) for name in sorted(names)])

    def mark(self, doc: Doc) -> None:
        """Mark the places of a document whose sentences are set; the rest is left to the tagger."""
        if not len(self._matcher):
            return
        found = [doc[start:end] for _, start, end in self._matcher(doc)]
        small = {t.text for t in doc if t.is_lower} if found else frozenset()
        sure = [span for span in found if _is_sure(span, small)]
        if sure:
            spans = [Span(doc, s.start, s.end, label="GPE") for s in filter_spans(sure)]
            doc.set_ents(spans, default="missing")


def _is_sure(span: Span, small: Collection[str]) -> bool:
    if len(span) > 1:
        return True
    if span[0].is_sent_start or span.text.lower() in small:
        return False
    return not any(_joins(token) for token in _beside(span))


def _beside(span: Span) -> Iterator[Token]:
    doc, at = span.doc, span.start
    yield doc[at - 1]
    if at + 1 < len(doc) and not doc[at + 1].is_sent_start:
        yield doc[at + 1]


def _joins(token: Token) -> bool:
    """Whether a word beside a name may belong to it: an Arabic article, a capital but for "In"."""
    if token.text == "-" or token.lower_ in ARTICLES:
        return True
    return token.text[:1].isupper() and not token.is_stop

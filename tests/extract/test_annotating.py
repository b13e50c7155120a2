"""Reports parsed together come out as spaCy itself parses each alone."""

from collections.abc import Callable, Sequence
from hashlib import sha256

import pytest
import spacy
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, ORTH, POS, SENT_START, TAG
from spacy.language import Language
from spacy.tokens import Doc

from rashomon.extract.rules_v1 import attributes, deciding, embedding
from rashomon.extract.rules_v1.annotating import Annotator
from rashomon.extract.rules_v1.extractor import RulesV1
from rashomon.model.report import MediaType, Report
from rashomon.read.reading import read
from rashomon.settings import DEFAULT_MODEL

SHOWN = [ORTH, TAG, POS, MORPH, LEMMA, DEP, HEAD, ENT_IOB, ENT_TYPE, SENT_START]
TEXTS = (
    "Shells killed twelve people in Aleppo on Monday, a medic said. There were no soldiers there.",
    "Let's not say that it wasn't theirs: the army's spokesman, Omar Haddad, denied it on 4 May.",
    "",
    "It ain't over. The Red Crescent has been evacuating 3,000 families to Idlib since Friday; "
    "I don't know who'd done what, and nobody got hurt, she told reporters.",
    "Gonna",
    "The ministry does not control the road. What it does have, it has lost before the truce.",
) * 3


@pytest.fixture(scope="module")
def nlp() -> Language:
    """Give the model as it was trained."""
    return spacy.load(DEFAULT_MODEL)


@pytest.fixture(scope="module")
def ours() -> Language:
    """Give the same model, which an annotator may change."""
    return spacy.load(DEFAULT_MODEL)


@pytest.fixture(scope="module")
def annotator(ours: Language) -> Annotator:
    """Give the annotator of that model."""
    return Annotator(ours)


def _in_sentences(nlp: Language, text: str) -> Doc:
    """Make a document whose sentences are set: after each full stop, and after each comma."""
    doc = nlp.make_doc(text)
    for token in doc[1:]:
        token.is_sent_start = doc[token.i - 1].text in (".", ",", ";")
    return doc


def _shown(docs: Sequence[Doc]) -> list[list[list[int]]]:
    return [doc.to_array(SHOWN).tolist() for doc in docs]


@pytest.mark.parametrize("together", [1, 3, 8, len(TEXTS)])
@pytest.mark.parametrize("made", [Language.make_doc, _in_sentences])
def test_documents_are_annotated_as_the_model_does(
    nlp: Language,
    ours: Language,
    annotator: Annotator,
    made: Callable[[Language, str], Doc],
    together: int,
) -> None:
    """Every attribute and vector is the same to the last bit, however many stand side by side."""
    alone = [next(iter(nlp.pipe([made(nlp, text)]))) for text in TEXTS]
    docs = [made(ours, text) for text in TEXTS]
    for at in range(0, len(docs), together):
        annotator.annotate(docs[at : at + together])
    assert _shown(docs) == _shown(alone)
    told = [(a, b) for a, b in zip(docs, alone, strict=True) if len(a)]
    assert all((a.tensor == b.tensor).all() for a, b in told)


@pytest.mark.parametrize("text", ["Shells fell on Sakhour in May.", "It fell on Sakhour, in May."])
@pytest.mark.parametrize("make", [Language.make_doc, _in_sentences])
def test_a_preset_entity_stays(
    nlp: Language,
    ours: Language,
    annotator: Annotator,
    make: Callable[[Language, str], Doc],
    text: str,
) -> None:
    """What was marked before is built around, as the tagger itself does."""
    made = []
    for model in (ours, nlp):
        doc = make(model, text)
        at = text.index("Sakhour")
        doc.set_ents([doc.char_span(at, at + 7, label="GPE")], default="missing")
        made.append(doc)
    annotator.annotate(made[:1])
    next(iter(nlp.pipe(made[1:])))
    assert _shown(made[:1]) == _shown(made[1:])
    assert [e.label_ for e in made[0].ents if e.text == "Sakhour"] == ["GPE"]


def test_what_is_kept_can_be_forgotten(
    nlp: Language, ours: Language, annotator: Annotator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Memories that are full begin again and change nothing."""
    for module, name in ((embedding, "_MOST"), (attributes, "_MOST"), (deciding, "_MOST")):
        monkeypatch.setattr(module, name, 1)
    docs = [_in_sentences(ours, text) for text in TEXTS]
    for doc in docs:
        annotator.annotate([doc])
    alone = [next(iter(nlp.pipe([_in_sentences(nlp, text)]))) for text in TEXTS]
    assert _shown(docs) == _shown(alone)


def test_reports_extracted_together_have_the_claims_that_each_has_alone() -> None:
    """A report's claims do not depend on what is extracted beside it."""
    extractor = RulesV1(DEFAULT_MODEL)
    pairs = []
    for number, text in enumerate(TEXTS):
        digest = sha256(text.encode()).hexdigest()
        report = Report(f"u{number}", f"key{number}", digest, MediaType.PLAIN, text)
        pairs.append((report, read(report)))
    together = list(extractor.extract_many(pairs))
    assert together == [next(extractor.extract_many([pair])) for pair in pairs]
    assert sum(len(each.claims) for each in together) > 3

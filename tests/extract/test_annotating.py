"""Reports parsed together come out as spaCy itself parses each alone."""

from collections.abc import Sequence
from hashlib import sha256

import pytest
import spacy
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, ORTH, POS, SENT_START, TAG
from spacy.language import Language
from spacy.tokens import Doc

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
    return spacy.load(DEFAULT_MODEL)


def _shown(docs: Sequence[Doc]) -> list[list[list[int]]]:
    return [doc.to_array(SHOWN).tolist() for doc in docs]


@pytest.mark.parametrize("together", [1, 3, 8, len(TEXTS)])
def test_documents_are_annotated_as_the_model_does(nlp: Language, together: int) -> None:
    """Every attribute and vector is the same to the last bit, however many stand side by side."""
    alone = [next(iter(nlp.pipe([nlp.make_doc(text)]))) for text in TEXTS]
    docs = [nlp.make_doc(text) for text in TEXTS]
    annotator = Annotator(nlp)
    for at in range(0, len(docs), together):
        annotator.annotate(docs[at : at + together])
    assert _shown(docs) == _shown(alone)
    told = [(a, b) for a, b in zip(docs, alone, strict=True) if len(a)]
    assert all((a.tensor == b.tensor).all() for a, b in told)


def test_a_preset_entity_stays(nlp: Language) -> None:
    """What was marked before is built around, as the tagger itself does."""
    made = []
    for _ in range(2):
        doc = nlp.make_doc("Shells fell on Sakhour in May.")
        doc.set_ents([doc.char_span(15, 22, label="GPE")], default="missing")
        made.append(doc)
    Annotator(nlp).annotate(made[:1])
    next(iter(nlp.pipe(made[1:])))
    assert _shown(made[:1]) == _shown(made[1:])
    assert [e.label_ for e in made[0].ents if e.text == "Sakhour"] == ["GPE"]


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

"""What stands around claims: compared between reports, and taken over by a denial that names nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reconcile.told import Told

from rashomon.model.claim import Kind, Stance
from rashomon.model.finding import AspectKind, Status
from rashomon.model.words import Words
from rashomon.reconcile.scenes import Surroundings, likeness

QARRA = {"places": ["Qarra"]}
HOMS = {"places": ["Homs"]}
UNDATED = {"dated": False}
BEFORE = (
    "Villagers of the orchard terraces gathered around the mosque dome",
    "Ambulances ferried porters along the riverside towards Hrabal clinic",
)


def scene(*sentences: str, of: int = 0) -> bytes:
    """Give the scene of one sentence's claim, which is its first five letters."""
    told = Told()
    told.report("one", *((s, Kind.OTHER, {}) for s in sentences))
    text = told.reads[0].report.text
    start = text.index(sentences[of])
    return Surroundings(told.reads[0]).setting(Words.of(text, start, start + 5)).scene


def test_a_claims_own_words_are_no_part_of_its_scene() -> None:
    """What a claim says itself is compared as its words, and not a second time as its scene."""
    told = Told()
    told.report("one", (BEFORE[0], Kind.OTHER, {}), (BEFORE[1], Kind.OTHER, {}))
    text = told.reads[0].report.text
    whole = Surroundings(told.reads[0]).setting(Words.of(text, 0, len(BEFORE[0]))).scene
    part = Surroundings(told.reads[0]).setting(Words.of(text, 0, len("Villagers"))).scene
    assert 0 < len(whole) < len(part)
    assert set(chunks(whole)) < set(chunks(part))


def chunks(raw: bytes) -> list[bytes]:
    """Part a scene into its hashes."""
    return [raw[n : n + 4] for n in range(0, len(raw), 4)]


def test_scenes_are_alike_as_far_as_the_words_around_are() -> None:
    """The same sentences around make one scene, others none, some a part."""
    same = scene(BEFORE[0], "It did.", BEFORE[1], of=1)
    assert likeness(same, scene(BEFORE[0], "They did.", BEFORE[1], of=1)) == 1.0
    assert likeness(same, scene("It did.", "Grain prices doubled over winter")) == 0.0
    half = scene(BEFORE[0], "It did.", "Grain prices doubled over winter", of=1)
    assert 0.0 < likeness(same, half) < 1.0
    assert likeness(b"", same) == 0.0


@settings(deadline=None)
@given(st.lists(st.text("abcdefgh ", min_size=1, max_size=400), min_size=1, max_size=4))
def test_a_scene_is_bounded_and_likeness_is_a_share(sentences: list[str]) -> None:
    """However long the sentences, a scene has at most 128 bytes, and is like itself or empty."""
    found = scene("It was so.", *(f"X{s}" for s in sentences))
    assert len(found) <= 128
    assert len(found) % 4 == 0
    assert likeness(found, found) == (1.0 if found else 0.0)


def test_words_around_claims_put_tellings_of_two_reports_together() -> None:
    """Two claims with no word in common, of two reports that tell one story around them, are one event."""
    told = Told()
    for label, claim in (("one", "Six died in Homs"), ("two", "Men perished in Homs")):
        told.report(
            label,
            (BEFORE[0], Kind.OTHER, UNDATED),
            (claim, Kind.CASUALTIES, HOMS | UNDATED),
            (BEFORE[1], Kind.OTHER, UNDATED),
        )
    told.report(
        "six",
        ("Grain prices doubled over winter", Kind.OTHER, UNDATED),
        ("Guards were slain in Homs", Kind.CASUALTIES, HOMS | UNDATED),
    )
    events = told.events()
    assert {"one-2", "two-2"} in events
    assert {"six-2"} in events


def test_a_denial_that_names_nothing_is_of_what_its_report_told_last() -> None:
    """An army's denial of "the charges" contests the attack that the sentence before lays to it."""
    told = Told()
    chlorine = "Army helicopters dropped chlorine on Qarra"
    told.report(
        "one",
        (chlorine, Kind.CHEMICAL_ATTACK, QARRA | {"source": "white-helmets"}),
        ("the charges", Kind.OTHER, UNDATED | {"source": "syrian-army", "stance": Stance.DENY}),
    )
    told.report("two", (chlorine, Kind.CHEMICAL_ATTACK, QARRA | {"source": "sohr"}))
    assert {"one-1", "one-2", "two-1"} in told.events()
    statuses = {f.status for f in told.findings(AspectKind.OCCURRENCE)}
    assert statuses == {Status.CONTESTED}


def test_a_denial_with_words_of_its_own_is_placed_by_them() -> None:
    """A denial that says what it denies goes where that is told, and not to the sentence before."""
    told = Told()
    told.report(
        "one",
        ("Shells hit a bakery in Qarra", Kind.SHELLING, QARRA | {"source": "sohr"}),
        (
            "talks with envoys over prisoners were planned",
            Kind.TRUCE_OR_TALKS,
            UNDATED | {"source": "syrian-army", "stance": Stance.DENY},
        ),
    )
    assert {"one-1"} in told.events()


def test_a_fight_speaks_less_than_other_means_against_one_happening() -> None:
    """Dead of "clashes" and of an air raid at one village may be the same; of a car bomb and a raid not."""
    raid = ("An air raid killed guards by the Qarra dam", Kind.CASUALTIES, QARRA)
    for words, joined in (("Clashes", True), ("A car bomb", False)):
        told = Told()
        told.report("one", (f"{words} killed guards by the Qarra dam", Kind.CASUALTIES, QARRA))
        told.report("two", raid)
        assert ({"one-1", "two-1"} in told.events()) is joined


def test_a_denial_that_names_a_place_is_of_that_place() -> None:
    """Rebels who deny that "the army had taken Qarra" contest who holds it, whatever was told last."""
    told = Told()
    army = {"source": "syrian-army"}
    told.report(
        "one",
        ("The army took Qarra", Kind.CONTROL, QARRA | army),
        ("Aid lorries waited at the border", Kind.NEED, UNDATED),
        (
            "the army had taken Qarra",
            Kind.CONTROL,
            QARRA | {"source": "syrian-rebels", "stance": Stance.DENY},
        ),
    )
    (finding,) = told.findings(AspectKind.HOLDER)
    assert finding.status is Status.CONTESTED

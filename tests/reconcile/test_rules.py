"""How findings come by their status: each rule on a record made by hand."""

from rashomon.model.claim import (
    OUTLET,
    Claim,
    Kind,
    Named,
    Polarity,
    SourceType,
    Stance,
)
from rashomon.model.finding import AspectKind, Finding, Status
from rashomon.model.linked import LinkedClaim
from rashomon.model.place import PlaceLink
from rashomon.model.quantity import Measure, Quantity
from rashomon.model.record import ReadReport
from rashomon.model.report import MediaType, Report
from rashomon.model.source import Source
from rashomon.model.text import Block, BlockKind, Sentence, Text
from rashomon.model.time import DatePrecision, When
from rashomon.model.words import Words
from rashomon.reconcile.reconciling import reconcile
from rashomon.resolve.registry import load_registry

DAY = When("2016-11-28", "2016-11-28", "2016-11-28", DatePrecision.DAY)
QUOTE = "the army took Harbour Hill"


class Book:
    """Reports and claims under the hand of a test."""

    def __init__(self) -> None:
        self.reads: list[ReadReport] = []
        self.claims: list[LinkedClaim] = []
        self.sources = {s.id: s for s in load_registry().sources()}

    def tell(
        self,
        label: str,
        source: str = "",
        stance: Stance = Stance.ASSERT,
        kind: Kind = Kind.CONTROL,
        quantity: tuple[float | None, float | None] | None = None,
        agent: str = "",
        credit: str = "",
        quote: str = QUOTE,
        published: str = "2016-11-28",
        polarity: Polarity = Polarity.POSITIVE,
    ) -> None:
        """Let one report tell one claim."""
        report = Report(
            f"uid-{label}", label, "0", MediaType.PLAIN, quote, outlet=label, published=published
        )
        credits_ = (Words(0, len(credit), credit),) if credit else ()
        block = Block(0, len(quote), BlockKind.PARAGRAPH, (Sentence(0, len(quote)),))
        self.reads.append(ReadReport(report, Text((block,), credits=credits_), label, f"~{label}"))
        own = not source
        words = Words(0, len(quote), quote)
        numbers = (Quantity(Measure.KILLED, *quantity, "people", words),) if quantity else ()
        claim = Claim(
            1,
            words,
            OUTLET if own else Named(source),
            SourceType.OUTLET if own else SourceType.UNKNOWN,
            (),
            None,
            stance,
            kind,
            polarity,
            quantities=numbers,
        )
        place = PlaceLink(Words(14, 26, "Harbour Hill"), "", 7, 0, "")
        self.sources.setdefault(f"~{label}", Source(f"~{label}", label, SourceType.MEDIA))
        self.claims.append(
            LinkedClaim(
                f"{label}-1",
                report.uid,
                published,
                claim,
                source or f"~{label}",
                agent=agent,
                places=(place,),
                when=DAY,
            )
        )

    def findings(self, aspect: AspectKind = AspectKind.HOLDER) -> list[Finding]:
        """Reconcile, and give the findings of one aspect."""
        found = reconcile(self.reads, self.claims, self.sources, {})
        return [f for f in found.findings if f.aspect is aspect]


def test_two_independent_tellers_corroborate() -> None:
    """The army and the Observatory are two origins."""
    book = Book()
    book.tell("one", "syrian-army")
    book.tell("two", "sohr")
    (finding,) = book.findings()
    assert finding.status is Status.CORROBORATED


def test_a_sides_mouths_are_one_origin() -> None:
    """Army, state television and an allied group's media unit speak for one side."""
    book = Book()
    for label, source in (
        ("one", "syrian-army"),
        ("two", "syrian-state-tv"),
        ("three", "hezbollah-media"),
    ):
        book.tell(label, source)
    (finding,) = book.findings()
    assert finding.status is Status.SINGLE_SOURCE


def test_a_denial_contests() -> None:
    """What one side says and another denies is contested, and both are shown."""
    book = Book()
    book.tell("one", "syrian-army")
    book.tell("two", "syrian-rebels", Stance.DENY)
    (finding,) = book.findings()
    assert finding.status is Status.CONTESTED
    assert [p.denies for p in finding.positions] == [False, True]


def test_an_untraced_outlet_adds_no_support() -> None:
    """An outlet's own voice without a sign of first-hand work counts zero, and is shown."""
    book = Book()
    book.tell("one")
    book.tell("two", quote="as the morning broke the army took Harbour Hill")
    assert {f.status for f in book.findings()} == {Status.UNKNOWN_LINEAGE}


def test_copies_of_one_report_stay_one_origin() -> None:
    """Five hundred copies of an agency's words have one root."""
    book = Book()
    for n in range(500):
        book.tell(f"copy{n:03}", credit="Reuters")
    (finding,) = book.findings()
    assert finding.status is Status.SINGLE_SOURCE
    assert [o.source for p in finding.positions for o in p.origins] == ["reuters"]


def test_a_confirmation_against_interest_is_marked() -> None:
    """A rebel who confirms that the army took it is the strongest support."""
    book = Book()
    book.tell("one", "sohr")
    book.tell("two", "syrian-rebels", Stance.CONFIRM, agent="syrian-army")
    (finding,) = book.findings()
    assert finding.status is Status.CORROBORATED
    assert finding.positions[0].against_interest == ("two-1",)
    assert "against interest" in finding.reason


def test_who_holds_a_part_stands_against_no_other_holder() -> None:
    """Part of a place can be with one side and the rest with another; that supports neither."""
    book = Book()
    book.tell("one", "syrian-army")
    book.tell("two", "sohr", quote="Kurds seized a part of Harbour Hill")
    (finding,) = book.findings()
    assert finding.status is Status.SINGLE_SOURCE
    assert [(p.answer, p.denies) for p in finding.positions] == [
        ("Held by the government side", False),
        ("Held in part by the kurdish side", False),
    ]


def test_whose_town_people_leave_for_tells_no_holder_here() -> None:
    """ "Regime-controlled" and "rebel-held" are said in passing of another place."""
    book = Book()
    book.tell("one", quote="Buses left Harbour Hill for regime-controlled Portside")
    book.tell("two", quote="The rebels held Harbour Hill")
    (finding,) = book.findings()
    assert finding.status is not Status.CONTESTED
    assert [p.answer for p in finding.positions] == ["Held by the opposition side"]


def test_a_condition_denies_nothing() -> None:
    """ "If the bridge is not rebuilt" does not deny that it was rebuilt."""
    book = Book()
    book.tell("one", "sohr", kind=Kind.INFRASTRUCTURE, quote="workers rebuilt the stone bridge")
    book.tell(
        "two",
        "syrian-rebels",
        kind=Kind.INFRASTRUCTURE,
        quote="if workers have not rebuilt the stone bridge",
        polarity=Polarity.NEGATIVE,
    )
    assert Status.CONTESTED not in {f.status for f in book.findings(AspectKind.OCCURRENCE)}


def test_the_district_is_the_place_named_before() -> None:
    """ "The district" tells who holds the place that its report named last."""
    book = Book()
    book.tell("one", "sohr")
    book.tell("two", "syrian-rebels", Stance.CONFIRM, quote="the army had taken the district")
    book.tell("three", "syrian-army", quote="our troops were in complete control of the area")
    (finding,) = book.findings()
    assert [len(p.claims) for p in finding.positions] == [3]
    assert finding.positions[0].answer == "Held by the government side"


def test_an_allegation_and_what_looking_into_it_found_are_one_question() -> None:
    """A finding of no trace stands against the allegation, however few words they share."""
    book = Book()
    book.tell(
        "one",
        "anadolu",
        kind=Kind.CHEMICAL_ATTACK,
        quote="shells filled with chemical agents hit Harbour Hill",
    )
    book.tell(
        "two",
        "opcw",
        kind=Kind.ALLEGATION_RESULT,
        quote="inspectors saw no sign of any chemical warfare",
        polarity=Polarity.NEGATIVE,
    )
    (finding,) = book.findings(AspectKind.MEANS)
    assert finding.status is Status.CONTESTED
    assert finding.question == "Were chemical weapons used in Harbour Hill?"
    assert [p.denies for p in finding.positions] == [False, True]


def test_values_that_exclude_each_other_contest_a_figure() -> None:
    """Seven and eight killed cannot both be true; both stand with low, best and high."""
    book = Book()
    book.tell("one", "sohr", kind=Kind.CASUALTIES, quantity=(8, 8))
    book.tell("two", "syrian-army", kind=Kind.CASUALTIES, quantity=(7, 7))
    (finding,) = book.findings(AspectKind.FIGURE)
    assert finding.status is Status.CONTESTED
    assert finding.figure is not None
    assert (finding.figure.low, finding.figure.best, finding.figure.high) == (7, 7.5, 8)


def test_an_origins_later_value_is_a_revision() -> None:
    """The same teller's rising toll is an update, not a conflict."""
    book = Book()
    book.tell("one", "sohr", kind=Kind.CASUALTIES, quantity=(15, 15), published="2016-11-28")
    book.tell("two", "sohr", kind=Kind.CASUALTIES, quantity=(22, 22), published="2016-11-29")
    (finding,) = book.findings(AspectKind.FIGURE)
    assert finding.status is Status.SINGLE_SOURCE
    assert finding.figure is not None
    assert finding.figure.best == 22


def test_order_changes_nothing() -> None:
    """Reports and claims in any order give the same findings."""
    book = Book()
    for label, source in (("one", "syrian-army"), ("two", "sohr"), ("three", "syrian-rebels")):
        book.tell(label, source, Stance.DENY if label == "three" else Stance.ASSERT)
    straight = reconcile(book.reads, book.claims, book.sources, {})
    back = reconcile(book.reads[::-1], book.claims[::-1], book.sources, {})
    assert straight == back

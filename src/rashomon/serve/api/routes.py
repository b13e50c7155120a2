"""The API's routes: each asks a desk one question and shows the answer."""

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Depends, HTTPException, Query, Response
from fastapi.responses import JSONResponse

from rashomon.publish.desk.models import EventPage, OriginTree, ReportPage, SourcePage
from rashomon.publish.desk.protocol import Desk
from rashomon.serve.api import asking, shapes
from rashomon.serve.api.answering import PREFIX, Answers, answers
from rashomon.serve.api.problems import DESCRIBED


class Linked(JSONResponse):
    """An answer as the Web Annotation protocol asks."""

    media_type = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'


_ETAG = {"description": "Changes with the record, the moment and what is asked", "schema": {"type": "string"}}  # fmt: skip
_ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"headers": {"ETag": _ETAG}},
    304: {"description": "What the asker holds is still so"},
    **DESCRIBED,
}

router = APIRouter(prefix=PREFIX, responses=_ANSWERS, tags=["record"])

_T = TypeVar("_T")
_S = TypeVar("_S")
Answer = Annotated[Answers, Depends(answers)]
Plain = Annotated[asking.Asked, Query()]
Listed = Annotated[asking.Paged, Query()]
Narrowed = Annotated[asking.Narrowed, Query()]
Worded = Annotated[asking.Worded, Query()]


def _one(found: _T | None, show: Callable[[_T], _S]) -> _S | None:
    return None if found is None else show(found)


def _report(found: ReportPage) -> shapes.ReportWhole:
    return shapes.ReportWhole(
        id=found.row.label,
        report=shapes.Report.model_validate(found.row),
        url=found.url,
        sha256=found.sha256,
        claims=tuple(view.id for view, _ in found.claims),
    )


def _event(found: EventPage) -> shapes.EventWhole:
    return shapes.EventWhole(
        id=found.row.id,
        event=shapes.Event.model_validate(found.row),
        findings=tuple(map(shapes.Finding.model_validate, found.findings)),
        trees=tuple(map(_tree, found.trees)),
        figures=tuple(map(shapes.Figure.model_validate, found.figures)),
        harm=_one(found.harm, shapes.Harm.model_validate),
    )


def _tree(found: OriginTree) -> shapes.Tree:
    branches = (
        shapes.Branch(answer=answer, roots=tuple(map(shapes.Root.model_validate, roots)))
        for answer, roots in found.positions
    )
    return shapes.Tree(question=found.question, positions=tuple(branches))


def _source(found: SourcePage) -> shapes.SourceWhole:
    return shapes.SourceWhole(
        id=found.row.ref.id,
        source=shapes.Source.model_validate(found.row),
        names=found.names,
        relays=tuple(map(shapes.Link.model_validate, found.relays)),
        copies=tuple(map(shapes.Link.model_validate, found.copies)),
    )


def _claims(desk: Desk, asked: asking.Worded) -> shapes.Listing[shapes.Claim]:
    found = desk.search(asked.q, asked.filters, asked.page, asked.size)
    return shapes.listing(found.hits, shapes.Claim.model_validate)


def _annotations(desk: Desk, asked: asking.Worded) -> shapes.AnnotationPage:
    found = desk.search(asked.q, asked.filters, asked.page, asked.size).hits
    told = (desk.annotation(hit.claim.id) for hit in found.items)
    return shapes.AnnotationPage(
        id=f"urn:rashomon:claims:page:{found.number}",
        type="AnnotationPage",
        part_of=shapes.AnnotationCollection(
            id="urn:rashomon:claims", type="AnnotationCollection", total=found.total
        ),
        start_index=(found.number - 1) * found.size,
        items=[shapes.Annotation.model_validate(each) for each in told if each],
    )


@router.get("/reports", response_model=shapes.Listing[shapes.Report])
def reports(asked: Annotated[asking.Reports, Query()], answer: Answer) -> Response:
    """Give reports, newest first."""
    return answer(
        asked,
        lambda desk: shapes.listing(
            desk.reports(asked.page, asked.size, asked.q, asked.filters),
            shapes.Report.model_validate,
        ),
    )


@router.get("/reports/{id:path}", response_model=shapes.ReportWhole)
def report(id: str, asked: Plain, answer: Answer) -> Response:  # noqa: A002  (the path's own word)
    """Give one report."""
    return answer(asked, lambda desk: _one(desk.report(id), _report))


@router.get("/texts/{id:path}", response_model=shapes.Text)
def text(id: str, asked: Plain, answer: Answer) -> Response:  # noqa: A002
    """Give one report's text as it is stored."""

    def make(desk: Desk) -> shapes.Text | None:
        found, stored = desk.report(id), desk.text(id)
        if found is None or stored is None:
            return None
        return shapes.Text(id=id, sha256=found.sha256, text=stored)

    return answer(asked, make)


@router.get("/claims", response_model=shapes.Listing[shapes.Claim])
def claims(asked: Worded, answer: Answer) -> Response:
    """Give claims, those of the newest report first."""
    return answer(asked, lambda desk: _claims(desk, asked))


@router.get("/claims/{id:path}", response_model=shapes.Claim)
def claim(id: str, asked: Plain, answer: Answer) -> Response:  # noqa: A002
    """Give one claim."""
    return answer(asked, lambda desk: _one(desk.claim(id), shapes.Claim.model_validate))


@router.get("/annotations", response_model=shapes.AnnotationPage, response_class=Linked)
def annotations(asked: Worded, answer: Answer) -> Response:
    """Give claims as a page of W3C Web Annotations."""
    return answer(asked, lambda desk: _annotations(desk, asked), media=Linked.media_type)


@router.get("/annotations/{id:path}", response_model=shapes.AnnotationAlone, response_class=Linked)
def annotation(id: str, asked: Plain, answer: Answer) -> Response:  # noqa: A002
    """Give one claim, by its id, as a W3C Web Annotation."""
    return answer(
        asked,
        lambda desk: _one(desk.annotation(id), shapes.AnnotationAlone.model_validate),
        media=Linked.media_type,
    )


@router.get("/events", response_model=shapes.Listing[shapes.Event])
def events(asked: Narrowed, answer: Answer) -> Response:
    """Give events, newest first, undated ones last."""
    return answer(
        asked,
        lambda desk: shapes.listing(
            desk.events(asked.page, asked.filters, asked.size), shapes.Event.model_validate
        ),
    )


@router.get("/events/{id:path}", response_model=shapes.EventWhole)
def event(id: str, asked: Plain, answer: Answer) -> Response:  # noqa: A002
    """Give one event with its findings."""
    return answer(asked, lambda desk: _one(desk.event(id), _event))


@router.get("/findings", response_model=shapes.Listing[shapes.Finding])
def findings(asked: Narrowed, answer: Answer) -> Response:
    """Give findings in the order of their events; `status` is the finding's own."""
    return answer(
        asked,
        lambda desk: shapes.listing(
            desk.findings(asked.page, asked.filters, asked.size), shapes.Finding.model_validate
        ),
    )


@router.get("/findings/{id:path}", response_model=shapes.Finding)
def finding(id: str, asked: Plain, answer: Answer) -> Response:  # noqa: A002
    """Give one finding."""
    return answer(asked, lambda desk: _one(desk.finding(id), shapes.Finding.model_validate))


@router.get("/sources", response_model=shapes.Listing[shapes.Source])
def sources(asked: Listed, answer: Answer) -> Response:
    """Give who tells or passes on, those with most claims first."""
    return answer(
        asked,
        lambda desk: shapes.listing(
            desk.sources(asked.page, asked.size).rows, shapes.Source.model_validate
        ),
    )


@router.get("/sources/{id:path}", response_model=shapes.SourceWhole)
def source(id: str, asked: Plain, answer: Answer) -> Response:  # noqa: A002
    """Give one teller."""
    return answer(asked, lambda desk: _one(desk.source(id), _source))


@router.get("/places", response_model=shapes.Listing[shapes.Ref])
def places(asked: Listed, answer: Answer) -> Response:
    """Give places by name."""
    return answer(
        asked,
        lambda desk: shapes.listing(
            desk.places(asked.page, asked.size), lambda p: shapes.Ref(id=p[0], name=p[1])
        ),
    )


@router.get("/places/{id:path}", response_model=shapes.PlaceWhole)
def place(id: str, asked: Plain, answer: Answer) -> Response:  # noqa: A002
    """Give one place; its events are those of /events?place=."""
    return answer(asked, lambda desk: _one(desk.place(id), shapes.PlaceWhole.model_validate))


@router.get("/control", response_model=shapes.Listing[shapes.PlaceStanding])
def control(asked: Annotated[asking.OnDay, Query()], answer: Answer) -> Response:
    """Give how the places that anybody says who holds stand on a day."""

    def make(desk: Desk) -> shapes.Listing[shapes.PlaceStanding]:
        day = asked.day or next(reversed(desk.days()), "")
        return shapes.listing(
            desk.control(day, asked.page, asked.size), shapes.PlaceStanding.model_validate
        )

    return answer(asked, make)


@router.get("/figures", response_model=shapes.Listing[shapes.Figure])
def figures(asked: Listed, answer: Answer) -> Response:
    """Give figures over time, contested ones first."""
    return answer(
        asked,
        lambda desk: shapes.listing(
            desk.figures(asked.page, asked.size), shapes.Figure.model_validate
        ),
    )


@router.get("/search", response_model=shapes.Search)
def search(asked: Worded, answer: Answer) -> Response:
    """Give claims and, with the first page, reports that hold all words of `q`."""

    def make(desk: Desk) -> shapes.Search:
        found = desk.search(asked.q, asked.filters, asked.page, asked.size)
        return shapes.Search(
            query=asked.q,
            claims=shapes.listing(found.hits, shapes.Claim.model_validate),
            reports=tuple(map(shapes.Report.model_validate, found.reports)),
        )

    return answer(asked, make)


@router.get("/changes", response_model=shapes.Changes)
def changes(asked: Annotated[asking.Between, Query()], answer: Answer) -> Response:
    """Give what changed between two moments, disputes first."""
    return answer(
        asked,
        lambda desk: shapes.Changes.model_validate(desk.changes(asked.start, asked.end)),
    )


@router.get("/{rest:path}", include_in_schema=False)
def nothing() -> Response:
    """Tell that there is no such path."""
    raise HTTPException(404, f"there is no such path; {PREFIX}/openapi.json lists those there are")

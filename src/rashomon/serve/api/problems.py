"""Errors of the API as application/problem+json (RFC 9457), each with one clear line."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exception_handlers import http_exception_handler
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from rashomon.errors import PublishError, StoreError
from rashomon.serve.api.answering import PREFIX, inert
from rashomon.serve.api.shapes import Problem

MEDIA = "application/problem+json"

DESCRIBED: dict[int | str, dict[str, Any]] = {
    code: {
        "description": words,
        "content": {MEDIA: {"schema": Problem.model_json_schema()}},
    }
    for code, words in (
        (404, "The record has nothing of that id"),
        (422, "A parameter cannot be used; the problem names it"),
        (503, "The record cannot be read"),
    )
}
"""What the OpenAPI says of errors."""


def problem(
    status: int,
    detail: str,
    *,
    parameter: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Give an error as an answer."""
    title = HTTPStatus(status).phrase
    told = Problem(title=title, status=status, detail=detail, parameter=parameter)
    return Response(inert(told), status, headers, MEDIA)


def tell_problems(app: FastAPI) -> None:
    """Let the app answer errors of the API so; pages keep theirs."""
    app.add_exception_handler(RequestValidationError, _unusable)
    app.add_exception_handler(HTTPException, _other)
    app.add_exception_handler(PublishError, _no_moment)
    app.add_exception_handler(StoreError, _unreadable)


def _unusable(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101  (what it was registered for)
    first = error.errors()[0]
    name = str(first["loc"][-1])[:100]
    return problem(422, f"{name}: {_words(first)}", parameter=name)


def _words(first: Mapping[str, Any]) -> str:
    """Say what is wrong with a parameter."""
    if first["type"] == "extra_forbidden":
        return "there is no such parameter here"
    if first["type"] == "missing":
        return "it must be given"
    return str(first["msg"]).removeprefix("Value error, ")


async def _other(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101  (what it was registered for)
    if not request.url.path.startswith(PREFIX):
        return await http_exception_handler(request, error)
    return problem(error.status_code, str(error.detail), headers=error.headers)


def _no_moment(_: Request, error: Exception) -> Response:
    return problem(422, str(error), parameter="as_of")


def _unreadable(_: Request, __: Exception) -> Response:
    words = "the record's file is gone or is being written; rashomon verify tells what is wrong"
    return problem(503, words)

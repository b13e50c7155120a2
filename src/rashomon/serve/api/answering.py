"""An answer with its strong ETag: a digest of the record, the moment and what was asked."""

from collections.abc import Callable
from hashlib import sha256
from typing import Annotated

from fastapi import Header, HTTPException, Request, Response
from pydantic import BaseModel

from rashomon._version import __version__
from rashomon.publish.desk.protocol import Desk
from rashomon.serve.api.asking import Asked
from rashomon.serve.desks import Desks
from rashomon.serve.keeping import Keeping

PREFIX = "/api/v1"
JSON = "application/json"

_INERT = [(mark, b"\\u%04x" % ord(mark)) for mark in (b"<", b">", b"&")]

Make = Callable[[Desk], BaseModel | None]
"""Makes an answer from a desk, None where the record has nothing of that id."""


class Answers:
    """Answers one request, whose If-None-Match header is `known`."""

    def __init__(self, request: Request, known: str) -> None:
        self._desks: Desks = request.app.state.desks
        self._kept: Keeping[bytes | None] = request.app.state.kept
        self._known = tags(known)
        self._asked = f"{request.url.path}?{request.url.query}"

    def __call__(self, asked: Asked, make: Make, *, media: str = JSON) -> Response:
        """Give what is made, or 304 where the asker holds it; raises HTTPException 404."""
        desk = self._desks.at(asked.as_of or "")
        tag = self._tag(desk, asked)
        if tag in self._known:
            return Response(None, 304, {"ETag": tag})
        content = self._kept.get(tag, lambda: _written(make(desk)))
        if content is None:
            raise HTTPException(404, "the record has nothing of that id")
        if "*" in self._known:
            return Response(None, 304, {"ETag": tag})
        return Response(content, 200, {"ETag": tag}, media)

    def _tag(self, desk: Desk, asked: Asked) -> str:
        parts = (__version__, desk.stamp(), asked.as_of or "", self._asked)
        return f'"{sha256(chr(0).join(parts).encode()).hexdigest()[:32]}"'


async def answers(
    request: Request, if_none_match: Annotated[str | None, Header()] = None
) -> Answers:
    """Give what answers a request; it waits for no thread, as what it does is little."""
    return Answers(request, if_none_match or "")


def _written(made: BaseModel | None) -> bytes | None:
    return None if made is None else inert(made)


def tags(header: str) -> frozenset[str]:
    """Give the tags of an If-None-Match header; a weak one counts as its strong one."""
    return frozenset(tag.strip().removeprefix("W/") for tag in header.split(","))


def inert(made: BaseModel) -> bytes:
    """Write JSON with what could begin a tag or an entity as its escape: it stands in strings only."""
    content = made.model_dump_json(by_alias=True).encode()
    for mark, escape in _INERT:
        content = content.replace(mark, escape)
    return content

"""JSON that stays data wherever it is put, within a page too."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_ENCODE = json.JSONEncoder(ensure_ascii=False).encode
_ESCAPES = str.maketrans(
    {ch: f"\\u{ord(ch):04x}" for ch in ("<", ">", "&", "\u2028", "\u2029", "\x7f")}
)
"""What could end a script or begin a tag: it stands in strings only, so an escape says the same."""


def json_text(thing: object) -> str:
    """Give a thing as one line of JSON without a tag, an entity or a line's end in it."""
    return _ENCODE(thing).translate(_ESCAPES)


def json_lines(things: Iterable[object]) -> Iterator[str]:
    """Give things as JSON Lines."""
    return (f"{json_text(thing)}\n" for thing in things)


def json_list(head: Mapping[str, Any], name: str, things: Iterable[object]) -> Iterator[str]:
    """Give an object whose last member is a list, a line for each of its things."""
    opened = json_text(head)[:-1]
    yield f"{opened}{', ' if head else ''}{json_text(name)}: [\n"
    yield from _parted(json_text(thing) for thing in things)
    yield "]}\n"


def json_maps(maps: Mapping[str, Iterable[tuple[str, object]]]) -> Iterator[str]:
    """Give an object of objects, a line for each member of the inner ones."""
    yield "{"
    for at, (name, members) in enumerate(maps.items()):
        yield f"{',' if at else ''}\n{json_text(name)}: {{\n"
        yield from _parted(f"{json_text(key)}: {json_text(value)}" for key, value in members)
        yield "}"
    yield "\n}\n"


def _parted(texts: Iterable[str]) -> Iterator[str]:
    before = ""
    for text in texts:
        yield f"{before}{text}"
        before = ",\n"
    if before:
        yield "\n"

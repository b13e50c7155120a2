"""A stored text held against the original bytes it was taken from."""

import json

from rashomon.errors import IngestError
from rashomon.ingest.decoding import decode
from rashomon.model.report import MediaType


def holds(raw: bytes, media_type: MediaType, text: str) -> bool | None:
    """Whether original bytes hold a stored text; `None` where that cannot be told.

    A text file holds exactly its text, a row of a table has it in one of its
    cells, with the title before it. What a page holds depends on the version
    of the library that reads it, so there is no telling.
    """
    if media_type is MediaType.HTML:
        return None
    try:
        if media_type is MediaType.PLAIN:
            return decode(raw, "") == text
        row = json.loads(raw)
    except (IngestError, ValueError):
        return False
    cells = [str(value) for value in row.values()]
    titles = ["", *(f"{cell.strip()}\n\n" for cell in cells), *(f"{cell}\n\n" for cell in cells)]
    return any(text.endswith(cell) and text.removesuffix(cell) in titles for cell in cells if cell)

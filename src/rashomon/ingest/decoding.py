"""Bytes made into text, exactly: nothing is normalised, no line end is changed."""

from charset_normalizer import from_bytes

from rashomon.errors import UnreadableInputError

_SAMPLE = 200_000
_USUAL = "cp1252"
"""Taken where several code pages fit equally well."""

_CONTROL_SHARE = 0.02


def decode(raw: bytes, where: str) -> str:
    """Decode a file's bytes: UTF-8, UTF-16 with its mark, else the charset they most look like.

    A byte order mark stays the first character, so that offsets count from
    the start of the file. Raises UnreadableInputError for what is no text.
    """
    if not raw.strip():
        raise UnreadableInputError(
            "the file is empty", where=where, remedy="leave it out or fill it"
        )
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _checked(_decoded(raw, "utf-16", where), where)
    if b"\0" in raw[:_SAMPLE]:
        raise _binary(where)
    try:
        return _checked(raw.decode("utf-8"), where)
    except UnicodeDecodeError:
        return _checked(_guessed(raw, where), where)


def _decoded(raw: bytes, charset: str, where: str) -> str:
    try:
        return raw.decode(charset)
    except (UnicodeDecodeError, LookupError) as error:
        raise UnreadableInputError(
            f"is not {charset} as it claims", where=where, remedy="save it as UTF-8"
        ) from error


def _guessed(raw: bytes, where: str) -> str:
    found = from_bytes(raw[:_SAMPLE])
    best = found.best()
    if best is None or best.chaos > 0.2:
        raise UnreadableInputError(
            "its encoding cannot be told", where=where, remedy="save it as UTF-8"
        )
    equal = [m for m in found if (m.chaos, m.coherence) == (best.chaos, best.coherence)]
    best = next((m for m in equal if m.encoding == _USUAL), best)
    return _decoded(raw, best.encoding, where)


def _checked(text: str, where: str) -> str:
    sample = text[:_SAMPLE]
    controls = sum(ch < " " and ch not in "\t\n\r\f" for ch in sample)
    if controls > _CONTROL_SHARE * len(sample):
        raise _binary(where)
    return text


def _binary(where: str) -> UnreadableInputError:
    return UnreadableInputError(
        "is not text", where=where, remedy="give .txt, .html, .jsonl or .csv"
    )

"""Proof that every claim stands word for word, and that the store is whole."""

import dataclasses
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from rashomon.model.words import Words
from rashomon.store.protocol import Store, Stored


def breaches(store: Store) -> Iterator[str]:
    """Give what breaks a rule of the record, one line each, in a fixed order."""
    yield from store.problems()
    numbers: dict[str, set[int]] = {}
    for stored in store.stored():
        yield from _report_breaches(store, stored)
        numbers[stored.report.uid] = {c.number for c in stored.extraction.claims}
    yield from _derived_breaches(store, numbers)


def _report_breaches(store: Store, stored: Stored) -> Iterator[str]:
    report = stored.report
    if sha256(store.raw(report.uid)).hexdigest() != report.sha256:
        yield f"report {report.key}: its original bytes are not those of its SHA-256"
    for claim in stored.extraction.claims:
        for words in words_in(claim):
            if not stands(report.text, words):
                yield (
                    f"report {report.key}, claim {claim.number}: the words at "
                    f"{words.start}-{words.end} do not stand in the stored text"
                )
    for block in stored.text.blocks:
        if not 0 <= block.start <= block.end <= len(report.text):
            yield f"report {report.key}: a block lies outside the text"


def stands(stored: str, words: Words) -> bool:
    """Whether words stand, character for character, at their offsets."""
    return (
        0 <= words.start <= words.end <= len(stored)
        and stored[words.start : words.end] == words.text
    )


def words_in(value: Any) -> Iterator[Words]:
    """Give all words within a model object, however deep."""
    if isinstance(value, Words):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from words_in(part)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from words_in(getattr(value, field.name))


def _derived_breaches(store: Store, numbers: dict[str, set[int]]) -> Iterator[str]:
    if not store.derived_digest():
        yield "the record was not finished: run rashomon build again"
        return
    record = store.record()
    linked = {c.id for c in record.claims}
    told = {(uid, n) for uid, held in numbers.items() for n in held}
    if {(c.report, c.claim.number) for c in record.claims} != told:
        yield "the linked claims are not those of the stored reports"
    for finding in record.findings:
        held = {c for p in finding.positions for c in p.claims}
        if not held or not held <= linked:
            yield f"finding {finding.id} names claims that are not in the record"

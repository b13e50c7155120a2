"""Proof that every claim stands word for word, and that the store is whole."""

import dataclasses
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from rashomon.errors import StoreCorruptError
from rashomon.model.record import Record
from rashomon.model.words import Words
from rashomon.store.protocol import Store, Stored


def breaches(store: Store) -> Iterator[str]:
    """Give what breaks a rule of the record, one line each, in a fixed order.

    Where the store is too damaged to be read on, that is the last line.
    """
    try:
        yield from store.problems()
        numbers: dict[str, set[int]] = {}
        for stored in store.stored():
            yield from _report_breaches(store, stored)
            numbers[stored.report.uid] = {c.number for c in stored.extraction.claims}
        yield from _derived_breaches(store, numbers)
    except StoreCorruptError as error:
        yield error.problem


def _report_breaches(store: Store, stored: Stored) -> Iterator[str]:
    report = stored.report
    if sha256(store.raw(report.uid)).hexdigest() != report.sha256:
        yield f"report {report.key}: its original bytes are not those of its SHA-256"
    for claim in stored.extraction.claims:
        yield from _fallen(claim, report.text, f"report {report.key}, claim {claim.number}")
    yield from _fallen(stored.text, report.text, f"report {report.key}")
    for block in stored.text.blocks:
        if not 0 <= block.start <= block.end <= len(report.text):
            yield f"report {report.key}: a block lies outside the text"


def _fallen(value: Any, stored: str, where: str) -> Iterator[str]:
    for words in words_in(value):
        if not stands(stored, words):
            yield (
                f"{where}: the words at {words.start}-{words.end} do not stand in the stored text"
            )


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
    pending = store.pending()
    if pending or not store.derived_digest():
        yield (
            f"the record was not finished, {pending} reports came in since:"
            " run rashomon build again"
        )
        return
    record = store.record()
    told = {(uid, n) for uid, held in numbers.items() for n in held}
    if {(c.report, c.claim.number) for c in record.claims} != told:
        yield "the linked claims are not those of the stored reports"
    yield from _link_breaches(record)
    linked = {c.id for c in record.claims}
    for finding in record.findings:
        named = {c for p in finding.positions for c in p.claims}
        if not named or not named <= linked:
            yield f"finding {finding.id} names claims that are not in the record"


def _link_breaches(record: Record) -> Iterator[str]:
    texts = {read.report.uid: read.report.text for read in record.reports}
    sources = {source.id for source in record.sources}
    for linked in record.claims:
        yield from _fallen(linked.places, texts[linked.report], f"claim {linked.id}")
        if not {linked.source, *linked.via} <= sources:
            yield f"claim {linked.id} names a source that is not in the record"

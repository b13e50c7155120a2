"""Quotations that go on over sentences and paragraphs under one teller."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.extract.rules_v1.attribution.tellers import is_somebody
from rashomon.extract.rules_v1.frame import Frame
from rashomon.extract.rules_v1.overlap import Stretches
from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.tree import is_main, name_edges
from rashomon.model.text import Quotation
from rashomon.model.words import Words

_SPEAKER = re.compile(r"\b(?:[Ww]e|I|[Oo]ur|us)\b")
_ASKING = re.compile(
    r"\b(?:our|us) (?:reporter|correspondent|readers|newsletter|website)\b|\b[Cc]ontact us\b|\b[Ff]ollow us\b"
)
_MARKS = "\"“”‘’'«» "


def with_quotations(parsed: Parsed, frames: Sequence[Frame]) -> tuple[Frame, ...]:
    """Let each frame that tells part of a quotation tell all of it.

    A quotation in sentences of its own, with no teller of its own, is told by
    whoever told the quotation before it in the same paragraph or the one above.
    """
    result = list(frames)
    told = Stretches((w.start, w.end, n) for n, f in enumerate(frames) for w in f.contents)
    segments = Stretches((s.start, s.end, n) for n, s in enumerate(parsed.segments))
    last: list[int] = []
    last_block = -9
    for chain in _chains(parsed.text.quotations):
        owners = _owners(result, told, chain)
        block = _block_index(parsed, chain[0].start)
        introduced = None if owners else _introduced(parsed, chain[0])
        if introduced is not None:
            owners, result = [len(result)], [*result, introduced]
        if (
            not owners
            and last
            and block - last_block <= 1
            and _stands_alone(parsed, segments, chain)
        ):
            owners = last
        owners, described = _one_speaker(result, owners)
        for owner in described:
            result[owner] = _without(parsed, result[owner], chain)
        for owner in owners:
            result[owner] = _extended(parsed, result[owner], chain)
        if owners:
            last, last_block = owners, _block_index(parsed, chain[-1].end - 1)
    return tuple(_with_speech(parsed, result))


def _with_speech(parsed: Parsed, frames: Sequence[Frame]) -> Sequence[Frame]:
    """Let sentences in the first person, outside quotation marks, go on with the teller before.

    Text that has lost its quotation marks, and speech told without any, run on
    so; a sentence with a teller of its own, or after one of the outlet's, does not.
    """
    result = list(frames)
    told = Stretches((w.start, w.end, n) for n, f in enumerate(frames) for w in f.contents)
    sentences = _sentences(parsed)
    last: list[int] = []
    for start, end, attributed in sentences:
        near = [n for _, _, n in told.near(start, end)]
        if near or attributed:
            last = _latest(frames, near) or last if attributed else _latest(frames, near)
        elif last and _is_speaking(parsed, start, end):
            for owner in last:
                added = Words.of(parsed.report.text, start, end)
                result[owner] = replace(result[owner], contents=(*result[owner].contents, added))
        else:
            last = []
    return result


def _sentences(parsed: Parsed) -> list[tuple[int, int, bool]]:
    """Give each sentence's bounds, and whether an attribution stands in it."""
    found: list[tuple[int, int, bool]] = []
    number = -1
    for segment in parsed.segments:
        if segment.sentence == number:
            start, _, attributed = found[-1]
            found[-1] = (start, segment.end, attributed or segment.is_attribution)
        else:
            found.append((segment.start, segment.end, segment.is_attribution))
        number = segment.sentence
    return found


def _latest(frames: Sequence[Frame], near: Sequence[int]) -> list[int]:
    """Give the frames, joint tellers together, whose content stands last."""
    ends = {n: max(w.end for w in frames[n].contents) for n in near if frames[n].source}
    return sorted(n for n, end in ends.items() if end == max(ends.values()))


def _is_speaking(parsed: Parsed, start: int, end: int) -> bool:
    stored = parsed.report.text[start:end]
    quoted = any(q.start < end and q.end > start for q in parsed.text.quotations)
    return bool(not quoted and _SPEAKER.search(stored) and not _ASKING.search(stored))


def _chains(quotations: Sequence[Quotation]) -> Iterator[list[Quotation]]:
    chain: list[Quotation] = []
    for quotation in quotations:
        chain.append(quotation)
        if not quotation.continues:
            yield chain
            chain = []
    if chain:
        yield chain


def _owners(frames: Sequence[Frame], told: Stretches, chain: Sequence[Quotation]) -> list[int]:
    """Find the frames whose content lies in the chain, or whose cue stands beside it."""
    near = {n for q in chain for _, _, n in told.near(q.start, q.end)}
    found = [n for n in sorted(near) if not any(_within(frames[n].cue, q) for q in chain)]
    widest = max((_cover(frames[n], chain) for n in found), default=0)
    return [n for n in found if _cover(frames[n], chain) * 2 >= widest >= 8]


def _one_speaker(frames: Sequence[Frame], owners: Sequence[int]) -> tuple[list[int], list[int]]:
    """Part the frames of a quotation into its speaker's and those that only describe him before.

    "According to a villager, “…,” Jane Roe told the radio": one person speaks, not two.
    """
    before = [n for n in owners if _is_according(frames[n]) and not _is_named(frames[n])]
    named = [n for n in owners if not _is_according(frames[n]) and _is_named(frames[n])]
    if not named or not before:
        return list(owners), []
    return [n for n in owners if n not in before], before


def _introduced(parsed: Parsed, quotation: Quotation) -> Frame | None:
    """Give the frame of who does something before a colon and is quoted ("The mayor was unmoved: “…”")."""
    index = parsed.segment_index(parsed.tokens(quotation.start, quotation.end).start)
    start = parsed.segments[index].start
    before = parsed.report.text[start : quotation.start].rstrip(_MARKS)
    if not before.endswith(":"):
        return None
    for token in parsed.tokens(start, start + len(before)):
        main = token.dep_ in ("nsubj", "nsubjpass") and is_main(token.head)
        person = token.ent_type_ == "PERSON" or token.lower_ in ("he", "she")
        if main and (person or (token.pos_ == "NOUN" and is_somebody(token))):
            name = parsed.words(*name_edges(token, alone=True))
            return Frame(name, None, (), construction="introduced")
    return None


def _is_according(frame: Frame) -> bool:
    return frame.cue is not None and frame.cue.text.lower().startswith("according")


def _is_named(frame: Frame) -> bool:
    """Whether a teller is named and not only described."""
    return frame.source is not None and frame.source.text[:1].isupper()


def _without(parsed: Parsed, frame: Frame, chain: Sequence[Quotation]) -> Frame:
    """Take a quotation out of what a frame tells."""
    stored, left = parsed.report.text, list[Words]()
    for words in frame.contents:
        quoted = [q for q in chain if q.start < words.end and words.start < q.end]
        end = min((q.start for q in quoted), default=words.end)
        if stored[words.start : end].strip(_MARKS):
            left.append(Words.of(stored, words.start, end))
    return replace(frame, contents=tuple(left))


def _cover(frame: Frame, chain: Sequence[Quotation]) -> int:
    return sum(
        max(0, min(w.end, q.end) - max(w.start, q.start)) for w in frame.contents for q in chain
    )


def _within(words: Words | None, quotation: Quotation) -> bool:
    return words is not None and quotation.start <= words.start < quotation.end


def _stands_alone(parsed: Parsed, segments: Stretches, chain: Sequence[Quotation]) -> bool:
    """Whether a quotation fills its sentences: nothing told around it."""
    for quotation in chain:
        for start, end, _ in segments.near(quotation.start, quotation.end):
            before = parsed.report.text[start : max(start, quotation.start)]
            after = parsed.report.text[min(end, quotation.end) : end]
            if (before + after).strip(_MARKS + ".,!?…"):
                return False
    return True


def _extended(parsed: Parsed, frame: Frame, chain: Sequence[Quotation]) -> Frame:
    stored = parsed.report.text
    whole = [*frame.contents, *(Words.of(stored, q.start, q.end) for q in chain)]
    merged: list[Words] = []
    for words in sorted(whole):
        if merged and words.start <= merged[-1].end:
            end = max(merged[-1].end, words.end)
            merged[-1] = Words.of(stored, merged[-1].start, end)
        else:
            merged.append(words)
    return replace(frame, contents=tuple(merged))


def _block_index(parsed: Parsed, at: int) -> int:
    blocks = parsed.text.blocks
    return next((n for n, b in enumerate(blocks) if b.start <= at < b.end), -1)

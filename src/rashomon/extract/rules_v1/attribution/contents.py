"""What a reporting verb reports: clauses, quotations, nouns."""

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.extract.rules_v1.attribution.denials import denied_claim
from rashomon.extract.rules_v1.attribution.objects import nominal_contents
from rashomon.extract.rules_v1.attribution.tellers import is_somebody
from rashomon.extract.rules_v1.lexicon import (
    CONFIRM,
    DEMAND,
    DENY,
    PRONOUNS,
    REPORTING,
    THINK,
)
from rashomon.extract.rules_v1.name_walk import WIRES
from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.tree import SUBJECTS, child, is_negated, opens_with_relative
from rashomon.model.text import Quotation
from rashomon.model.words import Words

_OWNING = DENY | CONFIRM
_LIVED = frozenset("describe recall recount report".split())
"""Verbs that tell what was lived through ("described seeing the plane fall")."""

_HELD_PASSIVE = frozenset("fear believe think suspect assume consider".split())
"""Verbs that with "to" after a past form are passive ("hackers feared to have stolen …")."""

_GIVE = frozenset("give provide elaborate specify".split())
_AUX = ("aux", "auxpass")


def verb_contents(parsed: Parsed, verb: Token) -> tuple[Words, ...]:
    """Give the stretches that a verb reports, in text order; none where it reports nothing."""
    clauses = clause_contents(parsed, verb) or denied_claim(parsed, verb)
    if clauses:
        return clauses
    around = _around(parsed, verb)
    if around:
        return around
    objects = nominal_contents(parsed, verb)
    quoted = _quoted(parsed, verb)
    if quoted and not all(_lies_in(q, objects) for q in quoted):
        return quoted
    return objects


def _lies_in(quoted: Words, objects: tuple[Words, ...]) -> bool:
    """Whether a few quoted words are part of an object ("called for “full access” to the town")."""
    return any(o.start <= quoted.start and quoted.end <= o.end + 2 for o in objects)


def clause_contents(parsed: Parsed, verb: Token) -> tuple[Words, ...]:
    """Give the complement clauses of a verb without their "that"."""
    found: list[Words] = []
    for part in verb.children:
        if _stands_before(parsed, verb, part) or _is_cut_off(verb, part):
            continue
        complement = part.dep_ == "ccomp" or (part.dep_ == "xcomp" and _is_held(verb, part))
        if complement or (part.dep_ == "conj" and part.i > verb.i and _goes_on(verb, part)):
            found += _without_background(parsed, verb, part)
    return tuple(found)


def _is_held(verb: Token, part: Token) -> bool:
    """Whether a clause without a subject is what its verb holds ("denied using gas")."""
    gerund = part.tag_ == "VBG" or any(c.tag_ == "VBG" for c in part.children if c.dep_ in _AUX)
    done = any(c.lower_ == "have" for c in part.children if c.dep_ in _AUX)
    claimed = verb.lemma_ == "claim" and (done or part.lemma_ == "be")
    if verb.lemma_ in _HELD_PASSIVE and verb.tag_ in ("VBD", "VBN"):
        return gerund
    owned = verb.lemma_ in _OWNING or verb.lemma_ in _LIVED
    return claimed or verb.lemma_ in THINK or (owned and gerund)


def _stands_before(parsed: Parsed, verb: Token, part: Token) -> bool:
    """Whether a clause before a verb is none of its content ("Army takes port, rebels say …")."""
    if part.dep_ != "ccomp" or part.i > verb.i or part.right_edge.i > verb.i:
        return False
    if parsed.doc[part.right_edge.i + 1].text == ";":
        return True
    after = any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children)
    comma = parsed.doc[verb.i + 1].is_punct if verb.i + 1 < len(parsed.doc) else True
    return after and not comma and not _in_quotation(parsed, parsed.starts[part.i])


def _is_cut_off(verb: Token, part: Token) -> bool:
    """Whether a clause that a verb of asking seems to have is a rest of another ("are false")."""
    asking = verb.lemma_ in DEMAND and part.dep_ == "ccomp" and part.i > verb.i
    return asking and part.tag_ in ("VBP", "VBZ", "VBD") and child(part, *SUBJECTS) is None


def _goes_on(verb: Token, part: Token) -> bool:
    """Whether a clause coordinated with the verb goes on with what is reported.

    What is denied goes on only with a "that" of its own.
    """
    if child(verb, "ccomp") is None or part.pos_ not in ("VERB", "AUX"):
        return False
    joined = {c.lower_ for c in verb.children if c.dep_ == "cc" and c.i < part.i}
    own = child(part, *SUBJECTS)
    marked = any(c.lower_ == "that" and c.dep_ == "mark" for c in part.children)
    free = own is not None and "but" not in joined and own.pos_ != "PRON"
    return marked or (free and verb.lemma_ not in DENY)


def _without_background(parsed: Parsed, verb: Token, clause: Token) -> Iterator[Words]:
    """Give a complement clause without its "that" and without the outlet's background."""
    first, last = _opening(verb, clause), _closing(verb, clause)
    while first < last and (
        parsed.doc[first].dep_ == "mark" and parsed.doc[first].lower_ == "that"
    ):
        first += 1
    if verb.lemma_ == "tell" and first == verb.i + 1 < last and parsed.doc[first].text in WIRES:
        first += 1  # "told AFP | more were trapped"
    if first <= verb.i <= last:
        yield from _parted(parsed, first, last, verb)
    elif verb.tag_ == "VBD":
        yield from without_background(parsed, first, last)
    else:
        yield parsed.words(first, last)


def _opening(verb: Token, clause: Token) -> int:
    """Give where a clause begins, at the noun before it that the parse took for the verb's object."""
    taken = child(verb, "dobj", "obj")
    first = clause.left_edge.i
    finite = any(c.dep_ in _AUX for c in clause.children) or clause.tag_ == "VBD"
    if taken is None or not finite or child(clause, *SUBJECTS) is not None:
        return first
    return taken.left_edge.i if verb.i < taken.i < first else first


def _closing(verb: Token, clause: Token) -> int:
    """Give where a clause ends, before a second verb of the teller ("said … | and warned")."""
    for part in clause.children:
        if part.dep_ == "conj" and part.i > verb.i and resumes(part, verb):
            before = [c.i for c in clause.children if c.dep_ == "cc" and c.i < part.i]
            return max(before, default=part.left_edge.i) - 1
    return clause.right_edge.i


def resumes(part: Token, verb: Token) -> bool:
    """Whether a verb of saying in what another reports goes on with its teller.

    The clause between has no subject that could tell ("denied there was proof and warned that …").
    """
    told = child(part.head, *SUBJECTS)
    person = told is not None and (told.ent_type_ in ("PERSON", "ORG", "GPE") or is_somebody(told))
    plain = part.lemma_.lower() in REPORTING and child(part, *SUBJECTS) is None
    return plain and part.tag_ == verb.tag_ == "VBD" and not person


def without_background(parsed: Parsed, first: int, last: int) -> Iterator[Words]:
    """Give what was said in the past without a last relative clause in the outlet's own present.

    One in the middle stays, since a claim is one stretch.
    """
    end = last
    while end > first and parsed.doc[end].is_punct:
        end -= 1
    untold = _untold(parsed, first, end)
    if untold is not None:
        yield from without_background(parsed, first, untold.left_edge.i - 1)
        if untold.right_edge.i < end:
            yield parsed.words(untold.right_edge.i + 1, last)
        return
    for token in parsed.doc[first + 1 : end + 1]:
        if (
            token.right_edge.i >= end
            and token.left_edge.i > first
            and _is_background(parsed, token)
            and _stands(parsed, first, token.left_edge.i)
        ):
            last = token.left_edge.i - 1
            break
    yield parsed.words(first, last)


def _untold(parsed: Parsed, first: int, last: int) -> Token | None:
    """Find the outlet's own "although he did not give details" within what somebody said."""
    for token in parsed.doc[first + 2 : last + 1]:
        if token.lemma_ not in _GIVE or token.dep_ not in ("advcl", "conj"):
            continue
        who, opens = child(token, "nsubj"), parsed.doc[token.left_edge.i]
        silent = is_negated(token) or any(
            c.lower_ == "no" for thing in token.children for c in thing.children
        )
        pronoun = who is not None and who.lower_ in PRONOUNS and opens.i > first
        gives_up = child(token, "prt") is not None
        if (
            silent
            and pronoun
            and not gives_up
            and not _in_quotation(parsed, parsed.starts[token.i])
        ):
            return token
    return None


def _stands(parsed: Parsed, first: int, end: int) -> bool:
    """Whether words have a finite verb, so that they can stand without what follows."""
    return any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in parsed.doc[first:end])


def _parted(parsed: Parsed, first: int, last: int, verb: Token) -> Iterator[Words]:
    """Give what lies before and after a reporting verb in the middle of what it reports."""
    subject = child(verb, *SUBJECTS)
    left = min(verb.i, subject.left_edge.i if subject is not None else verb.i)
    right = max(verb.i, subject.right_edge.i if subject is not None else verb.i)
    relative = left - first == 1 and parsed.doc[first].tag_ in ("WDT", "WP", "WRB")
    if left > first and not relative:
        yield parsed.words(first, left - 1)
    if right < last:
        yield parsed.words(right + 1, last)


def _is_background(parsed: Parsed, token: Token) -> bool:
    if token.dep_ != "relcl" or token.head.pos_ == "PRON":
        return False
    finite = next((c for c in token.children if c.dep_ in ("aux", "auxpass")), token)
    if finite.tag_ not in ("VBZ", "VBP") or (finite != token and not opens_with_relative(token)):
        return False
    return not _in_quotation(parsed, parsed.starts[token.i])


def _in_quotation(parsed: Parsed, at: int) -> bool:
    return any(q.start <= at < q.end for q in parsed.text.quotations)


def _around(parsed: Parsed, verb: Token) -> tuple[Words, ...]:
    """Give the sentence around a verb thrown into it ("The town, he said, had fallen")."""
    if verb.dep_ not in ("parataxis", "ccomp", "dep") or verb.head.i == verb.i:
        return ()
    if verb.dep_ != "parataxis" and not _set_off(parsed, verb):
        return ()
    segment = parsed.segment_tokens(parsed.segment_index(verb))
    first, last = verb.left_edge.i, verb.right_edge.i
    found = []
    if _thrown_in(parsed, segment.start, first, last, segment.end):
        return (parsed.words(segment.start, segment.end - 1),)
    if first > segment.start:
        found.append(parsed.words(segment.start, first - 1))
    if last + 1 < segment.end:
        found.append(parsed.words(last + 1, segment.end - 1))
    return tuple(w for w in found if any(ch.isalnum() for ch in w.text))


def _thrown_in(parsed: Parsed, start: int, first: int, last: int, end: int) -> bool:
    """Whether the teller parts one clause ("The road, he said, was open"), nothing quoted."""
    at, after = parsed.starts[start], parsed.ends[end - 1]
    both = first - start >= 2 and end - last > 3 and last - first < 8
    verb_before = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in parsed.doc[start:first])
    return both and not verb_before and not any(True for _ in _overlapping(parsed, at, after))


def _set_off(parsed: Parsed, verb: Token) -> bool:
    before = parsed.doc[verb.left_edge.i - 1].text if verb.left_edge.i else ""
    after = verb.right_edge.i + 1
    return before == "," and after < len(parsed.doc) and parsed.doc[after].text == ","


def _quoted(parsed: Parsed, verb: Token) -> tuple[Words, ...]:
    """Give the quotations that stand in the verb's own sentence."""
    segment = parsed.segments[parsed.segment_index(verb)]
    stored = parsed.report.text
    return tuple(
        Words.of(stored, max(q.start, segment.start), min(q.end, segment.end))
        for q in _overlapping(parsed, segment.start, segment.end)
        if not q.start <= parsed.starts[verb.i] < q.end and _is_speech(stored, q)
    )


def _is_speech(stored: str, quotation: Quotation) -> bool:
    return len(stored[quotation.start : quotation.end].split()) >= 2


def _overlapping(parsed: Parsed, start: int, end: int) -> Iterator[Quotation]:
    return (q for q in parsed.text.quotations if q.start < end and q.end > start)

"""Denials that are not a plain "denied that": nouns, passives, what is called false."""

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.extract.rules_v1.attribution.answers import ANSWERED
from rashomon.extract.rules_v1.attribution.refusals import refuses
from rashomon.extract.rules_v1.attribution.tellers import teller_words
from rashomon.extract.rules_v1.frame import Frame
from rashomon.extract.rules_v1.lexicon import CLAIMED, DENY, FALSE_WORDS, RESPONSIBLE
from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.tree import SUBJECTS, child, is_negated, is_passive, subject
from rashomon.model.claim import Stance
from rashomon.model.words import Words

_CALLING = frozenset(
    "call describe label brand term deem denounce slam declare dismiss brush ridicule".split()
)
_WAVING = {
    "scoff": ("at",), "laugh": ("off", "at"), "shrug": ("off",), "wave": ("away", "aside", "off"),
    "push": ("against", "on"), "hit": ("at",), "pour": ("on",), "contest": (), "mock": (), "ridicule": (),
}  # fmt: skip
"""Verbs that with a claim as object, or behind one of these words, hold it to be false."""

_ALONG = {"push": "back", "hit": "back", "pour": "water"}
"""What has to stand beside a verb for it to wave anything off."""

_SHOWN = frozenset(
    "figure toll count number estimate tally video footage picture image photograph document letter".split()
)
"""What can be called made up, beside claims."""

_GIVING = frozenset("issue make repeat publish release give offer".split())
_CLAIMING = frozenset("claim say allege suggest assert state".split())
_CLAUSES = ("acl", "ccomp", "relcl")
_FARTHEST = 14
"""Tokens after a verb of calling in which what it calls false may stand."""


def denial_frames(parsed: Parsed) -> Iterator[Frame]:
    """Give the frames of denials by a noun, by a passive or by calling a claim false.

    "The army's denial that it shelled the port", "the claim was denied by the
    ministry", "a charge the ministry denies", "called the reports untrue".
    """
    for token in parsed.doc:
        lemma = token.lemma_.lower()
        if parsed.segments[parsed.segment_index(token)].is_attribution:
            continue
        if lemma == "denial" and token.pos_ == "NOUN":
            yield from _by_noun(parsed, token)
        elif lemma in DENY and token.pos_ == "VERB" and not is_negated(token):
            yield from _of_subject(parsed, token)
            yield from _of_antecedent(parsed, token)
            yield from _of_answer(parsed, token)
            yield from _called_false(parsed, token) if lemma in _CALLING else ()
        elif lemma == "rule" and token.pos_ == "VERB" and not is_negated(token):
            yield from _ruled_out(parsed, token)
        elif lemma in _CALLING and token.pos_ == "VERB":
            yield from _called_false(parsed, token)
        elif lemma in _WAVING and token.pos_ == "VERB" and not is_negated(token):
            yield from _waved_off(parsed, token)


def denied_clause(noun: Token) -> Token | None:
    """Give the clause that says what a noun of claiming claims ("allegations that …")."""
    for part in noun.children:
        that = any(c.lower_ == "that" and c.dep_ == "mark" for c in part.children)
        own = child(part, *SUBJECTS) is not None and part.dep_ != "relcl"
        if part.dep_ in _CLAUSES and part.i > noun.i and (that or own):
            return part
        claiming = part.dep_ == "acl" and part.tag_ == "VBG" and part.lemma_ in _CLAIMING
        clause = child(part, "ccomp") if claiming else None
        if clause is not None:
            return clause
    return None


def is_claimed(noun: Token) -> bool:
    """Whether a noun is what others hold to be so, or an idea or talk with a clause of its own."""
    idea = noun.lemma_.lower() in ("idea", "talk") and denied_clause(noun) is not None
    return noun.pos_ == "NOUN" and (idea or noun.lemma_.lower() in CLAIMED | RESPONSIBLE)


def without_that(parsed: Parsed, clause: Token) -> Words:
    """Give a clause's words without the "that" that opens it."""
    first = clause.left_edge.i
    if parsed.doc[first].lower_ == "that" and first < clause.right_edge.i:
        first += 1
    return parsed.words(first, clause.right_edge.i)


def denied_claim(parsed: Parsed, verb: Token) -> tuple[Words, ...]:
    """Give the clause of a claim that is denied ("rejected accusations that it had …")."""
    noun = child(verb, "dobj", "obj") if verb.lemma_ in DENY else None
    clause = denied_clause(noun) if noun is not None and is_claimed(noun) else None
    return (without_that(parsed, clause),) if clause is not None else ()


def _by_noun(parsed: Parsed, noun: Token) -> Iterator[Frame]:
    teller = child(noun, "poss") or _after(noun, "from", "by")
    if teller is None and noun.dep_ in ("dobj", "obj") and noun.head.lemma_ in _GIVING:
        teller = subject(noun.head)
    about = _after(noun, "of")
    if teller is None or (about is not None and refuses(about)):
        return
    clause = denied_clause(noun) or _hung_on(teller)
    if clause is not None:
        told = without_that(parsed, clause)
    elif about is not None:
        told = parsed.words(about.left_edge.i, about.right_edge.i)
    else:
        told = parsed.words(noun.left_edge.i, noun.right_edge.i)
    yield from _frames(parsed, teller, noun, told)


def _hung_on(teller: Token) -> Token | None:
    """Give the denied clause that the parse hung on who denies ("denials by the rebels that they …")."""
    for part in teller.children:
        opener, own = part.doc[part.left_edge.i], child(part, "nsubj")
        that = opener.lower_ == "that" and own is not None and own.i != opener.i
        if part.dep_ in ("relcl", "acl") and that:
            return part
    return None


def _after(noun: Token, *prepositions: str) -> Token | None:
    """Give what follows one of some prepositions after a noun."""
    leads = (c for c in noun.children if c.dep_ == "prep" and c.lower_ in prepositions)
    return next((n for lead in leads if (n := child(lead, "pobj")) is not None), None)


def _of_subject(parsed: Parsed, verb: Token) -> Iterator[Frame]:
    """Give "The claim was denied by the ministry"."""
    told, agent = child(verb, "nsubjpass"), child(verb, "agent")
    teller = child(agent, "pobj") if agent is not None else None
    if not is_passive(verb) or told is None or teller is None or not is_claimed(told):
        return
    clause = denied_clause(told)
    whole = parsed.words(told.left_edge.i, told.right_edge.i)
    yield from _frames(parsed, teller, verb, without_that(parsed, clause) if clause else whole)


def _of_antecedent(parsed: Parsed, verb: Token) -> Iterator[Frame]:
    """Give "a charge the ministry denies"."""
    told, teller = verb.head, child(verb, "nsubj")
    if verb.dep_ != "relcl" or not is_claimed(told) or teller is None:
        return
    if teller.lower_ in ("who", "which", "that") or child(verb, "ccomp") is not None:
        return
    clause = denied_clause(told)
    if clause is not None and clause.right_edge.i < verb.left_edge.i:
        yield from _frames(parsed, teller, verb, without_that(parsed, clause))
        return
    last = verb.left_edge.i - 1
    while last > told.i and parsed.doc[last].is_punct:
        last -= 1
    if last >= told.left_edge.i:
        yield from _frames(parsed, teller, verb, parsed.words(told.left_edge.i, last))


def _of_answer(parsed: Parsed, verb: Token) -> Iterator[Frame]:
    """Give "the rebels denied it" and "the government contradicted him", whoever "it" is told by."""
    told, teller = child(verb, "dobj", "obj"), subject(verb)
    if told is not None and told.lower_ in ANSWERED and teller is not None:
        yield from _frames(parsed, teller, verb, parsed.words(told.i, told.i))


def _ruled_out(parsed: Parsed, verb: Token) -> Iterator[Frame]:
    """Give "officials ruled out a hijacking"; what could be granted is refused instead."""
    told, teller = child(verb, "dobj", "obj"), subject(verb)
    out = any(c.lower_ == "out" and c.i == verb.i + 1 for c in verb.children)
    if out and told is not None and teller is not None and not refuses(told):
        yield from _frames(parsed, teller, verb, parsed.words(told.left_edge.i, told.right_edge.i))


def _called_false(parsed: Parsed, verb: Token) -> Iterator[Frame]:
    """Give "described the reports that … as untrue" and "called the claim a lie"."""
    teller = subject(verb)
    span = parsed.segment_tokens(parsed.segment_index(verb))
    after = parsed.doc[verb.i + 1 : min(span.end, verb.i + _FARTHEST + _FARTHEST)]
    told = next((t for t in after[:_FARTHEST] if _can_be_false(verb, t)), None)
    if teller is None or told is None or is_passive(verb):
        return
    if any(t.lower_ in FALSE_WORDS for t in after if t.i < told.i):
        clause = denied_clause(told)
        thing = parsed.words(told.i, told.right_edge.i)
        yield from _frames(parsed, teller, verb, without_that(parsed, clause) if clause else thing)
        return
    false = next((t for t in after if t.i > told.i and t.lower_ in FALSE_WORDS), None)
    if false is None or any(t.lower_ == "not" for t in after if told.i < t.i < false.i):
        return
    joint = next((t.i for t in after if told.i < t.i < false.i and t.lower_ == "as"), None)
    clause = denied_clause(told)
    if clause is not None and clause.i < false.i:
        first, last = clause.left_edge.i, min(clause.right_edge.i, (joint or false.i) - 1)
        first += parsed.doc[first].lower_ == "that"
    else:
        first, last = told.left_edge.i, (joint or false.i) - 1
    first = max(first, verb.i + 1)
    while last > told.i and parsed.doc[last].pos_ in ("ADV", "PUNCT", "DET"):
        last -= 1
    if last >= told.i:
        yield from _frames(parsed, teller, verb, parsed.words(min(first, last), last))


def _waved_off(parsed: Parsed, verb: Token) -> Iterator[Frame]:
    """Give "scoffed at the claim that …", "shrugged off the reports" and "pushed back against them"."""
    leads, beside = _WAVING[verb.lemma_.lower()], _ALONG.get(verb.lemma_.lower())
    parts = [c for c in verb.children if c.i > verb.i]
    if beside is not None and not any(c.lower_ == beside for c in parts):
        return
    held = [child(c, "pobj") for c in parts if c.dep_ == "prep" and c.lower_ in leads]
    if not leads or any(c.dep_ == "prt" and c.lower_ in leads for c in parts):
        held.append(child(verb, "dobj", "obj"))
    told = next((t for t in held if t is not None and is_claimed(t)), None)
    teller = subject(verb)
    if told is None or teller is None or is_passive(verb):
        return
    clause = denied_clause(told)
    whole = parsed.words(told.left_edge.i, told.right_edge.i)
    yield from _frames(parsed, teller, verb, without_that(parsed, clause) if clause else whole)


def _can_be_false(verb: Token, word: Token) -> bool:
    """Whether a word can be what is called false: a claim, what is shown for one, or "it"."""
    shown = word.pos_ == "NOUN" and word.lemma_.lower() in _SHOWN
    return shown or is_claimed(word) or _is_answered(verb, word)


def _is_answered(verb: Token, word: Token) -> bool:
    return word.i == verb.i + 1 and word.lower_ in ANSWERED


def _frames(parsed: Parsed, teller: Token, cue: Token, told: Words) -> Iterator[Frame]:
    for name in teller_words(parsed, teller):
        yield Frame(
            name, parsed.words(cue.i, cue.i), (told,), stance=Stance.DENY,
            construction="denial", verb=cue.i,
        )  # fmt: skip

"""Frames of reporting verbs in the tree."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.extract.rules_v1.attribution.attitudes import DOCUMENTS
from rashomon.extract.rules_v1.attribution.contents import resumes, verb_contents
from rashomon.extract.rules_v1.attribution.denials import is_claimed
from rashomon.extract.rules_v1.attribution.going_on import far_clause, just_told
from rashomon.extract.rules_v1.attribution.objects import is_threat, is_wish
from rashomon.extract.rules_v1.attribution.pictures import shower, shown
from rashomon.extract.rules_v1.attribution.refusals import is_refusal
from rashomon.extract.rules_v1.attribution.relays import (
    addressee_relay,
    beside_teller,
    carried_by,
    cited_at_foot,
)
from rashomon.extract.rules_v1.attribution.tellers import is_somebody, teller_words, whose
from rashomon.extract.rules_v1.frame import Frame
from rashomon.extract.rules_v1.lexicon import (
    CLAIMED,
    CUE_STANCE,
    DECLARED,
    DENY,
    HAPPENINGS,
    NOT_TELLERS,
    ONLY_SPEECH,
    PLAIN_SAY,
    PLATFORMS,
    REPORTING,
    SAY,
    TURN_DOWN,
)
from rashomon.extract.rules_v1.parsed import Parsed
from rashomon.extract.rules_v1.tree import child, is_negated, is_passive, subject
from rashomon.model.claim import Stance
from rashomon.model.words import Words

_NO_TELLER_ENTITIES = frozenset(("DATE", "TIME", "MONEY", "CARDINAL", "PERCENT"))
_RULED = frozenset("city town village district".split())
"""Places that have an administration, which can deny something in their name."""

_PAPERS = frozenset("report reports statement data figures estimates study survey".split())
_WRITTEN = frozenset("statement letter communique communiqué bulletin".split())
"""Papers that say whatever their writers say."""

_SHOWING = frozenset("show find indicate suggest reveal put estimate conclude".split())
_TO_BLAME = frozenset(("responsible", "accountable"))
_LONGEST_ASIDE = 12
_UNNAMED = frozenset("name identify quote".split())
"""What one who tells "asked not to be"."""

_QUOTING = frozenset(("quote", "cite", "report"))
_ALWAYS_ON = frozenset("add stress note insist explain".split())
"""Verbs of going on: as participles they are his who spoke before, whatever they hang on."""

_TOLLS = frozenset("toll number figure loss death count total cost price blame damage".split())


@dataclass(frozen=True, slots=True)
class _Found:
    """Who tells, who passed it on, and the paper it stands in where a paper's givers are the tellers."""

    nouns: tuple[Token, ...]
    via: tuple[Words, ...]
    paper: Token | None = None


def verb_frames(parsed: Parsed) -> Iterator[Frame]:
    """Give the frames of the reporting verbs that have a teller and a content."""
    for token in parsed.doc:
        reports = token.lemma_.lower() in REPORTING or _holds_responsible(token)
        reports = reports or shower(token) is not None
        if reports and token.pos_ in ("VERB", "AUX"):
            segment = parsed.segments[parsed.segment_index(token)]
            if not segment.is_attribution:
                yield from _frames(parsed, token)


def _frames(parsed: Parsed, verb: Token) -> Iterator[Frame]:
    found = None if is_refusal(verb) or _is_asked(verb) else _tellers(parsed, verb)
    if found is None:
        return
    contents = verb_contents(parsed, verb) or shown(parsed, verb)
    far = () if contents else far_clause(parsed, verb)
    contents = contents or far
    if not contents or _is_no_telling(verb):
        return
    via = found.via
    if verb.lemma_ in ("tell", "inform"):
        via += addressee_relay(parsed, verb)
    via += carried_by(parsed, verb)
    beside, stretch = beside_teller(parsed, verb, found.nouns[0])
    if found.paper is not None:
        stretch = parsed.words(found.paper.left_edge.i, verb.i)
    if far:
        opens = parsed.starts[found.nouns[0].left_edge.i]
        stretch = Words.of(parsed.report.text, opens, far[0].start)
    via += tuple(w for w in beside if w not in via)
    negated = is_negated(verb)
    for noun in found.nouns:
        for name in teller_words(parsed, noun):
            yield Frame(
                name,
                parsed.words(verb.i, verb.i),
                contents,
                via,
                stretch or _covers(parsed, verb),
                Stance.UNCERTAIN if negated else _stance(verb),
                negated,
                "verb",
                verb.i,
            )


def _is_asked(verb: Token) -> bool:
    """Whether a verb only says what somebody was asked before he spoke ("Asked about it, the mayor said")."""
    if verb.lemma_ != "ask" or verb.tag_ not in ("VBN", "VBD"):
        return False
    after = verb.doc[verb.i + 1 : verb.i + _LONGEST_ASIDE]
    said = any(t.text == "," and t.nbor(1).lemma_ in PLAIN_SAY for t in after[:-1])
    return verb.dep_ == "advcl" or (verb.i > 0 and verb.nbor(-1).text == "," and said)


def _holds_responsible(verb: Token) -> bool:
    """Whether a verb holds somebody responsible, which blames him."""
    if verb.lemma_ != "hold":
        return False
    beside = (c for part in verb.rights for c in (part, *part.children))
    return any(c.lower_ in _TO_BLAME for c in beside)


def _is_no_telling(verb: Token) -> bool:
    """Whether a verb of telling does something here: "put in place", "declared a truce".

    What denied reports claim is told by who denies it, not by them.
    """
    thing, lemma = child(verb, "dobj", "obj"), verb.lemma_.lower()
    if lemma in ("put", "reckon") and child(verb, "ccomp") is None:
        counted = [] if thing is None else [*thing.subtree]
        return not any(t.like_num or t.lemma_.lower() in _TOLLS for t in counted)
    if lemma == "declare" and thing is not None:
        return thing.lemma_.lower() in DECLARED
    if lemma == "ask" and (wish := child(verb, "xcomp")) is not None and wish.lemma_ in _UNNAMED:
        return True
    if lemma == "calculate" and verb.tag_ == "VBG":
        return True
    about = verb.head if verb.dep_ == "acl" else None
    return about is not None and about.lemma_ in CLAIMED and about.head.lemma_ in DENY


def _stance(verb: Token) -> Stance | None:
    """Give what a verb says of the stance; turning down what is no claim denies nothing."""
    lemma = verb.lemma_.lower()
    thing = child(verb, "dobj", "obj")
    if lemma in TURN_DOWN and child(verb, "ccomp", "xcomp") is None and thing is not None:
        return Stance.DENY if is_claimed(thing) else Stance.OPINION
    return Stance.PREDICT if is_threat(verb) else CUE_STANCE.get(lemma)


def _tellers(parsed: Parsed, verb: Token) -> _Found | None:
    """Find who tells by a verb: its subject, its agent, or who is quoted."""
    quoted = _quoted_as(verb)
    if quoted is not None:
        return quoted if quoted.nouns == () else _with_relay(parsed, quoted, verb)
    if is_passive(verb) or (verb.tag_ == "VBN" and verb.dep_ == "acl"):
        agent = child(verb, "agent")
        noun = child(agent, "pobj") if agent is not None else None
        return _Found((noun,), ()) if noun is not None else None
    noun = _telling(parsed, verb)
    if noun is None:
        return None
    source = child(verb, "dobj", "obj") if verb.lemma_ in ("cite", "quote") else None
    if source is not None and (source.pos_ == "PROPN" or is_somebody(source)):
        named = source.lower_ not in _PAPERS and source.i > verb.i
        return _Found((source,), tuple(teller_words(parsed, noun))) if named else None
    cited = _cited(verb, noun)
    if cited is not None:
        return _Found((cited,), tuple(teller_words(parsed, noun)))
    giver = whose(noun)
    return _Found((giver,), (), noun if giver is not noun else None)


def _telling(parsed: Parsed, verb: Token) -> Token | None:
    """Give the subject a verb shares, or the one above it ("said the road was open, adding that")."""
    told = just_told(verb)
    if told is not None:
        return told
    above = _teller_above(parsed, verb)
    noun = _agent_above(verb) or shower(verb) or _opened_past(subject(verb)) or _set_apart(verb)
    if above is not None and verb.lemma_ in _ALWAYS_ON:
        return above
    there = noun is not None and noun.dep_ == "expl"
    sure = noun is not None and not there and (noun.pos_ in ("PROPN", "PRON") or is_somebody(noun))
    noun = noun if above is None or sure else above
    if not sure and above is None and (resumed := _resumed(verb)) is not None:
        return resumed
    issued = _issued(verb, noun) if noun is not None else None
    if issued is not None:
        return issued
    if noun is not None and noun.i != verb.i and _can_tell(noun, verb):
        return noun
    return None if sure else _resumed(verb)


def _opened_past(noun: Token | None) -> Token | None:
    """Give the name after an opening participle that the parse joined to it ("Reacting, Jane Roe said")."""
    opens = noun is not None and noun.tag_ == "VBG" and noun.i == noun.sent.start
    name = child(noun, "conj", "appos") if noun is not None and opens else None
    return name if name is not None and name.pos_ == "PROPN" else noun


def _set_apart(verb: Token) -> Token | None:
    """Give the subject whose aside the parse took for a clause of its own ("Jane Roe, booed there, had told …")."""
    aside = next((c for c in verb.children if c.i < verb.i and _is_aside(c)), None)
    said = aside is not None and child(verb, "ccomp") is not None
    return child(aside, "nsubj", "nsubjpass") if aside is not None and said else None


def _is_aside(part: Token) -> bool:
    """Whether a clause before a verb says between commas what its subject went through."""
    who = child(part, "nsubj", "nsubjpass")
    done = part.dep_ == "ccomp" and part.tag_ in ("VBN", "VBD") and part.nbor(-1).text == ","
    between = done and who is not None and part.doc[part.right_edge.i + 1].text == ","
    return part.dep_ == "parataxis" or between


def _agent_above(verb: Token) -> Token | None:
    """Find who goes on after a passive ("was confirmed by the mayor, adding that")."""
    at = verb.head
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or at.lemma_.lower() not in REPORTING:
        return None
    agent = child(at, "agent") if is_passive(at) else None
    return child(agent, "pobj") if agent is not None else None


def _issued(verb: Token, noun: Token) -> Token | None:
    """Find whose paper says something ("the firm issued a statement saying …")."""
    paper = noun.lemma_.lower() in DOCUMENTS and noun.dep_ in ("dobj", "obj")
    giver = subject(noun.head) if paper and verb.dep_ == "acl" else None
    return giver if giver is not None and _can_tell(giver, verb) else None


def _resumed(verb: Token) -> Token | None:
    """Find who goes on in a verb that hangs on a thing.

    "Met behind closed doors, adding that", "denied there was proof and warned that".
    """
    clause = verb.head
    if verb.dep_ == "conj" and clause.dep_ == "ccomp" and resumes(verb, clause.head):
        return subject(clause.head)
    if verb.tag_ != "VBG" or verb.dep_ not in ("acl", "advcl"):
        return None
    above = next((t for t in verb.ancestors if t.lemma_.lower() in REPORTING), None)
    says = verb.lemma_.lower() in SAY and child(verb, "ccomp") is not None
    noun = subject(above) if above is not None else _main_subject(verb) if says else None
    return noun if noun is not None and _can_tell(noun, verb) else None


def _main_subject(verb: Token) -> Token | None:
    """Give the person or body that is subject of the clause a participle hangs on."""
    for above in verb.ancestors:
        noun = child(above, "nsubj")
        if noun is not None and noun.i < verb.i:
            sure = noun.pos_ in ("PROPN", "PRON") or is_somebody(noun)
            return _antecedent_of(noun, above) if sure else None
    return None


def _antecedent_of(noun: Token, verb: Token) -> Token | None:
    return noun if noun.lower_ not in NOT_TELLERS else subject(verb)


def _teller_above(parsed: Parsed, verb: Token) -> Token | None:
    """Give who tells the clause that a participle with a clause of its own hangs on."""
    at = verb.head
    if verb.tag_ != "VBG" or verb.dep_ not in ("advcl", "acl") or child(verb, "ccomp") is None:
        return None
    if at.dep_ == "ccomp" and at.head.lemma_.lower() in REPORTING:
        return subject(at.head)
    index = parsed.segment_index(verb)
    before, own = parsed.segments[index - 1], parsed.segments[index]
    if index == 0 or not before.is_attribution or before.sentence != own.sentence:
        return None
    said = (t for t in parsed.segment_tokens(index - 1) if t.lemma_.lower() in REPORTING)
    return next((noun for t in said if (noun := child(t, "nsubj")) is not None), None)


def _covers(parsed: Parsed, verb: Token) -> Words | None:
    """Give the attribution that hangs on another clause, from its joint to its "that".

    "…, with state television reporting that", "…, while confirming that" and
    "Radio quoted an official as saying that" belong to nobody's claim.
    """
    clause, own = child(verb, "ccomp"), child(verb, "nsubj")
    if clause is None:
        return None
    relative = parsed.doc[verb.left_edge.i]
    if verb.dep_ == "relcl" and own is not None and relative.head.i == clause.i < verb.i + 9:
        return parsed.words(relative.i, verb.i)
    if verb.tag_ != "VBG" or clause.left_edge.i <= verb.i:
        return None
    quoted = verb.dep_ == "pcomp" and verb.head.lower_ == "as"
    first = (verb.head.head if quoted else verb).left_edge.i
    if not quoted and verb.head.lower_ == "with" and verb.dep_ in ("pcomp", "pobj"):
        first = verb.head.i
    last = clause.left_edge.i
    return parsed.words(first, last if parsed.doc[last].lower_ == "that" else last - 1)


def _quoted_as(verb: Token) -> _Found | None:
    """Find "X quoted Y as saying": Y tells."""
    if verb.dep_ != "pcomp" or verb.head.lower_ != "as" or verb.head.head.lemma_ not in _QUOTING:
        return None
    quoting = verb.head.head
    noun = child(quoting, *(("nsubjpass",) if is_passive(quoting) else ("dobj", "obj")))
    return _Found((noun,), ()) if noun is not None else None


def _with_relay(parsed: Parsed, found: _Found, verb: Token) -> _Found:
    quoting = verb.head.head
    relay = child(quoting, "nsubj")
    if relay is None and is_passive(quoting):
        agent = child(quoting, "agent")
        relay = child(agent, "pobj") if agent is not None else None
    return _Found(found.nouns, tuple(teller_words(parsed, relay)) if relay is not None else ())


def _cited(verb: Token, noun: Token) -> Token | None:
    """Find whom a report cites: "Citing a source, state TV said", "State TV, citing a source, said"."""
    for part in (*verb.children, *noun.children):
        if part.dep_ in ("advcl", "prep", "conj", "acl") and part.lower_ in ("citing", "quoting"):
            return child(part, "dobj", "obj", "pobj")
    told = verb.dep_ == "ROOT" and verb.lemma_ in PLAIN_SAY and child(verb, "ccomp") is not None
    return cited_at_foot(verb.sent, verb.i) if told else None


def _can_tell(noun: Token, verb: Token) -> bool:  # noqa: C901, PLR0911  (a list of what cannot)
    """Whether a noun can be a teller at all: a person, a body, or with "said" a paper."""
    if (noun.lower_ in NOT_TELLERS and noun.text != "WHO") or noun.dep_ == "attr":
        return False
    if noun.ent_type_ in _NO_TELLER_ENTITIES:
        return False
    if any(c.lower_ in ("no", "neither") for c in noun.children) or noun.lower_ in ("n't", "n’t"):
        return False
    if any(c.dep_ == "nummod" and c.text.isdigit() and len(c.text) > 1 for c in noun.children):
        return False
    if any(c.dep_ == "dobj" and c.lemma_ == "life" for c in verb.children):
        return False
    helped = any(c.dep_ == "aux" and c.lower_ != "to" for c in verb.children)
    joined = verb.dep_ == "conj" and verb.head.dep_ == "ROOT" and child(verb, "ccomp") is not None
    if verb.tag_ == "VB" and not helped and not joined and not _goes_on(verb):
        return False
    lemma = verb.lemma_.lower()
    if noun.pos_ in ("PROPN", "PRON"):
        return noun.text not in PLATFORMS
    if lemma in PLAIN_SAY:
        return noun.pos_ in ("NOUN", "ADJ", "X") and noun.lemma_.lower() not in HAPPENINGS
    if noun.lower_ in _WRITTEN:
        return True
    if noun.lower_ in _PAPERS:
        own = any(
            c.dep_ in ("amod", "compound", "poss") or c.lower_ in ("by", "from")
            for c in noun.children
        )
        bare = noun.lower_ == "reports" and noun.left_edge.i == noun.i and verb.dep_ != "relcl"
        return (own or bare) and lemma in _SHOWING and child(verb, "ccomp") is not None
    return is_somebody(noun) or _is_named_beside(noun) or _speaks(noun, verb)


def _is_named_beside(noun: Token) -> bool:
    """Whether a person's name stands right beside a noun ("his deputy Jane Roe")."""
    name = child(noun, "appos")
    return name is not None and name.ent_type_ == "PERSON" and name.left_edge.i == noun.i + 1


def _speaks(noun: Token, verb: Token) -> bool:
    """Whether what a verb does, with a clause or of a denied thing, makes its subject somebody."""
    lemma = verb.lemma_.lower()
    clause = child(verb, "ccomp", "xcomp") is not None or any(map(is_wish, verb.children))
    for_it = lemma in ("call", "advise") and child(verb, "prep") is not None
    clause = clause or (for_it and verb.dep_ != "relcl")
    only = lemma in ONLY_SPEECH and verb.tag_ != "VBG" and (clause or lemma in DENY)
    ruled = lemma in DENY and noun.lemma_.lower() in _RULED
    return only and noun.pos_ == "NOUN" and (ruled or noun.lemma_.lower() not in HAPPENINGS)


def _goes_on(verb: Token) -> bool:
    """Whether a bare verb is what somebody goes on to do ("went on to say that")."""
    return verb.dep_ in ("xcomp", "advcl") and verb.head.lemma_ in ("go", "proceed", "continue")

"""Words by which a matter is known to a reader: those of the claim that tells it best."""

import re
from collections import Counter
from collections.abc import Sequence

from rashomon.model.claim import Polarity, Stance
from rashomon.model.linked import LinkedClaim
from rashomon.reconcile.wording import content_words

_LENGTH = 80
"""Characters that a title has at best."""

_STEPS = 10
"""Steps in which titles are told apart by the share of tellings that have their words."""

_TIE = re.compile(r"(?:and|but|while|whereas|that|adding that)\s+", re.IGNORECASE)
"""Words that tie a clause to what stands before it."""

_POINTS_BACK = re.compile(
    r"(?:wh(?:o|om|ose|ich|en|ere)|it|they|he|she|this|these|those|them|his|her|their|its|there)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"(?:who|whom|whose|which)\b", re.IGNORECASE)
"""First words of a clause on somebody named before it: such a title shows that it is cut off."""

_HANGS = re.compile(
    r"(?:whether|including|among|after|before|during|since|because|despite|if|as|to|for|from|with|without|by|in|on|at|of|than"
    r"|was|were|is|are|has|have|had|been|being|be|will|would|could|may|not|more|others?|[a-z]\w*ing|[a-z]\w*ed|then|also)\b"
)
"""First words, in small letters, of what hangs on words before it: prepositions, verbs without a subject."""

_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|may|might|must|can|did|does|do|\w{2,}ed|\w{2,}(?:kes|ves|ses|ts|ks|ds|ns)"
    r"|struck|hit|took|taken|held|fell|fled|flew|left|lost|led|kept|sent|shot|broke|began|came|went|gave|got|made|met|said|told|saw"
    r"|sought|fought|drove|ran|rose|set|shut|put|cut|won|sank|blew|swept|withdrew|overran|retook|became|brought|built|dealt|dug)\b"
)
_SAYING = re.compile(
    r"(?:said|says|saying|say|told|tell\w*|add\w*|report\w*|according to|stat\w+|wrote|.* that)",
    re.IGNORECASE,
)
"""Cues that say nothing of what is told."""

_FURNITURE = re.compile(
    r"(?:date of publication|tags|topics?|file photo|read more)\b", re.IGNORECASE
)
"""First words of a page's own furniture that stuck to a claim."""


def title(claims: Sequence[LinkedClaim]) -> str:
    """Give the words that tell a matter best: a plain whole clause that names a place, in the words of many, of middle length."""
    words = {c.id: content_words(c.claim.quote.text) for c in claims}
    tellings = Counter(w for told in words.values() for w in told)

    def rank(linked: LinkedClaim) -> tuple[object, ...]:
        shared = sum(tellings[w] for w in words[linked.id]) / (len(words[linked.id]) or 1)
        common = round(_STEPS * shared / len(words))
        return *_lacks(linked), -common, abs(len(linked.claim.quote.text) - _LENGTH), linked.id

    best = min(claims, key=rank)
    text = " ".join(_untied(_readable(best)).split())
    if _RELATIVE.match(text):
        return f"… {text[:1].lower()}{text[1:]}"
    return text[:1].upper() + text[1:]


def _lacks(linked: LinkedClaim) -> tuple[bool, int, bool]:
    """Say what a claim lacks for a title, the worst first: that it affirms, a whole clause, a place."""
    claim = linked.claim
    plain = claim.stance is not Stance.DENY and claim.polarity is Polarity.POSITIVE
    quote = claim.quote
    placed = any(quote.start <= w.words.start < quote.end for w in linked.places)
    return not plain, is_scrap(quote.text) + bool(_FURNITURE.match(quote.text)), not placed


def is_scrap(quote: str) -> bool:
    """Whether a quote is no clause of its own: it hangs on words before it, or has no verb."""
    whole = _untied(quote)
    return bool(_POINTS_BACK.match(whole) or _HANGS.match(whole)) or _VERB.search(whole) is None


def _readable(linked: LinkedClaim) -> str:
    """Give a claim's words; a scrap with the cue that it hangs on ("blamed" the army for it).

    The teller is left out: a question must not name a private person.
    """
    quote, cue = linked.claim.quote, linked.claim.cue
    if cue is None or not is_scrap(quote.text) or not 0 <= quote.start - cue.end <= 1:
        return quote.text
    return quote.text if _SAYING.fullmatch(cue.text) else f"{cue.text} {quote.text}"


def _untied(quote: str) -> str:
    tie = _TIE.match(quote)
    return quote[tie.end() :] if tie else quote

"""How a source stands to what it tells, and whether the proposition is negated."""

import re

from rashomon.extract.rules_v1.frame import Frame
from rashomon.model.claim import Polarity, Stance

_UNCERTAIN = re.compile(
    r"\b(?:reportedly|allegedly|apparently|presumed|presumably|purported(?:ly)?|suspected (?:of|to)|unconfirmed|believed to"
    r"|thought to|said to have|were reported to|was reported to|is reported to|are reported to|appear(?:s|ed)? to"
    r"|seem(?:s|ed)? to|could not (?:be |immediately )?(?:independently )?(?:be )?(?:verif|confirm)\w*|not (?:been )?verified"
    r"|not clear|unclear|may have|might have|could have|possibly|perhaps|likely to have|most likely|alleged to|feared to|no immediate details|looked like|rumou?r\w*"
    r"|(?:initially|first|earlier) reported|some (?:kind|sort) of|conflicting (?:\w+ )?(?:reports|accounts|claims|figures|numbers|information)"
    r"|(?:no|n['’]?t have any|not have any) (?:\w+ )?information|thinks (?:that )?(?:he|she|it|they)|likely (?:to have )?(?:\w+ed|responsible|behind|caused|launched))\b",
    re.IGNORECASE,
)
_PREDICT = re.compile(
    r"\b(?:will|would|going to|expected to|set to|plans? to|planning to|intends? to|prepar(?:es?|ing) to|vow(?:s|ed)? to"
    r"|threaten(?:s|ed|ing)? to|aims? to|likely to|about to|due to (?:begin|start|meet|arrive)|(?:could|may) (?:increase|rise|miss|go|provide|strengthen|lead|draw"
    r"|spark|become|be|mean|affect|face)|to be (?:held|closed|removed)|’ll|'ll)\b",
    re.IGNORECASE,
)
_PAST_WOULD = re.compile(r"\bwould have\b|\bwouldn['’]t have\b", re.IGNORECASE)
_OPINION = re.compile(
    r"\b(?:must|should|need(?:s)? to|has to|have to|ought|unacceptable|disastrous|terrible|horrif\w+|devastat(?:ed|ing)"
    r"|deplor\w+|outrage\w*|tragic|shameful|barbari\w+|heinous|brutal|criminal|crime against|aggression|violation of"
    r"|unjustifi\w+|condemn\w*|regret\w*|hope|hopes|fear|fears|worr(?:y|ied)|concern(?:ed|s)?\b(?! the)|i think|i believe|i don['’]?t"
    r"|we are all|very (?:bad|difficult|important|serious)|so (?:bad|sad|many)|too (?:deplorable|afraid|many|early)|carnage|beautiful"
    r"|brave|heroic|proud|worst|best|important|attempt to|a form of|an act of|pretext|excuse|hypocri\w+|irresponsible"
    r"|urge[ds]?|demand(?:s|ed)?|calls? (?:on|for)|called (?:on|for|upon)|lack of|no (?:excuse|justification|other (?:option|choice|way))|war crimes?|only (?:way|option|choice)|one of the (?:most|worst|best|highest|greatest|biggest|world['’]?s)|(?:huge|great|terrible|big|major|real|serious|grave) (?:loss|mistake|blow|concern|threat|risk|danger|step|success|victory|challenge)|hopeful|encouraging|alarming|stands? (?:with|by|firm)|(?:my|our) (?:thoughts|hearts|prayers|condolences)|turning point|priorit(?:y|ies)|(?:is|was|are|were) (?:only )?(?:a|the) (?:result|effort|pretext|attempt|sign|proof)|(?:only|simply|merely) (?:deepen|serve|help|show|prove|make)\w*|served? the interests|shocked)\b",
    re.IGNORECASE,
)
_OBLIGED = re.compile(
    r"\b(?:must(?! have)|should(?! have been (?:able|told))|ought to|needs? to|has to|have to|had better)\b",
    re.IGNORECASE,
)
"""Words of what ought to be: a view in anybody's mouth, the outlet's too."""

_CONFIRM = re.compile(r"\bconfirm(?:s|ed|ing)?\b", re.IGNORECASE)
_NEGATIVE = re.compile(
    r"\b(?:not|never|cannot|no longer|unable|yet to|lack of|can['’]?t|don['’]?t|doesn['’]?t|didn['’]?t|won['’]?t|wasn['’]?t|weren['’]?t|isn['’]?t|aren['’]?t"
    r"|hasn['’]?t|haven['’]?t|hadn['’]?t|couldn['’]?t|wouldn['’]?t|shouldn['’]?t|nobody|no one|none|nothing|neither|nor|without any)\b"
    r"|\b(?:there (?:is|are|was|were|has been|have been|had been)|found|saw|see|with|left|had|has|have|leaving|because of) no\b"
    r"|^no\b",
    re.IGNORECASE,
)
_NOT_NEGATIVE = re.compile(
    r"\bnot (?:only|just|least|to mention)\b|\bno (?:fewer|less|more) than\b|\bnot (?:far|long)\b",
    re.IGNORECASE,
)
_LATE_NEGATION = 60
"""A negation this many characters in mostly stands in a clause that hangs on another."""


def stance_of(quote: str, frame: Frame | None, *, in_quotation: bool) -> Stance:
    """Give the stance of a claim from its own words and its cue.

    A cue that denies, confirms or predicts decides; "said" leaves it to the
    words. Judgement counts as opinion where somebody else than the outlet
    speaks, most of all in direct speech.
    """
    cue = frame.stance if frame else None
    if cue in (Stance.DENY, Stance.CONFIRM, Stance.PREDICT):
        return cue
    if _UNCERTAIN.search(quote) or cue is Stance.UNCERTAIN:
        return Stance.UNCERTAIN
    if _PREDICT.search(quote) and not _PAST_WOULD.search(quote):
        return Stance.PREDICT
    if cue is Stance.OPINION or _OBLIGED.search(quote) or (frame and _OPINION.search(quote)):
        return Stance.OPINION
    if in_quotation and re.search(r"\b(?:I|we|us|our|my)\b", quote) and _OPINION.search(quote):
        return Stance.OPINION
    return Stance.ASSERT


def polarity_of(quote: str, stance: Stance) -> Polarity:
    """Give the polarity of a proposition; what a denial denies is positive."""
    if stance is Stance.DENY:
        return Polarity.POSITIVE
    found = _NEGATIVE.search(_NOT_NEGATIVE.sub(" ", quote))
    if found and found.start() <= _LATE_NEGATION:
        return Polarity.NEGATIVE
    return Polarity.POSITIVE

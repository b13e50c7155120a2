"""How a source stands to what it tells, and whether the proposition is negated."""

import re

from rashomon.extract.rules_v1.frame import Frame
from rashomon.model.claim import Polarity, Stance

_ADVERB = r"(?:\w{2,14}ly |also |still |yet |now |then |largely |soon |well |even )?"
_IS = r"(?:is|was|are|were|be|been|being|['’]s)"
_CHECK = r"(?:verif|confirm|corroborat|establish|determin|check|test)\w*"
_UNCERTAIN = re.compile(
    r"\b(?:reportedly|allegedly|apparently|presumed|presumably|purported(?:ly)?|suspected (?:of|to)|unconfirmed|unverified|unproven"
    rf"|{_IS} {_ADVERB}(?:suspected|rumou?red|(?:believed|thought|presumed|alleged|said|reported) (?:to|responsible|behind|dead))"
    r"|said to have|were reported to|was reported to|is reported to|are reported to|(?:appear|seem)(?:s|ed)? (?:\w+ly )?to|it (?:\w+ly )?(?:appears|appeared|seems|seemed)"
    rf"|(?:could(?: not|n['’]?t)|can(?:not|['’]?t)) {_ADVERB}(?:immediately )?(?:be )?(?:\w+ly )*{_CHECK}|not (?:been |be )?(?:yet )?(?:\w+ly )?(?:verified|corroborated)"
    rf"|(?:none|neither|no \w+) (?:[\w'’]+ ){{0,5}}(?:could|can) (?:be )?(?:\w+ly )?{_CHECK}|(?:has|have|had) not (?:yet )?been (?:\w+ly )?(?:confirmed|excluded|ruled out)"
    rf"|(?:yet|remain(?:s|ed)?) to be (?:\w+ly )?{_CHECK}|(?:unable to|not (?:\w+ly )?(?:been )?able to) (?:\w+ly )*{_CHECK}"
    r"|no (?:independent|immediate) (?:confirmation|verification)|there (?:is|was) no immediate (?:death toll|word)|(?:first|initial|early|preliminary) (?:indications?|conclusions?)"
    r"|could be (?:over|up to|(?:as|far|much) \w+|more than)"
    r"|it (?:is|was|has been) (?:\w+ly )?(?:claimed|alleged|reported|believed|thought|rumou?red)|estimated to have|(?:not (?:yet |\w+ly )?|far from )clear|(?<!whereabouts are )(?<!whereabouts were )not (?:yet |\w+ly )?known|unclear|(?:is|was|were|are|remain(?:s|ed)?) (?:\w+ly )?unknown|may have|might have|could have(?! been (?:averted|avoided|prevented|spared|saved|stopped))|may be(?! (?:held|closed|removed|the|one of)\b)|might be(?! \w+ed\b)"
    r"|neither (?:\w+['’]?s? ){1,4}could be (?:\w+ )?(?:verif|confirm|check)\w*|impossible to (?:\w+ )?(?:verify|confirm|check|establish|know|say)"
    r"|(?:may|might) (?:still|also|well|yet) (?:be|lie)|could be (?:behind|responsible)|(?:have|has|had) not (?:yet |\w+ly )?(?:emerged|been (?:disclosed|determined|established|identified))"
    r"|possibly|perhaps|likely to have|most likely|alleged to|feared to|no immediate details|rumou?red"
    r"|(?:initially|first|earlier) reported|some (?:kind|sort) of|conflicting (?:\w+ )?(?:reports|accounts|claims|figures|numbers|information)"
    r"|(?:no|\w{2,6}n['’]?t have any|not have any) (?:\w+ )?information|(?:did not|didn['’]?t) (?:specify|say (?:who|what|how|whether|if))|(?:did not|didn['’]?t) den(?:y|ied)|neither confirm(?:ed|s)?|nor den(?:y|ied|ies)"
    r"|thinks (?:that )?(?:he|she|it|they)|likely (?:to have )?(?:\w+ed|responsible|behind|caused|launched))\b",
)
_HELD = re.compile(
    rf"(?:(?<!nobody )(?<!no one ){_IS} |^)reported (?:\w+ly )?(?:killed|dead|wounded|injured|hurt|missing|shot)\b"
    r"|^(?!an? |the )(?:\w+ )?suspected\b|^suspicions?\b|\bprobably\b|\bappear(?:s|ed)? (?:genuine|authentic)\b",
    re.IGNORECASE,
)
"""What the outlet, in its own voice, does not vouch for."""

_BELIEVED = re.compile(r"\b(?<!not )(?:believed|thought) to\b", re.IGNORECASE)
_DESCRIBED = re.compile(
    r"^(?:[\w'’-]+ ){1,8}(?:believed|thought) to (?:be|belong|come)\b(?: \S+){1,8}? (?:\w+ed|struck|hit|shot|took|came|went|left|fell|blew|held)\b",
    re.IGNORECASE,
)
"""Doubt of who did it beside a plain telling of what was done ("jets thought to be foreign struck")."""

_HEDGE_LAST = re.compile(
    r"(?:reportedly|allegedly|apparently|possibly|perhaps|likely)\W*$", re.IGNORECASE
)
"""A hedge that closes a quote belongs to what follows it."""

_DOUBTED_BEFORE = re.compile(
    r"\b(?:reportedly|allegedly|apparently|possibly|perhaps|presumably"
    r"|(?:determin|establish|investigat|verif|know|known|assess|examin|clear|unclear|ask|question|doubt)\w* (?:about )?(?:whether|if|who|what|how|why|which)"
    r"|(?:allegations?|rumou?rs?|suspicions?|speculation|(?:unconfirmed|unverified|conflicting) (?:\w+ )?(?:reports?|claims?)) (?:that|of|over|about|surfaced that|emerged that)"
    r"|it (?:is|was|has been|had been) (?:\w+ )?(?:reported|claimed|alleged|rumou?red|believed|thought|suspected)(?: earlier| that){0,2}"
    r"|neither confirm(?:ed|s)? nor(?: den(?:y|ied|ies))?(?: that)?"
    r"|(?:is|are|was|were|been|being) (?:\w+ly )?accused of|rumou?r (?:has|had) it|(?:preliminary|initial|first|early) (?:conclusions?|findings?)(?: that)?|(?:amid|with|were|are) reports (?:of|that)"
    r"|(?:reports|indications|signs) (?:that )?(?:suggest|suggested|suggesting|indicate|indicated|indicating)(?: that)?"
    r")\W*$",
    re.IGNORECASE,
)
_OPEN_BEFORE = re.compile(
    r"\b(?:determine|establish|verify|(?:not|un)(?: \w+ly)? ?clear|(?:did not|did ?n['’]?t|does not) specify)\s*$",
    re.IGNORECASE,
)
_ASKING = re.compile(r"(?:whether|if|who|whose|which|what|how|why)\b")
"""The word that opens what is left open ("it was not clear | who had fired")."""

_SHARED_HEDGE = re.compile(
    r"\b(?:(?:believed|thought|feared|reported) (?:to have (?:been )?)?\w+) and\s*$"
)
_BARE_PARTICIPLE = re.compile(
    r"^(?!.*\b(?:was|were|is|are|has|have|had)\b)[\w,-]+(?: \w+){0,2} \w+(?:ed|en)\b"
)
"""A second half that shares the hedge of the first ("are thought to have been killed and | more wounded")."""

_HELD_TO = re.compile(
    r"\b(?:believed|thought|estimated|presumed|feared|alleged|said|reported|rumou?red|suspected)\s$",
    re.IGNORECASE,
)
_FALSE = re.compile(
    r"\b(?:claims?|allegations?|accusations?|reports?|charges?|rumou?rs?|stor(?:y|ies)|it|this|that|these|they) (?:[\w-]+ ){0,12}?(?:is|are|was|were|had been) "
    r"(?:\w+ly )?(?:false|untrue|not true|baseless|unfounded|groundless|fabricat\w+|(?:a )?(?:lies?|hoax|fabrication)|nonsense|without (?:any )?(?:basis|foundation))\b"
    r"|\bno truth (?:to|in|behind)\b|\bnothing (?:whatsoever |at all )?to do with\b|\b(?:it|this|that|they|claims?|charges?|allegations?|reports?|stories|story) ha(?:s|ve|d) no (?:basis|foundation|substance)\b|\b(?:it|this|that|no such thing) never (?:happened|occurred|took place)\b"
    r"|\bit(?: is|['’]s| was) (?:simply |just |absolutely )?(?:not true|not the case|untrue|false|a lie) that\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"(?:in |of |on )?(?:which|who|whose|where)\b", re.IGNORECASE)
"""A relative clause beside what is denied is not denied with it."""

_RELATIVE = re.compile(r"\b(?:that|which|who) $")
_PURPOSE = re.compile(
    r"\b(?:for fear (?:that )?|so that |so (?:as |(?:\w+ ){1,3}))(?:\w+ ){0,4}$", re.IGNORECASE
)
_LATE_RELATIVE = 25
_SPEAKING = re.compile(r"\b(?:I|we|us|our|my)\b")
_HEDGED_SENTENCE = re.compile(r"\b(?:reportedly|allegedly)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:and )?[a-z]{3,14}ing\b")
"""A participle that hangs on the clause before it ("killing three")."""

_PREDICT = re.compile(
    r"\b(?:will|would|going to|expected to|set to|(?<!the )(?<!a )(?<!this )(?<!its )(?<!his )(?<!their )(?<!of )plans? to|planning to|intends? to|prepar(?:es?|ing) to|vow(?:s|ed)? to"
    r"|can(?: ?not|['’]t)? (?:hold|last) (?:out )?(?:for )?much longer|could not (?:hold|last) (?:out )?(?:for )?much longer|unlikely to|yet to come|(?<!for )(?:appear|seem|look)(?:s|ed)? (?:set|poised|headed|bound|ready) (?:to|for|towards?)"
    r"|(?:we|they|he|she|it) shall|imminent|raises? the (?:specter|spectre|prospect|risk) of"
    r"|threaten(?:s|ed|ing)? to|likely to|about to|due to (?:begin|start|meet|arrive)|looking to|(?:could|may|might) (?:also |still |soon |well |even |yet )?(?:increase|rise|climb|grow|miss|go|provide|strengthen|lead|draw|drag"
    r"|spark|become|mean|affect|face|happen|come|take|bring|cause|trigger|force|help|end|start|begin|continue|collapse|avert|prompt|result|worsen|spread|reach|see|need|want|change|double|triple|exceed|pass|split|ease|be eased|last|return|resume|turn|kill|die|follow|be (?:held|closed|removed))"
    r"|(?:is|are|was|were) (?:expected\b|(?:due|slated|scheduled|planned|supposed) (?:to|for|on|in|at|back|home))|(?:is|are) to (?!the\b|an?\b|its\b|his\b|her\b|their\b|our\b|blame\b|date\b|some\b|say\b|all\b|be (?:found|seen|blamed|praised))[a-z]{2,}"
    r"|(?<!had )to be (?:held|closed|removed|visited|released|deployed|evacuated|discussed|delivered|signed|flown|taken|moved|sent|handed)|’ll|'ll)\b",
    re.IGNORECASE,
)
_SET_DAY = re.compile(
    r"\b(?<!to )(?:opens?|starts?|begins?|meets?|takes? (?:up|place)|resumes?|faces?|votes?)\b[^,]*\bon (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\bshould be [^,]*\bby (?:\w+ )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|week|month|year|noon|evening|morning|tomorrow)|\bshould still\b|^should\b"
)
"""What is set for a day, in the present tense of timetables, and what is due by one."""

_RHETORICAL = re.compile(r"(?:When|Who|How|Why|What) (?:will|would)\b")
"""A question about the future put to the world foretells nothing."""

_PAST_WOULD = re.compile(r"\bwould have\b|\bwouldn['’]t have\b", re.IGNORECASE)
_OPINION = re.compile(
    r"\b(?:must|should|need(?:s)? to|has to|have to|ought|unacceptable|disastrous|terrible|horrif\w+|devastat(?:ed|ing)"
    r"|deplor\w+|outrage\w*|tragedy|shameful|barbari\w+|brutality|hatred|slaughter|catastroph\w+|idly|deadly escalation|in the interests? of|heinous|criminal|crime against|aggression|violation of"
    r"|unjustifi\w+|condemn\w*|regret\w*|hope|hopes|(?<!for )fear|fears|worr(?:y|ied)|concern(?:ed|s)?\b(?! the)|i think|i believe|i don['’]?t"
    r"|we are all|(?<!this )tragic|(?:is|was|are|were) brutal|very (?:bad|difficult|important|serious)|so (?:bad|sad)|too (?:deplorable|afraid|many|early|mild|slow|soon|late|little|much|weak|dangerous)|carnage|beautiful"
    r"|brave|heroic(?:ally)?|proud|worst|best|important|a form of|an act of|pretext|excuse|hypocri\w+|irresponsible"
    r"|urge[ds]?|demand(?:s|ed)?|calls? (?:on|for)|called (?:on|for|upon)|no (?:excuse|justification|other (?:option|choice|way))|war crimes?|only (?:way|option|choice)|one of the (?:most|worst|best|highest|greatest|biggest|world['’]?s)|(?:huge|great|terrible|big|major|real|serious|grave) (?:loss|mistake|blow|concern|threat|danger|step|success|victory|challenge)|hopeful|encouraging|alarming|stands? (?:with|by|firm)|(?:my|our) (?:thoughts|hearts|prayers|condolences)|turning point|priorit(?:y|ies)|(?:is|was|are|were) (?:only )?(?:a|an|the) (?:result|effort|pretext|attempt|sign|proof)|(?:only|simply|merely) (?:deepen|serve|help|show|prove|make)\w*|serve[sd]? the (?:interests|goals|purposes?)|shocked)\b",
)
_JUDGED = re.compile(
    r"\b(?:amazed|appalled|saddened|disappointed|indispensable|insufficient|inadequate|intolerable|disgrac\w+|reckless|cynical|cowardly|absurd|ridiculous|nonsense|provocation|flagrant|blatant|sheer|pure and simple|disregard for|impunity"
    r"|no (?:alternative|reason|good|real|point|doubt|room)|every reason|right (?:track|direction)|can(?:not|['’]?t) (?:not )?(?:be (?:justified|used|accepted|tolerated|ignored|allowed|trusted|part)|claim|accept|tolerate|allow|stand)"
    r"|(?:the|an) (?:urgent |pressing |dire )?need (?:for|to)|it (?:is|['’]s|was) (?:high |about )?time|it (?:is|['’]s|was) (?:\w+ly |now |very |quite |also )?(?:clear|obvious|evident|essential|vital|crucial|necessary|imperative|unfortunate|regrettable|wrong|impossible|difficult|hard|important|shameful)"
    r"|i ?['’]?a?m (?:not sure|sure|afraid|confident|certain|worried|glad|happy|sorry|scared)|i (?:was|felt|am|feel) (?:so |very |really )?(?:scared|desperate|afraid|frightened|terrified|angry|helpless|relieved)"
    r"|(?:i|we) (?:do not|don['’]t|cannot|can['’]t) see|still time to|fear(?:s|ed)? for the"
    r"|clearly|obviously|undoubtedly|unfortunately|sadly|of course|amount(?:s|ed)? to|on the table|very dark|nightmare|hell|death trap|desperate attempt|look forward|we (?:welcome|support|reject|stand|demand|call|urge|want))\b",
)
_VALUED_AHEAD = re.compile(
    r"\bwould (?:not |also |only |therefore )*be (?:an? |the |very |completely |totally )*(?:mistake|disaster|catastrophe|tragedy|shame|wrong|right|better|best|good|bad|unacceptable|consistent|unwise|dangerous|devastating|catastrophic|hard|difficult|impossible|pointless|useless|the worst|worst|welcome|helpful|foolish|crazy|illegal|violation|crime|grave|great|huge|turning)\b",
    re.IGNORECASE,
)
_OBLIGED = re.compile(
    r"\b(?:must(?! have)|should(?! have been (?:able|told))|ought to|needs? to|has to|have to|had better)\b",
    re.IGNORECASE,
)
"""Words of what ought to be: a view in anybody's mouth, the outlet's too."""

_VIEW = re.compile(
    r"\blook(?:s|ed) like\b|\bcould have been (?:averted|avoided|prevented|spared|saved|stopped)\b|\bnot believed to\b"
    r"|\bthere(?: is| was| are|['’]?s) no (?:\w+ ){0,2}(?:alternatives?|options?|reason|excuse|justification|sense|choice|way out|word for)\b"
    r"|\b(?:chances?|odds|hopes?|risks?|dangers?|expectations) (?:\w+ ){0,5}?(?:is|are|was|were) (?:\w+ ){0,2}(?:slim|small|low|high|over|fading|dim|remote|great)\b"
    r"|\b(?:caution|warn|advis)(?:s|es|ed|ing) (?:[\w']+ ){1,4}against\b|\bunlikely(?! to)\b|\blikeliest\b|\bmore than likely\b"
    r"|^(?:\S+ ){0,4}(?:(?:wants?|wanted) (?:the|an?)|wish(?:es|ed)? to see)\b|^[^,]{3,50}(?<! had) (?:begged|pleaded|implored|regretted|cautioned)\b"
    r"|^(?:and |also |again |has |have |had |he |she |it |they )*(?:urg(?:ed|ing)|call(?:ed|ing) (?:on|for|upon)|demand(?:ed|ing)|plead(?:ed|ing)|begg(?:ed|ing)|appeal(?:ed|ing) (?:for|to)|asking for|implor(?:ed|ing)|dared)\b"
    r"|\b(?:clearly )?aimed at (?:destroying|forcing)|\bwe (?:just |only )?hope\b|\bhopeful sign\b|\bI thought (?:it|he|she|they) (?:was|were|looked)\b|\bdeserves?\b",
    re.IGNORECASE,
)
"""Words of a view, a guess or a demand in anybody's mouth, the outlet's too."""

_HELD_BEFORE = re.compile(
    r"\b(?:I|we|he|she|it|they|who) (?:\w{2,14}ly |also |still |do |had |has |have |just )?(?:think|thinks|thought|believe[sd]?|hope[sd]?|fear(?:s|ed)?|feels?|felt|consider(?:s|ed)?|want(?:s|ed)?|wish(?:es|ed)?)(?: that| for)?\W*$"
    r"|\b(?:it (?:is|['’]s|was) (?:\w+ly |now |very |high |also )?(?:clear|time|obvious|essential|vital|crucial|necessary|imperative|unfortunate|regrettable|important|shameful|unacceptable|wrong|intolerable|outrageous|inconceivable|unthinkable|(?:un)?likely)|(?<!not )clear|no doubt|every reason to believe|confident|convinced)(?: that| for)?\W*$",
    re.IGNORECASE,
)
"""What a speaker calls his own view, right before the words of it."""

_WARNED = re.compile(r"\b(?:warn|caution|advis)\w*(?: [\w'’]+){0,3}\s*$")

_SECOND_VERB = re.compile(
    r"(?:also |then )?(?:be|provide|place|take|give|bring|restore|overcome|ensure|open|hand|help|make|keep|stop|end|start|allow|lead|force|draw|spark|cause|push"
    r"|protect|begin|return|leave|move|work|build|find|hold|bear|face|act|use|pay|join|halt|lift|resume|withdraw|release|cease|respect|prevent|avoid|free|pull|deliver|evacuate)\b"
)
_OBLIGED_BEFORE = re.compile(
    r"\b(?:must|should|needs? to|has to|have to|ought to|time for [^,;]* to|(?:urg|call|demand)\w* [^,;]* to)\b[^.;:\"“”]*\b(?:and|or)\s*$"
)
_AHEAD_BEFORE = re.compile(
    r"\b(?:will|would|could|may|might|shall|vow\w* to|going to)\b[^.;:\"“”]*\b(?:and|or)\s*$"
)
"""A modal that a bare verb after "and" shares ("would open the road and | let aid through")."""

_CONFIRM = re.compile(r"\bconfirm(?:s|ed|ing)?\b", re.IGNORECASE)
_NEGATIVE = re.compile(
    r"\b(?:not|never|cannot|no longer|unable|yet to|can['’]?t|don['’]?t|doesn['’]?t|didn['’]?t|won['’]?t|wasn['’]?t|weren['’]?t|isn['’]?t|aren['’]?t"
    r"|hasn['’]?t|haven['’]?t|hadn['’]?t|couldn['’]?t|wouldn['’]?t|shouldn['’]?t|nobody|no one|none|nothing|neither|nor|without any)\b"
    r"|\b(?:there (?:is|are|was|were|has been|have been|had been)|found|saw|see|left|had|has|have|leaving|because of"
    r"|gave|gives?|got|get|receive[sd]?|made|makes?|took|takes?|bore|bears?|shows?|showed|offer(?:s|ed)?|cause[sd]?|carry|carries|carried|pose[sd]?|heard of|accept|is|was|were|be)"
    r" no(?! (?:doubt|longer|more than|less|fewer))\b"
    r"|^no\b",
    re.IGNORECASE,
)
_NOT_NEGATIVE = re.compile(
    r"\bnot (?:only|just|least|to mention)\b|\bno (?:fewer|less|more) than\b|\bnot (?:far|long)\b|\bnot be (?:difficult|hard|long)\b|, (?:and )?not (?:an?|the)\b|\band not\b|\bhad it not been\b"
    rf"|\b(?:could|can) ?n(?:[o'’]?t) {_ADVERB}(?:immediately )?(?:be )?(?:\w+ly )*{_CHECK}"
    rf"|\b(?:none|neither|nothing|no \w+) (?:[\w'’]+ ){{0,5}}(?:could|can) be (?:\w+ly )?{_CHECK}|\bno independent confirmation\b"
    rf"|\b(?:unable to|not (?:been )?able to|yet to be) (?:\w+ly )*{_CHECK}",
    re.IGNORECASE,
)
"""What sounds negated and is not: a contrast, a count, and what is left open of a positive proposition."""

_HANGS = re.compile(
    r"\b(?:because|so as|so that|if|unless|until|for fear)\b[^,]*$|(?<!^)\b(?:who|which|whose|where)\b[^,]*$"
)
"""A clause within a quote: its negation is not the quote's own."""

_LATE_NEGATION = 60
"""A negation this many characters in mostly stands in a clause that hangs on another."""


def stance_of(quote: str, frame: Frame | None, *, in_quotation: bool, before: str = "") -> Stance:
    """Give the stance of a claim from its own words, its cue and the words around it.

    A cue that denies, confirms or predicts decides; "said" leaves it to the
    words. Judgement counts as opinion where somebody else than the outlet
    speaks, most of all in direct speech. `before` are the words of the
    sentence before the quote.
    """
    cue = frame.stance if frame else None
    if cue in (Stance.DENY, Stance.CONFIRM, Stance.PREDICT):
        return Stance.ASSERT if cue is Stance.DENY and _ASIDE.match(quote) else cue
    if frame and _FALSE.search(quote):
        return Stance.DENY
    if cue is Stance.UNCERTAIN or _is_doubted(quote, before, frame):
        return Stance.UNCERTAIN
    if _is_viewed_before(quote, before, frame):
        return Stance.OPINION
    if cue is not Stance.OPINION and _is_foretold(quote, before):
        return Stance.PREDICT
    judged = _is_judged(quote, frame, in_quotation=in_quotation)
    return Stance.OPINION if judged else Stance.ASSERT


def _is_viewed_before(quote: str, before: str, frame: Frame | None) -> bool:
    """Whether the words before a quote make it a view: "we hope that", "warned", "must … and"."""
    if _SECOND_VERB.match(quote) and _OBLIGED_BEFORE.search(before):
        return True
    warned = quote.startswith("against ") and _WARNED.search(before)
    return bool(frame and (warned or _HELD_BEFORE.search(before)))


def _is_foretold(quote: str, before: str) -> bool:
    """Whether a quote's own clause is of what is to come, and not first of what ought to be."""
    if _SET_DAY.search(quote) or (_SECOND_VERB.match(quote) and _AHEAD_BEFORE.search(before)):
        return True
    ahead = next((m for m in _PREDICT.finditer(quote) if not _is_relative(quote, m.start())), None)
    if (
        ahead is None
        or _RHETORICAL.match(quote)
        or _PAST_WOULD.search(quote)
        or _VALUED_AHEAD.search(quote)
    ):
        return False
    obliged = _OBLIGED.search(quote)
    return obliged is None or ahead.start() < obliged.start()


def _is_relative(quote: str, at: int) -> bool:
    """Whether a modal stands in a clause of purpose or a relative one ("a resolution that will …")."""
    if _PURPOSE.search(quote, 0, at):
        return True
    relative = _RELATIVE.search(quote, max(0, at - 8), at)
    return bool(relative and relative.start() > _LATE_RELATIVE)


def _is_judged(quote: str, frame: Frame | None, *, in_quotation: bool) -> bool:
    """Whether a quote says what ought to be, or judges in another's mouth than the outlet's."""
    cue = frame.stance if frame else None
    if _RHETORICAL.match(quote):
        return True
    if (
        cue is Stance.OPINION
        or _OBLIGED.search(quote)
        or _VIEW.search(quote)
        or (frame and _VALUED_AHEAD.search(quote))
    ):
        return True
    spoken = in_quotation and _SPEAKING.search(quote)
    heard = spoken if frame is None else cue is not Stance.ASSERT or spoken
    return bool(heard and (_OPINION.search(quote.lower()) or _JUDGED.search(quote.lower())))


def _is_doubted(quote: str, before: str, frame: Frame | None) -> bool:
    """Whether a quote, or the words before it, leave open that it is so."""
    if _UNCERTAIN.search(_HEDGE_LAST.sub("", quote).lower()) or _DOUBTED_BEFORE.search(before):
        return True
    if _BELIEVED.search(quote) and not (frame and _DESCRIBED.match(quote)):
        return True
    hanging = _GOES_ON.match(quote) and _HEDGED_SENTENCE.search(before)
    return bool(frame is None and (_HELD.search(quote) or hanging)) or _is_left_open(quote, before)


def _is_left_open(quote: str, before: str) -> bool:
    """Whether a quote only ends what the words before it leave open."""
    if _ASKING.match(quote) and _OPEN_BEFORE.search(before):
        return True
    if _BARE_PARTICIPLE.match(quote) and _SHARED_HEDGE.search(before):
        return True
    return quote.startswith("to ") and bool(_HELD_TO.search(before))


def polarity_of(quote: str, stance: Stance) -> Polarity:
    """Give the polarity of a proposition; what a denial denies is positive."""
    if stance is Stance.DENY:
        return Polarity.POSITIVE
    stated = _NOT_NEGATIVE.sub(" ", quote)
    found = _NEGATIVE.search(stated)
    if found and found.start() <= _LATE_NEGATION and not _HANGS.search(stated[: found.start()]):
        return Polarity.NEGATIVE
    return Polarity.POSITIVE

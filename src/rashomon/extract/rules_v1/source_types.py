"""What sort of teller a name is, by the words in it and beside it."""

import re

from rashomon.model.claim import SourceType

_RULES: tuple[tuple[SourceType, str], ...] = (
    (
        SourceType.PARTY_KURDISH,
        r"kurdish(?:-led)?|kurds?|ypg|ypj|sdf|pyd|syrian democratic (?:forces|council)|peshmerga",
    ),
    (
        SourceType.STATE_MEDIA,
        r"(?:state|regime|government|official|state-run|army|military)[ -](?:run )?(?:news|tv|media"
        r"|television|radio|newspaper|daily|broadcaster|agency)|sana|tass|xinhua|irna|kcna|presstv",
    ),
    (
        SourceType.MEDIA,
        r"news|newspaper|daily|weekly|tv|television|radio|channel|website|websites|reuters|afp|ap"
        r"|press|agency|magazine|broadcaster|journalists?|correspondents?|reporters?|photographer"
        r"|media|times|post|tribune|herald|gazette|bbc|cnn|sputnik|anadolu|jazeera|interfax",
    ),
    (
        SourceType.UN_OR_NGO,
        r"un|u\.n\.?|united nations|unicef|unhcr|ocha|who|world health|red (?:cross|crescent)|ngos?"
        r"|amnesty|human rights watch|hrw|charity|aid (?:group|agency|worker|workers)|humanitarian"
        r"|refugee agency|doctors without borders|msf|oxfam|icrc|opcw|save the children|secretary general",
    ),
    (
        SourceType.MONITOR,
        r"observatory|sohr|monitors?|monitoring|activists?|watchdog|network for human rights"
        r"|coordination committees?|human rights (?:group|activist)s?|documentation",
    ),
    (
        SourceType.RESCUE_OR_MEDICAL,
        r"medics?|medical|doctors?|nurses?|hospital|rescue|rescuers?|civil defen[cs]e|white helmets"
        r"|ambulance|surgeon|pathologist|paramedics?|health (?:official|worker)s?|emergency workers?",
    ),
    (
        SourceType.RESIDENT,
        r"residents?|witness(?:es)?|locals?|villagers?|survivors?|passengers?|father|mother|brother"
        r"|sister|neighbou?rs?|family|families|relatives?|man|woman|students?|teacher|visitor|victims?"
        r"|people|displaced|refugees?|shopkeeper|farmer|driver|mr|mrs|ms",
    ),
    (
        SourceType.PARTY_OPPOSITION,
        r"rebels?|insurgents?|opposition|syrian (?:national )?coalition|free syrian army|fsa|brigade"
        r"|faction|ahrar|jaysh|jaish|nour al-din|fastaqim|revolution",
    ),
    (
        SourceType.PARTY_OTHER,
        r"isis|isil|daesh|islamic state|is|nusra|amaq|hezbollah|hizbollah|houthis?|taliban|hamas"
        r"|al[- ]qaeda|militants?|fighters?|coalition|pentagon|white house|kremlin|washington",
    ),
    (
        SourceType.OFFICIAL_OTHER,
        r"police|ministry|minister|ministers|president|governor|mayor|officials?|spokes(?:man|woman"
        r"|person)|government|authorit(?:y|ies)|court|prosecutors?|army|military|constable|sheriff"
        r"|department|office|administration|embassy|ambassador|envoy|state|senator|secretary|company"
        r"|zoo|director|investigators?|commission|council|general|commander|bureau|branch|king|queen"
        r"|parliament|prime|lawmakers?|diplomats?|fbi|cia|chiefs? of staff|navy|fire",
    ),
)
_COMPILED = tuple((kind, re.compile(rf"\b(?:{words})\b")) for kind, words in _RULES)
_GOVERNMENT = re.compile(
    r"\b(?:syrian?|russian?|damascus|moscow|assad|regime|aleppo|homs|deir|sweida|latakia|idlib|hama)"
)
_ARMED = re.compile(
    r"\b(?:army|military|government|regime|ministry|minister|president|police|governor|command"
    r"|governorate|armed forces|envoy|official|officials)\b"
)


def source_type(phrase: str, *, at_war: bool) -> SourceType:
    """Guess a teller's type from its name and description, in lower or upper case.

    `at_war` says that the report is about a war in which the named government
    is a party; its ministries and police then speak for that party.
    """
    words = phrase.lower()
    if at_war and _GOVERNMENT.search(words) and _ARMED.search(words):
        state_media = _COMPILED[1][1].search(words)
        return SourceType.STATE_MEDIA if state_media else SourceType.PARTY_GOVERNMENT
    return next((kind for kind, rule in _COMPILED if rule.search(words)), SourceType.UNKNOWN)

"""What sort of teller a name is, by the words in it and beside it."""

import re
from dataclasses import dataclass

from rashomon.extract.rules_v1.naming.phrases import is_state_word, unpossessed
from rashomon.model.claim import SourceType
from rashomon.model.countries import adjective_of
from rashomon.model.source import KnownName

_WAR = re.compile(
    r"\b(rebels?|insurgents?|air ?-?strikes?|air raids?|shelling|shelled|civil war|militants?|warplanes?|barrel bombs?"
    r"|offensive|cease-?fire|truce|fighters|regime|front ?lines?|troops|rockets?|mortars?|siege|besieged|jihadists?"
    r"|militias?|occupation|invasion|artillery|drones?|terrorists?|shells|missiles?|air ?base|army|soldiers)\b"
)
_AT_WAR = 3
"""Different words of war that make a report one of a war."""

_MEDIA_PEOPLE = re.compile(
    r"\b(?:correspondents?|reporters?|journalists?|photographers?|cameraman|anchor|columnist|blogger|editor)\b"
)
_STATE_MEDIA = re.compile(
    r"\b(?:state|regime|government|official|state-run|army|military)[ -](?:run |owned )?"
    r"(?:news|tv|media|television|radio|newspaper|daily|broadcaster|agency)\b"
)
_ROLES: tuple[tuple[SourceType, str], ...] = (
    (
        SourceType.RESCUE_OR_MEDICAL,
        r"medics?|medical|doctors?|nurses?|rescue|rescuers?|civil defen[cs]e|white helmets|ambulances?|surgeons?"
        r"|pathologist|paramedics?|health (?:official|worker)s?|emergency workers?|fire ?fighters?|first responders?"
        r"|fire (?:department|brigade|service|chief)|coroner|hospitals?",
    ),
    (
        SourceType.MONITOR,
        r"observatory|monitors?|monitoring group|activists?|watchdog|for human rights|coordination committees?"
        r"|(?:human )?rights (?:groups?|defenders?|campaigners?|lawyers?|organi[sz]ations?)|documentation cent(?:er|re)",
    ),
    (
        SourceType.UN_OR_NGO,
        r"un|u\.n\.?|united nations|unicef|unhcr|ocha|world health|red (?:cross|crescent)|ngos?|amnesty|charity|charities"
        r"|(?:aid|relief|humanitarian) (?:groups?|agency|agencies|workers?|officials?|organi[sz]ations?|sources?|coordinator|chief)"
        r"|humanitarian|refugee agency|non-?governmental|non-?profit|save the children",
    ),
    (
        SourceType.PARTY_KURDISH,
        r"kurdish(?:-led)?|kurds?|ypg|ypj|sdf|pyd|syrian democratic (?:forces|council)|peshmerga",
    ),
    (
        SourceType.PARTY_OPPOSITION,
        r"rebels?|insurgents?|(?:syrian|armed|moderate|political)? ?opposition|free syrian army|brigade|faction"
        r"|syrian (?:national )?coalition|revolution(?:ary)?|jaysh|jaish|ahrar",
    ),
    (
        SourceType.PARTY_OTHER,
        r"isis|isil|daesh|islamic state|nusra|hezbollah|hizbollah|houthis?|taliban|hamas|al[- ]qaeda|al[- ]shabaab|boko haram"
        r"|militants?|jihadists?|militia|coalition|terrorist group|islamists?|separatists?|fighters?|gunmen",
    ),
    (
        SourceType.RESIDENT,
        r"residents?|(?:eye)?witness(?:es)?|locals|villagers?|survivors?|passengers?|father|mother|brother|sister|son|daughter"
        r"|neighbou?rs?|family|families|relatives?|cousin|uncle|aunt|wife|husband|widow|man|woman|boy|girl|students?|teachers?"
        r"|visitors?|victims?|people|displaced|refugees?|migrants?|shopkeeper|farmers?|driver|civilians?|tourists?|friends?"
        r"|bystanders?|protesters?|demonstrators?|mr|mrs|ms|local sources?|civil sources?|parents?|tenants?|workers?",
    ),
)
_BY_ROLE = tuple((kind, re.compile(rf"\b(?:{words})(?!\w)")) for kind, words in _ROLES)

_STATE = re.compile(
    r"\b(?:governments?|regime|ministry|ministries|ministers?|army|military|armed forces|air force|navy|president|presidency"
    r"|governor(?:ate)?|police command|police|authorit(?:y|ies)|officials?|officers?|commanders?|commander-in-chief|generals?"
    r"|colonel|envoy|ambassador|embassy|cabinet|parliament|premier|state department|pentagon|kremlin|white house|troops"
    r"|soldiers?|security (?:forces?|sources?|officials?)|intelligence|command|chiefs? of staff|general staff|administration"
    r"|king|sultan|emir|crown prince|chancellor|secretary of state|foreign secretary|defen[cs]e secretary|lawmakers?|senators?"
    r"|diplomats?|directorate|rais|state)\b"
)
_MEDIA = re.compile(
    r"\b(?:news|newspaper|daily|weekly|tv|television|radio|channel|websites?|press|magazine|broadcaster|media|times|post"
    r"|tribune|herald|gazette|news agency|agency|photographer|network|paper|journal|blog)\b"
)
_CIVIL = re.compile(
    r"\b(?:police|investigators?|court|prosecutors?|mayor|sheriff|constable|council|university|zoo|director|department|office"
    r"|bureau|branch|commission|committee|institute|authority|board|school|judge|museum|inspector|detective|superintendent"
    r"|administration|service|spokes(?:man|woman|person)|figures|congress(?:man|woman)?|secretary|minister|chairman|academy"
    r"|co-?ordination|center|centre|chief|head|deputy|agency)\b"
)
_COMPANY = re.compile(r"\b(?:company|firm|ceo|chief executive|analysts?|experts?|airline|bank)\b")

_LAST = (
    (SourceType.UNKNOWN, _COMPANY),
    (SourceType.MEDIA, _MEDIA),
    (SourceType.OFFICIAL_OTHER, _CIVIL),
)


@dataclass(frozen=True, slots=True)
class Scene:
    """What a report is about, as far as the type of its tellers hangs on it.

    `demonym` is the country adjective the report uses most; `at_war` says that
    it tells of a war, so that states and their bodies are parties to it.
    """

    demonym: str
    at_war: bool

    @classmethod
    def of(cls, text: str, demonym: str) -> "Scene":
        """Look a report's text over."""
        words = {m.rstrip("s") for m in _WAR.findall(text.lower())}
        return cls(demonym, len(words) >= _AT_WAR)

    def state(self, words: str) -> SourceType:
        """Give the type of a state's body, by whose state the words say it is."""
        if not self.at_war:
            return SourceType.OFFICIAL_OTHER
        owners = {
            adjective_of(unpossessed(w.strip(",")))
            for w in words.split()
            if is_state_word(w.strip(","))
        } - {""}
        ours = not owners or self.demonym in owners
        return SourceType.PARTY_GOVERNMENT if ours else SourceType.PARTY_OTHER


def source_type(
    mention: str, described: str, affiliation: KnownName | None, scene: Scene
) -> SourceType:
    """Guess a teller's type from the mention, what else is said of him, and his body.

    The mention's own words go before the description; a role that says what
    somebody is ("doctor", "resident") goes before the body he belongs to, and
    that before the words for office and state.
    """
    for words in (mention, described):
        found = _by_words(words, affiliation, scene)
        if found is not None:
            return found
    return affiliation.type if affiliation else SourceType.UNKNOWN


def _by_words(words: str, affiliation: KnownName | None, scene: Scene) -> SourceType | None:
    low = words.lower()
    if _MEDIA_PEOPLE.search(low):
        return _of_media(low, affiliation)
    if not low.strip() or affiliation is not None:
        return affiliation.type if affiliation and low.strip() else None
    if _STATE_MEDIA.search(low):
        return SourceType.STATE_MEDIA
    role = next((kind for kind, rule in _BY_ROLE if rule.search(low)), None)
    if role is None and _STATE.search(low) and not _COMPANY.search(low):
        return scene.state(words)
    return role or next((kind for kind, rule in _LAST if rule.search(low)), None)


def _of_media(low: str, affiliation: KnownName | None) -> SourceType:
    """Give the type of a medium's own people, by whose they are."""
    of = affiliation.type if affiliation else SourceType.MEDIA
    state = bool(_STATE_MEDIA.search(low)) or of is SourceType.STATE_MEDIA
    return SourceType.STATE_MEDIA if state else SourceType.MEDIA

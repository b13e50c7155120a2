"""Words for what tellers are: roles of persons, sorts of bodies, documents, vague heads."""

PERSON_ROLES = frozenset(
    "spokesman spokeswoman spokesperson minister president governor official director general "
    "commander head chief leader envoy ambassador mayor secretary representative officer man "
    "woman father mother doctor activist resident fighter lawyer analyst chairman chairwoman "
    "witness journalist reporter correspondent photographer premier politician teacher nurse "
    "senator congressman congresswoman judge sheriff king queen prince princess pathologist "
    "surgeon professor researcher expert economist student farmer driver survivor victim "
    "neighbor neighbour brother sister son daughter wife husband uncle aunt cousin friend "
    "relative passenger visitor owner manager executive ceo founder member coordinator "
    "co-ordinator adviser advisor aide diplomat deputy vice-president vice president inspector "
    "detective constable superintendent captain colonel lieutenant sergeant major brigadier "
    "admiral marshal prosecutor attorney lawmaker mp chancellor pope bishop archbishop imam "
    "sheikh cleric priest pastor editor writer author historian scientist engineer pilot "
    "soldier worker volunteer paramedic medic firefighter rescuer negotiator mediator "
    "rapporteur commissioner treasurer trader businessman shopkeeper mechanic veteran "
    "singer actor actress coach player celebrity star blogger campaigner organizer organiser "
    "interpreter translator guard warden principal dean rector scholar fellow strategist "
    "consultant specialist superviser supervisor delegate observer rebel insurgent militant "
    "defector refugee migrant villager local boy girl teenager child kid mum mom dad "
    "grandfather grandmother landlord tenant tourist employee staffer operator".split()
)
"""Heads of noun phrases that stand for one person."""

TITLES = PERSON_ROLES | frozenset(
    "mr mrs ms miss dr prof sir lord lady dame gen maj lt col capt sgt brig adm cmdr rep sen gov "
    "insp rev hon prime foreign defence defense interior state vice deputy assistant senior junior "
    "first second third former ex acting interim top press secretary-general secretary general "
    "chief executive hacker security political military executive co-founder spiritual supreme "
    "veteran renowned opposition local the a an its his her their our".split()
)
"""Words that stand before a person's name and are no part of it."""

SOURCES = frozenset("source sources".split())

BODIES = frozenset(
    "group groups agency organisation organization monitor observatory ministry office department "
    "zoo company paper newspaper channel network council committee army military coalition "
    "government body charity union administration website movement party force forces command "
    "firm airline bank hospital university watchdog team board commission authority service "
    "centre center institute institution association federation alliance court parliament senate "
    "congress police militia faction brigade mission embassy delegation bureau branch operator "
    "manufacturer maker carrier giant regime state foundation fund club school church outlet "
    "broadcaster station".split()
)
"""Heads of noun phrases that stand for a body."""

VAGUE_BODIES = frozenset(
    "group agency organisation organization firm company body outfit watchdog entity giant".split()
)
"""Heads that say next to nothing of which body it is."""

DOCUMENTS = frozenset(
    "statement statements letter report reports release communique communiqué tweet tweets post "
    "posts message memo bulletin announcement estimate estimates figures data".split()
)
"""What a body speaks through."""

NAMES_OF_BODIES = frozenset(
    "News Agency Ministry Center Centre Commission Council Front Army Forces Force Party Department "
    "Office Police University College Command Governorate Group Committee Association Organisation "
    "Organization Union Society Institute Institution Network Bank Court Church Hospital Zoo School "
    "Company Inc Corp Corporation Ltd LLC Airlines Airways TV Television Radio Times Post Journal "
    "Herald Tribune Gazette Daily Authority Administration Coalition Movement Brigade Brigades "
    "Battalion Division Observatory Crescent Cross Nations Federation Republic State States House "
    "Congress Parliament Senate Navy Media Press Service Services Bureau Board Branch Agency's "
    "Directorate Headquarters Academy Alliance Bloc League Assembly Cabinet Embassy Foundation Fund "
    "Initiative Project Programme Program Staff Guard Guards Corps Tribunal Watch International "
    "Secretariat Mission Museum Club Magazine Online Channel Broadcasting Broadcaster Islam Militia "
    "Faction Department's Treasury Pentagon Kremlin Transport Hotel Museum Airport County City "
    "Rights Human Security Prime Street Square Road Park Apartments".split()
)
"""Words that, within a capitalised name, show it to be a body's or a place's."""

SORTS = {
    "monitor": ("monitor monitors monitoring watchdog observatory ngo", ("monitor", "un_or_ngo")),
    "rights": ("rights", ("monitor", "un_or_ngo")),
    "aid": (
        "humanitarian aid charity relief medical children's refugee",
        ("un_or_ngo", "rescue_or_medical"),
    ),
    "media": (
        "news media newspaper paper channel outlet broadcaster station daily website",
        ("media", "state_media"),
    ),
    "party": (
        "terrorist terror militant militants jihadist jihadi extremist armed rebel insurgent "
        "islamist faction militia movement brigade extremists jihadists",
        ("party_other", "party_opposition", "party_kurdish"),
    ),
    "rescue": ("rescue rescuers", ("rescue_or_medical",)),
}
"""Sorts of bodies: the words that name the sort, and the types of source that are of it."""

PARTICLES = frozenset(
    "al el bin ibn abu abd de da di del della dos du van von der den la le ter ten ben bint ould "
    "of-the".split()
)
"""Small words that stand inside persons' names."""

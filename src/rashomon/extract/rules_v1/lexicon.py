"""Words that report, by what they do with the words reported.

The classes follow the reporting verbs of news English as described in Quirk et
al., A Comprehensive Grammar (1985), 16.31, and the cue types of the Penn
Attribution Relation Corpus (Pareti 2012); membership was completed by reading.
"""

from rashomon.model.claim import Stance

SAY = frozenset(
    "say tell add report announce state declare note explain write tweet comment remark relate "
    "disclose reveal calculate mention observe recall recount describe testify quote cite reiterate repeat "
    "stress emphasize emphasise underline underscore inform brief broadcast publish post respond "
    "reply conclude argue insist maintain assert affirm contend claim allege pronounce "
    "indicate point signal show suggest find register document count put estimate learn hear "
    "boast joke complain lament warn caution elaborate clarify specify narrate message release "
    "record detail echo proclaim stipulate opine muse rule assure confide remind retort object protest "
    "grumble quip joke sigh mutter whisper exclaim hint attest decree counter cry snap scoff text".split()
)
NEED_CLAUSE = frozenset(
    "show suggest find indicate signal put count register document learn hear point continue "
    "record describe note observe write recall reveal release post publish conclude quote cite "
    "report echo detail state broadcast brief inform claim estimate respond reply repeat rule assure "
    "confide remind retort object protest grumble quip joke sigh mutter whisper exclaim hint attest decree "
    "counter cry snap scoff text".split()
)
"""Verbs that report only with a clause or quoted words of their own as content."""

THINK = frozenset(
    "believe think fear hope expect consider suspect doubt assume reckon guess".split()
)
DENY = frozenset(
    "deny reject refute dismiss rebut disavow disclaim contradict dispute repudiate".split()
)
TURN_DOWN = frozenset("reject dismiss dispute contradict disavow".split())
"""Verbs that deny a claim or a clause, but of any other thing only say that it is not liked."""

CLAIMED = frozenset(
    "claim allegation accusation report charge suggestion assertion rumour rumor account story "
    "insinuation notion finding speculation tale theory version statement".split()
)
"""Nouns of what others hold to be so, which can be denied."""

DECLARED = frozenset(
    "ceasefire cease-fire truce mourning emergency war holiday curfew law independence strike "
    "halt pause bankruptcy day days".split()
)
"""What comes about by being declared."""

RESPONSIBLE = frozenset(
    "responsibility involvement role link connection complicity blame part hand guilt knowledge".split()
)
"""What an accused party denies to have."""

FALSE_WORDS = frozenset(
    "false untrue baseless unfounded groundless fabricated fabrication fabrications lie lies wrong "
    "incorrect inaccurate nonsense bogus invented fictitious propaganda absurd hoax fake falsehood falsehoods fiction "
    "invention inventions slander slanders misinformation disinformation".split()
)
CONFIRM = frozenset("confirm acknowledge admit concede verify corroborate".split())
PREDICT = frozenset("vow pledge promise threaten predict forecast swear".split())
DEMAND = frozenset(
    "demand urge call request ask appeal recommend propose implore beg plead exhort entreat".split()
)
BLAME = frozenset(
    "blame accuse condemn criticize criticise denounce decry deplore slam praise hail welcome "
    "charge".split()
)
NOMINAL = frozenset(
    "announce report confirm deny claim blame accuse condemn demand denounce reject dismiss "
    "refute acknowledge admit document register record allege threaten predict warn describe "
    "put estimate reckon call hail praise deplore decry criticize criticise welcome verify declare rebut "
    "disclaim disavow dispute repudiate stress emphasize emphasise underline underscore lament "
    "bemoan".split()
)
"""Verbs whose bare object can be what is reported ("announced the capture of")."""

REPORTING = SAY | THINK | DENY | CONFIRM | PREDICT | DEMAND | BLAME | frozenset(("speak", "advise"))

ATTITUDE = THINK | frozenset(
    "want wish prefer seek know feel see view regard intend plan agree disagree support oppose "
    "endorse favor favour advocate propose refuse decline question criticize attack defend mock "
    "describe call label consider deem worry regret appreciate advise encourage offer agree "
    "imply speculate wonder imagine realize realise remember refer question applaud assail "
    "ridicule understand recognize recognise love like hate object dispute challenge promote "
    "reject apologize discuss talk speak invoke highlight focus blast tout brag portray "
    "characterize characterise address mean prepare vote approve decide aim back bemoan decry "
    "deride insult express voice restate downplay cheer hint project foretell intimate smear bash "
    "compare email demand urge praise denounce condemn criticise blame".split()
)
"""Verbs of holding, wanting and judging: attributions in the wide sense, mostly no claims."""

SPEECH_NOUNS = frozenset(
    "allegation accusation claim assertion statement charge promise pledge vow threat warning "
    "concern fear hope belief view opinion suggestion proposal plan demand request call question "
    "complaint criticism denial remark comment argument contention prediction conviction doubt "
    "suspicion insistence decision desire intention dislike support opposition refusal "
    "notion idea rumor rumour speculation recognition".split()
)
"""Nouns of saying and holding ("the claim that …")."""

ATTITUDE_ADJECTIVES = frozenset(
    "sure certain confident worried concerned ready willing eager adamant happy unhappy glad sorry "
    "afraid hopeful optimistic pessimistic sceptical skeptical aware unaware critical supportive "
    "proud angry reluctant unwilling keen convinced opposed committed furious surprised".split()
)
"""Adjectives of holding, after a form of "be"."""

CUE_STANCE = {
    **dict.fromkeys(DENY, Stance.DENY),
    **dict.fromkeys(CONFIRM, Stance.CONFIRM),
    **dict.fromkeys(PREDICT, Stance.PREDICT),
    **dict.fromkeys(DEMAND, Stance.OPINION),
    **dict.fromkeys(BLAME, Stance.OPINION),
    "advise": Stance.OPINION,
    **dict.fromkeys(("believe", "think", "fear", "hope", "consider", "guess"), Stance.OPINION),
    **dict.fromkeys(("suspect", "doubt", "assume"), Stance.UNCERTAIN),
    "expect": Stance.PREDICT,
    "blame": Stance.ASSERT,
    "condemn": Stance.ASSERT,
    "accuse": Stance.ASSERT,
    "charge": Stance.ASSERT,
}

PLAIN_SAY = frozenset("say tell add report announce state explain stress write tweet".split())
"""Verbs that need no person or body as subject ("the statement said", "the letter added")."""

ONLY_SPEECH = (DENY - {"contradict"}) | frozenset(
    "say vow pledge swear insist recall recount admit concede acknowledge complain lament allege accuse "
    "condemn denounce deplore boast remark joke reckon think believe fear hope suspect caution tweet "
    "reiterate urge ask tell claim blame warn announce promise add reply retort call advise".split()
)
"""Verbs that with a clause of their own need no known role as subject: only people and bodies do it."""

PEOPLE = frozenset(
    "man woman men women boy girl child people person persons family mother father brother "
    "sister neighbour neighbor friend worker nurse teacher student refugee civilian civilians "
    "lawmaker lawmakers senator politician expert analyst investigator scientist researcher "
    "critic supporter relative passenger driver survivor victim witness official officer soldier "
    "fighter militant rebel insurgent protester palestinian syrian russian american turk kurd "
    "deputy nation country state republic union league bloc alliance side party parties power powers "
    "photographer reporter correspondent survivor leadership administration ally allies "
    "inspector colleague owner manager prosecutor jury court council parliament senate "
    "suspect defendant plaintiff coach player athlete captain crew navy force forces troops guard "
    "palace king queen prince princess pope bishop priest imam cleric sheikh premier coroner "
    "surgeon engineer firefighter paramedic volunteer ranger keeper vet organiser organizer "
    "operator carrier manufacturer maker regulator examiner auditor detective sheriff constable "
    "superintendent attorney counsel widow wife husband son daughter uncle aunt cousin "
    "grandmother grandfather parent teenager youth pupil professor lecturer academic historian "
    "author columnist commentator blogger farmer miner sailor skipper tourist traveller visitor "
    "migrant evacuee faction brigade militia separatist jihadist kidnapper captor smuggler hacker "
    "campaigner advocate ngo charity panel commission inquiry tribunal federation association "
    "syndicate mission bureau directorate institute university museum hotel club hospital airline "
    "railway bank firm factory embassy consulate defence defense prosecution presidency chancellery".split()
)
"""Common nouns that can tell, beside the roles."""

TRADES = frozenset(
    "academic accountant archivist artist athlete auctioneer baker banker barber boatman bricklayer "
    "broker builder butcher cabbie captive captor caretaker carpenter cashier chaplain chef chemist "
    "civilian cleaner clerk climber columnist commentator commuter conscript cook cyclist dancer "
    "deacon deckhand dentist deserter detainee diver driller drummer electrician evacuee ferryman "
    "filmmaker fireman fisherman fishmonger florist gardener geographer grocer grower guide gunner "
    "hacker hairdresser hawker herder herdsman hiker hostage housewife inmate innkeeper janitor "
    "jihadist keeper kidnapper laborer labourer lecturer librarian lifeguard maid mason midwife "
    "miner monk motorist mountaineer musician nanny novelist nun orderly orphan painter parent "
    "patient pensioner pharmacist pilgrim plumber poet policeman policewoman porter preacher "
    "printer prisoner protester publisher pupil purser rabbi receptionist recruit retiree rider "
    "sailor salesman saleswoman schoolboy schoolgirl schoolmaster schoolteacher seller separatist "
    "shepherd singer skipper smuggler sniper steward stewardess suspect swimmer tailor taxi-driver "
    "technician tradesman traveller vendor waiter waitress weaver welder widow widower woodcutter "
    "youth".split()
)
"""Occupations and conditions of persons who have no role in public life."""

TAIL_VERBS = frozenset(
    "said says say added adds reported reports announced stated told tells confirmed noted "
    "explained warned claimed claims declared stressed reiterated insisted argued revealed "
    "wrote tweeted suggest suggests".split()
)
"""Finite forms that may close a sentence with their subject before them."""

INVERTED_VERBS = frozenset(
    "said says added reported announced stated explained noted warned confirmed tweeted "
    "wrote".split()
)
"""Finite forms that may stand before their subject at the foot of a sentence."""

FOOT_VERBS = TAIL_VERBS | frozenset(
    "acknowledged admitted advised affirmed agreed alleged announces answered asserted assured boasted believed believes "
    "cautioned cautions commented complained conceded concluded confided contended cried decreed disclosed "
    "estimated estimates exclaimed feared fears grumbled guessed guesses hinted insists joked judged lamented "
    "maintained maintains mused muttered noted notes objected observed pleaded pledged predicted predicts "
    "promised protested quipped reasoned recalled recalls reckoned reckons recounted recounts related "
    "remarked remembered remembers reminded replied responded retorted scoffed shouted sighed "
    "snapped stresses testified texted thought vowed warns whispered writes".split()
)
"""Finite forms that with a subject between commas before them can only tell."""

TOLD_TO = frozenset("told tells assured reminded advised".split())
"""Forms that take who was told as object."""

QUOTING_VERBS = INVERTED_VERBS | frozenset(
    "acknowledged admitted answered argued assured boasted cautioned claimed complained conceded confided "
    "cried declared exclaimed grumbled guessed insisted joked lamented laughed mused muttered objected observed pleaded "
    "protested quipped recalled recounted remarked remembered replied responded retorted revealed say scoffed shouted "
    "sighed snapped sobbed stressed tells testified told vowed whispered".split()
)
"""Finite forms that right after a comma or quoted words may stand before their subject."""

ROLE_NOUNS = frozenset(
    "official officials source sources activist activists police statement ministry monitor "
    "monitors group groups organisation organization agency spokesman spokeswoman spokesperson "
    "army military coalition media report reports witness witnesses resident residents medic "
    "medics doctor doctors minister president director governor head chief commander general "
    "leader leaders network office department council committee correspondent reporter "
    "journalist journalists diplomat diplomats opposition rebels rebel regime government "
    "authorities watchdog team investigators analyst analysts expert experts lawyer envoy "
    "ambassador secretary company service agency centre center command militants fighters "
    "fighter paper newspaper daily channel television tv radio chairman mayor representative "
    "workers worker rescuers administration estimates figures data study survey bulletin "
    "member members co-ordinator coordinator adviser advisor locals villagers survivors "
    "victim victims father mother brother sister neighbour neighbor soldier soldiers officer "
    "officers charity union party embassy court prosecutor prosecutors judge zoo hospital bank "
    "firm airline state website broadcaster navy coastguard lawmakers campaigners scientists "
    "researchers organisers organizers operator firefighters paramedics parents relatives "
    "passengers detectives inspectors forecasters seismologists geologists engineers".split()
)
MODIFIERS = frozenset(
    "state local military medical security civil defence defense foreign news state-run official "
    "pro-government pro-opposition pro-regime opposition rebel government regime senior top "
    "informed field human rights rescue aid britain-based uk-based monitoring semi-official "
    "independent western eyewitness emergency fire health interior prime deputy former chief "
    "army police intelligence another one two several some many other own joint international "
    "national syrian russian turkish american british kurdish iraqi iranian israeli un us u.s. "
    "u.n. general supreme executive communications media political humanitarian refugee child "
    "children's childrens world same the".split()
)
TIME_HEADS = frozenset(
    "on in at to by during yesterday today monday tuesday wednesday thursday friday saturday "
    "sunday late early earlier later via through from adding citing this last tonight overnight "
    "following ahead after before afterwards separately without outside over updating putting "
    "referring contradicting calling describing quoting heading speaking commenting naming upon".split()
)
OPENERS = frozenset(
    "but and meanwhile however also yet separately elsewhere earlier later then still thus while "
    "moreover furthermore".split()
)
"""Words before a teller that are no part of his name."""

HAPPENINGS = frozenset(
    "attack strike airstrike raid blast explosion bombing clash battle offensive assault shelling "
    "fire siege truce ceasefire deal agreement day night morning evening week month year hour "
    "number toll intention plan war conflict crisis town village city district area road bridge "
    "building market car vehicle plane aircraft jet missile rocket bomb shell warplane helicopter "
    "drone bomber tank ship boat truck bus train".split()
)
"""What happens, when and where: no teller, whatever a parse makes of it."""

PLATFORMS = frozenset(
    "Twitter X Facebook Telegram Instagram YouTube WhatsApp TikTok Snapchat VKontakte Reddit".split()
)
"""Where words are posted; a platform tells nothing itself."""

NOT_SOURCES = frozenset(
    "information date type location pattern plan law rule agreement deal schedule term need order standard "
    "tradition custom size age rank weather season right wish principle constitution".split()
)
"""What something can go "according to" without anybody telling it."""

PRONOUNS = frozenset("he she it they".split())
NOT_TELLERS = frozenset("who which that what this these those there i we you".split())
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())

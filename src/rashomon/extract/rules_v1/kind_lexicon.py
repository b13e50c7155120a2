"""Words that speak for a kind of claim, and for what stands beside the kinds.

The classes of `LEXICON` follow the definitions of the ACLED codebook (event and
sub-event types), the UCDP GED codebook (deaths) and PLOVER, as tabled in
docs/reference/kinds.md. `SENSES` are wider: diplomacy, courts, accidents, standing
facts. They name no place, party or person.
"""

import re

from rashomon.model.claim import Kind

LEXICON = {
    Kind.CONTROL: r"captur\w*|seiz\w*|took control|tak(?:e|en|ing) control|recaptur\w*|retak\w*|retook|lost control|in control of|control(?:s|led)|fell to|liberat\w*|overr[au]n|taken|recover\w*|gains?|advance[sd]? (?:in|into|on)|fallen|took|retaken|pushed? (?:\w+ )?back|expel\w*|still with|hold|held",
    Kind.CLASH: r"clash\w*|battl\w*|fighting|fought|firefight|ambush\w*|skirmish\w*|offensive|assault|counter-?attack\w*|combat|storm(?:ed|ing)|repel\w*|exchange[ds]? (?:of )?fire|gun ?fights?|operations?",
    Kind.AIR_STRIKE: r"air ?strikes?|air raids?|airstrikes?|warplanes?|jets?|bombed|bombing raids?|barrel bombs?|helicopters?|aerial|drone strikes?|missile strikes?|tomahawk|sorties|raids?|aircraft",
    Kind.SHELLING: r"shell(?:s|ed|ing)?|mortars?|rockets?|artillery|howitzers?|shellfire|bombard\w*|grad|missiles?|projectiles?|heavy guns",
    Kind.CHEMICAL_ATTACK: r"chemical|sarin|chlorine|nerve agent|poison(?:ous|ed)? gas|toxic|mustard gas|gas attack|gassed",
    Kind.OTHER_ATTACK: r"suicide|car bomb\w*|bomb(?:er|ers|s)?|explosi(?:on|ve|ves)|blast|detonat\w*|gunm[ae]n|shooting|shot|attack\w*|assassinat\w*|kidnap\w*|execut\w*|behead\w*|ied|truck|stabb\w*|grenades?|land ?mines?|mines?|gunned down|abduct\w*|armed men|open(?:ed|ing|s)? fire|hostages?|hurled|bl[eo]wn? up|behind the attack|claim(?:s|ed)? responsibility",
    Kind.CASUALTIES: r"kill\w*|dead|deaths?|died|die[sd]?|wound\w*|injur\w*|casualt\w*|toll|bodies|victims?|martyr\w*|lives|fatal\w*|surviv\w*|suffocat\w*|perish\w*|drown\w*|blood\w*|bleeding|hospitali[sz]ed|(?:rushed|taken|airlifted|admitted) to (?:\w+ ){0,3}hospitals?|treated for|intensive care|passed away|loss of life|unhurt|unharmed|unaccounted for|unresponsive|unconscious|mass grave|corpses?|slain|murder\w*",
    Kind.DISPLACEMENT: r"fled|flee\w*|displac\w*|refugees?|evacuat\w*|evacuees|exodus|left their homes|escaped|moving to|crossed",
    Kind.SIEGE: r"besieg\w*|siege|encircl\w*|trapped|blockade|cut off|surround\w*",
    Kind.INFRASTRUCTURE: r"hospitals?|schools?|power|water station|pumping|damage[sd]?|destroy\w*|buildings?|houses|infrastructure|out of service|electricity|bridge|airport|airbase",
    Kind.NEED: r"food|aid|humanitarian|medicine|water shortages?|starv\w*|hunger|shortages?|supplies|famine|malnutrition|shelter",
    Kind.TRUCE_OR_TALKS: r"truce|cease-?fire|talks|negotiat\w*|agreement|deal|de-escalation|cessation|peace|memorandum|summit|met with|meeting|resolution|mediat\w*|accord|pact|prisoner (?:swap|exchange)|exchange of prisoners|diplomat\w*|dialogue|political (?:process|solution|settlement)|brokered|signed",
    Kind.MOVEMENT: r"deploy\w*|convoy|reinforcements?|troops (?:moved|sent|arrived)|withdr[ae]w\w*|enter(?:ed|ing)|cross(?:ed|ing)|sent troops|marched",
    Kind.ALLEGATION_RESULT: r"investigat\w*|inquiry|no (?:trace|evidence|sign)|found (?:that|no|evidence)|confirmed|evidence|responsible|findings?|verif\w*|conclud\w*|probe|symptoms",
    Kind.BACKGROUND: r"since|began|founded|is a|was born|conflict|war|years?|known as|per ?cent|population|located|history|monitors|relies",
    Kind.OTHER: r"missile test|test-fired|crash\w*|derail\w*|hack\w*|zoo|storm|earthquake|election|arrest\w*|trial|sanctions|police",
}  # fmt: skip
SENSES = {
    "diplomacy": r"diplomat\w*|dialogue|settlement|political (?:process|solution)|transition\w*|envoys?|foreign minist\w+|peaceful\w*|conciliat\w*|brokered|sponsor\w*",
    "harm": r"passed away|loss of life|blood|bandag\w*|hospitali[sz]ed|rushed to|shot dead|gunned down|massacr\w*|remains|funeral|buried|suffer\w*|critical\w*",
    "law": r"courts?|police|arrest\w*|sentenced|charge[ds]?|trials?|suspects?|prosecut\w*|indict\w*|detain\w*|jail\w*|custody|jury|juries|judges?|guilty|bail|lawsuits?|convict\w*|appeal(?:s|ed)?",
    "standing": r"is an?|are an?|is the|located|known as|used to|typically|usually|often|home to|first time|so far this|founded|according to its|(?:worst|deadliest|largest|biggest|longest|first|second|third|fourth) (?:\w+ ){0,4}(?:since|in|for)|this year|last year|in (?:19|20)\d\d|for (?:years|decades)|decades?|has (?:long|often|always)|born|employs?",
    "accident": r"trains?|trams?|flights?|pilots?|drivers?|passengers?|zoo|animals?|crash\w*|fires?|floods?|flooding|storms?|earthquakes?|quake|aftershocks?|cyclone|hurricane|typhoon|landslides?|wildfires?|tsunami|volcano|ferr(?:y|ies)|bus|coach|derail\w*|colli(?:de[sd]?|ding|sion)|carriages?|capsiz\w*|sank",
    "arms": r"launch\w*|nuclear|ballistic|tests?|tested|weapons?|ammunition|arms",
    "protest": r"protest\w*|demonstrat\w*|ral(?:ly|lies)|march\w*|crowds?|activists?|strikers?",
    "statement": r"statement|letters?|condolences|express\w*|urg\w*|condemn\w*|must|should|calls?|called|welcom\w*|warn\w*",
    "goods": r"vehicles?|tanks?|warehouse|depots?|homes?|houses?|propert\w*|trucks?",
    "people": r"civilians?|children|wom[ae]n|soldiers?|fighters?|militants?|rebels?|people|residents?|terrorists?|victims?",
}  # fmt: skip
WAR_WORDS = r"rebels?|militants?|militias?|troops|army|soldiers?|fighters?|regime|insurgents?|jihadists?|terrorists?|shell(?:s|ed|ing)|air ?strikes?|warplanes?|offensive|cease-?fire|front ?line|civil war|forces"
KIND_WORDS = {kind: re.compile(rf"\b(?:{words})\b") for kind, words in LEXICON.items()}
SENSE_WORDS = {name: re.compile(rf"\b(?:{words})\b") for name, words in SENSES.items()}
WAR = re.compile(rf"\b(?:{WAR_WORDS})\b")

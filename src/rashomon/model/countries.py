"""States with their adjectives and capitals, and which country a report is about."""

import re
from collections import Counter
from functools import lru_cache

_TABLE = """
Afghan|Afghanistan|Kabul; Albanian|Albania|Tirana; Algerian|Algeria|Algiers; American|United States|Washington
Angolan|Angola|Luanda; Argentine|Argentina|Buenos Aires; Argentinian|Argentina|; Armenian|Armenia|Yerevan
Australian|Australia|Canberra; Austrian|Austria|Vienna; Azerbaijani|Azerbaijan|Baku; Bahraini|Bahrain|Manama
Bangladeshi|Bangladesh|Dhaka; Belarusian|Belarus|Minsk; Belgian|Belgium|Brussels; Bolivian|Bolivia|La Paz
Bosnian|Bosnia|Sarajevo; Brazilian|Brazil|Brasilia; British|Britain|London; Bulgarian|Bulgaria|Sofia
Burkinabe|Burkina Faso|Ouagadougou; Burundian|Burundi|Bujumbura; Cambodian|Cambodia|Phnom Penh
Cameroonian|Cameroon|Yaounde; Canadian|Canada|Ottawa; Central African|Central African Republic|Bangui; Chadian|Chad|N'Djamena; Chilean|Chile|Santiago
Chinese|China|Beijing; Colombian|Colombia|Bogota; Congolese|Congo|Kinshasa; Costa Rican|Costa Rica|San Jose
Croatian|Croatia|Zagreb; Cuban|Cuba|Havana; Cypriot|Cyprus|Nicosia; Czech|Czech Republic|Prague
Danish|Denmark|Copenhagen; Djiboutian|Djibouti|; Dominican|Dominican Republic|Santo Domingo; Dutch|Netherlands|The Hague
Ecuadorian|Ecuador|Quito; Egyptian|Egypt|Cairo; Emirati|United Arab Emirates|Abu Dhabi; Eritrean|Eritrea|Asmara
Estonian|Estonia|Tallinn; Ethiopian|Ethiopia|Addis Ababa; Philippine|Philippines|Manila; Filipino|Philippines|
Finnish|Finland|Helsinki; French|France|Paris; Gabonese|Gabon|Libreville; Gambian|Gambia|Banjul; Georgian|Georgia|Tbilisi; German|Germany|Berlin
Ghanaian|Ghana|Accra; Greek|Greece|Athens; Guatemalan|Guatemala|; Guinean|Guinea|Conakry; Haitian|Haiti|Port-au-Prince
Honduran|Honduras|Tegucigalpa; Hungarian|Hungary|Budapest; Icelandic|Iceland|Reykjavik; Indian|India|New Delhi
Indonesian|Indonesia|Jakarta; Iranian|Iran|Tehran; Iraqi|Iraq|Baghdad; Irish|Ireland|Dublin; Israeli|Israel|Jerusalem
Italian|Italy|Rome; Ivorian|Ivory Coast|Abidjan; Jamaican|Jamaica|; Japanese|Japan|Tokyo; Jordanian|Jordan|Amman
Kazakh|Kazakhstan|Astana; Kenyan|Kenya|Nairobi; Kosovar|Kosovo|Pristina; Kuwaiti|Kuwait|; Kyrgyz|Kyrgyzstan|Bishkek
Latvian|Latvia|Riga; Lebanese|Lebanon|Beirut; Liberian|Liberia|Monrovia; Libyan|Libya|Tripoli; Lithuanian|Lithuania|Vilnius
Macedonian|Macedonia|Skopje; Malagasy|Madagascar|Antananarivo; Malawian|Malawi|Lilongwe; Malaysian|Malaysia|Kuala Lumpur; Malian|Mali|Bamako; Mauritanian|Mauritania|Nouakchott
Mexican|Mexico|Mexico City; Moldovan|Moldova|Chisinau; Mongolian|Mongolia|; Moroccan|Morocco|Rabat
Mozambican|Mozambique|Maputo; Burmese|Myanmar|Naypyidaw; Nepali|Nepal|Kathmandu; Nicaraguan|Nicaragua|Managua
Nigerian|Nigeria|Abuja; Nigerien|Niger|Niamey; North Korean|North Korea|Pyongyang; Norwegian|Norway|Oslo; Omani|Oman|Muscat
Pakistani|Pakistan|Islamabad; Palestinian|Palestinian territories|Ramallah; Peruvian|Peru|Lima; Polish|Poland|Warsaw
Portuguese|Portugal|Lisbon; Qatari|Qatar|Doha; Romanian|Romania|Bucharest; Russian|Russia|Moscow; Rwandan|Rwanda|Kigali
Salvadoran|El Salvador|San Salvador; Saudi|Saudi Arabia|Riyadh; Senegalese|Senegal|Dakar; Serbian|Serbia|Belgrade
Sierra Leonean|Sierra Leone|Freetown; Singaporean|Singapore|; Slovak|Slovakia|Bratislava; Slovenian|Slovenia|Ljubljana; Somali|Somalia|Mogadishu
South African|South Africa|Pretoria; South Korean|South Korea|Seoul; South Sudanese|South Sudan|Juba; Spanish|Spain|Madrid
Sri Lankan|Sri Lanka|Colombo; Sudanese|Sudan|Khartoum; Swedish|Sweden|Stockholm; Swiss|Switzerland|Bern; Syrian|Syria|Damascus
Taiwanese|Taiwan|Taipei; Tajik|Tajikistan|Dushanbe; Tanzanian|Tanzania|Dodoma; Thai|Thailand|Bangkok; Togolese|Togo|Lome; Tunisian|Tunisia|Tunis
Turkish|Turkey|Ankara; Turkmen|Turkmenistan|Ashgabat; Ugandan|Uganda|Kampala; Ukrainian|Ukraine|Kyiv
Uruguayan|Uruguay|Montevideo; Uzbek|Uzbekistan|Tashkent; Venezuelan|Venezuela|Caracas; Vietnamese|Vietnam|Hanoi
Yemeni|Yemen|Sanaa; Zambian|Zambia|Lusaka; Zimbabwean|Zimbabwe|Harare
"""
_ROWS = tuple(
    tuple(part.strip() for part in row.split("|"))
    for row in _TABLE.replace("\n", ";").split(";")
    if row.strip()
)
DEMONYMS = {adjective: country for adjective, country, _ in _ROWS}
"""Country by its adjective."""

CAPITALS = {capital: country for _, country, capital in _ROWS if capital} | {
    "Kiev": "Ukraine", "Sana'a": "Yemen", "Bogotá": "Colombia", "Brasília": "Brazil", "Yangon": "Myanmar",
}  # fmt: skip
"""Country by the capital that speaks for its government."""

STATES = frozenset(w.lower() for w in DEMONYMS) | frozenset(w.lower() for w in DEMONYMS.values())
_ADJECTIVES = {country: adjective for adjective, country in reversed(DEMONYMS.items())}
_ABBREVIATED = {
    "US": "American", "U.S.": "American", "USA": "American", "UK": "British", "U.K.": "British",
    "United Kingdom": "British", "UAE": "Emirati", "DPRK": "North Korean", "ROK": "South Korean",
}  # fmt: skip
_ALL = sorted({*DEMONYMS, *DEMONYMS.values()}, key=len, reverse=True)
_ANY = re.compile(
    r"\b(?P<seat>based in )?(?P<at>(?:in|across|inside|throughout|of|(?:north|south|west|east)\w*) )?("
    + "|".join(_ALL)
    + r")s?\b"
)
_DATELINE = re.compile(
    r"^(?:\W{0,3})(?P<city>[A-ZÀ-Þ][A-ZÀ-Þ'’. -]{1,30}[A-ZÀ-Þ])(?:, (?P<land>[A-Z][a-z]+(?: [A-Z][a-z]+)?))?"
    r"(?:, [^\n]{3,20})?(?: [-–—]|:| ?\()",
    re.MULTILINE,
)
"""Where a report was written: a town in capitals, its country at times, at the head of a line."""

_HEAD = 600
_WRITTEN_THERE = 6
"""What a dateline counts: as much as two mentions of somewhere in a country."""

_ABOUT = 3
"""What shows a report to be about a country, wherever it was written."""

_NEWSROOMS = frozenset(
    "Beirut Amman Cairo Nairobi Dakar London Paris Washington Brussels Berlin".split()
)
"""Capitals from which other countries' wars are reported."""


def adjective_of(name: str) -> str:
    """Give the adjective of a country named by any of its words ("Syria" → "Syrian"), or ""."""
    return _ABBREVIATED.get(name) or (name if name in DEMONYMS else _ADJECTIVES.get(name, ""))


@lru_cache(maxsize=8)
def dominant_demonym(text: str) -> str:
    """Give the adjective of the country a text is about, "" for none.

    Every naming counts: the country itself twice an adjective, as somewhere
    three times, since "Russian jets in Syria" is about Syria, and the country of the
    dateline six, that of a capital there only where little is said of any other;
    where a body is "based in" says nothing. Ties go to the one named first.
    """
    found: Counter[str] = Counter()
    for seat, at, name in _ANY.findall(text):
        if not seat:
            found[adjective_of(name)] += 1 if name in DEMONYMS else (3 if at else 2)
    land, capital = _written_in(text)
    if land or (capital and max(found.values(), default=0) < _ABOUT):
        found[land or capital] += _WRITTEN_THERE
    return next((name for name, _ in found.most_common(1)), "")


def _written_in(text: str) -> tuple[str, str]:
    """Give the adjectives of the country a dateline names, and of the one it is the capital of."""
    line = _DATELINE.search(text, 0, _HEAD)
    if line is None:
        return "", ""
    city = line["city"].title()
    seat = "" if city in _NEWSROOMS else CAPITALS.get(city, "")
    return adjective_of(line["land"] or ""), adjective_of(seat)

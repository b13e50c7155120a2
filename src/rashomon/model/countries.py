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
Cameroonian|Cameroon|Yaounde; Canadian|Canada|Ottawa; Chadian|Chad|N'Djamena; Chilean|Chile|Santiago
Chinese|China|Beijing; Colombian|Colombia|Bogota; Congolese|Congo|Kinshasa; Costa Rican|Costa Rica|San Jose
Croatian|Croatia|Zagreb; Cuban|Cuba|Havana; Cypriot|Cyprus|Nicosia; Czech|Czech Republic|Prague
Danish|Denmark|Copenhagen; Djiboutian|Djibouti|; Dominican|Dominican Republic|Santo Domingo; Dutch|Netherlands|The Hague
Ecuadorian|Ecuador|Quito; Egyptian|Egypt|Cairo; Emirati|United Arab Emirates|Abu Dhabi; Eritrean|Eritrea|Asmara
Estonian|Estonia|Tallinn; Ethiopian|Ethiopia|Addis Ababa; Filipino|Philippines|Manila; Philippine|Philippines|
Finnish|Finland|Helsinki; French|France|Paris; Gambian|Gambia|Banjul; Georgian|Georgia|Tbilisi; German|Germany|Berlin
Ghanaian|Ghana|Accra; Greek|Greece|Athens; Guatemalan|Guatemala|; Guinean|Guinea|Conakry; Haitian|Haiti|Port-au-Prince
Honduran|Honduras|Tegucigalpa; Hungarian|Hungary|Budapest; Icelandic|Iceland|Reykjavik; Indian|India|New Delhi
Indonesian|Indonesia|Jakarta; Iranian|Iran|Tehran; Iraqi|Iraq|Baghdad; Irish|Ireland|Dublin; Israeli|Israel|Jerusalem
Italian|Italy|Rome; Ivorian|Ivory Coast|Abidjan; Jamaican|Jamaica|; Japanese|Japan|Tokyo; Jordanian|Jordan|Amman
Kazakh|Kazakhstan|Astana; Kenyan|Kenya|Nairobi; Kosovar|Kosovo|Pristina; Kuwaiti|Kuwait|; Kyrgyz|Kyrgyzstan|Bishkek
Latvian|Latvia|Riga; Lebanese|Lebanon|Beirut; Liberian|Liberia|Monrovia; Libyan|Libya|Tripoli; Lithuanian|Lithuania|Vilnius
Macedonian|Macedonia|Skopje; Malaysian|Malaysia|Kuala Lumpur; Malian|Mali|Bamako; Mauritanian|Mauritania|Nouakchott
Mexican|Mexico|Mexico City; Moldovan|Moldova|Chisinau; Mongolian|Mongolia|; Moroccan|Morocco|Rabat
Mozambican|Mozambique|Maputo; Burmese|Myanmar|Naypyidaw; Nepali|Nepal|Kathmandu; Nicaraguan|Nicaragua|Managua
Nigerian|Nigeria|Abuja; Nigerien|Niger|Niamey; North Korean|North Korea|Pyongyang; Norwegian|Norway|Oslo; Omani|Oman|Muscat
Pakistani|Pakistan|Islamabad; Palestinian|Palestinian territories|Ramallah; Peruvian|Peru|Lima; Polish|Poland|Warsaw
Portuguese|Portugal|Lisbon; Qatari|Qatar|Doha; Romanian|Romania|Bucharest; Russian|Russia|Moscow; Rwandan|Rwanda|Kigali
Salvadoran|El Salvador|San Salvador; Saudi|Saudi Arabia|Riyadh; Senegalese|Senegal|Dakar; Serbian|Serbia|Belgrade
Singaporean|Singapore|; Slovak|Slovakia|Bratislava; Slovenian|Slovenia|Ljubljana; Somali|Somalia|Mogadishu
South African|South Africa|Pretoria; South Korean|South Korea|Seoul; South Sudanese|South Sudan|Juba; Spanish|Spain|Madrid
Sri Lankan|Sri Lanka|Colombo; Sudanese|Sudan|Khartoum; Swedish|Sweden|Stockholm; Swiss|Switzerland|Bern; Syrian|Syria|Damascus
Taiwanese|Taiwan|Taipei; Tajik|Tajikistan|Dushanbe; Tanzanian|Tanzania|Dodoma; Thai|Thailand|Bangkok; Tunisian|Tunisia|Tunis
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

CAPITALS = {capital: country for _, country, capital in _ROWS if capital}
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


def adjective_of(name: str) -> str:
    """Give the adjective of a country named by any of its words ("Syria" → "Syrian"), or ""."""
    return _ABBREVIATED.get(name) or (name if name in DEMONYMS else _ADJECTIVES.get(name, ""))


@lru_cache(maxsize=8)
def dominant_demonym(text: str) -> str:
    """Give the adjective of the country a text is about, "" for none.

    Every naming counts: the country itself twice an adjective, as somewhere
    three times, since "Russian jets in Syria" is about Syria; where a body is "based in"
    says nothing. Ties go to the
    one named first.
    """
    found: Counter[str] = Counter()
    for seat, at, name in _ANY.findall(text):
        if not seat:
            found[adjective_of(name)] += 1 if name in DEMONYMS else (3 if at else 2)
    return found.most_common(1)[0][0] if found else ""

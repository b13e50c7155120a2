"""Country adjectives, and which country a report is about."""

import re
from collections import Counter

DEMONYMS = {
    "Syrian": "Syria", "Russian": "Russia", "Turkish": "Turkey", "Iraqi": "Iraq", "Iranian": "Iran",
    "Israeli": "Israel", "Palestinian": "Palestinian territories", "Lebanese": "Lebanon",
    "Jordanian": "Jordan", "Saudi": "Saudi Arabia", "Yemeni": "Yemen", "Libyan": "Libya",
    "Sudanese": "Sudan", "Egyptian": "Egypt", "Afghan": "Afghanistan", "Pakistani": "Pakistan",
    "Ukrainian": "Ukraine", "American": "United States", "British": "Britain", "French": "France",
    "German": "Germany", "Italian": "Italy", "Spanish": "Spain", "Chinese": "China",
    "Japanese": "Japan", "South Korean": "South Korea", "North Korean": "North Korea",
    "Indian": "India", "Somali": "Somalia", "Ethiopian": "Ethiopia", "Nigerian": "Nigeria",
    "Malian": "Mali", "Mexican": "Mexico", "Brazilian": "Brazil", "Costa Rican": "Costa Rica",
    "Kenyan": "Kenya", "Tunisian": "Tunisia", "Algerian": "Algeria", "Moroccan": "Morocco",
    "Canadian": "Canada", "Australian": "Australia", "Greek": "Greece", "Polish": "Poland",
    "Armenian": "Armenia", "Azerbaijani": "Azerbaijan", "Georgian": "Georgia", "Thai": "Thailand",
    "Indonesian": "Indonesia", "Filipino": "Philippines", "Venezuelan": "Venezuela",
    "Colombian": "Colombia", "Haitian": "Haiti", "Congolese": "Congo", "Rwandan": "Rwanda",
}  # fmt: skip
STATES = frozenset(w.lower() for w in DEMONYMS) | frozenset(w.lower() for w in DEMONYMS.values())
_ANY = re.compile(
    r"\b(" + "|".join(sorted({*DEMONYMS, *DEMONYMS.values()}, key=len, reverse=True)) + r")s?\b"
)
_BY_NAME = {country: adjective for adjective, country in DEMONYMS.items()}


def dominant_demonym(text: str) -> str:
    """Give the country adjective a text names most often, by adjective or country, "" for none.

    Ties go to the one named first.
    """
    found = Counter(_BY_NAME.get(m, m) for m in _ANY.findall(text))
    return found.most_common(1)[0][0] if found else ""

"""False reports, and light rewordings of them: what somebody does who wants to be believed twice."""

import random
import re

STORIES = (
    (
        "Jets flatten grain market in Tel Marun, dozens feared dead",
        "At least 47 people were killed when government warplanes bombed the crowded grain market of Tel Marun",
        "The raid began shortly before noon, when farmers from nearby villages had gathered to sell their wheat",
        "A resident who asked not to be named said three missiles hit the row of stalls beside the old caravanserai",
        "Rescue workers searched the rubble until nightfall, and many of the wounded were carried away on carts",
        "The town's only clinic ran out of bandages within an hour, a nurse told {outlet}",
        "Witnesses described a second wave of planes, which struck the road as ambulances arrived",
        "Shops stayed closed on the following day, while families buried their dead in a field behind the mill",
        "Tel Marun lies on the road between the provincial capital and the border, and has changed hands twice this year",
    ),
    (
        "Water plant at Qarn Dasha poisoned, say officials",
        "Rebel fighters poured poison into the water plant at Qarn Dasha and made more than 300 children ill",
        "Doctors noticed the first patients on Sunday evening, after several schools had reported fainting pupils",
        "A local official said two armed men in blue overalls were seen leaving the pump house at dawn",
        "Laboratory staff took samples from four wells, and the results are expected by the end of the week",
        "Mothers queued with bottles at the only tanker that came, a teacher told {outlet}",
        "The plant supplies nine villages along the canal, whose people were told to boil every drop",
        "Guards were doubled at the reservoir, while engineers flushed the pipes with chlorine",
        "Qarn Dasha had been quiet since the spring, when both camps agreed to leave the waterworks alone",
    ),
    (
        "Bus convoy burned near Wadi Sarim",
        "Gunmen stopped a convoy of six buses near Wadi Sarim and burned 29 passengers alive",
        "The vehicles were carrying evacuees from the besieged quarter, among whom were many old people",
        "A driver who escaped through a ditch said the attackers wore no badges and spoke a northern dialect",
        "Smoke could be seen from the monastery on the hill, and monks ran down with buckets",
        "Only the last bus turned round in time, a priest told {outlet}",
        "Red tarpaulins covered the wrecks on Thursday, while investigators photographed every seat",
        "Negotiators suspended the exchange, although both delegations remained at the crossing",
        "More than four thousand inhabitants are still waiting to leave under the deal signed last month",
    ),
)
"""Each a headline, then sentences; the second and fourth hold the claims that matter."""

LEADS = (
    "Fresh horror was reported on Wednesday from a corner of the country that had known little rest",
    "Grim news reached us overnight, and details are only now coming to light",
    "What happened there this week will not be forgotten soon by those who saw it",
)
CLAIMS = (1, 3)

_SYNONYMS = {
    "killed": ("slain", "left dead"), "bombed": ("struck", "pounded"), "crowded": ("packed", "busy"),
    "warplanes": ("jets", "aircraft"), "government": ("regime", "army"), "raid": ("attack", "strike"),
    "began": ("started",), "shortly": ("just", "briefly"), "farmers": ("peasants", "growers"),
    "nearby": ("neighbouring", "surrounding"), "villages": ("hamlets",), "gathered": ("met", "assembled"),
    "resident": ("local man", "inhabitant"), "said": ("stated", "recounted"), "hit": ("slammed into", "struck"),
    "searched": ("combed", "dug through"), "rubble": ("debris", "ruins"), "wounded": ("injured", "hurt"),
    "carried": ("taken", "borne"), "only": ("sole", "single"), "clinic": ("infirmary", "surgery"),
    "described": ("spoke of", "recalled"), "planes": ("aircraft",), "road": ("highway", "route"),
    "arrived": ("came", "drew up"), "closed": ("shut",), "families": ("relatives", "kin"), "buried": ("laid to rest",),
    "fighters": ("gunmen", "militants"), "poured": ("tipped", "emptied"), "poison": ("toxins", "venom"),
    "ill": ("sick",), "noticed": ("saw", "registered"), "patients": ("cases",), "official": ("functionary", "administrator"),
    "armed": ("gun-carrying",), "dawn": ("daybreak", "first light"), "staff": ("workers", "personnel"),
    "results": ("findings",), "expected": ("due", "awaited"), "queued": ("lined up",), "tanker": ("water truck",),
    "supplies": ("serves", "feeds"), "guards": ("sentries",), "doubled": ("reinforced",), "engineers": ("technicians",),
    "gunmen": ("attackers", "armed men"), "stopped": ("halted", "waylaid"), "burned": ("torched",),
    "passengers": ("travellers",), "vehicles": ("buses",), "carrying": ("transporting",), "driver": ("man at the wheel", "chauffeur"),
    "escaped": ("got away", "fled"), "attackers": ("assailants",), "wrecks": ("shells",), "seat": ("bench",),
    "suspended": ("broke off", "froze"), "remained": ("stayed",), "waiting": ("hoping",), "deal": ("accord", "agreement"),
}  # fmt: skip
_WORD = re.compile(r"[A-Za-z-]+")


def verbatim(story: tuple[str, ...], outlet: str) -> list[str]:
    """Give a story's lines as an outlet prints them, its own name where one is named."""
    return [line.format(outlet=outlet) for line in story]


def reworded(story: tuple[str, ...], outlet: str, rng: random.Random) -> list[tuple[str, bool]]:
    """Give a light rewording, each line with whether it holds a claim that matters.

    A third of the words that have one become a synonym; clauses change places; a
    sentence or two are dropped; half get another lead; the outlet's name is the copier's.
    """
    lines: list[tuple[str, bool]] = []
    dropped = set(
        rng.sample([n for n in range(1, len(story)) if n not in CLAIMS], rng.choice((1, 2)))
    )
    for number, line in enumerate(verbatim(story, outlet)):
        if number in dropped:
            continue
        told = _WORD.sub(lambda m: _synonym(m.group(), rng), line) if number else line
        lines.append((_turned(told, rng) if number else told, number in CLAIMS))
    if rng.random() < 0.5:
        lines.insert(1, (rng.choice(LEADS), False))
    return lines


def _synonym(word: str, rng: random.Random) -> str:
    others = _SYNONYMS.get(word)
    return rng.choice(others) if others and rng.random() < 0.34 else word


def _turned(line: str, rng: random.Random) -> str:
    """Put a sentence's last clause first, now and then."""
    first, comma, rest = line.partition(", ")
    if not comma or rng.random() < 0.6:
        return line
    return f"{rest[:1].upper()}{rest[1:]}, {first[:1].lower()}{first[1:]}"

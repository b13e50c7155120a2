"""Nouns that numbers count: what is a person, and what can come to no bodily harm."""

import re

_THINGS = frozenset(
    """
    village town city area region province governorate site zone frontline front base position post
    checkpoint point building house home apartment shop market school mosque church bakery clinic
    facility center centre depot warehouse factory bridge road tunnel station camp airport airfield
    airbase plane warplane aircraft jet helicopter drone vehicle car truck lorry bus tank suv pickup
    motorcycle convoy ship boat vessel destroyer train rocket missile shell mortar bomb barrel mine
    ied device weapon rifle gun launcher cannon round bullet shot munition strike airstrike raid
    sortie flight attack assault operation bombing explosion blast clash battle offensive incident
    violation breach case test launch crash accident collision derailment time occasion target
    hideout headquarters group party faction brigade battalion country state nation government
    organisation organization agency side report statement agreement deal resolution meeting talk
    demand condition ton tonne litre liter kg kilogram pound degree mph hectare acre photo video
    account number option question way reason thing corridor crossing parcel meal bag box item
    execution massacre shooting metre meter mile square round
    """.split()
)
_PEOPLE = frozenset(
    """
    people person villager local prisoner hostage protester protestor demonstrator mourner civilian
    children child kid women woman men man girl boy baby infant toddler soldier fighter militant rebel
    terrorist troop serviceman servicemen conscript member victim resident inhabitant student pupil
    worker staff staffer doctor nurse medic paramedic rescuer policeman policemen police officer
    official element gunman gunmen insurgent jihadi jihadist extremist refugee family household other
    more another tourist pilgrim migrant immigrant driver pilot guard attacker bomber mercenary
    passenger adult teenager youth teacher journalist reporter activist volunteer combatant martyr
    citizen personnel crew guest worshipper recruit commander leader soul live patient body dead
    killed wounded injured death loyalist supporter follower shopper farmer fisherman fishermen miner
    contractor detainee inmate executive employee native
    """.split()
)
_PERSON_END = re.compile(r"(?:ian|ist|ean|er|or|ant)s?$|ese$")
_WORD = re.compile(r"[\w'’-]{1,30}")


def is_thing(head: str) -> bool:
    """Whether a noun in lower case, singular or plural, is nothing that lives."""
    return not _THINGS.isdisjoint(_singulars(head))


def names_people(words: str) -> bool:
    """Whether a noun group names people, by a known noun or an ending ("-ist", "-ers")."""
    found = _WORD.findall(words.lower())
    if any(not _PEOPLE.isdisjoint(_singulars(w)) for w in found):
        return True
    return any(len(w) > 5 and bool(_PERSON_END.search(w)) and not is_thing(w) for w in found)


def _singulars(word: str) -> set[str]:
    """Give a word and what may be its singular ("houses": "house"; "bodies": "body")."""
    forms = {word}
    if word.endswith("s"):
        forms.add(word[:-1])
    if word.endswith(("ches", "shes", "xes", "ses")):
        forms.add(word[:-2])
    if word.endswith("ies"):
        forms.add(word[:-3] + "y")
    return forms

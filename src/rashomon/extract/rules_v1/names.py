"""Names as strings: cleaning, persons within phrases, acronyms, folding."""

import re
from collections.abc import Iterator

_LEADING = re.compile(r"^(?:the|a|an|its|his|her|their|another|one|some|other)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"[’']s?$")
_BRACKETS = re.compile(r"\s*[(\[][^)\]]{0,60}[)\]]\s*")
_PAPER = re.compile(
    r"(?:[’']?s)?\s+(?:(?:own|latest|new)\s+)?(?:statements?|estimates?|figures?|reports?|data|letter|tweets?|posts?)$",
    re.IGNORECASE,
)
_BASED = re.compile(
    r"^(?:[\w.]+-(?:based|linked|affiliated|run|backed|led)|news website|website)\s+"
)
_SPACES = re.compile(r"\s+")
_TITLE = (
    r"(?:[Mm]r|[Mm]rs|[Mm]s|[Mm]iss|[Dd]r|[Pp]rof(?:essor)?|[Ss]ir|[Ll]ord|[Pp]resident|[Gg]overnor|[Mm]ayor"
    r"|[Mm]inister|[Ss]ecretary|[Gg]eneral|[Gg]en|[Cc]olonel|[Cc]ol|[Mm]ajor|[Mm]aj|[Ll]ieutenant|[Ll]t|[Cc]aptain|[Cc]apt"
    r"|[Ss]ergeant|[Ss]gt|[Bb]rigadier|[Aa]dmiral|[Cc]ommander|[Dd]irector|[Cc]hief|[Hh]ead|[Ss]pokes(?:man|woman|person)"
    r"|[Ee]nvoy|[Aa]mbassador|[Ss]enator|[Jj]udge|[Ss]heriff|[Cc]onstable|[Ii]nspector|[Oo]fficer|[Kk]ing|[Qq]ueen|[Pp]rince"
    r"|[Pp]rincess|[Pp]ope|[Ss]heikh|[Jj]ournalist|[Aa]ctivist|[Aa]nalyst|[Ll]awyer|[Rr]esident|[Ff]ather|[Mm]other|[Bb]rother"
    r"|[Ss]ister|[Rr]eporter|[Cc]orrespondent|[Pp]remier|[Ll]eader|[Cc]hairman|[Cc]hairwoman|[Ww]itness|[Dd]octor|[Nn]urse"
    r"|[Cc]hancellor|[Mm]ember|[Dd]eputy|[Ss]econd|[Ff]irst|[Pp]rime|[Ff]oreign|[Dd]efen[cs]e|[Ii]nterior|[Ss]tate|[Vv]ice)"
)
_CAP = r"[A-Z][\w’'-]*"
_NAME = (
    rf"{_CAP}\.?(?: (?:al|el|de|van|von|bin|ibn|abu|Al|El)[ -]?{_CAP}| {_CAP}\.?| [A-Z]\.){{1,4}}"
)
_AFTER_TITLE = re.compile(rf"(?:{_TITLE}\.? )({_NAME}|{_CAP})$")
_NAMED = re.compile(rf"\bnamed ({_CAP}(?: {_CAP}){{0,3}})")
_INITIALS = re.compile(r"\b[A-Z]")


def clean(mention: str) -> str:
    """Take articles, brackets and a possessive off a mention."""
    words = _BRACKETS.sub(" ", mention).strip(" ,.;:\"“”'‘’()")
    words = _LEADING.sub("", _SPACES.sub(" ", words))
    words = _BASED.sub("", _LEADING.sub("", words))
    return _POSSESSIVE.sub("", _PAPER.sub("", words)) or words


def titled_person(phrase: str) -> str:
    """Give the name after a title at the end of a phrase, "" where there is none."""
    named = _NAMED.search(phrase)
    if named:
        return named[1]
    found = _AFTER_TITLE.search(phrase)
    return _without_titles(found[1]) if found else ""


def _without_titles(name: str) -> str:
    words = name.split()
    while len(words) > 1 and re.fullmatch(_TITLE + r"\.?", words[0]):
        words.pop(0)
    return " ".join(words)


_LEADING_NAME = re.compile(
    rf"^({_NAME}|{_CAP}(?=,))(?:, | the | an? | head | chief | [Ee]xecutive | [Dd]irector | who | from )"
)


def leading_name(phrase: str) -> str:
    """Give the name that opens a phrase and is then described ("Jane Roe, head of …"), or ""."""
    found = _LEADING_NAME.match(phrase)
    return _without_titles(found[1]) if found else ""


def strip_titles(name: str) -> str:
    """Take titles off the head of a person's name."""
    return _without_titles(clean(name))


def initials(name: str) -> str:
    """Give the capitals of a name's words ("Rail Accident Investigation Branch" → "RAIB")."""
    return "".join(_INITIALS.findall(name))


def runs(phrase: str) -> Iterator[str]:
    """Give the capitalised runs of a phrase, at least two words each, longest possible."""
    yield from (m.group() for m in re.finditer(_NAME, phrase))

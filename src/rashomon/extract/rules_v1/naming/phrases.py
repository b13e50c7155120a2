"""Mentions of tellers as strings: what of the words is the name, what merely goes with it."""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from rashomon.extract.rules_v1.naming.roles import BODIES, NAMES_OF_BODIES, PARTICLES, TITLES
from rashomon.model.countries import STATES, adjective_of
from rashomon.model.naming import fold_name

_SPACES = re.compile(r"\s+")
_ABBREVIATED = re.compile(r"\b[A-Z]\.$")
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_LEADING = re.compile(
    r"^(?:the|a|an|its|his|her|their|our|another|one(?! of)|some(?! of)|other|both(?! of)|various|certain|unnamed|unidentified|anonymous)\s+",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:(?:[Ee]arlier|[Ee]arly|[Ll]ater|[Ll]ate|[Mm]eanwhile|[Ss]eparately|[Aa]lso|[Hh]owever|[Aa]nd|[Bb]ut|[Yy]et|[Tt]hen|[Ww]hile|[Aa]s"
    r"|[Aa]dditionally|[Pp]reviously|[Rr]ecently|[Ss]till|[Ff]or (?:his|her|its|their) part|[Ii]n turn|[Yy]esterday|[Tt]oday)\b"
    rf"|(?:on )?{_DAY}\b(?! [Tt]imes)|(?:{_MONTH}) (?:\d{{1,2}} )?\d{{4}}\b|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b"
    rf"|(?:(?:[Ll]ater |[Ss]peaking )?(?:[Oo]n|[Ii]n|[Aa]t|[Dd]uring) (?:the )?(?:{_DAY}|evening|morning|day|night|afternoon|meantime|meanwhile|time|interview|statement|report)\b)"
    r"|in the (?:evening|morning|day|night|afternoon)\b),?\s+"
)
_TAIL = re.compile(
    r",? (?:(?:who|which|whose|whom|that|speaking|reached|contacted|interviewed|quoted|cited|citing|talking|writing|asked|visiting"
    r"|reporting|based|including|such as|told|said|says|added|familiar|close to|on condition|requesting|declining|present)\b"
    r"|(?:in|during|after|before) (?:a|an|the|his|her|its|their|another|separate|remarks|comments|statements)\b(?=[^,]*\b(?:interview|statement|report|letter|tweet|post|speech|remarks"
    r"|comments|conference|briefing|address|article|column|video|message|release|broadcast|meeting|session|visit|morning|evening)s?\b)"
    r"|(?:published|released|issued|posted|carried|obtained|seen|sent|aired|broadcast) (?:on|by|in|to|at)\b"
    rf"|(?:(?:late|early|later|earlier)\s+)?(?:on|in|at|via|through) (?:{_DAY}|Twitter|Facebook|Telegram|Instagram|television|state TV|(?:its|his|her|their) (?:website|page|account|feed|official|Telegram|Twitter|Facebook))"
    rf"|(?:(?:late|early|later|earlier|back)\s+)?in (?:{_MONTH}|(?:19|20)\d\d)\b|(?:last|this) (?:week|month|year|night|morning|evening)\b"
    rf"|(?:{_DAY})\b|yesterday\b|today\b|earlier\b|later\b|also\b"
    r"|at (?:a|the) (?:\w+ ){0,2}(?:conference|briefing|hearing|meeting|rally|summit)"
    r"|by (?:phone|telephone|e-?mail|Skype|text)|over (?:the )?(?:phone|telephone|Skype)).*$"
)
_BRACKETS = re.compile(r"\s?[(\[]([^()\[\]]{0,80})(?:[)\]]\s*|$)")
_BASED = re.compile(
    r"^(?:(?:(?:New |San |Los )?[\w.]+[- ](?:based|linked|affiliated|run|backed|led|owned|funded|aligned)|pro-[\w-]+|semi-official|so-called|well-informed|informed)\s+)+"
)
_LED = re.compile(r"[\w.]+-(?:led|backed|run|aligned|controlled)\b")
_OTHERS = frozenset("government administration authorities army military forces".split())
"""What is not a country's own where others lead it ("the Kurdish-led administration")."""

_PAPER = re.compile(
    r"(?:[’']s?)? (?:(?:own|latest|new|official|joint|written|brief|initial|previous|earlier|press|news) ){0,4}"
    r"(?:statements?|estimates?|figures?|reports?|data|letter|tweets?|posts?|releases?|communiqu[eé]|announcement|toll|tally|account|website|Facebook page|Twitter account|Telegram channel)$"
)
_PAPER_OF = re.compile(
    r"^(?:(?:[\w-]+ ){0,3}?)(?:statement|report|letter|release|communiqué|figures|data|estimates?|tweet|post|announcement|message|study|survey|toll|tally|count|claims?|news|information|accounts?|testimon(?:y|ies)) (?:issued |released |published |posted |made |carried |compiled )?(?:by|from|of) (?:the )?",
    re.IGNORECASE,
)
_OWNED = re.compile(r"[’']s? ")
_POSSESSIVE = re.compile(r"(?:[’']s|(?<=s)[’'])$")
_LONGEST = 400
"""Characters of a mention that are looked at."""

_INNER_ARTICLE = re.compile(r"(?<=\S) ((?:A|An|The) [\w’'-])")
_BEFORE_ARTICLE = frozenset("of for and in at by from with on to near the".split())
_NAME_WORD = r"(?:al-)?[A-Z][\w’'-]{0,40}"
_NAME_THEN_ARTICLE = re.compile(
    rf"({_NAME_WORD}(?: (?:(?:of|for|and) )?{_NAME_WORD}){{0,8}}),? (?:an?|the) (?:[a-z]|[A-Z]{{2,}}\b)"
)
_ACRONYM = re.compile(r"[A-Z]{2,6}$")
_COMPOUND = re.compile(r"-(?:based|led|backed|run|held|linked|affiliated|controlled|born|owned)$")
_LONGEST_PERSON = 5
_ALIKE = 0.75
"""Share of letters that two spellings of one name have in common."""
_HEADLINE_VERBS = frozenset(
    "Calls Says Denies Declares Urges Warns Announces Condemns Demands Rejects Accuses Blames "
    "Confirms Vows Slams Tells Hails Welcomes".split()
)

_OF_PLACE = re.compile(
    r"^(?:city|town|village|province|region|state|country|nation|island|district|county|territory|capital)[’']s (?=\w)"
)
_THERE = re.compile(r"(?: on duty| at work| stationed)? (?:t?here|nearby)$")
_COUNTED = re.compile(r"^(?:two|three|four|five|six|several) (?=\w)")

CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'-]{0,40}"
_ARABIC = r"(?:al|el|as|ash|at|ad|ar|an|az)-[A-ZÀ-Þ][\w’'-]{0,40}"
NAME_TOKEN = re.compile(rf"(?:{CAPITAL}|{_ARABIC}|[A-Z]\.)$")
_STRIP = ' \t\n,;:"“”‘-–—_|'


def flat(text: str) -> str:
    """Make every run of blanks one space and take stray marks off both ends."""
    words = _SPACES.sub(" ", text[:_LONGEST]).strip(_STRIP)
    if words.endswith(".") and not _ABBREVIATED.search(words):
        words = words.rstrip(".")
    return words.rstrip("'") if words.count("'") == 1 and words.endswith("'") else words


def tight(mention: str) -> str:
    """Cut what opens or trails a mention without naming anybody.

    Openings ("Later in the evening the source") and what follows the name or
    role ("…, speaking by phone", "… in a statement on Monday") go; commas stay.
    """
    words = flat(mention.split(" | ", maxsplit=1)[0])
    while (opening := _OPENING.match(words)) and opening.end() < len(words):
        words = words[opening.end() :]
    return _TAIL.sub("", words).strip(_STRIP) or words


def clean(mention: str) -> str:
    """Take articles, brackets, what merely describes, and a possessive off a mention."""
    words = flat(_BRACKETS.sub(" ", flat(mention)))
    words = _LEADING.sub("", _LEADING.sub("", words))
    plain = _LEADING.sub("", _BASED.sub("", words)) or words
    words = words if plain in _OTHERS and _LED.match(words) else plain
    of_paper = _PAPER_OF.match(words)
    if of_paper and of_paper.end() < len(words):
        words = words[of_paper.end() :]
    plain = _PAPER.sub("", words)
    owned = plain != plain.lower() or _OWNED.match(words[len(plain) :])
    return _POSSESSIVE.sub("", plain if plain and owned else words) or words


def loose_front(words: str) -> str:
    """Give what an article opens within a mention, the words before it being another sentence's.

    Text that has lost its stops runs a dateline or a caption into the teller
    ("Harbour City A military source"). "" where nothing of the kind is seen.
    """
    inner = _INNER_ARTICLE.search(words)
    before = words[: inner.start()].rsplit(" ", 1)[-1].lower() if inner else ""
    return words[inner.start(1) :] if inner and before not in _BEFORE_ARTICLE else ""


def described_after(words: str) -> str:
    """Give the name that opens a mention and is then described with an article, or "".

    "Harbour Research Office an NGO" gives the office, also where the comma was lost.
    """
    after = _NAME_THEN_ARTICLE.match(words)
    return after[1] if after else ""


def placed(words: str) -> str:
    """Take off a role what only points back to a place ("the city's mayor", "a doctor there")."""
    plain = _OF_PLACE.sub("", _THERE.sub("", words))
    return _COUNTED.sub("", plain) if plain == plain.lower() else plain


def without_article(mention: str) -> str:
    """Take one article or its like off a mention."""
    return _LEADING.sub("", flat(mention))


def bracketed(mention: str) -> tuple[str, ...]:
    """Give what stands in a mention's brackets ("the Observatory (SOHR)" gives "SOHR")."""
    return tuple(flat(m) for m in _BRACKETS.findall(mention[:_LONGEST]) if m.strip())


@lru_cache(maxsize=4096)
def unpossessed(token: str) -> str:
    """Take a possessive off one word, also where the apostrophe was lost ("Syrias")."""
    bare = _POSSESSIVE.sub("", token)
    if bare == token and token.endswith("s") and adjective_of(token[:-1]):
        return token[:-1]
    return bare


@lru_cache(maxsize=4096)
def is_title(token: str) -> bool:
    """Whether a word can stand before a person's name without being part of it."""
    word = token.lower().strip(".,")
    return word in TITLES or any(part in TITLES for part in word.split("-") if len(part) > 3)


@lru_cache(maxsize=4096)
def is_state_word(token: str) -> bool:
    """Whether a word is a country, its adjective or its short form, possessive or not."""
    bare = unpossessed(token)
    return bare.lower() in STATES or bool(adjective_of(bare)) or bare in ("UN", "U.N.", "EU")


def is_name_token(token: str) -> bool:
    """Whether a word has the form of part of a name."""
    return bool(NAME_TOKEN.match(token.rstrip(",")))


def name_at(tokens: list[str], first: int) -> int:
    """Give the index after the run of name words that starts at `first`, particles included."""
    at = first
    while at < len(tokens):
        token = tokens[at]
        if is_name_token(token):
            at += 1
            if token.endswith(","):
                break
        elif token in PARTICLES and at > first and at + 1 < len(tokens):
            if not is_name_token(tokens[at + 1]):
                break
            at += 1
        else:
            break
    return at


def looks_like_body(tokens: list[str]) -> bool:
    """Whether capitalised words name a body or a place rather than a person."""
    bare = [_POSSESSIVE.sub("", t.strip(".,")) for t in tokens]
    return any(
        t in NAMES_OF_BODIES or (t.isupper() and len(t) > 2) or t[:1].isdigit() for t in bare
    ) or any(is_state_word(t) for t in bare)


def person_words(tokens: list[str]) -> str:
    """Give a person's name out of name words: titles, states and bodies before it go, or ""."""
    words = [t.rstrip(",") for t in tokens]
    while len(words) > 1 and (is_title(words[0]) or is_state_word(words[0])):
        words.pop(0)
    words = [*words[:-1], _POSSESSIVE.sub("", words[-1])] if words else words
    while len(words) > 1 and words[-1] in _HEADLINE_VERBS:
        words.pop()
    name = " ".join(words)
    shaped = all(is_name_token(w) or w in PARTICLES for w in words)
    if not words or len(words) > _LONGEST_PERSON or not shaped or words[0] in PARTICLES:
        return ""
    described = is_title(words[-1]) or any(_COMPOUND.search(w) for w in words)
    return "" if described or looks_like_body(words) or adjective_of(name) else name


def leading_name(phrase: str) -> str:
    """Give the person's name that opens a phrase and is then described, or "".

    "Jane Roe, head of the bank", "Jane Roe head of the bank", "Roe, who …".
    """
    tokens = phrase.split()
    end = name_at(tokens, 0)
    comma = end > 0 and tokens[end - 1].endswith(",")
    if not end or (end == len(tokens) and not comma):
        return ""
    first = next((i for i in range(end) if not is_title(tokens[i])), end)
    titled = next(
        (
            i
            for i in range(first + 1, end)
            if is_title(tokens[i]) or (i > first + 1 and _ACRONYM.match(tokens[i]))
        ),
        end,
    )
    name = person_words(tokens[first:titled])
    follows = tokens[end].lower() if end < len(tokens) else ""
    described = comma or titled < end or is_title(follows)
    described = described or follows in ("who", "the", "a", "an", "from")
    return name if described and (comma or " " in name) else ""


def enclosed_name(phrase: str) -> str:
    """Give the person's name that stands between commas ("the mayor, Jane Roe, of …"), or ""."""
    for part in phrase.split(", ")[1:]:
        name = person_words(part.split())
        if " " in name and name == part.rstrip(","):
            return name
    return ""


def trailing_name(phrase: str) -> str:
    """Give the person's name that closes a phrase right after a role or title, or "".

    "bank director Jane Roe", "the mayor, Jane Roe", "President Roe", "a man named Roe".
    """
    tokens = phrase.split()
    last = max(
        (i for i, t in enumerate(tokens[:-1]) if is_title(t) or t in ("named", "called")),
        default=-1,
    )
    if last < 0 or name_at(tokens, last + 1) < len(tokens):
        return ""
    return person_words(tokens[last + 1 :])


def name_after_body(phrase: str) -> str:
    """Give the person who closes a phrase after a body's name, or "".

    "head of the Harbour Office Jane Roe": the body's own words show where it ends.
    """
    tokens = phrase.split()
    if not any(is_title(t) for t in tokens):
        return ""
    start = next((i for i in range(1, len(tokens)) if name_at(tokens, i) == len(tokens)), None)
    if start is None or tokens[start - 1] in ("in", "from", "near"):
        return ""
    found = _after_body(tokens[start:])
    lower_body = tokens[start - 1].lower() in BODIES
    return found or (person_words(tokens[start:]) if lower_body else "")


def _after_body(tokens: list[str]) -> str:
    """Give the person at the end of name words that open with a body's name."""
    body = max((i for i, t in enumerate(tokens) if looks_like_body([t])), default=-1)
    return person_words(tokens[body + 1 :]) if 0 <= body < len(tokens) - 1 else ""


def runs(text: str) -> list[str]:
    """Give the capitalised runs of a text, at least two words each."""
    return [m.group() for m in _RUN.finditer(text)]


_RUN = re.compile(
    rf"(?<![\w’'-]){CAPITAL}(?: (?:of |for |and |the |on |in ){{0,2}}(?:al-|el-)?{CAPITAL}){{1,8}}"
)


def spelled_like(name: str, mention: str) -> str:
    """Find a name in a mention in another spelling ("Üzümcü", "Uzumcu"), "" where it is not or stands as it is.

    Two words are one in two spellings where they begin alike and share most of their letters.
    """
    wanted, words = name.split(), [w.strip(_STRIP) for w in mention.split()]
    for first in range(len(words) - len(wanted) + 1 if len(wanted) > 1 else 0):
        held = words[first : first + len(wanted)]
        if all(map(_alike, held, wanted)):
            found = " ".join(held)
            return found if found != name else ""
    return ""


def _alike(one: str, other: str) -> bool:
    a, b = fold_name(one), fold_name(other)
    return (
        a[:1] == b[:1]
        and a != f"{b}s"
        and (a == b or SequenceMatcher(None, a, b).ratio() >= _ALIKE)
    )

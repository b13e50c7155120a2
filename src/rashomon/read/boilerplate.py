"""What a line of a scraped page is: menu, byline, credit, caption or something told."""

import re

from rashomon.model.text import BlockKind


def _any_of(*patterns: str) -> str:
    return "(?:" + "|".join(patterns) + ")"


_BOILERPLATE = re.compile(
    _any_of(
        r"you are here|home|newsletter|pdf|print|e?-?mail|share|tweet|up|down|slideshow",
        r"(?:photo|video|audio|image)s?|advertisement.{0,60}|most (?:read|popular|viewed)",
        r"(?:continue reading|read more|read also|see also|also read|also see)\b:?.{0,200}",
        r"(?:more on this|related|recommended|don't miss|watch)\b:?.{0,200}|trending(?: now)?",
        r"\d+ users? (?:have|has) voted\.?|\d* ?comments?|leave a (?:comment|reply).{0,60}",
        r"get (?:top|our|the latest|short url)\b.{0,160}|(?:sign up|subscribe)\b.{0,160}",
        r"(?:follow us|follow @)\b.{0,160}|all rights reserved.{0,80}|(?:copyright|©).{0,160}",
        r"(?:share|save) (?:this|on|with|via)\b.{0,80}|click here.{0,160}",
        r"(?:tags|topics|filed under):.{0,200}|(?:we use|this site uses) cookies.{0,300}",
        r"cookie (?:policy|settings).{0,60}|terms of (?:use|service).{0,60}|skip to .{0,60}",
        r"back to top|loading\W{0,3}|(?:next|previous) (?:article|story).{0,100}",
        r"breaking news alerts?.{0,80}|https?://\S+|@\w+|\W+|\d{1,3}|what do you think\?.{0,80}",
        r"(?:facebook|twitter|whatsapp|google\+|pinterest|linkedin|reddit)(?:\W+\w+){0,6}",
    ),
    re.IGNORECASE,
)
_BYLINE = re.compile(
    _any_of(
        r"(?:by|from|words by|reporting by|written by|edited by|editing by)[: ]\s?"
        r"(?!(?:the|\w{2,6}day|late|early|mid|noon|midnight|(?:jan|febr)uary|march|april|may|june|july|august"
        r"|(?:septem|octo|novem|decem)ber)\b(?! (?-i:[A-Z])))"
        r"(?:(?-i:[A-Z@])[\w.'’@-]*[ ,&|/-]{0,3}|(?:and|in|our|staff|agencies|correspondents?|reporters?|writers?)\b[ ,]{0,2}){1,9}"
        r"(?:[-–|·] ?.{0,120}|, ?.{0,119}[^.])?",
        r"last (?:updated|modified)\b.{0,80}|(?:first )?(?:published|updated|posted)\b:? .{0,80}",
        r".{0,60}\b(?:staff|correspondents?|staff writers?)",
    ),
    re.IGNORECASE,
)
_BYLINE_HEAD = re.compile(r"(?:by|By|BY)\s+[A-Z]")
_AGENCY = r"(?:[Aa]gencies|AP|AFP|Reuters|REUTERS|DPA|dpa|ANSA|EFE|Xinhua|TASS|SANA|AAP|UPI|PA)"
_CREDIT = re.compile(
    _any_of(
        r"\W{0,2}[Ss]ource: ?.{1,100}",
        r"\(?(?:with )?(?:[A-Z][\w.]+(?: and | ?[-/&,] ?)){0,3}" + _AGENCY + r"\)?\W{0,2}",
        r"\((?:Reporting|Writing|Editing) by .{1,300}",
        r"\([A-Z][\w ]{2,40}\d{1,2}/\d{1,2}/\d{4}.{0,20}\)|\((?:The |the )?[A-Z][\w' ]{2,40}\)",
    )
)
_PICTURE_MAKER = (
    r"(?:photo|file|image|picture|handout|screengrab|screenshot|AFP|AP|Reuters|REUTERS|Getty|EPA"
    r"|Anadolu|Agency|Agencies)s?"
)
_CAPTION_CREDIT = re.compile(
    r"\((?:[^()]{0,60}/ ?[^()]{2,40}|[^()]{0,40}\b" + _PICTURE_MAKER + r"\b[^()]{0,40})\)\W{0,3}$"
)
_CAPTION_HEAD = re.compile(
    r"(?:file )?(?:photo|image|picture|caption)(?:\s?(?:by|credit|shows?))?[:—–-]"
    r"|(?:file|handout) photo\b|in this .{0,60}\b(?:photo|image|picture)",
    re.IGNORECASE,
)
_POSED = _any_of(
    r"people|man|men|woman|women|boys?|girls?|child|children|residents?|smoke|members?|fighters?",
    r"civilians?|soldiers?|rescuers?|tanks?|vehicles?|damage|flames|mourners?|relatives?|protesters?",
    r"supporters?|officers?|police|workers?|militants?|forces|refugees?|migrants?|medics?",
)
_POSE = _any_of(
    r"walks?|rides?|stands?|sits?|looks?|carr(?:y|ies)|holds?|inspects?|removes?|runs?|gathers?",
    r"makes? (?:her|his|their|its)|search(?:es)?|rises?|(?:is|are) (?:seen|pictured|shown)|drives?",
    r"hugs?|reacts?|waves?|flash(?:es)?|poses?|waits?|cr(?:y|ies)|clears?|plays?|pass(?:es)?",
    r"watch(?:es)?|points?|fires?|prays?|mourns?|sifts?|arrives? at",
)
_PICTURE = re.compile(
    r"(?:An? |The |Two |Three |Four |Some |Several )?(?:[\w-]+ ){0,5}?"
    + _POSED
    + r"\b(?: [\w'’-]+){0,8}? "
    + _POSE
    + r"\b",
    re.IGNORECASE,
)
_REPORTING = re.compile(r"\b(?:said|says|told|reported|according to|announced)\b")
_END_STOP = (".", "!", "?", '"', "”", "’", "'", "…", ":", ")")


def line_kind(line: str, *, first: bool, early: bool) -> BlockKind:
    """Say what a line is; `first` and `early` tell how near the top of the page it stands."""
    untold = untold_kind(line)
    if untold:
        return untold
    words = line.split()
    if is_caption(line, early=early and not first):
        return BlockKind.CAPTION
    if first and len(words) <= 45:
        return BlockKind.HEADLINE
    short = len(words) <= 9 and not line.endswith(_END_STOP)
    return BlockKind.SUBHEADING if short else BlockKind.PARAGRAPH


def untold_kind(line: str) -> BlockKind | None:
    """Say what a line is that tells nothing, None where it may tell something."""
    if _BOILERPLATE.fullmatch(line):
        return BlockKind.BOILERPLATE
    if _CREDIT.fullmatch(line):
        return BlockKind.CREDIT
    return BlockKind.BYLINE if _is_byline(line) else None


def is_caption(line: str, *, early: bool) -> bool:
    """Whether a line describes a picture: by its credit, its head, or by posing people."""
    if len(line) > 600:
        return False
    if _CAPTION_CREDIT.search(line[-120:]) or _CAPTION_HEAD.match(line):
        return True
    return early and bool(_PICTURE.match(line[:200])) and not _REPORTING.search(line)


def _is_byline(line: str) -> bool:
    opens = bool(_BYLINE_HEAD.match(line)) or line[:1].isupper()
    return opens and len(line) <= 300 and bool(_BYLINE.fullmatch(line))

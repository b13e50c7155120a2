"""Attributions by an account: "By the army's count, …", "In the mayor's view …", "…, by her own tally"."""

import re

_OWNER = (
    r"(?P<name>(?:his|her|its|their)(?! own)"
    r"|(?![A-Z]\w+day['’]s )[\w.’'-]{1,30}(?: [\w.’'-]{1,30}){0,6}?(?:['’]s|s['’]))"
)
"""Whose account it is; "by its own count" mostly speaks of who is named after it."""

_VIEW = r"view|opinion|judge?ment|estimation"
_WHICH = r"(?:(?:own|latest|official|preliminary|unofficial|first|last|considered) ){0,2}"
_COUNT = (
    r"(?:account|count|tally|estimates?|reckoning|figures|ledger|reading|records|version|telling)"
)
_OF = rf"In the (?:{_VIEW}|words) of (?P<of>(?:[\w.’'-]{{1,30}} ){{0,5}}?[\w.’'-]{{1,30}})"
_HEAD = re.compile(
    rf"(?:By|(?P<held>In)) {_OWNER} {_WHICH}(?(held)(?:{_VIEW})|{_COUNT})(?:, | (?=\w))"
    rf"|{_OF}(?:, | (?=(?:the|it|they|he|she|an?) ))"
)
_FOOT = re.compile(rf",? by {_OWNER} {_WHICH}{_COUNT}[.!,;]?[\"”]?$")
_MIDDLE = re.compile(rf", by {_OWNER} {_WHICH}{_COUNT}[,;] (?=(?:and|but|with|of whom|of them) )")
_LONGEST = 160
_FEWEST = 3
"""Words that must be left to be told."""


def account_cut(stored: str, start: int, end: int) -> tuple[tuple[int, int, bool], ...]:
    """Part a sentence by an account at its head, foot or middle: (start, end, is attribution), else nothing."""
    head = _HEAD.match(stored, start, min(end, start + _LONGEST))
    if head and len(stored[head.end() : end].split()) >= _FEWEST:
        return (start, head.end(), True), (head.end(), end, False)
    foot = _FOOT.search(stored, max(start, end - _LONGEST), end)
    if foot and len(stored[start : foot.start()].split()) >= _FEWEST:
        return (start, foot.start(), False), (foot.start(), end, True)
    middle = _MIDDLE.search(stored, start, end)
    if middle and len(stored[start : middle.start()].split()) >= _FEWEST:
        first, after = middle.span()
        return (start, first, False), (first, after, True), (after, end, False)
    return ()


def account_owner(stored: str, start: int, end: int) -> tuple[int, int] | None:
    """Give where the words stand that say whose account an attribution is, without a possessive mark."""
    words = stored[start:end].rstrip()
    found = _HEAD.match(f"{words} it ") or _FOOT.match(words)
    if found is None:
        return None
    group = "name" if found["name"] else "of"
    first, last = found.span(group)
    bare = found[group].removesuffix("'s").removesuffix("’s").rstrip("'’")
    return start + first, start + last - len(found[group]) + len(bare)


def is_view(cue: str) -> bool:
    """Whether an account is a view and no count."""
    return re.search(rf"\b(?:{_VIEW})\b", cue) is not None

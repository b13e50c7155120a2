"""What acronyms stand for: the words before "(ABC)" or whose initials they are."""

SMALL = frozenset("of for and the on in to at".split())


def defined_name(words: list[str], short: str) -> str:
    """Give the words before "(ABC)" that ABC abbreviates: as many capitals as it has letters."""
    letters = [c for c in short if c.isupper()]
    for size in range(1, len(words) + 1):
        tail = words[-size:]
        if tail[0] in SMALL:
            continue
        capitals = [w[0] for w in tail if w[0].isupper()]
        if capitals == letters or (
            len(capitals) >= len(letters)
            and capitals[0] == letters[0]
            and _subsequence(letters, capitals)
        ):
            return " ".join(tail)
    return ""


def _subsequence(letters: list[str], capitals: list[str]) -> bool:
    rest = iter(capitals)
    return all(letter in rest for letter in letters)


def initials(words: list[str], wanted: set[str]) -> list[tuple[str, str]]:
    """Give the acronyms of some wanted that runs of these words abbreviate, each with its name."""
    found = []
    for first in range(len(words)):
        for end in range(first + 2, len(words) + 1):
            part = words[first:end]
            if part[0] in SMALL or part[-1] in SMALL:
                continue
            for short in (
                "".join(w[0] for w in part if w[0].isupper()),
                "".join(w[0].upper() for w in part),
            ):
                if len(short) > 2 and short in wanted:
                    found.append((short, " ".join(part)))
    return found

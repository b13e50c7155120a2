"""A digest as Markdown, as plain text for e-mail, and as an HTML page that stands alone."""

import re
import textwrap
from base64 import b64encode
from collections.abc import Callable, Iterator
from hashlib import sha256
from importlib.resources import files

from markupsafe import Markup

from rashomon.publish.charts import counted
from rashomon.publish.digest.parts import Cited, Digest, Sentence, written_day
from rashomon.publish.site.addresses import Asked, Links
from rashomon.publish.site.templating import environment

COLUMNS = 72
"""Columns of a line of plain text; an address alone may be longer."""

NOTE = (
    "Each sentence is drawn from the claims named after it, in their words. Nothing here is"
    " settled for you: what is disputed is told by both sides, and what one source alone tells"
    " is told as that."
)

_MARKED = re.compile(r"([\\`*_\[\]<>|#~&!])")
_LabelOf = Callable[[str], str]


def title(digest: Digest) -> str:
    """Give a digest's title: "Situation in Hama, 1 May 2016 to 3 May 2016"."""
    where = f" in {digest.place}" if digest.place else ""
    return f"Situation{where}{f', {digest.days}' if digest.days else ''}"


def tally(digest: Digest) -> str:
    """Say how much a digest holds and leaves out."""
    told, claims, reports = digest.sentences, len(digest.cited), digest.reports
    left = f"; {digest.left} more left out" if digest.left else ""
    return (
        f"{counted(told, 'sentence')} from {counted(claims, 'claim')}"
        f" in {counted(reports, 'report')}{left}."
    )


def html(digest: Digest, links: Links) -> str:
    """Write a page of its own that loads nothing; links lead to the published record."""
    style = files("rashomon.publish").joinpath("assets", "page.css").read_text(encoding="utf-8")
    style += files("rashomon.publish").joinpath("assets", "site.css").read_text(encoding="utf-8")
    return (
        environment()
        .get_template("digest.html")
        .render(
            digest=digest,
            to=links,
            title=title(digest),
            tally=tally(digest),
            note=NOTE,
            style=Markup(style),  # noqa: S704  (our own file, not stored text)
            style_hash=f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}",
        )
    )


def markdown(digest: Digest, links: Links) -> str:
    """Write it as Markdown; stored words cannot become markup."""
    lines = [f"# {_plain(title(digest))}", "", f"{tally(digest)} {NOTE}", ""]
    of = {c.claim.id: f"[{_plain(c.claim.id)}]({_link(links, c)})" for c in digest.cited}
    for section, told in digest.sections:
        lines += [f"## {section.value}", ""]
        lines += [f"- {_sentence(s, _plain, of.__getitem__)}" for s in told]
        lines.append("")
    if not digest.sections:
        lines += ["Nothing was told of this.", ""]
    lines += ["## Claims cited", ""]
    lines += [f"- {of[c.claim.id]}: {_plain(_source(c))}" for c in digest.cited]
    return "\n".join(lines) + "\n"


def text(digest: Digest, links: Links) -> str:
    """Write it as plain text for e-mail, at most `COLUMNS` wide but for addresses."""
    heading = textwrap.wrap(title(digest), COLUMNS)
    lines = [*heading, "=" * max(map(len, heading)), "", *_wrapped(f"{tally(digest)} {NOTE}")]
    for section, told in digest.sections:
        lines += ["", section.value.upper(), ""]
        for sentence in told:
            lines += _wrapped(_sentence(sentence, str, str), "* ")
    if not digest.sections:
        lines += ["", "Nothing was told of this."]
    lines += ["", "CLAIMS CITED", ""]
    for cited in digest.cited:
        lines += [*_wrapped(f"[{cited.claim.id}] {_source(cited)}"), f"  {_link(links, cited)}"]
    return "\n".join(lines) + "\n"


def _wrapped(told: str, first: str = "") -> list[str]:
    return textwrap.wrap(
        told,
        COLUMNS,
        initial_indent=first,
        subsequent_indent="  " if first or told.startswith("[") else "",
        break_on_hyphens=False,
    )


def _sentence(sentence: Sentence, plain: Callable[[str], str], label: _LabelOf) -> str:
    return "; ".join(_clauses(sentence, plain, label)) + "."


def _clauses(sentence: Sentence, plain: Callable[[str], str], label: _LabelOf) -> Iterator[str]:
    for told, claims in sentence.pieces:
        words = "".join(plain(t) for _, t in told)
        marks = ", ".join(label(c) for c in claims)
        yield f"{words} [{marks}]" if plain is str else f"{words} ({marks})"


def _source(cited: Cited) -> str:
    """Name a claim's outlet, day and report: "Reuters, 28 November 2016, report 004, “…”"."""
    claim = cited.claim
    day = written_day(claim.published) if claim.published else "undated"
    return f"{' '.join(claim.outlet.split())}, {day}, report {claim.report}: “{cited.headline}”"


def _plain(words: str) -> str:
    return _MARKED.sub(r"\\\1", words)


def _link(links: Links, cited: Cited) -> str:
    return links.claim(cited.claim.report, cited.claim.id)


def links_to(site: str) -> Links:
    """Make links into a published record: `site` is its folder or address, "" for beside it."""
    up = site if not site or site.endswith("/") else f"{site}/"
    return Links(Asked("digest"), up=up)


FORMS: dict[str, Callable[[Digest, Links], str]] = {
    "html": html,
    "md": markdown,
    "text": text,
}
"""How a digest is written, by the form's name."""

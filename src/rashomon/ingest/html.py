"""Saved web pages: readable text, captions, title, outlet and date."""

import re
from collections.abc import Mapping
from html import escape
from typing import Any

import htmldate
import trafilatura
from lxml import etree
from lxml import html as lxml_html
from trafilatura.settings import use_config

from rashomon.errors import UnreadableInputError
from rashomon.ingest.decoding import decode
from rashomon.ingest.making import incoming as make
from rashomon.ingest.making import iso_date
from rashomon.model.report import Incoming, MediaType

_SPACES = re.compile(r"\s+")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,20})", re.IGNORECASE)


def page(key: str, raw: bytes, where: str, known: Mapping[str, str] | None = None) -> Incoming:
    """Make a report of a saved page; its stored text is the page's readable text.

    What is `known` of it (outlet, published, url, title) goes before what the page says.
    Raises UnreadableInputError for a page without readable text.
    """
    source = _source(raw, where)
    tree = _tree(source, where)
    body = _body(source)
    if not body:
        raise UnreadableInputError(
            "no readable text was found in the page", where=where, remedy="save the article itself"
        )
    title = (
        _meta(tree, "og:title") or _text(tree.findtext(".//h1")) or _text(tree.findtext(".//title"))
    )
    captions = [c for c in _captions(tree) if c not in body]
    lines = [title] if title and not body.startswith(title) else []
    text = "\n\n".join([*lines, *captions, body])
    about = {
        "title": title,
        "outlet": _meta(tree, "og:site_name") or _meta(tree, "publisher") or "",
        "published": _published(tree, source),
        "url": _meta(tree, "og:url") or _canonical(tree),
    }
    about |= {name: told for name, told in (known or {}).items() if told}
    return make(key, text, raw, MediaType.HTML, about, where)


def entry_page(key: str, content: str, known: Mapping[str, str], where: str) -> Incoming:
    """Make a report of a feed's entry that carries its content whole, as HTML.

    Raises UnreadableInputError for an entry without readable text.
    """
    title = escape(known.get("title", ""))
    shown = (
        f"<html><head><title>{title}</title></head><body><article>{content}</article></body></html>"
    )
    return page(key, shown.encode("utf-8", "replace"), where, known)


def _source(raw: bytes, where: str) -> str:
    declared = _CHARSET.search(raw[:4096])
    if declared:
        try:
            return raw.decode(declared[1].decode("ascii"))
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(raw, where)


def _tree(source: str, where: str) -> Any:
    parser = lxml_html.HTMLParser(huge_tree=False, no_network=True, encoding="utf-8")
    try:
        tree = lxml_html.document_fromstring(source.encode(), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableInputError(
            f"is not a page: {error}", where=where, remedy="save it again as HTML"
        ) from error
    return tree


def _body(source: str) -> str:
    config = use_config()
    config.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")
    found = trafilatura.extract(source, include_comments=False, include_tables=False, config=config)
    return found or ""


def _captions(tree: Any) -> list[str]:
    """Give the captions of pictures, which readable-text extraction drops."""
    return [c for c in (_text(node.text_content()) for node in tree.iter("figcaption")) if c]


def _text(given: str | None) -> str:
    return _SPACES.sub(" ", given or "").strip()


def _meta(tree: Any, name: str) -> str:
    for node in tree.iter("meta"):
        if name in (node.get("property"), node.get("name"), node.get("itemprop")):
            return _text(node.get("content"))
    return ""


def _canonical(tree: Any) -> str:
    for node in tree.iter("link"):
        if node.get("rel") == "canonical":
            return _text(node.get("href"))
    return ""


def _published(tree: Any, source: str) -> str:
    given = _meta(tree, "article:published_time")[:10]
    try:
        given = iso_date(given, "")
    except UnreadableInputError:  # a page may print anything there; its other dates remain
        given = ""
    return given or htmldate.find_date(source, original_date=True, extensive_search=False) or ""

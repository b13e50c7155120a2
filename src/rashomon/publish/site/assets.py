"""The site's own style and script, by name."""

from collections.abc import Mapping
from importlib.resources import files

_NAMES = {"site.css": ("page.css", "site.css"), "site.js": ("site.js",)}


def assets() -> Mapping[str, bytes]:
    """Give the files that pages load, by their names below `assets/`."""
    return {name: b"\n".join(map(_content, parts)) for name, parts in _NAMES.items()}


def _content(name: str) -> bytes:
    return files("rashomon.publish").joinpath("assets", name).read_bytes()

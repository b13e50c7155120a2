"""What country a text is about."""

import pytest

from rashomon.model.countries import dominant_demonym


@pytest.mark.parametrize(
    ("text", "adjective"),
    [
        ("Russian jets struck towns in Syria.", "Syrian"),
        ("Jets struck towns in Syria, the Russian ministry said.", "Syrian"),
        ("The Syrian Observatory, a monitor based in Britain, said the army took a district.", "Syrian"),
        ("A British-based monitor counted the dead of Yemen.", "Yemeni"),
        ("Shells hit the harbour.", ""),
    ],
)  # fmt: skip
def test_the_country_a_text_is_about(text: str, adjective: str) -> None:
    """The place of what happens counts most, where a body is based not at all."""
    assert dominant_demonym(text) == adjective

"""How sides are written."""

import pytest

from rashomon.model.source import side_name


@pytest.mark.parametrize(
    ("side", "shown"),
    [
        ("syrian-kurds", "the Syrian Kurds side"),
        ("syrian-opposition", "the Syrian opposition side"),
        ("yemen-government", "the Yemen government side"),
        ("isis", "the ISIS side"),
        ("saudi-arabia", "the Saudi Arabia side"),
    ],
)
def test_a_side_is_written_as_a_reader_expects_it(side: str, shown: str) -> None:
    """Names have capitals, common words none."""
    assert side_name(side) == shown

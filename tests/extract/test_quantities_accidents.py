"""Figures of quakes, crashes and floods, on sentences written for it."""

import pytest

from rashomon.extract.rules_v1.quantities import find_quantities


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("The quake of magnitude 6.8 killed 34 people.", {("other", 6.8), ("killed", 34)}),
        ("Two tourists, aged 24 and 28, were stabbed to death.", {("killed", 2)}),
        ("The rocket flew about 1,000km over the sea.", {("distance_km", 1000)}),
        ("The death toll stands at 212.", {("killed", 212)}),
        ("Three of the five climbers are still missing.", {("missing", 3), ("other", 5)}),
        ("Eleven victims remain in hospital.", {("wounded", 11)}),
        ("A dozen people were treated for smoke inhalation.", {("wounded", 12)}),
        ("Another 20 miners are trapped underground.", {("other", 20)}),
        ("The shop opens at 10.", set()),
        ("Eleven houses had been destroyed in the slide.", {("other", 11)}),
        ("65 to 70 per cent of the old town has been cleared.", {("area_share", 0.65)}),
        ("Cholera deaths rise to 26.", {("killed", 26)}),
        ("bringing to 26 the number of deaths in the province", {("killed", 26)}),
        ("Dozens were buried in the collapse of a gold mine.", {("other", 24)}),
    ],
)
def test_figures_of_accidents(quote: str, told: set[tuple[str, float]]) -> None:
    """Magnitudes and ages count nobody; a part is told before its whole; the treated are hurt."""
    found = find_quantities(quote, 0, len(quote))
    assert {(str(q.measure), q.low) for q in found} == told

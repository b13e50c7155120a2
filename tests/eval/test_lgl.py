"""The measure of place resolution on corpora of LGL's form."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from rashomon.resolve.gazetteer import load_gazetteer

SCRIPT = Path(__file__).parents[2] / "eval/lgl.py"
CORPUS = """<articles><article docid="1"><domain>sample.example</domain>
<text>Fire crews from Austin drove to Paris, in Texas, and to Nowhereville.</text><toponyms>
<toponym><start>16</start><end>22</end><phrase>Austin</phrase>
<gaztag geonameid="4671654"><lat>30.267</lat><lon>-97.743</lon></gaztag></toponym>
<toponym><start>32</start><end>37</end><phrase>Paris</phrase>
<gaztag geonameid="4717560"><lat>33.661</lat><lon>-95.556</lon></gaztag></toponym>
<toponym><start>42</start><end>47</end><phrase>Texas</phrase>
<gaztag geonameid="4736286"><lat>31.25</lat><lon>-99.25</lon></gaztag></toponym>
<toponym><start>56</start><end>68</end><phrase>Nowhereville</phrase></toponym>
</toponyms></article></articles>"""


@pytest.fixture(scope="module")
def lgl() -> ModuleType:
    spec = importlib.util.spec_from_file_location("lgl", SCRIPT)
    assert spec
    assert spec.loader
    module = sys.modules["lgl"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_toponyms_with_coordinates_are_resolved_and_measured(
    lgl: ModuleType, tmp_path: Path
) -> None:
    """The state told in the text decides; what has no coordinates is not counted."""
    path = tmp_path / "corpus.xml"
    path.write_text(CORPUS)
    rows = lgl.resolved(list(lgl.articles(path)), load_gazetteer())
    assert [toponym.words.text for toponym, _, _ in rows] == ["Austin", "Paris", "Texas"]
    assert all(error < 10 for _, _, error in rows)


def test_distance_is_that_of_the_great_circle(lgl: ModuleType) -> None:
    """A degree on a meridian is 111 km; half the round is the furthest."""
    assert lgl.kilometres(0, 0, 1, 0) == pytest.approx(111.2, abs=0.1)
    assert lgl.kilometres(0, 0, 0, 180) == pytest.approx(20_015, abs=1)

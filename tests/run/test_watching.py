"""Watching: what feeds bring is stored once, faults are put off, nothing is lost by a stop."""

from pathlib import Path

import pytest
from tests.ingest.server import Site, serving
from typer.testing import CliRunner

from rashomon.cli.main import app
from rashomon.errors import FetchError, SettingsError
from rashomon.ingest.fetch.fetching import Fetcher, Limits
from rashomon.model.report import Incoming
from rashomon.run.watch_file import read_plan
from rashomon.run.watch_state import load_state
from rashomon.run.watching import Watcher

PAGE = (
    "<html><head><title>{title}</title></head><body><article><p>"
    + "Shells hit the harbour on Monday, the mayor said. Two dockers were killed by the shelling. "
    * 4
    + "</p></article></body></html>"
)


def feed(site: Site, *names: str) -> bytes:
    items = "".join(f"<item><title>{n}</title><link>{site.root}/{n}</link></item>" for n in names)
    return (
        f'<rss version="2.0"><channel><title>Port Gazette</title>{items}</channel></rss>'.encode()
    )


def watcher(site: Site, folder: Path, text: str = "") -> Watcher:
    path = folder / "feeds.toml"
    path.write_text(
        text
        or f'[[feed]]\nurl = "{site.root}/feed"\n[watch]\nhost_wait = 0\nallow_private = true\n'
    )
    clock = [1_000_000.0]
    return Watcher(
        read_plan(path), load_state(folder / "state.json"), Fetcher(Limits(seconds=5), allowed=lambda _: True),
        now=lambda: clock[0], sleep=lambda s: clock.__setitem__(0, clock[0] + s),
    )  # fmt: skip


def keys(came: list[object]) -> list[str]:
    return [c.report.key.rpartition("/")[2] for c in came if isinstance(c, Incoming)]


def test_each_entry_is_taken_once(tmp_path: Path) -> None:
    """The second visit brings only what is new, under the feed's outlet."""
    with serving() as site:
        for name in ("a", "b", "c"):
            site.put(f"/{name}", PAGE.format(title=name).encode())
        site.put("/feed", feed(site, "a", "b"))
        watching = watcher(site, tmp_path)
        first = watching.visit(watching.plan.watched)
        first.settle()
        site.put("/feed", feed(site, "c", "a", "b"))
        second = watching.visit(watching.plan.watched)
    assert (keys(first.came), keys(second.came)) == (["a", "b"], ["c"])
    assert first.came[0].report.outlet == "Port Gazette"  # type: ignore[union-attr]


def test_what_was_not_stored_is_fetched_again(tmp_path: Path) -> None:
    """A stop between fetching and storing loses nothing: only settled visits are remembered."""
    with serving() as site:
        site.put("/a", PAGE.format(title="a").encode())
        site.put("/feed", feed(site, "a"))
        watching = watcher(site, tmp_path)
        watching.visit(watching.plan.watched)  # stopped before it is settled
        again = watcher(site, tmp_path).visit(watching.plan.watched)
    assert keys(again.came) == ["a"]


def test_a_page_that_fails_for_now_is_tried_again_and_one_gone_is_not(tmp_path: Path) -> None:
    """503 is asked again on the next visit, though the feed is unchanged; 404 is not."""
    with serving() as site:
        site.put("/feed", feed(site, "busy", "gone"), ETag='"1"')
        site.put("/busy", b"", 503)
        watching = watcher(site, tmp_path)
        first = watching.visit(watching.plan.watched)
        first.settle()
        site.put("/busy", PAGE.format(title="busy").encode())
        second = watching.visit(watching.plan.watched)
    assert [isinstance(c, FetchError) for c in first.came] == [True, True]
    assert keys(second.came) == ["busy"]
    assert len(second.came) == 1


def test_an_address_that_keeps_failing_is_put_off_longer_each_time(tmp_path: Path) -> None:
    """Waits double up to six hours; one success sets them back."""
    with serving() as site:
        watching = watcher(site, tmp_path)
        waits = []
        for _ in range(8):
            began = watching.now()
            watching.visit(watching.plan.watched).settle()
            waits.append(watching.state.of(f"{site.root}/feed").due - began)
        site.put("/feed", feed(site))
        watching.visit(watching.plan.watched).settle()
        assert watching.state.of(f"{site.root}/feed").failures == 0
    assert waits[:3] == [900, 1800, 3600]
    assert waits[-1] == 6 * 3600


def test_a_host_is_left_its_pause(tmp_path: Path) -> None:
    """Two pages of one host are not asked for within its wait."""
    with serving() as site:
        for name in ("a", "b"):
            site.put(f"/{name}", PAGE.format(title=name).encode())
        site.put("/feed", feed(site, "a", "b"))
        site.put("/robots.txt", b"User-agent: *\nCrawl-delay: 5\n")
        watching = watcher(site, tmp_path)
        began = watching.now()
        watching.visit(watching.plan.watched)
    assert watching.now() - began >= 10


def test_robots_forbid_a_page_but_not_the_rest(tmp_path: Path) -> None:
    """What robots.txt closes is one line; the other entries are in."""
    with serving() as site:
        site.put("/robots.txt", b"User-agent: *\nDisallow: /closed\n")
        site.put("/open", PAGE.format(title="open").encode())
        site.put("/closed", PAGE.format(title="closed").encode())
        site.put("/feed", feed(site, "closed", "open"))
        watching = watcher(site, tmp_path)
        came = watching.visit(watching.plan.watched).came
        assert "/closed" not in site.asked
    assert keys(came) == ["open"]
    assert "robots.txt forbids" in str(came[0])


BROKEN = {
    "no file": None, "broken": "[[feed", "nothing": "", "no url": "[[feed]]\noutlet = 'x'", "strange": "[[feeds]]\nurl='x'",
    "strange key": "[[feed]]\nurl='http://x'\nevry='5m'", "bad every": "[[feed]]\nurl='http://x'\nevery='soon'",
    "bad number": "[[page]]\nurl='http://x'\n[watch]\nlargest='big'", "no list": "feed = 3",
}  # fmt: skip


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN.keys())
def test_a_feeds_file_that_cannot_be_used_is_one_clear_line(
    tmp_path: Path, text: str | None
) -> None:
    """Each fault names the file and the remedy."""
    path = tmp_path / "feeds.toml"
    if text is not None:
        path.write_text(text)
    with pytest.raises(SettingsError) as found:
        read_plan(path)
    assert str(path) in str(found.value)
    assert "\n" not in str(found.value).replace(str(path), "")


def test_the_state_is_kept_over_a_restart(tmp_path: Path) -> None:
    """What was saved is loaded; a file of another kind is told with its remedy."""
    state = load_state(tmp_path / "s.json")
    state.of("http://x").saw(["a", "b"])
    state.save()
    assert load_state(tmp_path / "s.json").of("http://x").seen == ["a", "b"]
    (tmp_path / "s.json").write_text("[1]")
    with pytest.raises(SettingsError, match="remove it"):
        load_state(tmp_path / "s.json")


@pytest.mark.slow
def test_the_command_puts_a_feed_into_a_record(tmp_path: Path) -> None:
    """Once: two reports, one left out as off topic; again: unchanged."""
    with serving() as site:
        site.put("/a", PAGE.format(title="a").encode())
        site.put("/b", PAGE.replace("Monday", "Tuesday").format(title="b").encode())
        dull = (
            "<html><body><article><p>"
            + "The bakery opens at eight and sells bread and cakes. " * 8
            + "</p></article></body></html>"
        )
        site.put("/dull", dull.encode())
        site.put("/feed", feed(site, "a", "b", "dull"), ETag='"1"')
        file = tmp_path / "feeds.toml"
        file.write_text(
            f'[[feed]]\nurl = "{site.root}/feed"\n[watch]\nhost_wait = 0\nallow_private = true\n'
        )
        ran = CliRunner().invoke(
            app, ["watch", str(file), "--db", str(tmp_path / "r.db"), "--once"]
        )
        assert ran.exit_code == 0, ran.output
        assert "2 reports added" in ran.output
        assert "1 left out no words of conflict" in ran.output
        ran = CliRunner().invoke(
            app, ["watch", str(file), "--db", str(tmp_path / "r.db"), "--once"]
        )
        assert ran.output == ""
        file.write_text(file.read_text().replace("allow_private = true", ""))
        (tmp_path / "r.db.watch.json").unlink()
        ran = CliRunner().invoke(
            app, ["watch", str(file), "--db", str(tmp_path / "r.db"), "--once"]
        )
        assert ran.exit_code == 1
        assert "not on the open Internet" in ran.output

"""The program `rashomon`: one file a verb; a verb's needs are loaded when it runs."""

import gc
import sys
from typing import Annotated, Any, cast

import typer
from typer.core import TyperGroup
from typer.main import get_command

from rashomon._version import __version__
from rashomon.cli import (
    build,
    copy,
    digest,
    export,
    info,
    moments,
    places,
    publish,
    report,
    serve,
    show,
    sources,
    state,
    verify,
    watch,
    why,
)
from rashomon.errors import RashomonError

FAULT, INTERRUPTED = 4, 130
USAGE = cast("tuple[type[Exception], ...]", typer.BadParameter.__bases__)
"""The errors of a command line that is not understood: typer keeps them in a private place."""
_COLLECTED_AFTER = 50_000
"""Things made before the collector of cycles looks through them: by default 700, and much is made."""

_LET_THROUGH: tuple[type[Exception], ...] = (*USAGE, typer.Exit, typer.Abort, BrokenPipeError)


class _Program(TyperGroup):
    """The root command; with --debug it shows where an error came from."""

    def invoke(self, ctx: Any) -> object:
        try:
            return super().invoke(ctx)
        except _LET_THROUGH:
            raise
        except RashomonError:
            if ctx.params.get("debug"):
                _show_trace()
            raise
        except KeyboardInterrupt:
            raise _StoppedError from None
        except Exception as error:
            if ctx.params.get("debug"):
                _show_trace()
            raise _FaultError(type(error).__name__) from error


class _FaultError(Exception):
    """A fault of the program itself, by the name of the error it made."""


class _StoppedError(Exception):
    """Somebody stopped the program: typer would end it without a word."""


app = typer.Typer(
    name="rashomon",
    cls=_Program,
    help="Many reports of one crisis into one record: who said what, who denied it, what is independent.",
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"rashomon {__version__}\n")
        raise typer.Exit


@app.callback()
def program(
    debug: Annotated[
        bool, typer.Option("--debug", help="Show where in the program an error came from.")
    ] = False,
    version: Annotated[
        bool,
        typer.Option("--version", help="Show the version.", callback=_print_version, is_eager=True),
    ] = False,
) -> None:
    """Many reports of one crisis into one record: who said what, who denied it, what is independent."""
    del debug, version


app.command("build")(build.build)
app.command("report")(report.report)
app.command("publish")(publish.publish)
app.command("digest")(digest.digest)
app.command("serve")(serve.serve)
app.command("export")(export.export)
app.command("verify")(verify.verify)
app.command("copy")(copy.copy)
app.command("info")(info.info)
app.command("why")(why.why)
app.command("watch")(watch.watch)
app.command("state")(state.state)
app.command("as-of")(moments.as_of)
app.command("diff")(moments.diff)
app.add_typer(sources.app, name="sources")
app.add_typer(places.app, name="places")
app.add_typer(show.app, name="show")


def run() -> None:
    """Run the program; every error is one line on stderr, every exit code is documented."""
    gc.set_threshold(_COLLECTED_AFTER)
    try:
        code = get_command(app)(
            sys.argv[1:] or ["--help"], prog_name="rashomon", standalone_mode=False
        )
    except RashomonError as error:
        _end(f"rashomon: {error}", 2)
    except USAGE as error:
        _end(_usage(error), 2)
    except (_StoppedError, KeyboardInterrupt, typer.Abort):
        _end("rashomon: stopped; what was acknowledged is kept, run again to go on", INTERRUPTED)
    except _FaultError as fault:
        _end(
            f"rashomon: a fault of the program: {fault} (run rashomon --debug … to see where)",
            FAULT,
        )
    except BrokenPipeError:
        _end("", 1)
    else:
        sys.exit(code if isinstance(code, int) else 0)


def _usage(error: Any) -> str:
    path = error.ctx.command_path if error.ctx else "rashomon"
    return f"{path}: {error.format_message()} (see {path} --help)"


def _end(line: str, code: int) -> None:
    if line:
        sys.stderr.write(" ".join(line.split("\n")) + "\n")
    sys.exit(code)


def _show_trace() -> None:
    import traceback

    traceback.print_exc(file=sys.stderr)

"""The program `rashomon`: one file a verb; a verb's needs are loaded when it runs."""

import sys

import typer

from rashomon.cli import build, export, info, report, verify
from rashomon.errors import RashomonError

app = typer.Typer(
    name="rashomon",
    help="Many reports of one crisis into one record: who said what, who denied it, what is independent.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("build")(build.build)
app.command("report")(report.report)
app.command("export")(export.export)
app.command("verify")(verify.verify)
app.command("info")(info.info)


def run() -> None:
    """Run the program; every error of ours is one line on stderr and exit code 2."""
    try:
        app()
    except RashomonError as error:
        sys.stderr.write(f"rashomon: {error}\n")
        sys.exit(2)
    except KeyboardInterrupt:
        sys.stderr.write("rashomon: stopped; what was acknowledged is kept, run again to go on\n")
        sys.exit(130)

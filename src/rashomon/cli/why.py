"""`rashomon why`: one finding explained, word by word."""

import sys
from typing import Annotated

import typer

from rashomon.cli.reading import RecordArgument


def why(
    db: RecordArgument,
    finding: Annotated[str, typer.Argument(help="A finding's id, or words of its question.")],
    most: Annotated[int, typer.Option(min=1, help="Findings to explain where several fit.")] = 3,
) -> None:
    """Explain a finding: positions, words, origins, the rule, and what would change it."""
    from rashomon.cli.reading import read_record
    from rashomon.errors import PublishError
    from rashomon.model.finding import STATUS_ORDER
    from rashomon.publish.view import Views
    from rashomon.publish.why import explained, found
    from rashomon.reconcile.explain import what_would_change

    record = read_record(db)
    views = Views(record)
    fitting = sorted(found(views, finding), key=lambda f: (STATUS_ORDER.index(f.status), f.id))
    if not fitting:
        raise PublishError(
            f"no finding fits {finding!r}",
            where=str(db),
            remedy="give words of its question; rashomon info shows some",
        )
    sources = {s.id: s for s in record.sources}
    told = (explained(views, f, what_would_change(f, sources)) for f in fitting[:most])
    sys.stdout.write("\n".join(told))
    if len(fitting) > most:
        sys.stdout.write(f"\n{len(fitting) - most} more fit; name more words, or raise --most.\n")

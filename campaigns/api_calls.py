"""Ask the API of a record as Schemathesis thinks up from its OpenAPI, and fail on what breaches it.

usage: api_calls.py RECORD.db [--places FILE] [--calls NUMBER] [--seed NUMBER]

Of the calls half are as the OpenAPI allows, half are not. Ids are the record's own in half of the
first. Each answer is checked: no 5xx, no status, type or shape that the OpenAPI does not tell.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path
from urllib.parse import quote

import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis.generation import GenerationMode

from rashomon.publish.desk.lists import Filters
from rashomon.publish.desk.protocol import Desk
from rashomon.serve.api.answering import PREFIX
from rashomon.serve.app import app
from rashomon.serve.desks import Desks


def ids_of(desk: Desk) -> dict[str, list[str]]:
    """Give ids that the record has, by the first word of their path."""
    claims = [hit.claim.id for hit in desk.search("", Filters(), 1).hits.items]
    labels = [row.label for row in desk.reports(1).items]
    return {
        "reports": labels,
        "texts": labels,
        "claims": claims,
        "annotations": claims,
        "events": [row.id for row in desk.events(1, Filters()).items],
        "findings": [view.id for view in desk.findings(1, Filters()).items],
        "sources": [row.ref.id for row in desk.sources(1).rows.items],
        "places": [id_ for id_, _ in desk.places(1).items],
    }


def call(desks: Desks, calls: int, *, number: int = 0) -> Counter[int]:
    """Make so many calls, as many of each operation; give how many were answered how.

    Raises what Schemathesis raises, on the smallest call that breaches.
    """
    schema = schemathesis.openapi.from_asgi(
        f"{PREFIX}/openapi.json", app(desks, hosts=("testserver", "localhost"))
    )
    operations = [each.ok() for each in schema.get_all_operations()]
    ids, answered = ids_of(desks.at()), Counter[int]()
    each = -(-calls // (2 * len(operations)))
    for operation in operations:
        known = ids.get(operation.path.split("/")[3], []) if "{" in operation.path else []
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            own = known if mode is GenerationMode.POSITIVE else []
            _ask(operation.as_strategy(generation_mode=mode), own, each, number, answered)
    return answered


def _ask(cases, own, times, number, answered) -> None:
    @seed(number)
    @settings(
        max_examples=times,
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(cases, st.sampled_from(own) if own else st.none(), st.booleans())
    def run(case, id_, keep) -> None:
        if id_ is not None and not keep:
            case.path_parameters["id"] = quote(id_, safe="")
        response = case.call()
        answered[response.status_code] += 1
        case.validate_response(response)

    run()


def main() -> int:
    """Run the campaign; an exception ends it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("record", type=Path)
    parser.add_argument("--places", type=Path, action="append", default=[])
    parser.add_argument("--calls", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    desks = Desks(options.record, (), options.places)
    answered = call(desks, options.calls, number=options.seed)
    told = ", ".join(f"{count} {status}" for status, count in sorted(answered.items()))
    print(f"{sum(answered.values())} calls ({told}), none breached the OpenAPI")
    return 0


if __name__ == "__main__":
    sys.exit(main())

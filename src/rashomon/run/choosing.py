"""Which executor does a build's work."""

from rashomon.pipeline import Executor
from rashomon.run.local import InProcess, Processes
from rashomon.settings import Settings


def executor_for(settings: Settings, cluster: str = "") -> Executor:
    """Give the executor of some settings: a cluster's by its address, else this machine's."""
    if cluster:
        from rashomon.run.cluster import Cluster  # noqa: PLC0415  (Dask takes a second to load)

        return Cluster(cluster)
    return Processes(settings.workers) if settings.workers > 1 else InProcess()

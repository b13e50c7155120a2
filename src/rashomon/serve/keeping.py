"""What was made is kept until there is too much of it; of what is asked by several at once one is made."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import RLock
from typing import Generic, TypeVar

T = TypeVar("T")


class Keeping(Generic[T]):
    """Things by key, safe to be asked by several threads; those asked for longest ago go first.

    `most` bounds the sum of what `weigh` gives, which counts each as 1 where it is not given.
    What weighs more than `most` is not kept.
    """

    def __init__(self, most: int, weigh: Callable[[T], int] = lambda _: 1) -> None:
        self._most, self._weigh = most, weigh
        self._held: OrderedDict[Hashable, T] = OrderedDict()
        self._making: dict[Hashable, RLock] = {}
        self._lock = RLock()
        self._weight = 0

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Give what is kept under a key, else make it; what `make` raises is raised and not kept."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
            making = self._making.setdefault(key, RLock())
        with making:
            with self._lock:
                if key in self._held:
                    return self._held[key]
            try:
                made = make()
                self._keep(key, made)
            finally:
                with self._lock:
                    self._making.pop(key, None)
        return made

    def _keep(self, key: Hashable, made: T) -> None:
        with self._lock:
            if self._weigh(made) > self._most:
                return
            self._held[key] = made
            self._weight += self._weigh(made)
            while self._weight > self._most:
                _, gone = self._held.popitem(last=False)
                self._weight -= self._weigh(gone)

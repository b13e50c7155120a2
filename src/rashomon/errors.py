"""Every error Rashomon raises.

::

    RashomonError
    ├── SettingsError            a setting that cannot be used
    ├── IngestError              an input that cannot become a report
    │   ├── FetchError           a page that cannot be fetched
    │   │   └── BlockedAddressError  an address that is not on the open Internet
    │   ├── MissingInputError    the path is not there or cannot be opened
    │   ├── PassedOverError      files of types that hold no reports; the build is whole without
    │   └── UnreadableInputError the bytes are not text, JSON, CSV or HTML as named
    ├── ReadError                a report whose text cannot be read
    ├── ExtractError             a report whose claims cannot be extracted
    ├── ResolveError             a registry or gazetteer that cannot be used
    ├── ReconcileError           claims that cannot be reconciled
    ├── StoreError               the record, in its file or database
    │   ├── StoreMissingError    there is no record at that path
    │   ├── StoreUnreachableError  the record's server does not answer or lets nobody in
    │   ├── StoreReadOnlyError   the record cannot be written
    │   ├── StoreVersionError    the record was made by a newer version
    │   └── StoreCorruptError    what is stored breaks a rule of the record
    └── PublishError             a page or export that cannot be made

Every error says what is wrong, where, and the remedy, in one line.
"""


class RashomonError(Exception):
    """The root: `where` names the file, report or span; `remedy` says what to do."""

    def __init__(self, problem: str, *, where: str = "", remedy: str = "") -> None:
        self.problem, self.where, self.remedy = problem, where, remedy
        super().__init__(self._line())

    def _line(self) -> str:
        line = f"{self.where}: {self.problem}" if self.where else self.problem
        return f"{line} ({self.remedy})" if self.remedy else line


class SettingsError(RashomonError):
    """A setting that cannot be used."""


class IngestError(RashomonError):
    """An input that cannot become a report."""


class FetchError(IngestError):
    """A page that cannot be fetched; `lasting` where asking again soon would not help."""

    def __init__(
        self, problem: str, *, where: str = "", remedy: str = "", lasting: bool = False
    ) -> None:
        super().__init__(problem, where=where, remedy=remedy)
        self.lasting = lasting


class BlockedAddressError(FetchError):
    """An address that is not on the open Internet."""


class MissingInputError(IngestError):
    """The path is not there or cannot be opened."""


class UnreadableInputError(IngestError):
    """The bytes are not text, JSON, CSV or HTML as named."""


class PassedOverError(IngestError):
    """Files of types that hold no reports; the build is whole without them."""


class ReadError(RashomonError):
    """A report whose text cannot be read."""


class ExtractError(RashomonError):
    """A report whose claims cannot be extracted."""


class ResolveError(RashomonError):
    """A registry or gazetteer that cannot be used."""


class ReconcileError(RashomonError):
    """Claims that cannot be reconciled."""


class StoreError(RashomonError):
    """The record, in its file or database."""


class StoreMissingError(StoreError):
    """There is no record at that path."""


class StoreUnreachableError(StoreError):
    """The record's server does not answer or lets nobody in."""


class StoreReadOnlyError(StoreError):
    """The record cannot be written."""


class StoreVersionError(StoreError):
    """The record was made by a newer version."""


class StoreCorruptError(StoreError):
    """What is stored breaks a rule of the record."""


class PublishError(RashomonError):
    """A page or export that cannot be made."""

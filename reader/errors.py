"""What can go wrong in a way that only the user can mend.

An error names a text of the message catalogue and carries the fields to act on; the shell and the screen put the two
together, so that an error speaks the user's language and is tested by its fields.
"""

from collections.abc import Sequence


class ReaderError(Exception):
    """Something that the user has to act on. `message` is a key of the catalogue, `fields` are what it mentions."""

    def __init__(self, message: str, /, **fields: object) -> None:
        super().__init__(message)
        self.message = message
        self.fields = fields

    def __str__(self) -> str:
        """The key and the fields, for a developer; users see the catalogue's text."""
        return " ".join([self.message, *(f"{name}={value!r}" for name, value in self.fields.items())])


class UsageError(ReaderError):
    """A command was called in a way that it does not understand."""


class ConfigError(ReaderError):
    """The user's config.yaml cannot be used as it stands."""


class RulesError(ReaderError):
    """A file of rules or a table does not hold what its schema asks for."""


class SourceError(ReaderError):
    """A file cannot be read as an edition."""


class FetchError(ReaderError):
    """Something cannot be fetched from the web, or must not be. `status` is the server's answer, where it gave one."""

    def __init__(self, message: str, /, **fields: object) -> None:
        super().__init__(message, **fields)
        status = fields.get("status")
        self.status = status if isinstance(status, int) else 0


class QueryError(ReaderError):
    """A query cannot be understood; `column` (1-based, code points) says from where on."""


class LibraryError(ReaderError):
    """The library cannot be opened, read or written, or holds nothing under a reference."""


class AmbiguousError(LibraryError):
    """A reference that several answer to. `editions` are the keys of whole editions; none where entries were named."""

    def __init__(self, editions: Sequence[str], /, **fields: object) -> None:
        super().__init__("library.reference-ambiguous", **fields)
        self.editions = editions

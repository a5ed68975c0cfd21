"""What a command did, for tests that run one."""

from typing import NamedTuple, Protocol


class CommandResult(NamedTuple):
    """How a command ended and what it wrote."""

    status: int
    out: str
    err: str


class RunCommand(Protocol):
    """Runs a command in the test's own process."""

    def __call__(self, *arguments: str, stdin: bytes | None = None) -> CommandResult: ...

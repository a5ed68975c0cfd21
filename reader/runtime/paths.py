"""Every path that the program uses outside the files it is given, by the XDG Base Directory Specification 0.8."""

import os
from contextlib import suppress
from pathlib import Path

NAME = "kanbao"


def data_folder() -> Path:
    """The folder of the library. Not made by asking."""
    return _base("XDG_DATA_HOME", ".local/share")


def config_file() -> Path:
    """The user's settings, which are read and never written."""
    return _base("XDG_CONFIG_HOME", ".config") / "config.yaml"


def look_file() -> Path:
    """The file with what was last chosen by keys: theme, width."""
    return _base("XDG_STATE_HOME", ".local/state") / "look.json"


def cache_folder() -> Path | None:
    """The cache, made private (mode 0700) when it is asked for; None where no private one can be had."""
    return private_folder(_base("XDG_CACHE_HOME", ".cache"))


def private_folder(folder: Path) -> Path | None:
    """`folder`, made if there is none, and private; None where it is another user's, or cannot be had."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = folder.stat()
        if status.st_uid != os.getuid():
            return None
        if status.st_mode & 0o077:
            folder.chmod(0o700)
    except OSError:
        return None
    return folder


def listing_files() -> tuple[Path, ...]:
    """The files of the last listing: that of this terminal, then that of any. None without a cache."""
    folder = cache_folder()
    return tuple(folder / f"listing-{key}.json" for key in listing_keys()) if folder else ()


def listing_keys() -> tuple[str, str]:
    """The keys of the last listing in the cache: that of this terminal, then that of any."""
    return _session(), "any"


def _session() -> str:
    """Names the session that a terminal's shell leads: two windows have two. Its number may be used again later."""
    if not hasattr(os, "getsid"):
        return "0"
    leader = os.getsid(0)
    with suppress(OSError, IndexError):
        # When the leader started: the 22nd field, counted behind the name in brackets, which may hold anything.
        return f"{leader}-{Path(f'/proc/{leader}/stat').read_text().rpartition(')')[2].split()[19]}"
    return str(leader)


def _base(variable: str, fallback: str) -> Path:
    given = os.environ.get(variable, "")
    # The specification has relative paths ignored.
    return (Path(given) if given.startswith("/") else Path.home() / fallback) / NAME

"""How the reader likes it: theme and measure, chosen by keys, kept between starts beside the settings, not in them."""

import json
from contextlib import suppress

from reader.runtime import atomic_files, paths
from reader.runtime.settings import Settings
from reader.tui.style.display_settings import DisplaySettings


def load_preferences(config: Settings) -> Settings:
    """The settings with what was chosen by keys since they were written: a changed setting wins over an old choice."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        kept = json.loads(paths.look_file().read_text("utf-8"))
        if kept["settings"] == [config.theme, config.measure]:
            return config._replace(theme=str(kept["theme"]), measure=int(kept["measure"]))
    return config


def save_preferences(config: Settings, look: DisplaySettings) -> None:
    """Keeps what a look has other than the settings say, for the next start. Silent where it cannot be."""
    path = paths.look_file()
    value = {"settings": [config.theme, config.measure], "theme": look.theme.name, "measure": look.measure}
    with suppress(OSError):
        is_other = load_preferences(config) != config._replace(theme=look.theme.name, measure=look.measure)
        if is_other and paths.private_folder(path.parent):
            atomic_files.write_atomically(path, json.dumps(value), is_durable=True)

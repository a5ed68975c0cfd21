"""The manual page: everything is named in it, and roff takes nothing of it for a request."""

import shutil
import subprocess

import pytest
from command_result import RunCommand

from reader.cli.arguments import COMMANDS
from reader.cli.manual import SETTINGS, page
from reader.runtime.messages import LANGUAGES, catalogue
from reader.runtime.settings import Settings
from reader.tui.commands import COMMANDS as KEYS


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_and_key_stands_in_it(language: str) -> None:
    text = page(catalogue(language))
    assert [name for name in COMMANDS if f".SS {name}\n" not in text] == []
    assert text.count(".TP\n") > len(KEYS) + len(SETTINGS)


def test_every_setting_stands_in_it() -> None:
    assert set(SETTINGS) == set(Settings._fields)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_taken_for_a_request(language: str) -> None:
    requests = {line.split()[0] for line in page(catalogue(language)).splitlines() if line[:1] in {".", "'"}}
    assert requests <= {".TH", ".ad", ".SH", ".SS", ".TP", ".PP", ".br", ".nf", ".fi"}


def test_the_command_prints_it(kanbao: RunCommand) -> None:
    assert kanbao("man").out.startswith(".TH KANBAO 1")


@pytest.mark.skipif(shutil.which("man") is None, reason="man is not installed")
def test_man_renders_it(kanbao: RunCommand) -> None:
    source = kanbao("man").out
    run = subprocess.run(["man", "-E", "UTF-8", "-l", "-"], input=source, capture_output=True, text=True)
    assert run.returncode == 0
    assert "search [QUERY" in run.stdout

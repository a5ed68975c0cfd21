"""The user's own keys: what is wrong with them is told in one line."""

import pytest
from command_result import RunCommand

from reader.runtime import paths

WRONG = {
    "{nxt-article: x}": ("nxt-article", "next-article"),
    '{quit: ""}': ("quit",),
    "{next-article: ctrl+alt+zz}": ("next-article", "ctrl+alt+zz"),
    "{next-article: q}": ("next-article", "quit"),
    "{zoom: ctrl+i}": ("zoom", "ctrl+i"),
    "\n  zoom: x\n  columns: y\n  zoom: v": ("zoom", "4"),
    "\n  zoom: x\n  columns: q": ("columns", "3", "quit"),
}


@pytest.mark.parametrize("keys", WRONG)
def test_what_is_wrong_with_a_key_is_told(kanbao: RunCommand, keys: str) -> None:
    settings(keys)
    ran = kanbao("keys")
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert all(part in ran.err for part in WRONG[keys])


@pytest.mark.parametrize(
    "keys", ['{next-article: "J ctrl+j"}', "{quit: x}", "{next-article: q, quit: Q}", "{help: f20}"]
)
def test_keys_that_are_free_are_taken(kanbao: RunCommand, keys: str) -> None:
    settings(keys)
    assert kanbao("keys").status == 0


def test_ctrl_c_always_leaves(kanbao: RunCommand) -> None:
    settings("{quit: Q}")
    (line,) = (line for line in kanbao("keys").out.splitlines() if " quit " in line)
    assert line.split()[:2] == ["Q", "Ctrl-C"]


def settings(keys: str) -> None:
    file = paths.config_file()
    file.parent.mkdir(parents=True)
    file.write_text(f"keys: {keys}\n", "utf-8")

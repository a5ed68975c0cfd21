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
    "\n  zoom: Z\n  columns: W\n  zoom: p": ("zoom", "4"),
    "\n  zoom: Z\n  columns: q": ("columns", "3", "quit"),
}


@pytest.mark.parametrize("keys", WRONG)
def test_what_is_wrong_with_a_key_is_told(kanbao: RunCommand, keys: str) -> None:
    settings(keys)
    ran = kanbao("keys")
    assert (ran.status, ran.err.count("\n")) == (0, 1)
    assert "next-article" in ran.out
    assert all(part in ran.err for part in WRONG[keys])


def test_all_mistakes_are_told_and_the_other_keys_count(kanbao: RunCommand) -> None:
    settings("{nxt-article: p, zoom: p, columns: ctrl+i, facts: q D}")
    ran = kanbao("keys")
    assert ran.err.count("\n") == 3
    (zoom,) = (line for line in ran.out.splitlines() if " zoom " in line)
    (facts,) = (line for line in ran.out.splitlines() if " facts " in line)
    assert zoom.split()[0] == "p"
    assert facts.split()[0] == "D"


@pytest.mark.parametrize(
    "keys", ['{next-article: "J ctrl+j"}', "{quit: Z}", "{next-article: q, quit: Q}", "{help: f20}"]
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

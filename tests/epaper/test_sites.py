"""Every site of `tests/sites/` gives the editions that its file expects."""

from pathlib import Path

import pytest
from fetching import Runner, asked_of, edition_of
from short_form import short
from site_files import NAMES, read_site, served


@pytest.mark.parametrize("name", NAMES)
def test_a_site_gives_the_editions_of_its_file(name: str, tmp_path: Path) -> None:
    site = read_site(name)
    with served(site.responses) as server:
        found = Runner(tmp_path).get(asked_of(server.url(site.asked), site.options))
        texts = [short(edition_of(got)).replace(f"127.0.0.1:{server.port}", "HOST") for got in found]
    assert "\n".join(texts) == site.expected


def test_every_family_has_a_site() -> None:
    from reader import shipped

    assert [family.name for family in shipped.families().every if family.name not in NAMES] == []

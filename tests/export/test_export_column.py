"""The name of a column, which the line that it is read from says already."""

import pytest
from command_result import RunCommand

PAGE = "【茶山纪事】\n茶山开采\n■记者 周敏华\n本报讯 县里的茶山昨天开采，茶农们一早就上了山。\n"


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_column_is_printed_once(kanbao: RunCommand, form: str) -> None:
    assert kanbao("export", "-", "-f", form, stdin=PAGE.encode()).out.count("茶山纪事") == 1

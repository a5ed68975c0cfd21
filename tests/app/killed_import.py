"""Imports the files of a folder again and again, each time killed at a random moment, and looks at what is left.

Run as a process of its own: `killed_import.py FILES LIBRARY TIMES`. Prints what is wrong; nothing is well.
"""

import json
import os
import random
import signal
import sqlite3
import sys
import time
from pathlib import Path

from reader.app import batch_import, bundled
from reader.library import Library
from reader.library.index import update
from reader.marks.reading import READ, set_read
from reader.marks.records import Records
from reader.runtime import worker_pool
from reader.search.query import Term

KEY = "平湖日报/2021-11-08/1#党建"


def main(files: str, folder: Path, times: int) -> None:
    worker_pool.WORTH_A_PROCESS = 10**9  # In this process alone, so that it can be killed quickly and often.
    batch_import.MOST_INDEXED = update.SLICE = 20
    bundled.cutting_tools()
    draw = random.Random(7)
    for number in range(times):
        with Records.open(folder) as records:
            set_read(records, [f"{KEY}{number}"])
        is_done = killed(files, folder, draw.uniform(0.001, 0.08))
        check(folder, number + 1)
        if is_done:
            keep_marks_only(folder)
    with Library.open(folder) as library:
        report = batch_import.add_paths([files], library)
        expected = len(list(Path(files).iterdir()))
        if len(library.editions()) != expected or report.failures or library.pending():
            print(len(library.editions()), "of", expected, report)


def killed(files: str, folder: Path, seconds: float) -> bool:
    """Imports in another process, which is killed after that time; True if it had ended before."""
    child = os.fork()
    if not child:
        with Library.open(folder) as library:
            batch_import.add_paths([files], library)
        os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1] == 0


def check(folder: Path, marks: int) -> None:
    for name in ("library.db", "index.db"):
        connection = sqlite3.connect(folder / name)
        for (finding,) in connection.execute("PRAGMA integrity_check"):
            if finding != "ok":
                print(name, finding)
        connection.close()
    torn = (
        "SELECT key FROM edition d WHERE entries != (SELECT count(*) FROM entry WHERE edition = d.id)"
        " OR NOT EXISTS (SELECT 1 FROM content WHERE edition = d.id)"
    )
    with Library.open(folder) as library:
        connection = sqlite3.connect(folder / "library.db")
        print(*[f"torn: {key}" for (key,) in connection.execute(torn)], sep="\n", end="")
        texts = connection.execute("SELECT texts FROM entry").fetchall()
        connection.close()
        if sum("联盟" in "".join(json.loads(text)) for (text,) in texts) != library.search(Term("联盟")).total:
            print("not all found")
    with Records.open(folder) as records:
        if (found := len(records.every(READ))) != marks:
            print("lost marks:", found, "of", marks)


def keep_marks_only(folder: Path) -> None:
    with Library.open(folder) as library:
        for listed in library.editions():
            library.remove(listed.key)


main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))

"""One run of the dashboard's script, and the processor time that it took."""

from __future__ import annotations

import functools
import os
import time
from pathlib import Path
from types import CodeType

ENTRY = Path(__file__).resolve().parent.parent / "pages" / "_entry.py"
TIMES = "BENCH_TIMES"  # names the file that takes one line a run, in ms


def run() -> None:
    """Runs the entry as Streamlit would. A run that stops early is not written down."""
    begun = time.thread_time()  # of this run alone, whatever else the server and the machine do
    exec(_code(), {"__name__": "__main__", "__file__": str(ENTRY)})
    taken = 1000 * (time.thread_time() - begun)
    with Path(os.environ[TIMES]).open("a", encoding="utf-8") as times:
        times.write(f"{taken}\n")


@functools.cache
def _code() -> CodeType:
    return compile(ENTRY.read_text(encoding="utf-8"), str(ENTRY), "exec")

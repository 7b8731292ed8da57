"""What a page costs the server: processor time of its script, run after run in one session.

The session is one of Streamlit's own, without a browser: it asks for a page and reads the answers.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from bench import stopwatch
from bench.servers import PAGES, server
from crossings.collection.load import load_dataset

PATIENCE = 60  # seconds
NAMES = ("explore", "figures", "present", "share", "cables", "cited", "method")


def states() -> dict[str, tuple[str, str]]:
    """Page and query of every page as a visitor first finds it; the first with all it can show too."""
    full = f"sel={next(iter(load_dataset().cables))}&table=1"
    explored = {"explore": ("", ""), "explore, a cable and the table": ("", full)}
    return explored | {name: (name, "") for name in NAMES[1:]}


def costs(runs: int, tell: Callable[[str], None]) -> Mapping[str, Sequence[float]]:
    """Milliseconds of each run of each page; the first is the first since the server started."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        times = Path(folder, "times")
        environment = {"CROSSINGS_STATIC": f"{folder}/built", stopwatch.TIMES: str(times)}
        script = str(PAGES / "timed_server.py")
        with server(script, Path(folder, "log"), **environment) as address:
            for name, (page, query) in states().items():
                tell(f"processor time of {name}")
                times.write_text("", encoding="utf-8")
                _session(address, page, query, 1 + runs)
                lines = times.read_text(encoding="utf-8").splitlines()
                assert len(lines) == 1 + runs, "a run was not written down, or one too many"
                found[name] = [float(line) for line in lines]
    return found


def _session(address: str, page: str, query: str, runs: int) -> None:
    """Opens a page and runs it so many times."""
    asked = BackMsg()
    asked.rerun_script.page_name = page
    asked.rerun_script.query_string = query
    stream = f"{address.replace('http', 'ws', 1)}_stcore/stream"
    with connect(stream, subprotocols=["streamlit"], max_size=None) as socket:  # type: ignore[list-item]
        for _run in range(runs):
            socket.send(asked.SerializeToString())
            _wait_until_done(socket)


def _wait_until_done(socket: ClientConnection) -> None:
    while True:
        answer = socket.recv(PATIENCE)
        assert isinstance(answer, bytes)
        if ForwardMsg.FromString(answer).WhichOneof("type") == "script_finished":
            return

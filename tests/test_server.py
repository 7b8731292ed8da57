"""The server's own work: built files kept for good, and the exhibit put into Streamlit's page."""

from __future__ import annotations

import asyncio
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from crossings import exhibit
from pages import _collection, _server

PAGE = "<!DOCTYPE html><html><head><title>Streamlit</title></head><body><div id=root></div></body></html>"


def answers(response: Response) -> ASGIApp:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await response(scope, receive, send)

    return app


def ask(app: ASGIApp, path: str, _method: str = "GET", **headers: str) -> tuple[dict, bytes]:
    """Headers (with ``status``) and body that an application answers with."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        await asyncio.Event().wait()
        raise AssertionError("nobody goes away")

    given = [(key.replace("_", "-").encode(), text.encode()) for key, text in headers.items()]
    scope = {"type": "http", "method": _method, "path": path, "headers": given, "query_string": b""}
    asyncio.run(app(scope, receive, send))
    head = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return head | {"status": sent[0]["status"]}, b"".join(m.get("body", b"") for m in sent[1:])


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(_collection, "_newest", {False: "exhibit-0123456789abcdef.html"})
    return "exhibit-0123456789abcdef.html"


@pytest.mark.parametrize("path", ["/", "/present", "/base/", "/base/present"])
def test_a_page_with_the_exhibit_starts_it_itself(built: str, path: str) -> None:
    head, body = ask(_server.EarlyStart(answers(HTMLResponse(PAGE))), path, accept_encoding="gzip")
    assert f"./app/static/{built}".encode() in body
    assert int(head["content-length"]) == len(body)
    assert (
        body.replace(body[body.index(b"<!-- Put") : body.index(b"<title>")], b"") == PAGE.encode()
    )


def test_the_exhibit_starts_before_a_style_sheet_that_scripts_wait_for(built: str) -> None:
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8")
    body = ask(_server.EarlyStart(answers(HTMLResponse(page))), "/")[1].decode()
    early = body.index("document.documentElement.append(frame)")
    assert body.index('charset="UTF-8"') < early < body.index('rel="stylesheet"')
    assert early < body.index('type="module"')


@pytest.mark.parametrize("path", ["/method", "/_stcore/health", "/static/js/index.js"])
def test_other_addresses_are_left_alone(built: str, path: str) -> None:
    assert ask(_server.EarlyStart(answers(HTMLResponse(PAGE))), path)[1] == PAGE.encode()


def test_what_is_no_page_is_left_alone(built: str) -> None:
    for answer in (PlainTextResponse("<title>"), HTMLResponse(PAGE, 404)):
        assert ask(_server.EarlyStart(answers(answer)), "/")[1] == bytes(answer.body)


def test_a_browser_that_holds_the_page_without_the_exhibit_gets_the_new_one(built: str) -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        held = any(name == b"if-none-match" for name, _value in scope["headers"])
        await (Response(status_code=304) if held else HTMLResponse(PAGE))(scope, receive, send)

    assert built.encode() in ask(_server.EarlyStart(app), "/", if_none_match="streamlit")[1]


def test_before_the_exhibit_is_built_the_page_is_as_streamlit_sends_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(_collection, "_newest", {})
    assert ask(_server.EarlyStart(answers(HTMLResponse(PAGE))), "/")[1] == PAGE.encode()


def test_built_files_are_sent_packed_and_kept_for_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "static"
    folder.mkdir()
    monkeypatch.setenv("CROSSINGS_STATIC", str(folder))
    (tmp_path / "dashboard.py").write_bytes(b"not for everybody")
    (folder / "a.js").write_bytes(b"plain")
    (folder / "a.js.gz").write_bytes(b"packed")
    app = _server.BuiltFiles(answers(PlainTextResponse("not ours")))
    head, body = ask(app, "/app/static/a.js", accept_encoding="gzip")
    assert body == b"packed" and head["content-encoding"] == "gzip"
    assert "immutable" in head["cache-control"]
    assert ask(app, "/app/static/a.js")[1] == b"plain"
    assert ask(app, "/app/static/../dashboard.py")[0]["status"] == 404
    assert ask(app, "/elsewhere")[1] == b"not ours"


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, ASGIApp]:
    """A folder of built files with one script in it, and what serves it."""
    monkeypatch.setenv("CROSSINGS_STATIC", str(tmp_path))
    monkeypatch.setattr(_collection, "_newest", {})
    (tmp_path / "a.js").write_bytes(b"plain")
    (tmp_path / "a.js.gz").write_bytes(b"packed")
    return tmp_path, _server.BuiltFiles(answers(PlainTextResponse("not ours")))


@pytest.mark.parametrize("name", ["x" * 5000, "x" * 5000 + ".js", "a\0.js", "missing.js"])
def test_a_name_that_no_file_has_is_not_found(files: tuple[Path, ASGIApp], name: str) -> None:
    for accepted in ("", "gzip"):
        head, _body = ask(files[1], f"/app/static/{name}", accept_encoding=accepted)
        assert head["status"] == 404


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [("gzip", True), ("gzip;q=0", False), ("br, gzip;q=0.0", False), ("GZIP ; q=0.5", True),
     ("*", True), ("*;q=0", False), ("identity", False), ("", False), ("gzipped", False)],
)  # fmt: skip
def test_packing_by_the_book(files: tuple[Path, ASGIApp], accepted: str, packed: bool) -> None:
    head, body = ask(files[1], "/app/static/a.js", accept_encoding=accepted)
    assert body == (b"packed" if packed else b"plain")
    assert head["vary"] == "Accept-Encoding"


@pytest.mark.parametrize("name", ["a.js", "embed.html"])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_built_files_are_only_read(files: tuple[Path, ASGIApp], name: str, method: str) -> None:
    head, _body = ask(files[1], f"/app/static/{name}", _method=method)
    assert head["status"] == 405
    assert head["allow"] == "GET, HEAD"


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(b"half")])
def test_a_built_file_that_is_lost_or_damaged_is_built_again(
    files: tuple[Path, ASGIApp], monkeypatch: pytest.MonkeyPatch, spoil: Callable[[Path], object]
) -> None:
    folder, app = files
    document = exhibit.Document("<p>exhibit</p>", {"leaflet-js-0123456789abcdef.js": b"leaflet"})
    monkeypatch.setattr(_collection, "document", lambda _ring=False: document)
    _collection.publish()
    for name, content in [(document.name, document.html.encode()), *document.assets.items()]:
        assert ask(app, f"/app/static/{name}")[1] == content
        spoil(folder / name)
        assert ask(app, f"/app/static/{name}")[1] == content


def test_damage_that_keeps_the_size_is_seen_too(files: tuple[Path, ASGIApp]) -> None:
    document = exhibit.Document("<p>exhibit</p>", {})
    name = exhibit.write(document, files[0])
    (files[0] / name).write_bytes(b"<p>damaged</p>"[: len(document.html)])
    exhibit.write(document, files[0])
    assert (files[0] / name).read_text(encoding="utf-8") == document.html


def test_the_server_asks_nothing_when_it_starts() -> None:
    settings = tomllib.loads((_collection.ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert settings["server"]["showEmailPrompt"] is False
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["browser"]["serverAddress"]

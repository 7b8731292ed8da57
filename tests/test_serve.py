"""The server's own work: built files kept for good, and the exhibit put into Streamlit's page."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import serve
from pages import _collection

PAGE = "<!DOCTYPE html><html><body><div id=root></div></body></html>"


def answers(response: Response) -> ASGIApp:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await response(scope, receive, send)

    return app


def ask(app: ASGIApp, path: str, **headers: str) -> tuple[dict, bytes]:
    """Headers (with ``status``) and body that an application answers with."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        await asyncio.Event().wait()
        raise AssertionError("nobody goes away")

    given = [(key.replace("_", "-").encode(), text.encode()) for key, text in headers.items()]
    scope = {"type": "http", "method": "GET", "path": path, "headers": given, "query_string": b""}
    asyncio.run(app(scope, receive, send))
    head = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return head | {"status": sent[0]["status"]}, b"".join(m.get("body", b"") for m in sent[1:])


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(_collection, "_newest", "exhibit-0123456789abcdef.html")
    return "exhibit-0123456789abcdef.html"


@pytest.mark.parametrize("path", ["/", "/present", "/base/", "/base/present"])
def test_a_page_with_the_exhibit_starts_it_itself(built: str, path: str) -> None:
    head, body = ask(serve.EarlyStart(answers(HTMLResponse(PAGE))), path, accept_encoding="gzip")
    assert f"./app/static/{built}".encode() in body
    assert int(head["content-length"]) == len(body)
    assert (
        body.replace(body[body.index(b"<!-- Put") : body.index(b"<div id=root>")], b"")
        == PAGE.encode()
    )


@pytest.mark.parametrize("path", ["/method", "/_stcore/health", "/static/js/index.js"])
def test_other_addresses_are_left_alone(built: str, path: str) -> None:
    assert ask(serve.EarlyStart(answers(HTMLResponse(PAGE))), path)[1] == PAGE.encode()


def test_what_is_no_page_is_left_alone(built: str) -> None:
    for answer in (PlainTextResponse("<body>"), HTMLResponse(PAGE, 404)):
        assert ask(serve.EarlyStart(answers(answer)), "/")[1] == bytes(answer.body)


def test_a_browser_that_holds_the_page_without_the_exhibit_gets_the_new_one(built: str) -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        held = any(name == b"if-none-match" for name, _value in scope["headers"])
        await (Response(status_code=304) if held else HTMLResponse(PAGE))(scope, receive, send)

    assert built.encode() in ask(serve.EarlyStart(app), "/", if_none_match="streamlit")[1]


def test_before_the_exhibit_is_built_the_page_is_as_streamlit_sends_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(_collection, "_newest", None)
    assert ask(serve.EarlyStart(answers(HTMLResponse(PAGE))), "/")[1] == PAGE.encode()


def test_built_files_are_sent_packed_and_kept_for_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "static"
    folder.mkdir()
    monkeypatch.setenv("CROSSINGS_STATIC", str(folder))
    (tmp_path / "serve.py").write_bytes(b"not for everybody")
    (folder / "a.js").write_bytes(b"plain")
    (folder / "a.js.gz").write_bytes(b"packed")
    app = serve.BuiltFiles(answers(PlainTextResponse("not ours")))
    head, body = ask(app, "/app/static/a.js", accept_encoding="gzip")
    assert body == b"packed" and head["content-encoding"] == "gzip"
    assert "immutable" in head["cache-control"]
    assert ask(app, "/app/static/a.js")[1] == b"plain"
    assert ask(app, "/app/static/../serve.py")[0]["status"] == 404
    assert ask(app, "/elsewhere")[1] == b"not ours"

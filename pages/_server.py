"""What the server does besides Streamlit, so that the dashboard opens quickly.

The exhibit is built when the server starts. Its files, named by a hash of their content, are kept
by browsers for good; Streamlit alone would compress them again for every request and send them whole
on every visit. And the exhibit starts with the page, not after Streamlit has started in it.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from crossings.collection.load import has_ring
from crossings.html.share import embed
from crossings.look.theme import DARK, LIGHT
from pages import _address, _collection

MEASURES = Path(__file__).with_name("measures.css")
BUILT = "/app/static/"
FOR_GOOD = "public, max-age=31536000, immutable"
TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}
# Removed from requests, since an answer that is changed must come whole and not compressed.
NOT_AS_IT_WAS = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}
WITH_EXHIBIT = {"", "present"}  # last parts of the addresses of pages that show it
log = logging.getLogger(__name__)


class BuiltFiles:
    """Serves what the exhibit wrote, from ``static/`` or the folder of the environment."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.folder = _collection.static_folder()
        self.files = StaticFiles(directory=self.folder, check_dir=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on everything but requests for built files."""
        if scope["type"] != "http" or BUILT not in scope["path"]:
            await self.app(scope, receive, send)
            return
        name = scope["path"].split(BUILT, 1)[1]
        await (await self._respond(name, scope))(scope, receive, send)

    async def _respond(self, name: str, scope: Scope) -> Response:
        if scope["method"] not in ("GET", "HEAD"):
            return PlainTextResponse("Method Not Allowed", 405, {"allow": "GET, HEAD"})
        if name == embed.NEWEST:
            return await newest(scope)
        try:
            await asyncio.to_thread(_collection.write_again, name)
        except Exception:  # a build error must not hide the files that are there
            log.exception("A built file could not be written again.")
        return await self._answer(name, scope)

    async def _answer(self, name: str, scope: Scope) -> Response:
        kind = TYPES.get(Path(name).suffix)
        packed = kind and takes_gzip(Request(scope).headers.get("accept-encoding", ""))
        try:
            if packed and (self.folder / f"{Path(name).name}.gz").exists():
                answer = await self.files.get_response(f"{name}.gz", scope)
                answer.headers["content-type"] = f"{kind}; charset=utf-8"
                answer.headers["content-encoding"] = "gzip"
            else:
                answer = await self.files.get_response(name, scope)
        except HTTPException as error:
            return PlainTextResponse(error.detail, error.status_code)
        except (OSError, ValueError):  # a name that no file can have
            return PlainTextResponse("Not Found", 404)
        answer.headers["vary"] = "Accept-Encoding"
        answer.headers["cache-control"] = FOR_GOOD
        answer.headers["access-control-allow-origin"] = "*"  # fonts of a frame that has no origin
        return answer


def takes_gzip(accepted: str) -> bool:
    """Whether a browser that sends this as Accept-Encoding wants gzip (RFC 9110, 12.5.3)."""
    weights = {}
    for part in accepted.lower().split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        quality = next((one[2:] for one in parameters if one.startswith("q=")), "1")
        weights[name] = quality.strip("0.") != ""
    return weights.get("gzip", weights.get("*", False))


def _with_ring(scope: Scope) -> bool:
    """Whether a request asks for the neighbouring documents, and there are any."""
    return Request(scope).query_params.get(_address.RING) == "1" and has_ring()


async def newest(scope: Scope) -> Response:
    """Sends a frame in another page to the exhibit of the data as they are now."""
    try:
        name = await asyncio.to_thread(_newest, _with_ring(scope))
    except Exception:  # a build error must not break the page around the frame
        log.exception("There is no exhibit to lead a frame to.")
        return PlainTextResponse("Map and timeline cannot be shown at the moment.", 503)
    address = f"{name}?{scope['query_string'].decode('latin-1')}"
    return RedirectResponse(address, 302, {"cache-control": "no-cache"})


def _newest(ring: bool) -> str:
    return _collection.publish(ring)


class EarlyStart:
    """Puts ``pages/early.html`` into Streamlit's page, where that page shows the exhibit."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        text = Path(__file__).with_name("early.html").read_text("utf-8")
        text = text.replace("MEASURES", MEASURES.read_text("utf-8"))
        self.snippet = text.replace("DAY", LIGHT.page).replace("NIGHT", DARK.page)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on everything but requests for such a page, once there is a built exhibit."""
        shows = scope["type"] == "http" and scope["path"].rsplit("/", 1)[-1] in WITH_EXHIBIT
        built = _collection.newest_file(_with_ring(scope)) if shows else None
        if not built or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        scope["headers"] = [item for item in scope["headers"] if item[0] not in NOT_AS_IT_WAS]
        held: list[Message] = []

        async def hold(message: Message) -> None:
            held.append(message)
            if not message.get("more_body") and message["type"] == "http.response.body":
                for part in self._with_exhibit(held, built):
                    await send(part)

        await self.app(scope, receive, hold)

    def _with_exhibit(self, answer: list[Message], built: str) -> list[Message]:
        """The whole answer with the snippet in its head; unchanged where it is no page."""
        start, *parts = answer
        kind = dict(start["headers"]).get(b"content-type", b"")
        if start["status"] != 200 or b"text/html" not in kind:
            return answer
        body = b"".join(part.get("body", b"") for part in parts)
        body = body.replace(
            b"<title>", self.snippet.replace("FILE", built).encode() + b"<title>", 1
        )
        old = {b"content-length", b"etag", b"last-modified"}
        start["headers"] = [item for item in start["headers"] if item[0] not in old]
        start["headers"].append((b"content-length", str(len(body)).encode()))
        return [start, {"type": "http.response.body", "body": body}]


@asynccontextmanager
async def build_first(_app: st.App) -> AsyncIterator[None]:
    """Builds the exhibit while the server starts, so that not even the first visitor waits for it."""

    def build() -> None:
        try:
            for ring in (False, True) if has_ring() else (False,):
                _collection.publish(ring)
        except Exception:  # the page will say so, and show the rest
            log.exception("The exhibit could not be built when the server started.")

    threading.Thread(target=build, name="build the exhibit", daemon=True).start()
    yield


MIDDLEWARE = [Middleware(BuiltFiles), Middleware(EarlyStart)]

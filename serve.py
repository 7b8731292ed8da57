"""The server: ``streamlit run serve.py``. It lets browsers keep built files for good.

A built file is named by a hash of its content, so it never changes under its name. Streamlit
packs such files anew for every request, sends no Cache-Control and answers every revisit with the
whole body. Here they are served from their folder, packed beforehand, to be kept.
"""

from __future__ import annotations

import asyncio
import logging
import os
from pathlib import Path

import streamlit as st
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

BUILT = "/app/static/"
FOR_GOOD = "public, max-age=31536000, immutable"
NEWEST = "embed.html"  # no file: the way to the exhibit of the data as they are now
TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}


class BuiltFiles:
    """Serves what the exhibit wrote, from ``static/`` or the folder of the environment."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        here = Path(__file__).resolve().parent / "static"
        self.folder = Path(os.environ.get("CROSSINGS_STATIC") or here)
        self.files = StaticFiles(directory=self.folder, check_dir=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on everything but requests for built files."""
        if scope["type"] != "http" or BUILT not in scope["path"]:
            await self.app(scope, receive, send)
            return
        name = scope["path"].split(BUILT, 1)[1]
        answer = await (newest(scope) if name == NEWEST else self._answer(name, scope))
        await answer(scope, receive, send)

    async def _answer(self, name: str, scope: Scope) -> Response:
        kind = TYPES.get(Path(name).suffix)
        takes_packed = "gzip" in Request(scope).headers.get("accept-encoding", "")
        try:
            if kind and takes_packed and (self.folder / f"{Path(name).name}.gz").exists():
                answer = await self.files.get_response(f"{name}.gz", scope)
                answer.headers["content-type"] = f"{kind}; charset=utf-8"
                answer.headers["content-encoding"] = "gzip"
                answer.headers["vary"] = "Accept-Encoding"
            else:
                answer = await self.files.get_response(name, scope)
        except HTTPException as error:
            return PlainTextResponse(error.detail, error.status_code)
        answer.headers["cache-control"] = FOR_GOOD
        answer.headers["access-control-allow-origin"] = "*"  # fonts of a frame that has no origin
        return answer


async def newest(scope: Scope) -> Response:
    """Sends a frame in another page to the exhibit of the data as they are now."""
    try:
        name = await asyncio.to_thread(_newest)
    except Exception:  # whatever upset the builder, the page around the frame must stand
        logging.getLogger(__name__).exception("no exhibit for %s", NEWEST)
        return PlainTextResponse("Map and timeline cannot be shown at the moment.", 503)
    address = f"{name}?{scope['query_string'].decode('latin-1')}"
    return RedirectResponse(address, 302, {"cache-control": "no-cache"})


def _newest() -> str:
    from pages import _frame  # not before it is asked for: the server starts at once

    return _frame.newest()


app = st.App("dashboard.py", middleware=[Middleware(BuiltFiles)])

"""The server: ``streamlit run serve.py``. It lets browsers keep built files for good.

A built file is named by a hash of its content, so it never changes under its name. Streamlit
sends no Cache-Control and answers every revisit with the whole body; the middleware adds the
header. Where ``CROSSINGS_STATIC`` names another folder than ``static/``, built files are served
from there.
"""

from __future__ import annotations

import os

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

BUILT = "/app/static/"
FOR_GOOD = "public, max-age=31536000, immutable"


class BuiltFiles:
    """Marks every built file as immutable, and finds it in the folder of the environment."""

    def __init__(self, app: ASGIApp) -> None:
        folder = os.environ.get("CROSSINGS_STATIC")
        self.app = app
        self.files = StaticFiles(directory=folder, check_dir=False) if folder else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on everything but requests for built files."""
        if scope["type"] != "http" or BUILT not in scope["path"]:
            await self.app(scope, receive, send)
            return

        async def keep(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                MutableHeaders(scope=message)["Cache-Control"] = FOR_GOOD
            await send(message)

        if self.files is None:
            await self.app(scope, receive, keep)
            return
        name = scope["path"].split(BUILT, 1)[1]
        try:
            response = await self.files.get_response(name, scope)
        except HTTPException as error:
            response = PlainTextResponse(error.detail, error.status_code)
        await response(scope, receive, keep)


app = st.App("dashboard.py", middleware=[Middleware(BuiltFiles)])

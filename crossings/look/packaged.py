"""Files that other packages ship: fonts and scripts, so that none is copied into the project."""

from __future__ import annotations

from importlib.metadata import distribution
from pathlib import Path


def packaged(package: str, start: str, end: str = "") -> Path:
    """One file of an installed distribution, found by its name, without importing the package.

    Raises FileNotFoundError where the package ships no such file.
    """
    for file in distribution(package).files or ():
        if file.name.startswith(start) and file.name.endswith(end):
            return Path(str(file.locate()))
    raise FileNotFoundError(f"{package} ships no {start}*{end}; install requirements.txt as it is")

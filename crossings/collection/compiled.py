"""The collection kept ready to use, so that a large one need not be read and checked anew.

The compiled state is a file named by a hash of every data file, of the catalogues of languages that
word its figures, and of the code that read them. Deleting the folder does no harm.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

import pydantic

from crossings.collection.load import DATA, Dataset, data_folder, load_dataset
from crossings.language.i18n import LOCALE

KEPT = 8  # compiled states; older ones are deleted


def load_compiled(folder: Path | str | None = None, ring: bool = False) -> Dataset:
    """The same as ``load_dataset``, read from its compiled state where there is one.

    Where the state cannot be written or read, the data files are read as usual; and what was read
    while files were changing is not kept, since it may be of neither the old nor the new.
    """
    root = Path(folder) if folder else data_folder()
    before, state = _marks(root), _state(root, ring)
    with suppress(Exception), uncollected():  # whatever is wrong with it, the data files are there
        found = pickle.loads(state.read_bytes())  # type: ignore[union-attr]
        if isinstance(found, Dataset):
            return found
    with uncollected():
        dataset = load_dataset(root, ring)
    if state and before == _marks(root):
        with suppress(OSError):
            _keep(dataset, state)
    return dataset


def _marks(root: Path) -> dict[Path, tuple[int, int]]:
    """When each file was written: tells new files from old ones of the same content."""
    marks = {}
    for path in _files(root):
        with suppress(OSError):
            found = path.stat()
            marks[path] = (found.st_ino, found.st_mtime_ns)
    return marks


def _state(root: Path, ring: bool) -> Path | None:
    """Where the state of the files as they are is kept; None where one vanishes meanwhile."""
    with suppress(OSError):
        return state_folder() / f"{digest(root)}{'-ring' if ring else ''}.pickle"
    return None


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for garbage while much is made that stays: it would go through all of it again and
    again, and takes most of the time of reading thousands of documents."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def state_folder() -> Path:
    """Where compiled states are kept: ``CROSSINGS_STATE``, else ``.compiled/`` beside the data.

    It must be a folder that nobody else can write to, since what is read from it is trusted.
    """
    return Path(os.environ.get("CROSSINGS_STATE") or DATA.parent / ".compiled")


def digest(folder: Path) -> str:
    """A hash of every file that the collection is read from, of the code, and of its versions."""
    found = sha256(f"{sys.version} {pydantic.VERSION}".encode())
    for path in _files(folder):
        content = path.read_bytes()
        found.update(f"{path.name} {len(content)} ".encode())
        found.update(content)
    return found.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    code = Path(__file__).parents[1]  # the language puts numbers into the sentences of the data
    found = [*code.glob("collection/*.py"), *code.glob("language/*.*"), *LOCALE.glob("*.po")]
    for path in sorted([*found, *folder.rglob("*.toml")]):
        if path.is_file():
            yield path


def _keep(dataset: Dataset, state: Path) -> None:
    """Writes the state whole or not at all, and deletes the oldest of many."""
    state.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=state.parent, delete=False) as file:
        pickle.dump(dataset, file, protocol=pickle.HIGHEST_PROTOCOL)
    Path(file.name).replace(state)
    states = sorted(state.parent.glob("*.pickle"), key=lambda path: path.stat().st_mtime)
    for old in states[:-KEPT]:
        old.unlink(missing_ok=True)

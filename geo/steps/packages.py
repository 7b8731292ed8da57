"""Fetch the pinned packages with their ordinary clients and unpack them into a cache folder."""

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path
from typing import Any

from steps.settings import HERE

Package = dict[str, Any]


def sources() -> list[Package]:
    """The packages of sources.toml, in its order."""
    found: list[Package] = tomllib.loads((HERE / "sources.toml").read_text())["package"]
    return found


def folder(cache: Path, package: Package) -> Path:
    """Where a package is unpacked. PyPI packages share one folder: they import each other."""
    if package["client"] == "pip":
        return cache / "site"
    return cache / f"{package['id']}-{package['version']}"


def run(cache: Path, *command: str) -> None:
    """Run a package client in the cache folder; stop with its own words if it fails."""
    if shutil.which(command[0]) is None:
        sys.exit(f"{command[0]} is not installed: it fetches {command[-1]}")
    done = subprocess.run(command, cwd=cache, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr[-2000:]}")


def fetch_pip(cache: Path, packages: list[Package]) -> None:
    """Wheels only, without dependencies: sources.toml lists every one that is needed."""
    uv = ["uv", "pip", "install", "--python", sys.executable]
    pip = [sys.executable, "-m", "pip", "install", "--upgrade"]
    client = uv if shutil.which("uv") else pip
    wanted = [f"{p['id']}=={p['version']}" for p in packages]
    options = ["--no-deps", "--only-binary", ":all:", "--target", str(cache / "site")]
    run(cache, *client, *options, *wanted)


def fetch_npm(cache: Path, package: Package) -> None:
    name = f"{package['id']}-{package['version']}"
    run(cache, "npm", "pack", f"{package['id']}@{package['version']}")
    with tarfile.open(cache / f"{name}.tgz") as packed:
        packed.extractall(cache / "npm", filter="data")
    shutil.rmtree(cache / name, ignore_errors=True)
    shutil.move(cache / "npm" / "package", cache / name)  # npm packs a folder of that name


def fetch_apt(cache: Path, package: Package) -> None:
    run(cache, "apt-get", "download", f"{package['id']}={package['version']}")
    (archive,) = cache.glob(f"{package['id']}_*.deb")
    run(cache, "dpkg", "-x", archive.name, folder(cache, package).name)


def problems(cache: Path) -> list[str]:
    """Data files that are missing from the cache or are not the pinned ones."""
    found = []
    for package in sources():
        for name, wanted in package.get("data", {}).items():
            path = folder(cache, package) / name
            if not path.exists():
                found.append(f"{package['id']}: {name} is missing")
            elif hashlib.sha256(path.read_bytes()).hexdigest() != wanted:
                found.append(f"{package['id']}: {name} is not the pinned file")
    return found


def ensure(cache: Path) -> None:
    """Fetch what is not in the cache yet; stop if a file is then not the pinned one."""
    cache.mkdir(parents=True, exist_ok=True)
    if problems(cache):
        fetch_pip(cache, [p for p in sources() if p["client"] == "pip"])
        for package in sources():
            if package["client"] == "npm":
                fetch_npm(cache, package)
            elif package["client"] == "apt":
                fetch_apt(cache, package)
    if left := problems(cache):
        sys.exit("\n".join(left))


def data_file(cache: Path, package_id: str, name: str) -> Path:
    """Path of one data file; `name` is its last part, as in sources.toml."""
    for package in sources():
        for path in package.get("data", {}):
            if package["id"] == package_id and path.endswith(name):
                return folder(cache, package) / str(path)
    raise KeyError(f"sources.toml lists no {name} in {package_id}")

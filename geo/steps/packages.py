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


def sources() -> list[dict[str, Any]]:
    """The packages of sources.toml, in its order."""
    found: list[dict[str, Any]] = tomllib.loads((HERE / "sources.toml").read_text())["package"]
    return found


def folder(cache: Path, package: dict[str, Any]) -> Path:
    """Where a package is unpacked. PyPI packages share one folder: they import each other."""
    if package["client"] == "pip":
        return cache / "site"
    return cache / f"{package['id']}-{package['version']}"


def run(*command: str | Path, cwd: Path) -> None:
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{command[0]}: {' '.join(map(str, command[1:]))} failed:\n{done.stderr[-2000:]}")


def fetch_pip(cache: Path, packages: list[dict[str, Any]]) -> None:
    """Wheels only, without dependencies: sources.toml lists every one that is needed."""
    wanted = [f"{p['id']}=={p['version']}" for p in packages]
    target = ["--no-deps", "--target", cache / "site"]
    if shutil.which("uv"):
        pip = ["uv", "pip", "install", "--python", sys.executable, "--only-binary", ":all:"]
        run(*pip, *target, *wanted, cwd=cache)
    else:
        pip = [sys.executable, "-m", "pip", "install", "--only-binary", ":all:", "--upgrade"]
        run(*pip, *target, *wanted, cwd=cache)


def fetch_npm(cache: Path, package: dict[str, Any]) -> None:
    run("npm", "pack", f"{package['id']}@{package['version']}", cwd=cache)
    archive = cache / f"{package['id']}-{package['version']}.tgz"
    target = folder(cache, package)
    with tarfile.open(archive) as packed:
        packed.extractall(target, filter="data")
    # npm wraps everything in one folder named package
    for path in list((target / "package").iterdir()):
        shutil.move(path, target / path.name)


def fetch_apt(cache: Path, package: dict[str, Any]) -> None:
    run("apt-get", "download", f"{package['id']}={package['version']}", cwd=cache)
    (archive,) = cache.glob(f"{package['id']}_*.deb")
    run("dpkg", "-x", archive, folder(cache, package), cwd=cache)


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
                return folder(cache, package) / path
    raise KeyError(f"sources.toml lists no {name} in {package_id}")

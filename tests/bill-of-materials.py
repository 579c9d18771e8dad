"""Holds each bill of materials to Cargo: it lists what `cargo tree` builds into the program, each crate under the version and
checksum of Cargo.lock, and nothing else. `tests/bill-of-materials.py FOLDER NAME`; it ends with 1 where one differs."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The program, its package, and how it is built.
PROGRAMS = {
    "site-gen": ("site-gen", []),
    "site-gen-lean": ("site-gen", ["--no-default-features"]),
    "handler": ("handler", []),
    "drain": ("drain", []),
    "archive": ("archive", []),
    "register": ("office", []),
}


def locked() -> dict[tuple[str, str], str | None]:
    """Each crate of Cargo.lock, with its checksum; ours have none."""
    lock = tomllib.loads((ROOT / "Cargo.lock").read_text())
    return {(one["name"], one["version"]): one.get("checksum") for one in lock["package"]}


def built_in(package: str, features: list[str]) -> set[tuple[str, str]]:
    """What cargo builds for the program, this machine and no test."""
    tree = ["cargo", "tree", "--locked", "--package", package, "--edges", "normal,build", "--prefix", "none", "--format", "{p}"]
    lines = subprocess.run(tree + features, cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()
    crates = {tuple(line.split()[:2]) for line in lines if line}
    return {(name, version.removeprefix("v")) for name, version in crates}


def wrong_in(bill: dict, package: str, features: list[str], lock: dict) -> list[str]:
    found = {}
    for one in bill["components"]:
        hashes = {h["alg"]: h["content"] for h in one.get("hashes", [])}
        found[(one["name"], one["version"])] = hashes.get("SHA-256")
    # The program itself stands at its head.
    wanted = {crate for crate in built_in(package, features) if crate[0] != package}
    problems = [f"{name} {version} is not listed" for name, version in sorted(wanted - set(found))]
    problems += [f"{name} {version} is listed, and not built in" for name, version in sorted(set(found) - wanted)]
    for crate, checksum in sorted(found.items()):
        if crate not in lock:
            problems.append(f"{' '.join(crate)} is not in Cargo.lock")
        elif lock[crate] and checksum != lock[crate]:
            problems.append(f"{' '.join(crate)} has another checksum than in Cargo.lock")
    return problems


def main(folder: Path, name: str) -> int:
    lock, wrong = locked(), 0
    for program, (package, features) in PROGRAMS.items():
        file = folder / f"{program}-{name}.cdx.json"
        bill = json.loads(file.read_text())
        problems = wrong_in(bill, package, features, lock)
        for problem in problems:
            print(f"{file.name}: {problem}", file=sys.stderr)
        wrong += len(problems)
        print(f"{file.name}: {len(bill['components'])} crates")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))

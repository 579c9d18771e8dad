"""Words and site as `site-gen build` writes them, and the function as `sam build` does; what each can read of the other.

The two are tied by a format: words say theirs in their manifest, and a function has the one that it reads in its program.
"""

import json
import os
import subprocess

from .failed import Failed, say
from .place import ROOT

BUILT = ROOT / ".aws-sam/build"
FORMAT_STARTS = b"redress-words-"


def program():
    """site-gen. It is not compiled here: whoever publishes words need not be able to."""
    named = os.environ.get("SITE_GEN")
    path = named or ROOT / "target/release/site-gen"
    if not os.access(path, os.X_OK):
        raise Failed(f"{path} cannot be run. Build it with `cargo build --release`, or name one with SITE_GEN.")
    return os.path.abspath(path)


def build(sources, out, address):
    """Builds words and site of the folders `policies` and `content` in `sources`, for a site at `address`."""
    command = [program(), "build", "--out", str(out)]
    if address:
        command += ["--site", address]
    if os.environ.get("CLOSED"):  # the pages say that the form is closed
        command.append("--closed")
    if os.environ.get("TODAY"):  # another day, for a rehearsal
        command += ["--on", os.environ["TODAY"]]
    ended = subprocess.run(command, cwd=sources, stdout=subprocess.DEVNULL, check=False)
    if ended.returncode != 0:
        raise Failed("The words do not build, so nothing was deployed. Mend what is told above.")
    return manifest(out)


def manifest(out):
    """What the build says of its words."""
    path = out / "words/manifest.json"
    if not path.is_file():
        raise Failed(f"{path} is missing: this is no build.")
    return json.loads(path.read_text(encoding="utf-8"))


def function():
    """The template that `sam build` wrote, once it is sure that there is a function in it, and not the source."""
    template = BUILT / "template.yaml"
    missing = [path for path in (template, *programs()) if not path.is_file()]
    if missing:
        names = "\n".join(f"  {path.relative_to(ROOT)}" for path in missing)
        raise Failed(f"The function is not built; without this its source would be deployed:\n{names}\nRun `sam build`.")
    for path in programs():
        with open(path, "rb") as file:
            head = file.read(20)
        # An ELF program for arm64, as template.yaml asks for: another one starts nowhere on AWS.
        if head[:4] != b"\x7fELF" or head[18:20] != b"\xb7\x00":
            raise Failed(f"{path.relative_to(ROOT)} is no program for arm64. Run `sam build`.")
    return template


def programs():
    """Where `sam build` lays the programs."""
    return [BUILT / name / "bootstrap" for name in ("FormFunction", "DrainFunction", "ArchiveFunction")]


def reads(words_format):
    """Refuses words that the built function cannot read."""
    start = FORMAT_STARTS.decode()
    if not words_format.startswith(start):
        raise Failed(f"The words have the format {words_format!r}; this script knows {start}N.")
    path = programs()[0]
    found = formats_in(path.read_bytes())
    if words_format not in found:
        known = ", ".join(sorted(found)) or "none"
        raise Failed(
            f"The words have the format {words_format}, and the function in {path.relative_to(ROOT)} reads {known}.\n"
            "Build both from one commit: `cargo build --release` and `sam build`."
        )
    say(f"The function reads {words_format}.")


def formats_in(program):
    """The formats that stand in a program's bytes."""
    found = set()
    for part in program.split(FORMAT_STARTS)[1:]:
        figures = part[: next((at for at, byte in enumerate(part) if not chr(byte).isdigit()), len(part))]
        if figures:
            found.add((FORMAT_STARTS + figures).decode())
    return found

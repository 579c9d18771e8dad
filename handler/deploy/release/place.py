"""One place where the service runs, as `places.ini` says: its stack, its region, the parameters of the template."""

import configparser
import os
import re
from pathlib import Path

from .failed import Misuse

ROOT = Path(os.environ.get("CHECKOUT", Path(__file__).resolve().parents[3])).resolve()
FILE = Path(os.environ.get("PLACES", ROOT / "handler/deploy/places.ini"))


class Place:
    """A section of the file."""

    def __init__(self, name):
        file = configparser.ConfigParser(interpolation=None)
        file.optionxform = str  # the template's parameters have capitals
        if not file.read(FILE, encoding="utf-8"):
            raise Misuse(f"{FILE} cannot be read: it says what there is to deploy to.")
        if name not in file:
            raise Misuse(f"{FILE} has no section [{name}]. It has: {', '.join(file.sections())}.")
        section = file[name]
        self.name = name
        self.stack = section.get("stack", "").strip()
        self.region = section.get("region", "").strip()
        if not re.fullmatch(r"[A-Za-z][A-Za-z0-9-]{0,99}", self.stack):
            raise Misuse(f"{FILE}, [{name}]: stack = {self.stack!r} is no name of a stack, such as redress.")
        self.keep_days = int(section.get("keep_days", "90"))
        self.firewall_limit = int(section.get("firewall_limit", "0"))  # 0 is none
        try:
            self.outside_check = section.getboolean("outside_check", fallback=False)
        except ValueError:
            raise Misuse(f"{FILE}, [{name}]: outside_check = {section['outside_check']!r} is neither yes nor no.") from None
        self.releases_bucket = section.get("releases_bucket", "").strip()
        self.parameters = {key: value.strip() for key, value in section.items() if key[0].isupper() and value.strip()}
        # The name of the stack is a part of what alarms and layers are called; two places that share it are one place.
        shared = [other for other in file.sections() if other != name and file[other].get("stack") == self.stack]
        if shared:
            raise Misuse(f"{FILE}: [{name}] and [{shared[0]}] have one stack, {self.stack}. Each needs its own.")

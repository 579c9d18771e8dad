"""The pages in their bucket, by what is in them: neither size nor clock says whether a file has changed.

S3 tells of each object the MD5 of its bytes as its ETag, so what was half done by a deployment that was ended is seen as
it is.
"""

import hashlib
import json
import os
import shutil
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from .releases import now

ASSETS = "assets/"
LAST = "words.json"  # says with which words the site was made: true when all the rest is there
A_DAY = timedelta(days=1)
# Without the charset a browser reads a text or a calendar in its own.
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml",
}
FOR_EVER = "public, max-age=31536000, immutable"  # a name of an asset has the digest of its bytes


class Site:
    """The site of a build, and the bucket in which it is served."""

    def __init__(self, aws, bucket, folder):
        self.aws = aws
        self.bucket = bucket
        self.folder = Path(folder)
        self.files = {
            path.relative_to(self.folder).as_posix(): path for path in sorted(self.folder.rglob("*")) if path.is_file()
        }

    def there(self):
        """The names of what is in the bucket, each with the MD5 of its bytes."""
        found = self.aws.json("s3api", "list-objects-v2", "--bucket", self.bucket)
        return {one["Key"]: one["ETag"].strip('"') for one in found.get("Contents") or []}

    def put_assets(self):
        """Puts what pages to come will ask for. Those of the pages that are still served stay."""
        return self._put(self._changed(lambda name: name.startswith(ASSETS)))

    def put_pages(self):
        """Puts the pages that have changed, takes away those that are no more, and says last which words they have."""
        pages = self._changed(lambda name: not name.startswith(ASSETS) and name != LAST)
        gone = [name for name in self.there() if name not in self.files and not name.startswith(ASSETS)]
        count = self._put(pages) + self._take_away(gone)
        return count + self._put(self._changed(lambda name: name == LAST))

    def old_assets(self, unused):
        """Takes away assets that no page has asked for since a day, by the moments of `unused`; gives the moments of the
        others."""
        moment = now()
        without = [name for name in self.there() if name.startswith(ASSETS) and name not in self.files]
        since = {name: unused.get(name, moment.isoformat(timespec="seconds")) for name in without}
        old = [name for name, at in since.items() if moment - datetime.fromisoformat(at) >= A_DAY]
        self._take_away(old)
        return {name: at for name, at in since.items() if name not in old}

    def _changed(self, wanted):
        there = self.there()
        return [name for name, path in self.files.items() if wanted(name) and there.get(name) != md5(path)]

    def _put(self, names):
        """By kind, since a copy of a folder gives all of its files one type."""
        kinds = {}
        for name in names:
            kinds.setdefault((os.path.splitext(name)[1], name.startswith(ASSETS)), []).append(name)
        for (suffix, asset), of_kind in sorted(kinds.items()):
            with tempfile.TemporaryDirectory() as folder:
                for name in of_kind:
                    to = Path(folder) / name
                    to.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(self.files[name], to)
                command = ["s3", "cp", "--recursive", "--only-show-errors", folder, f"s3://{self.bucket}/"]
                command += ["--content-type", TYPES.get(suffix, "application/octet-stream")]
                self.aws.run(*command, *(["--cache-control", FOR_EVER] if asset else []))
        return len(names)

    def _take_away(self, names):
        for start in range(0, len(names), 1000):  # as many as S3 takes at once
            some = {"Objects": [{"Key": name} for name in names[start : start + 1000]], "Quiet": True}
            self.aws.run("s3api", "delete-objects", "--bucket", self.bucket, "--delete", json.dumps(some))
        return len(names)


def md5(path):
    """What S3 calls the ETag of a file that was put whole."""
    return hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()

"""The releases of a place, in a bucket of their own: what each was made of, which one is live, which came before.

A release is words, their sources, pages and a template whose parts lie in the same bucket: all that is needed to bring it
back, whatever has become of the checkout that it was made from.
"""

import json
import tarfile
import tempfile
from datetime import datetime, timezone
from pathlib import Path

from .failed import Failed, say

STATE = "state.json"
KEPT_ENTRIES = 400


def now():
    """The moment, in UTC."""
    return datetime.now(timezone.utc)


class Releases:
    """The bucket."""

    def __init__(self, aws, place):
        self.aws = aws
        self.keep_days = place.keep_days
        self.bucket = place.releases_bucket or self._own_name(place)
        self.state = {"live": None, "started": None, "history": [], "unused": {}}

    def _own_name(self, place):
        account = self.aws.json("sts", "get-caller-identity")["Account"]
        return f"{place.stack}-releases-{account}-{place.region}"

    def open(self):
        """Makes the bucket where it is missing, and reads which release is live."""
        there = self.aws.unless(["404", "Not Found", "NoSuchBucket"], "s3api", "head-bucket", "--bucket", self.bucket)
        if there is None:
            self._make()
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / STATE
            found = self.aws.unless(
                ["NoSuchKey", "404"], "s3api", "get-object", "--bucket", self.bucket, "--key", STATE, str(file)
            )
            if found is not None:
                self.state.update(json.loads(file.read_text(encoding="utf-8")))
        return self

    def _make(self):
        of = ["--bucket", self.bucket]
        where = ["--create-bucket-configuration", f"LocationConstraint={self.aws.region}"]
        self.aws.run("s3api", "create-bucket", *of, *(where if self.aws.region != "us-east-1" else []))
        closed = "BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true"
        self.aws.run("s3api", "put-public-access-block", *of, "--public-access-block-configuration", closed)
        self.aws.run("s3api", "put-bucket-versioning", *of, "--versioning-configuration", "Status=Enabled")
        # The parts stay: a release of today can name a part that was put a year ago.
        days = self.keep_days
        rules = {"Rules": [
            {"ID": "old-releases", "Status": "Enabled", "Filter": {"Prefix": "releases/"}, "Expiration": {"Days": days},
             "NoncurrentVersionExpiration": {"NoncurrentDays": days}},
            {"ID": "old-states", "Status": "Enabled", "Filter": {"Prefix": STATE},
             "NoncurrentVersionExpiration": {"NoncurrentDays": days}},
        ]}
        self.aws.run(
            "s3api", "put-bucket-lifecycle-configuration", *of, "--lifecycle-configuration", json.dumps(rules)
        )
        say(f"Made the bucket {self.bucket}, in which releases are kept.")

    def write(self):
        """Writes which release is live."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / STATE
            file.write_text(json.dumps(self.state, indent=1), encoding="utf-8")
            self.aws.run("s3api", "put-object", "--bucket", self.bucket, "--key", STATE, "--body", str(file))

    def keep(self, release):
        """Keeps a release, before anything that people see is changed."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "release.tar.gz"
            with tarfile.open(file, "w:gz") as tar:
                tar.add(release.folder, arcname=".")
            key = f"releases/{release.id}.tar.gz"
            self.aws.run("s3api", "put-object", "--bucket", self.bucket, "--key", key, "--body", str(file))

    def fetch(self, name, folder):
        """Lays a release into a folder."""
        file = Path(folder) / "release.tar.gz"
        key = f"releases/{name}.tar.gz"
        found = self.aws.unless(
            ["NoSuchKey", "404"], "s3api", "get-object", "--bucket", self.bucket, "--key", key, str(file)
        )
        if found is None:
            raise Failed(f"The release {name} is not kept any more: it is older than {self.keep_days} days.")
        with tarfile.open(file) as tar:
            tar.extractall(folder, filter="data")
        file.unlink()

    def is_live(self, release):
        """Notes that a release is live, with the moment."""
        entry = {"id": release.id, "origin": release.origin, "at": now().isoformat(timespec="seconds")}
        self.state["history"] = [*self.state["history"], entry][-KEPT_ENTRIES:]
        self.state["live"] = release.id
        self.write()

    def entry(self, name):
        """What is noted of a release that was live."""
        found = [one for one in self.state["history"] if one["id"] == name]
        return found[-1] if found else None

    def before(self):
        """The release to go back to. A deployment that did not come to its end: the one that is live. Else the last that
        had other words or another function; the same, built for another day, is no way back."""
        live, history = self.state["live"], self.state["history"]
        if live is None:
            raise Failed("Nothing has been deployed to its end yet, so there is nothing to go back to.")
        if self.state["started"] != live:
            return live
        origin = self.entry(live)["origin"]
        at = max(index for index, one in enumerate(history) if one["id"] == live)
        others = [one for one in history[:at] if one["origin"] != origin]
        if not others:
            raise Failed("The release that is live is the first: there is nothing to go back to.")
        return others[-1]["id"]

"""The archive: every write of the table in its bucket, an object a write. `handler/archive/` puts them there."""

import json
import tempfile
from pathlib import Path


class Archive:
    """The bucket, read for one complaint."""

    def __init__(self, aws, bucket):
        self.aws = aws
        self.bucket = bucket

    def writes_of(self, reference):
        """All writes of a complaint, the first first."""
        found = self.aws.json("s3api", "list-objects-v2", "--bucket", self.bucket, "--prefix", f"{reference}/")
        with tempfile.TemporaryDirectory() as folder:
            writes = [self._read(one["Key"], Path(folder) / "write") for one in found.get("Contents", [])]
        return sorted(writes, key=lambda write: write.order)

    def _read(self, key, file):
        self.aws.run("s3api", "get-object", "--bucket", self.bucket, "--key", key, str(file))
        return Write(key, json.loads(file.read_text(encoding="utf-8")))


class Write:
    """One write, as the table's stream told it. Values are those of DynamoDB's JSON, and are never printed."""

    def __init__(self, key, told):
        change = told["dynamodb"]
        self.key = change["Keys"]
        self.before = change.get("OldImage")
        self.after = change.get("NewImage")
        moment, number = key.rpartition("/")[2].split("-")
        self.order = (moment, int(number))
        self.name = f"{moment}-{int(number)}"
        self.by_itself = told.get("userIdentity", {}).get("principalId") == "dynamodb.amazonaws.com"

    def is_named(self, name):
        """Whether somebody who typed or pasted this means it."""
        moment, _, number = name.strip().rpartition("/")[2].partition("-")
        return number.isdigit() and (moment, int(number)) == self.order

    def item(self):
        """The item by its key."""
        return f"{self.key['pk']['S']} {self.key['sk']['S']}"

    def line(self):
        """What was done, without a value."""
        return f"{self.name}  {self.item()}  {self._done()}"

    def _done(self):
        if self.after is None:
            return "ended by its time" if self.by_itself else "taken away"
        if self.before is None:
            return "made"
        old, new = set(self.before), set(self.after)
        changed = {name for name in old & new if self.before[name] != self.after[name]}
        parts = {"new": new - old, "changed": changed, "gone": old - new}
        said = "; ".join(f"{part}: {', '.join(sorted(names))}" for part, names in parts.items() if names)
        return said or "written again, and the same"

"""A table that comes out of a copy: made as the one in use is, and held against it.

A restore brings items and index. It does not bring what protects them: stream, time-to-live, point-in-time recovery and
the protection against deletion are off in a restored table until somebody sets them.
"""

import os
import time

from .failed import Failed, say

# Hours, for a table of millions; a small one takes some minutes.
SECONDS = float(os.environ.get("RESTORE_SECONDS", 6 * 3600))
PAUSE = float(os.environ.get("RESTORE_PAUSE", "15"))
EXPIRES = "expires"
STREAM = "StreamEnabled=true,StreamViewType=NEW_AND_OLD_IMAGES"


class Tables:
    """The tables of a region."""

    def __init__(self, aws):
        self.aws = aws

    def described(self, name):
        """What DynamoDB says of a table; None where there is none."""
        found = self.aws.unless(["ResourceNotFoundException"], "dynamodb", "describe-table", "--table-name", name)
        return found["Table"] if found else None

    def restore(self, source, name, at):
        """Lets DynamoDB make a table as the source was at a moment, or as late as it can, and waits."""
        when = ["--restore-date-time", at] if at else ["--use-latest-restorable-time"]
        self.aws.run(
            *("dynamodb", "restore-table-to-point-in-time", "--source-table-name", source),
            *("--target-table-name", name, *when),
        )
        self.wait(name)

    def wait(self, name):
        """Until a table and its index can be used."""
        end = time.monotonic() + SECONDS
        while True:
            table = self.described(name)
            if table is None:
                raise Failed(f"There is no table {name}.")
            parts = [table["TableStatus"], *(index["IndexStatus"] for index in table.get("GlobalSecondaryIndexes", []))]
            if all(part == "ACTIVE" for part in parts):
                return
            if time.monotonic() > end:
                raise Failed(f"{name} is still {table['TableStatus']}. Later: the same command with --finish {name}.")
            time.sleep(PAUSE)

    def protect(self, name):
        """Sets what a restore leaves off."""
        of = ["--table-name", name]
        if self._time_to_live(name) not in ("ENABLED", "ENABLING"):
            self.aws.run(
                *("dynamodb", "update-time-to-live", *of),
                *("--time-to-live-specification", f"Enabled=true,AttributeName={EXPIRES}"),
            )
        self.aws.run(
            *("dynamodb", "update-continuous-backups", *of),
            *("--point-in-time-recovery-specification", "PointInTimeRecoveryEnabled=true"),
        )
        self.aws.run("dynamodb", "update-table", *of, "--deletion-protection-enabled")
        self.wait(name)
        if not self.stream(name):
            self.aws.run("dynamodb", "update-table", *of, "--stream-specification", STREAM)
            self.wait(name)

    def stream(self, name):
        """The ARN of a table's stream, from which its writes are archived; None where it has none."""
        table = self.described(name)
        return table.get("LatestStreamArn") if table.get("StreamSpecification", {}).get("StreamEnabled") else None

    def is_as(self, name, source):
        """Refuses a table that lacks something which the one in use has."""
        one, other = self.described(name), self.described(source)
        lacks = []
        indexes = lambda table: {index["IndexName"] for index in table.get("GlobalSecondaryIndexes", [])}
        if missing := indexes(other) - indexes(one):
            lacks.append(f"the index {', '.join(sorted(missing))}")
        if not one.get("DeletionProtectionEnabled"):
            lacks.append("its protection against deletion")
        if self._time_to_live(name) not in ("ENABLED", "ENABLING"):
            lacks.append("its time-to-live")
        if not self.stream(name):
            lacks.append("its stream")
        if not self._recovers(name):
            lacks.append("its point-in-time recovery")
        key = lambda table: table.get("SSEDescription", {}).get("KMSMasterKeyArn")
        if key(one) != key(other):
            lacks.append(f"the key of the table in use ({key(other)})")
        if lacks:
            raise Failed(f"{name} lacks {'; '.join(lacks)}. Do not use it.")
        say(f"{name} has index, stream, time-to-live, recovery and protection as {source} has.")

    def _time_to_live(self, name):
        found = self.aws.json("dynamodb", "describe-time-to-live", "--table-name", name)
        return found["TimeToLiveDescription"].get("TimeToLiveStatus")

    def _recovers(self, name):
        found = self.aws.json("dynamodb", "describe-continuous-backups", "--table-name", name)
        backups = found["ContinuousBackupsDescription"]
        return backups["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"] == "ENABLED"

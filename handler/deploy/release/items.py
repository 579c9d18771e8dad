"""Single items of a table, in DynamoDB's JSON: one is read whole, and put where it is known what stands there."""

import json
import tempfile
from pathlib import Path


class Items:
    """The items of one table."""

    def __init__(self, aws, table):
        self.aws = aws
        self.table = table

    def get(self, key):
        """An item as it stands now; None where there is none."""
        return self._asked("get-item", {"Key": key, "ConsistentRead": True}).get("Item")

    def put(self, item, instead):
        """Puts an item where another stands, or none. False where something else stands there meanwhile."""
        asked = {"Item": item, "ConditionExpression": "attribute_not_exists(pk)"}
        if instead is not None:
            names = {f"#a{at}": name for at, name in enumerate(sorted(instead))}
            asked["ConditionExpression"] = " AND ".join(f"{short} = :v{short[2:]}" for short in names)
            asked["ExpressionAttributeNames"] = names
            asked["ExpressionAttributeValues"] = {f":v{short[2:]}": instead[name] for short, name in names.items()}
        return self._asked("put-item", asked) is not None

    def _asked(self, verb, asked):
        # By a file that only its owner reads: a command line can be seen by all, and an item may be longer than one.
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "asked.json"
            file.write_text(json.dumps({"TableName": self.table, **asked}), encoding="utf-8")
            return self.aws.unless(["ConditionalCheckFailed"], "dynamodb", verb, "--cli-input-json", f"file://{file}")

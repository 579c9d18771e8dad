"""The check of the form from outside, where `places.ini` asks for one: a stack in us-east-1, the one region that counts it."""

from pathlib import Path

from .aws import Aws

TEMPLATE = Path(__file__).resolve().parents[1] / "outside.yaml"


def check(place, address):
    """Makes or updates it for the address at which the site answers, and tells whom the place tells of all else."""
    host = address.removeprefix("https://").rstrip("/")
    email = place.parameters.get("NoticeEmail", "")
    Aws("us-east-1").run(
        *("cloudformation", "deploy", "--stack-name", f"{place.stack}-outside", "--template-file", str(TEMPLATE)),
        *("--no-fail-on-empty-changeset", "--parameter-overrides", f"Host={host}", f"NoticeEmail={email}"),
    )

"""The firewall in front of the CDN, where `places.ini` asks for one: a stack in us-east-1, the one region the CDN reads."""

from pathlib import Path

from .aws import Aws
from .stack import Stack

TEMPLATE = Path(__file__).resolve().parents[1] / "firewall.yaml"


def arn(place):
    """Makes or updates it, and gives what the template asks for."""
    aws = Aws("us-east-1")
    stack = Stack(aws, f"{place.stack}-firewall")
    aws.run(
        *("cloudformation", "deploy", "--stack-name", stack.name, "--template-file", str(TEMPLATE)),
        *("--no-fail-on-empty-changeset", "--parameter-overrides", f"Limit={place.firewall_limit}"),
    )
    return stack.outputs()["FirewallArn"]

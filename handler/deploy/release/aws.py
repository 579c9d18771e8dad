"""The one door to AWS: its own command line, asked for JSON. Nothing else here signs in, retries or waits."""

import json
import os
import subprocess

from .failed import Failed


PROGRAM = os.environ.get("AWS", "aws")


class Aws:
    """AWS's command line in one region."""

    def __init__(self, region):
        self.region = region

    def run(self, *arguments):
        """What it prints. An error of AWS ends the deployment with AWS's own words."""
        ended = self._ended(arguments)
        if ended.returncode != 0:
            raise Failed(f"`aws {' '.join(arguments[:2])}` failed:\n{ended.stderr.strip() or ended.stdout.strip()}")
        return ended.stdout

    def json(self, *arguments):
        """The same as a value."""
        text = self.run(*arguments, "--output", "json")
        return json.loads(text) if text.strip() else {}

    def unless(self, missing, *arguments):
        """The same, or None where AWS's error has one of these words: what is asked for is not there."""
        ended = self._ended((*arguments, "--output", "json"))
        if ended.returncode == 0:
            return json.loads(ended.stdout) if ended.stdout.strip() else {}
        if any(word in ended.stderr for word in missing):
            return None
        raise Failed(f"`aws {' '.join(arguments[:2])}` failed:\n{ended.stderr.strip()}")

    def _ended(self, arguments):
        command = [PROGRAM, *arguments, "--region", self.region]
        try:
            return subprocess.run(command, capture_output=True, text=True, check=False)
        except FileNotFoundError:
            raise Failed(f"There is no `{PROGRAM}` on this machine: install AWS's command line, and sign in.") from None

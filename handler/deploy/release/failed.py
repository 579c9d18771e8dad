"""An end that somebody is told of: what happened, and what to do.

`Failed` is a fault of the place or of the machine, `Misuse` one of whoever typed the command.
"""

import sys


class Failed(Exception):
    """It cannot go on."""

    status = 1


class Misuse(Failed):
    """It was asked for something that makes no sense."""

    status = 2


def say(text):
    """The talk: the result alone is on stdout."""
    print(text, file=sys.stderr, flush=True)


def ending(run):
    """Runs a command, and ends as it ended."""
    try:
        run()
    except Failed as failed:
        say(f"\n{failed}")
        sys.exit(failed.status)
    except KeyboardInterrupt:
        say("\nStopped. Run the same command again: what was done already is not done twice.")
        sys.exit(1)

"""The proof of what came back: officers' own program lists it and opens it, with the officers' keys."""

import json
import os
import subprocess

from .failed import Failed, say
from .place import ROOT


def prove(aws, table, words, count):
    """Opens some complaints of a table, and says how many; fails where one cannot be opened."""
    listed = register(aws, table, words, "list", "--limit", str(max(count, 1)))
    references = list(dict.fromkeys(one["reference"] for one in listed))[:count]
    if not references:
        raise Failed(f"Nothing is listed in {table}: there is nothing to prove it by. Was there a complaint at that time?")
    for reference in references:
        opens(aws, table, words, reference)
    say(f"Opened {len(references)} complaint(s) of {table}: {', '.join(references)}.")
    return len(references)


def opens(aws, table, words, reference):
    """Opens one complaint of a table; fails where its words stay sealed."""
    shown = register(aws, table, words, "show", reference)
    shown = shown if isinstance(shown, list) else [shown]
    if not any(letters(one["reference"]) == letters(reference) for one in shown):
        raise Failed(f"{reference} is in {table} and is not shown.")
    for one in shown:
        # What is for the lead alone is hidden from an officer, and whole all the same.
        if one.get("sealed") and not one.get("hidden"):
            raise Failed(f"{reference} of {table} stays sealed: {one['sealed']}. Is REDRESS_KEYS the folder of its keys, "
                         "and, where they are in KMS, OPENS_AS the profile of an officer?")


def erase_again(aws, table, words, bucket):
    """Takes away what was erased since the copy was made; fails where nobody can tell."""
    # The environment may name another one, as stories do.
    os.environ.setdefault("REDRESS_FALLBACK", f"s3://{bucket}")
    done = register(aws, table, words, "erase", "--again")
    say(f"Erased again in {table}: {done['complaints']} complaint(s) that had come back.")


def letters(reference):
    """A reference as it is stored, without the spaces or hyphens by which people read it."""
    return "".join(letter for letter in reference if letter.isalnum())


def register(aws, table, words, *arguments):
    """What the register prints of a table, as a value."""
    program = os.environ.get("REGISTER") or ROOT / "target/release/register"
    if not os.access(program, os.X_OK):
        raise Failed(f"{program} cannot be run: build it with `cargo build --release -p office`, or name it with REGISTER.")
    place = {"REDRESS_TABLE": table, "AWS_REGION": aws.region, **credentials(aws, "show" in arguments)}
    command = [str(program), *arguments, "--format", "json", "--words", str(words)]
    ended = subprocess.run(command, env={**os.environ, **place}, capture_output=True, text=True, check=False)
    if ended.returncode != 0:
        raise Failed(f"`register {' '.join(arguments)}` over {table} failed:\n{ended.stderr.strip()}")
    return json.loads(ended.stdout)


def credentials(aws, opens):
    """Those of the command line, which may come of a profile or a sign-on; the register asks the environment alone.

    What opens words by a key of KMS is an officer's role, and no administrator is one: OPENS_AS names the profile of one.
    """
    profile = os.environ.get("OPENS_AS") if opens else None
    if os.environ.get("AWS_ACCESS_KEY_ID") and not profile:
        return {}
    named = ("--profile", profile) if profile else ()
    found = json.loads(aws.run("configure", "export-credentials", *named, "--format", "process"))
    names = {"AccessKeyId": "AWS_ACCESS_KEY_ID", "SecretAccessKey": "AWS_SECRET_ACCESS_KEY",
             "SessionToken": "AWS_SESSION_TOKEN"}
    return {name: found[key] for key, name in names.items() if found.get(key)}

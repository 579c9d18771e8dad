"""What the real address answers, as a visitor gets it: whether form and pages have the words of one build."""

import json
import os
import time
import urllib.error
import urllib.request

from .failed import Failed, say

HEADER = "redress-words"
# A CDN and a function take some seconds until all of their machines have the new words.
PATIENCE = float(os.environ.get("PATIENCE", "90"))


def ask(url):
    """The status, the headers and the bytes of an address."""
    try:
        with urllib.request.urlopen(urllib.request.Request(url), timeout=35) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers, answer.read()
    except (urllib.error.URLError, OSError) as fault:
        raise Failed(f"{url} does not answer: {fault}") from None


def health(address):
    """What the form says of itself; None where nothing of ours answers."""
    try:
        _, _, body = ask(f"{address}/form/health")
        return json.loads(body)
    except (Failed, ValueError):
        return None


def form(address, manifest, before):
    """Asks the form for its health and a page of every landlord, until each was made with the words of this build.

    What was wrong `before` is no reason to end a deployment, which may be there to mend it.
    """
    wanted = f"{manifest['format']} {manifest['digest']}"
    known = set((before or {}).get("problems", []))

    def well():
        status, headers, body = ask(f"{address}/form/health")
        if headers.get(HEADER) != wanted:
            return f"/form/health has the words {headers.get(HEADER)}, and this build has {wanted} (status {status})"
        new = [problem for problem in json.loads(body).get("problems", []) if problem not in known]
        return f"the form is not ready: {'; '.join(new)}" if status != 200 and new else None

    until(well, "The form does not have the words of this build")
    for landlord in manifest["landlords"]:
        path = f"/form/{landlord['slug']}/dates"

        def page(path=path):
            status, headers, _ = ask(address + path)
            return None if (status, headers.get(HEADER)) == (200, wanted) else f"{path} answers {status}"

        until(page, "A page of the form does not come")
    say(f"The form answers with the words of this build, for {len(manifest['landlords'])} landlord(s).")


def pages(address, site, manifest):
    """Asks for what the site says of its words, and for the form page of every landlord, byte by byte."""
    alone = manifest["alone"]
    folders = ["" if alone else f"{landlord['slug']}/" for landlord in manifest["landlords"]]
    named = [f"{folder}complain/" for folder in folders]
    paths = [path for path in named if f"{path}index.html" in site.files]
    for path in ["words.json", *paths]:
        name = f"{path}index.html" if path.endswith("/") else path
        bytes_of_build = site.files[name].read_bytes()

        def same(path=path, wanted=bytes_of_build):
            status, _, body = ask(f"{address}/{path}")
            return None if status == 200 and body == wanted else f"/{path} is not the page of this build ({status})"

        until(same, "The site does not have the pages of this build")
    say(f"The site has the words of this build, and {len(paths)} form page(s) of it.")


def until(check, what):
    """Waits until a check finds nothing wrong."""
    end = time.monotonic() + PATIENCE
    while (wrong := found_by(check)) is not None:
        if time.monotonic() > end:
            raise Failed(f"{what}: {wrong}.")
        time.sleep(min(2, PATIENCE / 4))


def found_by(check):
    """What a check finds wrong; an address that does not answer yet is something wrong, and not the end."""
    try:
        return check()
    except (Failed, ValueError) as fault:
        return str(fault)

"""The way of a release to the public, for a deployment, a daily build and a rollback alike.

New words are live before new pages, and new assets before both: no page shows a policy that the form does not know, and no
page asks for a style sheet that is not there. A run that was ended is run again from its start; each step sees for itself
what is done.
"""

import hashlib
import json
from pathlib import Path

from . import asked
from .built import manifest
from .failed import Failed, say
from .releases import now
from .site import LAST, Site


class Release:
    """A folder with `words`, `site`, `sources`, `template.json` and `release.json`.

    Two releases of one `origin` have the same words and the same function, built for different days or twice.
    """

    def __init__(self, folder, name, origin, reads):
        self.folder = Path(folder)
        self.id = name
        self.origin = origin
        self.reads = reads

    @classmethod
    def new(cls, folder, reads):
        """One that has just been built."""
        built = manifest(folder)
        name = f"{now():%Y%m%dT%H%M%S}-{built['digest'][:8]}"
        # What the site says of its words, as the form does by a header. A host of pages alone needs none.
        said = {key: built[key] for key in ("format", "digest", "built_for")}
        (Path(folder) / "site" / LAST).write_text(json.dumps(said), encoding="utf-8")
        about = {"id": name, "origin": origin(Path(folder)), "reads": reads}
        (Path(folder) / "release.json").write_text(json.dumps(about), encoding="utf-8")
        return cls.kept(folder)

    @classmethod
    def kept(cls, folder):
        """One that lies there whole."""
        about = json.loads((Path(folder) / "release.json").read_text(encoding="utf-8"))
        return cls(folder, about["id"], about["origin"], about["reads"])


def origin(folder):
    """A digest of the sources of the words, and of the template but for the words that were built of them."""
    template = json.loads((folder / "template.json").read_text(encoding="utf-8"))
    template["Resources"]["WordsLayer"]["Properties"].pop("ContentUri", None)
    digest = hashlib.sha256(json.dumps(template, sort_keys=True).encode())
    for path in sorted((folder / "sources").rglob("*")):
        if path.is_file():
            digest.update(f"\0{path.relative_to(folder)}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def publish(stack, releases, release, parameters):
    """Brings a release to the public, and gives its address."""
    releases.keep(release)
    releases.state["started"] = release.id
    releases.write()
    built, template = manifest(release.folder), release.folder / "template.json"
    outputs = stack.outputs()
    if "SiteBucket" not in outputs:
        raise Failed(f"The stack {stack.name} has no site yet: deploy it first.")
    site = Site(stack.aws, outputs["SiteBucket"], release.folder / "site")
    say(f"1/5 {site.put_assets()} asset(s) put.")
    before = asked.health(outputs["SiteUrl"])
    say("2/5 Words and function; this takes some minutes.")
    stack.deploy(template, releases.bucket, parameters)
    address = stack.outputs()["SiteUrl"].rstrip("/")
    say(f"3/5 Asking {address}.")
    asked.form(address, built, before)
    changed = site.put_pages()
    if changed:
        forget_pages(stack.aws, outputs["DistributionId"])
    say(f"4/5 {changed} page(s) and file(s) put or taken away.")
    asked.pages(address, site, built)
    releases.state["unused"] = site.old_assets(releases.state["unused"])
    releases.is_live(release)
    # An alarm comes where nothing was published for a day and a half.
    stack.aws.run(
        *("cloudwatch", "put-metric-data", "--namespace", stack.name),
        *("--metric-name", "Published", "--value", "1"),
    )
    say(f"5/5 {release.id} is live, built for {built['built_for']}.")
    return address


def forget_pages(aws, distribution):
    """Lets the CDN ask for the pages anew: it keeps them for five minutes, and the form has the new words already."""
    made = aws.json("cloudfront", "create-invalidation", "--distribution-id", distribution, "--paths", "/*")
    aws.run(
        *("cloudfront", "wait", "invalidation-completed", "--distribution-id", distribution),
        *("--id", made["Invalidation"]["Id"]),
    )

"""The stack of CloudFormation: what the template makes. It knows nothing of pages."""

import json
from pathlib import Path

from .failed import Failed, Misuse

POLICY = Path(__file__).resolve().parents[1] / "stack-policy.json"


class Stack:
    """One stack, by its name."""

    def __init__(self, aws, name):
        self.aws = aws
        self.name = name

    def described(self):
        """What CloudFormation says of it; None where there is no such stack."""
        found = self.aws.unless(["does not exist"], "cloudformation", "describe-stacks", "--stack-name", self.name)
        return found["Stacks"][0] if found else None

    def outputs(self):
        """Its outputs by their names; empty where there is no such stack."""
        stack = self.described() or {}
        return {one["OutputKey"]: one["OutputValue"] for one in stack.get("Outputs", [])}

    def package(self, template, bucket, out):
        """Puts the parts that a template names into the bucket, and writes a template that names them there."""
        self.aws.run(
            *("cloudformation", "package", "--template-file", str(template), "--use-json"),
            *("--s3-bucket", bucket, "--s3-prefix", "parts", "--output-template-file", str(out)),
        )

    def deploy(self, template, bucket, parameters):
        """Makes or updates the stack and waits. A parameter that is not given stays as it is."""
        command = ["cloudformation", "deploy", "--stack-name", self.name, "--template-file", str(template)]
        command += ["--s3-bucket", bucket, "--s3-prefix", "templates", "--capabilities", "CAPABILITY_IAM"]
        command += ["--no-fail-on-empty-changeset"]
        if parameters:
            command += ["--parameter-overrides", *(f"{key}={value}" for key, value in sorted(parameters.items()))]
        self.aws.run(*command)

    def protect(self):
        """Nothing that holds what people sent may be replaced or taken away by an update, nor the stack as a whole."""
        self.aws.run(
            *("cloudformation", "set-stack-policy", "--stack-name", self.name),
            *("--stack-policy-body", f"file://{POLICY}"),
        )
        self.aws.run(
            *("cloudformation", "update-termination-protection", "--stack-name", self.name),
            "--enable-termination-protection",
        )

    def set(self, changed):
        """Changes parameters, and nothing else: the template and all other parameters stay as they are."""
        stack = self.described()
        if stack is None:
            raise Failed(f"There is no stack {self.name}.")
        known = [one["ParameterKey"] for one in stack.get("Parameters", [])]
        unknown = sorted(set(changed) - set(known))
        if unknown:
            raise Misuse(f"{', '.join(unknown)}: no such parameter. There are: {', '.join(sorted(known))}.")
        given = [
            {"ParameterKey": key, "ParameterValue": changed[key]}
            if key in changed
            else {"ParameterKey": key, "UsePreviousValue": True}
            for key in known
        ]
        same = {one["ParameterKey"]: one.get("ParameterValue") for one in stack["Parameters"]}
        if all(same[key] == value for key, value in changed.items()):
            return
        self.aws.run(
            *("cloudformation", "update-stack", "--stack-name", self.name, "--use-previous-template"),
            *("--capabilities", "CAPABILITY_IAM", "--parameters", json.dumps(given)),
        )
        self.aws.run("cloudformation", "wait", "stack-update-complete", "--stack-name", self.name)


def with_words(template, words):
    """Lets a packaged template take its words from a folder of this machine."""
    value = json.loads(template.read_text(encoding="utf-8"))
    value["Resources"]["WordsLayer"]["Properties"]["ContentUri"] = str(words)
    template.write_text(json.dumps(value, indent=1), encoding="utf-8")

//! A place to publish from: a repository with an origin, the real scripts and
//! program, and a stand-in for the host that answers what a story says.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::words::copy;
use crate::{binary, frozen, root};

/// The day on which stories publish.
const TODAY: &str = "2026-12-24";

/// Answers for `gh api`: of a question the file that a story laid there, else an empty list. What is written is kept.
const HOST: &str = r#"#!/usr/bin/env bash
set -euo pipefail
method=GET path="" input=""
shift
while [ $# -gt 0 ]; do
  case "$1" in
    --method) method=$2; shift 2 ;;
    --input) input=$2; shift 2 ;;
    --paginate) shift ;;
    *) path=$1; shift ;;
  esac
done
if [ "$method" = GET ]; then
  file="$HOST/$(printf '%s' "$path" | tr / _)"
  if [ -e "$file" ]; then cat "$file"; else echo '[]'; fi
else
  { echo "$method $path"; cat "$input"; echo; } >>"$HOST/asked"
fi
"#;

/// The program itself, but for commands that it does not have yet.
const PROGRAM: &str = r#"#!/usr/bin/env bash
set -euo pipefail
case "$1" in
  diff | new)
    if ! "$REAL" "$1" --help >/dev/null 2>&1; then
      if [ "$1" = diff ]; then
        printf '## What a tenant will see change\n\n- Our answer changes.\n'
        if ! found=$("$REAL" check 2>&1); then
          printf '\n## To mend before this can be published\n\n%s\n' "$(grep '^policies' <<<"$found")"
        fi
      else
        file="policies/$3/$5.md"
        if [ -e "$file" ]; then echo "$file is there already" >&2; exit 2; fi
        cp "$(ls policies/"$3"/*.md | sort | tail -n 1)" "$file"
        echo "$file"
      fi
      exit 0
    fi ;;
esac
exec "$REAL" "$@"
"#;

/// A clone of a repository with the frozen words in it, at the commit `main`.
pub struct Publishing {
    folder: TempDir,
}

impl Publishing {
    /// The frozen words, committed and pushed.
    #[must_use]
    pub fn new() -> Self {
        let here = Self { folder: tempfile::tempdir().expect("a folder for a while") };
        for folder in ["host", "bin"] {
            fs::create_dir(here.path(folder)).expect("a folder can be made");
        }
        for (name, text) in [("gh", HOST), ("site-gen", PROGRAM)] {
            let path = here.path("bin").join(name);
            fs::write(&path, text).expect("a file can be written");
            fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("it can be run");
        }
        let out = |arguments: &[&str]| {
            let done = Command::new("git").args(arguments).current_dir(here.folder.path()).output().expect("git runs");
            assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        };
        out(&["init", "--quiet", "--bare", "--initial-branch=main", "origin.git"]);
        out(&["clone", "--quiet", "origin.git", "work"]);
        let words = frozen();
        copy(&words.policies, &here.work().join("policies"));
        copy(&words.content, &here.work().join("content"));
        here.git(&["checkout", "--quiet", "-B", "main"]);
        here.commit("The words as they are");
        here
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The folder of the words.
    #[must_use]
    pub fn work(&self) -> PathBuf {
        self.path("work")
    }

    fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        let paths = std::env::var("PATH").unwrap_or_default();
        command.current_dir(self.work()).env("PATH", format!("{}:{paths}", self.path("bin").display()));
        command.env("REAL", binary("site-gen")).env("SITE_GEN", self.path("bin").join("site-gen"));
        command
            .env("HOST", self.path("host"))
            .env("TODAY", TODAY)
            .env("SITE_ADDRESS", "https://complaints.example.org");
        command.env("GITHUB_REPOSITORY", "example/words").env("GITHUB_SERVER_URL", "https://host.example");
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        for who in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{who}_NAME"), "Writer").env(format!("GIT_{who}_EMAIL"), "writer@example.org");
        }
        // A machine of the host has these, and would be written to.
        for name in
            ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "SITE_BRANCH", "REMOTE", "MAIN_BRANCH", "ALSO_EMPTY", "GITHUB_SHA"]
        {
            command.env_remove(name);
        }
        command
    }

    /// Runs a script of `site-gen/publish/`.
    #[must_use]
    pub fn script(&self, name: &str, arguments: &[&str]) -> Output {
        self.script_with(name, arguments, &[])
    }

    /// The same with settings of its own.
    #[must_use]
    pub fn script_with(&self, name: &str, arguments: &[&str], settings: &[(&str, &str)]) -> Output {
        let mut command = self.command(&root().join("site-gen/publish").join(name));
        command.args(arguments).envs(settings.iter().copied()).output().expect("the script runs")
    }

    /// Runs a script that has to end well, and gives what it printed.
    pub fn done(&self, name: &str, arguments: &[&str]) -> String {
        let output = self.script(name, arguments);
        assert!(output.status.success(), "{name}: {}{}", said(&output.stdout), said(&output.stderr));
        said(&output.stdout)
    }

    /// Runs git among the words, and gives what it printed.
    pub fn git(&self, arguments: &[&str]) -> String {
        let output = self.command(Path::new("git")).args(arguments).output().expect("git runs");
        assert!(output.status.success(), "git {arguments:?}: {}", said(&output.stderr));
        said(&output.stdout).trim().to_owned()
    }

    /// Commits all that was changed, pushes it, and gives the commit.
    pub fn commit(&self, message: &str) -> String {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "-m", message]);
        self.git(&["push", "--quiet", "origin", "HEAD"]);
        self.git(&["rev-parse", "HEAD"])
    }

    /// The host says of a commit that it came by a proposal of these writers, with these reviews, each of a person, a
    /// state and the commit that was looked at.
    pub fn proposed(&self, commit: &str, number: u32, writers: &[&str], reviews: &[(&str, &str, &str)]) {
        let of = |path: String| path.replace('/', "_");
        let answer = |path: &str, json: serde_json::Value| {
            let file = self.path("host").join(of(format!("repos/example/words/{path}")));
            fs::write(file, json.to_string()).expect("an answer can be written");
        };
        let person = |name: &str| serde_json::json!({ "login": name });
        let commits =
            writers.iter().map(|name| serde_json::json!({ "author": person(name), "committer": person("web-flow") }));
        let reviews = reviews.iter().map(|(name, state, looked_at)| {
            serde_json::json!({ "user": person(name), "state": state, "commit_id": looked_at })
        });
        answer(
            &format!("commits/{commit}/pulls"),
            serde_json::json!([{ "number": number, "merged_at": "2026-12-24T09:00:00Z" }]),
        );
        answer(
            &format!("pulls/{number}"),
            serde_json::json!({ "user": person(writers.first().unwrap_or(&"")), "head": { "sha": "last" } }),
        );
        answer(&format!("pulls/{number}/commits"), serde_json::Value::from_iter(commits));
        answer(&format!("pulls/{number}/reviews"), serde_json::Value::from_iter(reviews));
    }

    /// What the host is asked to answer with for a path.
    pub fn answers(&self, path: &str, json: &serde_json::Value) {
        let file = self.path("host").join(path.replace('/', "_"));
        fs::write(file, json.to_string()).expect("an answer can be written");
    }

    /// What was written to the host so far.
    #[must_use]
    pub fn written_to_host(&self) -> String {
        fs::read_to_string(self.path("host").join("asked")).unwrap_or_default()
    }

    /// A file as it is served; none where there is no such address.
    #[must_use]
    pub fn served(&self, path: &str) -> Option<String> {
        let output =
            self.command(Path::new("git")).args(["-C", "../origin.git", "show", &format!("site:{path}")]).output();
        let output = output.expect("git runs");
        output.status.success().then(|| said(&output.stdout))
    }

    /// Every file that is served.
    #[must_use]
    pub fn all_served(&self) -> Vec<String> {
        self.git(&["-C", "../origin.git", "ls-tree", "-r", "--name-only", "site"]).lines().map(str::to_owned).collect()
    }
}

impl Default for Publishing {
    fn default() -> Self {
        Self::new()
    }
}

/// What a program printed.
#[must_use]
pub fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

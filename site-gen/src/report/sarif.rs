//! The report as SARIF 2.1.0 (OASIS), which editors and code hosts read.

use complaints::words::problem::{Problem, Severity};
use complaints::words::rule::Rule;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};

use super::Report;
use crate::check::rules;

/// What a path may not hold as it is, where it stands for an address (RFC 3986, section 3.3).
const IN_PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}')
    .add(b':');

pub(super) fn report(report: &Report<'_>) -> Value {
    let all = rules::all();
    let found = report.problems.iter().map(|problem| result(problem, &all, None));
    let allowed = report.allowed.iter().map(|allowed| result(&allowed.problem, &all, Some(&allowed.because)));
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "site-gen",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": all.iter().map(|rule| described(rule)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": found.chain(allowed).collect::<Vec<_>>(),
        }],
    })
}

fn described(rule: &Rule) -> Value {
    json!({
        "id": rule.code,
        "shortDescription": { "text": rule.title },
        "fullDescription": { "text": rule.why },
        "help": { "text": rule.cure },
    })
}

fn result(problem: &Problem, all: &[&Rule], because: Option<&str>) -> Value {
    let level = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    };
    let uri = utf8_percent_encode(&problem.file, IN_PATH).to_string();
    let region = json!({ "startLine": problem.place.line.max(1), "startColumn": problem.place.column.max(1) });
    let mut result = json!({
        "ruleId": problem.rule.code,
        "level": level,
        "message": { "text": format!("{}\nwrite: {}", problem.found, problem.write) },
        "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri }, "region": region } }],
    });
    if let Some(index) = all.iter().position(|rule| rule.code == problem.rule.code) {
        result["ruleIndex"] = json!(index);
    }
    if let Some(because) = because {
        result["suppressions"] = json!([{ "kind": "inSource", "justification": because }]);
    }
    result
}

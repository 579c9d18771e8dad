//! `site-gen explain`: what a rule asks, why it matters, and what to do about it.

use complaints::words::rule::Rule;

use crate::check::rules;
use crate::command_error::CommandError;
use crate::read::PASSED_OVER;
use crate::stdout::{self, OutputFormat};

/// What `explain` takes.
#[derive(Debug, clap::Args)]
pub struct ExplainArgs {
    /// The code behind a message, such as R012; every rule if left out
    #[arg(value_name = "CODE")]
    code: Option<String>,
    /// Print all rules as docs/rules.md has them
    #[arg(long, conflicts_with = "code")]
    markdown: bool,
    #[arg(long, value_enum, default_value = "text", conflicts_with = "markdown")]
    format: OutputFormat,
}

/// One rule as a program reads it.
#[derive(serde::Serialize)]
struct RuleJson<'a> {
    code: &'a str,
    title: &'a str,
    why: &'a str,
    cure: &'a str,
    can_be_allowed: bool,
}

impl<'a> RuleJson<'a> {
    fn of(rule: &'a Rule) -> Self {
        let Rule { code, title, why, cure, can_be_allowed } = rule;
        Self { code, title, why, cure, can_be_allowed: *can_be_allowed }
    }
}

/// Prints one rule, or all.
///
/// # Errors
/// When no rule has the code.
pub fn run(args: &ExplainArgs) -> Result<(), CommandError> {
    let mut told = rules::all();
    if args.markdown {
        return stdout::print(&markdown(&told));
    }
    if let Some(code) = &args.code {
        let known: Vec<&str> = told.iter().map(|rule| rule.code).collect();
        let Some(rule) = told.iter().copied().find(|rule| rule.code.eq_ignore_ascii_case(code)) else {
            return Err(CommandError::Misuse(format!("there is no rule {code}; there are: {}", known.join(", "))));
        };
        told = vec![rule];
    }
    match args.format {
        OutputFormat::Json => stdout::print_json(&told.into_iter().map(RuleJson::of).collect::<Vec<_>>()),
        OutputFormat::Text if args.code.is_some() => stdout::print(&told.into_iter().map(text).collect::<String>()),
        OutputFormat::Text => {
            let line = |rule: &&Rule| format!("{}  {}\n", rule.code, rule.title);
            stdout::print(&told.iter().map(line).collect::<String>())
        }
    }
}

/// What a rule says beyond its sentences.
fn besides(rule: &Rule) -> Option<String> {
    if rule.code == rules::not_published::RULE.code {
        return Some(format!("Passed over on purpose: {PASSED_OVER}."));
    }
    rule.can_be_allowed.then(|| {
        let code = rule.code;
        format!("If it is meant, the facts may say so: `allow: [{{ rule: {code}, because: your reason }}]`.")
    })
}

fn text(rule: &Rule) -> String {
    let Rule { code, title, why, cure, .. } = rule;
    let besides = besides(rule).map(|besides| format!("{besides}\n")).unwrap_or_default();
    format!("{code}: {title}\n\nWhy: {why}\nWhat to do: {cure}\n{besides}")
}

/// All rules as a page for people; the file is made from this, and a story holds it to that.
#[must_use]
pub fn markdown(rules: &[&Rule]) -> String {
    let one = |rule: &&Rule| {
        let Rule { code, title, why, cure, .. } = rule;
        let besides = besides(rule).map(|besides| format!("\n\n{besides}")).unwrap_or_default();
        format!("\n## {code}: {title}\n\n{why}\n\n**What to do.** {cure}{besides}\n")
    };
    let head = "# The rules of `site-gen check`\n\nEach message of `check` ends with the code of its rule. This page is \
                printed by `site-gen explain --markdown`; edit the rules, not the page.\n";
    format!("{head}{}", rules.iter().map(one).collect::<String>())
}

//! What no program can see, stated by people: `service.yaml` beside the policies,
//! each line with the day on which somebody made sure of it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use complaints::words::fields::Fields;
use complaints::words::problem::{Place, Problem, Problems};
use complaints::words::rules;
use complaints::words::source::{self, SourceFile};

use super::{Candidate, Missing, Who, is_stale};

/// For how long a statement is good.
const DAYS: i64 = 366;

/// One thing that people state.
struct Statement {
    key: &'static str,
    who: Who,
    /// What is not known without it.
    missing: &'static str,
    /// What to do before it is written.
    do_this: &'static str,
}

const ALL: [Statement; 4] = [
    Statement {
        key: "notice_came",
        who: Who::Service,
        missing: "Nobody has made sure that somebody is told when a complaint comes.",
        do_this: "send a test complaint, and ask whoever is on duty whether its notice came",
    },
    Statement {
        key: "keys_kept",
        who: Who::Service,
        missing: "Nobody has made sure that the private keys lie in a second place: if they are lost, no complaint can be read again.",
        do_this: "copy the folder of keys to a second safe place, and open a test complaint with that copy",
    },
    Statement {
        key: "backup_restored",
        who: Who::Service,
        missing: "Nobody has made sure that a backup can be restored.",
        do_this: "serve a copy of a backup, and open a receipt from it (README, “Keep what people sent”)",
    },
    Statement {
        key: "privacy_agreed",
        who: Who::ComplaintsLead,
        missing: "Nobody has said that the privacy page is right for you.",
        do_this: "have your data protection officer read the page “How we use your details”",
    },
];

/// The statements that were made, each with its day.
#[derive(Debug, Default)]
pub(crate) struct Statements {
    /// Where they stand, or would.
    pub(crate) file: String,
    days: BTreeMap<&'static str, (NaiveDate, Place)>,
}

impl Statements {
    /// None yet, where they would stand.
    pub(crate) fn none(file: String) -> Self {
        Self { file, ..Self::default() }
    }
}

/// Reads them.
pub(crate) fn read(file: &SourceFile) -> (Statements, Vec<Problem>) {
    let mut problems = Problems::new(&file.path, &file.text);
    let mut days = BTreeMap::new();
    if let Some(node) = source::yaml(&file.text, &mut problems)
        && let Some(mut fields) = Fields::of(&node, "this file", "`notice_came: 2026-12-01`", &mut problems)
    {
        for statement in &ALL {
            let at = fields.take(statement.key).map(|node| node.at);
            let typed = fields.text(statement.key, "2026-12-01", &mut problems);
            match (at, typed, typed.and_then(|typed| typed.parse().ok())) {
                (Some(at), Some(_), Some(day)) => {
                    days.insert(statement.key, (day, at));
                }
                (Some(at), Some(typed), None) => {
                    let found = format!("{}: \"{typed}\" is not a day", statement.key);
                    problems.error(&rules::UNREADABLE_DATE, at, found, format!("`{}: 2026-12-01`", statement.key));
                }
                _ => {}
            }
        }
        fields.finish(&mut problems);
    }
    (Statements { file: file.path.clone(), days }, problems.into_vec())
}

/// Those that are missing, too old, or of a day that is to come.
pub(super) fn missing(candidate: &Candidate<'_>) -> Vec<Missing> {
    let (statements, on) = (candidate.statements, candidate.on);
    let told = |statement: &Statement| {
        let stated = statements.days.get(statement.key);
        let is_good = stated.is_some_and(|(day, _)| *day <= on && !is_stale(*day, on, DAYS));
        let write =
            format!("{}; then in {} `{}: {on}`, with that day", statement.do_this, statements.file, statement.key);
        let at = stated.map(|(_, at)| *at);
        let missing = match stated {
            Some((day, _)) if *day > on => format!("{} ({day} is still to come.)", statement.missing),
            Some((day, _)) => format!("{} ({day} is more than a year ago.)", statement.missing),
            None => statement.missing.to_owned(),
        };
        (!is_good).then(|| Missing::new(statement.who, &statements.file, at, missing, write))
    };
    ALL.iter().filter_map(told).collect()
}

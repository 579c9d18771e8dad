//! `not yet:` in the records that are not told as they should be, and `code:` in
//! those that are, written by the harness itself.

use super::Verdict;
use super::record::Record;

/// The text of a file of records, each with the mark that its verdict asks for.
pub(super) fn written_anew(text: &str, verdicts: &[(&Record, Verdict)]) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let first = verdicts.first().map_or(lines.len(), |(record, _)| record.line - 1);
    let mut anew: Vec<String> = lines[..first].iter().map(|line| (*line).to_owned()).collect();
    for (index, (record, verdict)) in verdicts.iter().enumerate() {
        let end = verdicts.get(index + 1).map_or(lines.len(), |(next, _)| next.line - 1);
        let own = lines[record.line - 1..end].iter().filter(|line| !line.starts_with("not yet:"));
        let mut own: Vec<String> = own.map(|line| (*line).to_owned()).collect();
        match verdict {
            Ok(codes) => fill_in(&mut own, codes),
            Err(why) => {
                let behind = own.iter().rposition(|line| !line.trim().is_empty()).map_or(0, |last| last + 1);
                own.insert(behind, format!("not yet: {}", in_one_line(why)));
            }
        }
        anew.extend(own);
    }
    format!("{}\n", anew.join("\n").trim_end())
}

/// The codes of a record's messages in the place of `code: ?`.
fn fill_in(own: &mut [String], codes: &[String]) {
    let mut codes = codes.iter();
    let mut code = None;
    for line in own {
        if line.starts_with("told: ") {
            code = codes.next();
        } else if let Some(code) = code.filter(|_| line == "code: ?") {
            *line = format!("code: {code}");
        }
    }
}

/// So much of a reason as one line holds.
fn in_one_line(why: &str) -> String {
    let line: String = why.chars().map(|c| if c.is_control() { ' ' } else { c }).take(220).collect();
    line.trim().to_owned()
}

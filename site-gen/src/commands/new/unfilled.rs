//! What stands in a new file only to be replaced, and `check` asks nobody for:
//! a policy may be silent about a time, but a first draft is not a policy.

/// Times, among the facts of a policy.
const TIMES: [&str; 6] = ["time_to_complain", "acknowledge", "respond", "extend", "escalate", "keep"];

/// Where words still have to be put.
const NO_WORDS: &str = "They have not been put in yet.";

/// What is still to be filled in, and what readers would see; nothing where there is none.
pub(super) fn unfilled(text: &str) -> Option<String> {
    let facts = || text.lines().filter_map(|line| line.trim_start().trim_start_matches("- ").split_once(": "));
    let open = || facts().filter(|(key, value)| !key.starts_with('#') && matches!(value.trim(), "not stated" | "[]"));
    let times = open().filter(|(key, _)| TIMES.contains(key)).count();
    let others = open().count() - times;
    let mut left = Vec::new();
    if times > 0 {
        left.push(format!("{} `not stated`", counted(times, "time is", "times are")));
    }
    if others > 0 {
        left.push(format!("{} `not stated`", counted(others, "other fact is", "other facts are")));
    }
    if text.contains(NO_WORDS) {
        left.push(format!("the words are not there: a page says “{NO_WORDS}”"));
    }
    (!left.is_empty()).then(|| {
        format!(
            "Besides, fill in what your policy says of what is still empty, since `check` does not ask for it: {}.",
            left.join("; ")
        )
    })
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

//! `new version LANDLORD --from DAY`: a copy of the version that holds until then,
//! named by the day on which the new one starts. What told people of the last
//! change goes out of the copy: it would tell them of it again.

use chrono::NaiveDate;
use complaints::days::approximate::InForce;
use complaints::words::source::SourceFile;

use super::write::new_file;
use super::{Made, start};
use crate::command_error::CommandError;
use crate::machine::to_slash;
use crate::read::{self, Folders};

/// What `new version` takes.
#[derive(Debug, clap::Args)]
pub(super) struct VersionArgs {
    /// The landlord's folder in the policies, such as example-homes
    landlord: String,
    /// The day on which the version starts, such as 2027-02-01
    #[arg(long, value_name = "DAY")]
    from: String,
    /// The version did start on that day, which is past or today, and was never put in here
    #[arg(long)]
    already_in_force: bool,
    /// Say what to do next to somebody who has a browser and no shell
    #[arg(long)]
    pub(super) in_browser: bool,
    #[command(flatten)]
    pub(super) folders: Folders,
}

/// Keys that tell of the change that the copied version brought.
const OF_THE_LAST_CHANGE: [&str; 2] = ["changes", "corrects"];

pub(super) fn make(args: &VersionArgs, today: NaiveDate) -> Result<Made, CommandError> {
    let starts = start::read(&args.from, today)?;
    let folder = folder(args)?;
    let mut versions: Vec<(NaiveDate, SourceFile)> = read::landlord_files(&folder, &mut Vec::new())?
        .into_iter()
        .filter_map(|file| Some((InForce::from_stem(file.stem())?.first_day(), file)))
        .collect();
    versions.sort_by_key(|(first, _)| *first);
    let day = |day: NaiveDate| day.format("%-d %B %Y").to_string();
    if let Some((_, twin)) = versions.iter().find(|(first, _)| *first == starts) {
        return Err(CommandError::Misuse(format!(
            "{} starts on that day already, {}: change that file, or choose another day",
            twin.path,
            day(starts)
        )));
    }
    let on = |day: NaiveDate| versions.iter().rev().find(|(first, _)| *first <= day).map(|(_, file)| file);
    let later: Vec<&SourceFile> = versions.iter().filter(|(first, _)| *first > starts).map(|(_, file)| file).collect();
    let last_day = starts.pred_opt().unwrap_or(starts);
    let Some(copied_from) = on(last_day).or(later.first().copied()) else {
        return Err(CommandError::Misuse(format!(
            "there is no version in {} to copy: {}",
            to_slash(&folder),
            if args.in_browser {
                "whoever looks after the program makes a first one"
            } else {
                "a first one comes with `site-gen new landlord`"
            }
        )));
    };
    if !args.already_in_force {
        start::to_come(starts, today, &on(today).unwrap_or(copied_from).path, args.in_browser)?;
    }
    let (text, left_out) = copied(&copied_from.text);
    let place = folder.join(format!("{starts}.md"));
    new_file(&place, &text)?;
    let path = to_slash(&place);
    let mut said = format!("It is a copy of {}.md, ", copied_from.stem());
    said.push_str(&match on(last_day) {
        Some(_) => format!("which holds on {}.", day(last_day)),
        None => "the first there is, since none starts before it.".to_owned(),
    });
    if !left_out.is_empty() {
        said.push_str(&format!(
            " Left out of it: `{}:`, which told people of the change before.",
            left_out.join(":` and `")
        ));
    }
    said.push_str(&match starts > today {
        true => format!(
            "\nIt starts on {}. Until then the pages and the form go by the version before, and nothing has to be done \
             on the day.",
            day(starts)
        ),
        false if on(today).is_some_and(|holds| later.iter().any(|file| std::ptr::eq(*file, holds))) => format!(
            "\n{}.md started after it and holds today, so this version counts for complaints of the days between alone.",
            on(today).map(SourceFile::stem).unwrap_or_default()
        ),
        false => format!(
            "\nMind that {} {}: this version counts at once. Complaints that were sent since then keep the times that \
             they were given. Should it start later, give the file another day as its name.",
            day(starts),
            start::when(starts, today)
        ),
    });
    let names: Vec<String> = later.iter().map(|file| format!("{}.md", file.stem())).collect();
    match names.as_slice() {
        [] => {}
        [one] => {
            said.push_str(&format!("\n{one}, which starts later, is not changed: put there too what you change here."))
        }
        all => said.push_str(&format!(
            "\n{}, which start later, are not changed: put there too what you change here.",
            all.join(" and ")
        )),
    }
    said.push_str(
        "\nNext: change the facts at its top and the words below them. If a time changes, write a line `changes:` that \
         tells people so.",
    );
    if !args.in_browser {
        said.push_str(&format!(
            " `site-gen diff --against-day {last_day} --on {starts}` says what readers will see change, and `site-gen serve \
             --on {starts}` shows the pages of that day."
        ));
    }
    // What the copied policy does not state is its own affair.
    Ok(Made { path, said, unfilled: None })
}

/// The landlord's folder, which has to be there.
fn folder(args: &VersionArgs) -> Result<std::path::PathBuf, CommandError> {
    let all = read::landlords(&args.folders)?;
    let found = all.iter().find(|(slug, _)| *slug == args.landlord).map(|(_, path)| path.clone());
    // Whoever types the name as readers know it means that landlord.
    let named = || read::named(&args.landlord, &all);
    found.or_else(named).ok_or_else(|| read::no_such_landlord(&args.landlord, &all))
}

/// The text without the keys that tell of its own change, and the keys that were there.
fn copied(text: &str) -> (String, Vec<&'static str>) {
    let (mut copy, mut left_out) = (String::new(), Vec::new());
    let (mut fences, mut inside) = (0, false);
    for line in text.split_inclusive('\n') {
        if line.trim_end() == "---" {
            fences += 1;
        }
        let of_facts = fences == 1;
        let goes_on = line.starts_with([' ', '\t', '-']) && line.trim_end() != "---" || line.trim().is_empty();
        let key =
            OF_THE_LAST_CHANGE.into_iter().find(|key| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':')));
        inside = of_facts && (key.is_some() || inside && goes_on);
        left_out.extend(key.filter(|_| of_facts));
        if !inside {
            copy.push_str(line);
        }
    }
    (copy, left_out)
}

#[cfg(test)]
mod tests {
    use super::copied;

    #[test]
    fn what_told_of_the_last_change_is_not_told_again() {
        let text = "---\nlandlord: A\nchanges: We answer sooner.\nstages:\n  - name: 1\ncorrects: >\n  the\n  time\nkeep: \
                    x\n---\nchanges: is a word of the policy.\n";
        let (copy, left_out) = copied(text);
        let expected =
            "---\nlandlord: A\nstages:\n  - name: 1\nkeep: x\n---\nchanges: is a word of the policy.\n".to_owned();
        assert_eq!((copy, left_out), (expected, vec!["changes", "corrects"]));
    }
}

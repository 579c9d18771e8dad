//! `new version LANDLORD --from DAY`: a copy of the newest version, named by the
//! day on which the new one starts. What told people of the last change goes
//! out of the copy: it would tell them of it again.

use chrono::NaiveDate;
use complaints::days::approximate::InForce;
use complaints::words::source::SourceFile;

use super::Made;
use super::day::file_name;
use super::write::new_file;
use crate::command_error::CommandError;
use crate::read::{self, Folders};

/// What `new version` takes.
#[derive(Debug, clap::Args)]
pub(super) struct VersionArgs {
    /// The landlord's folder in the policies, such as example-homes
    landlord: String,
    /// The day on which the version starts, such as 2027-02-01
    #[arg(long, value_name = "DAY")]
    from: String,
    #[command(flatten)]
    pub(super) folders: Folders,
}

/// Keys that tell of the change that the copied version brought.
const OF_THE_LAST_CHANGE: [&str; 2] = ["changes", "corrects"];

pub(super) fn make(args: &VersionArgs, today: NaiveDate) -> Result<Made, CommandError> {
    let (stem, in_force) = file_name(&args.from)?;
    if in_force == InForce::Undated {
        return Err(CommandError::Misuse("a new version starts on a day: --from 2027-02-01".to_owned()));
    }
    let starts = in_force.first_day();
    let folder = folder(args)?;
    let versions = read::landlord_files(&folder, &mut Vec::new())?;
    let dated = |file: &SourceFile| InForce::from_stem(file.stem()).map(InForce::first_day);
    if let Some(twin) = versions.iter().find(|file| dated(file) == Some(starts)) {
        return Err(CommandError::Misuse(format!(
            "{} starts on that day already, {}: change that file, or choose another day",
            twin.path,
            starts.format("%-d %B %Y")
        )));
    }
    let newest = versions.iter().filter(|file| dated(file).is_some()).max_by_key(|file| dated(file));
    let Some(newest) = newest else {
        return Err(CommandError::Misuse(format!(
            "there is no version in {} to copy: a first one comes with `site-gen new landlord`",
            folder.display()
        )));
    };
    let (text, left_out) = copied(&newest.text);
    let place = folder.join(format!("{stem}.md"));
    new_file(&place, &text)?;
    let path = place.display().to_string();
    let mut said = format!("{path} is a copy of {}.", newest.path);
    if !left_out.is_empty() {
        said.push_str(&format!(
            " The line `{}:` is not in it: it told people of the change before.",
            left_out.join(":` and the line `")
        ));
    }
    let day = starts.format("%-d %B %Y");
    said.push_str(&match starts > today {
        true => format!(
            "\nIt starts on {day}. Until then the pages and the form go by the version before, and nothing has to be done \
             on the day."
        ),
        false => format!(
            "\nMind that {day} is not to come: this version counts at once. Complaints that were sent since then keep the \
             times that they were given. Should it start later, give the file another day as its name."
        ),
    });
    if dated(newest).is_some_and(|day| day > starts) {
        said.push_str(&format!(
            "\nMind that {} starts later than this one, and goes on counting from its own day.",
            newest.path
        ));
    }
    said.push_str(&format!(
        "\nNext: change the facts at its top and the words below them. If a time changes, write a line `changes:` that \
         tells people so. `site-gen diff` says what readers will see change, and `site-gen serve --on {starts}` shows the \
         pages of that day."
    ));
    Ok(Made { path, said })
}

/// The landlord's folder, which has to be there.
fn folder(args: &VersionArgs) -> Result<std::path::PathBuf, CommandError> {
    let all = read::landlords(&args.folders)?;
    let known = || all.iter().map(|(slug, _)| slug.as_str()).collect::<Vec<_>>().join(", ");
    let found = all.iter().find(|(slug, _)| *slug == args.landlord).map(|(_, path)| path.clone());
    found.ok_or_else(|| {
        CommandError::Misuse(format!("there is no landlord `{}`; there are: {}", args.landlord, known()))
    })
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

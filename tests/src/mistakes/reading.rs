//! Records as they are written, a field a line; a text of more lines goes on
//! behind bars.

use super::record::{Record, Run, Step, Told, Where};

/// What may stand before a colon.
const FIELDS: [&str; 24] = [
    "in",
    "replace",
    "with",
    "prose",
    "facts",
    "file",
    "copy",
    "rename",
    "remove",
    "folder",
    "link",
    "pipe",
    "saved as",
    "repeat",
    "on",
    "run",
    "ends",
    "told",
    "says",
    "code",
    "cured",
    "cured anew",
    "besides",
    "not yet",
];

/// The records of a file.
///
/// # Panics
/// When a line is none that a record can have.
#[must_use]
pub fn records(kind: &str, text: &str) -> Vec<Record> {
    let mut records: Vec<Record> = Vec::new();
    let mut field: Option<(String, String)> = None;
    for (number, line) in text.lines().enumerate().map(|(index, line)| (index + 1, line)) {
        if let Some(more) = line.strip_prefix("| ").or_else(|| line.strip_prefix('|')) {
            let (_, value) = field.as_mut().unwrap_or_else(|| panic!("{kind}.txt:{number}: no field stands before it"));
            value.push_str(if value.is_empty() { "" } else { "\n" });
            value.push_str(more);
            continue;
        }
        if let Some(name) = line.strip_prefix("## ") {
            finish(&mut records, field.take(), kind);
            records.push(Record::new(name.trim(), number));
        } else if !line.trim().is_empty() && !line.starts_with('#') {
            finish(&mut records, field.take(), kind);
            let known = line.split_once(':').filter(|(name, _)| FIELDS.contains(name));
            let (name, value) = known.unwrap_or_else(|| panic!("{kind}.txt:{number}: this is no field: {line}"));
            field = Some((name.to_owned(), value.strip_prefix(' ').unwrap_or(value).to_owned()));
        }
    }
    finish(&mut records, field, kind);
    records
}

/// Puts a field whose last line has been read into the last record.
fn finish(records: &mut [Record], field: Option<(String, String)>, kind: &str) {
    let Some((name, value)) = field else { return };
    let record = records.last_mut().unwrap_or_else(|| panic!("{kind}.txt: a field stands before the first record"));
    record.take(&name, &seen(&value));
}

/// A text in which `\u{202e}` stands for what nobody would see.
fn seen(text: &str) -> String {
    let mut parts = text.split("\\u{");
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').expect("a character ends with a brace");
        let code = u32::from_str_radix(code, 16).ok().and_then(char::from_u32).expect("a character has a number");
        whole.push(code);
        whole.push_str(rest);
    }
    whole
}

impl Record {
    fn new(name: &str, line: usize) -> Self {
        let on = "2026-12-24".to_owned();
        let (steps, told) = (Vec::new(), Vec::new());
        Self { name: name.to_owned(), line, steps, on, run: None, besides: false, told, not_yet: None }
    }

    fn take(&mut self, name: &str, value: &str) {
        let line = value.trim().to_owned();
        let two = |between: &str| {
            let (from, to) = line.split_once(between).unwrap_or_else(|| panic!("{}: {name} has {between}", self.name));
            (from.to_owned(), to.to_owned())
        };
        let step = match name {
            "in" => Step::In(line),
            "replace" => Step::Replace(value.to_owned(), String::new()),
            "with" => {
                let Some(Step::Replace(_, with)) = self.steps.last_mut() else { panic!("{}: with what?", self.name) };
                value.clone_into(with);
                return;
            }
            "prose" => Step::Prose(value.to_owned()),
            "facts" => Step::Facts(value.to_owned()),
            "file" => {
                let (path, text) = value.split_once('\n').unwrap_or((value, ""));
                Step::File(path.to_owned(), format!("{text}\n"))
            }
            "copy" => two_of(two(" to "), Step::Copy),
            "rename" => two_of(two(" to "), Step::Rename),
            "link" => two_of(two(" to "), Step::Link),
            "repeat" => {
                let (times, text) = value.split_once(" times\n").expect("a text is repeated so many times");
                Step::Repeat(times.trim().parse().expect("a number of times"), format!("{text}\n"))
            }
            "remove" => Step::Remove(line),
            "folder" => Step::Folder(line),
            "pipe" => Step::Pipe(line),
            "saved as" => Step::SavedAs(line),
            _ => return self.expect(name, value),
        };
        self.steps.push(step);
    }

    /// What must be told.
    fn expect(&mut self, name: &str, value: &str) {
        let line = value.trim();
        match name {
            "on" => line.clone_into(&mut self.on),
            "run" => {
                let arguments = line.split(' ').map(|one| one.replace('·', " ")).collect();
                self.run = Some(Run { arguments, ends: 2 });
            }
            "ends" => {
                let ends = line.parse().expect("an exit code is a number");
                self.run.as_mut().expect("only a command ends").ends = ends;
            }
            "told" if line == "nothing" => {}
            "told" => self.told.push(Told::read(line)),
            "besides" => self.besides = true,
            "not yet" => self.not_yet = Some(line.to_owned()),
            _ => {
                let told = self.told.last_mut().unwrap_or_else(|| panic!("{}: {name} of what?", self.name));
                match name {
                    "says" => told.says = line.split('…').map(|part| part.trim().to_lowercase()).collect(),
                    "code" => told.code = Some(line.to_owned()).filter(|code| code != "?"),
                    _ => (told.cured, told.anew) = (Some(value.to_owned()), name == "cured anew"),
                }
            }
        }
    }
}

fn two_of(both: (String, String), step: impl Fn(String, String) -> Step) -> Step {
    step(both.0, both.1)
}

impl Told {
    /// `error on "text"`, `warning in content/form.yaml on line 3`, `error in policies/x.docx`.
    fn read(line: &str) -> Self {
        let (what, place) = match line.split_once(" on ") {
            None => (line, Where::File),
            Some((what, place)) => match place.strip_prefix("line ") {
                Some(number) => (what, Where::Line(number.parse().expect("a line has a number"))),
                None => {
                    let text = place.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
                    (what, Where::On(text.unwrap_or_else(|| panic!("{line}: the text stands in quotes")).to_owned()))
                }
            },
        };
        let (severity, file) = what.split_once(" in ").map_or((what, None), |(one, file)| (one, Some(file.to_owned())));
        assert!(["error", "warning", "advice"].contains(&severity), "{line}: is it an error, a warning or advice?");
        Self { severity: severity.to_owned(), file, place, says: Vec::new(), code: None, cured: None, anew: false }
    }
}

//! The questions that the landlord's form asks.

use complaints::words::located::{Node, Value};
use complaints::words::problem::{Place, Problems};
use complaints::words::source::{self, SourceFile};

use super::super::Seen;
use super::{Subject, short};

impl Subject<'_> {
    /// A question as it is printed, where the landlord's form has it; of the landlord's own, at its policy's `form:`.
    pub(in crate::assess) fn question(&self, id: &str) -> Option<Seen> {
        let policy = &self.version.policy;
        let question = self.version.form.question(id).filter(|_| policy.form_off.is_none())?;
        let form = self.shared.iter().find(|file| file.path.ends_with("/form.yaml"));
        let place = form.and_then(|file| Some((file, label_in(file, id)?)));
        let (file, line) = match place {
            Some((file, label)) => (file.path.clone(), label.line),
            None => (self.file.path.clone(), self.places_of("form").first()?.line),
        };
        Some(Seen { file, line, says: short(&question.label), ..Seen::default() })
    }
}

/// Where the label of a question stands in the file of the form.
fn label_in(file: &SourceFile, id: &str) -> Option<Place> {
    let mut problems = Problems::new(&file.path, &file.text);
    label_of(&source::yaml(&file.text, &mut problems)?, id)
}

fn label_of(node: &Node, id: &str) -> Option<Place> {
    match &node.value {
        Value::Text(_) => None,
        Value::List(items) => items.iter().find_map(|item| label_of(item, id)),
        Value::Map(entries) => {
            let is = entries.iter().any(|e| e.key == "id" && e.node.value == Value::Text(id.to_owned()));
            let label = entries.iter().find(|entry| entry.key == "label").filter(|_| is);
            label.map(|label| label.at).or_else(|| entries.iter().find_map(|entry| label_of(&entry.node, id)))
        }
    }
}

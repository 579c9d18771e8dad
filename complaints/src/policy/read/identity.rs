//! `mark:`, `colour:`, `also_called:` and `places:`: by what readers know a
//! landlord. A colour on which somebody could not read is refused with the
//! nearest one that can be read.

use crate::policy::colour::Colour;
use crate::policy::identity::Identity;
use crate::words::fields::{Fields, items, text};
use crate::words::located::Node;
use crate::words::problem::Problems;
use crate::words::rules;

/// More is no mark: it stands in one line with the name, on the narrowest phone.
const MOST_OF_A_MARK: usize = 12;
/// More is no name of a landlord, and of no town.
const MOST_OF_A_NAME: usize = 80;

/// Takes the keys; none of them is needed.
pub(super) fn identity(fields: &mut Fields<'_>, problems: &mut Problems<'_>) -> Identity {
    Identity {
        mark: fields.take("mark").and_then(|n| short(n, "mark", "IHC", MOST_OF_A_MARK, problems)),
        colour: fields.take("colour").and_then(|n| colour(n, problems)),
        also_called: names(fields, "also_called", "Example Homes Group", problems),
        places: names(fields, "places", "Exampletown", problems),
    }
}

fn names(fields: &mut Fields<'_>, key: &'static str, example: &str, problems: &mut Problems<'_>) -> Vec<String> {
    let Some(node) = fields.take(key) else { return Vec::new() };
    items(node).filter_map(|n| short(n, key, example, MOST_OF_A_NAME, problems)).collect()
}

/// A text of one line that is not too long; `not stated` is none.
fn short(node: &Node, key: &str, example: &str, most: usize, problems: &mut Problems<'_>) -> Option<String> {
    let typed = text(node, key, example, problems)?.trim();
    if typed.eq_ignore_ascii_case("not stated") {
        return None;
    }
    let long = typed.chars().count();
    if long > most {
        let found = format!("{key}: \"{typed}\" has {long} characters, and there is room for {most}");
        problems.slip(
            &rules::WRONG_SHAPE,
            node.at,
            found,
            format!("at most {most} characters, such as `{key}: {example}`"),
        );
        return None;
    }
    Some(typed.to_owned())
}

fn colour(node: &Node, problems: &mut Problems<'_>) -> Option<Colour> {
    const EXAMPLE: &str = "\"#7a1f3d\"";
    let typed = text(node, "colour", EXAMPLE, problems)?;
    if typed.eq_ignore_ascii_case("not stated") {
        return None;
    }
    let Some(colour) = Colour::parse(typed) else {
        problems.slip(
            &rules::UNKNOWN_VALUE,
            node.at,
            format!("colour: \"{typed}\" is not the number of a colour"),
            format!("`colour: {EXAMPLE}`, in quotes: the six signs that a drawing program shows behind `#`"),
        );
        return None;
    };
    if !colour.can_be_read() {
        problems.slip(
            &rules::PALE_COLOUR,
            node.at,
            format!(
                "colour: {colour} is too pale: white words on it, or links in it, have a contrast of {:.1} to 1, and \
                 4.5 is needed",
                (colour.least_contrast() * 10.0).floor() / 10.0
            ),
            format!("`colour: \"{}\"`, the nearest that everybody can read", colour.nearest_that_can()),
        );
        return None;
    }
    Some(colour)
}

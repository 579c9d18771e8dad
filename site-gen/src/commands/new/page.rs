//! `new page NAME`: a page that every landlord gets.

use complaints::policy::guidance::is_own_folder;
use complaints::policy::library::possible_slug;

use super::Made;
use super::unfilled::without_words;
use super::write::new_file;
use crate::command_error::CommandError;
use crate::machine::to_slash;
use crate::read::{self, Folders};

/// What `new page` takes.
#[derive(Debug, clap::Args)]
pub(super) struct PageArgs {
    /// What the page is called, such as "When we visit you"
    name: String,
    #[command(flatten)]
    pub(super) folders: Folders,
}

pub(super) fn make(args: &PageArgs) -> Result<Made, CommandError> {
    let name = args.name.split_whitespace().collect::<Vec<_>>().join(" ");
    if !name.chars().any(char::is_alphanumeric) || name.contains(['{', '}', '/', '\\']) {
        return Err(CommandError::Misuse(
            "a page needs a name of letters, with no slash in it: site-gen new page \"When we visit you\"".to_owned(),
        ));
    }
    let stem = possible_slug(&name);
    let title = titled(&name);
    let library = read::checked_library(&args.folders)?;
    let order = library.pages.iter().map(|page| page.order).filter(|order| *order < u16::MAX).max().unwrap_or(0) + 1;
    if is_own_folder(&stem) {
        return Err(CommandError::Misuse(format!(
            "the address {stem}/ belongs to a page that every landlord has, or to what answers its form: choose another name"
        )));
    }
    if let Some(taken) =
        library.pages.iter().find(|page| page.path == stem || page.was.iter().any(|(was, _)| *was == stem))
    {
        return Err(CommandError::Misuse(format!(
            "the address {stem}/ belongs to {} already: choose another name",
            taken.file
        )));
    }
    let quoted = title.replace('\\', "\\\\").replace('"', "\\\"");
    let text = format!(
        "---\n# The heading of the page.\ntitle: \"{quoted}\"\n# Its address below the landlord's own.\npath: {stem}\n# \
         Its link at the bottom of every page. With `menu:` in place of `foot:` it stands at the top.\nfoot: \
         \"{quoted}\"\n# Where that link stands among the others: the smallest number first.\norder: {order}\n# One \
         sentence that search engines show.\ndescription: \"{quoted}.\"\n---\nThe words of this page belong here. They have \
         not been put in yet.\n"
    );
    let folder = args.folders.content.join("pages");
    let place = folder.join(format!("{stem}.md"));
    new_file(&place, &text)?;
    let path = to_slash(&place);
    let said = format!(
        "Every landlord gets this page, at {stem}/ below its own address, with a link at the bottom of each page.\nNext: \
         write its words below the second line of `---`. Headings in them begin with `##`. `site-gen serve` shows the page \
         as you write."
    );
    Ok(Made { path, said, unfilled: without_words(&text) })
}

/// The name with a capital letter, and spaces for hyphens where it is typed as an address.
fn titled(name: &str) -> String {
    let spaced = if name.contains(' ') { name.to_owned() } else { name.replace('-', " ") };
    let mut letters = spaced.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

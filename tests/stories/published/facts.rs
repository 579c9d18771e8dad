//! The five documents that are published from the start, against the table that
//! a second reader made of them: `tests/data/clocks.txt`.

use tests::published;

use super::site::Site;
use crate::authors::policies::differences;

/// The versions that the table was made of. A later version of theirs is the landlord's own affair.
const READ_TWICE: [(&str, &str); 5] = [
    ("imani", "2014-01"),
    ("management-co-op", "undated"),
    ("inspiring-housing", "2022-06-06"),
    ("incommunities", "2021-01"),
    ("impact-housing", "2018-03"),
];

#[test]
fn the_five_documents_say_what_a_second_reader_found() {
    let site = Site::of(&published());
    let (_, wrong) = differences(|landlord, fact| {
        let (_, id) = READ_TWICE.iter().find(|(slug, _)| *slug == landlord)?;
        let published = site.landlords.iter().find(|l| l.slug == landlord)?;
        // How to reach a landlord is no clock, and may change any day.
        (fact != "contacts").then_some(&published.version(id)?.policy)
    });
    assert!(
        wrong.is_empty(),
        "these clocks are not what somebody else read in the landlord's document. Look at the document: correct the \
         policy's file, or the row in tests/data/clocks.txt. A new promise is a new version, and no row here.\n{}",
        wrong.join("\n")
    );
}

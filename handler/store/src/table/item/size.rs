//! How large an item is to DynamoDB, told before it is put: what is larger than
//! it takes would be promised and could be filed by nobody.
//!
//! The rules are those of the developer guide, "Item sizes and formats", with
//! what it rounds rounded up.

use aws_sdk_dynamodb::types::AttributeValue;

use super::Item;

/// The most bytes that DynamoDB takes of one item, names and values together.
pub const MAX_ITEM_BYTES: usize = 400 * 1024;

/// The bytes of an item: of each attribute its name and its value.
#[must_use]
pub fn size(item: &Item) -> usize {
    item.iter().map(|(name, value)| name.len() + size_of_value(value)).sum()
}

fn size_of_value(value: &AttributeValue) -> usize {
    // Each list and map has three bytes more, and each thing in one another.
    match value {
        AttributeValue::S(text) => text.len(),
        // About a byte for two figures, one for the sign and one more.
        AttributeValue::N(number) => number.len() / 2 + 3,
        AttributeValue::B(bytes) => bytes.as_ref().len(),
        AttributeValue::L(all) => 3 + all.iter().map(|one| 1 + size_of_value(one)).sum::<usize>(),
        AttributeValue::M(all) => 3 + all.iter().map(|(name, one)| 1 + name.len() + size_of_value(one)).sum::<usize>(),
        AttributeValue::Ss(all) | AttributeValue::Ns(all) => all.iter().map(|one| one.len() + 3).sum(),
        AttributeValue::Bs(all) => all.iter().map(|one| one.as_ref().len()).sum(),
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{number, text, texts};
    use super::*;

    #[test]
    fn an_item_is_as_large_as_its_names_and_values() {
        let item = |pairs: Vec<(&str, AttributeValue)>| -> Item {
            pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
        };
        let check = |pairs, bytes| assert_eq!(size(&item(pairs)), bytes);
        check(vec![], 0);
        check(vec![("pk", text("abc"))], 5);
        check(vec![("pk", text("é😡"))], 2 + 2 + 4);
        check(vec![("open", AttributeValue::Bool(true))], 5);
        check(vec![("stage", number(12))], 5 + 4);
        check(vec![("when", texts(["ab", "c"]))], 4 + 3 + 1 + 2 + 1 + 1);
    }
}

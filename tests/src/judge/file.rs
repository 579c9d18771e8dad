//! Every item of a table's file, as it lies there: read past the form, the
//! office and the server, none of which may ask for all of them.

use std::path::Path;

use aws_sdk_dynamodb::types::AttributeValue;
use dynoxide::Database;
use serde_json::{Value, json};
use store::table::item::{Item, text, texts};

/// Calls `see` with each item; of the attributes only texts, lists of texts and numbers.
pub(super) fn each_item(file: &Path, mut see: impl FnMut(&Item)) {
    let database = Database::new(&file.display().to_string()).expect("the table's file can be opened");
    let mut after = Value::Null;
    loop {
        let asked = json!({ "TableName": site_gen::local::engine::TABLE, "ExclusiveStartKey": after });
        let page = database.scan(serde_json::from_value(asked).expect("it is a scan")).expect("the file can be read");
        let page = serde_json::to_value(page).expect("a page is JSON");
        for found in page["Items"].as_array().into_iter().flatten() {
            let attributes = found.as_object().into_iter().flatten();
            see(&attributes.filter_map(|(name, value)| Some((name.clone(), of_json(value)?))).collect());
        }
        after = page["LastEvaluatedKey"].clone();
        if after.is_null() {
            return;
        }
    }
}

/// `{"S": …}`, `{"L": [{"S": …}]}` or `{"N": …}` as an attribute.
fn of_json(value: &Value) -> Option<AttributeValue> {
    match (&value["S"], &value["L"], &value["N"]) {
        (Value::String(one), ..) => Some(text(one)),
        (.., Value::String(one)) => Some(AttributeValue::N(one.clone())),
        (_, Value::Array(all), _) => Some(texts(all.iter().filter_map(|one| one["S"].as_str()))),
        _ => None,
    }
}

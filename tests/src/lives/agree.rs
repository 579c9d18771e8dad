//! Where product and oracle differ, date by date.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;

/// One thing that both tell, and tell otherwise.
#[derive(Debug, Clone)]
pub struct Difference {
    /// `1 respond policy`, `refused`, `record`.
    pub what: String,
    /// `due_date`, `state`.
    pub field: &'static str,
    /// What the product says.
    pub product: String,
    /// What the oracle says.
    pub oracle: String,
}

impl Difference {
    /// Of what kind it is, without stage and circumstance: `respond policy due_date`.
    #[must_use]
    pub fn kind(&self) -> String {
        let words: Vec<&str> = self.what.split(' ').skip(1).take(2).collect();
        format!("{} {}", words.join(" "), self.field)
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}: product {}, oracle {}", self.what, self.field, self.product, self.oracle)
    }
}

/// What is compared of each date. The oracle leaves out what it does not judge, such as a resident's state.
const FIELDS: [&str; 8] = ["due_date", "due_at", "late_from", "at_latest", "at_least", "cap", "first", "state"];

/// Everything that differs.
#[must_use]
pub fn agree(product: &Result<Value, String>, oracle: &Value) -> Vec<Difference> {
    let difference = |what: &str, field, product: String, oracle: String| Difference {
        what: what.to_owned(),
        field,
        product,
        oracle,
    };
    let told = match (product, oracle.get("record_refused")) {
        (Err(_), Some(_)) => return Vec::new(),
        (Err(why), None) => return vec![difference("record", "refused", why.clone(), "taken".to_owned())],
        (Ok(_), Some(why)) => return vec![difference("record", "refused", "taken".to_owned(), why.to_string())],
        (Ok(told), None) => told,
    };
    let (ours, theirs) = (by_name(told), by_name(oracle));
    let mut found = Vec::new();
    let mut names: Vec<&String> = ours.keys().chain(theirs.keys()).collect();
    names.sort();
    names.dedup();
    for name in names {
        match (ours.get(name), theirs.get(name)) {
            (Some(a), Some(b)) => {
                let fields = FIELDS.into_iter().filter(|field| b.get(field).is_some());
                let differ = fields.filter(|field| a.get(field).unwrap_or(&Value::Null) != &b[*field]);
                found.extend(differ.map(|field| difference(name, field, a[field].to_string(), b[field].to_string())));
            }
            (a, b) => found.push(difference(name, "there", a.is_some().to_string(), b.is_some().to_string())),
        }
    }
    for field in ["refused", "new_complaint"] {
        if told[field] != oracle[field] {
            found.push(difference(field, field, told[field].to_string(), oracle[field].to_string()));
        }
    }
    found
}

/// Each date under a name; those of one name are numbered in their order. What is not stated is no date.
fn by_name(told: &Value) -> BTreeMap<String, &Value> {
    let mut all = BTreeMap::new();
    for date in told["deadlines"].as_array().into_iter().flatten() {
        let text = |key: &str| date[key].as_str().unwrap_or_default().to_owned();
        if date["not_stated"] == true && date["due_date"].is_null() {
            continue;
        }
        let name = format!("{} {} {} {}", date["stage"], text("step"), text("basis"), text("when"));
        let number = (1..).find(|n| !all.contains_key(&format!("{name}#{n}"))).expect("numbers do not end");
        all.insert(format!("{name}#{number}"), date);
    }
    all
}

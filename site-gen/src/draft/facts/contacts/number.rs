//! Whose a telephone number is, and of which kind, by the words before it.

/// The kind of a number by the words before it; none where it is for something else.
pub(super) fn kind(before: &str, labels: &str, sentence: &str, around: &str) -> Option<&'static str> {
    let near = format!("{labels} {before}");
    let said = |words: &[&str]| words.iter().any(|word| near.contains(word));
    if said(&["fax", "minicom", "textphone", "text phone", "relay", "18001", "whatsapp", "charity n", "company n"]) {
        return None;
    }
    if said(&["out of hours", "out-of-hours", "outside office hours", "outside of office hours", "when we are closed"])
    {
        return Some("out_of_hours");
    }
    if is_of_another_office(sentence, around) {
        return None;
    }
    // The nearer word counts: "by phone on …, or by text, on …".
    let plain: String = near.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let last = |words: &[&str]| words.iter().filter_map(|word| format!(" {plain} ").rfind(word)).max();
    let texts =
        last(&[" text ", " sms "]).is_some_and(|text| last(&["phone", " tel ", " call ", " ring "]) < Some(text));
    Some(if texts { "text" } else { "phone" })
}

/// Whether a contact is that of an office that takes no complaints: for repairs, for data, for danger.
pub(super) fn is_of_another_office(sentence: &str, around: &str) -> bool {
    const OFFICES: [&str; 9] = [
        "data protection",
        "freedom of information",
        "information governance",
        "press office",
        "safeguarding",
        "emergenc",
        "rent account",
        "insur",
        "whistleblow",
    ];
    let complains = |words: &str| words.contains("complain") || words.contains("feedback");
    let repairs = |words: &str| words.contains("repair") && !complains(words);
    OFFICES.iter().any(|office| sentence.contains(office)) && !complains(sentence)
        || repairs(sentence)
        || repairs(around)
}

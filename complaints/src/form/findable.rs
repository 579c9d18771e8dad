//! By what a complaint is found again: words of names, phone numbers,
//! postcodes, email addresses, each in one way of writing it.
//!
//! A term is text such as `name:adeyemi` or `phone:07700900982`. Intake takes
//! them from answers and officers from what they typed, both here, so that the
//! two cannot differ; what is stored of a term is a keyed hash.

use super::answers::Answers;
use super::question::QuestionKind;
use super::questions::Form;

/// The most words of all names that are kept: more is no name.
const MAX_NAME_WORDS: usize = 8;
/// The fewest figures that a phone number has.
const MIN_PHONE_DIGITS: usize = 6;

impl Answers {
    /// The terms by which officers find these answers, without repeats.
    #[must_use]
    pub fn findable(&self, form: &Form) -> Vec<String> {
        let mut terms = Vec::new();
        for question in form.questions() {
            for answer in self.all(&question.id) {
                match question.kind {
                    QuestionKind::Email => terms.extend(email(answer)),
                    QuestionKind::Phone => terms.extend(phone(answer)),
                    QuestionKind::Address => terms.extend(postcodes(answer)),
                    QuestionKind::Text if question.autocomplete.as_deref() == Some("name") => {
                        terms.extend(name(answer).into_iter().take(MAX_NAME_WORDS));
                    }
                    _ => {}
                }
            }
        }
        terms.sort();
        terms.dedup();
        terms
    }
}

/// The terms that an officer's words may mean: whoever looks for `Ade Oyelowo` means both.
#[must_use]
pub fn terms(typed: &str) -> Vec<String> {
    if let Some(email) = email(typed) {
        return vec![email];
    }
    let codes = postcodes(typed);
    if !codes.is_empty() {
        return codes;
    }
    match phone(typed) {
        Some(phone) if !typed.chars().any(char::is_alphabetic) => vec![phone],
        _ => name(typed),
    }
}

fn email(typed: &str) -> Option<String> {
    let typed = typed.trim();
    (typed.contains('@') && !typed.contains(char::is_whitespace)).then(|| format!("email:{}", typed.to_lowercase()))
}

fn phone(typed: &str) -> Option<String> {
    let digits = phone_digits(typed);
    (digits.len() >= MIN_PHONE_DIGITS).then(|| format!("phone:{digits}"))
}

/// The figures of a phone number as it is dialled here, however it was typed:
/// `+44 (0)7700 900-123` and `07700 900123` are one.
#[must_use]
pub fn phone_digits(typed: &str) -> String {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let abroad = digits.strip_prefix("0044").or_else(|| digits.strip_prefix("44").filter(|_| typed.contains('+')));
    match abroad {
        Some(rest) => format!("0{}", rest.trim_start_matches('0')),
        None => digits,
    }
}

/// Each word of two letters or more, in small letters.
fn name(typed: &str) -> Vec<String> {
    let words = typed.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    let words = words.map(|word| word.replace(['\'', '’'], "").to_lowercase());
    words.filter(|word| word.chars().count() > 1).map(|word| format!("name:{word}")).collect()
}

/// Each postcode of the United Kingdom in a text, with its space or without.
fn postcodes(typed: &str) -> Vec<String> {
    let upper = typed.to_uppercase();
    let words: Vec<&str> = upper.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let alone = words.iter().map(|word| (*word).to_owned());
    let pairs = words.windows(2).map(<[&str]>::concat);
    alone.chain(pairs).filter(|word| is_postcode(word)).map(|code| format!("postcode:{code}")).collect()
}

/// `BD14BU`: one or two letters, a figure, perhaps a letter or figure, then a figure and two letters.
fn is_postcode(word: &str) -> bool {
    let shape: String = word.chars().map(|c| if c.is_ascii_digit() { '9' } else { 'A' }).collect();
    ["A99AA", "A999AA", "AA99AA", "AA999AA", "A9A9AA", "AA9A9AA"].contains(&shape.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_officers_type_means_what_people_wrote() {
        let check = |typed: &str, expected: &[&str]| assert_eq!(terms(typed), expected, "{typed}");
        check("07700 900982", &["phone:07700900982"]);
        check("+44 (0)7700 900-982", &["phone:07700900982"]);
        check("0044 7700 900982", &["phone:07700900982"]);
        check(" Jo@Example.org ", &["email:jo@example.org"]);
        check("bd1 4bu", &["postcode:BD14BU"]);
        check("SW1A1AA", &["postcode:SW1A1AA"]);
        check("Adé O’Neill", &["name:adé", "name:oneill"]);
        check("O'Neill", &["name:oneill"]);
        check("گل محمد", &["name:گل", "name:محمد"]);
        check("", &[]);
    }

    #[test]
    fn a_postcode_is_found_within_an_address() {
        assert_eq!(postcodes("Flat 3, 12 Any Street\nBradford BD1 4BU"), ["postcode:BD14BU"]);
        assert_eq!(postcodes("Flat 3, 12 Any Street"), [""; 0]);
    }
}

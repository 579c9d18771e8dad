//! By what a complaint is found again: words of names, phone numbers,
//! postcodes, email addresses, each in one way of writing it.
//!
//! A term is text such as `name:adeyemi` or `phone:07700900982`. Intake takes
//! them from answers and officers from what they typed, both here, so that the
//! two cannot differ; what is stored of a term is a keyed hash.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::answers::Answers;
use super::email::email_addresses;
use super::invisible;
use super::question::QuestionKind;
use super::questions::Form;

/// The most terms that are kept of one act of sending: each is an item, and all are put in one transaction,
/// which takes a hundred. Nobody has so many numbers and addresses.
const MAX_TERMS: usize = 40;
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
                    QuestionKind::Email => terms.extend(emails(answer)),
                    QuestionKind::Phone => terms.extend(phone(answer)),
                    QuestionKind::Address => terms.extend(postcodes(answer)),
                    QuestionKind::Text if question.autocomplete.as_deref() == Some("name") => {
                        terms.extend(names(answer).into_iter().take(MAX_NAME_WORDS));
                    }
                    // How somebody who helps is reached: it is often they who ring.
                    QuestionKind::Text if question.reaches => {
                        let typed = Typed::read(answer);
                        terms.extend(typed.emails.into_iter().chain(typed.postcodes).chain(typed.phone));
                    }
                    _ => {}
                }
            }
        }
        terms.sort();
        terms.dedup();
        terms.truncate(MAX_TERMS);
        terms
    }
}

/// The terms that an officer's words mean, all of them: whoever looks for `Ade Oyelowo 07700 900982` means three.
#[must_use]
pub fn terms(typed: &str) -> Vec<String> {
    let Typed { emails, postcodes, phone, names } = Typed::read(typed);
    emails.into_iter().chain(postcodes).chain(phone).chain(names).collect()
}

/// What a text of several things has of each.
struct Typed {
    emails: Vec<String>,
    postcodes: Vec<String>,
    phone: Option<String>,
    names: Vec<String>,
}

impl Typed {
    fn read(text: &str) -> Self {
        let is_address = |word: &&str| word.contains(['@', '\u{ff20}']);
        let (emails, words): (Vec<&str>, Vec<&str>) = text.split_whitespace().partition(is_address);
        let postcodes = postcodes(&words.join(" "));
        // What belongs to a postcode is no name and no number.
        let codes: String = postcodes.iter().map(|code| code.trim_start_matches("postcode:")).collect();
        let part = |word: &&&str| {
            let word: String = word.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase();
            word.is_empty() || !codes.contains(&word) || !word.contains(|c: char| c.is_ascii_digit())
        };
        let (figures, letters): (Vec<&str>, Vec<&str>) =
            words.iter().filter(part).partition(|word| word.contains(|c: char| figure(c).is_some()));
        Self {
            emails: emails.into_iter().flat_map(self::emails).collect(),
            phone: phone(&figures.join(" ")),
            names: names(&letters.join(" ")),
            postcodes,
        }
    }
}

/// The addresses in a text; a text with an `@` that mail may not reach, such as `jo@localhost`, is one as it stands.
fn emails(typed: &str) -> Vec<String> {
    let addresses = email_addresses(typed);
    if !addresses.is_empty() {
        return addresses.into_iter().map(|address| format!("email:{address}")).collect();
    }
    let typed = invisible::trimmed(typed);
    let one = typed.contains('@') && !typed.contains(char::is_whitespace);
    one.then(|| format!("email:{}", typed.to_lowercase())).into_iter().collect()
}

/// By what somebody is known again from what they gave as an email address: the first address in it, or the whole.
#[must_use]
pub fn email_mark(typed: &str) -> String {
    let first = emails(typed).into_iter().next();
    first.unwrap_or_else(|| format!("email:{}", invisible::trimmed(typed).to_lowercase()))
}

fn phone(typed: &str) -> Option<String> {
    let digits = phone_digits(typed);
    (digits.len() >= MIN_PHONE_DIGITS).then(|| format!("phone:{digits}"))
}

/// The figures of a phone number as it is dialled here, however it was typed:
/// `+44 (0)7700 900-123` and `07700 900123` are one.
#[must_use]
pub fn phone_digits(typed: &str) -> String {
    let digits: String = typed.chars().filter_map(figure).collect();
    let from_abroad = typed.contains(['+', '\u{ff0b}']);
    let abroad = digits.strip_prefix("0044").or_else(|| digits.strip_prefix("44").filter(|_| from_abroad));
    match abroad {
        Some(rest) => format!("0{}", rest.trim_start_matches('0')),
        None => digits,
    }
}

/// A figure as it is dialled, in whichever script somebody's keyboard writes it.
fn figure(c: char) -> Option<char> {
    // The zeros of ASCII, of Arabic, of Persian and Urdu, Hindi, Bengali, Punjabi, Gujarati, Tamil, East Asia.
    const ZEROS: [char; 9] =
        ['0', '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{be6}', '\u{ff10}'];
    let value = ZEROS.iter().find_map(|zero| u32::from(c).checked_sub(u32::from(*zero)).filter(|value| *value < 10))?;
    char::from_digit(value, 10)
}

/// Each word of two letters or more, in small letters and without marks: `José` and `jose` are one.
fn names(typed: &str) -> Vec<String> {
    // A soft hyphen or a mark of direction parts no word; what parts two without a space is as good as one.
    let apart = |c: &char| matches!(c, '\u{200b}' | '\u{200c}') || c.is_whitespace();
    let typed: String = typed.chars().filter(|c| apart(c) || !invisible::is_invisible(*c)).collect();
    let words = typed.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c) && c != '\'' && c != '’');
    let plain = |word: &str| -> String {
        word.nfkd().filter(|c| !is_combining_mark(*c) && *c != '\'' && *c != '’').collect::<String>().to_lowercase()
    };
    words.map(plain).filter(|word| word.chars().count() > 1).map(|word| format!("name:{word}")).collect()
}

/// Each postcode of the United Kingdom in a text, with its space or without.
fn postcodes(typed: &str) -> Vec<String> {
    let upper = invisible::without(typed).nfkc().collect::<String>().to_uppercase();
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
        check("Adé O’Neill", &["name:ade", "name:oneill"]);
        check("JOSE\u{301} Núñez", &["name:jose", "name:nunez"]);
        check("mary 07700 900123", &["phone:07700900123", "name:mary"]);
        check("Mary bd1 4bu jo@example.org", &["email:jo@example.org", "postcode:BD14BU", "name:mary"]);
        check("12 High Street", &["name:high", "name:street"]);
        check("O'Neill", &["name:oneill"]);
        check("گل محمد", &["name:گل", "name:محمد"]);
        check("", &[]);
        check("Jo Smith <Jo@Example.org>,", &["email:jo@example.org", "name:jo", "name:smith"]);
        check("mailto:jo@example.org", &["email:jo@example.org"]);
        check("\u{feff}jo@example.org\u{200b}", &["email:jo@example.org"]);
        check("jo@localhost", &["email:jo@localhost"]);
        check("\u{202a}07700 900982\u{202c}", &["phone:07700900982"]);
        check("０７７００ ９００９８２", &["phone:07700900982"]);
        check("۰۷۷۰۰۹۰۰۹۸۲", &["phone:07700900982"]);
        check("Ade\u{ad}yemi\u{200e}", &["name:adeyemi"]);
        check("BD1\u{200b} 4BU", &["postcode:BD14BU"]);
    }

    #[test]
    fn a_postcode_is_found_within_an_address() {
        assert_eq!(postcodes("Flat 3, 12 Any Street\nBradford BD1 4BU"), ["postcode:BD14BU"]);
        assert_eq!(postcodes("Flat 3, 12 Any Street"), [""; 0]);
    }
}

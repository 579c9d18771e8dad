//! The last page: for when no template can be rendered. It is the one place in
//! Rust with sentences for visitors, since what has their words is what failed.
//!
//! It names writing, for people who cannot phone, and keeps what they wrote in
//! boxes that are sent again with the same token.

use std::fmt::Write;

use complaints::form::ReservedField;
use complaints::form::reference::Token;
use complaints::pages::Sent;

const START: &str = "<!DOCTYPE html><html lang=\"en-GB\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">";
const DANGER: &str = "<p><strong>In danger now? Call <a href=\"tel:999\">999</a>. Deaf? Use <a href=\"https://999bsl.co.uk/\">999 BSL</a>.</strong></p>";

/// The page for whoever sent no words.
pub(super) fn page() -> String {
    format!(
        "{START}<title>Not working just now</title><h1>This is not working just now</h1><p>Try again in a few minutes, or write to your landlord.</p>{DANGER}"
    )
}

/// The page with what somebody sent: posts it to `action` once more.
pub(super) fn with_words(action: &str, fields: &[(String, String)], token: Token, sent: Sent) -> String {
    let (title, known) = match sent {
        Sent::No => ("Your words have not been sent", ""),
        Sent::Unknown => ("We cannot tell if your words were sent", ", even if we have them already"),
    };
    let mut boxes = String::new();
    for (name, value) in fields.iter().filter(|(_, value)| !value.trim().is_empty()) {
        let (name, value) = (escaped(name), escaped(value));
        let field = if ReservedField::IDS.contains(&name.as_str()) {
            if name == ReservedField::Token.name() || name == ReservedField::Change.name() {
                continue;
            }
            format!("<input type=\"hidden\" name=\"{name}\" value=\"{value}\">")
        } else {
            // The line break is the one that a browser takes away after the tag.
            format!(
                "<p><textarea name=\"{name}\" aria-label=\"{name}\" rows=\"6\" cols=\"30\" dir=\"auto\">\n{value}</textarea></p>"
            )
        };
        // Writing to a text cannot fail.
        let _written = write!(boxes, "{field}");
    }
    let (action, token) = (escaped(action), token.to_hex());
    format!(
        "{START}<title>{title}</title>{DANGER}<h1>{title}</h1><p>Something is wrong on our side. It is not your fault. Your words are below. Wait a minute, then press the button. It is safe{known}: we only get them once. Or write to your landlord.</p><form action=\"{action}\" method=\"post\"><input type=\"hidden\" name=\"token\" value=\"{token}\"><p><button>Send them again</button></p>{boxes}</form>"
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_stands_in_its_box_and_can_run_nowhere() {
        let typed = "</textarea><script>alert(1)</script>\"' & \u{6af}";
        let fields = [("what_happened".to_owned(), typed.to_owned()), ("\"><b>".to_owned(), "x".to_owned())];
        let page = with_words("/form/x\"y/send", &fields, Token::new([7; 16]), Sent::Unknown);
        assert!(
            page.contains("&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39; &amp; \u{6af}"),
            "{page}"
        );
        assert!(!page.contains("<script>") && !page.contains("<b>"), "{page}");
        assert!(page.contains("action=\"/form/x&quot;y/send\""), "{page}");
        assert!(page.contains(&format!("value=\"{}\"", Token::new([7; 16]).to_hex())), "{page}");
    }
}

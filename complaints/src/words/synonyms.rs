//! What people call a key or a value that goes by another word in the files.
//!
//! Nothing is read by these: a message offers the word that is known, so that all
//! files speak one language. A word helps where what it stands for can be chosen.

/// A word of the files, and what people write for it: in small letters, with a blank for each stroke.
const SYNONYMS: &[(&str, &[&str])] = &[
    // Keys.
    ("phone", &["telephone", "tel", "tel no", "telephone number", "phone number", "call", "landline", "by phone"]),
    ("text", &["sms", "mobile", "text number", "mobile number", "text message", "message"]),
    ("relay", &["textphone", "minicom", "text relay", "relay uk", "typetalk"]),
    ("email", &["e mail", "mail", "email address", "e mail address", "mailbox", "by email"]),
    ("post", &["address", "postal address", "letter", "letters", "write to", "postal"]),
    ("office", &["visit", "office address", "in person", "reception"]),
    ("hours", &["opening hours", "open", "opening times", "office hours", "times"]),
    ("out_of_hours", &["emergency", "emergencies", "out of hours phone", "evenings"]),
    ("web", &["website", "site", "url", "link", "page", "webpage", "homepage", "online"]),
    ("bsl", &["sign language", "british sign language", "signvideo"]),
    ("landlord", &["organisation", "company", "landlord name", "association"]),
    ("nation", &["country", "region"]),
    ("scheme", &["ombudsman scheme", "redress scheme"]),
    ("ombudsman", &["ombudsmen", "bodies", "outside bodies", "ombudsman service"]),
    ("approved", &["approved on", "date approved", "approval", "approval date", "date", "adopted"]),
    ("review_due", &["review", "review date", "next review", "review by", "due for review"]),
    ("owner", &["policy owner", "responsible", "lead", "author"]),
    ("channels", &["ways to complain", "how to complain", "ways", "methods"]),
    ("formats", &["format", "alternative formats", "accessible formats"]),
    ("languages", &["language", "translations"]),
    ("stages", &["stage", "steps", "procedure"]),
    ("closed", &["closure", "closures", "closure days", "holidays", "closed days", "shut"]),
    ("keep", &["retention", "kept", "keep for", "retention period"]),
    ("notice", &["notices", "banner", "message"]),
    ("exclusions", &["excluded", "exclude", "not covered", "exceptions"]),
    ("published", &["publications", "papers", "documents"]),
    ("yearly_report", &["annual report", "report", "year report", "complaints report"]),
    ("on", &["date", "day", "published on", "when"]),
    ("link", &["url", "address", "web", "website", "page", "href"]),
    ("related", &["related documents", "related policies", "see also"]),
    ("reports", &["report", "reporting", "reported"]),
    ("acknowledge", &["acknowledgement", "acknowledgment", "acknowledged", "ack"]),
    ("respond", &["response", "answer", "reply", "respond by", "response time", "decision"]),
    ("escalate", &["escalation", "appeal", "escalate within", "next stage"]),
    ("extend", &["extension", "extensions", "extra time", "longer"]),
    ("answered_by", &["who", "by whom", "handled by", "answers", "investigated by"]),
    ("within", &["time", "period", "limit", "how long", "length", "days"]),
    ("from", &["start", "starts", "since", "starting", "begins"]),
    ("to", &["end", "ends", "until", "till", "whom", "who"]),
    ("until", &["to", "ends", "end", "till", "expires"]),
    ("why", &["reason", "because"]),
    ("because", &["reason", "why"]),
    ("often", &["how often", "frequency", "when", "every"]),
    ("instead", &["do instead", "where instead", "go to", "alternative"]),
    ("name", &["title", "called", "stage"]),
    ("label", &["text", "title", "caption", "words"]),
    ("section", &["paragraph", "para", "clause", "sections", "ref", "reference"]),
    ("circumstances", &["circumstance", "conditions", "cases"]),
    ("risk-to-life", &["urgent", "emergency", "danger", "risk", "safety", "risk of harm", "immediate danger"]),
    // Ways to complain.
    ("online form", &["webform", "web form", "website", "online", "internet", "form", "e form", "portal", "web"]),
    ("paper form", &["form on paper", "complaint form", "printed form"]),
    ("text message", &["sms", "text", "texts", "text messages", "whatsapp", "by text"]),
    ("letter", &["post", "mail", "in writing", "written", "writing", "by letter", "by post", "letters"]),
    ("in person", &["face to face", "visit", "office", "at our office", "person", "home visit", "verbally"]),
    ("any member of staff", &["staff", "any staff", "member of staff", "officer", "any officer", "housing officer"]),
    ("leaflet", &["leaflets", "flyer", "booklet", "brochure"]),
    ("social media", &["facebook", "twitter", "x", "instagram", "linkedin", "social networks"]),
    ("someone acting for you", &["representative", "advocate", "friend", "someone else", "third party"]),
    ("tenant panel, councillor or MP", &["designated person", "councillor", "mp", "tenant panel"]),
    ("advice body", &["citizens advice", "advice agency", "advice service"]),
    // Formats.
    ("large print", &["big print", "large type", "large text", "large font", "bigger print"]),
    ("audio", &["recording", "sound", "audio recording", "spoken", "audio cd", "mp3"]),
    ("easy read", &["easyread", "easy to read", "plain english", "pictures", "simple words"]),
    ("translation", &["translations", "other languages", "translated", "interpreter", "other language"]),
    ("tape", &["cassette", "audio tape"]),
    ("cd-rom", &["cd", "disc", "disk"]),
    // What an acknowledgement says.
    ("who deals with it", &["name", "name of the officer", "contact name", "who", "case handler", "officer"]),
    ("date of the answer", &["date", "deadline", "answer date", "target date", "response date", "when"]),
    ("reference number", &["reference", "ref", "number", "a reference", "case number", "complaint number"]),
    // Nations, schemes and bodies.
    ("england", &["english", "eng", "united kingdom england"]),
    ("wales", &["cymru", "welsh"]),
    ("scotland", &["scottish", "alba"]),
    ("northern-ireland", &["ireland", "ni", "n ireland", "ulster"]),
    ("uk", &["united kingdom", "great britain", "gb", "britain"]),
    (
        "housing-ombudsman",
        &["hos", "the housing ombudsman service", "housing ombudsman service", "the housing ombudsman", "ho", "ihos"],
    ),
    ("spso", &["scottish public services ombudsman", "scottish ombudsman"]),
    ("psow", &["public services ombudsman for wales", "public services ombudsman wales", "welsh ombudsman"]),
    ("nipso", &["northern ireland public services ombudsman", "northern ireland ombudsman"]),
    ("lgsco", &["local government and social care ombudsman", "local government ombudsman", "lgo"]),
    ("ico", &["information commissioner", "the information commissioner", "information commissioners office"]),
    // Days.
    ("rolled", &["same", "today"]),
    ("next", &["tomorrow", "next day", "the next day", "following day", "day after"]),
    // Questions of the form.
    ("choice", &["dropdown", "drop down", "select", "radio", "list", "options"]),
    ("several", &["checkbox", "checkboxes", "multiple choice", "tick boxes", "multiselect", "choices"]),
    ("long text", &["longtext", "textarea", "paragraph", "free text", "essay"]),
    ("text", &["short text", "string", "line", "one line"]),
];

/// The known word that people mean by `typed`, of those that can be chosen.
pub(super) fn meant<'c>(typed: &str, mut candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let typed = plain(typed);
    candidates.find(|known| SYNONYMS.iter().any(|(word, called)| word == known && called.contains(&typed.as_str())))
}

/// In small letters, with a blank for each stroke and nothing that nobody sees.
fn plain(typed: &str) -> String {
    let strokes = typed.to_lowercase().replace(['_', '-', '‑', '–', '’', '\''], " ");
    strokes.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{SYNONYMS, meant, plain};

    #[test]
    fn a_word_that_people_use_leads_to_the_known_one_where_it_can_be_chosen() {
        assert_eq!(meant("Web-form", ["phone", "online form"].into_iter()), Some("online form"));
        assert_eq!(meant("telephone", ["phone", "email"].into_iter()), Some("phone"));
        assert_eq!(meant("telephone", ["section", "list"].into_iter()), None);
    }

    #[test]
    fn each_is_written_as_it_is_looked_for() {
        for (word, called) in SYNONYMS {
            for other in *called {
                assert_eq!(plain(other), *other, "{word}");
            }
        }
    }
}

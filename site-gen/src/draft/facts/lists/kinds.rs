//! The kinds of ways to complain, and the words that name each.

use super::Named;

const CHANNELS: [Named; 14] = [
    (
        "online form",
        &["online", "on-line", "web site", "website", "web form", "webform", "portal", "www.", "https://", "http://"],
    ),
    ("paper form", &["complaints form", "complaint form", "official form", "paper form"]),
    (
        "phone",
        &[
            "telephone",
            "phone",
            "by calling",
            "call us",
            "call our",
            "call on",
            " call 0",
            " ring ",
            " ringing ",
            "call **0",
            "calling us",
            "calling our",
            "a ring",
            "a call",
        ],
    ),
    ("text message", &["text message", "sms", "by text", "text us", " text 0", " text the "]),
    ("email", &["email", "e-mail"]),
    ("letter", &["letter", "in writing", "by post", "write to", " post:", "writing to"]),
    (
        "in person",
        &[
            "in person",
            "word of mouth",
            "personal visit",
            "face to face",
            "face-to-face",
            "visiting",
            "visit one of",
            "visit us",
            "visit our",
            "visit any",
            "call in at",
            "calling at",
            "calling in at",
            "call into",
            "drop in",
        ],
    ),
    (
        "any member of staff",
        &[
            "member of staff",
            "any of our employees",
            "any of our staff",
            "any of our colleagues",
            "any colleague",
            "member of our team",
            "any staff",
            "anyone on the",
            "anyone in the",
            "anyone who works",
            "any of our officers",
            "any officer",
            "any committee member",
            "any member of the committee",
            "any of the committee",
        ],
    ),
    ("leaflet", &["leaflet"]),
    ("social media", &["social media", "facebook", "twitter", "instagram"]),
    ("fax", &["fax"]),
    (
        "someone acting for you",
        &["on behalf", "on your behalf", "acting for you", "acting for them", "representative", "advocate"],
    ),
    ("tenant panel, councillor or MP", &["tenant panel"]),
    ("advice body", &["citizens advice", "advice worker", "advice agency"]),
];
/// The channels that one sentence may name: the form of a website is none on paper, and "call in" no telephone.
pub(super) fn of_sentence(words: &str) -> Vec<Named> {
    let on_the_web = ["online", "website", "web site", "www.", "http"].iter().any(|word| words.contains(word));
    let calls_in =
        ["call in", "calling at", "calling in"].iter().any(|at| words.contains(at)) && !words.contains("phone");
    // "Live chat on our website" fills in no form.
    let chats = words.contains("chat") && !words.contains("form");
    CHANNELS
        .into_iter()
        .filter(|(value, _)| {
            let is_another = match *value {
                "paper form" => on_the_web,
                "phone" => calls_in,
                "online form" => chats,
                _ => false,
            };
            !is_another
        })
        .collect()
}

/// The channels of words that are certainly a way to complain, where shorter words than elsewhere say which.
pub(super) fn of_way(words: &str) -> Vec<Named> {
    const SHORT: [Named; 5] = [
        ("phone", &["calling", " call ", " ring ", "ringing", "telephon", "phone"]),
        ("letter", &[" post", "write to", "writing to", "letter", "drop a note", "a note through"]),
        (
            "in person",
            &[
                "knock",
                "speak to the ",
                "talk to the ",
                "speak to a ",
                "speak to your ",
                "pop in",
                "come in",
                "come to",
                "visit",
                "speaking to us at",
                "at any of our",
                "at our office",
                "of our offices",
                "at the office",
                "into our office",
            ],
        ),
        ("text message", &["text us", "texting", "text or ring", "text or call", "ring or text", "call or text"]),
        ("online form", &["form on our website", "the form at www", "the form in "]),
    ];
    let calls_in =
        ["call in", "calling at", "calling in"].iter().any(|at| words.contains(at)) && !words.contains("phone");
    // A chat or a page of a social network is no form.
    let is_a_chat = words.contains("chat");
    let sure = of_sentence(words)
        .into_iter()
        .filter(|(value, _)| !matches!(*value, "any member of staff" | "leaflet" | "advice body"));
    let all = sure.chain(SHORT).filter(|(value, _)| !(*value == "phone" && calls_in));
    all.filter(|(value, _)| !(*value == "online form" && is_a_chat)).collect()
}

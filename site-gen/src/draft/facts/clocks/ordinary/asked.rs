//! "There is a window of 20 working days in which to ask": what the reader asks
//! for, and how late it can be.

use super::super::super::{Key, starts};
use super::{Round, reads, starts_with};

/// Words for the next stage, and for whoever does not like the answer.
const AGAIN: [&str; 16] = [
    "review",
    "stage 2",
    "stage two",
    "stage 3",
    "stage three",
    "next stage",
    "escalat",
    "appeal",
    "looked at again",
    "look again",
    "take it further",
    "taken further",
    "take things further",
    "take matters further",
    "go further",
    "reconsider",
];

pub(super) fn key(round: &Round<'_, '_>) -> Option<Key> {
    let lower = round.at.sentence.lower;
    let later = round.at.named(lower).into_iter().any(|stage| stage > 1);
    let again = (later || AGAIN.iter().any(|words| lower.contains(words))) && !lower.contains("ombudsman");
    // "A window of 20 working days, counted from our response, in which to ask for the review."
    let window =
        round.is(&["window", "period", "limit", "deadline"]) && matches!(round.own.last(), Some(&("of" | "is")));
    // "The time limit for going to Stage 2 is 20 working days from the answer."
    let going = window
        && round.is(&["going", "asking", "moving", "requesting", "appealing", "escalating", "requests", "appeals"])
        && !round.is(&["we", "our"]);
    let to_ask = round.after.windows(2).any(|two| matches!(two, ["to", "ask" | "request" | "appeal" | "escalate"]));
    // "Reply to our letter within 20 working days if you would like the complaint to be reviewed."
    let first = round.own.iter().find(|word| !matches!(**word, "simply" | "please" | "just")).copied();
    let acts =
        first.is_some_and(|first| matches!(first, "reply" | "write" | "tell" | "contact" | "let" | "email" | "phone"));
    let wants = matches!(round.after.as_slice(), ["if", "you", "would" | "want" | "wish", ..]);
    // "A tenant who is unhappy with the decision may appeal within 21 days of receiving it."
    let answer = ["decision", "answer", "response", "reply", "outcome"];
    let of_it = matches!(round.start.as_slice(), ["receiving" | "getting", "it" | "this" | "that"])
        && round.has(&answer)
        && round.has(&["appeal", "ask", "request", "write", "escalat"])
        && round.is(&["may", "can", "must", "should"]);
    // "If you think that we have got it wrong, tell us within 20 working days of our Stage 1 response."
    let clause = round.own.iter().rposition(|word| *word == ",").and_then(|comma| round.own.get(comma + 1..));
    let tells = matches!(
        clause,
        Some(
            ["tell" | "contact", "us", ..]
                | ["email" | "e-mail" | "phone" | "ring", ..]
                | ["let", "us", "know", ..]
                | ["write", "to", "us", ..]
                | ["ask", "us", ..]
        )
    );
    let wrong = [
        "wrong",
        "unhappy",
        "not happy",
        "disagree",
        "not agree",
        "dissatisfied",
        "not satisfied",
        "not content",
        "mistake",
        "not sort things out",
        "not put things right",
        "not settle",
        "not resolve",
    ];
    let unhappy = tells && wrong.iter().any(|words| lower.contains(words));
    let of_answer = starts::named(&round.start, Key::Escalate, None).is_some()
        || matches!(round.start.as_slice(), ["receiving" | "getting", "it" | "this" | "that"])
        || matches!(round.start.as_slice(), ["receiving" | "getting", "the" | "our", "report" | "results"])
        || matches!(round.start.as_slice(), ["it" | "this" | "that"]) && round.has(&answer);
    // "To take things further, write to the Director within 28 days of our reply."
    let further =
        matches!(round.own.as_slice(), ["to", "take" | "go" | "appeal" | "escalate" | "move" | "request" | "have", ..])
            && matches!(
                clause,
                Some([
                    "write" | "contact" | "tell" | "ask" | "email" | "reply" | "let" | "phone" | "ring" | "inform",
                    ..
                ])
            );
    if further && of_answer && !lower.contains("ombudsman") && !lower.contains("court") {
        return Some(Key::Escalate);
    }
    // "You then have two months to decide whether to go to Stage 2."
    let has = round.is(&["have"]) && round.own.iter().take(2).any(|word| *word == "you");
    let goes = later && round.start.is_empty() && round.after.first() == Some(&"to") && round.after.contains(&"to");
    let does = round.after.iter().any(|word| matches!(*word, "go" | "move" | "take" | "ask" | "request" | "escalate"));
    if has && goes && does && !lower.contains("ombudsman") {
        return Some(Key::Escalate);
    }
    // "If you are unhappy with the answer you will then have 40 days to ask for it to be reviewed."
    let you_have = round.own.windows(4).any(|four| four[0] == "you" && four.contains(&"have"))
        || round.own.ends_with(&["you", "have"]);
    let asks_for = matches!(round.after.as_slice(), ["to" | "in" | "within", rest @ ..] if rest.iter().take(5).any(|word| {
        matches!(*word, "ask" | "request" | "appeal" | "escalate" | "apply" | "go" | "take" | "decide")
    }));
    let elsewhere = ["ombudsman", "court", "tribunal"].iter().any(|words| lower.contains(words));
    if you_have && asks_for && again && !elsewhere {
        return Some(Key::Escalate);
    }
    // "Ask the Secretary for a hearing. You have 21 days from the day you get the answer."
    let asked = round.at.before.is_some_and(|before| {
        let asks = ["ask ", "request", "appeal", "apply"].iter().any(|word| before.contains(word));
        asks && ["hearing", "panel", "committee", "director", "trustee"]
            .iter()
            .chain(&AGAIN)
            .any(|word| before.contains(word))
    });
    if matches!(round.own.as_slice(), ["you", "have"] | ["you", "then" | "will", "have"])
        && of_answer
        && asked
        && ends(&round.after)
        && !elsewhere
    {
        return Some(Key::Escalate);
    }
    // "Please write to the Clerk. You have two months after you receive her answer in which to do so."
    let to_do_so = round.after.windows(3).any(|three| matches!(three, ["to", "do", "so" | "this"]))
        || matches!(round.after.as_slice(), ["to", "do", "so" | "this", ..]);
    let writes = round.at.before.is_some_and(|before| {
        ["please write", "ask ", "you can write", "you may write", "escalat", "appeal"]
            .iter()
            .any(|words| before.contains(words))
    });
    let elsewhere = [Some(lower), round.at.before]
        .into_iter()
        .flatten()
        .any(|words| ["ombudsman", "court", "tribunal", "offer", "comment"].iter().any(|other| words.contains(other)));
    if has && to_do_so && of_answer && writes && !elsewhere {
        return Some(Key::Escalate);
    }
    if let Some(key) = complained_of(round) {
        return Some(key);
    }
    if of_answer && tells_us(round) {
        return Some(Key::Escalate);
    }
    if unhappy && of_answer && !lower.contains("ombudsman") {
        return Some(Key::Escalate);
    }
    if again && (going || window && to_ask || acts && wants || of_it) {
        return Some(Key::Escalate);
    }
    // "We can only look into things that happened within the last 12 months."
    // "… in the 12 months before you tell us."
    let before = matches!(round.own.last(), Some(&"the"))
        && matches!(round.after.as_slice(), ["before", "you", ..] | ["before", "your" | "the", "complaint", ..]);
    let past = (before || round.own.windows(2).any(|two| matches!(two, ["the", "last" | "past" | "previous"])))
        && (round.has(&["happen", "occur", "arose", "took", "notice"]) || round.says(&["came", "to", "your"]))
        && round.is(&[
            "things",
            "events",
            "matters",
            "problems",
            "issues",
            "incidents",
            "complaints",
            "what",
            "something",
            "anything",
        ]);
    let takes = round.has(&["look", "consider", "investigat", "take", "accept", "deal"]);
    // What is told of the landlord's own work opens with something else: "We dealt with 40 complaints that …".
    let told = round.has(&["dealt", "looked", "took", "accepted", "considered", "not", "report", "review", "number"]);
    let ours = round.own.first().is_some_and(|first| matches!(*first, "we" | "we'll"));
    (past && takes && !told && ours && (before || ends(&round.after))).then_some(Key::TimeToComplain)
}

/// Whether nothing stands behind the time.
fn ends(after: &[&str]) -> bool {
    after.iter().all(|word| matches!(*word, "." | ")"))
}

/// "It must reach us no later than six months after the thing you are complaining about."
fn complained_of(round: &Round<'_, '_>) -> Option<Key> {
    let of_the_problem = starts::named(&round.start, Key::TimeToComplain, None) == Some("the problem");
    let complained = starts_with(&round.start, &["complain"]);
    let ours =
        round.is(&["we", "our", "ombudsman"]) || round.has(&["acknowledg", "respon", "repl", "answer", "investigat"]);
    (of_the_problem && complained && !ours).then_some(Key::TimeToComplain)
}

/// "You can ask for a review. Just let us know within 30 days of our answer": what the reader does is said there, what
/// for in the sentence before.
fn tells_us(round: &Round<'_, '_>) -> bool {
    const ELSEWHERE: [&str; 14] = [
        "ombudsman",
        "court",
        "tribunal",
        "comment",
        "draft",
        "evidence",
        "offer",
        "compens",
        "wrong",
        "repair",
        "copy",
        "file",
        "refund",
        "visit",
    ];
    let lower = round.at.sentence.lower;
    let before = round.at.before.unwrap_or_default();
    // "You can ask for a formal investigation": what is asked for has to do with the complaint.
    let asks = ["you can ask", "you may ask", "can request", "may request"].iter().any(|words| before.contains(words))
        && ["investigation", "complaint", "closer look", "hearing"].iter().any(|words| before.contains(words));
    // "Not happy with the answer? Write to the Clerk within a month of getting it."
    let unhappy = ["not happy", "unhappy", "not satisfied", "dissatisfied", "disagree", "not agree", "not content"];
    let of_our_answer = ["answer", "response", "reply", "decision"].iter().any(|word| before.contains(word))
        && unhappy.iter().any(|words| before.contains(words));
    let again =
        of_our_answer || asks || [lower, before].iter().any(|words| AGAIN.iter().any(|again| words.contains(again)));
    let elsewhere = [lower, before].iter().any(|words| ELSEWHERE.iter().any(|word| words.contains(word)));
    let does = |word: &str| {
        matches!(
            word,
            "let"
                | "tell"
                | "write"
                | "contact"
                | "ask"
                | "email"
                | "phone"
                | "ring"
                | "do"
                | "request"
                | "appeal"
                | "inform"
                | "send"
        )
    };
    let opens =
        round.own.iter().find(|word| !matches!(**word, "simply" | "please" | "just" | "then" | "you'll" | "so"));
    let must = round.own.windows(2).any(|two| matches!(two[0], "must" | "should" | "to") && does(two[1]))
        && round.own.first().is_some_and(|first| reads(first) || matches!(*first, "you'll" | "a" | "the"));
    again && !elsewhere && (opens.is_some_and(|first| does(first)) || must)
}

/// "…, counted from our Stage 1 response": the start that stands behind a sign.
pub(super) fn counted_from(round: &Round<'_, '_>) -> Option<&'static str> {
    let counted =
        round.after.iter().position(|word| matches!(*word, "counted" | "counting" | "running" | "starting"))?;
    let words = round.after.get(counted + 1..)?;
    let from = words.strip_prefix(&["from"])?;
    let words: Vec<&str> = from.iter().copied().take_while(|word| !matches!(*word, "," | "." | "to" | "in")).collect();
    starts_with(&words, &["respon", "answer", "repl", "decision", "letter"])
        .then(|| starts::named(&words, Key::Escalate, None))?
}

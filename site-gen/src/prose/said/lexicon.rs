//! The words that tell what a time is for.
//!
//! One line is one way to say it: words after `|` are as good, `*` stands for
//! any ending, and `..` for up to five words between. A line that only may mean
//! it is not sure, and nobody is told of a mistake on its account.

use complaints::days::clock::Step;

use super::act::Act;

/// One way to say what is done.
pub(super) struct Phrase {
    /// None where only the section that is cited can tell.
    pub(super) act: Option<Act>,
    pub(super) is_sure: bool,
    /// The words, one after another.
    pub(super) words: &'static [&'static str],
}

const fn sure(act: Act, words: &'static [&'static str]) -> Phrase {
    Phrase { act: Some(act), is_sure: true, words }
}

const fn unsure(act: Act, words: &'static [&'static str]) -> Phrase {
    Phrase { act: Some(act), is_sure: false, words }
}

const fn open(words: &'static [&'static str]) -> Phrase {
    Phrase { act: None, is_sure: false, words }
}

const fn step(step: Step, words: &'static [&'static str]) -> Phrase {
    sure(Act::Step(step), words)
}

const ACKNOWLEDGE: Act = Act::Step(Step::Acknowledge);
const RESPOND: Act = Act::Step(Step::Respond);
const ESCALATE: Act = Act::Step(Step::Escalate);
const WRITE_BACK: Act = Act::Step(Step::WriteBack);

/// Every way to say it that is known.
pub(super) const PHRASES: &[Phrase] = &[
    // That it has come.
    sure(ACKNOWLEDGE, &["acknowledg*"]),
    sure(ACKNOWLEDGE, &["confirm*", "..", "receipt|received|receiving"]),
    sure(ACKNOWLEDGE, &["confirm*", "..", "we", "have|got|'ve"]),
    sure(ACKNOWLEDGE, &["confirm", "your|the|a|any|every", "complaint|request"]),
    sure(
        ACKNOWLEDGE,
        &[
            "tell|tells|say|says|write|let|writes|writing",
            "..",
            "we|it",
            "have|has|received|got",
            "your|the|it|received|got|a",
        ],
    ),
    sure(ACKNOWLEDGE, &["complaint|request|letter", "has|have", "come|arrived|reached"]),
    sure(ACKNOWLEDGE, &["complaint|request|letter", "has|have", "been", "received"]),
    unsure(ACKNOWLEDGE, &["log|logs|logged|record|recorded|register|registered|define|defined"]),
    // The answer.
    sure(RESPOND, &["respond|responds|responded|responding"]),
    sure(RESPOND, &["response*"]),
    sure(RESPOND, &["reply|replies|replied|replying"]),
    sure(RESPOND, &["answer|answers|answered|answering"]),
    sure(
        RESPOND,
        &[
            "tell|tells|inform*|notify|notifies|give|gives|send|sends|let|hear|receive|get|issue|issues|provide|write",
            "..",
            "decision|outcome|conclusion*|findings|result|decided|found",
        ],
    ),
    sure(RESPOND, &["decision|outcome|final", "letter|viewpoint"]),
    sure(RESPOND, &["resolve*|resolving", "..", "complaint*|it|matter*"]),
    unsure(RESPOND, &["resol*|settle*|conclude*|complete*|decide*|decision*"]),
    unsure(RESPOND, &["investigat*"]),
    unsure(RESPOND, &["deal*", "with"]),
    unsure(RESPOND, &["put|putting", "..", "right"]),
    unsure(RESPOND, &["review*|look*|reconsider*|consider*"]),
    // More time.
    step(Step::Hold, &["holding", "reply|letter|response"]),
    sure(Act::Extend, &["extend|extends|extended|extending|extension*"]),
    sure(Act::Extend, &["new|revised", "date|deadline|target|response|timescale"]),
    unsure(Act::Extend, &["longer|delay*"]),
    unsure(Act::Extend, &["more|additional|extra|further", "time"]),
    // What people ask for.
    sure(ESCALATE, &["escalate|escalated|escalating"]),
    sure(
        ESCALATE,
        &[
            "ask|asking|request|requesting",
            "..",
            "stage|review|reviewed|escalation|appeal|panel|reconsidered|reconsider",
        ],
    ),
    sure(ESCALATE, &["ask|asking", "us|for", "..", "again|further|look"]),
    sure(ESCALATE, &["ask", "us"]),
    sure(ESCALATE, &["appeal|appeals|appealed"]),
    sure(ESCALATE, &["take", "it|this|your|the", "..", "further"]),
    sure(ESCALATE, &["go|move|moved|take|taken|progress|progressed", "..", "to", "..", "stage"]),
    sure(ESCALATE, &["go", "on|further"]),
    sure(ESCALATE, &["request|requests", "..", "must|should|need*", "..", "made|received|submitted|sent"]),
    sure(
        ESCALATE,
        &["tell|let|contact|write", "..", "not|still|un*|dis*", "happy|satisfied|unhappy|agree*|dissatisfied"],
    ),
    sure(ESCALATE, &["come", "back", "..", "not", "happy|satisfied"]),
    unsure(ESCALATE, &["come", "back"]),
    unsure(ESCALATE, &["ask", "for|within"]),
    // The acknowledgement of that request is no request.
    sure(ACKNOWLEDGE, &["acknowledg*", "..", "request|escalation|appeal"]),
    // When people must have complained.
    step(Step::Complain, &["complain"]),
    step(Step::Complain, &["make|makes|raise|raised|submit|bring|report", "..", "complaint"]),
    step(
        Step::Complain,
        &["complaint|complaints", "must|should|need*|can|may|are|is", "..", "made|received|raised|submitted|brought"],
    ),
    unsure(Act::Step(Step::Complain), &["tell", "us"]),
    step(Step::Complain, &["problem*|matter*|issue*|thing*|event*|incident*|happened|complaint*", "..", "old|ago"]),
    step(Step::Complain, &["problem*|matter*|issue*|thing*|event*|incident*|complaint*", "..", "older", "than"]),
    step(Step::Complain, &["happened|occurred|arose", "in|within", "the", "last|past|previous"]),
    unsure(Act::Step(Step::Complain), &["happened|older|old|ago"]),
    // The rest.
    step(
        Step::Contact,
        &["call|calls|phone|phones|ring|rings|telephone|contact|contacts|visit|visits", "you|them|him|her"],
    ),
    step(
        Step::Contact,
        &["call|calls|phone|contact|contacts|visit|visits", "the", "complainant|customer|resident|tenant"],
    ),
    step(Step::Contact, &["speak|speaks|talk|talks", "with|to", "you"]),
    step(Step::Contact, &["call|calls|phone|phones", "or", "write|writes", "to", "you"]),
    step(Step::Contact, &["be|get|gets", "in", "touch|contact"]),
    step(Step::Hearing, &["hearing|hear|hears|heard"]),
    step(Step::Hearing, &["panel|committee|trustees|members", "..", "meet|meets|sit|sits|convene*"]),
    step(Step::Hearing, &["meeting", "..", "held|arranged|take|takes"]),
    step(Step::Report, &["report"]),
    step(Step::Draft, &["draft"]),
    step(Step::Reopen, &["reopen*"]),
    step(Step::Reopen, &["re", "-", "open*"]),
    step(Step::Reopen, &["open|opened", "..", "again"]),
    step(Step::AcceptOffer, &["offer", "..", "open|stands|lapse*|expire*|accept*|valid"]),
    step(Step::AcceptOffer, &["accept", "..", "offer"]),
    step(Step::Comment, &["comment|comments"]),
    sure(WRITE_BACK, &["hear|heard", "..", "from", "you"]),
    sure(WRITE_BACK, &["write", "back"]),
    sure(WRITE_BACK, &["you", "have", "to", "reply|respond|answer"]),
    sure(WRITE_BACK, &["you", "reply|respond|answer"]),
    sure(WRITE_BACK, &["you", "do|don't|must|should|can|may|need", "..", "reply|respond|answer"]),
    sure(WRITE_BACK, &["close", "..", "complaint|case|it"]),
    step(
        Step::Ombudsman,
        &[
            "go|take|refer|referred|contact|approach|complain|escalate|bring|ask|apply",
            "..",
            "ombudsman*|spso|psow|nipso",
        ],
    ),
    step(Step::Ombudsman, &["ombudsman|spso|psow|nipso", "within"]),
    step(Step::Ombudsman, &["ombudsman|spso|psow|nipso", "..", "has|have", "passed|gone"]),
    step(Step::Ombudsman, &["wait|waited", "..", "ombudsman|spso|psow|nipso"]),
    sure(
        Act::Keep,
        &[
            "keep|keeps|kept|retain|retained|retains|store|stored",
            "..",
            "record*|file*|complaint*|case*|paper*|details|information|data",
        ],
    ),
    sure(
        Act::Keep,
        &[
            "delete|deletes|shred|shreds|destroy|destroys|erase|erases|wipe|wipes|purge|purges",
            "..",
            "record|records|file|files|complaint|complaints|case|cases|papers",
        ],
    ),
    sure(
        Act::Keep,
        &[
            "record*|file*|complaint*|paper*|details|information|data",
            "..",
            "kept|retained|stored|held|destroyed|deleted|shredded",
        ],
    ),
    unsure(Act::Keep, &["keep|keeps|kept|delete|deletes|shred|shreds|destroy|destroys", "it|them|these"]),
    // What only the section behind it can tell.
    open(&["write|writes|act|acts|come|comes|need|needs|pass|passes|meet|meets"]),
    open(&["you|it|they|he|she", "have|has"]),
    open(&["it|that", "is"]),
    open(&["never|not|no", "more|later|longer", "than"]),
    open(&["at", "most"]),
    open(&["never", "after"]),
];

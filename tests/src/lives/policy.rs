//! A policy as a value of its own: the text of a file that `site-gen check`
//! takes, and JSON for the oracle. What its values are is `draw_policy`'s.

use std::fmt::Write as _;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::clock::{self, Clock};
use super::limit::{Limit, Within};

/// One stage.
#[derive(Debug, Clone, Default)]
pub(super) struct Stage {
    pub(super) acknowledge: Vec<Clock>,
    pub(super) contact: Vec<Clock>,
    pub(super) hearing: Vec<Clock>,
    pub(super) report: Vec<Clock>,
    pub(super) draft: Vec<Clock>,
    /// Empty is `not stated`.
    pub(super) respond: Vec<Clock>,
    pub(super) send: Vec<Clock>,
    pub(super) new_target: Vec<Clock>,
    pub(super) extend: Option<Limit>,
    pub(super) pause: bool,
    pub(super) escalate: Option<Limit>,
    pub(super) late_request: bool,
    pub(super) reopen: Option<Limit>,
    pub(super) offer: Option<Limit>,
    pub(super) comment: Option<Limit>,
    pub(super) write_back: Option<Limit>,
}

/// What of a policy bears on time.
#[derive(Debug, Clone)]
pub struct Policy {
    pub(super) nation: &'static str,
    pub(super) scheme: &'static str,
    pub(super) day_one: Option<&'static str>,
    pub(super) cut_off: Option<&'static str>,
    pub(super) closed: Vec<(NaiveDate, NaiveDate)>,
    /// The days that it gives the post: how many, and of which kind.
    pub(super) post: Option<(u16, &'static str)>,
    /// The ids of circumstances of its own.
    pub(super) own: Vec<&'static str>,
    pub(super) time_to_complain: Vec<Limit>,
    pub(super) stages: Vec<Stage>,
    pub(super) bodies: Vec<&'static str>,
}

impl Stage {
    /// The stage in the list of `stages:`.
    fn text(&self, number: usize) -> String {
        let indent = "    ";
        let mut text = format!("  - name: Stage {number}\n");
        text += &clock::key("acknowledge", &self.acknowledge, indent);
        text += &clock::key("contact", &self.contact, indent);
        text += &clock::key("hearing", &self.hearing, indent);
        text += &clock::key("report", &self.report, indent);
        text += &clock::key("draft", &self.draft, indent);
        if self.respond.is_empty() {
            text += "    respond: not stated\n";
        }
        text += &clock::key("respond", &self.respond, indent);
        if !self.send.is_empty() || !self.new_target.is_empty() {
            text += "    hold:\n      because: it is complex\n";
            text += &clock::key("send", &self.send, "      ");
            text += &clock::key("new_target", &self.new_target, "      ");
        }
        text += &line("extend", self.extend.as_ref());
        text += if self.pause { "    pause: we wait for you to let us in\n" } else { "" };
        text += &line("escalate", self.escalate.as_ref());
        text += if self.late_request { "    late_request: new complaint\n" } else { "" };
        text += &line("reopen", self.reopen.as_ref());
        text += &line("offer", self.offer.as_ref());
        text += &line("comment", self.comment.as_ref());
        text += &line("write_back", self.write_back.as_ref());
        text
    }

    fn json(&self) -> Value {
        let limit = |limit: &Option<Limit>| limit.as_ref().map(Limit::json);
        json!({
            "acknowledge": clock::json(&self.acknowledge), "contact": clock::json(&self.contact),
            "hearing": clock::json(&self.hearing), "report": clock::json(&self.report),
            "draft": clock::json(&self.draft), "respond": clock::json(&self.respond),
            "hold": { "send": clock::json(&self.send), "new_target": clock::json(&self.new_target) },
            "extend": limit(&self.extend), "pause": self.pause, "escalate": limit(&self.escalate),
            "late_request": self.late_request, "reopen": limit(&self.reopen), "offer": limit(&self.offer),
            "comment": limit(&self.comment), "write_back": limit(&self.write_back),
        })
    }

    /// Every limit in it.
    fn limits(&self) -> impl Iterator<Item = &Limit> {
        let steps = [&self.acknowledge, &self.contact, &self.hearing, &self.report, &self.draft, &self.respond];
        let holds = [&self.send, &self.new_target];
        let clocks = steps.into_iter().chain(holds).flatten().map(|clock| &clock.limit);
        let single = [&self.extend, &self.escalate, &self.reopen, &self.offer, &self.comment, &self.write_back];
        clocks.chain(single.into_iter().flatten())
    }

    /// The events that do its steps, where lives do not record them anyway.
    fn done_by(&self) -> impl Iterator<Item = &'static str> {
        let steps = [
            (!self.contact.is_empty(), "contacted"),
            (!self.report.is_empty(), "report-sent"),
            (!self.draft.is_empty(), "draft-sent"),
            (self.comment.is_some() || self.write_back.is_some(), "heard-back"),
        ];
        steps.into_iter().filter_map(|(there, kind)| there.then_some(kind))
    }
}

fn line(key: &str, limit: Option<&Limit>) -> String {
    limit.map(|limit| format!("    {key}: {}\n", limit.text(None))).unwrap_or_default()
}

impl Policy {
    /// The front matter.
    #[must_use]
    pub fn facts(&self) -> String {
        let mut text = format!("landlord: Example Homes\nnation: {}\nscheme: {}\n", self.nation, self.scheme);
        match self.time_to_complain.as_slice() {
            [] => {}
            [one] => _ = writeln!(text, "time_to_complain: {}", one.text(None)),
            many => {
                text += "time_to_complain:\n";
                many.iter().for_each(|limit| _ = writeln!(text, "  - {}", limit.text(None)));
            }
        }
        self.day_one.iter().for_each(|day_one| _ = writeln!(text, "day_one: {day_one} (6.9)"));
        self.cut_off.iter().for_each(|cut_off| _ = writeln!(text, "cut_off: \"{cut_off} (6.9)\""));
        if let Some((count, unit)) = self.post {
            let unit = if count == 1 { unit.trim_end_matches('s') } else { unit };
            _ = writeln!(text, "post: {count} {unit} (3.1)");
        }
        text += if self.closed.is_empty() { "" } else { "closed:\n" };
        for (first, last) in &self.closed {
            _ = writeln!(text, "  - {{ from: {first}, to: {last}, why: our offices are closed }}");
        }
        text += if self.own.is_empty() { "" } else { "circumstances:\n" };
        self.own.iter().for_each(|id| _ = writeln!(text, "  {id}: there is something with {id}"));
        text += if self.stages.is_empty() { "stages: []\n" } else { "stages:\n" };
        (1..).zip(&self.stages).for_each(|(number, stage)| text += &stage.text(number));
        if !self.bodies.is_empty() {
            _ = writeln!(text, "ombudsman: [{}]", self.bodies.join(", "));
        }
        text
    }

    /// The whole file, with some words of the policy.
    #[must_use]
    pub fn text(&self) -> String {
        format!("---\n{}---\n## What a complaint is\n\nTell us when we got something wrong.\n", self.facts())
    }

    /// The events that its clocks wait for, where lives do not record them anyway.
    pub(super) fn waits_for(&self) -> Vec<&'static str> {
        let limits = self.stages.iter().flat_map(Stage::limits).chain(&self.time_to_complain);
        let starts = limits.flat_map(Limit::starts).filter_map(|from| from.event());
        let mut all: Vec<&'static str> = starts.chain(self.stages.iter().flat_map(Stage::done_by)).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The policy as the oracle reads it.
    pub(super) fn json(&self) -> Value {
        json!({
            "nation": self.nation, "day_one": self.day_one, "cut_off": self.cut_off,
            "post": self.post.map(|(count, unit)| Within::Of(count, unit).json()),
            "closed": self.closed.iter().map(|(first, last)| [first.to_string(), last.to_string()]).collect::<Vec<_>>(),
            "time_to_complain": self.time_to_complain.iter().map(Limit::json).collect::<Vec<_>>(),
            "stages": self.stages.iter().map(Stage::json).collect::<Vec<_>>(),
        })
    }
}

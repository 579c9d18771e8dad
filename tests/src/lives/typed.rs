//! The law and the bodies outside, as the product read them from `content/`,
//! for the oracle: typed values told as JSON, and nothing counted.

use complaints::days::clock::{Anchor, Fact, Limit};
use complaints::days::period::Period;
use complaints::policy::law::{Law, LawStage};
use serde_json::{Value, json};

fn period(within: Period) -> Value {
    match within {
        Period::SameDay => json!({ "same": "day" }),
        Period::SameWorkingDay => json!({ "same": "working day" }),
        Period::Of { count, unit } => json!({ "count": count.get(), "unit": unit.name() }),
    }
}

fn from(anchor: Anchor) -> Value {
    json!({ "start": anchor.start.name(), "stage": anchor.stage })
}

/// A limit that is stated; none where it is not.
pub(super) fn limit(fact: &Fact<Limit>) -> Option<Value> {
    let limit = &fact.applied()?.value;
    let windows = |all: &[(Period, Anchor)]| -> Vec<Value> {
        all.iter().map(|(within, anchor)| json!({ "within": period(*within), "from": from(*anchor) })).collect()
    };
    Some(json!({
        "within": period(limit.within), "from": from(limit.from), "firmness": limit.firmness.name(),
        "unless": limit.unless.is_some(), "in_total": limit.in_total, "agreed": limit.agreed,
        "ends": limit.ends.map(|ends| ends.name()), "by": limit.by.map(|by| by.format("%H:%M").to_string()),
        "or_later": windows(&limit.or_later), "or_sooner": windows(&limit.or_sooner),
    }))
}

/// A law: how soon to complain, and the longest times of its stages.
pub(super) fn law(law: &Law) -> Value {
    let stage = |stage: &LawStage| {
        json!({
            "acknowledge": limit(&stage.acknowledge), "respond": limit(&stage.respond),
            "extend": limit(&stage.extend), "escalate": limit(&stage.escalate),
        })
    };
    json!({
        "time_to_complain": law.time_to_complain.iter().filter_map(limit).collect::<Vec<_>>(),
        "stages": law.stages.iter().map(stage).collect::<Vec<_>>(),
    })
}

//! Times of day as people write them: `17:00`, `5pm`, `noon`.

use chrono::NaiveTime;

use crate::words::problem::{Place, Problems};
use crate::words::rules;

/// Reads a time of day such as `17:00`.
pub fn time_of_day(typed: &str, at: Place, problems: &mut Problems<'_>) -> Option<NaiveTime> {
    let spoken = typed.to_lowercase().replace(' ', "").replace('.', ":");
    let hours = ["am", "pm"].iter().find_map(|half| spoken.strip_suffix(half).map(|clock| (clock, *half)));
    let twelve = hours
        .map(|(clock, half)| if clock.contains(':') { format!("{clock}{half}") } else { format!("{clock}:00{half}") });
    let time = match (&twelve, spoken.as_str()) {
        (Some(clock), _) => NaiveTime::parse_from_str(clock, "%I:%M%p").ok(),
        (None, "noon" | "midday") => NaiveTime::from_hms_opt(12, 0, 0),
        (None, clock) => NaiveTime::parse_from_str(clock, "%H:%M").ok(),
    };
    if time.is_none() {
        problems.error(
            &rules::UNREADABLE_TIME,
            at,
            format!("\"{typed}\" is not a time of day"),
            match meant(&spoken) {
                Some(clock) => format!("`\"{clock}\"`, with its quotes"),
                None => "hours and minutes in quotes, such as `\"17:00\"`".to_owned(),
            },
        );
    }
    time
}

/// The time on the clock that is most likely meant by `5 o'clock` or `5 p.m.`: offices close in the afternoon.
fn meant(spoken: &str) -> Option<String> {
    let figures: String = spoken.chars().take_while(char::is_ascii_digit).collect();
    let hour = figures.parse::<u32>().ok().filter(|hour| *hour < 24)?;
    let morning = spoken.contains("a:m") || spoken.contains("am");
    let afternoon = (1..=7).contains(&hour) && !morning || spoken.contains("p:m") && hour < 12;
    Some(format!("{:02}:00", if afternoon { hour + 12 } else { hour }))
}

//! Equal words that came by two ways on different days: each receipt names every
//! date that it named, and says of none that a holiday has moved it.

use chrono::{DateTime, TimeDelta, Utc};
use tests::christmas_eve;

use super::shown_in_an_outage::{Town, path};

const STORY: (&str, &str) = ("what_happened", "The heating has been off since March.");
const TOKEN: (&str, &str) = ("token", "00112233445566778899aabbccddeeff");

#[tokio::test]
async fn days_later_every_date_that_was_shown_is_named_and_no_holiday_is_blamed() {
    fn a_week_later() -> DateTime<Utc> {
        christmas_eve() + TimeDelta::days(7)
    }
    fn three_days_later() -> DateTime<Utc> {
        christmas_eve() + TimeDelta::days(3)
    }
    fn forty_days_later() -> DateTime<Utc> {
        christmas_eve() + TimeDelta::days(40)
    }
    let landlords = ["impact-housing", "imani", "management-co-op", "inspiring-housing", "incommunities"];
    for later in [three_days_later, a_week_later, forty_days_later] {
        for (landlord, outage_first) in landlords.into_iter().flat_map(|one| [(one, true), (one, false)]) {
            let town = Town::new().await;
            let (one, two) = if outage_first {
                (town.down(christmas_eve).await, town.blind(later).await)
            } else {
                (town.blind(christmas_eve).await, town.down(later).await)
            };
            let first = one.send_json(landlord, &[STORY, TOKEN]).await.json();
            let second = two.send_json(landlord, &[STORY, TOKEN]).await.json();
            let shown = two.open(path(&second)).await.dates();
            let up = town.up(later).await;
            assert_eq!(up.drain().await["left"], 0);
            let page = up.open(path(&second)).await;
            for page in [&page, &up.open(path(&first)).await] {
                page.does_not_say("The list of bank holidays has changed");
            }
            let gone: Vec<String> = shown.difference(&page.dates()).cloned().collect();
            assert!(gone.is_empty(), "{landlord}, {outage_first}: {gone:?} was shown: {}", page.words());
        }
    }
}

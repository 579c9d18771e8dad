//! What people do when their complaint is answered or closed, at another time,
//! or while a store is away: restored tabs, old pages, a second look.

use complaints::case::events::EventKind;

use super::acts::{soon, wait};
use super::doors::{Clock, Sight};
use super::journal::{Asked, Safe};
use super::{PATIENCE, Person, token};
use crate::encode;

impl<'a> Person<'a> {
    /// An officer records something of what was sent; whether it is home by then.
    async fn is_recorded(&self, safe: &Safe, kind: EventKind) -> bool {
        let recorded = self.around.officers.record(&safe.reference, kind, self.door.clock()).await;
        self.note(|journal| recorded.iter().for_each(|reference| journal.moves(reference, true, true)));
        recorded.is_some()
    }

    /// One of the acts of people to whom somebody answers.
    pub(super) async fn after_an_answer(&self, act: u8, text: &str, chance: &mut fastrand::Rng) {
        let more = format!("{text} And the window.");
        let kind = if chance.bool() { EventKind::Responded } else { EventKind::Closed };
        let Some(first) = self.send(text).await else { return };
        match act {
            // A restored tab sends the same again, and some once more.
            0 => {
                self.is_recorded(&first, kind).await;
                for _ in 0..chance.u8(1..3) {
                    self.send(text).await;
                }
            }
            // The answer comes just while it is sent again.
            1 => {
                let (_, _) = tokio::join!(self.is_recorded(&first, kind), self.send(text));
                self.send(text).await;
            }
            // More words for a complaint that is over: by the box, an old page, or the form itself.
            2 => {
                self.is_recorded(&first, kind).await;
                match chance.u8(0..3) {
                    0 => self.send(&more).await,
                    1 => self.add(&more, &first.receipt, Some(&token(chance))).await,
                    _ => self.add(&more, &first.receipt, None).await,
                };
            }
            // Somebody asks to look again, and presses twice, or hangs up before.
            _ => {
                if !self.is_recorded(&first, kind).await {
                    return;
                }
                let look = if chance.bool() { format!("{text} Please look again.") } else { String::new() };
                let token = token(chance);
                if chance.u8(0..4) == 0 {
                    let form = self.look(&look, &first, &token);
                    self.note(|journal| journal.moves(&first.reference, false, false));
                    self.hang_up(&look, form, soon(chance)).await;
                }
                self.look_again(&look, &first, &token).await;
                if chance.bool() {
                    self.look_again(&look, &first, &token).await;
                }
                if self.reads {
                    self.open(&first).await;
                }
            }
        }
    }

    /// Path and body of the page that asks to look again.
    fn look(&self, text: &str, safe: &Safe, token: &str) -> (String, String) {
        if !text.is_empty() {
            self.note(|journal| journal.sends_by_box(text, token));
        }
        (format!("{}/again", safe.receipt), encode(&[("what_happened", text), ("token", token)]))
    }

    /// Asks to look again until the page says what became of it.
    async fn look_again(&self, text: &str, safe: &Safe, token: &str) {
        let (path, body) = self.look(text, safe, token);
        for _ in 0..PATIENCE {
            self.note(|journal| journal.sends(text));
            let answer = self.door.ask("POST", &path, "text/html", &body).await;
            self.note(|journal| journal.moves(&safe.reference, false, true));
            let Ok(answer) = answer else {
                self.note(|journal| journal.cut_off += 1);
                continue;
            };
            let said = answer.location.split_once('?').map(|(_, said)| said);
            match (answer.status, said) {
                (303, Some(said @ ("asked=yes" | "asked=late"))) => {
                    return self.note(|journal| {
                        let (reference, at) = (safe.reference.clone(), journal.tick());
                        let started = said == "asked=yes";
                        journal.asked.push(Asked { reference, text: text.to_owned(), started, at });
                        journal.acknowledged += 1;
                    });
                }
                // There is no stage after this one: the words are safe all the same.
                (303, Some("added=yes")) => return self.note(|journal| journal.safe(text, safe)),
                (303, None) if text.is_empty() => return,
                (503, _) => self.refused().await,
                (status, said) => {
                    return self.note(|journal| journal.turned_away.push(format!("{path}: {status} {said:?}")));
                }
            }
        }
    }

    fn by(&self, clock: Clock, sight: Sight) -> Self {
        match &self.around.doors {
            Some(doors) => Self { reads: true, ..self.at(doors.at(clock, sight)) },
            None => self.clone(),
        }
    }

    /// One of the acts of people who send at another time, or by a way that sees less.
    pub(super) async fn at_another_time(&self, act: u8, text: &str, chance: &mut fastrand::Rng) {
        let more = format!("{text} And the window.");
        let then = if chance.bool() { Clock::Now } else { Clock::NextDay };
        let up = if chance.bool() { Sight::Up } else { Sight::Blind };
        let (down, up) = if chance.bool() {
            (self.by(Clock::Now, Sight::Down), self.by(then, up))
        } else {
            (self.by(then, Sight::Down), self.by(Clock::Now, up))
        };
        let down_first = down.door.clock() == Clock::Now && (then == Clock::NextDay || chance.bool());
        let (one, two) = if down_first { (down, up) } else { (up, down) };
        match act {
            // The same once more, when the table is back or when it has gone; by some as another act.
            0 => {
                one.send(text).await;
                if chance.bool() {
                    wait(chance).await;
                }
                let other = chance.u8(0..3) == 0 && self.email.is_some();
                let two = if other { two.with_token(token(chance)) } else { two };
                two.send(text).await;
                if chance.bool() {
                    wait(chance).await;
                    two.send(text).await;
                }
            }
            // Other words.
            1 => {
                one.send(text).await;
                if chance.bool() {
                    wait(chance).await;
                }
                two.send(&more).await;
                if chance.bool() {
                    two.send(&more).await;
                }
            }
            // More words at the receipt, by an old page or a new one, wherever it is by then.
            2 => {
                if let Some(first) = one.send(text).await {
                    // Whoever cannot see what waits cannot open its receipt.
                    let two = self.by(two.door.clock(), Sight::Up);
                    let token = chance.bool().then(|| token(chance));
                    two.add(&more, &first.receipt, token.as_deref()).await;
                    one.add(&more, &first.receipt, token.as_deref()).await;
                }
            }
            // A tab that is restored after a long time, by some after an answer.
            3 => {
                let Some(first) = self.send(text).await else { return };
                // No outage takes that long.
                if !self.around.officers.is_home(&first.reference_in_path()).await {
                    return;
                }
                let over = chance.bool() && self.is_recorded(&first, EventKind::Responded).await;
                let late = self.by(Clock::Late, Sight::Up);
                if let (Some(again), false) = (late.send(text).await, over) {
                    self.note(|journal| journal.same(text, &first, &again));
                }
                if chance.bool() {
                    late.send(&more).await;
                }
            }
            // Somebody asks to look again, so late that officers decide; or adds to what is long over.
            _ => {
                let Some(first) = self.send(text).await else { return };
                if !self.is_recorded(&first, EventKind::Responded).await {
                    return;
                }
                let late = self.by(Clock::Late, Sight::Up);
                if chance.bool() {
                    late.look_again(&format!("{text} Please look again."), &first, &token(chance)).await;
                } else {
                    late.add(&more, &first.receipt, None).await;
                }
            }
        }
    }
}

//! What people do while their complaint is new: send it twice, think of more,
//! come back to the page, hang up, write too much.

use std::time::Duration;

use super::{Person, token};
use crate::encode;

/// More than the table takes in one item, and less than the form reads.
const TOO_LARGE: usize = 300 * 1024;

impl Person<'_> {
    /// One of the acts of people who send now.
    pub(super) async fn now(&self, act: u8, text: &str, chance: &mut fastrand::Rng) {
        let more = format!("{text} And the window.");
        match act {
            // Somebody presses the button twice.
            0 => {
                let (a, b) = tokio::join!(self.send(text), self.send(text));
                if let (Some(a), Some(b)) = (a, b) {
                    self.note(|journal| journal.same(text, &a, &b));
                }
            }
            // Somebody thinks of more.
            1 => {
                if self.send(text).await.is_some() {
                    self.send(&more).await;
                }
            }
            // Somebody who can be known again fills in the form once more.
            2 if self.email.is_some() => {
                if self.send(text).await.is_some() {
                    self.with_token(token(chance)).send(text).await;
                }
            }
            // Somebody comes back to the page and sends it again; what is shown has to be what was shown first.
            3 => {
                if let Some(first) = self.send(text).await {
                    wait(chance).await;
                    if let Some(again) = self.send(text).await {
                        self.note(|journal| journal.same(text, &first, &again));
                    }
                }
            }
            // Somebody adds words at the receipt, and once more the same; on an old page, or with the token of its box.
            4 | 5 => {
                if let Some(first) = self.send(text).await {
                    wait(chance).await;
                    let token = chance.bool().then(|| token(chance));
                    self.add(&more, &first.receipt, token.as_deref()).await;
                    if chance.bool() {
                        self.add(&more, &first.receipt, token.as_deref()).await;
                    }
                }
            }
            // Somebody hangs up, and some of them come back.
            6 => {
                self.hang_up(text, self.form(text), soon(chance)).await;
                if chance.bool() {
                    self.send(text).await;
                }
            }
            // Somebody adds words and hangs up.
            7 => {
                if let Some(first) = self.send(text).await {
                    let token = chance.bool().then(|| token(chance));
                    let add = self.addition(&more, &first.receipt, token.as_deref());
                    self.hang_up(&more, add, soon(chance)).await;
                }
            }
            // Somebody writes more than any store takes, and then less of it.
            8 if chance.u8(0..4) == 0 => {
                let long = format!("{text} {}", "a".repeat(TOO_LARGE));
                let (path, body) = self.form(text);
                let body = format!("{body}&{}", encode(&[("what_happened", &long)]));
                self.until_safe(&format!("{text}\n{long}"), (path, body)).await;
                self.send(text).await;
            }
            _ => {
                self.send(text).await;
            }
        }
    }
}

/// A while in which a drain may come by.
pub(super) async fn wait(chance: &mut fastrand::Rng) {
    tokio::time::sleep(Duration::from_millis(chance.u64(0..1500))).await;
}

pub(super) fn soon(chance: &mut fastrand::Rng) -> Duration {
    Duration::from_millis(chance.u64(0..20))
}

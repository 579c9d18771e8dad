//! How many connections are open, and whose turn it is to go when there is no room.
//!
//! A seat knows since when the server waits for its client: for a request, for
//! the rest of one, or for taking its answer. A client whose request is whole
//! waits for the server, and is never sent away.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};
use tokio::time::Instant;

/// How long whoever was sent away has to be gone, before the next is sent away too.
const LEAVING: Duration = Duration::from_millis(50);

/// The room for connections.
pub(super) struct Room {
    free: Arc<Semaphore>,
    taken: Mutex<Vec<Weak<Seat>>>,
    connections: usize,
}

/// One connection's place.
pub(super) struct Seat {
    /// Since when the server waits for the client; not while the client waits for the server.
    waits_since: Mutex<Option<Instant>>,
    sent_away: Notify,
    _place: OwnedSemaphorePermit,
}

impl Room {
    pub(super) fn of(connections: usize) -> Self {
        Self { free: Arc::new(Semaphore::new(connections)), taken: Mutex::default(), connections }
    }

    /// A place for one more, whoever has to go for it.
    pub(super) async fn seat(&self) -> Arc<Seat> {
        let place = match self.free.clone().try_acquire_owned() {
            Ok(place) => place,
            Err(_) => self.place_of_another().await,
        };
        let seat =
            Arc::new(Seat { waits_since: Mutex::new(Some(Instant::now())), sent_away: Notify::new(), _place: place });
        let mut taken = whole(&self.taken);
        // Now and then, so that letting one in costs no look at all.
        if taken.len() > 2 * self.connections {
            taken.retain(|seat| seat.strong_count() > 0);
        }
        taken.push(Arc::downgrade(&seat));
        seat
    }

    async fn place_of_another(&self) -> OwnedSemaphorePermit {
        loop {
            self.send_away_longest();
            // Where every client waits for the server, somebody will have been answered soon.
            if let Ok(Ok(place)) = tokio::time::timeout(LEAVING, self.free.clone().acquire_owned()).await {
                return place;
            }
        }
    }

    /// Sends away the client that has kept the server waiting longest, if it waits for any.
    pub(super) fn send_away_longest(&self) {
        let taken = whole(&self.taken);
        let waiting = taken.iter().filter_map(|seat| {
            let seat = seat.upgrade()?;
            let since = (*whole(&seat.waits_since))?;
            Some((since, seat))
        });
        if let Some((_, seat)) = waiting.min_by_key(|(since, _)| *since) {
            // It is on its way: the next one is another.
            seat.works();
            seat.sent_away.notify_one();
        }
    }
}

impl Seat {
    /// From now on the server waits for the client.
    pub(super) fn waits(&self) {
        *whole(&self.waits_since) = Some(Instant::now());
    }

    /// From now on the client waits for the server.
    pub(super) fn works(&self) {
        *whole(&self.waits_since) = None;
    }

    /// Ends when the place is needed for another.
    pub(super) async fn sent_away(&self) {
        self.sent_away.notified().await;
    }
}

/// A lock that a panic poisoned still holds whole values.
fn whole<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

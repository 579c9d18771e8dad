//! The body of a request, which has to be there within a time.

use std::io::{Error, ErrorKind};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use hyper::body::{Body, Frame, Incoming, SizeHint};
use tokio::time::Sleep;

use super::room::Seat;

type Fault = Box<dyn std::error::Error + Send + Sync>;

/// A body that fails when its time is over, and says when it has come to its end.
pub(super) struct TimedBody {
    body: Incoming,
    late: Pin<Box<Sleep>>,
    seat: Arc<Seat>,
}

impl TimedBody {
    pub(super) fn new(body: Incoming, limit: Duration, seat: Arc<Seat>) -> Self {
        if body.is_end_stream() {
            seat.works();
        }
        Self { body, late: Box::pin(tokio::time::sleep(limit)), seat }
    }
}

impl Body for TimedBody {
    type Data = Bytes;
    type Error = Fault;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Fault>>> {
        // Asked first: a client that sends a byte now and then always has one ready.
        if !self.body.is_end_stream() && self.late.as_mut().poll(cx).is_ready() {
            return Poll::Ready(Some(Err(Error::new(ErrorKind::TimedOut, "the rest did not come in time").into())));
        }
        let next = Pin::new(&mut self.body).poll_frame(cx);
        if self.body.is_end_stream() || matches!(next, Poll::Ready(None)) {
            self.seat.works();
        }
        next.map_err(Into::into)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

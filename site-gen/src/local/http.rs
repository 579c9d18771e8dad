//! HTTP on this machine, whatever clients do.
//!
//! A client has a time for each thing that it does, and there is room for so
//! many connections and no more. Whoever comes when all are taken gets the
//! place of the one that has kept the server waiting longest, so that five
//! hundred clients that say nothing keep nobody out. `axum::serve` has none of
//! these settings; the parser and the protocol are hyper's.

use std::convert::Infallible;
use std::io::ErrorKind;
use std::net::TcpListener;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tower::ServiceExt;

mod body;
mod room;
mod writes;

use body::TimedBody;
use room::{Room, Seat};
use writes::TimedWrites;

/// The most of a request's head, and of what came behind it, that is kept of one connection.
const LONGEST_HEAD: usize = 64 * 1024;

/// The pause after the machine refused a connection, such as for want of file handles.
const REFUSED_PAUSE: Duration = Duration::from_millis(100);

/// What clients may take.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// For the head of a request, and for a connection that is kept and not used.
    pub head: Duration,
    /// For the body of a request, from its head to its end.
    pub body: Duration,
    /// For taking any of an answer that is ready.
    pub write: Duration,
    /// How many connections are open at once.
    pub connections: usize,
    /// How long answers may still be sent after the server was asked to stop. A browser keeps
    /// connections that it does not use, and would hold the server for ever.
    pub grace: Duration,
}

impl Limits {
    /// For visitors. A form of half a megabyte fits into its time at 20 kB a second; the connections, with a file
    /// behind each, fit into the 256 handles that some systems give: where there are more, `handles` says how many.
    pub const VISITORS: Self = Self {
        head: Duration::from_secs(20),
        body: Duration::from_secs(30),
        write: Duration::from_secs(20),
        connections: 100,
        grace: Duration::from_secs(3),
    };
}

/// Serves until `stop` ends, and then for as long as answers are being sent, within the grace.
///
/// # Errors
/// When the listener cannot be used.
pub async fn serve(
    listener: TcpListener,
    routes: Router,
    limits: Limits,
    stop: impl Future<Output = ()>,
) -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let room = Room::of(limits.connections);
    let (stopping, stopped) = watch::channel(());
    let mut stop = pin!(stop);
    loop {
        let next = async {
            let stream = accept(&listener, &room).await;
            (stream, room.seat().await)
        };
        let (stream, seat) = tokio::select! {
            next = next => next,
            () = &mut stop => break,
        };
        tokio::spawn(connection(stream, routes.clone(), limits, seat, stopped.clone()));
    }
    // Nobody is let in from here on, and whoever is in hears of it.
    drop((listener, stopped));
    let _nobody_in = stopping.send(());
    let _in_time = tokio::time::timeout(limits.grace, stopping.closed()).await;
    Ok(())
}

async fn accept(listener: &tokio::net::TcpListener, room: &Room) -> TcpStream {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => return stream,
            // It was gone before we looked.
            Err(error) if matches!(error.kind(), ErrorKind::ConnectionAborted | ErrorKind::ConnectionReset) => {}
            Err(_) => {
                // It may be ours to have too many open.
                room.send_away_longest();
                tokio::time::sleep(REFUSED_PAUSE).await;
            }
        }
    }
}

/// One connection, until either side has had enough. What is being stored for it is stored
/// however it ends: the act of sending runs in a task of its own.
async fn connection(
    stream: TcpStream,
    routes: Router,
    limits: Limits,
    seat: Arc<Seat>,
    mut stopped: watch::Receiver<()>,
) {
    // With Nagle's algorithm the end of a page waits up to 40 ms for a browser's acknowledgement
    // of its beginning. Without this an answer is only slower.
    let _slower = stream.set_nodelay(true);
    let service = service_fn(|request: Request<Incoming>| answer(request, routes.clone(), limits, seat.clone()));
    let io = TokioIo::new(TimedWrites::new(stream, limits.write));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(limits.head).max_buf_size(LONGEST_HEAD);
    let mut connection = pin!(http.serve_connection(io, service));
    let mut told = false;
    loop {
        tokio::select! {
            // However it ended: the client is gone.
            _ended = connection.as_mut() => return,
            () = seat.sent_away() => return,
            _stop = stopped.changed(), if !told => {
                told = true;
                connection.as_mut().graceful_shutdown();
            }
        }
    }
}

async fn answer(
    request: Request<Incoming>,
    routes: Router,
    limits: Limits,
    seat: Arc<Seat>,
) -> Result<Response<Body>, Infallible> {
    seat.waits();
    let request = request.map(|body| Body::new(TimedBody::new(body, limits.body, seat.clone())));
    let response = routes.oneshot(request).await;
    seat.waits();
    response
}

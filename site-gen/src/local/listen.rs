//! Listening on this machine: on loopback alone, and without delay.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};

use axum::serve::{Listener, ListenerExt};

/// A listener on loopback; port 0 picks a free one.
///
/// # Errors
/// When the port is taken.
pub(crate) fn bind(port: u16) -> std::io::Result<TcpListener> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// The same for `axum`, in its runtime. Its answers go out at once: with Nagle's
/// algorithm the end of a page waits up to 40 ms for a browser's acknowledgement
/// of its beginning.
pub(crate) fn at_once(listener: TcpListener) -> std::io::Result<impl Listener<Addr = SocketAddr>> {
    Ok(tokio::net::TcpListener::from_std(listener)?.tap_io(|connection| {
        // Without it an answer is only slower.
        let _slower = connection.set_nodelay(true);
    }))
}

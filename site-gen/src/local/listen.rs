//! Listening on this machine: on loopback alone.

use std::net::{Ipv4Addr, TcpListener};

/// A listener on loopback; port 0 picks a free one.
///
/// # Errors
/// When the port is taken.
pub fn bind(port: u16) -> std::io::Result<TcpListener> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

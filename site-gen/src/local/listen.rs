//! Listening on this machine: on loopback alone.

use std::net::{Ipv4Addr, TcpListener};

/// How many may have called and not been let in yet; the machine may allow fewer. Whoever finds this full tries again
/// a second later, and that is what a visitor would wait behind a crowd.
const CALLERS: i32 = 4096;

/// How many bytes of answers lie between us and a client. On this machine that is much: a page, and no book.
const UNREAD: usize = 64 * 1024;

/// A listener on loopback; port 0 picks a free one.
///
/// # Errors
/// When the port is taken.
pub fn bind(port: u16) -> std::io::Result<TcpListener> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    // What nobody reads waits with us, and not by the megabyte with the machine: whoever takes nothing is soon seen to.
    rustix::net::sockopt::set_socket_send_buffer_size(&listener, UNREAD)?;
    // Asked a second time, the machine makes the queue longer.
    rustix::net::listen(&listener, CALLERS)?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

//! The embedded table: a DynamoDB-compatible engine over one file, on loopback.
//!
//! The form talks to it through the same SDK as on AWS, so that the code that
//! runs here is the code that ships.

use std::net::Ipv4Addr;
use std::path::Path;
use std::thread;

use dynoxide::Database;

use crate::stop::Stop;

/// The name of the table on this machine.
pub const TABLE: &str = "complaints";

/// Starts the engine over a file, or in memory, in a thread of its own; gives its address.
///
/// # Errors
/// When the file cannot be opened or no port is free.
pub fn start(file: Option<&Path>) -> Result<String, Stop> {
    let engine = |what: String| Stop::Misuse(format!("the embedded table does not start: {what}"));
    let database = match file {
        Some(path) => Database::new(&path.display().to_string()),
        None => Database::memory(),
    };
    let database = database.map_err(|e| engine(e.to_string()))?;
    let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(|e| engine(e.to_string()))?;
    listener.set_nonblocking(true).map_err(|e| engine(e.to_string()))?;
    let address = listener.local_addr().map_err(|e| engine(e.to_string()))?;
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|e| engine(e.to_string()))?;
    thread::Builder::new()
        .name("table".to_owned())
        .spawn(move || {
            runtime.block_on(async {
                match tokio::net::TcpListener::from_std(listener) {
                    // The engine runs as long as the process; its file is whole after any end.
                    Ok(listener) => {
                        if let Err(error) =
                            dynoxide::server::serve_with_shutdown(listener, database, std::future::pending()).await
                        {
                            eprintln!("the embedded table stopped: {error}");
                        }
                    }
                    Err(error) => eprintln!("the embedded table does not start: {error}"),
                }
            });
        })
        .map_err(|e| engine(e.to_string()))?;
    Ok(format!("http://{address}"))
}

//! Visitors of the local server who close the page as soon as they have sent.

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use office::keys::OpeningKeys;
use store::connect::LocalEngine;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::Report;
use super::server::Server;
use crate::judge::evidence::Evidence;
use crate::judge::judge;
use crate::people::LANDLORDS;
use crate::people::journal::{Journal, Safe};
use crate::{encode, table};

/// How often the server is ended with `kill -9` while those who hung up are served.
const ENDS: usize = 3;
/// How many visitors come at once.
const CROWD: usize = 6;

/// So many visitors, most of whom hang up within 20 ms; some come back, and some of them add words and hang up
/// again. What is stored of them is unread and told.
pub async fn hang_ups(visitors: usize, seed: u64) -> Report {
    let data = tempfile::tempdir().expect("a folder for a while");
    let journal = Arc::new(Mutex::new(Journal::default()));
    for part in 0..ENDS {
        let mut server = Server::start(data.path(), None).await;
        let mut crowd = Vec::new();
        for worker in 0..CROWD {
            let (journal, address) = (Arc::clone(&journal), server.address.clone());
            let mine = (part * visitors / ENDS..(part + 1) * visitors / ENDS).skip(worker).step_by(CROWD);
            crowd.push(tokio::spawn(async move {
                for number in mine {
                    visitor(&address, &journal, seed, number).await;
                }
            }));
        }
        for worker in crowd {
            worker.await.expect("nobody panics");
        }
        // The last of those who hung up are not done.
        server.process.kill().await.expect("it can be killed");
    }
    let mut server = Server::start(data.path(), None).await;
    let evidence = at_rest(data.path()).await;
    server.process.kill().await.expect("it can be killed");
    let journal = Arc::into_inner(journal).expect("everybody is done").into_inner().expect("no panic before");
    let verdict = judge(&journal, &evidence);
    let mut wrong = verdict.wrong();
    wrong.extend((verdict.owed > 0).then(|| format!("{} notices are still owed", verdict.owed)));
    let seen = vec![format!(
        "{visitors} visitors, seed {seed}: {} hung up, {} were told that words are safe; {} records, {} notices",
        journal.hung_up,
        journal.acknowledged,
        verdict.records,
        evidence.told.len()
    )];
    Report { wrong, seen }
}

async fn visitor(address: &str, journal: &Mutex<Journal>, seed: u64, number: usize) {
    let mut chance = fastrand::Rng::with_seed(seed.wrapping_mul(1_000_003).wrapping_add(number as u64));
    let text = format!("Visitor {number} of {seed}: no heating");
    let form = encode(&[("what_happened", &text), ("token", &format!("{:032x}", chance.u128(..)))]);
    let path = format!("/form/{}/send", LANDLORDS[chance.usize(0..LANDLORDS.len())]);
    let note = |text: &str, hangs_up: bool| {
        let mut journal = journal.lock().expect("no panic before");
        journal.sends(text);
        journal.hung_up += usize::from(hangs_up);
    };
    note(&text, true);
    hang_up(address, &path, &form, chance.u64(0..20)).await;
    if chance.u8(0..3) > 0 {
        return;
    }
    note(&text, false);
    let first = ask(address, &path, &form).await.expect("a server that is not ended stores it");
    journal.lock().expect("no panic before").safe(&text, &first);
    if chance.bool() {
        let more = format!("{text}. And the window.");
        note(&more, true);
        let receipt = first.receipt.split_once("/form/").map_or(String::new(), |(_, path)| format!("/form/{path}"));
        hang_up(address, &format!("{receipt}/add"), &encode(&[("what_happened", &more)]), chance.u64(0..20)).await;
    }
}

async fn send(address: &str, path: &str, body: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.expect("it listens");
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: {address}\r\naccept: application/json\r\nconnection: close\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(format!("{head}{body}").as_bytes()).await.expect("it is sent");
    stream
}

/// Sends, and closes the connection so many milliseconds later.
async fn hang_up(address: &str, path: &str, body: &str, after: u64) {
    let stream = send(address, path, body).await;
    tokio::time::sleep(Duration::from_millis(after)).await;
    drop(stream);
}

async fn ask(address: &str, path: &str, body: &str) -> Option<Safe> {
    let (mut stream, mut heard) = (send(address, path, body).await, String::new());
    stream.read_to_string(&mut heard).await.expect("an answer");
    let (head, body) = heard.split_once("\r\n\r\n").expect("a head");
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
    Safe::of(status, "", body)
}

/// What is kept in a server's folder when nothing waits and everything is told, or after a minute.
async fn at_rest(data: &Path) -> Evidence {
    let engine = std::fs::read_to_string(data.join("engine")).expect("the engine is named");
    let table = table(&LocalEngine::from_line(&engine).expect("as it names itself"));
    let keys = OpeningKeys::read(&data.join("keys")).expect("the keys can be read");
    let mut tries = 0;
    loop {
        let mut evidence = Evidence::of(data, &table, &keys, Vec::new()).await;
        // After the table: what was told and cleared while that was read is in both or in this one.
        let told = std::fs::read_to_string(data.join("notices")).unwrap_or_default();
        let whole = |line: &&str| serde_json::from_str::<serde_json::Value>(line).is_ok();
        evidence.told = told.lines().filter(whole).flat_map(crate::topic::notices_in).collect();
        tries += 1;
        if tries > 60 || (evidence.owed.is_empty() && evidence.words.iter().all(|words| !words.wait)) {
            return evidence;
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

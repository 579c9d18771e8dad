//! The local default: one command, one file of complaints, whatever ends the process.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use tests::{binary, encode, frozen_folder};

pub(crate) struct Server {
    pub(crate) process: Child,
    pub(crate) address: String,
}

impl Server {
    pub(crate) fn start(data: &Path) -> Self {
        Self::telling(data, Stdio::null())
    }

    /// A server whose talk somebody listens to.
    pub(crate) fn telling(data: &Path, stderr: Stdio) -> Self {
        Self::of(&mut Command::new(binary("site-gen")), data, stderr)
    }

    /// A server that a shell starts as it is told: in `script`, `"$0" "$@"` is the command.
    pub(crate) fn within(script: &str, data: &Path, stderr: Stdio) -> Self {
        Self::of(Command::new("sh").args(["-c", script]).arg(binary("site-gen")), data, stderr)
    }

    /// A server that is started in a way of one's own.
    pub(crate) fn of(command: &mut Command, data: &Path, stderr: Stdio) -> Self {
        let mut process = command
            .args(["serve", "--port", "0", "--data"])
            .arg(data)
            .current_dir(frozen_folder())
            .stdout(Stdio::piped())
            .stderr(stderr)
            .spawn()
            .expect("site-gen runs");
        let mut line = String::new();
        BufReader::new(process.stdout.take().expect("a pipe"))
            .read_line(&mut line)
            .expect("the first line is the address");
        Self { process, address: line.trim().trim_end_matches('/').to_owned() }
    }

    pub(crate) fn get(&self, path: &str) -> (u16, String) {
        let agent = ureq::Agent::config_builder().http_status_as_error(false).build().new_agent();
        let mut answer = agent.get(format!("{}{path}", self.address)).call().expect("the server answers");
        (answer.status().as_u16(), answer.body_mut().read_to_string().expect("text"))
    }

    /// The headers of a page, as a browser asks for it.
    fn headers(&self, path: &str) -> Vec<(String, String)> {
        let agent = ureq::Agent::config_builder().http_status_as_error(false).build().new_agent();
        let asked = agent.get(format!("{}{path}", self.address)).header("accept-encoding", "gzip, deflate, br");
        let answer = asked.call().expect("the server answers");
        let pair = |(name, value): (&ureq::http::HeaderName, &ureq::http::HeaderValue)| {
            (name.to_string(), value.to_str().unwrap_or_default().to_owned())
        };
        answer.headers().iter().map(pair).collect()
    }

    pub(crate) fn send(&self, landlord: &str, fields: &[(&str, &str)]) -> serde_json::Value {
        let mut answer = ureq::post(format!("{}/form/{landlord}/send", self.address))
            .header("accept", "application/json")
            .content_type("application/x-www-form-urlencoded")
            .send(encode(fields))
            .expect("the complaint is taken");
        serde_json::from_str(&answer.body_mut().read_to_string().expect("text")).expect("JSON")
    }

    /// Asks it to stop, by `-TERM` or `-INT`, and says how it ended.
    pub(crate) fn asked_to_stop(&mut self, signal: &str) -> Option<i32> {
        let asked = Command::new("kill").args([signal, &self.process.id().to_string()]).status();
        assert!(asked.expect("kill runs").success());
        // The bound is the story's own: a server that waits for its clients never ends.
        let ended = (0..300).find_map(|_| {
            std::thread::sleep(std::time::Duration::from_millis(100));
            self.process.try_wait().expect("it can be asked")
        });
        ended.expect("it ends").code()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // SIGKILL: the end that gives no time to tidy up. One that was asked to stop has ended already.
        let _ended = self.process.kill();
        self.process.wait().expect("it ends");
    }
}

pub(crate) fn register(data: &Path, arguments: &[&str]) -> String {
    let output =
        Command::new(binary("register")).args(arguments).arg("--data").arg(data).output().expect("register runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn a_complaint_survives_the_sudden_end_of_the_process() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = Server::start(folder.path());
    let (status, home) = first.get("/");
    assert!(status == 200 && home.contains("Imani Housing Co-operative"));
    assert_eq!(first.get("/imani/complain/").0, 200);
    assert_eq!(first.get("/no/such/page").0, 404);
    assert_eq!(first.get("/form/no/such/page").0, 404);
    let fields =
        [("what_happened", "The heating is off."), ("name", "Jo"), ("token", "00112233445566778899aabbccddeeff")];
    let sent = first.send("imani", &fields);
    drop(first);

    let second = Server::start(folder.path());
    let (status, receipt) = second.get(sent["receipt"].as_str().expect("a path"));
    assert!(status == 200 && receipt.contains("You have sent a test complaint"));
    assert_eq!(second.send("imani", &fields), sent, "sent again, it is the same complaint");

    let list: serde_json::Value =
        serde_json::from_str(&register(folder.path(), &["list", "--format", "json"])).expect("JSON");
    assert_eq!(list.as_array().map(Vec::len), Some(1));
    assert_eq!(list[0]["reference"], sent["reference"]);
    let acknowledge = sent["deadlines"][0]["due_at"].clone();
    assert_eq!(list[0]["due"], acknowledge, "the register's next date is the receipt's first");
    let shown = register(folder.path(), &["show", sent["reference"].as_str().expect("a reference")]);
    for words in ["The heating is off.", "What has gone wrong?", "Jo", "landlord respond by"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    let notices = std::fs::read_to_string(folder.path().join("notices")).expect("notices");
    assert_eq!(notices.lines().count(), 1);
}

#[test]
fn the_same_words_of_the_same_person_are_known_again_after_a_restart() {
    let folder = tempfile::tempdir().expect("a folder");
    let fields = |token| {
        [
            ("what_happened", "The heating is off."),
            ("contact_by", "email"),
            ("email", "jo@example.org"),
            ("token", token),
        ]
    };
    let sent = Server::start(folder.path()).send("imani", &fields("00112233445566778899aabbccddeeff"));
    let again = Server::start(folder.path()).send("imani", &fields("ffeeddccbbaa99887766554433221100"));
    assert_eq!(again["reference"], sent["reference"]);
}

#[test]
fn the_register_says_what_to_do_when_nothing_runs() {
    let folder = tempfile::tempdir().expect("a folder");
    let output =
        Command::new(binary("register")).args(["list", "--data"]).arg(folder.path()).output().expect("register runs");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("start `site-gen serve`"));
}

#[test]
fn the_table_on_this_machine_opens_to_its_own_form_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Server::start(folder.path());
    server.send("imani", &[("what_happened", "A secret"), ("token", "00112233445566778899aabbccddeeff")]);
    let line = std::fs::read_to_string(folder.path().join("engine")).expect("the engine's address");
    let (address, key) = line.trim().split_once(' ').expect("an address and a key");
    let agent = ureq::Agent::config_builder().http_status_as_error(false).build().new_agent();
    let ask = |credential: &str, origin: Option<&str>| {
        let request = agent.post(format!("{address}/")).header("x-amz-target", "DynamoDB_20120810.Query").header(
            "authorization",
            format!("AWS4-HMAC-SHA256 Credential={credential}/20260101/eu-west-2/dynamodb/aws4_request"),
        );
        let request = match origin {
            Some(origin) => request.header("origin", origin),
            None => request,
        };
        let mut answer = request.send("{}").expect("an answer");
        (answer.status().as_u16(), answer.body_mut().read_to_string().expect("text"))
    };
    assert_eq!(ask("local", None).0, 403, "a made-up key");
    assert_eq!(ask(key, Some("http://evil.example")).0, 403, "a web page, whatever it knows");
    assert_eq!(ask(key, None).0, 400, "the form itself is let in, and told that this is no query");
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| std::fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
    assert_eq!(mode(folder.path()), 0o700, "nobody else on the machine looks into the folder");
    assert_eq!(mode(&folder.path().join("engine")), 0o600);
}

#[test]
fn every_page_of_the_site_forbids_scripts_and_what_is_kept_is_closed_to_others() {
    let folder = tempfile::tempdir().expect("a folder");
    // As visitors have it; to its author a page tells more, and loads itself again.
    let server = Server::within("exec \"$0\" \"$@\" --plain", folder.path(), Stdio::null());
    for path in ["/", "/imani/", "/imani/complain/", "/imani/dates/dates.ics", "/no/such/page", "/form/health"] {
        let headers = server.headers(path);
        let of = |name: &str| headers.iter().filter(|(n, _)| n == name).map(|(_, v)| v.as_str()).collect::<Vec<_>>();
        let policy = of("content-security-policy");
        assert!(policy.len() == 1 && policy[0].starts_with("default-src 'none'"), "{path}: {policy:?}");
        for (name, value) in handler::PAGE_HEADERS {
            // The front list alone may run the one script that finds something in it.
            let finds = path == "/" && name == "content-security-policy";
            let value = if finds { handler::FINDING_POLICY } else { value };
            assert_eq!(of(name), [value], "{path}");
        }
    }
    server.send("imani", &[("what_happened", "A secret"), ("token", "00112233445566778899aabbccddeeff")]);
    let mode = |name: &str| {
        use std::os::unix::fs::PermissionsExt;
        std::fs::metadata(folder.path().join(name)).expect("it is there").permissions().mode() & 0o777
    };
    // The folder keeps everybody out; whatever lies in it is closed besides.
    assert_eq!(mode(""), 0o700);
    for file in [
        "engine",
        "contact-key",
        "lock",
        "notices",
        "complaints.sqlite",
        "complaints.sqlite-wal",
        "complaints.sqlite-shm",
    ] {
        assert_eq!(mode(file), 0o600, "{file}");
    }
}

#[test]
fn a_second_server_over_the_same_complaints_is_refused_and_harms_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = Server::start(folder.path());
    let second = Command::new(binary("site-gen"))
        .args(["serve", "--port", "0", "--data"])
        .arg(folder.path())
        .current_dir(frozen_folder())
        .output()
        .expect("site-gen runs");
    assert_eq!(second.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&second.stderr).contains("another server"));
    first.send("imani", &[("what_happened", "Still taken"), ("token", "00112233445566778899aabbccddeeff")]);
    assert!(register(folder.path(), &["list"]).contains("imani"));
}

#[test]
fn whoever_asks_it_to_stop_waits_for_no_browser_that_keeps_its_connection() {
    use std::io::{Read, Write};
    for signal in ["-TERM", "-INT"] {
        let folder = tempfile::tempdir().expect("a folder");
        let mut server = Server::start(folder.path());
        let sent =
            server.send("imani", &[("what_happened", "No heating"), ("token", "00112233445566778899aabbccddeeff")]);
        // One that has read a page and keeps the line, and one that has sent half a request.
        let address = server.address.strip_prefix("http://").expect("an address").to_owned();
        let mut kept = std::net::TcpStream::connect(&address).expect("it listens");
        kept.write_all(b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n").expect("it is sent");
        kept.read_exact(&mut [0; 16]).expect("it is answered");
        let mut half = std::net::TcpStream::connect(&address).expect("it listens");
        half.write_all(b"POST /form/imani/send HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9").expect("it is sent");
        assert_eq!(server.asked_to_stop(signal), Some(0), "{signal}: it ends, and well");
        let names = std::fs::read_dir(folder.path()).expect("a folder").map(|e| e.expect("one").file_name());
        let table: Vec<_> = names.filter(|name| name.to_string_lossy().starts_with("complaints")).collect();
        assert_eq!(table, ["complaints.sqlite"], "{signal}: whoever copies the folder now copies one file of them");
        let again = Server::start(folder.path());
        assert_eq!(again.get(sent["receipt"].as_str().expect("a path")).0, 200, "what was told is there");
    }
}

#[test]
fn of_whatever_is_stored_somebody_is_told_also_where_the_page_was_closed() {
    use std::io::Write;
    let folder = tempfile::tempdir().expect("a folder");
    let server = Server::start(folder.path());
    let address = server.address.strip_prefix("http://").expect("an address").to_owned();
    for number in 0..40 {
        let body = format!("what_happened=No+heating+{number}&token={number:032x}");
        let head =
            "POST /form/imani/send HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/x-www-form-urlencoded";
        let mut line = std::net::TcpStream::connect(&address).expect("it listens");
        write!(line, "{head}\r\ncontent-length: {}\r\n\r\n{body}", body.len()).expect("it is sent");
        // Some are gone at once, some after a moment in which their complaint is being stored.
        std::thread::sleep(std::time::Duration::from_millis(number % 8));
    }
    // Who stays is answered after all of them. Whoever was gone before the server looked was promised nothing.
    server.send("imani", &[("what_happened", "No heating"), ("token", &"f".repeat(32))]);
    let told = || std::fs::read_to_string(folder.path().join("notices")).unwrap_or_default().lines().count();
    let stored = || register(folder.path(), &["list"]).lines().filter(|line| line.contains("imani")).count();
    // The bound of this story is its own: what is being done when somebody leaves is done within moments.
    let done = (0..600).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(100));
        stored() > 1 && stored() == told()
    });
    assert!(done, "{} were stored and {} told", stored(), told());
}

#[test]
fn some_hundred_browsers_that_say_nothing_are_let_in_and_keep_nobody_out() {
    use std::io::{ErrorKind, Read};
    let folder = tempfile::tempdir().expect("a folder");
    let server = Server::start(folder.path());
    let address = server.address.strip_prefix("http://").expect("an address").to_owned();
    let silent = || std::net::TcpStream::connect(&address).expect("it listens");
    let mut crowd: Vec<_> = (0..300).map(|_| silent()).collect();
    let fields = [("what_happened", "No heating"), ("token", "00112233445566778899aabbccddeeff")];
    let sent = server.send("imani", &fields);
    assert_eq!(server.get(sent["receipt"].as_str().expect("a path")).0, 200);
    // Nobody had to go for them.
    crowd[0].set_nonblocking(true).expect("it is a socket");
    let heard = crowd[0].read(&mut [0]).expect_err("nothing is said");
    assert_eq!(heard.kind(), ErrorKind::WouldBlock, "the first of them is still there");
}

#[test]
fn a_page_and_a_reference_are_found_however_they_were_handed_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Server::start(folder.path());
    let page = server.get("/imani/complain/");
    assert_eq!(page.0, 200);
    for tail in ["", ".", ",", ")", "%3E", "//", "%22", "'", ";", "%20", ").", "/.", "%E2%80%9D", "%C2%A0"] {
        assert_eq!(server.get(&format!("/imani/complain{tail}")), page, "{tail}");
        assert_eq!(server.get(&format!("/imani/dates/dates.ics{tail}")).0, 200, "{tail}");
    }
    for nowhere in [
        "/nobody",
        "//evil.example",
        "/%00",
        "/imani/%2e%2e",
        &format!("/{}", "x".repeat(300)),
        &format!("/imani/{}/", "x".repeat(10_000)),
    ] {
        let (status, words) = server.get(nowhere);
        assert!(status == 404 && words.contains("<h1"), "{}: {status}", nowhere.get(..20).unwrap_or(nowhere));
    }
    let sent = server.send("imani", &[("what_happened", "No heating")]);
    let reference = tests::reference_of(&sent["reference"]);
    let (plain, grouped) = (reference.to_string(), reference.grouped());
    let receipt = sent["receipt"].as_str().expect("an address");
    let ways: Vec<Vec<String>> = vec![
        grouped.split(' ').map(str::to_owned).collect(),
        vec![grouped.clone()],
        vec![plain.to_lowercase()],
        vec![grouped.replace(' ', "\u{a0}")],
        vec![grouped.replace(' ', "\u{2013}")],
        vec![format!("\u{feff}{plain}\u{200b}")],
        vec![format!("Reference: {grouped}.")],
        vec![format!("\"{plain}\",")],
        vec![format!("http://127.0.0.1{receipt}")],
        vec![format!("<https://example.org{receipt}/dates.ics>")],
        vec![plain.chars().map(|c| char::from_u32(u32::from(c) + 0xfee0).expect("full width")).collect()],
    ];
    for (number, way) in ways.iter().enumerate() {
        let register = |command: &str, after: &[&str]| {
            let mut register = Command::new(binary("register"));
            register.arg(command).args(way).args(after).args(["--by", "Sam", "--data"]).arg(folder.path());
            let done = register.output().expect("register runs");
            assert!(done.status.success(), "{command} {way:?}: {}", String::from_utf8_lossy(&done.stderr));
        };
        register("show", &[]);
        if number < 2 {
            register("record", &[["acknowledged", "responded"][number]]);
            register("strike", &[(number + 1).to_string().as_str()]);
        }
    }
}

#[test]
fn for_visitors_everything_comes_packed_and_what_is_named_by_its_bytes_comes_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Server::within(r#"exec "$0" "$@" --plain"#, folder.path(), Stdio::null());
    let page = server.get("/imani/").1;
    let style = page.split_once("href=\"/assets/").and_then(|(_, rest)| rest.split('"').next()).expect("a style");
    let of = |path: &str, name: &str| {
        let found = server.headers(path).into_iter().find(|(header, _)| header == name);
        found.map(|(_, value)| value).unwrap_or_default()
    };
    for path in ["/", "/imani/", "/imani/complain/", "/form/imani/dates", &format!("/assets/{style}")] {
        assert_eq!(of(path, "content-encoding"), "gzip", "{path}");
    }
    assert_eq!(of(&format!("/assets/{style}"), "cache-control"), "public, max-age=31536000, immutable");
    // Under the name of other bytes comes what there is now, and is not kept.
    assert_eq!(of("/assets/style-00000000.css", "cache-control"), "no-cache");
    assert_eq!(of("/imani/", "cache-control"), "no-cache");
}

//! A mail server that carries real mails: exim, with STARTTLS and a login. It wants to be started by root.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use recto::digest::Security;
use recto::mail::MailLimits;

use super::desk::{Desk, exit};
use super::real::{certified, password};
use crate::common::away;
use crate::common::skipped::skipped;

const TEST: &str = "posting::exim";
const USER: &str = "Debian-exim";

/// The server; it ends with the test.
struct Exim(Child);

impl Drop for Exim {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

/// Whether something comes true within some seconds.
fn comes_true(is_true: impl Fn() -> bool) -> bool {
    let until = Instant::now() + Duration::from_secs(20);
    while !is_true() {
        if Instant::now() > until {
            return false;
        }
        thread::sleep(Duration::from_millis(20));
    }
    true
}

fn settings(dir: &Path, port: u16) -> String {
    let dir = dir.display();
    format!(
        "primary_hostname = localhost
daemon_smtp_ports = {port}
local_interfaces = 127.0.0.1
spool_directory = {dir}/spool
log_file_path = {dir}/spool/%slog
pid_file_path = {dir}/spool/exim.pid
exim_user = {USER}
exim_group = {USER}
acl_smtp_rcpt = known
tls_advertise_hosts = *
tls_certificate = {dir}/leaf.pem
tls_privatekey = {dir}/key.pem
auth_advertise_hosts = ${{if def:tls_in_cipher {{*}}{{}}}}
begin acl
known:
  accept authenticated = *
  deny message = log in first
begin routers
each:
  driver = accept
  transport = file
begin transports
file:
  driver = appendfile
  file = {dir}/spool/taken
  user = {USER}
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = ${{if and {{{{eq{{$auth2}}{{me}}}}{{eq{{$auth3}}{{s3cret word}}}}}}}}
  server_set_id = $auth2
"
    )
}

/// Starts one in this folder; none where it cannot be had.
fn started(dir: &Path) -> Option<(Exim, u16)> {
    let is_there = |program: &str, arguments: &[&str]| {
        let mut command = away::program(program);
        command.args(arguments).stdin(Stdio::null());
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    };
    if !is_there("exim4", &["-bV"]) {
        skipped(TEST, "there is no exim4");
        return None;
    }
    let spool = dir.join("spool").display().to_string();
    fs::create_dir_all(&spool).unwrap();
    if !is_there("chown", &[&format!("{USER}:{USER}"), &spool]) || !certified(dir) {
        skipped(TEST, "it wants root, and openssl for a certificate");
        return None;
    }
    let all = dir.display().to_string();
    assert!(is_there("chmod", &["-R", "a+rX", &all]));
    let port = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let file = dir.join("exim.conf");
    fs::write(&file, settings(dir, port)).unwrap();
    let mut exim = away::program("exim4");
    exim.arg("-bdf").arg("-C").arg(&file).stdin(Stdio::null());
    let exim = Exim(
        exim.stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap(),
    );
    let listens = comes_true(|| TcpStream::connect(("127.0.0.1", port)).is_ok());
    assert!(listens, "exim does not listen");
    Some((exim, port))
}

#[test]
fn exim_delivers_a_digest_to_who_logs_in() {
    let dir = tempfile::tempdir().unwrap();
    let Some((_exim, port)) = started(dir.path()) else {
        return;
    };
    let mut desk = Desk::to_server(port);
    desk.limits = MailLimits::default();
    desk.papers_come(2);
    let account = desk.subscribed.account.as_mut().unwrap();
    account.security = Security::StartTls;
    account.certificate = Some(dir.path().join("ca.pem"));
    // Whoever does not log in is no sender.
    let refused = desk.send();
    assert_eq!(exit(&refused), 78, "{refused:?}");
    let sentence = refused.each[0].sentence();
    assert!(
        sentence.contains("refuses the recipient: 550 log in first"),
        "{sentence}"
    );
    let account = desk.subscribed.account.as_mut().unwrap();
    account.user = Some("me".to_owned());
    desk.variable = |_| Some("another".to_owned());
    let refused = desk.send();
    let sentence = refused.each[0].sentence();
    assert_eq!(exit(&refused), 78, "{refused:?}");
    assert!(
        sentence.contains("refuses user and password: 535"),
        "{sentence}"
    );
    desk.variable = password;
    let sent = desk.send();
    assert_eq!(exit(&sent), 0, "{sent:?}");
    let taken = dir.path().join("spool/taken");
    let is_delivered = || {
        let mail = fs::read_to_string(&taken).unwrap_or_default();
        mail.contains("\nMessage-ID: <recto.20261127.") && mail.contains("\nTo: you@example.org\n")
    };
    assert!(comes_true(is_delivered), "{:?}", fs::read_to_string(&taken));
}

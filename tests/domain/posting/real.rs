//! A mail server that others made: aiosmtpd, with and without encryption.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Stdio};

use recto::digest::{Auth, Security};
use recto::mail::MailLimits;
use serde_json::{Value, json};

use super::desk::{Desk, exit};
use crate::common::away;
use crate::common::python;
use crate::common::skipped::skipped;

const MODULE: &str = "aiosmtpd";

/// The server; it ends with the test.
struct Server {
    child: Child,
    port: u16,
}

impl Server {
    /// Starts one, where it can be had.
    fn start(test: &str, plan: &Value) -> Option<Self> {
        let mut python = python::with(MODULE, test)?;
        python
            .arg("tests/domain/posting/server.py")
            .arg(plan.to_string());
        let mut child = python
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        out.read_line(&mut line).unwrap();
        let port = line.trim().parse().unwrap();
        Some(Self { child, port })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

pub fn password(name: &str) -> Option<String> {
    (name == "RECTO_MAIL_PASSWORD").then(|| "s3cret word".to_owned())
}

/// Makes a certificate for this machine, and who vouches for it; whether that works here.
pub fn certified(dir: &Path) -> bool {
    let ending = "basicConstraints=critical,CA:FALSE\nsubjectAltName=DNS:localhost,IP:127.0.0.1\n";
    fs::write(dir.join("ends"), ending).unwrap();
    let key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes";
    let commands = [
        format!("req -x509 {key} -keyout ca.key -out ca.pem -days 2 -subj /CN=a-test"),
        format!("req {key} -keyout key.pem -out asked.csr -subj /CN=localhost"),
        "x509 -req -in asked.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out leaf.pem -days 2 -extfile ends".to_owned(),
    ];
    commands.iter().all(|command| {
        let mut openssl = away::program("openssl");
        openssl.current_dir(dir).args(command.split(' '));
        openssl
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        openssl.status().is_ok_and(|status| status.success())
    })
}

#[test]
fn aiosmtpd_takes_a_mail_and_refuses_as_it_is_told() {
    for (odd, expected) in [
        (json!({}), 0),
        (json!({"recipient": "550 5.1.1 nobody here"}), 78),
        (json!({"recipient": "450 4.2.1 busy"}), 75),
        (json!({"mail": "452 4.3.1 full"}), 75),
        (json!({"mail": "421 later"}), 75),
        (json!({"mail": "554 no"}), 78),
        (json!({"password": "s3cret word"}), 0),
        (json!({"password": "another"}), 78),
    ] {
        let mut desk = Desk::to_server(0);
        let taken = desk.path("taken");
        let mut plan = json!({"security": "plain", "taken": taken});
        plan.as_object_mut()
            .unwrap()
            .extend(odd.as_object().unwrap().clone());
        let Some(server) = Server::start("posting::real, refusals", &plan) else {
            return;
        };
        let account = desk.subscribed.account.as_mut().unwrap();
        account.own_port = Some(server.port);
        account.user = odd.get("password").map(|_| "me".to_owned());
        desk.variable = password;
        desk.limits = MailLimits::default();
        desk.papers_come(1);
        let sent = desk.send();
        assert_eq!(exit(&sent), expected, "{plan} {sent:?}");
        assert!(!format!("{sent:?}").contains("s3cret"));
        assert_eq!(taken.exists(), expected == 0);
    }
}

#[test]
fn aiosmtpd_is_talked_to_in_secret_where_its_certificate_is_trusted() {
    let test = "posting::real, encrypted";
    let dir = tempfile::tempdir().unwrap();
    if !certified(dir.path()) {
        return skipped(test, "there is no openssl here that makes certificates");
    }
    for (name, security) in [("tls", Security::Tls), ("starttls", Security::StartTls)] {
        for auth in [Auth::Plain, Auth::Login] {
            let mut desk = Desk::to_server(0);
            let taken = desk.path("taken");
            let plan = json!({
                "security": name,
                "certificate": dir.path().join("leaf.pem"),
                "key": dir.path().join("key.pem"),
                "password": "s3cret word",
                "taken": taken,
            });
            let Some(server) = Server::start(test, &plan) else {
                return;
            };
            let account = desk.subscribed.account.as_mut().unwrap();
            (account.own_port, account.security, account.auth) =
                (Some(server.port), security, auth);
            account.user = Some("me".to_owned());
            desk.variable = password;
            desk.papers_come(1);
            let refused = desk.send();
            let sentence = refused.each[0].sentence();
            assert_eq!(exit(&refused), 69, "{name} {sentence}");
            assert!(sentence.contains("cannot be trusted"), "{sentence}");
            let account = desk.subscribed.account.as_mut().unwrap();
            account.certificate = Some(dir.path().join("ca.pem"));
            let sent = desk.send();
            assert_eq!(exit(&sent), 0, "{name} {sent:?}");
            assert!(
                fs::read_to_string(taken)
                    .unwrap()
                    .contains("Subject: morning: ")
            );
            // A certificate for another name is none.
            desk.subscribed.account.as_mut().unwrap().server = "127.0.0.2".to_owned();
            desk.papers_come(1);
            super::desk::later(24);
            assert_eq!(exit(&desk.send()), 69, "{name}");
        }
    }
}

//! What others read of what recto writes: Python's email, mailbox and feedparser.

use std::fs;
use std::path::Path;

use recto::digest::{Address, FileForm, Way};
use recto::mail::{Letter, message_id};
use serde_json::Value;

use super::desk::{Desk, exit, later};
use crate::common::chance::{Chance, times};
use crate::common::python;

/// What the script finds at a path; none where there is no such Python.
fn read(kind: &str, module: &str, path: &Path) -> Option<Vec<Value>> {
    let mut python = python::with(module, &format!("posting::read, {kind}"))?;
    python
        .arg("tests/domain/posting/reads.py")
        .arg(kind)
        .arg(path);
    let output = python.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    let lines = String::from_utf8(output.stdout).unwrap();
    let lines = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap());
    Some(lines.collect())
}

/// A text of pieces that mean something to somebody on the way.
fn odd_text(chance: &mut Chance, pieces: u64) -> String {
    const ODD: &[&str] = &[
        "\n",
        "\r\n",
        "\r",
        ".",
        "\n.\n",
        "\nFrom ",
        "=",
        "=?utf-8?Q?=41?=",
        "--recto-",
        "\t",
        " ",
        "ő",
        "ℝ",
        "𝔸",
        "漢字",
        "é",
        "Kähler",
        "a",
        "word ",
        "<b>",
        "&amp;",
        "\"",
        "Bcc: x@x.org",
        "Content-Type: text/html",
        "\u{a0}",
        "\u{2028}",
        "\u{feff}",
    ];
    let piece = |_| {
        let at = usize::try_from(chance.below(ODD.len() as u64)).unwrap();
        ODD[at].to_owned()
    };
    (0..pieces).map(piece).collect()
}

/// A text as it comes out of a mail: every line end one line feed.
fn as_read(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[test]
fn every_mail_is_read_as_it_was_meant() {
    let mut chance = Chance::new("mails read back");
    let dir = tempfile::tempdir().unwrap();
    let (path, mut lines, mut meant) = (dir.path().join("mails"), String::new(), Vec::new());
    let to: Address = "you@x.example".parse().unwrap();
    let froms: Vec<Address> = [
        "me@x.example",
        "\"Smith, Ann\" <me@x.example>",
        "Ő ℝ漢 <me@x.example>",
    ]
    .map(|from| from.parse().unwrap())
    .to_vec();
    for number in 0..times("RECTO_MAILS", 200) {
        let mut text = odd_text(&mut chance, number % 60) + "\n";
        if number.is_multiple_of(7) {
            text = "long ".repeat(500) + &text;
        }
        let html = format!("<!doctype html>{}\n", odd_text(&mut chance, number % 40));
        let subject = odd_text(&mut chance, number % 20);
        let from = &froms[usize::try_from(number % 3).unwrap()];
        let day = "2026-11-27".parse().unwrap();
        let id = message_id("morning", day, number, from);
        let letter = Letter {
            from,
            to: &to,
            subject: &subject,
            text: &text,
            html: &html,
            id: &id,
            list: "morning",
            at: super::desk::MORNING.parse().unwrap(),
        };
        let mail = letter.bytes().unwrap();
        lines += &(serde_json::to_string(&mail).unwrap() + "\n");
        meant.push((subject, text, html, from.clone(), id));
    }
    fs::write(&path, lines).unwrap();
    let Some(found) = read("mails", "email", &path) else {
        return;
    };
    assert_eq!(found.len(), meant.len());
    for (found, (subject, text, html, from, id)) in found.iter().zip(&meant) {
        assert_eq!(found["defects"], Value::Array(Vec::new()), "{found}");
        assert_eq!(
            (&found["type"], &found["parts"]),
            (&"multipart/alternative".into(), &2.into())
        );
        assert_eq!(found["headers"].as_array().unwrap().len(), 9, "{found}");
        assert_eq!(
            found["subject"],
            recto::text::safe::line(subject).trim(),
            "{found}"
        );
        assert_eq!(as_read(found["text"].as_str().unwrap()), as_read(text));
        assert_eq!(as_read(found["html"].as_str().unwrap()), as_read(html));
        assert_eq!(
            (&found["from"], &found["to"]),
            (&"me@x.example".into(), &"you@x.example".into())
        );
        assert_eq!(found["name"], from.name.clone().unwrap_or_default());
        assert_eq!(found["id"], *id);
    }
}

/// A home whose digest goes into a file, after so many days with a paper each.
fn after_days(form: FileForm, name: &str, days: usize) -> Desk {
    let mut desk = Desk::new(Way::Screen, None);
    let path = desk.path(name);
    desk.one().way = Way::File { form, path };
    for _ in 0..days {
        desk.papers_come(1);
        assert_eq!(exit(&desk.send()), 0);
        later(24);
    }
    desk
}

#[test]
fn an_mbox_and_a_maildir_are_read_mail_by_mail() {
    for (kind, form) in [("mbox", FileForm::Mbox), ("maildir", FileForm::Maildir)] {
        let desk = after_days(form, kind, 3);
        let Some(mut found) = read(kind, "mailbox", &desk.path(kind)) else {
            return;
        };
        found.sort_by_key(|mail| mail["id"].as_str().unwrap().to_owned());
        assert_eq!(found.len(), 3);
        for (number, mail) in found.iter().enumerate() {
            let text = mail["text"].as_str().unwrap();
            assert!(text.contains(&format!("Paper {number}")), "{text}");
            assert_eq!(mail["defects"], Value::Array(Vec::new()));
        }
    }
}

#[test]
fn a_feed_is_read_entry_by_entry() {
    let desk = after_days(FileForm::Atom, "digest.atom", 3);
    let Some(found) = read("atom", "feedparser", &desk.path("digest.atom")) else {
        return;
    };
    let feed = &found[0];
    assert_eq!(
        (&feed["bozo"], &feed["dated"]),
        (&false.into(), &true.into()),
        "{feed}"
    );
    assert_eq!(feed["version"], "atom10");
    let ids = [2, 1, 0].map(|number| format!("https://arxiv.org/abs/2611.{number:05}"));
    assert_eq!(feed["ids"], serde_json::json!(ids));
}

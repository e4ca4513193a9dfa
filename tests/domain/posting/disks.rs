//! What a disk can do to a digest: it fails at each call, once or for good, as where recto is killed there.

use std::fs;
use std::sync::Arc;

use recto::disk::{FailingDisk, Lasts, RealDisk};

use super::desk::{Desk, exit, later};
use crate::common::mails::told;
use crate::common::post::Post;

#[test]
fn a_run_that_ends_at_any_call_loses_nothing() {
    for lasts in [Lasts::Once, Lasts::ForAll] {
        let mut calls = 0;
        loop {
            let post = Post::start(|_| None);
            let mut desk = Desk::to_server(post.port());
            desk.papers_come(2);
            let failing = Arc::new(FailingDisk::new(calls, 5, lasts));
            desk.disk = failing.clone();
            desk.send();
            desk.disk = Arc::new(RealDisk);
            later(1);
            assert_eq!(exit(&desk.send()), 0, "call {calls} {:?}", failing.failed());
            let (papers, twice) = told(&post.handed());
            assert_eq!(papers.len(), 2, "call {calls} {:?}", failing.failed());
            assert!(twice <= 1);
            assert_eq!(desk.waiting(), 0);
            later(24);
            desk.papers_come(1);
            assert_eq!(exit(&desk.send()), 0);
            assert_eq!(told(&post.handed()).0.len(), 3);
            if failing.failed().is_none() {
                break;
            }
            calls += 1;
        }
        assert!(calls > 8, "{calls}");
    }
}

#[test]
fn a_torn_line_of_what_was_sent_costs_itself() {
    let post = Post::start(|_| None);
    let mut desk = Desk::to_server(post.port());
    for _ in 0..2 {
        desk.papers_come(1);
        desk.send();
        later(24);
    }
    let log = desk.sent_log();
    assert_eq!(log.lines().count(), 2);
    let path = desk.path("state/sent.jsonl");
    fs::write(&path, &log[..log.len() - 20]).unwrap();
    desk.papers_come(1);
    desk.send();
    let log = desk.sent_log();
    let lines: Vec<&str> = log.lines().collect();
    assert_eq!(lines.len(), 3, "{log}");
    assert!(lines[0].contains("arxiv:2611.00000") && lines[2].contains("arxiv:2611.00002"));
    // The paper of the torn line is told once more, and no other.
    assert!(lines[2].contains("arxiv:2611.00001") && !lines[2].contains("arxiv:2611.00000"));
}

#[test]
fn a_mail_that_cannot_be_written_down_is_not_sent() {
    let post = Post::start(|_| None);
    let mut desk = Desk::to_server(post.port());
    desk.papers_come(1);
    fs::create_dir_all(desk.path("state")).unwrap();
    fs::write(desk.path("state/outbox"), "no folder").unwrap();
    let failed = desk.send();
    assert_eq!(exit(&failed), 78, "{failed:?}");
    assert!(post.handed().is_empty());
    fs::remove_file(desk.path("state/outbox")).unwrap();
    assert_eq!(exit(&desk.send()), 0);
    assert_eq!(post.handed().len(), 1);
}

#[test]
fn what_is_no_mail_in_the_outbox_is_told_and_stops_nothing() {
    let post = Post::start(|_| None);
    let mut desk = Desk::to_server(post.port());
    desk.papers_come(1);
    fs::create_dir_all(desk.path("state/outbox")).unwrap();
    fs::write(desk.path("state/outbox/slip.json"), "{").unwrap();
    let sent = desk.send();
    assert_eq!(exit(&sent), 78);
    assert!(sent.each[0].sentence().contains("slip.json"), "{sent:?}");
    assert_eq!(post.handed().len(), 1);
}

//! The ways out that are no server.

use std::fs;

use recto::digest::{FileForm, Way};
use recto::jobs::{ToSend, Went, Withdrawal};

use super::desk::{Desk, exit, later};
use crate::common::mails::told;
use crate::common::post::{At, Odd, Post};

fn into_file(form: FileForm, name: &str) -> Desk {
    let mut desk = Desk::new(Way::Screen, None);
    let path = desk.path(name);
    desk.one().way = Way::File { form, path };
    desk
}

#[test]
fn a_file_has_the_newest_digest() {
    for form in [FileForm::Text, FileForm::Html, FileForm::Markdown] {
        let mut desk = into_file(form, "digest");
        for number in 0..2 {
            desk.papers_come(1);
            assert_eq!(exit(&desk.send()), 0);
            let text = fs::read_to_string(desk.path("digest")).unwrap();
            for other in 0..2 {
                let has = text.contains(&format!("Paper {other}"));
                assert_eq!(has, number == other, "{form:?} {text}");
            }
            later(24);
        }
    }
}

#[test]
fn a_feed_keeps_what_it_had() {
    let mut desk = into_file(FileForm::Atom, "digest.atom");
    for number in 1..4 {
        desk.papers_come(1);
        assert_eq!(exit(&desk.send()), 0);
        let feed = fs::read_to_string(desk.path("digest.atom")).unwrap();
        assert_eq!(feed.matches("<entry>").count(), number, "{feed}");
        later(24);
    }
}

#[test]
fn mails_are_added_to_an_mbox_and_put_into_a_maildir() {
    let mut desk = into_file(FileForm::Mbox, "in");
    for number in 1..3 {
        desk.papers_come(1);
        assert_eq!(exit(&desk.send()), 0);
        let mbox = fs::read_to_string(desk.path("in")).unwrap();
        assert_eq!(
            mbox.matches("From me@example.org ").count(),
            number,
            "{mbox}"
        );
        later(24);
    }
    let mut desk = into_file(FileForm::Maildir, "mail");
    for number in 1..3 {
        desk.papers_come(1);
        assert_eq!(exit(&desk.send()), 0);
        let new = recto::disk::names_in(&desk.path("mail/new")).unwrap();
        assert_eq!(new.len(), number);
        later(24);
    }
    assert_eq!(fs::read_dir(desk.path("mail/tmp")).unwrap().count(), 0);
}

#[test]
fn a_place_that_is_none_is_said_and_nothing_is_written_over() {
    use FileForm::{Atom, Maildir, Mbox, Text};
    for (form, name, said) in [
        (Text, "none/of/digest", "for there is no folder "),
        (Mbox, "none/in", "for there is no folder "),
        (Maildir, "none/mail", "for there is no folder "),
        (Atom, "folder", "is a folder; let `path` name a file in it"),
        (Maildir, "notes", "is a file, and a Maildir is a folder"),
        (Mbox, "notes", "it is no mbox, which begins with “From ”"),
        (Text, "notes", "has something else than a digest"),
    ] {
        let mut desk = into_file(form, name);
        fs::create_dir(desk.path("folder")).unwrap();
        fs::write(desk.path("notes"), "mine\n").unwrap();
        desk.papers_come(1);
        for what in [ToSend::Test, ToSend::WhatIsDue] {
            let (failed, _) = desk.run(what);
            let sentence = failed.each[0].sentence();
            assert_eq!(exit(&failed), 78, "{sentence}");
            assert!(sentence.contains(said), "{sentence}");
            let path = desk.path(name).display().to_string();
            assert!(sentence.contains(&path), "{sentence}");
        }
        assert!(!desk.path("none").exists());
        assert_eq!(fs::read_to_string(desk.path("notes")).unwrap(), "mine\n");
    }
}

#[cfg(unix)]
#[test]
fn what_was_sent_to_whom_is_for_the_user_alone() {
    use std::os::unix::fs::PermissionsExt;
    let mut desk = into_file(FileForm::Mbox, "in");
    desk.papers_come(1);
    assert_eq!(exit(&desk.send()), 0);
    for name in ["state/sent.jsonl", "in"] {
        let mode = fs::metadata(desk.path(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[test]
fn a_path_must_be_a_whole_one() {
    let mut desk = Desk::new(
        Way::File {
            form: FileForm::Text,
            path: "digest.txt".into(),
        },
        None,
    );
    desk.papers_come(1);
    let failed = desk.send();
    assert_eq!(exit(&failed), 78);
    assert!(failed.each[0].sentence().contains("whole one"));
}

#[test]
fn the_screen_shows_it_once() {
    let mut desk = Desk::new(Way::Screen, None);
    desk.papers_come(1);
    let (_, shown) = desk.run(ToSend::WhatIsDue);
    assert!(shown[0].contains("Paper 0"), "{shown:?}");
    let (sent, shown) = desk.run(ToSend::WhatIsDue);
    assert_eq!(
        (sent.each[0].went.clone(), shown),
        (Went::NotDue, Vec::new())
    );
}

#[cfg(unix)]
#[test]
fn a_program_gets_the_mail_and_its_exit_status_counts() {
    let command =
        |words: &[&str]| Way::Command(words.iter().map(|word| (*word).to_owned()).collect());
    for (words, expected) in [
        (&["no-such-program-at-all"][..], 78),
        (&["false"], 75),
        (&["/bin/sh", "-c", "echo wrong >&2; exit 78"], 78),
        (&["/bin/sh", "-c", "exit 69"], 69),
        (&["/bin/sh", "-c", "kill -9 $$"], 75),
        (&["true"], 0),
    ] {
        let mut desk = Desk::new(command(words), None);
        desk.papers_come(1);
        let sent = desk.send();
        assert_eq!(exit(&sent), expected, "{words:?} {sent:?}");
        assert_eq!(desk.waiting(), usize::from(expected != 0));
        if words.len() == 3 && expected == 78 {
            let sentence = sent.each[0].sentence();
            assert!(sentence.ends_with("(exit status 78): wrong"), "{sentence}");
        }
    }
    let mut slow = Desk::new(command(&["sleep", "100"]), None);
    slow.limits.command = std::time::Duration::from_millis(30);
    slow.papers_come(1);
    let sent = slow.send();
    assert_eq!(exit(&sent), 75);
    assert!(
        sent.each[0].sentence().contains("has not ended"),
        "{sent:?}"
    );
    let mut desk = Desk::new(Way::Screen, None);
    let path = desk.path("taken");
    desk.one().way = command(&["tee", path.to_str().unwrap()]);
    desk.papers_come(1);
    assert_eq!(exit(&desk.send()), 0);
    let taken = fs::read_to_string(path).unwrap();
    assert!(
        taken.contains("\nTo: you@example.org\n") && taken.contains("Paper 0"),
        "{taken}"
    );
}

#[test]
fn a_mail_for_another_address_is_not_sent_and_its_papers_come_again() {
    let post = Post::start(|call| (call == 0).then_some((At::Recipient, Odd::Says(550))));
    let mut desk = Desk::to_server(post.port());
    desk.papers_come(2);
    assert_eq!(exit(&desk.send()), 78);
    desk.one().to = Some("right@example.org".parse().unwrap());
    let sent = desk.send();
    assert_eq!(exit(&sent), 0);
    let withdrawn = &sent.each[0];
    assert!(
        matches!(withdrawn.went, Went::Withdrawn(_, Withdrawal::Changed)),
        "{sent:?}"
    );
    let said = withdrawn.sentence();
    assert!(said.ends_with("its papers come in the next"), "{said}");
    let handed = post.handed();
    assert_eq!(
        (handed.len(), handed[0].to.as_str()),
        (1, "right@example.org")
    );
    assert_eq!(told(&handed).0.len(), 2);
}

#[test]
fn of_a_digest_that_was_removed_no_next_one_is_promised() {
    let post = Post::start(|call| (call == 0).then_some((At::Greeting, Odd::Says(421))));
    let mut desk = Desk::to_server(post.port());
    desk.papers_come(1);
    assert_eq!((exit(&desk.send()), desk.waiting()), (75, 1));
    desk.one().name = "evening".to_owned();
    let sent = desk.send();
    assert_eq!(
        sent.each[0].sentence(),
        "morning: that of 2026-11-27, which waited, is not sent: there is no digest of this name any more"
    );
    assert_eq!((exit(&sent), desk.waiting()), (0, 0));
}

#[test]
fn a_feed_that_there_is_not_is_said_once_a_day() {
    let mut desk = Desk::new(Way::Screen, None);
    desk.one().query = "feed:nosuch feed:ml".parse().unwrap();
    std::fs::create_dir_all(desk.path("config")).unwrap();
    fs::write(
        desk.path("config/config.toml"),
        "[feeds]\nml = \"hf:daily\"\n",
    )
    .unwrap();
    desk.papers_come(1);
    let said = [0, 1, 23].map(|hours| {
        later(hours);
        desk.run(ToSend::WhatIsDue).1
    });
    let sentence =
        "morning: there is no feed nosuch; `recto feeds add nosuch SOURCE:WHAT` makes one";
    assert_eq!(
        said,
        [vec![sentence.to_owned()], vec![], vec![sentence.to_owned()]]
    );
}

#[test]
fn what_is_wrong_with_the_settings_is_told_before_anything_is_sent() {
    let post = Post::start(|_| None);
    let mut desk = Desk::to_server(post.port());
    desk.papers_come(1);
    desk.subscribed.slips = vec!["config.toml line 3: no".to_owned()];
    let all = std::mem::take(&mut desk.subscribed.subscriptions);
    desk.subscribed.refused = vec!["morning".to_owned()];
    let failed = desk.send();
    assert_eq!(exit(&failed), 78);
    let sentence = failed.each[0].sentence();
    assert!(
        sentence.ends_with("mended: config.toml line 3: no"),
        "{sentence}"
    );
    desk.subscribed.is_read = false;
    desk.subscribed.refused.clear();
    assert_eq!((exit(&desk.send()), desk.send().slips.len()), (78, 1));
    desk.subscribed.slips.clear();
    desk.subscribed.subscriptions = all;
    desk.subscribed.account = None;
    let failed = desk.send();
    assert_eq!(exit(&failed), 78);
    assert!(failed.each[0].sentence().contains("[mail]"), "{failed:?}");
    desk.one().way = Way::Command(vec!["true".to_owned()]);
    desk.one().to = None;
    let failed = desk.send();
    assert!(
        failed.each[0].sentence().contains("has no `to`"),
        "{failed:?}"
    );
    assert_eq!(post.calls(), 0);
}

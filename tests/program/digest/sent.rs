//! What `recto digest --send` says, and its exit status.

use std::fs;

use super::{home, papers_come, said, send, settings};
use crate::common::away;
use crate::common::mails::{plain_text, told};
use crate::common::post::{At, Odd, Post};

#[test]
fn it_is_silent_where_all_is_well_and_complains_once_a_day() {
    let dir = tempfile::tempdir().unwrap();
    let post = Post::start(|call| (call < 2).then_some((At::Greeting, Odd::Says(421))));
    home(dir.path(), &settings(post.port()));
    let sent = send(dir.path());
    assert_eq!((sent.status.code(), said(&sent).as_str()), (Some(0), ""));
    papers_come(dir.path(), 0..2);
    let failed = send(dir.path());
    assert_eq!(failed.status.code(), Some(75));
    let complaint = said(&failed);
    assert_eq!(complaint.lines().count(), 1, "{complaint}");
    assert!(
        complaint.contains("cannot take the mail now: 421"),
        "{complaint}"
    );
    let failed = send(dir.path());
    assert_eq!(
        (failed.status.code(), said(&failed).as_str()),
        (Some(75), "")
    );
    for _ in 0..2 {
        let sent = send(dir.path());
        assert_eq!((sent.status.code(), said(&sent).as_str()), (Some(0), ""));
        assert!(sent.stdout.is_empty());
    }
    assert_eq!(told(&post.handed()).0.len(), 2);
}

#[test]
fn exits_say_what_to_do() {
    let post = Post::start(|_| Some((At::Recipient, Odd::Says(550))));
    let well = settings(post.port());
    let closed = settings(Post::start(|_| None).port());
    let no_sender = well.replace("from = \"me@example.org\"\n", "");
    let user = well.replace("[digest", "user = \"me\"\n\n[digest");
    for (text, code, hint) in [
        (well.as_str(), 78, "refuses the recipient: 550"),
        (&closed, 69, "cannot be reached"),
        (
            &no_sender,
            78,
            "config.toml line 6: [digest.morning] has no sender",
        ),
        (&user, 78, "there is no password"),
        ("[digest.morning]\nway = 3\n", 78, "line 2"),
    ] {
        let dir = tempfile::tempdir().unwrap();
        home(dir.path(), text);
        papers_come(dir.path(), 0..1);
        let failed = send(dir.path());
        let complaint = said(&failed);
        assert_eq!(failed.status.code(), Some(code), "{complaint}");
        assert!(complaint.contains(hint), "{complaint}");
        assert!(!dir.path().join("state/sent.jsonl").exists());
    }
}

#[test]
fn a_secret_that_others_can_read_is_not_taken() {
    let dir = tempfile::tempdir().unwrap();
    let post = Post::start(|_| None);
    let text = settings(post.port()).replace("[digest", "user = \"me\"\n\n[digest");
    home(dir.path(), &text);
    papers_come(dir.path(), 0..1);
    fs::create_dir_all(dir.path().join("config/keys")).unwrap();
    let file = dir.path().join("config/keys/mail");
    fs::write(&file, "s3cret\n").unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        let failed = send(dir.path());
        assert_eq!(failed.status.code(), Some(78));
        let complaint = said(&failed);
        assert!(complaint.contains("can be read by others"), "{complaint}");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    }
    let failed = send(dir.path());
    let complaint = said(&failed);
    assert!(complaint.contains("cannot log in there"), "{complaint}");
    assert!(!complaint.contains("s3cret"));
}

#[test]
fn the_mail_is_shown_as_it_would_be_sent_and_a_test_mail_goes_out() {
    let dir = tempfile::tempdir().unwrap();
    let post = Post::start(|_| None);
    home(dir.path(), &settings(post.port()));
    papers_come(dir.path(), 0..1);
    let shown = away::recto(dir.path(), &["digest", "--format", "eml"])
        .output()
        .unwrap();
    let mail = String::from_utf8(shown.stdout).unwrap();
    assert!(mail.contains("\r\nTo: you@example.org\r\n"), "{mail}");
    assert!(plain_text(&mail).contains("Paper 0"));
    let tested = away::recto(dir.path(), &["digest", "--test"])
        .output()
        .unwrap();
    assert_eq!(
        String::from_utf8(tested.stdout).unwrap(),
        "morning: a test mail is sent to you@example.org\n"
    );
    assert_eq!(post.handed().len(), 1);
    send(dir.path());
    assert_eq!(post.handed().len(), 2);
    // What was told is not shown again.
    let shown = away::recto(dir.path(), &["digest"]).output().unwrap();
    let text = String::from_utf8(shown.stdout).unwrap();
    assert!(!text.contains("Paper 0"), "{text}");
}

#[test]
fn a_file_that_a_digest_stands_in_survives_a_test_and_one_of_the_users_own_is_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("digest.xml");
    let settings = format!(
        "[digest.morning]\nquery = \"\"\nat = \"00:00\"\ndays = \"all\"\nfetch = false\nway = \"file\"\nformat = \"atom\"\npath = {path:?}\n"
    );
    home(dir.path(), &settings);
    papers_come(dir.path(), 0..2);
    fs::write(&path, "<html>my own page</html>").unwrap();
    let failed = send(dir.path());
    assert_eq!(failed.status.code(), Some(78));
    assert!(said(&failed).contains("has something else than a digest"));
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        "<html>my own page</html>"
    );
    fs::remove_file(&path).unwrap();
    assert_eq!(send(dir.path()).status.code(), Some(0));
    let written = fs::read_to_string(&path).unwrap();
    assert!(written.contains("Paper 0") && written.contains("Paper 1"));
    let tested = away::recto(dir.path(), &["digest", "--test"]);
    let tested = { tested }.output().unwrap();
    let line = format!("morning: {} can be written\n", path.display());
    assert_eq!(String::from_utf8(tested.stdout).unwrap(), line);
    assert_eq!(fs::read_to_string(&path).unwrap(), written);
}

#[test]
fn a_digest_that_a_slip_hides_is_no_silence() {
    let dir = tempfile::tempdir().unwrap();
    home(dir.path(), "[digest.morning\nway = \"screen\"\n");
    let failed = send(dir.path());
    assert_eq!(failed.status.code(), Some(78));
    assert!(
        said(&failed).contains("config.toml line 1"),
        "{}",
        said(&failed)
    );
    let later = away::recto(dir.path(), &["digest", "--day", "9000-01-01"]);
    let later = { later }.output().unwrap();
    assert!(later.stdout.is_empty() && later.status.code() != Some(0));
}

#[cfg(unix)]
#[test]
fn while_a_server_is_silent_the_first_interrupt_is_answered_and_a_second_ends_it() {
    use std::io::BufRead;
    use std::process::Stdio;
    let (called, calls) = std::sync::mpsc::channel();
    let post = Post::start(move |_| {
        // The test may be over.
        let _ = called.send(());
        Some((At::Recipient, Odd::Stalls))
    });
    let dir = tempfile::tempdir().unwrap();
    home(dir.path(), &settings(post.port()));
    papers_come(dir.path(), 0..1);
    let mut command = away::recto(dir.path(), &["digest", "--send"]);
    command.stderr(Stdio::piped()).stdin(Stdio::null());
    let mut child = command.spawn().unwrap();
    calls.recv().unwrap();
    let pid = rustix::process::Pid::from_child(&child);
    let interrupt = || {
        rustix::process::kill_process(pid, rustix::process::Signal::INT).unwrap();
    };
    interrupt();
    let mut said = String::new();
    let mut lines = std::io::BufReader::new(child.stderr.take().unwrap());
    lines.read_line(&mut said).unwrap();
    assert!(
        said.starts_with("recto: it ends when what is under way is done; a second Ctrl-C"),
        "{said}"
    );
    interrupt();
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert!(!dir.path().join("state/sent.jsonl").exists());
}

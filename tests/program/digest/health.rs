//! What `recto doctor` sees of digests before anything is sent.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::{home, papers_come, send, settings};
use crate::common::away;
use crate::common::post::Post;

/// The lines of `recto doctor` that are about digests.
fn told(home: &Path) -> Vec<String> {
    let output = away::recto(home, &["doctor"]).output().unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    let lines = lines.lines().filter(|line| {
        let (what, _) = line.split_once('\t').unwrap_or_default();
        what == "digest" || what == "schedule"
    });
    lines.map(str::to_owned).collect()
}

#[test]
fn what_a_digest_lacks_is_said_and_no_server_is_asked() {
    let dir = tempfile::tempdir().unwrap();
    let post = Post::start(|_| None);
    let server = post.port();
    let well = settings(server);
    let user = |line: &str| well.replace("[digest", &format!("user = \"me\"\n{line}\n[digest"));
    let way = |lines: &str| {
        format!(
            "[digest.morning]\nto = \"you@example.org\"\nfrom = \"me@example.org\"\nat = \"00:00\"\n{lines}\n"
        )
    };
    let path = |name: &str| dir.path().join(name).display().to_string();
    let keys = dir.path().join("config/keys");
    fs::create_dir_all(&keys).unwrap();
    fs::write(keys.join("mail"), "s3cret\n").unwrap();
    let started = path("started");
    for (text, mode, expected) in [
        (
            well.clone(),
            0o600,
            format!("well: morning: to you@example.org by 127.0.0.1:{server}; next: due"),
        ),
        (user(""), 0o644, "can be read by others".to_owned()),
        (
            user(""),
            0o600,
            format!(
                ", the password from the file {}; next: due",
                keys.join("mail").display()
            ),
        ),
        (
            user(&format!("password_command = \"touch {started}\"")),
            0o600,
            ", the password from the command touch; next: due".to_owned(),
        ),
        (
            user("password_command = \"no-such-program show\""),
            0o600,
            "no-such-program, does not start: there is no such program".to_owned(),
        ),
        (
            way("way = \"command\"\ncommand = \"no-such-program -t\""),
            0o600,
            "[digest.morning]: there is no program no-such-program".to_owned(),
        ),
        (
            way(&format!("way = \"file\"\npath = {:?}", path("none/x"))),
            0o600,
            "for there is no folder ".to_owned(),
        ),
        (
            way("query = \"feed:nosuch\""),
            0o600,
            "not well: morning: there is no feed nosuch".to_owned(),
        ),
        (
            well.replace("fetch", "fitch"),
            0o600,
            "not well: morning: it waits until its settings are mended".to_owned(),
        ),
    ] {
        home(dir.path(), &text);
        let mode = fs::Permissions::from_mode(mode);
        fs::set_permissions(keys.join("mail"), mode).unwrap();
        let told = told(dir.path());
        assert!(told[0].contains(&expected), "{expected}: {told:?}");
        assert!(!told.concat().contains("s3cret"), "{told:?}");
    }
    assert_eq!(post.calls(), 0);
    assert!(!Path::new(&started).exists());
    // Where nothing can be written down nothing is sent.
    home(dir.path(), &well);
    let state = dir.path().join("state");
    if state.exists() {
        fs::remove_dir_all(&state).unwrap();
    }
    fs::write(&state, "no folder").unwrap();
    let told = told(dir.path());
    assert!(
        told.iter()
            .any(|line| line.contains("nothing is sent that cannot be written down there")),
        "{told:?}"
    );
}

#[test]
fn one_call_by_hand_is_no_schedule_and_calls_on_two_days_are_one() {
    let dir = tempfile::tempdir().unwrap();
    let post = Post::start(|_| None);
    home(dir.path(), &settings(post.port()));
    papers_come(dir.path(), 0..1);
    assert!(send(dir.path()).status.success());
    let schedule = || told(dir.path()).pop().unwrap();
    assert!(
        schedule().starts_with("schedule\tnot well: nothing starts"),
        "{}",
        schedule()
    );
    // It was called yesterday as well.
    let path = dir.path().join("state/digest.json");
    let run = fs::read_to_string(&path).unwrap();
    let now = jiff::Timestamp::try_from(std::time::SystemTime::now()).unwrap();
    let yesterday = now - jiff::SignedDuration::from_hours(24);
    let moved = run.replace("\"before\": \"\"", &format!("\"before\": \"{yesterday}\""));
    assert_ne!(moved, run);
    fs::write(&path, moved).unwrap();
    assert!(
        schedule().starts_with("schedule\twell: something starts `recto digest --send` each day"),
        "{}",
        schedule()
    );
}

#[test]
fn the_list_tells_where_a_digest_goes_and_when() {
    let dir = tempfile::tempdir().unwrap();
    let post = Post::start(|_| None);
    let path = dir.path().join("digest.txt").display().to_string();
    let text = format!(
        "{}\n[digest.file]\nway = \"file\"\npath = {path:?}\nat = \"00:00\"\nfetch = false\n",
        settings(post.port())
    );
    home(dir.path(), &text);
    let listed = || {
        let output = away::recto(dir.path(), &["digest", "list"])
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(
        listed(),
        format!(
            "morning\tall 00:00\tdue\tsmtp\tyou@example.org\t\nfile\tall 00:00\tdue\tfile\t{path}\t\n"
        )
    );
    papers_come(dir.path(), 0..1);
    assert!(send(dir.path()).status.success());
    let log = fs::read_to_string(dir.path().join("state/sent.jsonl")).unwrap();
    let (_, day) = log.split_once("\"day\":\"").unwrap();
    let (day, _) = day.split_once('"').unwrap();
    let day: jiff::civil::Date = day.parse().unwrap();
    let tomorrow = day.tomorrow().unwrap();
    assert_eq!(
        listed().matches(&format!("\t{tomorrow} 00:00\t")).count(),
        2,
        "{}",
        listed()
    );
}

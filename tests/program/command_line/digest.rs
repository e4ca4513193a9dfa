//! What is subscribed to, and what is new of it.

use std::fs;
use std::path::Path;

use super::{home, recto};

/// A home with settings, and a paper that came in just now.
fn with(settings: &str) -> tempfile::TempDir {
    let home = home();
    fs::create_dir_all(home.path().join("config")).unwrap();
    fs::write(home.path().join("config/config.toml"), settings).unwrap();
    let papers = home.path().join("new.jsonl");
    let line = r#"{"id":"arxiv:2611.00001","title":"Of $\\alpha$ waves","abstract":"They are long.","authors":["Ann Smith"],"date":"2026-11-26"}"#;
    fs::write(&papers, line).unwrap();
    let ran = recto(home.path(), &["import", papers.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    home
}

fn settings(home: &Path) -> String {
    fs::read_to_string(home.join("config/config.toml")).unwrap()
}

#[test]
fn one_subscribes_sees_what_is_new_and_ends_it() {
    let home = with("# mine\n[feeds]\nml = \"hf:daily\" # each day\n");
    let run = |arguments: &[&str]| recto(home.path(), arguments);
    let ran = run(&["digest"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("`recto subscribe` does it"), "{}", ran.err);

    let ran = run(&[
        "subscribe",
        "--query",
        "alpha waves",
        "--way",
        "screen",
        "--name",
        "waves",
        "--days",
        "mon..fri",
    ]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err
            .contains("the digest “waves” is shown by `recto digest`, mon..fri at 07:30")
    );
    assert!(ran.out.starts_with("waves\n1 paper · "), "{}", ran.out);
    assert!(
        ran.out
            .contains(" 1. Of α waves\n    Ann Smith · 2026-11-26\n    They are long.\n")
    );
    assert!(
        ran.out.contains(
            "    Why: “α”, “waves” in the title\n    page: https://arxiv.org/abs/2611.00001\n"
        ),
        "{}",
        ran.out
    );

    let ran = run(&[
        "subscribe",
        "--feed",
        "ml",
        "--to",
        "Smith, Ann <me@example.org>",
        "--command",
        "msmtp -t",
        "--from",
        "ann@example.org",
    ]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err
            .contains("nothing has come by the feed ml yet; `recto fetch` asks it"),
        "{}",
        ran.err
    );
    assert_eq!(
        settings(home.path()),
        "# mine\n[feeds]\nml = \"hf:daily\" # each day\n\n[digest.waves]\nquery = \"alpha waves\"\nway = \"screen\"\ndays = \"mon..fri\"\n\n[digest.ml]\nquery = \"feed:ml\"\nway = \"command\"\ncommand = \"msmtp -t\"\nto = '\"Smith, Ann\" <me@example.org>'\nfrom = \"ann@example.org\"\n"
    );
    assert_eq!(
        run(&["digest", "list"]).out,
        "waves\tmon..fri 07:30\tdue\tscreen\tthe screen\talpha waves\nml\tall 07:30\tdue\tcommand\tme@example.org\tfeed:ml\n"
    );
    let both = run(&["digest"]);
    assert!(
        both.out.contains("waves\n1 paper") && both.out.contains("\n\nml\nnothing new"),
        "{}",
        both.out
    );
    assert_eq!(run(&["digest", "--format", "html"]).code, 2);

    assert_eq!(run(&["digest", "remove", "waves"]).code, 0);
    assert_eq!(run(&["digest", "list"]).out.lines().count(), 1);
    let ran = run(&["digest", "waves"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("there is no digest “waves”; there are ml"),
        "{}",
        ran.err
    );
}

#[test]
fn the_account_comes_by_flags_and_is_written_once() {
    let home = with("");
    let subscribe = |arguments: &[&str]| {
        let words = ["subscribe", "--query", "x", "--to", "me@example.org"];
        recto(home.path(), &[&words, arguments].concat())
    };
    let account = [
        "--server",
        "mail.example.org",
        "--port",
        "2525",
        "--security",
        "starttls",
        "--user",
        "me@example.org",
        "--auth",
        "xoauth2",
        "--password-command",
        "pass show mail",
    ];
    let ran = subscribe(&account);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(
        settings(home.path()),
        "[digest.digest]\nquery = \"x\"\nway = \"smtp\"\nto = \"me@example.org\"\n\n[mail]\nserver = \"mail.example.org\"\nsecurity = \"starttls\"\nport = 2525\nuser = \"me@example.org\"\nauth = \"xoauth2\"\npassword_command = \"pass show mail\"\n"
    );
    let ran = subscribe(&["--server", "x.org", "--auth", "ntlm"]);
    assert_eq!(ran.code, 2);
    let said = "there are plain, login, xoauth2";
    assert!(ran.err.contains(said), "{}", ran.err);
    let ran = subscribe(&account);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err
            .contains("there is an account already, mail.example.org"),
        "{}",
        ran.err
    );
    assert_eq!(subscribe(&[]).code, 0);
}

#[test]
fn a_digest_is_shown_as_of_a_day_and_in_each_form() {
    let home = with("[digest.all]\n");
    let run = |arguments: &[&str]| recto(home.path(), &[&["digest"], arguments].concat());
    let old = run(&["all", "--day", "2025-01-02"]);
    assert!(
        old.out.contains("nothing new · Thursday 2 January 2025"),
        "{}",
        old.out
    );
    assert!(
        old.out
            .replace('\n', " ")
            .contains("Nothing has come in since"),
        "{}",
        old.out
    );
    for (form, begin) in [
        ("text", "all\n1 paper · "),
        ("html", "<!DOCTYPE html>\n"),
        ("markdown", "# all\n"),
        ("atom", "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed "),
    ] {
        let ran = run(&["--format", form]);
        assert!(ran.out.starts_with(begin), "{}", ran.out);
        let file = home.path().join(form);
        let to_file = ["--format", form, "-o", file.to_str().unwrap()];
        assert_eq!(run(&to_file).code, 0);
        assert!(fs::read_to_string(&file).unwrap().starts_with(begin));
        let ran = run(&to_file);
        assert_eq!(ran.code, 1);
        assert!(ran.err.contains("--force writes over it"), "{}", ran.err);
        assert_eq!(run(&[&to_file[..], &["--force"]].concat()).code, 0);
    }
    for arguments in [&["--day", "27.11.2026"][..], &["--format", "pdf"]] {
        assert_eq!(run(arguments).code, 2, "{arguments:?}");
    }
}

#[test]
fn what_cannot_be_subscribed_to_is_said_and_nothing_is_written() {
    let before = "[digest.a]\nquery = \"year:20\"\n";
    let home = with(before);
    for (arguments, code, said) in [
        (
            &["--way", "screen"][..],
            2,
            "say which papers: --feed NAME or --query QUERY",
        ),
        (
            &["--query", "x"],
            2,
            "say how it leaves: --way smtp, command, file or screen",
        ),
        (&["--query", "year:20", "--way", "screen"], 2, "year"),
        (
            &["--feed", "ml", "--way", "screen"],
            2,
            "there is no feed “ml”; there is none yet; `recto feeds add",
        ),
        (
            &["--query", "x", "--to", "me@example.org"],
            1,
            "say the account that it is sent by: --server smtp.example.org",
        ),
        (
            &["--query", "x", "--way", "command", "--to", "a@b.org"],
            2,
            "say the program: --command \"msmtp -t\"",
        ),
        (
            &["--query", "x", "--command", "msmtp -t", "--to", "me"],
            2,
            "“me” is no address such as me@example.org",
        ),
        (
            &["--query", "x", "--command", "msmtp -t"],
            2,
            "say to whom: --to ADDRESS",
        ),
        (
            &["--query", "x", "--command", "a b", "--to", "a@b.org"],
            2,
            "say from whom: --from ADDRESS",
        ),
        (
            &["--query", "x", "--way", "file"],
            2,
            "say the form: --format",
        ),
        (
            &["--query", "x", "--path", "x.txt", "--format", "text"],
            2,
            "--path: it takes a path that begins with / or ~/, not “x.txt”",
        ),
        (
            &["--query", "x", "--way", "screen", "--at", "7"],
            2,
            "--at: it takes an hour such as 07:30, not “7”",
        ),
        (
            &["--query", "x", "--way", "screen", "--days", "x"],
            2,
            "--days: it takes all, or days such as",
        ),
        (
            &["--query", "x", "--way", "screen", "--name", "list"],
            2,
            "“list” is no name for a digest",
        ),
        (
            &["--query", "x", "--way", "screen", "--name", "a"],
            1,
            "there is a digest “a” already",
        ),
        (
            &["--query", "x", "--way", "pigeon"],
            2,
            "there are smtp, command, file, screen",
        ),
    ] {
        let ran = recto(home.path(), &[&["subscribe"], arguments].concat());
        assert_eq!(ran.code, code, "{arguments:?}: {}", ran.err);
        assert!(ran.err.contains(said), "{arguments:?}: {}", ran.err);
        assert_eq!(settings(home.path()), before);
    }
    let ran = recto(home.path(), &["digest", "a"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err
            .contains("config.toml line 2: \"query\" takes a query in quotes;"),
        "{}",
        ran.err
    );
    assert!(
        ran.err
            .contains("the digest “a” waits until its settings are mended"),
        "{}",
        ran.err
    );
}

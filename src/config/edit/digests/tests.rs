//! What a change of a digest leaves of the file.

use super::*;

const TEXT: &str = "# mine\nmeasure = 66\n\n# daily\n[digest.a]\nquery = \"x\" # wave\n\n[digest.b]\n\n[keys]\nstar = \"x\"\n";

fn entry(name: &str, way: &str) -> DigestEntry {
    let text = |text: &str| Written::Text(text.to_owned());
    DigestEntry {
        name: name.to_owned(),
        settings: vec![
            ("query", text("say \"so\"")),
            ("leave_out", Written::Words(vec!["read".to_owned()])),
            ("way", text(way)),
        ],
        account: Vec::new(),
    }
}

#[test]
fn a_digest_is_added_behind_the_others_and_the_rest_stays() {
    let lines = "[digest.c]\nquery = 'say \"so\"'\nleave_out = [\"read\"]\nway = \"screen\"\n";
    let entry = entry("c", "screen");
    let first = changed("", DigestChange::Add(&entry)).unwrap();
    assert_eq!(first, lines);
    let further = changed(TEXT, DigestChange::Add(&entry)).unwrap();
    let expected = TEXT.replace("[digest.b]\n", &format!("[digest.b]\n\n{lines}"));
    assert_eq!(further, expected);
    let comment = "# mine\n# all of it\n";
    let below = changed(comment, DigestChange::Add(&entry)).unwrap();
    assert_eq!(below, format!("{comment}\n{lines}"));
    let feeds = "[feeds]\nml = \"hf:daily\"\n";
    let behind = changed(feeds, DigestChange::Add(&entry)).unwrap();
    assert_eq!(behind, format!("{feeds}\n{lines}"));
}

#[test]
fn an_account_is_written_where_there_is_none() {
    let text = |text: &str| Written::Text(text.to_owned());
    let mut entry = entry("c", "smtp");
    entry.settings.push(("to", text("me@example.org")));
    entry.account = vec![
        ("server", text("smtp.example.org")),
        ("user", text("me@example.org")),
    ];
    let lines = "\n[mail]\nserver = \"smtp.example.org\"\nuser = \"me@example.org\"\n";
    let written = changed(TEXT, DigestChange::Add(&entry)).unwrap();
    assert!(written.contains(lines), "{written}");
    let error = changed("[mail]\nport = 0\n", DigestChange::Add(&entry)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "[mail] in config.toml has a mistake; mend it first"
    );
}

#[test]
fn it_is_seen_whether_there_is_an_account_before_one_is_asked_for() {
    for (text, standing) in [
        ("", Some(AccountStanding::Missing)),
        ("[mail]\nserver = \"x.org\"\n", Some(AccountStanding::Set)),
        ("[mail]\nport = 0\n", Some(AccountStanding::Mistaken)),
        ("mail = 3\n", Some(AccountStanding::Mistaken)),
        ("[mail\n", None),
    ] {
        assert_eq!(account(text).ok(), standing, "{text}");
    }
}

#[test]
fn a_digest_that_goes_leaves_the_comment_above_it() {
    let without = changed(TEXT, DigestChange::Remove("a")).unwrap();
    let expected = TEXT.replace("[digest.a]\nquery = \"x\" # wave\n", "");
    assert_eq!(without, expected);
    let without = changed(TEXT, DigestChange::Remove("b")).unwrap();
    assert_eq!(without, TEXT.replace("\n[digest.b]\n", ""));
    let alone = changed("# all\n[digest.a]\n", DigestChange::Remove("a")).unwrap();
    assert_eq!(alone, "# all\n");
}

#[test]
fn what_cannot_be_changed_is_said() {
    let (good, bad) = (entry("a", "screen"), entry("c", "smtp"));
    for (text, change, said) in [
        (
            TEXT,
            DigestChange::Add(&good),
            "there is a digest “a” already; `recto digest remove a` takes it out",
        ),
        (
            TEXT,
            DigestChange::Add(&bad),
            "nothing was written: [digest.c] is a mail to nobody",
        ),
        (
            TEXT,
            DigestChange::Remove("x"),
            "there is no digest “x”; there are a, b",
        ),
        (
            "",
            DigestChange::Remove("x"),
            "there is no digest “x”; there is none yet",
        ),
        (
            "digest = 3",
            DigestChange::Add(&good),
            "\"digest\" in config.toml is no table [digest]",
        ),
    ] {
        let error = changed(text, change).unwrap_err().to_string();
        assert!(error.starts_with(said), "{error}");
    }
}

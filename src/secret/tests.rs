//! Where keys are found, and where they never appear.

use super::*;

fn no_variable(_: &str) -> Option<String> {
    None
}

#[test]
fn a_command_is_parted_without_a_shell() {
    for (command, expected) in [
        ("pass show openalex", &["pass", "show", "openalex"][..]),
        (
            "  a  'b c' \"d 'e'\" f\"g h\"i '' ",
            &["a", "b c", "d 'e'", "fg hi", ""],
        ),
        ("a $HOME;b|c", &["a", "$HOME;b|c"]),
        ("", &[]),
    ] {
        assert_eq!(words(command).unwrap(), expected);
    }
    assert!(matches!(words("a 'b"), Err(KeyError::Unclosed)));
}

#[test]
fn a_key_is_never_shown() {
    let key = Key::new(" s3cret\n", "here").unwrap();
    assert_eq!(
        (format!("{key:?}").as_str(), key.reveal()),
        ("Key(…)", "s3cret")
    );
    let error = Key::new("s3\ncret", "here").unwrap_err();
    assert!(!format!("{error} {error:?}").contains("s3"));
}

#[test]
fn a_password_may_have_blanks_and_other_letters() {
    let places = KeyPlaces {
        kind: SecretKind::Password,
        variable: Some("A_WORD".to_owned()),
        ..KeyPlaces::default()
    };
    for (text, expected) in [
        (" abcd efgh ijkl ", Some("abcd efgh ijkl")),
        ("pässwört", Some("pässwört")),
        ("a\u{1}b", None),
    ] {
        let found = places.find(&|_| Some(text.to_owned()), COMMAND_TIME);
        let found = found.ok().flatten();
        assert_eq!(found.as_ref().map(Key::reveal), expected);
    }
    let error = places.find(&|_| Some("s3\u{1}cret".to_owned()), COMMAND_TIME);
    let said = error.unwrap_err().to_string();
    assert_eq!(
        said,
        "what A_WORD tells is no password: it must be a line with something in it"
    );
}

#[test]
fn a_variable_comes_before_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let places = KeyPlaces {
        variable: Some("A_KEY".to_owned()),
        file: Some(folder.path().join("key")),
        ..KeyPlaces::default()
    };
    let limit = COMMAND_TIME;
    assert_eq!(places.find(&no_variable, limit).unwrap(), None);
    let variable = |name: &str| (name == "A_KEY").then(|| "one".to_owned());
    let found = places.find(&variable, limit).unwrap().unwrap();
    assert_eq!(found.reveal(), "one");
}

#[cfg(unix)]
#[test]
fn it_is_seen_whether_a_key_would_be_found_without_starting_a_command() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("key");
    let variable = |name: &str| match name {
        "PATH" => Some("/no/such/folder:/usr/bin:/bin".to_owned()),
        "A_KEY" => Some("two".to_owned()),
        _ => None,
    };
    let touch = folder.path().join("started").display().to_string();
    for (command, name, file, expected) in [
        (
            &["touch", &touch][..],
            None,
            None,
            Ok(Some("the command touch".to_owned())),
        ),
        (
            &["no-such-program"],
            None,
            None,
            Err("does not start: there is no such program"),
        ),
        (&["/no/such/program"], None, None, Err("does not start")),
        (
            &[],
            Some("A_KEY"),
            None,
            Ok(Some("the variable A_KEY".to_owned())),
        ),
        (&[], None, Some(&file), Ok(None)),
        (&[], Some("NO_KEY"), None, Ok(None)),
    ] {
        let places = KeyPlaces {
            kind: SecretKind::Password,
            command: command.iter().map(|word| (*word).to_owned()).collect(),
            variable: name.map(str::to_owned),
            file: file.cloned(),
        };
        match (places.stands(&variable), expected) {
            (Ok(found), Ok(expected)) => assert_eq!(found, expected),
            (Err(error), Err(said)) => assert!(error.to_string().contains(said), "{error}"),
            (found, expected) => unreachable!("{found:?} {expected:?}"),
        }
    }
    assert!(!folder.path().join("started").exists());
}

#[cfg(unix)]
#[test]
fn a_command_tells_the_key_in_its_first_line() {
    let find = |command: &[&str], limit| {
        let command = command.iter().map(|word| (*word).to_owned()).collect();
        let places = KeyPlaces {
            command,
            ..KeyPlaces::default()
        };
        places.find(&no_variable, Duration::from_millis(limit))
    };
    let found = find(&["printf", "one\\ntwo\\n"], 10_000).unwrap().unwrap();
    assert_eq!(found.reveal(), "one");
    for (command, limit, said) in [
        (
            &["false", "s3cret"][..],
            10_000,
            "failed: it does not say why; try it in a shell",
        ),
        (
            &[
                "/bin/sh",
                "-c",
                "echo >&2; echo 'Error: no \u{1b}[2Jmail here.' >&2; exit 1",
            ],
            10_000,
            "the command for the key, /bin/sh, failed: Error: no mail here",
        ),
        // What it told as the key is none of its words.
        (
            &[
                "/bin/sh",
                "-c",
                "echo s3\"\"cret; echo is s3\"\"cret so >&2; exit 1",
            ],
            10_000,
            "failed: is … so",
        ),
        (&["true"], 10_000, "no key"),
        (&["printf", "s3cret more"], 10_000, "no key"),
        (&["no-such-program", "s3cret"], 10_000, "does not start"),
        (&["sleep", "100"], 20, "within 0 s"),
    ] {
        let error = find(command, limit).unwrap_err();
        let text = format!("{error} {error:?}");
        assert!(text.contains(said) && !text.contains("s3cret"), "{text}");
    }
}

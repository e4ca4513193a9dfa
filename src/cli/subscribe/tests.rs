//! What is asked for, and what is made of the answers.

use super::*;
use crate::config;

/// What is to be written when somebody answers so.
fn answered(settings: &str, typed: &str) -> (Result<DigestEntry>, String) {
    let (config, _) = config::parse(settings, Config::default());
    let mut said = String::new();
    let mut say = |text: &str| said.push_str(text);
    let mut input = typed.as_bytes();
    let nothing = Subscribe::default();
    let entry = nothing.entry(&config, Some(Asking::new(&mut input, &mut say)));
    (entry, said)
}

#[test]
fn what_is_not_told_is_asked_for() {
    const FEEDS: &str = "[feeds]\nml = \"hf:daily\"\n";
    const MAIL: &str = "[mail]\nserver = \"x.org\"\nuser = \"a@x.org\"\n";
    for (config, typed, name, settings, account) in [
        (
            "",
            "\nscreen\n\n",
            "digest",
            "query= way=screen at=07:30",
            "",
        ),
        (
            FEEDS,
            "ml\ncommand\n\nme\nme@example.org\n06:00\n",
            "ml",
            "query=feed:ml way=command command=msmtp -t to=me@example.org at=06:00",
            "",
        ),
        (
            "[digest.digest]\n",
            "year:20\nwave\nfile\natom\n~/x.xml\n\n",
            "digest-2",
            "query=wave way=file format=atom path=~/x.xml at=07:30",
            "",
        ),
        (
            MAIL,
            "wave\n\nme@example.org\n\n",
            "digest",
            "query=wave way=smtp to=me@example.org at=07:30",
            "",
        ),
        (
            "",
            "wave\n\nme@example.org\n\n\npass show mail\n7\n\n",
            "digest",
            "query=wave way=smtp to=me@example.org at=07:30",
            "server=smtp.example.org user=me@example.org password_command=pass show mail",
        ),
    ] {
        let (entry, said) = answered(config, typed);
        let entry = entry.unwrap();
        let told = |settings: &[(&str, Written)]| {
            let told: Vec<String> = settings
                .iter()
                .map(|(name, written)| match written {
                    Written::Text(text) => format!("{name}={text}"),
                    Written::Words(words) => format!("{name}={words:?}"),
                })
                .collect();
            told.join(" ")
        };
        assert_eq!(entry.name, name, "{said}");
        assert_eq!(told(&entry.settings), settings, "{said}");
        assert_eq!(told(&entry.account), account, "{said}");
    }
    let (entry, said) = answered(FEEDS, "");
    assert!(entry.is_err());
    assert_eq!(
        said,
        "Which papers? A query, or one of your feeds (ml); nothing for all that comes in: "
    );
}

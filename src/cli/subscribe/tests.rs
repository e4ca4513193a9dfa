//! What is asked for, and what is made of the answers.

use super::*;
use crate::config::{self, AccountStanding, Config, DigestEntry, Written};
use crate::digest::MailAccount;

/// A server that only takes mails at port 587 or 2525.
fn reach(account: &MailAccount) -> Result<(), String> {
    let port = account.port();
    let is_open = port == 587 || port == 2525;
    is_open
        .then_some(())
        .ok_or_else(|| format!("{port} cannot be reached"))
}

/// What is to be written when somebody answers so.
fn answered(settings: &str, flags: &Subscribe, typed: &str) -> (Result<DigestEntry>, String) {
    let (config, problems) = config::parse(settings, Config::default());
    let account = match &config.mail {
        Some(_) => AccountStanding::Set,
        None if problems.is_empty() => AccountStanding::Missing,
        None => AccountStanding::Mistaken,
    };
    let asked = Asked {
        flags,
        config: &config,
        account,
        reach: &reach,
    };
    let mut said = String::new();
    let mut say = |text: &str| said.push_str(text);
    let mut input = typed.as_bytes();
    let entry = asked.entry(Some(Asking::new(&mut input, &mut say)));
    (entry, said)
}

fn told(settings: &[(&str, Written)]) -> String {
    let told: Vec<String> = settings
        .iter()
        .map(|(name, written)| match written {
            Written::Text(text) => format!("{name}={text}"),
            Written::Words(words) => format!("{name}={words:?}"),
            Written::Number(number) => format!("{name}={number}"),
        })
        .collect();
    told.join(" ")
}

const FEEDS: &str = "[feeds]\nml = \"hf:daily\"\n";
const MAIL: &str = "[mail]\nserver = \"x.org\"\nuser = \"a@x.org\"\n";

#[test]
fn what_is_not_told_is_asked_for() {
    let local = MAIL.replace("a@x.org", "ann");
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
            "ml\ncommand\n\nme\nme@example.org\n\n06:00\n",
            "ml",
            "query=feed:ml way=command command=msmtp -t to=me@example.org from=me@example.org at=06:00",
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
            "wave\n\n\n\n",
            "digest",
            "query=wave way=smtp to=a@x.org at=07:30",
            "",
        ),
        // Who logs in is no address: mails are from another.
        (
            &local,
            "wave\n\nme@example.org\nann@x.org\n\n",
            "digest",
            "query=wave way=smtp to=me@example.org from=ann@x.org at=07:30",
            "",
        ),
        // A server that is not reached in the usual way is asked for the other.
        (
            "",
            "wave\n\nme@example.org\n\n\n\n\npass show mail\n7\n\n",
            "digest",
            "query=wave way=smtp to=me@example.org at=07:30",
            "server=smtp.example.org security=starttls user=me@example.org password_command=pass show mail",
        ),
        (
            "",
            "wave\n\nme@example.org\nmail.x.org\ntls\n0\n2525\n-\n\n\n",
            "digest",
            "query=wave way=smtp to=me@example.org from=me@example.org at=07:30",
            "server=mail.x.org port=2525",
        ),
        // It may be one that is only reached from elsewhere.
        (
            "",
            "wave\n\nme@example.org\na b\nx.org\ntls\n465\n\ny.org\nstarttls\n25\nyes\n\npass 'x\n\n\n",
            "digest",
            "query=wave way=smtp to=me@example.org at=07:30",
            "server=y.org security=starttls port=25 user=me@example.org",
        ),
    ] {
        let (entry, said) = answered(config, &Subscribe::default(), typed);
        let entry = entry.unwrap_or_else(|error| unreachable!("{error} {said}"));
        assert_eq!(entry.name, name, "{said}");
        assert_eq!(told(&entry.settings), settings, "{said}");
        assert_eq!(told(&entry.account), account, "{said}");
    }
    let (entry, said) = answered(FEEDS, &Subscribe::default(), "");
    assert!(entry.is_err());
    assert_eq!(
        said,
        "Which papers? A query, or one of your feeds (ml); nothing for all that comes in: "
    );
}

#[test]
fn a_mistake_is_asked_again_and_costs_no_other_answer() {
    let (entry, said) = answered("", &Subscribe::default(), "wave\nscreen\n25:99\n7\n06:15\n");
    assert_eq!(
        told(&entry.unwrap().settings),
        "query=wave way=screen at=06:15"
    );
    assert!(
        said.contains("it takes an hour such as 07:30, not “25:99”\n"),
        "{said}"
    );
    let mistaken = "[mail]\nport = 0\n";
    let (entry, said) = answered(mistaken, &Subscribe::default(), "wave\nsmtp\nscreen\n\n");
    assert_eq!(
        told(&entry.unwrap().settings),
        "query=wave way=screen at=07:30"
    );
    assert!(
        said.contains("[mail] in config.toml has a mistake"),
        "{said}"
    );
    // Nobody is asked for an address without an end.
    let (entry, said) = answered("", &Subscribe::default(), "wave\n\n\n\nme@example.org\n");
    assert!(entry.is_err());
    assert!(
        said.contains("it takes an address of e-mail; a second empty line leaves"),
        "{said}"
    );
}

#[test]
fn a_flag_that_cannot_be_is_said_before_the_first_question() {
    let flags = |change: &dyn Fn(&mut Subscribe)| {
        let mut flags = Subscribe::default();
        change(&mut flags);
        flags
    };
    let some = |text: &str| Some(text.to_owned());
    for (flags, expected) in [
        (
            flags(&|flags| flags.at = some("25:99")),
            "--at: it takes an hour such as 07:30, not “25:99”",
        ),
        (
            flags(&|flags| flags.days = some("daily")),
            "--days: it takes all, or days such as mon..fri or mon,thu, not “daily”",
        ),
        (
            flags(&|flags| flags.to = some("me")),
            "--to: “me” is no address such as",
        ),
        (
            flags(&|flags| flags.from = some("")),
            "--from: it takes an address of e-mail",
        ),
        (
            flags(&|flags| flags.account.password_command = some("pass 'x")),
            "--password-command: a quote of the command is not closed",
        ),
        (
            flags(&|flags| flags.name = some("a")),
            "there is a digest “a” already",
        ),
    ] {
        let (entry, said) = answered("[digest.a]\n", &flags, "wave\nscreen\n\n");
        let error = entry.unwrap_err().to_string();
        assert!(error.starts_with(expected), "{error}");
        assert_eq!(said, "");
    }
}

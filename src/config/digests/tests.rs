//! What is taken of `[digest.NAME]` and `[mail]`, and what is said of the rest.

use super::*;
use crate::config::{Config, parse};

fn said(text: &str) -> (Config, Vec<String>) {
    let (config, problems) = parse(text, Config::default());
    let said = problems.iter().map(ToString::to_string).collect();
    (config, said)
}

#[test]
fn a_digest_is_taken_with_all_that_is_set_of_it() {
    let text = r#"
[digest.morning]
query = "feed:ml -survey"
order = "votes"
limit = 12
days = "mon..fri"
at = "06:45"
tz = "Europe/Berlin"
fetch = false
to = "Smith, Ann <me@example.org>"
from = "recto@example.org"
subject = "{papers}"
leave_out = ["read"]
when_empty = "line"
way = "smtp"

[digest.feed]
way = "file"
format = "atom"
path = "/srv/digest.xml"
at = 07:00:00

[digest.by_hand]
to = "me@example.org"
way = "command"
command = "msmtp -t"

[mail]
server = "smtp.example.org"
security = "starttls"
user = "me@example.org"
auth = "login"
password_command = ["pass", "show", "mail"]
"#;
    let (config, problems) = said(text);
    assert_eq!(problems, Vec::<String>::new());
    let morning = Subscription {
        query: "feed:ml -survey".parse().unwrap(),
        query_text: "feed:ml -survey".to_owned(),
        order: Order::Votes,
        limit: 12,
        days: "mon..fri".parse().unwrap(),
        at: jiff::civil::time(6, 45, 0, 0),
        zone: TimeZone::get("Europe/Berlin").ok(),
        fetch: false,
        to: "\"Smith, Ann\" <me@example.org>".parse().ok(),
        from: "recto@example.org".parse().ok(),
        subject: "{papers}".to_owned(),
        leave_out: vec![MarkKind::Read],
        when_empty: WhenEmpty::Line,
        way: Way::Smtp,
        ..Subscription::new("morning")
    };
    let [first, feed, by_hand] = config.digests.as_slice() else {
        unreachable!("{:?}", config.digests)
    };
    assert_eq!(*first, morning);
    let file = Way::File {
        form: FileForm::Atom,
        path: PathBuf::from("/srv/digest.xml"),
    };
    assert_eq!((&feed.way, feed.at.hour()), (&file, 7));
    let words = vec!["msmtp".to_owned(), "-t".to_owned()];
    assert_eq!(by_hand.way, Way::Command(words));
    let mail = config.mail.unwrap();
    assert_eq!(
        (mail.port(), mail.server.as_str()),
        (587, "smtp.example.org")
    );
    assert_eq!(mail.sender(), "me@example.org".parse().ok());
}

#[test]
fn a_digest_with_a_mistake_is_not_taken_and_the_mistake_is_said_with_its_line() {
    for (lines, expected) in [
        (
            "quarry = \"x\"",
            "line 2: \"quarry\" is no setting of [digest.a]; there are query, order, limit",
        ),
        (
            "query = \"year:20\"",
            "line 2: \"query\" takes a query in quotes; ",
        ),
        ("order = \"best\"", "line 2: \"order\" takes \"newest\" or "),
        (
            "limit = 0",
            "line 2: \"limit\" takes a number from 1 to 500",
        ),
        (
            "days = \"daily\"",
            "line 2: \"days\" takes \"all\", or days such as \"mon..fri\"",
        ),
        (
            "at = \"7\"",
            "line 2: \"at\" takes an hour such as \"07:30\"",
        ),
        ("at = \"25:00\"", "line 2: \"at\" takes an hour"),
        (
            "tz = \"Berlin\"",
            "line 2: \"tz\" takes the name of a time zone",
        ),
        ("fetch = \"yes\"", "line 2: \"fetch\" takes true or false"),
        (
            "to = \"me\"",
            "line 2: \"to\" takes an address of e-mail in quotes; “me” is no address such as",
        ),
        (
            "to = \"ä@example.org\"",
            "line 2: \"to\" takes an address of e-mail in quotes; “ä@example.org” is an address with “ä”",
        ),
        (
            "subject = \"a\\nb\"",
            "line 2: \"subject\" takes a text in quotes; it is one line",
        ),
        (
            "subject = \"{paper}: {day}\"",
            "line 2: \"subject\" takes a text in quotes; there is no {paper}, only {name}, {papers}, {day}",
        ),
        (
            "leave_out = [\"seen\"]",
            "line 2: \"leave_out\" takes \"starred\" and \"read\" in brackets",
        ),
        (
            "when_empty = true",
            "line 2: \"when_empty\" takes \"nothing\" or \"line\"",
        ),
        (
            "way = \"pigeon\"",
            "line 2: \"way\" takes \"smtp\" or \"command\" or \"file\" or \"screen\"",
        ),
        (
            "way = \"file\"",
            "line 1: [digest.a] goes into a file and names none",
        ),
        (
            "way = \"file\"\npath = \"x.txt\"",
            "line 3: \"path\" takes a path in quotes that begins with / or ~/",
        ),
        (
            "way = \"file\"\npath = \"/x\"\nformat = \"mbox\"",
            "line 1: [digest.a] is a mail to nobody",
        ),
        (
            "way = \"command\"\nto = \"a@b.org\"",
            "line 1: [digest.a] goes by a command and names none",
        ),
        (
            "way = \"command\"\ncommand = []",
            "line 3: \"command\" takes a program",
        ),
    ] {
        let (config, problems) = said(&format!("[digest.a]\n{lines}\n"));
        assert_eq!(problems.len(), 1, "{problems:?}");
        let told = format!("config.toml {expected}");
        assert!(problems[0].starts_with(&told), "{problems:?}");
        assert_eq!(
            (config.digests.len(), config.refused_digests),
            (0, vec!["a".to_owned()])
        );
    }
    let (config, problems) =
        said("[digest]\nlist = 3\n[digest.remove]\n[digest.\"a b\"]\n[digest.b]\n");
    assert_eq!(problems.len(), 3, "{problems:?}");
    assert_eq!(config.digests.len(), 1);
}

#[test]
fn a_mail_without_an_account_or_a_sender_is_not_taken() {
    for (lines, expected) in [
        (
            "way = \"smtp\"\nto = \"a@b.org\"",
            "line 1: [digest.a] goes by smtp, and there is no [mail]",
        ),
        (
            "way = \"smtp\"\nto = \"a@b.org\"\n[mail]\nserver = \"x\"",
            "line 1: [digest.a] has no sender",
        ),
        (
            "way = \"command\"\ncommand = \"msmtp -t\"\nto = \"a@b.org\"",
            "line 1: [digest.a] has no sender",
        ),
    ] {
        let (config, problems) = said(&format!("[digest.a]\n{lines}\n"));
        assert_eq!(problems.len(), 1, "{problems:?}");
        let told = format!("config.toml {expected}");
        assert!(problems[0].starts_with(&told), "{problems:?}");
        assert_eq!(config.digests.len(), 0);
    }
}

#[test]
fn a_mistake_in_the_account_is_said_once() {
    let digest = "[digest.a]\nway = \"smtp\"\nto = \"a@b.org\"\n";
    for (account, expected) in [
        ("[mail]\nport = 0\n", "line 5: \"port\" takes"),
        ("[mail]\nport = 25\n", "line 5: [mail] names no server"),
        ("[mail]\nserver = smtp.x.org\n", "line 5: "),
        ("[mail\nserver = \"x.org\"\n", "line 4: "),
        ("[[mail]]\nserver = \"x.org\"\n", "line 4: \"mail\" takes"),
    ] {
        let (config, problems) = said(&format!("{digest}{account}"));
        let hidden = account.starts_with("[mail\n");
        let told = format!("config.toml {expected}");
        assert!(
            problems.iter().any(|said| said.starts_with(&told)),
            "{problems:?}"
        );
        // What stands below a head that cannot be read belongs to the table above it.
        assert_eq!(problems.len(), 1 + usize::from(hidden), "{problems:?}");
        assert!(
            !problems.concat().contains("there is no [mail]"),
            "{problems:?}"
        );
        assert_eq!((config.digests.len(), config.refused_digests.len()), (0, 1));
        assert_eq!(config.mail, None);
    }
    // Braces that hold no word are text.
    let (config, problems) = said("[digest.a]\nsubject = \"{ {x y} {name} }{\"\n");
    assert_eq!(
        (config.digests.len(), problems.len()),
        (1, 0),
        "{problems:?}"
    );
}

#[test]
fn an_account_with_a_mistake_is_not_taken() {
    for (lines, expected) in [
        (
            "host = \"x\"",
            "line 2: \"host\" is no setting of [mail]; there are server, port,",
        ),
        (
            "server = \"a b\"",
            "line 2: \"server\" takes the name of a server in quotes",
        ),
        (
            "port = 70000",
            "line 2: \"port\" takes a number from 1 to 65535",
        ),
        (
            "security = \"ssl\"",
            "line 2: \"security\" takes \"tls\" or \"starttls\" or \"plain\"",
        ),
        (
            "auth = \"cram\"",
            "line 2: \"auth\" takes \"plain\" or \"login\" or \"xoauth2\"",
        ),
        ("user = \"\"", "line 2: \"user\" takes a name"),
        (
            "password_command = \"pass 'x\"",
            "line 2: \"password_command\" takes a program",
        ),
        ("user = \"me\"", "line 2: [mail] names no server"),
        (
            "server = \"smtp.example.org\"\nsecurity = \"plain\"",
            "line 2: \"security\" of [mail] is plain, and smtp.example.org is another machine",
        ),
    ] {
        let (config, problems) = said(&format!("[mail]\n{lines}\n"));
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(
            problems[0].starts_with(&format!("config.toml {expected}")),
            "{problems:?}"
        );
        assert_eq!(config.mail, None);
    }
    for here in ["localhost", "127.0.0.1", "::1", "[::1]"] {
        let (config, problems) = said(&format!(
            "[mail]\nserver = \"{here}\"\nsecurity = \"plain\"\n"
        ));
        assert_eq!(problems, Vec::<String>::new());
        assert_eq!(config.mail.unwrap().port(), 25);
    }
}

//! A digest that is shown: it is what would be sent, and nothing of it counts as told.

use std::fs;

use jiff::tz::TimeZone;
use recto::config;
use recto::digest::{FileForm, Way};
use recto::jobs::{Around, End, Job, NewDigest, Preview, Previewed, Stop};
use recto::library::StorePlace;
use recto::notes::NoteFolder;

use super::desk::{Desk, clock, later, no_variable};

fn desk(settings: &str) -> Desk {
    let path = std::path::PathBuf::from("unused");
    let desk = Desk::new(
        Way::File {
            form: FileForm::Text,
            path,
        },
        None,
    );
    fs::create_dir_all(desk.path("config")).unwrap();
    fs::write(desk.path("config").join("config.toml"), settings).unwrap();
    desk
}

fn preview(desk: &Desk, preview: Preview) -> Result<Previewed, String> {
    let (config, state) = (desk.path("config"), desk.path("state"));
    let around = Around {
        place: StorePlace::new(&desk.path("data"), &desk.path("cache")),
        notes: NoteFolder::own(&desk.path("data")),
        ways: config::ways(&config, &state, clock, || TimeZone::UTC, no_variable),
    };
    match Job::Preview(preview).run(&around, &Stop::default(), &mut |_| {}) {
        End::Previewed(previewed) => Ok(*previewed),
        End::Failed(sentence) => Err(sentence),
        end => panic!("{end:?}"),
    }
}

fn titles(previewed: &Previewed) -> Vec<String> {
    let edition = previewed.edition.as_ref().unwrap();
    let papers = edition.papers.iter();
    papers.map(|(paper, _)| paper.title.clone()).collect()
}

#[test]
fn it_has_the_papers_the_order_the_limit_and_the_reasons_of_what_is_sent() {
    let mut desk = desk(
        "[digest.morning]\nlimit = 2\nto = \"you@example.org\"\nfetch = false\nway = \"screen\"\n",
    );
    desk.papers_come(3);
    let shown = preview(&desk, Preview::Only).unwrap();
    let edition = shown.edition.as_ref().unwrap();
    assert_eq!(edition.name.as_deref(), Some("morning"));
    assert_eq!(
        edition.subject,
        "morning: 2 papers, Friday 27 November 2026"
    );
    assert_eq!((edition.papers.len(), edition.more), (2, 1));
    assert_eq!(edition.papers[0].1, "it came in");
    let head =
        "Subject: morning: 2 papers, Friday 27 November 2026\nTo: you@example.org\n\nmorning\n";
    assert!(edition.text.starts_with(head), "{}", edition.text);
    // Nothing counts as told by it.
    assert_eq!(preview(&desk, Preview::Only).unwrap(), shown);
    assert_eq!((desk.sent_log().as_str(), desk.waiting()), ("", 0));
    // What is sent is the same, and then it is told.
    desk.one().limit = 2;
    desk.one().way = Way::Screen;
    let (_, sent) = desk.run(recto::jobs::ToSend::WhatIsDue);
    let text = edition.text.split_once("\n\n").unwrap().1;
    assert!(sent.concat().contains(text), "{sent:?}");
    later(24);
    let told = preview(&desk, Preview::Only).unwrap();
    assert_eq!(titles(&told), [""; 0]);
    assert!(told.edition.unwrap().nothing.is_some());
    // A query that nobody subscribed to was told nothing.
    let query = preview(&desk, Preview::Query("paper".to_owned())).unwrap();
    assert_eq!(titles(&query).len(), 3);
    assert_eq!(query.edition.unwrap().name, None);
}

#[test]
fn of_several_none_is_shown_before_one_is_chosen() {
    let several = desk("[digest.a]\nquery = \"x\"\n[digest.b]\n");
    let shown = preview(&several, Preview::Only).unwrap();
    let names = [("a", "x"), ("b", "")].map(|(name, query)| (name.to_owned(), query.to_owned()));
    assert_eq!(shown.subscriptions, names);
    assert_eq!(shown.edition, None);
    let shown = preview(&several, Preview::Of("b".to_owned())).unwrap();
    assert_eq!(shown.edition.unwrap().name.as_deref(), Some("b"));
    assert_eq!(
        preview(&desk(""), Preview::Only).unwrap(),
        Previewed::default()
    );
}

#[test]
fn subscribing_writes_the_settings_and_says_what_is_missing() {
    let new = || NewDigest {
        query: "paper".to_owned(),
        to: "me@example.org".to_owned(),
    };
    let mut without = desk("# mine\n");
    without.papers_come(1);
    let shown = preview(&without, Preview::Subscribed(new())).unwrap();
    assert_eq!(titles(&shown), ["Paper 0"]);
    let said = shown.subscribed.join(" ");
    assert!(said.contains("is in config.toml"), "{said}");
    assert!(said.contains("[mail] is not set"), "{said}");
    let written = fs::read_to_string(without.path("config").join("config.toml")).unwrap();
    let lines = "[digest.digest]\nquery = \"paper\"\nway = \"screen\"\nto = \"me@example.org\"\nat = \"07:30\"\n";
    assert_eq!(written, format!("# mine\n\n{lines}"));
    let with = desk("[mail]\nserver = \"mail.example.org\"\nuser = \"me@example.org\"\n");
    let shown = preview(&with, Preview::Subscribed(new())).unwrap();
    let said = shown.subscribed.join(" ");
    assert!(
        said.contains("mailed to me@example.org by mail.example.org"),
        "{said}"
    );
}

#[test]
fn what_cannot_be_shown_is_one_sentence() {
    let mended = "[digest.a]\nquery = \"(x\"\n";
    for (settings, preview_of, said) in [
        (mended, Preview::Only, "config.toml line 2: "),
        (mended, Preview::Of("a".to_owned()), "config.toml line 2: "),
        (
            "",
            Preview::Of("a".to_owned()),
            "There is no digest “a” any more.",
        ),
        (
            "",
            Preview::Query("(x".to_owned()),
            "The filter is no query: ",
        ),
        (
            "digest = 3\n",
            Preview::Subscribed(NewDigest {
                query: String::new(),
                to: "me@example.org".to_owned(),
            }),
            "Nothing was subscribed to: \"digest\" in config.toml is no table",
        ),
    ] {
        let sentence = preview(&desk(settings), preview_of).unwrap_err();
        assert!(sentence.starts_with(said), "{sentence}");
        assert!(
            !sentence.contains('\n') && sentence.ends_with('.'),
            "{sentence}"
        );
    }
}

//! The digest in the reader: keys in; what is made, shown and asked for, and how one comes back.

use std::sync::Arc;

use recto::app::{Effect, Message, Popup, StarShown};
use recto::jobs::{Edition, End, Heard, Job, JobId, NewDigest, Preview, Previewed};
use recto::paper::Paper;

use super::driver::{Reader, bundled_papers};
use super::frames::snapshot;

/// The digests that were to be made, and under which numbers.
fn previews(reader: &Reader) -> Vec<(JobId, Preview)> {
    let jobs = reader.effects.iter().filter_map(|effect| match effect {
        Effect::Start(id, Job::Preview(preview)) => Some((*id, preview.clone())),
        _ => None,
    });
    jobs.collect()
}

fn paper(number: usize) -> Arc<Paper> {
    Arc::new(bundled_papers().remove(number))
}

/// The digest of the subscription `morning`, or one of nobody's.
fn edition(name: Option<&str>) -> Edition {
    let why = "“Dual” in the title; no. 7 of its page";
    Edition {
        name: name.map(str::to_owned),
        query: "dual".to_owned(),
        subject: "morning: 3 papers, Tuesday 24 November 2026".to_owned(),
        papers: [7, 1, 11]
            .map(|number| (paper(number), why.to_owned()))
            .to_vec(),
        more: 23,
        nothing: None,
        text: "Subject: morning\n\nmorning\n\n 1. A title\n    Why: “Dual” in the title\n"
            .to_owned(),
    }
}

fn empty() -> Edition {
    Edition {
        subject: "morning: nothing new, Tuesday 24 November 2026".to_owned(),
        papers: Vec::new(),
        more: 0,
        nothing: Some("Nothing came in since 17 November 2026.".to_owned()),
        ..edition(Some("morning"))
    }
}

fn made(edition: Option<Edition>, names: &[&str]) -> Previewed {
    let subscriptions = names.iter();
    Previewed {
        subscriptions: subscriptions
            .map(|name| ((*name).to_owned(), "dual".to_owned()))
            .collect(),
        edition,
        ..Previewed::default()
    }
}

/// What may come of a digest, for random events.
pub(super) fn some() -> Previewed {
    made(Some(edition(None)), &["morning", "evening"])
}

fn ended(previewed: Previewed) -> Heard {
    Heard::End(End::Previewed(Box::new(previewed)))
}

fn menu(reader: &Reader) -> (String, Vec<String>) {
    match &reader.model.popup {
        Some(Popup::Menu(menu)) => {
            let items = menu.items.iter().map(|item| item.label.clone());
            (menu.title.to_string(), items.collect())
        }
        _ => (String::new(), Vec::new()),
    }
}

/// A reader that shows the digest of a subscription, or one of nobody's.
fn shown(name: Option<&str>) -> Reader {
    let mut reader = Reader::bundled();
    reader.press("j j D");
    reader.job(ended(made(Some(edition(name)), &["morning"])));
    reader
}

#[test]
fn the_digest_stands_in_place_of_the_list_and_esc_goes_back_to_where_one_was() {
    let mut reader = Reader::bundled();
    reader.press("j j");
    let before = (reader.selected(), reader.count(), reader.model.list.cursor);
    reader.press("D");
    assert_eq!(previews(&reader)[0].1, Preview::Only);
    // The list stays until it is made.
    assert_eq!(reader.selected(), before.0);
    assert!(reader.frame(80, 24).contains("Making the digest…"));
    reader.job(ended(made(Some(edition(Some("morning"))), &["morning"])));
    assert_eq!(reader.model.list.places, 3);
    assert_eq!(reader.selected(), paper(7).title);
    let said = "D offers its text and subscribing, Esc goes back.";
    assert_eq!(reader.said(), said);
    let frame = reader.frame(120, 40);
    let subject = "morning: 3 papers, Tuesday 24 November 2026 · and 23 more";
    assert!(frame.contains(subject), "{frame}");
    assert!(frame.contains("Why: “Dual” in the title"), "{frame}");
    // Where one left off is a place of the library.
    let place = reader.model.position();
    assert_ne!(place.selected, Some(paper(7).id.clone()));
    reader.press("j Enter Esc Esc");
    assert_eq!(
        (reader.selected(), reader.count(), reader.model.list.cursor),
        before
    );
    assert!(!reader.frame(120, 40).contains("Why:"));
}

#[test]
fn papers_of_a_digest_are_starred_marked_and_read_like_others() {
    let mut reader = shown(Some("morning"));
    reader.press("j s");
    assert_eq!(reader.star(), StarShown::Kept);
    assert_eq!(reader.marks_saved().last().unwrap().key.id, paper(1).id);
    reader.press("r u u");
    assert_eq!(reader.star(), StarShown::None);
    reader.press("S");
    assert_eq!(
        reader.said(),
        "These are in the order of the digest. Esc goes back to the library."
    );
    reader.press("e");
    assert_eq!(menu(&reader).0, "Export this paper as");
}

#[test]
fn another_filter_goes_back_to_the_library() {
    for keys in ["/ x", "2", "3"] {
        let mut reader = shown(Some("morning"));
        reader.press(keys);
        assert!(reader.model.beyond().is_none(), "{keys}");
    }
}

#[test]
fn of_several_digests_one_is_chosen_and_without_one_it_begins_here() {
    let mut reader = Reader::bundled();
    reader.press("/").type_text("dual").press("Enter D");
    reader.job(ended(made(None, &["morning", "evening"])));
    let would = "see what it would be: dual, newest 20";
    let (title, items) = menu(&reader);
    assert_eq!(title, "Digests");
    assert_eq!(items, ["morning: dual", "evening: dual", would]);
    reader.press("j Enter");
    let asked = previews(&reader);
    assert_eq!(asked[1].1, Preview::Of("evening".to_owned()));
    let mut reader = Reader::bundled();
    reader.press("D");
    reader.job(ended(made(None, &[])));
    let (title, items) = menu(&reader);
    assert_eq!(title, "No digest yet");
    let would = "see what it would be: all that comes in, newest 20";
    assert_eq!(items, [would, "subscribe: all that comes in"]);
    reader.press("Enter");
    assert_eq!(previews(&reader)[1].1, Preview::Query(String::new()));
}

#[test]
fn where_it_is_shown_the_key_offers_its_text_and_the_other_digests() {
    let mut reader = Reader::bundled();
    reader.press("D");
    let morning = edition(Some("morning"));
    reader.job(ended(made(Some(morning), &["morning", "evening"])));
    reader.press("D");
    let (title, items) = menu(&reader);
    assert_eq!(title, "morning: 3 papers, Tuesday 24 November 2026");
    let would = "see what it would be: all that comes in, newest 20";
    let text = "read it as the text of its mail";
    assert_eq!(items, [text, "evening: dual", would]);
    assert_eq!(previews(&reader).len(), 1);
    reader.press("Enter");
    let frame = reader.frame(80, 24);
    for line in [
        "│ Subject: morning",
        "│ │",
        "│     Why: “Dual” in the title",
    ] {
        let bare = |text: &str| text.replace(' ', "");
        assert!(bare(&frame).contains(&bare(line)), "{line}: {frame}");
    }
    reader.press("q");
    assert!(reader.model.beyond().is_some());
}

#[test]
fn one_subscribes_to_what_is_shown_with_an_address() {
    let mut reader = shown(None);
    reader.press("D");
    assert_eq!(menu(&reader).1[1], "subscribe to it: dual");
    reader
        .press("j Enter")
        .type_text("me.example")
        .press("Enter");
    let frame = reader.frame(80, 24);
    assert!(
        frame.contains("“me.example” is no address such as"),
        "{frame}"
    );
    assert_eq!(previews(&reader).len(), 1);
    reader
        .press("Ctrl-U")
        .type_text("me@example.org")
        .press("Enter");
    let new = NewDigest {
        query: "dual".to_owned(),
        to: "me@example.org".to_owned(),
    };
    assert_eq!(previews(&reader)[1].1, Preview::Subscribed(new));
    assert!(reader.model.popup.is_none());
    let lines = ["The digest “dual” is in config.toml.", "[mail] is not set."];
    reader.job(ended(Previewed {
        subscribed: lines.map(str::to_owned).to_vec(),
        ..made(Some(edition(Some("dual"))), &["dual"])
    }));
    let frame = reader.frame(80, 24);
    assert!(lines.iter().all(|line| frame.contains(line)), "{frame}");
    reader.press("Esc D");
    // It is subscribed to now.
    assert!(
        !menu(&reader)
            .1
            .iter()
            .any(|item| item.starts_with("subscribe"))
    );
    // Nothing typed subscribes to nothing.
    let mut reader = shown(None);
    reader.press("D j Enter Enter");
    assert_eq!(
        (previews(&reader).len(), reader.model.popup.is_none()),
        (1, true)
    );
}

#[test]
fn a_day_without_papers_says_why_and_leaves_the_list() {
    let mut reader = Reader::bundled();
    let before = reader.press("j").selected();
    reader.press("D");
    reader.job(ended(made(Some(empty()), &["morning"])));
    assert_eq!(reader.said(), "Nothing came in since 17 November 2026.");
    assert_eq!(
        menu(&reader).0,
        "morning: nothing new, Tuesday 24 November 2026"
    );
    assert_eq!(reader.selected(), before);
    reader.press("Esc");
    assert!(reader.model.beyond().is_none());
}

#[test]
fn faults_and_what_is_wrong_with_the_settings_are_said() {
    let mut reader = Reader::bundled();
    reader.press("D");
    let failed = "The settings cannot be read: config.toml is a folder.";
    reader.job(Heard::End(End::Failed(failed.to_owned())));
    assert_eq!(reader.said(), failed);
    reader.press("D");
    reader.job(ended(Previewed {
        slips: vec!["config.toml line 3: \"x\u{1b}[2J\" is no setting".to_owned()],
        ..made(Some(edition(Some("morning"))), &["morning"])
    }));
    let said = "config.toml line 3: \"x\" is no setting; D offers its text and subscribing";
    assert!(reader.said().starts_with(said), "{}", reader.said());
}

#[test]
fn a_digest_that_nobody_waits_for_is_not_shown() {
    let mut reader = Reader::bundled();
    reader.press("D D");
    let first = previews(&reader)[0].0;
    let late = ended(made(Some(empty()), &["morning"]));
    reader.tell(Message::Job(first, late));
    assert!(reader.model.popup.is_none());
    // Whoever types in the meantime goes on with it.
    reader.press("/");
    reader.job(ended(made(Some(edition(None)), &["morning"])));
    assert!(reader.model.beyond().is_none());
    assert_eq!(reader.said(), "The digest is made; D shows it.");
}

#[test]
fn the_digest_in_every_size() {
    snapshot("digest", &mut shown(Some("morning")));
    let mut reader = shown(None);
    snapshot("digest_menu", reader.press("D"));
    snapshot("digest_text", reader.press("Enter"));
}

//! The feeds in the filter pane: what is followed, how much of it is unread, and the way to more.

use ratatui::layout::Size;
use recto::app::{Popup, Start};
use recto::jobs::{Heard, Step};
use recto::paper::{Paper, PaperId, Source};
use recto::sources::Feed;

use super::driver::Reader;
use super::frames::snapshot;

/// Two feeds with papers, one without, and papers of one that is followed no more.
fn reader() -> Reader {
    let feeds = [
        ("trending", "hf:trending"),
        ("ml", "arxiv:cs.LG"),
        ("quiet", "hf:week"),
    ];
    let start = Start {
        size: Size {
            width: 120,
            height: 36,
        },
        feeds: feeds
            .map(|(name, spec)| Feed::new(name, spec).unwrap())
            .into(),
        ..Start::default()
    };
    let by_feed = [("ml", 3), ("trending", 2), ("old", 1)];
    let papers = by_feed.iter().flat_map(|(feed, papers)| {
        (0..*papers).map(move |number| {
            let mut paper = Paper::new(PaperId::parse(&format!("x:{feed}-{number}")).unwrap());
            paper.title = format!("Paper {number} of {feed}");
            paper.sources = vec![Source {
                format: "arxiv-feed".to_owned(),
                feed: Some((*feed).to_owned()),
                ..Source::default()
            }];
            paper
        })
    });
    Reader::with(papers.collect(), start)
}

/// The lines of the filter pane from its feeds on, so many.
fn feeds(reader: &mut Reader, lines: usize) -> Vec<String> {
    let frame = reader.frame(120, 36);
    let pane = frame
        .lines()
        .filter_map(|line| line.split(['│', '┃']).next());
    let pane = pane.map(|line| line.trim().trim_start_matches('▌').trim().to_owned());
    pane.skip_while(|line| line != "Feeds")
        .take(lines)
        .collect()
}

#[test]
fn what_is_followed_stands_in_its_order_with_what_is_unread() {
    let mut reader = reader();
    assert_eq!(
        feeds(&mut reader, 5),
        [
            "Feeds",
            "trending           2",
            "ml                 3",
            "quiet              0",
            "+ follow papers",
        ]
    );
    reader.size(80, 24).press("f j j j");
    snapshot("feeds", &mut reader);
    reader.size(120, 36).press("Esc");
    // What is read counts no more.
    reader.press("r");
    let left = feeds(&mut reader, 3).join("\n");
    assert!(
        left.contains("ml                 2") || left.contains("trending           1"),
        "{left}"
    );
    // The settings have changed.
    reader.press("F");
    let other = Feed::new("ml", "arxiv:cs.LG").unwrap();
    reader.job(Heard::Step(Step::Feeds(vec![other])));
    assert_eq!(feeds(&mut reader, 3)[2], "+ follow papers");
}

#[test]
fn a_feed_is_chosen_as_a_value_is_and_one_that_is_asked_for_stands_there() {
    let mut reader = reader();
    reader.press("h j j j Enter");
    assert_eq!(reader.model.prompt.text().trim(), "feed:trending");
    assert_eq!(reader.count(), 2);
    assert_eq!(feeds(&mut reader, 2)[1], "✓ trending           2");
    // Another one takes its place.
    reader.press("j Enter");
    assert_eq!(reader.model.prompt.text().trim(), "feed:ml");
    assert_eq!(reader.count(), 3);
    reader
        .press("/ Ctrl-U")
        .type_text("feed:old ")
        .press("Enter");
    assert_eq!(feeds(&mut reader, 5)[4], "✓ old                1");
}

#[test]
fn the_last_line_of_the_feeds_offers_more_by_key_and_click() {
    let mut reader = reader();
    reader.press("h j j j j j j");
    let frame = reader.frame(120, 36);
    assert!(
        frame.contains(" Enter follow ") && !frame.contains("exclude"),
        "{frame}"
    );
    // There is nothing to exclude.
    reader.press("!");
    assert_eq!(reader.model.prompt.text(), "");
    reader.press("Enter");
    assert!(matches!(&reader.model.popup, Some(Popup::Menu(menu)) if menu.title == "Follow"));
    reader.press("Esc");
    let frame = reader.frame(120, 36);
    let y = frame
        .lines()
        .position(|line| line.contains("+ follow papers"));
    reader.click(5, u16::try_from(y.unwrap()).unwrap());
    assert!(matches!(&reader.model.popup, Some(Popup::Menu(_))));
}

#[test]
fn what_offers_more_to_follow_is_drawn_at_every_size() {
    let mut reader = reader();
    for keys in [
        "h j j j j j j Enter",
        "j j Enter",
        "G",
        "j j Enter G",
        "Esc h Enter j j j Enter",
        "x : y Enter",
    ] {
        reader.press(keys);
        for width in (0..30).chain([39, 40, 79, 80, 119, 120, 300]) {
            for height in (0..13).chain([24, 60]) {
                reader.frame(width, height);
            }
        }
        reader.size(120, 36);
    }
    assert!(reader.frame(120, 36).contains("no source is called “x”"));
}

#[test]
fn a_reader_who_has_no_feed_sees_where_to_begin() {
    let mut reader = Reader::bundled();
    assert_eq!(feeds(&mut reader, 2), ["Feeds", "+ follow papers"]);
    reader.press("h j j j Enter Enter");
    assert!(reader.frame(120, 36).contains("Fetching…"));
}

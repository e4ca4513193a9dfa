//! Bringing papers in: keys in; what is asked of the world, and what is said.

use recto::app::{Effect, Message, Popup, Question};
use recto::jobs::{
    Completed, Cut, End, Heard, Import, Imported, Incoming, Job, Keyworded, Noted, PassedOver,
    Purpose, Step,
};
use recto::merge::{Counts, Keywords, Told};

use super::driver::Reader;

/// The jobs that were asked for, but for the index.
pub(super) fn jobs(reader: &Reader) -> impl Iterator<Item = &Job> {
    reader.effects.iter().filter_map(|effect| match effect {
        Effect::Start(_, job) if *job != Job::Index => Some(job),
        _ => None,
    })
}

pub(super) fn typed(reader: &Reader) -> String {
    match &reader.model.popup {
        Some(Popup::Path(path)) => path.prompt.text().to_owned(),
        _ => "no line".to_owned(),
    }
}

fn imported(added: usize, changed: usize, problem: Option<&str>) -> Heard {
    let counts = Counts {
        added,
        changed,
        same: 0,
        skipped: usize::from(problem.is_some()),
    };
    let problems = Noted {
        count: usize::from(problem.is_some()),
        first: problem.map(str::to_owned),
    };
    Heard::End(End::Imported(Imported {
        counts,
        problems,
        ..Imported::default()
    }))
}

fn import(incoming: Incoming) -> Job {
    Job::Import(Import {
        from: vec![incoming],
        format: None,
        prevails: recto::merge::Prevails::Better,
        keywords: Keywords::AsTheyAre,
        purpose: Purpose::Write,
        now: "2026-11-24T09:00:00Z".to_owned(),
    })
}

#[test]
fn the_name_of_a_file_is_typed_and_completed() {
    let mut reader = Reader::bundled();
    reader.press("i").type_text("jkq/re").press("Tab");
    let complete = Job::Complete("jkq/re".to_owned());
    assert_eq!(jobs(&reader).last(), Some(&complete));
    let completed = |of: &str, text: &str| {
        Heard::End(End::Completed(Completed {
            of: of.to_owned(),
            text: text.to_owned(),
            names: vec!["refs.bib".to_owned(), "refs.ris".to_owned()],
        }))
    };
    // What was asked for another name comes too late.
    reader.job(completed("jkq/r", "jkq/rest"));
    assert_eq!(typed(&reader), "jkq/re");
    reader.press("Tab").job(completed("jkq/re", "jkq/refs."));
    assert_eq!(typed(&reader), "jkq/refs.");
    let frame = reader.frame(80, 24);
    assert!(
        frame.contains("jkq/refs.") && frame.contains("refs.ris"),
        "{frame}"
    );
    reader.type_text("bib").press("Enter");
    assert!(!reader.frame(80, 24).contains("refs.ris"));
    let path = Incoming::Typed("jkq/refs.bib".to_owned());
    assert_eq!(jobs(&reader).last(), Some(&import(path)));
    assert!(reader.frame(80, 24).contains("Importing jkq/refs.bib"));
}

#[test]
fn an_import_is_told_and_what_it_added_can_be_shown() {
    let mut reader = Reader::bundled();
    reader.press("i").type_text("x").press("Enter");
    reader.job(Heard::Step(Step::Records(12_300)));
    assert!(
        reader
            .frame(80, 24)
            .contains("Importing x: 12,300 records so far")
    );
    reader.press("i");
    assert_eq!(reader.said(), "An import is under way; X stops it.");
    reader.job(Heard::Step(Step::Changed));
    assert_eq!(reader.effects.last(), Some(&Effect::Ask(Question::Renew)));
    reader.job(imported(30, 2, Some("line 88: no title")));
    assert_eq!(
        reader.said(),
        "Added 30, changed 2, skipped 1 (line 88: no title)."
    );
    reader.press("j Enter");
    assert_eq!(reader.model.prompt.text(), "added:last");
    // What is over is not heard of any more, and what changed nothing asks nothing.
    let before = reader.effects.len();
    reader.job(imported(3, 0, None));
    assert!(reader.model.popup.is_none());
    assert_eq!(reader.effects.len(), before);
}

#[test]
fn the_counts_stay_readable_above_what_can_be_done_with_them() {
    let mut reader = Reader::bundled();
    reader.press("i").type_text("x").press("Enter");
    reader.job(imported(30, 2, Some("line 88: no title")));
    let frame = reader.frame(80, 24);
    assert!(
        frame.contains(" Added 30, changed 2, skipped 1 "),
        "{frame}"
    );
}

#[test]
fn a_name_that_gave_no_record_stays_to_be_set_right() {
    let mut reader = Reader::bundled();
    reader.press("i").type_text("refs.bbi").press("Enter");
    let mut nothing = Imported::default();
    nothing.passed_over.first = Some("refs.bbi was not imported: it is empty".to_owned());
    nothing.passed_over.count = 1;
    reader.job(Heard::End(End::Imported(nothing.clone())));
    assert_eq!(typed(&reader), "refs.bbi");
    let frame = reader.frame(80, 24);
    assert!(
        frame.contains("refs.bbi was not imported: it is empty."),
        "{frame}"
    );
    // One that was stopped, or pasted, or while which one types, is not asked for again.
    nothing.cut = Some(Cut::Stopped);
    reader.press("Enter");
    reader.job(Heard::End(End::Imported(nothing.clone())));
    assert!(reader.model.popup.is_none());
    nothing.cut = None;
    reader.press("i").paste("a\nb");
    reader.job(Heard::End(End::Imported(nothing.clone())));
    assert!(reader.model.popup.is_none());
    reader.press("i").type_text("x").press("Enter /");
    reader.job(Heard::End(End::Imported(nothing)));
    assert!(reader.model.popup.is_none());
}

#[test]
fn the_tags_of_an_import_are_one_step_that_can_be_taken_back() {
    let mut reader = Reader::bundled();
    let rows: Vec<_> = (0..2)
        .filter_map(|place| reader.model.list.row(place))
        .collect();
    let told = rows.iter().map(|row| Told {
        ids: vec![row.paper.id.clone()],
        votes: None,
        rank: None,
        format: Some("bibtex".to_owned()),
        in_store: None,
        title: row.paper.title.clone(),
        keywords: vec!["To read".to_owned(), " , ".to_owned(), "thesis".to_owned()],
    });
    let keyworded: Vec<Keyworded> = told.filter_map(|told| Keyworded::of(&told)).collect();
    reader.press("i").type_text("refs.bib").press("Enter");
    reader.job(Heard::End(End::Imported(Imported {
        counts: Counts {
            same: 2,
            ..Counts::default()
        },
        keyworded,
        ..Imported::default()
    })));
    let tags = |reader: &Reader| {
        let rows = (0..2).filter_map(|place| reader.model.list.row(place));
        let tags = rows.flat_map(|row| reader.model.marks.tags_of_all(std::slice::from_ref(row)));
        tags.map(|tag| tag.to_string()).collect::<Vec<String>>()
    };
    assert!(
        reader.said().ends_with(" 2 papers have new tags."),
        "{}",
        reader.said()
    );
    let both = ["To-read", "thesis", "To-read", "thesis"];
    assert_eq!(tags(&reader), both);
    reader.press("u");
    assert_eq!(tags(&reader), [""; 0]);
    reader.press("Ctrl-R");
    assert_eq!(tags(&reader), both);
}

#[test]
fn an_import_that_ends_while_one_types_takes_no_key() {
    let mut reader = Reader::bundled();
    reader
        .press("i")
        .type_text("x")
        .press("Enter /")
        .type_text("dual");
    reader.job(imported(3, 0, None));
    assert!(reader.model.popup.is_none());
    assert_eq!(reader.said(), "Added 3, changed 0, skipped 0.");
}

#[test]
fn the_newest_job_is_stopped_by_a_key_and_one_that_fails_blocks_no_other() {
    let mut reader = Reader::bundled();
    reader.press("X");
    assert_eq!(reader.said(), "Nothing is under way that could be stopped.");
    reader.press("i").type_text("x").press("Enter X");
    let Some(Effect::Stop(id)) = reader.effects.last().cloned() else {
        panic!("nothing is stopped");
    };
    let frame = reader.frame(80, 24);
    assert!(frame.contains("Stopping. Importing x"), "{frame}");
    let failed = End::Failed("The import failed: on purpose.".to_owned());
    reader.tell(Message::Job(id, Heard::End(failed)));
    assert_eq!(reader.said(), "The import failed: on purpose.");
    // What came in before it failed is there.
    assert_eq!(reader.effects.last(), Some(&Effect::Ask(Question::Renew)));
    reader.press("i");
    assert_eq!(typed(&reader), "");
}

#[test]
fn a_pasted_list_is_imported_and_a_pasted_name_is_a_name() {
    let mut reader = Reader::bundled();
    reader.press("i").paste("some/\u{1b}[31mrefs.bib");
    assert_eq!(typed(&reader), "some/refs.bib");
    let list = "2503.11794\r2503.11795\r";
    reader.paste(list);
    assert!(reader.model.popup.is_none());
    let pasted = import(Incoming::Pasted(list.to_owned()));
    assert_eq!(jobs(&reader).last(), Some(&pasted));
    // Anywhere else it is kept for the next key, if that is the one that imports.
    let said = "Press i to import what was pasted.";
    assert_eq!(reader.paste(" \n").said(), "");
    let before = reader.effects.len();
    assert_eq!(reader.paste(list).said(), said);
    assert_eq!(reader.effects.len(), before);
    reader.job(imported(0, 0, None));
    reader.press("Esc").paste(list).press("i");
    assert_eq!(jobs(&reader).last(), Some(&pasted));
    reader.job(imported(0, 0, None));
    reader.press("Esc").paste("refs.bib").press("i");
    assert_eq!(typed(&reader), "refs.bib");
    reader.press("Esc").paste(list).press("j i");
    assert_eq!(typed(&reader), "");
}

#[test]
fn what_an_import_did_stands_in_the_title_of_its_menu() {
    let mut reader = Reader::bundled();
    reader.press("i").type_text("x").press("Enter");
    reader.job(imported(1097, 3, None));
    let frame = reader.frame(80, 24);
    assert!(
        frame.contains("Imported: 1,097 added, 3 changed"),
        "{frame}"
    );
    assert!(
        frame.contains("s  show what was added (added:last)"),
        "{frame}"
    );
    reader.press("s");
    assert_eq!(reader.model.prompt.text(), "added:last");
}

#[test]
fn an_import_that_gave_nothing_says_why_below_its_line_and_once() {
    let mut reader = Reader::bundled();
    reader
        .press("i")
        .type_text("a/long/path/to/refs.bbi")
        .press("Enter");
    let refused = PassedOver {
        file: "/home/me/a/long/path/to/refs.bbi".to_owned(),
        reason: "its format is not known".to_owned(),
        was_asked_for: true,
    };
    let mut nothing = Imported::default();
    nothing.passed_over.first = Some(refused.to_string());
    nothing.passed_over.count = 1;
    nothing.refused = Some(refused);
    reader.job(Heard::End(End::Imported(nothing)));
    assert_eq!(typed(&reader), "a/long/path/to/refs.bbi");
    let frame = reader.frame(80, 24);
    let why = "It was not imported: its format is not known.";
    assert!(frame.contains(why), "{frame}");
    assert_eq!(frame.matches("refs.bbi").count(), 1, "{frame}");
    // All of it is kept.
    let kept = reader.model.messages.kept().next().unwrap();
    assert!(kept.text.starts_with("/home/me/a/long"), "{kept:?}");
}

#[test]
fn undo_says_that_an_import_stays() {
    let mut reader = Reader::bundled();
    reader.press("i").type_text("x").press("Enter");
    reader.job(imported(3, 0, None));
    reader.press("c u");
    assert!(
        reader.said().starts_with("Nothing to undo: "),
        "{}",
        reader.said()
    );
    assert!(reader.said().contains("added:last"));
}

#[test]
fn escape_leaves_the_line_and_an_empty_name_is_none() {
    let mut reader = Reader::bundled();
    let before = reader.effects.len();
    reader.press("i Esc i Enter");
    assert_eq!(
        (typed(&reader).as_str(), reader.effects.len()),
        ("no line", before)
    );
}

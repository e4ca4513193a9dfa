//! Bringing papers in and giving them out: keys in; what is asked of the world, and what is said.

use recto::app::{Effect, Message, Popup};
use recto::jobs::{Chosen, Import, Imported, Incoming, Named, Noted, Purpose, Target};
use recto::merge::Counts;
use recto::query::Query;

use super::driver::Reader;

fn given(reader: &Reader) -> Vec<(Chosen, &'static str, Target)> {
    let givings = reader.effects.iter().filter_map(|effect| match effect {
        Effect::Export(giving) => Some((giving.chosen.clone(), giving.format, giving.to.clone())),
        _ => None,
    });
    givings.collect()
}

fn typed(reader: &Reader) -> String {
    match &reader.model.popup {
        Some(Popup::Path(path)) => path.prompt.text().to_owned(),
        _ => "no line".to_owned(),
    }
}

fn imported(added: usize, changed: usize, problem: Option<&str>) -> Message {
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
    Message::Imported(Imported {
        counts,
        problems,
        ..Imported::default()
    })
}

fn import(incoming: Incoming) -> Effect {
    Effect::Import(Import {
        from: vec![incoming],
        format: None,
        purpose: Purpose::Write,
        now: "2026-11-24T09:00:00Z".to_owned(),
    })
}

#[test]
fn one_paper_the_starred_or_the_list_goes_out_in_a_chosen_form() {
    let mut reader = Reader::bundled();
    let one = Chosen::One(reader.model.list.selected().unwrap().paper.id.clone());
    // The first format, to the clipboard.
    reader.press("e Enter Enter j Enter");
    // Without stars there are two choices; with one, three.
    reader.press("e j Enter j Enter Enter");
    assert_eq!(typed(&reader), "papers.ris");
    reader
        .press("Ctrl-U")
        .type_text("qj refs.ris")
        .press("Enter s e j Enter G Enter j Enter");
    assert_eq!(
        given(&reader),
        [
            (one, "bibtex", Target::Stream),
            (
                Chosen::Found(Query::default()),
                "ris",
                Target::NewFile(Named::Typed("qj refs.ris".to_owned()))
            ),
            (Chosen::Starred, "jsonl", Target::Stream),
        ]
    );
    assert!(!reader.quits());
}

#[test]
fn a_file_that_is_there_is_written_over_only_where_one_says_so() {
    let mut reader = Reader::bundled();
    reader.press("e Enter Enter Enter Enter");
    let Some(Effect::Export(giving)) = reader.effects.last().cloned() else {
        panic!("nothing was given");
    };
    reader.tell(Message::IsThere(giving.clone()));
    reader.press("Enter");
    assert_eq!(given(&reader).len(), 1);
    reader.tell(Message::IsThere(giving.clone()));
    reader.press("j Enter");
    assert_eq!(
        given(&reader)[1].2,
        Target::File(Named::Typed("papers.bib".to_owned()))
    );
    // While one types nothing gets in between.
    reader.press("/");
    reader.tell(Message::IsThere(giving));
    assert!(reader.model.popup.is_none());
    assert_eq!(
        reader.said(),
        "papers.bib is there already; nothing was written."
    );
}

#[test]
fn the_name_of_a_file_is_typed_and_completed() {
    let mut reader = Reader::bundled();
    reader.press("i").type_text("jkq/re").press("Tab");
    assert!(
        reader
            .effects
            .contains(&Effect::Complete("jkq/re".to_owned()))
    );
    let completed = |of: &str, text: &str| Message::Completed {
        of: of.to_owned(),
        text: text.to_owned(),
        names: vec!["refs.bib".to_owned(), "refs.ris".to_owned()],
    };
    // What was asked for another name comes too late.
    reader.tell(completed("jkq/r", "jkq/rest"));
    assert_eq!(typed(&reader), "jkq/re");
    reader.tell(completed("jkq/re", "jkq/refs."));
    assert_eq!(typed(&reader), "jkq/refs.");
    let frame = reader.frame(80, 24);
    assert!(
        frame.contains("jkq/refs.") && frame.contains("refs.ris"),
        "{frame}"
    );
    reader.type_text("bib").press("Enter");
    assert!(!reader.frame(80, 24).contains("refs.ris"));
    let path = Incoming::Typed("jkq/refs.bib".to_owned());
    assert!(reader.effects.contains(&import(path)));
    assert!(reader.frame(80, 24).contains("Importing jkq/refs.bib"));
}

#[test]
fn an_import_is_told_and_what_it_added_can_be_shown() {
    let mut reader = Reader::bundled();
    reader.press("i").type_text("x").press("Enter");
    reader.tell(Message::Importing(12_300));
    assert!(
        reader
            .frame(80, 24)
            .contains("Importing x: 12300 records so far")
    );
    reader.press("i");
    assert_eq!(reader.said(), "An import is under way; wait for its end.");
    reader.tell(imported(30, 2, Some("line 88: no title")));
    assert_eq!(
        reader.said(),
        "Added 30, changed 2, skipped 1 (line 88: no title)."
    );
    assert!(reader.effects.contains(&Effect::Renew));
    reader.press("j Enter");
    assert_eq!(reader.model.prompt.text(), "added:2026-11-24");
    // What changed nothing asks nothing.
    let before = reader.effects.len();
    reader.tell(imported(0, 0, None));
    assert!(reader.model.popup.is_none());
    assert_eq!(reader.effects.len(), before);
}

#[test]
fn an_import_that_ends_while_one_types_takes_no_key() {
    let mut reader = Reader::bundled();
    reader
        .press("i")
        .type_text("x")
        .press("Enter /")
        .type_text("dual");
    reader.tell(imported(3, 0, None));
    assert!(reader.model.popup.is_none());
    assert_eq!(reader.said(), "Added 3, changed 0, skipped 0.");
    reader.tell(Message::NotImported(
        "x was not imported: it is empty".to_owned(),
    ));
    assert_eq!(reader.said(), "x was not imported: it is empty");
}

#[test]
fn a_pasted_list_is_imported_and_a_pasted_name_is_a_name() {
    let mut reader = Reader::bundled();
    reader.press("i").paste("some/\u{1b}[31mrefs.bib");
    assert_eq!(typed(&reader), "some/refs.bib");
    let list = "2503.11794\r2503.11795\r";
    reader.paste(list);
    assert!(reader.model.popup.is_none());
    assert_eq!(
        reader.effects.last(),
        Some(&import(Incoming::Pasted(list.to_owned())))
    );
    // Anywhere else it is nothing.
    let before = reader.effects.len();
    reader.paste(list);
    assert_eq!(reader.effects.len(), before);
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

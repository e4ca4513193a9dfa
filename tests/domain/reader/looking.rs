//! Looking further: keys in; what is asked of the world, what is shown, and how one comes back.

#[path = "looking/led_on.rs"]
mod led_on;

use recto::app::{Effect, Message, Popup, StarShown};
use recto::jobs::{
    Again, End, Failure, FoundPaper, Heard, Import, Imported, Incoming, Job, JobId, Look, LookAt,
    Looked, Step,
};
use recto::merge::Counts;
use recto::paper::{Author, Paper, PaperId};

use super::driver::Reader;
use super::frames::snapshot;

/// What was asked of engines, and under which numbers.
fn looks(reader: &Reader) -> Vec<(JobId, Look)> {
    let jobs = reader.effects.iter().filter_map(|effect| match effect {
        Effect::Start(id, Job::Look(look)) => Some((*id, (**look).clone())),
        _ => None,
    });
    jobs.collect()
}

fn imports(reader: &Reader) -> Vec<(JobId, Import)> {
    let jobs = reader.effects.iter().filter_map(|effect| match effect {
        Effect::Start(id, Job::Import(import)) => Some((*id, import.clone())),
        _ => None,
    });
    jobs.collect()
}

fn paper(number: usize) -> Paper {
    let mut paper = Paper::new(PaperId::parse(&format!("doi:10.5555/{number}")).unwrap());
    paper.title = format!("Diffusion Elsewhere, Part {number}");
    paper.summary = format!("An abstract of part {number}, in which diffusion is told.");
    paper.authors = vec![Author::named("Ada Li")];
    paper.date = "2025-03-18".parse().ok();
    paper
}

/// What an engine may have found, for random events.
pub(super) fn some() -> Looked {
    found(1..30, 1_234)
}

/// Papers of which the second one is in the library.
fn found(numbers: std::ops::Range<usize>, about: u64) -> Looked {
    let of = |number: usize| FoundPaper {
        paper: paper(number),
        known: (number == 2).then(|| PaperId::parse("arxiv:2503.00002").unwrap()),
    };
    Looked {
        papers: numbers.map(of).collect(),
        about: Some(about),
        ..Looked::default()
    }
}

fn ended(looked: Looked) -> Heard {
    Heard::End(End::Looked(Box::new(looked)))
}

fn items(reader: &Reader) -> Vec<String> {
    match &reader.model.popup {
        Some(Popup::Menu(menu)) => menu.items.iter().map(|item| item.label.clone()).collect(),
        _ => Vec::new(),
    }
}

/// A reader that asks an engine for a filter.
fn asking() -> Reader {
    let mut reader = Reader::bundled();
    reader
        .press("/")
        .type_text("diffusion")
        .press("Enter j j w");
    reader
}

/// A reader that has what an engine found before it.
fn shown() -> Reader {
    let mut reader = asking();
    reader.press("Enter");
    reader.job(ended(found(1..4, 1_234)));
    reader
}

#[test]
fn nothing_is_asked_before_an_engine_is_taken() {
    let mut reader = asking();
    assert_eq!(looks(&reader), []);
    let engines = items(&reader);
    assert!(
        engines[0].starts_with("openalex   OpenAlex: "),
        "{engines:?}"
    );
    assert_eq!(engines.len(), 6);
    reader.press("Esc");
    assert_eq!(looks(&reader), []);
    reader.press("w j Enter");
    let asked = looks(&reader);
    let LookAt::Query(engine, query) = &asked[0].1.at else {
        panic!("{asked:?}");
    };
    // The last word is a whole one.
    assert_eq!(
        (engine.name(), query.to_string().as_str()),
        ("arxiv", "diffusion ")
    );
    reader.job(Heard::Step(Step::Asking("arxiv".to_owned())));
    assert!(reader.frame(80, 24).contains("Asking arxiv…"));
    // The one that was asked last comes first to the hand.
    reader.press("w");
    let Some(Popup::Menu(menu)) = &reader.model.popup else {
        panic!("no menu");
    };
    assert_eq!(menu.at, 1);
}

#[test]
fn an_engine_is_not_asked_for_nothing_or_for_what_only_the_library_knows() {
    let mut reader = Reader::bundled();
    reader.press("w");
    assert!(
        reader
            .said()
            .starts_with("An engine needs at least a word to look for.")
    );
    reader.press("3 w");
    assert_eq!(
        reader.said(),
        "is:starred finds only papers of your library; without it one can look further."
    );
    assert_eq!(looks(&reader), []);
}

#[test]
fn what_was_found_is_shown_in_place_of_the_list_and_esc_goes_back_to_where_one_was() {
    let mut reader = asking();
    let before = (reader.selected(), reader.count(), reader.model.list.cursor);
    reader.press("Enter");
    // The list stays until there is an answer.
    assert_eq!(reader.selected(), before.0);
    reader.job(ended(found(1..4, 1_234)));
    assert_eq!(reader.selected(), "Diffusion Elsewhere, Part 1");
    let said = "Enter takes a paper in, s stars it as well, Esc goes back.";
    assert_eq!(reader.said(), said);
    let frame = reader.frame(120, 36);
    assert!(frame.contains("openalex · 3 of about 1,234"), "{frame}");
    assert!(frame.contains("An abstract of part 1, in which"), "{frame}");
    let row = |part: usize| {
        let title = format!("Diffusion Elsewhere, Part {part}");
        let mut lines = frame.lines().filter(|line| line.contains(&title));
        lines.next().unwrap().to_owned()
    };
    assert!(row(1).contains("+ Diffusion") && row(3).contains("+ Diffusion"));
    assert!(!row(2).contains('+'), "{}", row(2));
    // Where one left off is a place of the library.
    let place = reader.model.position();
    assert_ne!(place.selected, Some(paper(1).id));
    reader.press("j Esc");
    assert_eq!(
        (reader.selected(), reader.count(), reader.model.list.cursor),
        before
    );
    assert!(!reader.frame(120, 36).contains("about 1,234"));
}

#[test]
fn another_filter_goes_back_to_the_library() {
    for keys in ["/ x", "2", "3"] {
        let mut reader = shown();
        reader.press(keys);
        assert!(reader.model.beyond().is_none(), "{keys}");
        assert!(!reader.selected().contains("Elsewhere"), "{keys}");
    }
}

#[test]
fn a_stale_answer_is_dropped() {
    let mut reader = asking();
    reader.press("Enter");
    let (first, _) = looks(&reader)[0].clone();
    // Another engine is asked; the first is stopped, and what it still says is not shown.
    reader.press("w j Enter");
    assert!(reader.effects.contains(&Effect::Stop(first)));
    reader.tell(Message::Job(first, ended(found(1..4, 7))));
    assert!(reader.model.beyond().is_none());
    reader.job(ended(found(5..7, 2)));
    assert_eq!(reader.selected(), "Diffusion Elsewhere, Part 5");
    // A filter that is changed meanwhile makes the answer one for something else.
    let mut reader = asking();
    reader.press("Enter").press("/").type_text("x");
    reader.job(ended(found(1..4, 7)));
    assert!(reader.model.beyond().is_none());
}

#[test]
fn further_pages_are_asked_for_near_the_end_and_not_before() {
    let mut reader = asking();
    reader.press("Enter");
    let folder = tempfile::tempdir().unwrap();
    let further = further_of(folder.path());
    reader.job(ended(Looked {
        further: Some(Box::new(further.clone())),
        ..found(1..60, 100)
    }));
    assert_eq!(looks(&reader).len(), 1);
    reader.press("j j");
    assert_eq!(looks(&reader).len(), 1);
    reader.press("G");
    let asked = looks(&reader);
    assert_eq!(asked.len(), 2);
    assert_eq!(asked[1].1.at, LookAt::Behind(Box::new(further)));
    // One question at a time.
    reader.press("k j");
    assert_eq!(looks(&reader).len(), 2);
    reader.job(ended(found(58..80, 100)));
    assert_eq!(reader.model.list.places, 79);
    assert_eq!(reader.selected(), "Diffusion Elsewhere, Part 59");
    reader.press("G");
    assert_eq!(looks(&reader).len(), 2);
}

/// Where more is, as an engine would tell it.
fn further_of(folder: &std::path::Path) -> recto::jobs::Further {
    crate::engines::further(folder)
}

#[test]
fn a_fault_is_one_sentence_and_is_not_asked_again_unasked() {
    let failed = |papers| Looked {
        fault: Some(Failure {
            reason: "OpenAlex allows the next request at 14:05 UTC".to_owned(),
            again: Again::Later,
        }),
        ..papers
    };
    let mut reader = asking();
    reader.press("Enter");
    reader.job(ended(failed(Looked::default())));
    assert_eq!(
        reader.said(),
        "OpenAlex allows the next request at 14:05 UTC."
    );
    assert!(reader.model.beyond().is_none());
    let folder = tempfile::tempdir().unwrap();
    reader.press("w Enter");
    let further = Some(Box::new(further_of(folder.path())));
    reader.job(ended(failed(Looked {
        further: further.clone(),
        ..found(1..4, 9)
    })));
    assert!(
        reader
            .said()
            .starts_with("OpenAlex allows the next request at 14:05 UTC; Enter takes")
    );
    reader.press("j");
    assert_eq!(looks(&reader).len(), 2);
    // At the very end it is what one means.
    reader.press("G");
    assert_eq!(looks(&reader).len(), 3);
    let mut reader = asking();
    reader.press("Enter");
    reader.job(ended(Looked::default()));
    assert_eq!(reader.said(), "openalex finds nothing.");
}

#[test]
fn enter_takes_a_paper_into_the_library_and_s_stars_it_as_well() {
    let mut reader = shown();
    reader.press("Enter");
    let (job, import) = imports(&reader).pop().unwrap();
    let [Incoming::Found { id, line }] = import.from.as_slice() else {
        panic!("{import:?}");
    };
    assert_eq!(*id, paper(1).id);
    assert!(line.contains("Diffusion Elsewhere, Part 1"));
    reader.press("Enter");
    assert_eq!(reader.said(), "It is being taken in.");
    let done = || Imported {
        counts: Counts {
            added: 1,
            ..Counts::default()
        },
        ..Imported::default()
    };
    reader.tell(Message::Job(job, Heard::End(End::Imported(done()))));
    assert_eq!(reader.said(), "It is in your library now.");
    assert!(reader.model.beyond().unwrap().is_known(0));
    assert!(reader.model.popup.is_none());
    // Enter goes to the paper now.
    reader.press("Enter");
    assert_eq!(imports(&reader).len(), 1);
    reader.press("Esc j j s");
    assert_eq!(imports(&reader).len(), 2);
    assert_eq!(reader.star(), StarShown::Kept);
    assert_eq!(reader.marks_saved().last().unwrap().key.id, paper(3).id);
    // That of a paper which the library has stands where the library's does.
    reader.press("k s");
    assert_eq!(imports(&reader).len(), 2);
    let known = PaperId::parse("arxiv:2503.00002").unwrap();
    assert_eq!(reader.marks_saved().last().unwrap().key.id, known);
}

#[test]
fn what_is_for_papers_of_the_library_says_so() {
    let mut reader = shown();
    reader.press("r");
    assert_eq!(
        reader.said(),
        "It is not in your library yet. Enter takes it in."
    );
    reader.press("e");
    assert_eq!(
        reader.said(),
        "Papers of your library are exported; Esc goes back to them."
    );
    reader.press("S");
    assert!(
        reader
            .said()
            .starts_with("These are in the order in which they were found.")
    );
    assert!(reader.model.popup.is_none());
    // Reading on marks nothing.
    reader.press("Space");
    assert_eq!(reader.marks_saved(), []);
}

#[test]
fn where_nothing_was_found_one_can_look_further() {
    let mut reader = Reader::bundled();
    reader.press("/").type_text("zzzz").press("Enter Enter");
    let Some(Popup::Menu(menu)) = &reader.model.popup else {
        panic!("no menu");
    };
    assert_eq!(menu.title, "Look further for “zzzz”");
    assert_eq!(looks(&reader), []);
    // What is found has the keys, not the line.
    reader.press("Enter");
    reader.job(ended(found(1..4, 3)));
    reader.press("j");
    assert_eq!(reader.selected(), "Diffusion Elsewhere, Part 2");
    reader.press("Esc");
    assert_eq!(reader.count(), 0);
}

#[test]
fn what_no_engine_can_be_asked_is_said_before_there_is_a_menu() {
    for (query, said) in [
        (
            "is:starred",
            "is:starred finds only papers of your library; without it one can look further.",
        ),
        (
            "image is:read",
            "is:read finds only papers of your library; without it one can look further.",
        ),
        (
            "",
            "An engine needs at least a word to look for. / takes it.",
        ),
        (
            "-image",
            "No engine can be asked for “-image”: there is no word to look for.",
        ),
    ] {
        let mut reader = Reader::bundled();
        reader.press("/").type_text(query).press("Enter w");
        assert_eq!(reader.said(), said);
        assert!(reader.model.popup.is_none());
    }
}

#[test]
fn the_menu_of_engines_looks_so() {
    snapshot("engines_menu", &mut asking());
}

#[test]
fn what_an_engine_found_looks_so() {
    let mut reader = shown();
    snapshot("beyond", &mut reader);
    for (width, height, header) in [
        (60, 20, "/ diffusion"),
        (60, 20, "openalex · 3 of about 1,234"),
        (120, 36, "openalex · 3 of about 1,234"),
        (45, 20, "3 of about 1,234"),
    ] {
        let frame = reader.frame(width, height);
        let first = frame.lines().next().unwrap();
        assert!(first.contains(header), "{first}");
    }
}

//! Marking all that is listed as read: one entry, however many papers, with a way back.

use ratatui::layout::Size;
use recto::app::{Effect, Keep, Popup, Question, Start};
use recto::marks::MarkKind;
use recto::paper::{Paper, PaperId};
use recto::query::View;

use super::driver::{Disk, Reader};

/// How many papers the view of unread ones would show.
fn unread(reader: &Reader) -> u64 {
    let views = &reader.model.filter.counts.views;
    let unread = views.iter().find(|(view, _)| *view == View::Unread);
    unread.unwrap().1
}

/// What was saved since the effects were cleared.
fn saved(reader: &Reader) -> usize {
    let kept = reader.effects.iter().map(|effect| match effect {
        Effect::Keep(Keep::Marks(intents)) => intents.len(),
        _ => 0,
    });
    kept.sum()
}

#[test]
fn what_is_listed_is_marked_as_read_by_one_entry_and_comes_back_by_undo() {
    let mut reader = Reader::bundled();
    reader.press("/").type_text("diffusion ").press("Enter");
    let found = reader.count();
    reader.effects.clear();
    reader.press("A");
    assert_eq!(
        reader.said(),
        format!("Marked {found} papers as read. u undoes.")
    );
    assert_eq!((saved(&reader), unread(&reader)), (1, 0));
    let row = reader.model.list.selected().unwrap().clone();
    assert!(reader.model.marks.is_read(&row));
    assert!(!reader.model.marks.in_force().has_any(MarkKind::Read));
    reader.press("A");
    assert_eq!(reader.said(), "Nothing that is listed is unread.");
    // One of them is unread again, until the list is read once more.
    reader.press("r");
    assert_eq!(
        (reader.said(), unread(&reader)),
        ("Marked as unread. u undoes.", 1)
    );
    reader.press("u");
    assert_eq!(unread(&reader), 0);
    reader.press("r A");
    assert_eq!(reader.said(), "Marked 1 paper as read. u undoes.");
    assert_eq!(unread(&reader), 0);
    reader.press("u");
    assert_eq!(reader.said(), "As it was: what “diffusion” lists");
    assert_eq!(unread(&reader), 1);
    reader.press("u u");
    assert_eq!(unread(&reader), u64::try_from(found).unwrap());
    let row = reader.model.list.selected().unwrap().clone();
    assert!(!reader.model.marks.is_read(&row), "rows are asked anew");
    reader.press("Ctrl-R");
    assert_eq!(reader.said(), "Marked as read: what “diffusion” lists");
    assert_eq!(unread(&reader), 0);
    reader.press("/").press("Ctrl-U Enter");
    assert_eq!(unread(&reader), 119 - u64::try_from(found).unwrap());
}

#[test]
fn a_list_of_unread_papers_stays_where_it_is_until_the_query_changes() {
    let mut reader = Reader::bundled();
    reader.press("2 A");
    assert_eq!((reader.count(), reader.shown(0, 3).len()), (0, 3));
    // What is not listed any more does not come back by the view.
    reader.press("1");
    assert_eq!((reader.count(), unread(&reader)), (119, 0));
    let lists: Vec<_> = reader.model.marks.in_force().read_lists().collect();
    assert_eq!((lists.len(), lists[0].query.as_str()), (1, ""));
}

#[test]
fn of_more_than_a_thousand_papers_the_user_is_asked_first() {
    let paper = |number: u32| {
        let mut paper = Paper::new(PaperId::parse(&format!("x:{number}")).unwrap());
        paper.title = format!("Paper {number}");
        paper
    };
    let start = Start {
        size: Size {
            width: 80,
            height: 24,
        },
        ..Start::default()
    };
    let mut reader = Reader::with((0..1001).map(paper).collect(), start);
    reader.press("A");
    let Some(Popup::Menu(menu)) = &reader.model.popup else {
        panic!("nothing is asked");
    };
    assert_eq!(menu.title, "Mark all that is listed as read?");
    reader.press("Enter");
    assert_eq!((unread(&reader), reader.said()), (1001, ""));
    reader.press("A j Enter");
    assert_eq!(unread(&reader), 0);
    assert_eq!(reader.said(), "Marked 1,001 papers as read. u undoes.");
    // The last of them, far below the rows at hand, is read, too.
    reader.press("G");
    let row = reader.model.list.selected().unwrap().clone();
    assert!(reader.model.marks.is_read(&row));
    reader.press("u");
    assert_eq!(unread(&reader), 1001);
}

#[test]
fn an_answer_of_another_list_marks_nothing() {
    let mut reader = Reader::bundled();
    reader.disk = Disk::Silent;
    let ticket = reader.model.list.ticket;
    reader.press("/").type_text("dual").press("Enter");
    reader.tell(recto::app::Message::Unread {
        ticket,
        papers: 7,
        query: Ok(String::new()),
    });
    assert_eq!(reader.model.marks.unsaved(), 0);
    let is_asked = |effect: &Effect| matches!(effect, Effect::Ask(Question::Unread { .. }));
    assert!(!reader.effects.iter().any(is_asked));
}

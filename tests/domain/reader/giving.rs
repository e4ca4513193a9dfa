//! Giving papers out: keys in; what is asked of the world, and what is said.

use recto::jobs::{Chosen, End, Exported, Heard, Job, Named, Target};
use recto::query::Query;

use super::driver::Reader;
use super::exchange::{jobs, typed};

fn given(reader: &Reader) -> Vec<(Chosen, &'static str, Target)> {
    let givings = jobs(reader).filter_map(|job| match job {
        Job::Export(export) => Some((export.chosen.clone(), export.format, export.to.clone())),
        _ => None,
    });
    givings.collect()
}

#[test]
fn one_paper_the_starred_or_the_list_goes_out_in_a_chosen_form() {
    let mut reader = Reader::bundled();
    let one = Chosen::These(vec![reader.model.list.selected().unwrap().paper.id.clone()]);
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
            (Chosen::Starred, "bulk", Target::Stream),
        ]
    );
    assert!(!reader.quits());
}

#[test]
fn a_file_that_is_there_is_written_over_only_where_one_says_so() {
    let is_there = || Heard::End(End::Exported(Exported::IsThere));
    let mut reader = Reader::bundled();
    reader.press("e Enter Enter Enter Enter");
    reader.job(is_there());
    reader.press("Enter");
    assert_eq!(given(&reader).len(), 1);
    reader.press("e Enter Enter Enter Enter");
    reader.job(is_there());
    reader.press("w");
    let file = Target::File(Named::Typed("papers.bib".to_owned()));
    assert_eq!(given(&reader)[2].2, file);
    // While one types nothing gets in between.
    reader.press("e Enter Enter Enter Enter /");
    reader.job(is_there());
    assert!(reader.model.popup.is_none());
    assert_eq!(
        reader.said(),
        "The file is there already; nothing was written."
    );
}

#[test]
fn papers_go_out_by_letters_and_behind_those_of_a_file_that_is_there() {
    let mut reader = Reader::bundled();
    let one = Chosen::These(vec![reader.model.list.selected().unwrap().paper.id.clone()]);
    reader.press("e t b c");
    let clipboard = (one.clone(), "bibtex", Target::Stream);
    assert_eq!(given(&reader), [clipboard]);
    reader
        .press("e t b f Ctrl-U")
        .type_text("refs.bib")
        .press("Enter");
    reader.job(Heard::End(End::Exported(Exported::IsThere)));
    reader.press("a");
    let behind = Target::Behind(Named::Typed("refs.bib".to_owned()));
    assert_eq!(given(&reader).last().unwrap().2, behind);
    // The name is remembered; other formats are not added to.
    reader.press("e t b f");
    assert_eq!(typed(&reader), "refs.bib");
    reader.press("Esc e t r f Enter");
    reader.job(Heard::End(End::Exported(Exported::IsThere)));
    let before = given(&reader).len();
    reader.press("a");
    assert_eq!(given(&reader).len(), before);
    assert_eq!(reader.said(), "a is not bound. ? shows the keys.");
    reader.press("w");
    let over = Target::File(Named::Typed("papers.ris".to_owned()));
    assert_eq!(given(&reader).last().unwrap().2, over);
}

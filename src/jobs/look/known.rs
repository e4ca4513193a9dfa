//! What the library has of papers that were found elsewhere.

use super::FoundPaper;
use crate::jobs::fetch::Web;
use crate::library::{Library, PaperNumber, StorePlace};
use crate::marks::{MarkFiles, Tag};
use crate::merge::judged;
use crate::paper::{Paper, PaperId, PartialDate, Scheme, title_key};
use crate::query::{MarkedPaper, Matcher, Overlay, PaperBeside, PaperMarks, Query};

/// The library as it is compared with; opened when the first paper comes.
pub(super) struct Known<'a> {
    place: &'a StorePlace,
    today: PartialDate,
    /// Empty where it cannot be opened.
    library: Option<Library>,
    overlay: Option<Overlay>,
}

impl<'a> Known<'a> {
    pub(super) fn new(place: &'a StorePlace, today: PartialDate) -> Self {
        Self {
            place,
            today,
            library: None,
            overlay: None,
        }
    }

    /// A paper with what the library has of it; none where the query does not find it. Of a paper that
    /// the library has, the library says what it is.
    pub(super) fn judged(&mut self, paper: Paper, query: &Query, web: &Web) -> Option<FoundPaper> {
        let place = self.place;
        let library = self
            .library
            .get_or_insert_with(|| {
                let opened = place.open().map(|opened| opened.library);
                opened.unwrap_or_else(|_| Library::from_papers(Vec::new()))
            })
            .clone();
        let known = here(&library, &paper);
        let fits = query.clauses().is_empty()
            || match &known {
                Some(number) => self.finds_known(&library, *number, query, web),
                None => self.finds(&paper, query),
            };
        fits.then(|| FoundPaper {
            known: known.and_then(|number| library.id(number)),
            paper,
        })
    }

    fn finds_known(
        &mut self,
        library: &Library,
        number: PaperNumber,
        query: &Query,
        web: &Web,
    ) -> bool {
        let Ok(record) = library.paper(number) else {
            return false;
        };
        let overlay = self.overlay.get_or_insert_with(|| {
            let setup = &web.setup;
            // What is wrong with the marks is said where they are looked at.
            let (marks, _) = MarkFiles::in_dirs(&setup.config, &setup.state).read();
            Overlay::new(library, &marks)
        });
        let tags: Vec<Tag> = overlay.tags_of(number).cloned().collect();
        Matcher::new(query, self.today).matches(&MarkedPaper {
            paper: &record,
            folded: library.folded(number).parts(),
            marks: overlay.marks(number),
            beside: PaperBeside {
                tags: &tags,
                note: overlay.note(number),
                ..PaperBeside::default()
            },
        })
    }

    fn finds(&self, paper: &Paper, query: &Query) -> bool {
        let alone = Library::from_papers(vec![paper.clone()]);
        Matcher::new(query, self.today).matches(&MarkedPaper {
            paper,
            folded: alone.folded(0).parts(),
            marks: PaperMarks::default(),
            beside: PaperBeside::default(),
        })
    }
}

/// The paper of the library that a record is of, as an import would see it: by its ids, then by the
/// letters of its title.
fn here(library: &Library, paper: &Paper) -> Option<PaperNumber> {
    let ids = paper.ids().filter(|id| id.scheme() != Scheme::Title);
    let by_id = ids.flat_map(PaperId::spellings);
    let by_id = by_id.filter_map(|id| library.number_of(&id));
    let key = title_key(&paper.title);
    let by_title = library.with_title_key(&key);
    let mut candidates = by_id.chain(by_title);
    candidates.find(|number| {
        let record = library.record(*number);
        record.is_ok_and(|known| {
            let both = vec![known.as_ref().clone(), paper.clone()];
            !judged(both).twins.is_empty()
        })
    })
}

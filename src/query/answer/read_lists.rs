//! The lists that were marked as read, as sets of paper numbers: they are asked when somebody wants all
//! of them, else of one paper.

use std::sync::{Arc, OnceLock};

use roaring::RoaringBitmap;

use super::fact_sets::came_until;
use super::overlay::{Lists, Overlay};
use super::plan::answer;
use super::question::LibraryQuestion;
use crate::library::{Library, PaperNumber};
use crate::marks::{Marks, ReadList};
use crate::paper::{Paper, PartialDate};
use crate::query::language::{PaperBeside, PaperMarks, Query};
use crate::query::meaning::{MarkedPaper, Matcher};

/// The lists of one library.
#[derive(Debug)]
struct ReadLists {
    library: Library,
    lists: Vec<Arc<AskedList>>,
}

#[derive(Debug)]
struct AskedList {
    list: ReadList,
    query: Query,
    papers: OnceLock<RoaringBitmap>,
}

impl Overlay {
    /// Finds the paper of every mark: by its id, then by the mark's aliases, then by its title
    /// where exactly one paper has it. Marks of papers that are not here are passed over. Lists that
    /// were marked as read are asked later.
    #[must_use]
    pub fn new(library: &Library, marks: &Marks) -> Self {
        let none = ReadLists {
            library: library.clone(),
            lists: Vec::new(),
        };
        Self::of(library, marks, none.with(library, marks))
    }
}

impl Lists for ReadLists {
    /// What is known of a list that stays is kept. One whose query is none takes no paper.
    fn with(&self, library: &Library, marks: &Marks) -> Arc<dyn Lists> {
        let asked = |list: ReadList| {
            let known = self.lists.iter().find(|known| known.list == list);
            known.cloned().or_else(|| {
                let query = list.query.parse().ok()?;
                let papers = OnceLock::new();
                Some(Arc::new(AskedList {
                    list,
                    query,
                    papers,
                }))
            })
        };
        Arc::new(Self {
            library: library.clone(),
            lists: marks.read_lists().filter_map(asked).collect(),
        })
    }

    fn sets(&self) -> Vec<(i64, &RoaringBitmap)> {
        let lists = self.lists.iter();
        lists
            .map(|list| (list.list.until, list.papers(&self.library)))
            .collect()
    }

    fn until(&self, number: PaperNumber, paper: &Paper) -> Option<i64> {
        let having = self.lists.iter().filter(|list| match list.papers.get() {
            Some(papers) => papers.contains(number),
            None => list.takes(&self.library, number, paper),
        });
        having.map(|list| list.list.until).max()
    }
}

impl AskedList {
    fn papers(&self, library: &Library) -> &RoaringBitmap {
        self.papers.get_or_init(|| {
            // It has no marks, and nothing in it is relative.
            let question = LibraryQuestion {
                query: &self.query,
                overlay: &Overlay::default(),
                today: PartialDate::FIRST,
            };
            let found = answer(library, &question, &|| false);
            let found = found.map(|answer| answer.found).unwrap_or_default();
            found & came_until(library, self.list.until)
        })
    }

    /// Whether it has a paper, looked at by itself.
    fn takes(&self, library: &Library, number: PaperNumber, paper: &Paper) -> bool {
        let had_come = paper.added_at().is_none_or(|at| at <= self.list.until);
        had_come && {
            let folded = library.folded(number);
            let marked = MarkedPaper {
                paper,
                folded: folded.parts(),
                marks: PaperMarks::default(),
                beside: PaperBeside::default(),
            };
            Matcher::new(&self.query, PartialDate::FIRST).matches(&marked)
        }
    }
}

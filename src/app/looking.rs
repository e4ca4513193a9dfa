//! Looking further: which engines there are, what is being asked, and what an engine found, while it
//! stands in place of the library's list.

mod edition;

use std::sync::Arc;

use super::{Aside, ChosenBy, Count, Cursor, Effect, List, Model, Reading, Row};
use crate::jobs::{FoundPaper, Further, Job, JobId, Look, LookAt, Looked};
use crate::library;
use crate::marks::MarkKey;
use crate::paper::{Paper, PaperId};
use crate::query::{Order, Query, Text};
use crate::sources::Engine;
use crate::text::safe::{self, Unseen};
use crate::text::shown::Form;
pub use edition::Digests;

/// So many papers are asked for at a time.
const PAGE: u64 = 50;

/// Everything about looking further.
#[derive(Debug, Clone, Default)]
pub struct Looking {
    /// The engines that can be asked.
    pub(super) engines: Vec<Engine>,
    /// The one that was asked last.
    pub(super) last: Option<String>,
    /// The question whose answer is awaited; that to any other is dropped.
    pub(super) awaited: Option<Awaited>,
    /// The papers that are being taken in.
    pub(super) taken: Vec<(JobId, PaperId)>,
    /// What was found, or a digest, while it is shown.
    pub(super) found: Option<Beyond>,
    /// Digests.
    pub(super) digests: Digests,
}

/// A question that was asked.
#[derive(Debug, Clone)]
pub(super) struct Awaited {
    pub(super) job: JobId,
    /// What is asked, safe to show; none where more of what is shown was asked for.
    pub(super) whom: Option<String>,
}

/// What was found, while it is shown; its rows are those of the list.
#[derive(Debug, Clone)]
pub struct Beyond {
    /// What it is.
    label: Label,
    /// Of each row the id under which the library has the paper.
    known: Vec<Option<PaperId>>,
    /// Why each row is there, where that is known; safe to show.
    whys: Vec<String>,
    /// The query whose words are marked, where that is not the one that stands.
    query: Option<Query>,
    /// Where more of it is.
    further: Option<Box<Further>>,
    /// Whether asking for more has failed.
    pub(super) is_paused: bool,
    /// The library's list, and the paper shown of it.
    library: Box<(List, Option<Reading>)>,
}

/// What stands in place of the library's list. Its texts are safe to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Label {
    /// What was found elsewhere.
    Found {
        /// Who found it, or what it is.
        whom: String,
        /// About how many there are.
        about: Option<u64>,
    },
    /// A digest.
    Digest {
        /// Its subject.
        subject: String,
        /// How many papers there are beyond those that it tells of.
        more: usize,
    },
}

impl Model {
    /// What was found elsewhere, or a digest, while it is shown.
    #[must_use]
    pub fn beyond(&self) -> Option<&Beyond> {
        self.looking.found.as_ref()
    }

    /// The library's list, shown or not.
    pub(super) fn library_list(&self) -> &List {
        let found = self.looking.found.as_ref();
        found.map_or(&self.list, |found| &found.library.0)
    }

    /// The order in which the library's papers are listed: the newest first where the stars tell too little
    /// for the one that was asked for.
    #[must_use]
    pub fn listed_by(&self) -> Order {
        let list = self.library_list();
        if self.order == Order::ForYou && list.answered {
            return list.by;
        }
        self.order
    }

    /// The paper shown of the library, or shown again when one goes back to it.
    pub(super) fn library_reading(&self) -> Option<&Reading> {
        match &self.looking.found {
            Some(found) => found.library.1.as_ref(),
            None => self.reading.as_ref(),
        }
    }

    /// Asks for something; an answer to what was asked before is dropped.
    pub(super) fn look(&mut self, at: LookAt, whom: Option<String>) -> Vec<Effect> {
        let look = Look {
            at,
            size: PAGE,
            least: 1,
            today: self.today(),
        };
        let effect = self.start(Job::Look(Box::new(look)));
        let mut effects = Vec::new();
        if let Effect::Start(job, _) = &effect {
            let before = self.looking.awaited.replace(Awaited { job: *job, whom });
            effects.extend(before.map(|before| Effect::Stop(before.job)));
        }
        effects.push(effect);
        effects
    }

    /// Shows what was found in place of the library's list.
    pub(super) fn show_beyond(&mut self, whom: String, looked: Looked) {
        self.show_library();
        let rows: Vec<Row> = looked
            .papers
            .iter()
            .map(|found| self.row_of(found))
            .collect();
        self.show_rows(rows, |library| Beyond {
            label: Label::Found {
                whom,
                about: looked.about,
            },
            known: looked.papers.into_iter().map(|found| found.known).collect(),
            whys: Vec::new(),
            query: None,
            further: looked.further,
            is_paused: looked.fault.is_some(),
            library,
        });
    }

    /// Shows these rows in place of the library's list, which is kept.
    fn show_rows(
        &mut self,
        rows: Vec<Row>,
        beyond: impl FnOnce(Box<(List, Option<Reading>)>) -> Beyond,
    ) {
        self.stop_reading();
        let places = rows.len();
        let list = List {
            // No search has this number.
            ticket: u64::MAX,
            answered: true,
            by: self.order,
            count: Count::Exact(places),
            places,
            first: 0,
            rows,
            cursor: Cursor::default(),
            otherwise: Vec::new(),
            otherwise_at: 0,
            otherwise_by: ChosenBy::default(),
            asked: 0..places,
            chosen: None,
        };
        let library = std::mem::replace(&mut self.list, list);
        self.looking.found = Some(beyond(Box::new((library, self.reading.take()))));
    }

    /// Shows more of what is shown.
    pub(super) fn show_more(&mut self, looked: Looked) {
        let shown: Vec<PaperId> = self
            .list
            .rows
            .iter()
            .map(|row| row.paper.id.clone())
            .collect();
        let is_new = |found: &FoundPaper| !shown.contains(&found.paper.id);
        let new: Vec<FoundPaper> = looked.papers.into_iter().filter(is_new).collect();
        let rows: Vec<Row> = new.iter().map(|found| self.row_of(found)).collect();
        let list = &mut self.list;
        list.rows.extend(rows);
        list.places = list.rows.len();
        list.count = Count::Exact(list.places);
        list.asked = 0..list.places;
        if let Some(beyond) = &mut self.looking.found {
            beyond
                .known
                .extend(new.into_iter().map(|found| found.known));
            if let Label::Found { about, .. } = &mut beyond.label {
                *about = looked.about.or(*about);
            }
            beyond.further = looked.further;
            beyond.is_paused = looked.fault.is_some();
        }
    }

    /// Shows the library's list again; whether another was shown.
    pub(super) fn show_library(&mut self) -> bool {
        let Some(beyond) = self.looking.found.take() else {
            return false;
        };
        (self.list, self.reading) = *beyond.library;
        // What is asked for more of it is of no use any more.
        if self
            .looking
            .awaited
            .as_ref()
            .is_some_and(|asked| asked.whom.is_none())
        {
            self.looking.awaited = None;
        }
        true
    }

    /// Whether the selected paper is one that the library does not have.
    pub(super) fn is_beyond_library(&self) -> bool {
        let at = self.list.cursor.at;
        let beyond = self.looking.found.as_ref();
        beyond.is_some_and(|beyond| !beyond.is_known(at))
    }

    /// The library has a paper now.
    pub(super) fn now_known(&mut self, id: &PaperId) {
        if let Some(beyond) = &mut self.looking.found {
            let rows = self.list.rows.iter().zip(&mut beyond.known);
            for (_, known) in rows.filter(|(row, _)| row.paper.id == *id) {
                known.get_or_insert_with(|| id.clone());
            }
        }
    }

    /// Where more of what is shown is, once the selected paper is near its end.
    pub(super) fn further(&self) -> Option<Further> {
        let beyond = self.looking.found.as_ref()?;
        let left = self.list.places.saturating_sub(self.list.cursor.at + 1);
        let window = self.layout().rows();
        let is_near = left == 0 || (!beyond.is_paused && left < window);
        let further = beyond.further.as_deref().filter(|_| is_near)?;
        self.looking.awaited.is_none().then(|| further.clone())
    }

    fn row_of(&self, found: &FoundPaper) -> Row {
        row(&found.paper, found.known.as_ref(), &self.query)
    }
}

impl Looking {
    /// With these engines; none stands for those of the table.
    pub(super) fn with(engines: Vec<Engine>) -> Self {
        let engines = if engines.is_empty() {
            Engine::all(&[])
        } else {
            engines
        };
        Self {
            engines,
            ..Self::default()
        }
    }
}

impl Beyond {
    /// Whether the library has the paper in this row.
    #[must_use]
    pub fn is_known(&self, place: usize) -> bool {
        matches!(self.known.get(place), Some(Some(_)))
    }

    /// What it is.
    #[must_use]
    pub fn label(&self) -> &Label {
        &self.label
    }

    /// Whether it is a digest, whose papers the library has.
    pub(super) fn is_digest(&self) -> bool {
        match self.label {
            Label::Digest { .. } => true,
            Label::Found { .. } => false,
        }
    }
}

/// A paper of which only the id is known, as a row of this title, safe.
pub(super) fn row_of_id(paper: &Paper, title: &str) -> Row {
    let row = row(paper, None, &Query::default());
    let title = title.to_owned();
    Row { title, ..row }
}

/// A paper as a row of the list; its marks stand where those of the library's paper do.
fn row(paper: &Paper, known: Option<&PaperId>, query: &Query) -> Row {
    let form = Form::Rendered(library::rendering(paper));
    let title = library::shown_title(paper, form, Unseen::Dropped);
    let hits = query.hits_shown(Text::Title, &paper.title, &title);
    let id = known.unwrap_or(&paper.id).clone();
    let also = paper.ids().filter(|other| **other != id).cloned().collect();
    Row {
        hits: hits.into_iter().next().unwrap_or_default(),
        aside: Arc::new(Aside::of(paper)),
        of_day: None,
        listed_until: None,
        shared: String::new(),
        mark_key: MarkKey { id, also },
        title: title.text().to_owned(),
        paper: Arc::new(paper.clone()),
    }
}

/// A text of somebody else as it may stand in a sentence.
pub(super) fn named(text: &str) -> String {
    safe::line(text.trim())
}

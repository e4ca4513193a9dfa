//! Papers with what the user said of them: what sets answer is held to the matcher, and that to a naive
//! reading.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use recto::bodies::{Bodies, Texts};
use recto::body::Form;
use recto::library::Library;
use recto::marks::{Intent, MarkKind, Marks, Wanted};
use recto::notes::{NoteFolder, Notes, file_name};
use recto::paper::{PaperId, Second};
use recto::query::{
    Beside, LibraryQuestion, Listing, MarkedPaper, Matcher, Order, Overlay, PaperBeside,
    PaperMarks, PartialAnswer, Query, Similar, Standpoint, Test, answer,
};
use roaring::RoaringBitmap;

use super::naive::{self, Marked, VISIT};
use super::{READ_LIST, today};

/// Papers with their marks, and the library that holds them.
pub struct Shelf {
    papers: Vec<Marked>,
    library: Library,
    overlay: Overlay,
    /// Where whole papers are kept as long as one looks through them.
    _kept: tempfile::TempDir,
    /// What order `for-you` lists, whatever is asked.
    for_you: Vec<PaperId>,
}

impl Shelf {
    pub fn new(papers: Vec<Marked>) -> Self {
        let records = papers.iter().map(|marked| marked.paper.clone());
        let library = Library::from_papers(records.collect());
        Self::of(papers, library)
    }

    /// These papers as a library has them.
    pub fn of(mut papers: Vec<Marked>, library: Library) -> Self {
        let added = papers
            .iter()
            .filter_map(|marked| marked.paper.added.clone());
        let last = added.max();
        for marked in &mut papers {
            marked.last = last.is_some() && marked.paper.added == last;
        }
        let mut marks = Marks::default();
        for marked in &papers {
            let mut mark = |kind, at: &str| {
                marks.apply(&Intent {
                    tag: None,
                    kind,
                    wanted: Wanted::Set,
                    key: marked.paper.id.clone().into(),
                    at: at.to_owned(),
                    title: String::new(),
                });
            };
            if let Some(at) = &marked.starred {
                mark(MarkKind::Star, at);
            }
            if marked.read {
                mark(MarkKind::Read, "");
            }
            if marked.hidden {
                mark(MarkKind::Hidden, "");
            }
            for tag in &marked.tags {
                marks.apply(&Intent {
                    tag: Some(tag.clone()),
                    kind: MarkKind::Tags,
                    wanted: Wanted::Set,
                    key: marked.paper.id.clone().into(),
                    at: String::new(),
                    title: String::new(),
                });
            }
        }
        let (forward, _) = marks.reading(READ_LIST.0, READ_LIST.1);
        for intent in &forward {
            marks.apply(intent);
        }
        let read: Query = READ_LIST.0.parse().unwrap();
        for (place, marked) in papers.iter_mut().enumerate() {
            let had_come = marked.paper.added_at().is_none_or(|at| at <= READ_LIST.1);
            if place % 4 == 0 {
                marks.apply(&Intent {
                    tag: None,
                    kind: MarkKind::Unread,
                    wanted: Wanted::Set,
                    key: marked.paper.id.clone().into(),
                    at: Second(READ_LIST.1).to_string(),
                    title: String::new(),
                });
            } else {
                // A list has what is hidden, too.
                let shown = marked.clone().hidden(false);
                marked.read |= had_come && naive::finds(&read, &shown);
            }
        }
        let overlay = Overlay::new(&library, &marks)
            .since(Some(VISIT.1))
            .with_notes(&library, &notes(&papers));
        let mut overlay = overlay;
        let kept = tempfile::tempdir().unwrap();
        overlay.set_bodies(&library, Arc::new(texts(&papers, kept.path())));
        let for_you = naive::ordered(&papers, Order::ForYou).into_iter();
        Self {
            for_you: for_you.map(|marked| marked.paper.id.clone()).collect(),
            papers,
            library,
            overlay,
            _kept: kept,
        }
    }

    /// Whether sets, matcher and naive reading agree on a text, if it is a query.
    pub fn check(&self, text: &str) {
        let Ok(query) = text.parse::<Query>() else {
            return;
        };
        let question = LibraryQuestion {
            query: &query,
            overlay: &self.overlay,
            today: today(),
        };
        let found = answer(&self.library, &question, &|| false).unwrap().found;
        if query.liked().is_none() {
            self.check_newest(&question, &found);
        }
        let like = self.like(&query);
        let added = self.papers.iter().filter(|marked| marked.last);
        let last_added = added.filter_map(|marked| marked.paper.added_at()).max();
        let from = Standpoint {
            today: today(),
            visit: Some(VISIT.1),
            last_added,
        };
        let matcher = Matcher::seen_from(&query, &from);
        for (place, marked) in self.papers.iter().enumerate() {
            let marked = &marked
                .clone()
                .like(like.get(&place).cloned().unwrap_or_default());
            let title = &marked.paper.title;
            let number = self.library.number_of(&marked.paper.id).unwrap();
            let expected = naive::finds(&query, marked);
            let says = self.as_matched(marked, &matcher);
            assert_eq!(says, expected, "the matcher on {text:?} and {title:?}");
            let in_set = found.contains(number);
            assert_eq!(in_set, expected, "the sets on {text:?} and {title:?}");
        }
        for order in Order::ALL {
            let listing = Listing::new(&self.library, &question, found.clone(), order);
            let listed = listing.at(0..self.papers.len());
            if order == Order::Relevance {
                self.check_relevance(&query, &listed);
                continue;
            }
            if let (Order::Newest, Some(id)) = (order, query.liked()) {
                self.check_similar(id, &listed);
                continue;
            }
            let expected: Vec<&PaperId> = if order == Order::ForYou {
                self.for_you.iter().collect()
            } else {
                let listed = naive::ordered(&self.papers, order).into_iter();
                listed.map(|marked| &marked.paper.id).collect()
            };
            let expected: Vec<u32> = expected
                .into_iter()
                .map(|id| self.library.number_of(id).unwrap())
                .filter(|number| found.contains(*number))
                .collect();
            assert_eq!(listed, expected, "{text:?} {order:?}");
            for (place, number) in listed.iter().enumerate().step_by(7) {
                assert_eq!(listing.place_of(*number), Some(place), "{text:?} {order:?}");
            }
            let middle = listed.len() / 3..listed.len() / 2;
            assert_eq!(listing.at(middle.clone()), listed[middle]);
        }
    }

    /// Of each paper, by its place, those that the query names and that it is like.
    fn like(&self, query: &Query) -> HashMap<usize, Vec<PaperId>> {
        let mut like: HashMap<usize, Vec<PaperId>> = HashMap::new();
        for (test, _) in query.tests() {
            if let Test::Beside(Beside::Like(id)) = test {
                for (place, _) in naive::similar::to(&self.papers, id) {
                    like.entry(place).or_default().push(id.clone());
                }
            }
        }
        like
    }

    /// Whether no paper stands before a liker one; scores that differ by a rounding are equal.
    pub fn check_similar(&self, id: &PaperId, listed: &[u32]) {
        let scores: HashMap<u32, f64> = naive::similar::to(&self.papers, id)
            .into_iter()
            .map(|(place, score)| {
                let id = &self.papers[place].paper.id;
                (self.library.number_of(id).unwrap(), score)
            })
            .collect();
        for pair in listed.windows(2) {
            let [score, next] = [pair[0], pair[1]].map(|number| scores[&number]);
            assert!(score > next - 1e-9, "{id} {pair:?}: {score}, {next}");
        }
    }

    /// Whether the papers that are like the one at a place are those with the highest scores, the highest first.
    pub fn check_likest(&self, place: usize) {
        let id = &self.papers[place].paper.id;
        let number = self.library.number_of(id).unwrap();
        let similar = Similar::to(&self.library, number);
        let listed = similar.papers();
        self.check_similar(id, listed);
        let mut scores: Vec<f64> = naive::similar::to(&self.papers, id)
            .into_iter()
            .map(|(_, score)| score)
            .collect();
        scores.sort_by(|one, other| other.total_cmp(one));
        assert_eq!(listed.len(), scores.len().min(200), "{id}");
        let of: HashMap<PaperId, f64> = naive::similar::to(&self.papers, id)
            .into_iter()
            .map(|(place, score)| (self.papers[place].paper.id.clone(), score))
            .collect();
        for (number, score) in listed.iter().zip(scores) {
            let listed = of[&self.library.paper(*number).unwrap().id];
            assert!((listed - score).abs() < 1e-9, "{id}: {listed}, {score}");
        }
    }

    /// Whether a paper is read by a list is the same looked at by itself and with all.
    pub fn check_lists(&self) {
        let of_all = self.overlay.clone();
        assert!(!of_all.read().is_empty() || self.papers.len() < 99);
        for marked in &self.papers {
            let number = self.library.number_of(&marked.paper.id).unwrap();
            let alone = self.overlay.listed_until(number, &marked.paper);
            assert_eq!(of_all.listed_until(number, &marked.paper), alone);
        }
    }

    /// Whether the newest are the same before everything was looked at.
    pub fn check_newest(&self, question: &LibraryQuestion<'_>, found: &RoaringBitmap) {
        let mut search = PartialAnswer::begin(&self.library, question, &|| false).unwrap();
        let newest = search.newest(3, &|| false).unwrap();
        let all = Listing::new(&self.library, question, found.clone(), Order::Newest);
        assert_eq!(newest, all.at(0..3));
        assert!(search.found().is_subset(found));
        assert_eq!(search.finish(&|| false).unwrap().found, *found);
    }

    fn as_matched(&self, marked: &Marked, matcher: &Matcher) -> bool {
        let number = self.library.number_of(&marked.paper.id).unwrap();
        let folded = self.library.folded(number);
        matcher.matches(&MarkedPaper {
            paper: &marked.paper,
            folded: folded.parts(),
            marks: PaperMarks {
                starred: marked.starred.is_some(),
                read: marked.read,
                hidden: marked.hidden,
            },
            beside: PaperBeside {
                tags: &marked.tags,
                note: marked.note.as_deref(),
                body: marked.body.as_deref(),
                like: &marked.like,
            },
        })
    }

    /// Whether no paper stands before a better one; scores that differ by a rounding are equal.
    pub fn check_relevance(&self, query: &Query, listed: &[u32]) {
        let scores = naive::relevance(&self.papers, query);
        let of = |number: &u32| {
            let id = self.library.id(*number).unwrap();
            let mut papers = self.papers.iter();
            scores[papers.position(|marked| marked.paper.id == id).unwrap()]
        };
        for pair in listed.windows(2) {
            let [(title, score), (next_title, next_score)] = [of(&pair[0]), of(&pair[1])];
            let same = (score - next_score).abs() < 1e-9;
            let right = title > next_title
                || (title == next_title && (same || score > next_score))
                || (title == next_title
                    && score.to_bits() == next_score.to_bits()
                    && self.library.newest(pair[0]) > self.library.newest(pair[1]));
            assert!(
                right,
                "{query} {pair:?}: {title} {score}, {next_title} {next_score}"
            );
        }
    }
}

/// The words of all that is kept of these papers, as they are read from their folder.
fn texts(papers: &[Marked], data: &Path) -> Texts {
    let bodies = Bodies::in_dir(data);
    for marked in papers {
        if let Some(body) = &marked.body {
            let page = format!(
                "<article class=ltx_document><section class=ltx_section><p>{body}</p></section></article>"
            );
            let id = &marked.paper.id;
            bodies.add(id, None, (Form::Html, page.as_bytes())).unwrap();
        }
    }
    bodies.texts().unwrap()
}

/// The notes of these papers, as they are read from their folder.
fn notes(papers: &[Marked]) -> Notes {
    let dir = tempfile::tempdir().unwrap();
    for marked in papers {
        if let Some(note) = &marked.note {
            std::fs::write(dir.path().join(file_name(&marked.paper.id)), note).unwrap();
        }
    }
    let folder = NoteFolder::of_user(dir.path().to_owned());
    let (notes, errors) = folder.read(&Notes::default());
    assert!(errors.is_empty(), "{errors:?}");
    notes
}

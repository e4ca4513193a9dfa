//! What the user said of the papers, as sets of paper numbers.

mod beside;

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::{Arc, Mutex, OnceLock};

use roaring::RoaringBitmap;

use super::similar::Similar;
use super::taste::Taste;
use crate::bodies::Texts;
use crate::library::{IdOf, Library, NamedFact, PaperNumber};
use crate::marks::{Entry, MarkKey, MarkKind, Marks, PerKind, Samples, Tag};
use crate::paper::{Paper, PaperId, Source, seconds, title_key};
use crate::query::language::PaperMarks;

/// Papers, and those that are like each.
type Known = Vec<(PaperId, Arc<Similar>)>;

/// Every mark, resolved to the papers of one library.
#[derive(Debug, Clone, Default)]
pub struct Overlay {
    papers: PerKind<RoaringBitmap>,
    /// The notes of papers.
    notes: BTreeMap<PaperNumber, OwnNote>,
    /// The words of the papers of which all is kept, and which these are.
    bodies: Option<(Arc<Texts>, Vec<Option<PaperNumber>>)>,
    /// The papers of each tag.
    tags: BTreeMap<Tag, RoaringBitmap>,
    /// When each was starred, in seconds since 1970, where that is known.
    starred_at: HashMap<PaperNumber, i64>,
    /// The ids that marks of a paper stand under, but for its own id.
    other_ids: HashMap<PaperNumber, Vec<PaperId>>,
    /// When the last visit ended, in seconds since 1970.
    visit: Option<i64>,
    /// When each was marked as unread that a list has as read, in seconds since 1970.
    unread_at: HashMap<PaperNumber, i64>,
    lists: Option<Arc<dyn Lists>>,
    /// The papers that recto comes with, where they are put away.
    samples: RoaringBitmap,
    /// Every paper that is hidden, once that is asked, where samples are put away.
    hidden: OnceLock<RoaringBitmap>,
    /// Every paper that is read, once that is asked.
    read: OnceLock<RoaringBitmap>,
    /// What papers are like those that were asked last.
    similar: Arc<Mutex<Known>>,
    /// What the stars tell, once that is asked.
    taste: OnceLock<Arc<Taste>>,
}

/// What the user wrote on a paper.
#[derive(Debug, Clone)]
struct OwnNote {
    text: String,
    /// Its words in all their forms.
    folded: String,
}

/// Lists that were marked as read, of one library. Asking them is for those who answer queries, which
/// themselves need an overlay.
pub(super) trait Lists: fmt::Debug + Send + Sync {
    /// Those of other marks.
    fn with(&self, library: &Library, marks: &Marks) -> Arc<dyn Lists>;

    /// The papers of each, and the second until which they had come.
    fn sets(&self) -> Vec<(i64, &RoaringBitmap)>;

    /// Until when the last of them reached that has a paper, which may be looked at by itself.
    fn until(&self, number: PaperNumber, paper: &Paper) -> Option<i64>;
}

impl Overlay {
    /// Finds the paper of every mark, beside these lists.
    pub(super) fn of(library: &Library, marks: &Marks, lists: Arc<dyn Lists>) -> Self {
        let mut overlay = Self {
            lists: Some(lists),
            samples: match marks.samples() {
                Samples::Shown => RoaringBitmap::new(),
                Samples::PutAway => samples(library),
            },
            ..Self::default()
        };
        for kind in MarkKind::OF_PAPERS {
            for (id, entry) in marks.iter(kind) {
                overlay.add(library, kind, &id, entry);
            }
        }
        overlay
    }

    /// The same for whom the last visit ended at this second since 1970; without one nothing is new.
    #[must_use]
    pub fn since(mut self, visit: Option<i64>) -> Self {
        self.set_visit(visit);
        self
    }

    /// Sets when the last visit ended, in seconds since 1970.
    pub fn set_visit(&mut self, visit: Option<i64>) {
        self.visit = visit;
    }

    /// When the last visit ended, in seconds since 1970.
    #[must_use]
    pub fn visit(&self) -> Option<i64> {
        self.visit
    }

    fn add(&mut self, library: &Library, kind: MarkKind, id: &PaperId, entry: Entry<'_>) {
        let Some((number, whose)) = place(library, id, entry) else {
            return;
        };
        let mut is_marked = kind != MarkKind::Tags;
        for tag in entry.tags().filter(|_| kind == MarkKind::Tags) {
            self.tags.entry(tag).or_default().insert(number);
            is_marked = true;
        }
        if is_marked {
            self.papers[kind].insert(number);
        }
        if whose == IdOf::Another {
            let ids = self.other_ids.entry(number).or_default();
            if !ids.contains(id) {
                ids.push(id.clone());
            }
        }
        if kind == MarkKind::Star
            && let Some(at) = seconds(&entry.at())
        {
            // Two stars may be of one paper.
            let starred_at = self.starred_at.entry(number).or_insert(at);
            *starred_at = at.max(*starred_at);
        }
        if kind == MarkKind::Unread
            && let Some(at) = seconds(&entry.at())
        {
            let unread_at = self.unread_at.entry(number).or_insert(at);
            *unread_at = at.max(*unread_at);
        }
    }

    /// Follows a change of marks, of which these may differ.
    pub fn follow(
        &mut self,
        library: &Library,
        changed: &[(MarkKind, PaperId)],
        before: &Marks,
        after: &Marks,
    ) {
        self.read = OnceLock::new();
        self.hidden = OnceLock::new();
        if changed.iter().any(|(kind, _)| *kind == MarkKind::Star) {
            self.taste = OnceLock::new();
        }
        if changed.iter().any(|(kind, _)| *kind == MarkKind::ReadList) {
            let lists = self.lists.as_ref();
            self.lists = lists.map(|lists| lists.with(library, after));
        }
        let of_papers = changed.iter();
        for (kind, id) in of_papers.filter(|(kind, _)| *kind != MarkKind::ReadList) {
            if let Some(entry) = before.get(*kind, id)
                && let Some((number, _)) = place(library, id, entry)
            {
                if *kind == MarkKind::Tags {
                    self.forget_tags(number, entry);
                }
                self.forget(library, *kind, number, after);
            }
            if let Some(entry) = after.get(*kind, id) {
                self.add(library, *kind, id, entry);
            }
        }
    }

    /// Takes a mark from a paper, unless another of its kind stands there.
    fn forget(&mut self, library: &Library, kind: MarkKind, number: PaperNumber, marks: &Marks) {
        self.papers[kind].remove(number);
        if kind == MarkKind::Star {
            self.starred_at.remove(&number);
        }
        if kind == MarkKind::Unread {
            self.unread_at.remove(&number);
        }
        let mut ids = self.other_ids.remove(&number).unwrap_or_default();
        let stands = |id: &PaperId| {
            MarkKind::OF_PAPERS
                .iter()
                .any(|kind| marks.get(*kind, id).is_some())
        };
        ids.retain(stands);
        if !ids.is_empty() {
            self.other_ids.insert(number, ids.clone());
        }
        for id in library.id(number).into_iter().chain(ids) {
            if let Some(entry) = marks.get(kind, &id) {
                self.add(library, kind, &id, entry);
            }
        }
    }

    /// Every paper that is read: by a mark of its own, or by a list that was marked as read.
    #[must_use]
    pub fn read(&self) -> &RoaringBitmap {
        self.read.get_or_init(|| {
            let mut read = self.papers(MarkKind::Read).clone();
            let lists = self.lists.iter().flat_map(|lists| lists.sets());
            for (until, papers) in lists {
                let stays = self.unread_at.iter().filter(|(_, at)| **at >= until);
                let stays: RoaringBitmap = stays.map(|(number, _)| *number).collect();
                read |= papers - stays;
            }
            read
        })
    }

    /// Every paper that is left out of lists: by a mark of its own, or with the samples, where they are
    /// put away and it has no star.
    #[must_use]
    pub fn hidden(&self) -> &RoaringBitmap {
        let by_hand = self.papers(MarkKind::Hidden);
        if self.samples.is_empty() {
            return by_hand;
        }
        self.hidden.get_or_init(|| by_hand | self.samples())
    }

    /// The papers that recto comes with, as far as they are put away.
    #[must_use]
    pub fn samples(&self) -> RoaringBitmap {
        &self.samples - self.papers(MarkKind::Star)
    }

    /// The marks of a paper.
    #[must_use]
    pub fn marks(&self, number: PaperNumber) -> PaperMarks {
        PaperMarks {
            starred: self.papers(MarkKind::Star).contains(number),
            read: self.read().contains(number),
            hidden: self.hidden().contains(number),
        }
    }

    /// Until when the last list reached that has this paper as read, in seconds since 1970. Looks at
    /// this paper alone, where nobody has asked for all yet.
    #[must_use]
    pub fn listed_until(&self, number: PaperNumber, paper: &Paper) -> Option<i64> {
        self.lists.as_ref()?.until(number, paper)
    }

    /// What the stars tell of the papers of the library. It is made when it is asked first and when
    /// stars have changed; what was read since then counts the next time.
    pub fn taste(&self, library: &Library) -> &Taste {
        self.taste.get_or_init(|| {
            let mut starred: Vec<PaperNumber> = self.papers(MarkKind::Star).iter().collect();
            let last = |number: &PaperNumber| (self.starred_at(*number), library.newest(*number));
            starred.sort_unstable_by_key(|number| Reverse(last(number)));
            if starred.is_empty() {
                return Arc::default();
            }
            Arc::new(Taste::new(library, &starred, self.read()))
        })
    }

    /// The papers that have a mark of their own.
    #[must_use]
    pub fn papers(&self, kind: MarkKind) -> &RoaringBitmap {
        &self.papers[kind]
    }

    /// When a paper was starred, in seconds since 1970; the least number where that is not known,
    /// `None` where it is not starred.
    #[must_use]
    pub fn starred_at(&self, number: PaperNumber) -> Option<i64> {
        let at = self.starred_at.get(&number).copied();
        let starred = self.papers(MarkKind::Star);
        at.or_else(|| starred.contains(number).then_some(i64::MIN))
    }

    /// The ids that marks of this paper stand under, or would stand.
    #[must_use]
    pub fn mark_key(&self, number: PaperNumber, paper: &Paper) -> MarkKey {
        let mut key = MarkKey::from(paper.id.clone());
        let others = self.other_ids.get(&number).into_iter().flatten();
        for id in paper.aliases.iter().chain(others) {
            if key.ids().all(|known| known != id) {
                key.also.push(id.clone());
            }
        }
        key
    }
}

/// The papers that recto comes with and that came from nowhere else.
fn samples(library: &Library) -> RoaringBitmap {
    let sources = library.names(NamedFact::Source);
    let mut samples = sources.get(Source::BUNDLED).cloned().unwrap_or_default();
    let others = sources.iter();
    for (_, papers) in others.filter(|(name, _)| *name != Source::BUNDLED) {
        samples -= papers;
    }
    samples
}

/// The paper of a mark, and whether its id is the paper's own.
fn place(library: &Library, id: &PaperId, entry: Entry<'_>) -> Option<(PaperNumber, IdOf)> {
    library.holder(id).or_else(|| {
        let mut aliases = entry.aliases();
        let by_alias = aliases.find_map(|alias| library.number_of(&alias));
        let by_title = || {
            let title = entry.title();
            let key = (!title.is_empty()).then(|| title_key(&title))?;
            let number = only(library.with_title_key(&key))?;
            let paper = library.record(number).ok()?;
            can_be(&paper, id, entry).then_some(number)
        };
        Some((by_alias.or_else(by_title)?, IdOf::Another))
    })
}

/// Whether a paper of the title of a mark can be the one that was marked: none that has another id of
/// the same kind, or of which a person said that it is another.
fn can_be(paper: &Paper, id: &PaperId, entry: Entry<'_>) -> bool {
    let is_other = |marked: &PaperId| {
        let mut same_kind = paper.ids().filter(|own| kind(own) == kind(marked));
        let is_told_apart = paper.not_same_as().any(|other| other == *marked);
        is_told_apart || same_kind.any(|own| own != marked)
    };
    !std::iter::once(id.clone())
        .chain(entry.aliases())
        .any(|marked| is_other(&marked))
}

/// What stands before the colon of an id.
fn kind(id: &PaperId) -> Option<&str> {
    id.as_str().split(':').next()
}

/// The one thing there is, if there is one and no second.
fn only<T>(mut things: impl Iterator<Item = T>) -> Option<T> {
    let first = things.next();
    if things.next().is_some() { None } else { first }
}

#[cfg(test)]
mod tests;

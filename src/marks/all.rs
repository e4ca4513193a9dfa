//! Every mark there is: what was read from the two files, and what has changed since.

use std::sync::Arc;

use super::document::{Document, FormError, Member};
use super::entry::{self, Entry};
use super::section::Changes;
use super::{FileKind, Intent, MarkKey, MarkKind, PerKind, Samples, Wanted};
use crate::paper::PaperId;

/// Every mark: what was read from the two files, and what has changed since; and whether the papers that
/// recto comes with are put away. A clone costs as much as the changes, however many marks there are.
#[derive(Debug, Clone)]
pub struct Marks {
    stars: Arc<Document>,
    state: Arc<Document>,
    changes: PerKind<Changes>,
    samples: Samples,
}

impl Default for Marks {
    fn default() -> Self {
        Self {
            stars: Arc::new(Document::missing(FileKind::Stars)),
            state: Arc::new(Document::missing(FileKind::State)),
            changes: PerKind::default(),
            samples: Samples::default(),
        }
    }
}

impl PartialEq for Marks {
    fn eq(&self, other: &Self) -> bool {
        let same = |file| {
            let (one, other) = (self.document(file), other.document(file));
            Arc::ptr_eq(one, other) || one.text() == other.text()
        };
        FileKind::ALL.into_iter().all(same)
            && self.changes == other.changes
            && self.samples == other.samples
    }
}

impl Marks {
    /// Reads the marks of one file.
    ///
    /// # Errors
    /// When the bytes are no such file. What a single mark holds is never an error: it is kept.
    pub fn parse(file: FileKind, bytes: Vec<u8>) -> Result<Self, FormError> {
        let document = Document::parse(file, bytes)?;
        Ok(Self::default().with(Arc::new(document)))
    }

    /// One file, with these marks in it and whatever else it holds.
    #[must_use]
    pub fn to_json(&self, file: FileKind) -> String {
        self.document(file)
            .rewritten(&self.changes, &[])
            .into_text()
    }

    /// These marks for whom the papers that recto comes with are listed, or put away.
    #[must_use]
    pub fn with_samples(mut self, samples: Samples) -> Self {
        self.set_samples(samples);
        self
    }

    /// Lists the papers that recto comes with, or puts them away.
    pub fn set_samples(&mut self, samples: Samples) {
        self.samples = samples;
    }

    /// Whether the papers that recto comes with are listed.
    #[must_use]
    pub fn samples(&self) -> Samples {
        self.samples
    }

    pub(super) fn document(&self, file: FileKind) -> &Arc<Document> {
        match file {
            FileKind::Stars => &self.stars,
            FileKind::State => &self.state,
        }
    }

    /// These marks with those of one file as they are now; changes to that file are forgotten.
    pub(super) fn with(&self, document: Arc<Document>) -> Self {
        let mut marks = self.clone();
        for kind in document.file().kinds() {
            marks.changes[kind].clear();
        }
        match document.file() {
            FileKind::Stars => marks.stars = document,
            FileKind::State => marks.state = document,
        }
        marks
    }

    /// The file with these marks and members in it; `None` where it has them already.
    pub(super) fn to_write(&self, file: FileKind, members: &[Member]) -> Option<Document> {
        self.document(file).with(&self.changes, members)
    }

    /// A member of a file that holds no marks, as JSON.
    #[must_use]
    pub fn member(&self, file: FileKind, name: &str) -> Option<&str> {
        self.document(file).member(name)
    }

    /// The mark that stands under this very id.
    #[must_use]
    pub fn get(&self, kind: MarkKind, id: &PaperId) -> Option<Entry<'_>> {
        self.json(kind, id).map(|json| Entry::new(kind, json))
    }

    /// The mark that stands under this very id, as JSON.
    pub(super) fn json(&self, kind: MarkKind, id: &PaperId) -> Option<&str> {
        match self.changes[kind].get(id) {
            Some(changed) => changed.as_deref(),
            None => self.document(kind.file()).get(kind, id),
        }
    }

    /// Puts an entry, or none, in the place of what stands under this id.
    pub(super) fn change(&mut self, kind: MarkKind, id: &PaperId, json: Option<String>) {
        if self.document(kind.file()).get(kind, id) == json.as_deref() {
            self.changes[kind].remove(id);
        } else {
            self.changes[kind].insert(id.clone(), json);
        }
    }

    /// The id of a paper under which its mark stands, if it has one.
    #[must_use]
    pub fn standing<'a>(&self, kind: MarkKind, key: &'a MarkKey) -> Option<&'a PaperId> {
        key.ids().find(|id| self.get(kind, id).is_some())
    }

    /// Whether a paper has the mark.
    #[must_use]
    pub fn contains(&self, kind: MarkKind, key: &MarkKey) -> bool {
        self.standing(kind, key).is_some()
    }

    /// Every mark of a kind with its id.
    pub fn iter(&self, kind: MarkKind) -> impl Iterator<Item = (PaperId, Entry<'_>)> {
        let changes = &self.changes[kind];
        let on_disk = self.document(kind.file()).iter(kind);
        let unchanged = on_disk.filter(|(id, _)| changes.is_empty() || !changes.contains_key(id));
        let new = changes
            .iter()
            .filter_map(|(id, json)| Some((id.clone(), json.as_deref()?)));
        unchanged
            .chain(new)
            .map(move |(id, json)| (id, Entry::new(kind, json)))
    }

    /// How many marks of a kind there are; they are counted one by one.
    #[must_use]
    pub fn count(&self, kind: MarkKind) -> usize {
        self.iter(kind).count()
    }

    /// Whether there is any mark of a kind.
    #[must_use]
    pub fn has_any(&self, kind: MarkKind) -> bool {
        self.iter(kind).next().is_some()
    }

    /// Sets or takes back a mark. One that stands keeps its id, its time and whatever else it
    /// holds; taken back, it stands under no id of the paper.
    pub fn apply(&mut self, intent: &Intent) {
        let kind = intent.kind;
        let Some(written) = entry::written(intent) else {
            if let Some(tag) = &intent.tag {
                self.apply_tag(intent, tag);
            }
            return;
        };
        match intent.wanted {
            Wanted::Set => {
                if self.standing(kind, &intent.key).is_none() {
                    self.change(kind, &intent.key.id, Some(written));
                }
            }
            Wanted::Unset => {
                for id in intent.key.ids() {
                    self.change(kind, id, None);
                }
            }
        }
    }

    /// The marks that may differ from those of before; `None` where that is not known, for a file
    /// was read anew, or other papers are put away.
    #[must_use]
    pub fn changed_since(&self, before: &Self) -> Option<Vec<(MarkKind, PaperId)>> {
        if self.samples != before.samples {
            return None;
        }
        let mut changed = Vec::new();
        for file in FileKind::ALL {
            let between = self.document(file).changed_between(before.document(file))?;
            changed.extend_from_slice(between);
        }
        for kind in MarkKind::ALL {
            let ids = self.changes[kind].keys().chain(before.changes[kind].keys());
            changed.extend(ids.map(|id| (kind, id.clone())));
        }
        changed.sort_unstable();
        changed.dedup();
        Some(changed)
    }
}

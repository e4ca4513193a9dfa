//! What the user said of the papers, as sets of paper numbers.

use std::collections::HashMap;

use roaring::RoaringBitmap;

use crate::library::{Library, PaperNumber};
use crate::marks::{ReadMarks, Stars};
use crate::paper::{Paper, PaperId, seconds, title_key};

/// Stars and read marks, resolved to the papers of one library.
#[derive(Debug, Clone, Default)]
pub struct Overlay {
    /// The starred papers.
    pub starred: RoaringBitmap,
    /// The papers that were read.
    pub read: RoaringBitmap,
    /// When each was starred, in seconds since 1970, where that is known.
    starred_at: HashMap<PaperNumber, i64>,
    /// Under which key a paper is starred, where that is not its own id.
    star_keys: HashMap<PaperNumber, PaperId>,
    /// Under which key a paper is marked read, where that is not its own id.
    read_keys: HashMap<PaperNumber, PaperId>,
}

impl Overlay {
    /// Finds the paper of every mark: by its id, then by the star's aliases, then by its title
    /// where exactly one paper has it. Marks of papers that are not here are passed over.
    #[must_use]
    pub fn new(library: &Library, stars: &Stars, read: &ReadMarks) -> Self {
        let mut overlay = Self::default();
        for (id, star) in stars.iter() {
            let by_alias = || {
                star.aliases
                    .iter()
                    .find_map(|alias| library.number_of(alias))
            };
            let by_title = || only(library.with_title_key(&title_key(&star.title)));
            let found = library.number_of(id).or_else(by_alias).or_else(by_title);
            overlay.insert(library, found, id, |overlay| {
                (&mut overlay.starred, &mut overlay.star_keys)
            });
            // Two stars may be of one paper.
            let before = found.and_then(|number| overlay.starred_at(number));
            let at = seconds(&star.at).max(before);
            overlay.starred_at.extend(found.zip(at));
        }
        for id in read.iter() {
            overlay.insert(library, library.number_of(id), id, |overlay| {
                (&mut overlay.read, &mut overlay.read_keys)
            });
        }
        overlay
    }

    fn insert(
        &mut self,
        library: &Library,
        number: Option<PaperNumber>,
        key: &PaperId,
        place: impl Fn(&mut Self) -> (&mut RoaringBitmap, &mut HashMap<PaperNumber, PaperId>),
    ) {
        let Some(number) = number else { return };
        let (set, keys) = place(self);
        set.insert(number);
        if library.id(number).as_ref() != Some(key) {
            keys.insert(number, key.clone());
        }
    }

    /// When a paper was starred, in seconds since 1970; the least number where that is not known,
    /// `None` where it is not starred.
    #[must_use]
    pub fn starred_at(&self, number: PaperNumber) -> Option<i64> {
        let at = self.starred_at.get(&number).copied();
        at.or_else(|| self.starred.contains(number).then_some(i64::MIN))
    }

    /// The key under which a star of this paper stands, or would stand.
    #[must_use]
    pub fn star_key(&self, number: PaperNumber, paper: &Paper) -> PaperId {
        self.star_keys.get(&number).unwrap_or(&paper.id).clone()
    }

    /// The key under which a read mark of this paper stands, or would stand.
    #[must_use]
    pub fn read_key(&self, number: PaperNumber, paper: &Paper) -> PaperId {
        self.read_keys.get(&number).unwrap_or(&paper.id).clone()
    }
}

/// The one thing there is, if there is one and no second.
fn only<T>(mut things: impl Iterator<Item = T>) -> Option<T> {
    let first = things.next();
    if things.next().is_some() { None } else { first }
}

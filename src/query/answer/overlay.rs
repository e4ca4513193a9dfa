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

/// The papers of ids in one library, and whether an id is the paper's own, as far as they were asked
/// for: finding one reads its record, and few marks change at a time.
#[derive(Debug, Default)]
pub struct Places(HashMap<PaperId, Option<Place>>);

#[derive(Debug, Clone, Copy)]
struct Place {
    number: PaperNumber,
    is_own_id: bool,
}

impl Places {
    fn of(&mut self, library: &Library, id: &PaperId) -> Option<Place> {
        if let Some(known) = self.0.get(id) {
            return *known;
        }
        let place = library.number_of(id).map(|number| Place {
            number,
            is_own_id: library.id(number).as_ref() == Some(id),
        });
        self.0.insert(id.clone(), place);
        place
    }
}

impl Overlay {
    /// Finds the paper of every mark: by its id, then by the star's aliases, then by its title
    /// where exactly one paper has it. Marks of papers that are not here are passed over.
    #[must_use]
    pub fn new(library: &Library, stars: &Stars, read: &ReadMarks) -> Self {
        Self::with_places(library, stars, read, &mut Places::default())
    }

    /// The same, with the places of ids that are known already.
    #[must_use]
    pub fn with_places(
        library: &Library,
        stars: &Stars,
        read: &ReadMarks,
        places: &mut Places,
    ) -> Self {
        let mut overlay = Self::default();
        for (id, star) in stars.iter() {
            let mut found = places.of(library, id);
            let other = |number| Place {
                number,
                is_own_id: false,
            };
            for alias in &star.aliases {
                found = found.or_else(|| Some(other(places.of(library, alias)?.number)));
            }
            let by_title = || only(library.with_title_key(&title_key(&star.title)));
            let Some(place) = found.or_else(|| by_title().map(other)) else {
                continue;
            };
            // Two stars may be of one paper.
            let before = overlay.starred_at(place.number);
            let at = seconds(&star.at).max(before);
            overlay.starred_at.extend(at.map(|at| (place.number, at)));
            overlay.starred.insert(place.number);
            if !place.is_own_id {
                overlay.star_keys.insert(place.number, id.clone());
            }
        }
        for id in read.iter() {
            let Some(place) = places.of(library, id) else {
                continue;
            };
            overlay.read.insert(place.number);
            if !place.is_own_id {
                overlay.read_keys.insert(place.number, id.clone());
            }
        }
        overlay
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marks::{SetRead, SetStar};

    #[test]
    fn marks_are_found_again_by_the_places_that_are_known() {
        let paper = |id: &str, alias: Option<&str>| {
            let mut paper = Paper::new(PaperId::parse(id).unwrap());
            paper.aliases = alias.into_iter().filter_map(PaperId::parse).collect();
            paper
        };
        let papers = vec![paper("x:a", None), paper("x:b", Some("y:b"))];
        let library = Library::from_papers(papers);
        let (mut stars, mut read) = (Stars::default(), ReadMarks::default());
        let mut places = Places::default();
        for id in ["x:a", "y:b", "z:gone", "x:b"] {
            let id = PaperId::parse(id).unwrap();
            read.apply(&SetRead {
                id: id.clone(),
                read: true,
                at: "2026-01-01T00:00:00Z".into(),
            });
            stars.apply(&SetStar {
                id,
                starred: true,
                at: "2026-01-01T00:00:00Z".into(),
                title: String::new(),
                aliases: Vec::new(),
            });
            let again = Overlay::with_places(&library, &stars, &read, &mut places);
            let anew = Overlay::new(&library, &stars, &read);
            assert_eq!(again.starred, anew.starred);
            assert_eq!(again.read, anew.read);
            assert_eq!(again.star_keys, anew.star_keys);
            assert_eq!(again.read_keys, anew.read_keys);
        }
        assert_eq!(places.0.len(), 4);
    }
}

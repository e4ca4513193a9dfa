//! What the store had of a paper before, or of one that was taken out.

use std::collections::HashMap;
use std::io;

use super::line_meaning::LineMeaning;
use super::place::StorePlace;
use super::store_file::StoreFile;
use crate::paper::{Paper, PaperId};

impl StorePlace {
    /// Gives each line of the store that is a paper, in their order, with the papers whose lines it
    /// supersedes. Reads the whole store.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn each_with_earlier(&self, look: &mut dyn FnMut(&Paper, &[Paper])) -> io::Result<()> {
        let store = StoreFile::open(&self.store().path())?;
        // By the hash of each paper's own id its line: first byte and length.
        let mut places: HashMap<u64, (u64, u32)> = HashMap::new();
        for line in store.lines(0, u64::MAX, 0) {
            let line = line?;
            match LineMeaning::of(&line) {
                LineMeaning::Nothing | LineMeaning::Unreadable(_) => {}
                LineMeaning::Removal(id) => {
                    places.remove(&id.hash());
                }
                LineMeaning::Paper(paper) => {
                    let earlier = paper.ids().filter_map(|id| places.remove(&id.hash()));
                    let earlier = earlier.filter_map(|place| store.record(place).ok());
                    look(&paper, &earlier.collect::<Vec<Paper>>());
                    let length = line.bytes.as_ref().map_or(0, Vec::len);
                    let length = u32::try_from(length).unwrap_or(u32::MAX);
                    places.insert(paper.id.hash(), (line.start, length));
                }
            }
        }
        Ok(())
    }

    /// What the store has of each of these ids last where that was taken out, as long as compacting has
    /// not dropped it. Reads the whole store.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn removed(&self, wanted: &[PaperId]) -> io::Result<Vec<Option<Paper>>> {
        let store = StoreFile::open(&self.store().path())?;
        let mut standing: Vec<Option<Paper>> = vec![None; wanted.len()];
        let mut removed = standing.clone();
        for line in store.lines(0, u64::MAX, 0) {
            let each = standing.iter_mut().zip(&mut removed).zip(wanted);
            match LineMeaning::of(&line?) {
                LineMeaning::Nothing | LineMeaning::Unreadable(_) => {}
                LineMeaning::Removal(id) => {
                    for ((standing, removed), _) in each {
                        let is_it = |paper: &Paper| paper.ids().any(|own| *own == id);
                        if standing.as_ref().is_some_and(is_it) {
                            *removed = standing.take();
                        }
                    }
                }
                LineMeaning::Paper(paper) => {
                    for ((standing, removed), id) in each {
                        let is_it = |id: PaperId| paper.ids().any(|own| *own == id);
                        if id.spellings().any(is_it) {
                            *standing = Some(paper.as_ref().clone());
                            *removed = None;
                        }
                    }
                }
            }
        }
        Ok(removed)
    }
}

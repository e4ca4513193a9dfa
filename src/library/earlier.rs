//! What the store had of a paper before.

use std::collections::HashMap;
use std::io;

use super::line_meaning::LineMeaning;
use super::place::StorePlace;
use super::store_file::StoreFile;
use crate::paper::Paper;

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
}

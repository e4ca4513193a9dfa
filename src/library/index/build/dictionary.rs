//! Writing the dictionary of a segment: blocks of words, and the table that leads to them. See
//! [`read::dictionary`](crate::library::index::read) for their form.

use std::io;

use fst::MapBuilder;

/// The two sections of a dictionary.
#[derive(Debug, Default)]
pub(super) struct WrittenDictionary {
    /// The blocks, one after the other.
    pub(super) blocks: Vec<u8>,
    /// Where each ends, its checksum and its first key.
    pub(super) table: Vec<u8>,
}

/// Takes keys in the order of their bytes.
pub(super) struct DictionaryWriter {
    /// How many keys a block has.
    most: usize,
    open: Option<OpenBlock>,
    blocks: Vec<u8>,
    rows: Vec<[u32; 3]>,
    first_keys: Vec<u8>,
}

struct OpenBlock {
    keys: usize,
    map: MapBuilder<Vec<u8>>,
}

impl DictionaryWriter {
    /// A dictionary whose blocks have so many keys.
    pub(super) fn new(most: usize) -> Self {
        Self {
            most,
            open: None,
            blocks: Vec::new(),
            rows: Vec::new(),
            first_keys: Vec::new(),
        }
    }

    pub(super) fn push(&mut self, key: &[u8], value: u64) -> io::Result<()> {
        if self
            .open
            .as_ref()
            .is_some_and(|open| open.keys >= self.most)
        {
            self.end_block()?;
        }
        let first_keys = &mut self.first_keys;
        let open = self.open.get_or_insert_with(|| {
            first_keys.extend_from_slice(key);
            OpenBlock {
                keys: 0,
                map: MapBuilder::memory(),
            }
        });
        open.keys += 1;
        open.map.insert(key, value).map_err(io::Error::other)
    }

    fn end_block(&mut self) -> io::Result<()> {
        let Some(open) = self.open.take() else {
            return Ok(());
        };
        let block = open.map.into_inner().map_err(io::Error::other)?;
        self.blocks.extend_from_slice(&block);
        let number = |length: usize| u32::try_from(length).map_err(io::Error::other);
        self.rows.push([
            number(self.blocks.len())?,
            crc32fast::hash(&block),
            number(self.first_keys.len())?,
        ]);
        Ok(())
    }

    pub(super) fn end(mut self) -> io::Result<WrittenDictionary> {
        self.end_block()?;
        let count = u32::try_from(self.rows.len()).map_err(io::Error::other)?;
        let mut table = count.to_le_bytes().to_vec();
        table.extend(
            self.rows
                .iter()
                .flatten()
                .flat_map(|number| number.to_le_bytes()),
        );
        table.extend_from_slice(&self.first_keys);
        Ok(WrittenDictionary {
            blocks: self.blocks,
            table,
        })
    }
}

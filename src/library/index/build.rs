//! Making a segment: blocks of the store's lines are read, folded and inverted by threads, and what
//! they made is merged.
//!
//! Each thread has some thousand lines at a time, whose few words are near at hand (`block`,
//! `paper_words`, `inverted`). What it made waits in a scratch file (`scan`, `run`) until the runs of
//! all blocks are merged into the sets (`merge`, `write`).

mod block;
mod block_numbers;
mod codes;
mod columns;
mod draft;
mod encode;
mod file;
mod inverted;
mod merge;
mod pairs;
mod paper_words;
mod run;
mod scan;
mod scanned;
mod scratch;
mod sections;
mod set_writer;
mod vocabulary;
mod write;

pub(super) use scan::{StorePiece, scan};
pub(super) use scanned::BuildError;
pub(super) use write::write;

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::Arc;

    use crate::disk::RealDisk;
    use crate::library::facts::INDEX_VERSION;
    use crate::library::index::{Index, IndexNext, Rebuild};
    use crate::library::limits::Limits;
    use crate::library::store::Store;
    use crate::library::store_file::StoreFile;
    use crate::paper::{Author, Links, MergedParts, Paper, PaperId, Source};

    /// A paper that has everything that a paper can have.
    fn whole_paper() -> Paper {
        let date = "2026-07-04".parse().ok();
        let text = |text: &str| Some(text.to_owned());
        Paper {
            id: PaperId::parse("x:whole").unwrap(),
            aliases: vec![PaperId::parse("y:whole").unwrap()],
            title: "A $\\beta$ of 深度学习".to_owned(),
            summary: "We show everything.".to_owned(),
            authors: vec![Author::named("Ada Lovelace")],
            date,
            updated: date,
            venue: text("NeurIPS 2026"),
            categories: vec!["cs.LG".to_owned()],
            keywords: vec!["whole papers".to_owned()],
            links: Links {
                page: text("https://x.org/page"),
                pdf: text("https://x.org/pdf"),
                code: text("https://x.org/code"),
                project: text("https://x.org/project"),
                other: serde_json::Map::new(),
            },
            comment: text("12 pages, accepted"),
            votes: Some(7),
            rank: Some(3),
            added: text("2026-07-05T01:02:03Z"),
            sources: vec![Source {
                format: "jsonl".to_owned(),
                id: text("whole"),
                seen: text("2026-07-05T01:02:03Z"),
                feed: text("ml"),
                other: serde_json::Map::new(),
            }],
            // The index has nothing of them.
            parts: MergedParts::default(),
            other: serde_json::Map::new(),
        }
    }

    /// A segment that another recto made is read as if it were made here: whatever changes what
    /// stands in one, the folding of words among it, is another version.
    #[test]
    fn the_segment_of_some_papers_has_the_bytes_of_its_version() {
        let dir = tempfile::tempdir().unwrap();
        let store = dir.path().join("papers.jsonl");
        let whole = whole_paper().to_json().unwrap();
        fs::write(&store, [Store::bundled(), &whole, "\n"].concat()).unwrap();
        let index = Index::new(Arc::new(RealDisk), &dir.path().join("cache"));
        let limits = Limits {
            papers_per_common_word: 4,
            pairs_per_common_word: 512,
            ..Limits::default()
        };
        index
            .update(&store, Rebuild::Everything, &limits, &mut |_| {
                IndexNext::GoOn
            })
            .unwrap();
        let segments = index.read(&StoreFile::open(&store).unwrap(), &[]);
        let bytes = fs::read(segments[0].path()).unwrap();
        assert_eq!(
            (INDEX_VERSION, crc32fast::hash(&bytes)),
            (14, 4_009_913_521),
            "raise INDEX_VERSION, and put it here with the second number"
        );
    }
}

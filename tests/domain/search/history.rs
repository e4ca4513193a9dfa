//! What becomes of a library on the disk: imports, changes, removals, indexes, restarts.

use proptest::prelude::*;
use recto::disk::limits::StoreLine;
use recto::library::{IndexNext, Library, Limits, Rebuild, StorePlace, VoteLine};
use recto::paper::PaperId;
use tempfile::TempDir;

use super::naive::Marked;

/// Something that is done to a library.
#[derive(Debug, Clone)]
pub enum Step {
    Add(Vec<Marked>),
    /// Another record of one of the papers.
    Change(prop::sample::Index, Box<Marked>),
    /// Another record under a new id, the old one an alias.
    Rename(prop::sample::Index, Box<Marked>),
    Remove(prop::sample::Index),
    /// Votes and a place of one of the papers are told, at one of some times.
    Tell(prop::sample::Index, Option<u64>, Option<u32>, u8),
    Index,
    Rebuild,
    Compact,
    /// A reader that was open looks again.
    Refresh,
}

/// A library on the disk, and the papers that must be in it, in the order of their arrival.
pub struct History {
    _dir: TempDir,
    place: StorePlace,
    papers: Vec<Marked>,
    next: usize,
    reader: Option<Library>,
    told: Vec<VoteLine>,
}

impl History {
    /// An empty one, of which so many papers have one common word, and each of these so many pairs.
    pub fn new((papers_per_common_word, pairs_per_common_word): (u32, u32)) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let mut place = StorePlace::new(&dir.path().join("data"), &dir.path().join("cache"));
        place.limits = Limits {
            segment_papers: 7,
            papers_per_common_word,
            pairs_per_common_word,
            block_lines: 3,
            dictionary_words: 2,
            tail_papers: 3,
            small_segments: 2,
            portion: 4,
            tail_text: 400,
        };
        std::fs::create_dir(&place.data).unwrap();
        std::fs::write(place.data.join("papers.jsonl"), "").unwrap();
        Self {
            _dir: dir,
            place,
            papers: Vec::new(),
            next: 0,
            reader: None,
            told: Vec::new(),
        }
    }

    pub fn take(&mut self, step: Step) {
        match step {
            Step::Add(papers) => self.add(papers),
            Step::Change(place, paper) => {
                if let Some(place) = self.pick(place) {
                    let id = self.papers[place].paper.id.clone();
                    self.put(place, *paper, id, Vec::new());
                }
            }
            Step::Rename(place, paper) => {
                if let Some(place) = self.pick(place) {
                    let old = self.papers[place].paper.id.clone();
                    let id = self.new_id();
                    self.put(place, *paper, id, vec![old]);
                }
            }
            Step::Remove(place) => {
                if let Some(place) = self.pick(place) {
                    let removed = self.papers.remove(place).paper.id;
                    self.place
                        .store()
                        .append_removals(&[removed], "2026-01-01T00:00:00Z")
                        .unwrap();
                }
            }
            Step::Tell(place, votes, rank, day) => {
                if let Some(place) = self.pick(place) {
                    let id = self.papers[place].paper.id.clone();
                    let at = format!("2026-06-0{day}T00:00:00Z");
                    self.tell(&VoteLine {
                        id,
                        votes,
                        rank,
                        at,
                    });
                }
            }
            Step::Index => self.index(Rebuild::Missing),
            Step::Rebuild => self.index(Rebuild::Everything),
            Step::Compact => {
                self.place.compact("2026-11-24").unwrap();
            }
            Step::Refresh => {
                let known = self.reader.take();
                let library = known.unwrap_or_else(|| self.place.open().unwrap().library);
                let newer = library.refreshed().map(|opened| opened.unwrap().library);
                self.reader = Some(newer.unwrap_or(library));
            }
        }
    }

    /// The papers, and the library as the reader has it that was open longest.
    pub fn end(mut self) -> (Vec<Marked>, Library) {
        self.take(Step::Refresh);
        let library = self.reader.take().unwrap();
        let ids: Vec<PaperId> = library
            .papers()
            .iter()
            .map(|number| library.id(number).unwrap())
            .collect();
        assert_eq!(ids.len(), self.papers.len(), "{ids:?}");
        assert!(!library.is_damaged());
        assert!(library.check_index());
        // The folder goes with this.
        library.read_votes();
        self.hear();
        (self.papers, library)
    }

    fn tell(&mut self, line: &VoteLine) {
        let file = self.place.votes();
        let held = self.place.store().hold().unwrap();
        let mut known = file.read().unwrap();
        let line = std::slice::from_ref(line);
        file.append(&held, &mut known, line).unwrap();
        self.told.extend_from_slice(line);
    }

    /// Gives each paper what was told of it last, and a place where that is one of the newest list.
    fn hear(&mut self) {
        let newest = self.told.iter().rfind(|line| line.rank.is_some());
        let newest = newest.map(|line| line.at.clone());
        for marked in &mut self.papers {
            let ids: Vec<PaperId> = marked.paper.ids().cloned().collect();
            for line in self.told.iter().filter(|line| ids.contains(&line.id)) {
                marked.paper.votes = line.votes.or(marked.paper.votes);
                if let Some(rank) = line.rank {
                    let is_newest = Some(&line.at) == newest.as_ref();
                    marked.listed = is_newest.then_some(rank);
                }
            }
        }
    }

    fn index(&self, rebuild: Rebuild) {
        let store = self.place.store().path();
        let limits = &self.place.limits;
        let index = self.place.index();
        index
            .update(&store, rebuild, limits, &mut |_| IndexNext::GoOn)
            .unwrap();
        assert!(!self.place.open().unwrap().library.lacks_index());
    }

    fn pick(&self, place: prop::sample::Index) -> Option<usize> {
        (!self.papers.is_empty()).then(|| place.index(self.papers.len()))
    }

    fn new_id(&mut self) -> PaperId {
        self.next += 1;
        PaperId::parse(&format!("x:{}", self.next)).unwrap()
    }

    fn add(&mut self, mut papers: Vec<Marked>) {
        for marked in &mut papers {
            marked.paper.id = self.new_id();
        }
        let lines: Vec<StoreLine> = papers.iter().map(line).collect();
        self.place.store().append(&lines).unwrap();
        self.papers.extend(papers);
    }

    fn put(&mut self, place: usize, mut marked: Marked, id: PaperId, aliases: Vec<PaperId>) {
        (marked.paper.id, marked.paper.aliases) = (id, aliases);
        self.place.store().append(&[line(&marked)]).unwrap();
        self.papers[place] = marked;
    }
}

fn line(marked: &Marked) -> StoreLine {
    StoreLine::new(marked.paper.to_json().unwrap()).unwrap()
}

//! Inputs into the library: their formats told, their records planned and the papers appended, in
//! portions. An import is stopped between two of these.

mod also;
mod error;
mod fresh;
mod parsing;
mod shelf;
mod sink;
mod time;
mod told;
mod waiting;

use super::keyworded::Keyworded;
use super::{Stop, bring_up};
use crate::disk::Lock;
use crate::files::Input;
use crate::formats::{Format, detect};
use crate::library::{Library, Rebuild, Spool, Store, StorePlace};
use crate::merge::{Counts, Keywords, Manner, Plan, Prevails, Ranks};
use crate::paper::ImportError;
use crate::sources::Take;
pub(super) use also::Also;
use also::told_more;
pub(super) use error::IntakeError;
use fresh::Fresh;
use parsing::Records;
use shelf::Shelved;
use sink::{Lasting, Sink};
use time::after;
use told::Telling;

/// What shall come of an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Good records are written as they come.
    Write,
    /// An input is written whole or not at all.
    WriteWhole,
    /// Nothing is written.
    Look,
}

/// What is heard of an import while it goes on.
#[derive(Debug)]
pub(super) enum Heard {
    /// A record was passed over, or a part of one.
    Problem(ImportError),
    /// So much of a kind was passed over that is no paper.
    Kind(String, usize),
    /// So many records of the input are done.
    Records(usize),
    /// A paper is kept under words in the library that it comes from.
    Keyworded(Keyworded),
}

/// What is the same for all inputs of an import.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    /// The time, RFC 3339.
    pub(super) now: &'a str,
    /// Whether to stop.
    pub(super) stop: &'a Stop,
    /// Which text of a paper prevails.
    pub(super) prevails: Prevails,
    /// The feed that the papers come by, where they come by one.
    pub(super) feed: Option<&'a str>,
    /// The papers that were asked for, and by which other ids they are known; all where none were.
    pub(super) also: Option<&'a Also>,
    /// Which papers are taken.
    pub(super) take: Take,
    /// The place of its first record, where an input is a list by places.
    pub(super) places: Option<u32>,
    /// What becomes of the keywords of a person's own library.
    pub(super) keywords: Keywords,
}

impl Asked<'_> {
    fn manner(&self) -> Manner {
        Manner {
            prevails: self.prevails,
            ranks: self.places.map_or(Ranks::InRecords, |_| Ranks::Beside),
            keywords: self.keywords,
        }
    }
}

/// Takes inputs, one after the other, into one library.
#[derive(Debug)]
pub(super) struct Intake {
    place: StorePlace,
    library: Library,
    fresh: Fresh,
    purpose: Purpose,
    /// When the papers came that were brought in last before, in seconds since 1970.
    last_added: Option<i64>,
    telling: Telling,
    /// What would have been written of inputs that were only looked at.
    looked_at: Option<Spool>,
}

impl Intake {
    /// Opens the library of a place.
    ///
    /// # Errors
    /// When it cannot be opened or is in memory only.
    pub(super) fn new(place: StorePlace, purpose: Purpose) -> Result<Self, IntakeError> {
        let opened = place.open()?;
        if let Some(reason) = opened.in_memory {
            return Err(IntakeError::InMemory(reason));
        }
        Ok(Self {
            last_added: opened.library.last_added(),
            telling: Telling::new(&place),
            library: opened.library,
            fresh: Fresh::default(),
            purpose,
            looked_at: None,
            place,
        })
    }

    /// Takes an input at a time, RFC 3339, in the format that its content tells where none is named.
    /// What is written is counted at once, so that the counts are true however it ends.
    ///
    /// # Errors
    /// When it gives no papers, the library cannot be written, or it was stopped.
    pub(super) fn take(
        &mut self,
        input: Input,
        format: Option<&'static Format>,
        asked: &Asked<'_>,
        counts: &mut Counts,
        heard: &mut dyn FnMut(Heard),
    ) -> Result<(), IntakeError> {
        let format = match format {
            Some(format) => format,
            None => detect(&input.head)?,
        };
        let records = Records::read(input.stream, (format, asked.take), asked.stop)?;
        self.telling.begin(format, asked.places);
        let before = counts.sum();
        let mut keyworded = Vec::new();
        let taken = self.take_records(records, asked, counts, &mut |one| match one {
            Heard::Keyworded(one) => keyworded.push(one),
            Heard::Problem(_) | Heard::Kind(..) | Heard::Records(_) => heard(one),
        });
        // What was refused as a whole, or taken back, is kept under nothing.
        if counts.sum() > before {
            for one in keyworded {
                heard(Heard::Keyworded(one));
            }
        }
        taken
    }

    fn take_records(
        &mut self,
        records: Records<'_>,
        asked: &Asked<'_>,
        counts: &mut Counts,
        heard: &mut dyn FnMut(Heard),
    ) -> Result<(), IntakeError> {
        match self.purpose {
            Purpose::Write => {
                let store = self.place.store();
                let mut sink = Sink::new(&store, Lasting::Yes, *counts);
                let taken = self.take_into(&mut sink, records, asked, counts, heard);
                if matches!(taken, Err(IntakeError::Store(_))) {
                    sink.take_back(counts);
                }
                taken
            }
            Purpose::WriteWhole => {
                let mut spooled = Counts::default();
                let taken = self.take_whole(records, asked, &mut spooled, heard);
                // What went into the spool is somewhere else now, or nowhere.
                self.reopen(asked.stop)?;
                taken?;
                counts.add(spooled);
                Ok(())
            }
            Purpose::Look => {
                // What the inputs before have is known to those behind them.
                let spool = self
                    .looked_at
                    .take()
                    .map_or_else(|| self.place.spool(), Ok)?;
                let mut sink = Sink::new(spool.store(), Lasting::No, *counts);
                let taken = self.take_into(&mut sink, records, asked, counts, heard);
                self.looked_at = Some(spool);
                taken
            }
        }
    }

    /// Takes an input by way of a spool, which is appended to the store once it is whole.
    fn take_whole(
        &mut self,
        records: Records<'_>,
        asked: &Asked<'_>,
        counts: &mut Counts,
        heard: &mut dyn FnMut(Heard),
    ) -> Result<(), IntakeError> {
        let spool = self.place.spool()?;
        let mut sink = Sink::new(spool.store(), Lasting::No, *counts);
        self.take_into(&mut sink, records, asked, counts, heard)?;
        let store = self.place.store();
        let held = store.hold()?;
        if store.end()? != self.library.store_end() {
            return Err(IntakeError::Changed);
        }
        store.append_spool(&held, &spool)?;
        self.telling.write(&held)?;
        Ok(())
    }

    fn take_into(
        &mut self,
        sink: &mut Sink<'_>,
        mut records: Records<'_>,
        asked: &Asked<'_>,
        counts: &mut Counts,
        heard: &mut dyn FnMut(Heard),
    ) -> Result<(), IntakeError> {
        let portion = self.place.limits.portion;
        let mut taken = Counts::default();
        let now = after(self.last_added, asked.now);
        loop {
            let told = |record| told_more(record, asked.feed, asked.also);
            let received = records.by_ref().filter_map(told).take(portion);
            let received: Vec<_> = received.map(|record| self.telling.placed(record)).collect();
            if received.is_empty() {
                sink.end()?;
                return records.end();
            }
            let held = self.hold(sink, asked, *counts)?;
            let known = Shelved::new(&self.library, &self.fresh, &sink.store().path());
            let manner = asked.manner();
            let plan = Plan::so_that(manner, received.into_iter(), &known, &now);
            let keyworded: Vec<Keyworded> = plan.told.iter().filter_map(Keyworded::of).collect();
            self.telling.hear(plan.told, &now);
            for (kind, entries) in plan.kinds {
                heard(Heard::Kind(kind, entries));
            }
            for problem in plan.problems {
                if self.purpose == Purpose::WriteWhole {
                    return Err(IntakeError::Bad(problem));
                }
                heard(Heard::Problem(problem));
            }
            if !plan.papers.is_empty() {
                let lines = sink.append(&held, &plan.lines)?;
                for (paper, line) in plan.papers.iter().zip(lines) {
                    self.fresh.add(paper, line);
                }
            }
            if self.purpose == Purpose::Write {
                self.telling.write(&held)?;
            }
            drop(held);
            // Now that the store has the papers.
            for one in keyworded {
                heard(Heard::Keyworded(one));
            }
            counts.add(plan.counts);
            taken.add(plan.counts);
            heard(Heard::Records(taken.sum()));
        }
    }

    /// Holds the sink from before a portion is planned until it is appended, with all known that other
    /// copies have written: what one of them adds in between would be superseded unseen.
    fn hold(
        &mut self,
        sink: &mut Sink<'_>,
        asked: &Asked<'_>,
        counts: Counts,
    ) -> Result<Lock, IntakeError> {
        loop {
            let held = sink.store().hold()?;
            if self.purpose != Purpose::Write || !self.is_behind(sink.store())? {
                return Ok(held);
            }
            drop(held);
            self.reopen(asked.stop)?;
            sink.begin_anew(counts);
        }
    }

    /// Whether another copy has written to the store.
    fn is_behind(&self, store: &Store) -> Result<bool, IntakeError> {
        let end = self.fresh.end().unwrap_or_else(|| self.library.store_end());
        Ok(store.end()? != end)
    }

    fn reopen(&mut self, stop: &Stop) -> Result<(), IntakeError> {
        // So many papers are not read into memory again.
        if self.fresh.len() >= self.place.limits.segment_papers {
            bring_up(&self.place, Rebuild::Missing, stop, &mut |_| ())?;
        }
        self.library = self.place.open()?.library;
        self.fresh = Fresh::default();
        self.telling.forget();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, BufReader, Cursor, Read};

    use super::*;
    use crate::disk::limits::StoreLine;
    use crate::paper::{Paper, PaperId};

    /// A stream that nothing can be read from without harm.
    struct Harmful;

    impl Read for Harmful {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            panic!("on purpose")
        }
    }

    /// A stream during whose reading another copy writes to the store.
    struct Overtaken(Store, Cursor<&'static str>);

    impl Read for Overtaken {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            if self.1.position() == 0 {
                let mut paper = Paper::new(PaperId::parse("x:1").unwrap());
                paper.summary = "Of another copy.".to_owned();
                let line = StoreLine::new(paper.to_json().unwrap()).unwrap();
                self.0.append(&[line]).map_err(io::Error::other)?;
            }
            self.1.read(buffer)
        }
    }

    fn everything(stop: &Stop) -> Asked<'_> {
        Asked {
            now: "2026-11-24T09:00:00Z",
            stop,
            prevails: Prevails::Better,
            feed: None,
            also: None,
            take: Take::All,
            places: None,
            keywords: Keywords::AsTheyAre,
        }
    }

    #[test]
    fn what_another_copy_adds_while_records_are_read_is_not_lost() {
        let dir = tempfile::tempdir().unwrap();
        let place = StorePlace::new(&dir.path().join("data"), &dir.path().join("cache"));
        let mut intake = Intake::new(place.clone(), Purpose::Write).unwrap();
        let stop = &Stop::default();
        let asked = everything(stop);
        let mut counts = Counts::default();
        let text = "{\"id\":\"x:1\",\"title\":\"A Title\"}\n";
        let stream = BufReader::new(Overtaken(place.store(), Cursor::new(text)));
        let input = Input {
            head: text.into(),
            stream: Box::new(stream),
        };
        intake
            .take(input, None, &asked, &mut counts, &mut |_| ())
            .unwrap();
        assert_eq!((counts.added, counts.changed), (0, 1));
        let library = place.open().unwrap().library;
        let number = library.number_of(&PaperId::parse("x:1").unwrap()).unwrap();
        let found = library.record(number).unwrap();
        assert_eq!(found.title, "A Title");
        assert_eq!(found.summary, "Of another copy.");
    }

    #[test]
    fn a_reader_that_panics_ends_its_own_input_only() {
        let dir = tempfile::tempdir().unwrap();
        let place = StorePlace::new(&dir.path().join("data"), &dir.path().join("cache"));
        let mut intake = Intake::new(place, Purpose::Write).unwrap();
        let stop = &Stop::default();
        let asked = everything(stop);
        let mut counts = Counts::default();
        let text = "{\"title\":\"A Title\"}\n";
        let mut take = |stream| {
            let head = text.into();
            let input = Input { head, stream };
            intake.take(input, None, &asked, &mut counts, &mut |_| ())
        };
        let error = take(Box::new(BufReader::new(Harmful))).unwrap_err();
        assert!(!error.ends_all());
        assert!(error.to_string().contains("reading it as jsonl"), "{error}");
        take(Box::new(Cursor::new(text))).unwrap();
        assert_eq!(counts.added, 1);
    }
}

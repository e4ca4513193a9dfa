//! What papers are found by, while a segment is made: their words, and names such as categories.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use super::draft::Draft;
use super::file::SectionWriter;
use super::postings::Postings;
use super::set_writer::SetWriter;
use super::vocabulary::{Field, Vocabulary, to_usize};
use super::{Kind, wording};
use crate::library::folded::Folded;
use crate::paper::{Paper, Part};
use crate::text::fold;

/// So many venues have a set, and those that are as common as the last of them.
const MOST_VENUES: usize = 64;

/// The words of the papers that came so far.
#[derive(Debug)]
pub(super) struct Words {
    vocabulary: Vocabulary,
    draft: Draft,
    /// The names of each kind, in the order of their letters.
    names: [Postings; Kind::ALL.len()],
}

impl Words {
    /// Keeps their order in a file of this name for the time being.
    pub(super) fn new(draft: &Path) -> io::Result<Self> {
        Ok(Self {
            vocabulary: Vocabulary::default(),
            draft: Draft::create(draft.to_owned())?,
            names: Default::default(),
        })
    }

    /// Takes a paper; numbers ascend.
    pub(super) fn take(
        &mut self,
        number: u32,
        paper: &Paper,
        folded: Folded<'_>,
    ) -> io::Result<()> {
        for (field, part) in [
            (Field::Title, folded.title()),
            (Field::All, folded.summary()),
            (Field::Authors, folded.authors()),
        ] {
            self.take_part(number, field, part);
        }
        self.take_facts(number, paper);
        self.draft.end_paper()
    }

    /// Takes one part of the text; what stands between its forms is no word of any phrase.
    fn take_part(&mut self, number: u32, field: Field, part: &str) {
        for (place, form) in part.split('\n').enumerate() {
            if place > 0 {
                self.draft.end_form();
            }
            self.take_form(number, field, form);
        }
        self.draft.end_part();
    }

    /// Takes the words of a text in their order, and its pairs of CJK characters. A folded text has
    /// no blanks but ASCII's.
    fn take_form(&mut self, number: u32, field: Field, form: &str) {
        let mut before: Option<&str> = None;
        for word in form.split_ascii_whitespace() {
            self.draft.word(self.vocabulary.add(word, field, number));
            let is_cjk = !word.starts_with(|c: char| c.is_ascii()) && fold::is_cjk_word(word);
            if let (true, Some(before)) = (is_cjk, before) {
                self.add(Kind::Pair, &[before, word].join(" "), number);
            }
            before = is_cjk.then_some(word);
        }
    }

    fn add(&mut self, kind: Kind, name: &str, number: u32) {
        let place = Kind::ALL.iter().position(|known| *known == kind);
        if let Some(names) = place.and_then(|place| self.names.get_mut(place)) {
            names.add(name, number);
        }
    }

    fn take_facts(&mut self, number: u32, paper: &Paper) {
        if let Some(venue) = paper.venue.as_ref().filter(|venue| !venue.is_empty()) {
            let mut folded = String::new();
            fold::fold_into(venue, &mut folded);
            for word in folded.split_ascii_whitespace() {
                self.add(Kind::Venue, word, number);
            }
            self.add(Kind::VenueName, venue, number);
        }
        if let Some(date) = paper.date {
            self.add(Kind::Year, &format!("{:04}", date.year()), number);
        }
        let categories: BTreeSet<&str> = paper.categories.iter().map(String::as_str).collect();
        for category in categories {
            self.add(Kind::Category, category, number);
        }
        let formats = paper.sources.iter().map(|source| source.format.as_str());
        for format in formats.collect::<BTreeSet<&str>>() {
            self.add(Kind::Source, format, number);
        }
        for part in Part::ALL.into_iter().filter(|part| paper.has(*part)) {
            self.add(Kind::Part, part.name(), number);
        }
    }

    /// Writes the wording, the sets and the dictionary; returns where the wording of each paper ends.
    pub(super) fn write(mut self, file: &mut SectionWriter) -> io::Result<Vec<u32>> {
        let mut codes = vec![0; self.vocabulary.len()];
        for (place, word) in (0..).zip(self.vocabulary.by_occurrence()) {
            if let Some(code) = codes.get_mut(to_usize(word)) {
                *code = place;
            }
        }
        let mut ends = Vec::new();
        self.draft.each_wording(&codes, &mut |wording| {
            let end = file.piece(wording)?;
            ends.push(u32::try_from(end).unwrap_or(u32::MAX));
            Ok(())
        })?;
        file.end_pieces();
        let sorted = self.vocabulary.sorted();
        file.dictionary_and_sets(|sets| {
            for (kind, names) in Kind::ALL.into_iter().zip(&self.names) {
                match field_of(kind) {
                    Some(field) => {
                        let vocabulary = &self.vocabulary;
                        let mut give = |word: u32, papers: &[u32], times: &[u8]| {
                            let (code, times) = match field {
                                Field::All => (codes.get(to_usize(word)), times),
                                Field::Title | Field::Authors => (None, &[][..]),
                            };
                            let code = code.and_then(|place| wording::code_of(*place));
                            sets.word(kind, vocabulary.word(word), code, papers, times)
                        };
                        self.draft
                            .each_word(&sorted, field, vocabulary, &mut give)?;
                    }
                    None => write_names(kind, names, sets)?,
                }
                sets.end_kind(kind)?;
            }
            Ok(())
        })?;
        Ok(ends)
    }
}

/// Where the words of a kind stand in a paper's text.
fn field_of(kind: Kind) -> Option<Field> {
    match kind {
        Kind::Word => Some(Field::All),
        Kind::Title => Some(Field::Title),
        Kind::Name => Some(Field::Authors),
        Kind::Category
        | Kind::Pair
        | Kind::Part
        | Kind::Source
        | Kind::Venue
        | Kind::VenueName
        | Kind::Year => None,
    }
}

fn write_names(kind: Kind, names: &Postings, sets: &mut SetWriter<'_>) -> io::Result<()> {
    let fewest = if kind == Kind::VenueName {
        names.least_of_commonest(MOST_VENUES)
    } else {
        0
    };
    let (mut papers, mut times) = (Vec::new(), Vec::new());
    for (name, place) in names.sorted() {
        if names.count(place) >= fewest {
            names.papers(place, &mut papers, &mut times);
            sets.word(kind, name, None, &papers, &[])?;
        }
    }
    Ok(())
}

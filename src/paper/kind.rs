//! The kinds of works, and what the formats of bibliographies call them.

use super::{Paper, Scheme};

/// What kind of work it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkKind {
    /// In a journal.
    Article,
    /// In the proceedings of a conference.
    Conference,
    /// A part of a book.
    Chapter,
    /// A book.
    Book,
    /// For a degree.
    Thesis,
    /// Of an institution.
    Report,
    /// Anything else, such as a preprint.
    Other,
}

/// The names of a kind, the first one of each format as recto writes it.
struct NamedKind {
    kind: WorkKind,
    bibtex: &'static [&'static str],
    ris: &'static [&'static str],
    csl: &'static [&'static str],
    /// Of `RefWorks`, too.
    endnote: &'static [&'static str],
    /// Of ERIC, too.
    medline: &'static [&'static str],
}

#[rustfmt::skip] // One row of the table is one line.
const NAMED: &[NamedKind] = &[
    NamedKind { kind: WorkKind::Article, bibtex: &["article", "periodical", "suppperiodical", "magazine_article", "newspaper_article", "journal_article"], ris: &["JOUR", "MGZN", "NEWS", "JFULL", "EJOUR"], csl: &["article-journal", "article-magazine", "article-newspaper", "journal-article"], endnote: &["Journal Article", "Electronic Article", "Magazine Article", "Newspaper Article", "Journal", "Article", "Journal, Electronic", "Abstract"], medline: &["Journal Article", "Journal Articles", "Newspaper Article", "Article"] },
    NamedKind { kind: WorkKind::Conference, bibtex: &["inproceedings", "conference", "conference_proceedings", "conference_paper"], ris: &["CONF", "CPAPER"], csl: &["paper-conference", "proceedings-article"], endnote: &["Conference Proceedings", "Conference Paper", "Conference Proceeding"], medline: &["Congress", "Congresses", "Meeting Abstract", "Conference Paper", "Speeches/Meeting Papers"] },
    NamedKind { kind: WorkKind::Chapter, bibtex: &["incollection", "inbook", "inreference", "suppbook", "bookinbook", "book_section", "book_chapter", "suppcollection", "encyclopedia_article"], ris: &["CHAP", "ECHAP"], csl: &["chapter", "book-chapter", "entry", "entry-encyclopedia", "book-section", "book-part", "reference-entry"], endnote: &["Book Section", "Electronic Book Section", "Book Chapter", "Book, Section", "Encyclopedia", "Dictionary"], medline: &["Book Chapter", "Chapter"] },
    NamedKind { kind: WorkKind::Book, bibtex: &["book", "proceedings", "collection", "mvbook", "reference", "booklet", "mvproceedings", "mvcollection", "mvreference"], ris: &["BOOK", "EBOOK", "EDBOOK"], csl: &["book", "monograph", "proceedings", "edited-book", "reference-book"], endnote: &["Book", "Edited Book", "Electronic Book", "Book, Whole", "Book, Edited", "Monograph", "Classical Work"], medline: &["Book", "Books", "Monograph", "Edited Book"] },
    NamedKind { kind: WorkKind::Thesis, bibtex: &["phdthesis", "mastersthesis", "thesis", "masterthesis", "bachelorsthesis", "bachelorthesis"], ris: &["THES"], csl: &["thesis", "dissertation"], endnote: &["Thesis", "Dissertation", "Dissertation/Thesis", "Dissertation/Thesis, Unpublished", "Thesis, Unpublished"], medline: &["Academic Dissertation", "Academic Dissertations", "Dissertation", "Dissertation Abstract", "Dissertations/Theses", "Dissertations/Theses - Doctoral Dissertations", "Dissertations/Theses - Masters Theses"] },
    NamedKind { kind: WorkKind::Report, bibtex: &["techreport", "report", "working_paper"], ris: &["RPRT"], csl: &["report"], endnote: &["Report", "Government Document"], medline: &["Technical Report"] },
    NamedKind { kind: WorkKind::Other, bibtex: &["misc", "unpublished", "online", "electronic", "www", "manual", "dataset", "software", "web_page", "generic", "patent", "computer_program"], ris: &["GEN", "UNPB", "ELEC", "INPR"], csl: &["article", "webpage", "post", "dataset", "manuscript", "posted-content"], endnote: &["Generic", "Unpublished Work", "Manuscript", "Web Page", "Preprint", "Dataset", "Computer Program", "Patent", "Blog", "Online Database", "Unpublished Material", "Personal Communication"], medline: &["Preprint", "Dataset", "Patent"] },
];

/// A format that has names for kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KindNames {
    /// `@article`.
    Bibtex,
    /// `TY  - JOUR`.
    Ris,
    /// `"type": "article-journal"`.
    Csl,
    /// `%0 Journal Article`, `RT Journal Article`.
    EndNote,
    /// `PT  - Journal Article`.
    Medline,
}

impl NamedKind {
    fn of(&self, names: KindNames) -> &'static [&'static str] {
        match names {
            KindNames::Bibtex => self.bibtex,
            KindNames::Ris => self.ris,
            KindNames::Csl => self.csl,
            KindNames::EndNote => self.endnote,
            KindNames::Medline => self.medline,
        }
    }
}

impl WorkKind {
    /// The kind that a format calls by this name, in any case of its letters and with any signs
    /// between its words: `Book-Section`, `book_section`, `booksection`.
    #[must_use]
    pub fn named(names: KindNames, name: &str) -> Option<Self> {
        let row = NAMED.iter().find(|row| {
            let mut known = row.of(names).iter();
            known.any(|known| letters(known).eq(letters(name)))
        })?;
        Some(row.kind)
    }

    /// What a format calls it.
    #[must_use]
    pub fn name(self, names: KindNames) -> &'static str {
        let row = NAMED.iter().find(|row| row.kind == self);
        row.and_then(|row| row.of(names).first())
            .copied()
            .unwrap_or_default()
    }
}

/// The letters of a kind's name, in lower case.
fn letters(name: &str) -> impl Iterator<Item = u8> {
    let bytes = name.bytes();
    let bytes = bytes.filter(|byte| !matches!(byte, b'-' | b'_' | b' ' | b',' | b'/'));
    bytes.map(|byte| byte.to_ascii_lowercase())
}

/// Words that only the venue of a conference has.
const MEETINGS: [&str; 5] = [
    "conference",
    "proceedings",
    "workshop",
    "symposium",
    "meeting",
];

impl Paper {
    /// Keeps the kind of work.
    pub fn set_kind(&mut self, kind: WorkKind) {
        self.cite("kind", kind.name(KindNames::Bibtex));
    }

    /// The kind of work: as a source told it, or else as the venue and the ids let one guess.
    #[must_use]
    pub fn kind(&self) -> WorkKind {
        if let Some(kind) = self
            .cited("kind")
            .and_then(|name| WorkKind::named(KindNames::Bibtex, name))
        {
            return kind;
        }
        let venue = self.venue.as_deref().unwrap_or_default().to_lowercase();
        let at_meeting = MEETINGS.iter().any(|word| venue.contains(word));
        let by_meeting = self
            .ids()
            .any(|id| matches!(id.scheme(), Scheme::OpenReview | Scheme::Acl));
        if venue.is_empty() {
            WorkKind::Other
        } else if at_meeting || by_meeting {
            WorkKind::Conference
        } else {
            WorkKind::Article
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::title_key;

    #[test]
    fn every_kind_has_a_name_of_its_own_in_every_format() {
        for names in [
            KindNames::Bibtex,
            KindNames::Ris,
            KindNames::Csl,
            KindNames::EndNote,
            KindNames::Medline,
        ] {
            for NamedKind { kind, .. } in NAMED {
                assert_eq!(WorkKind::named(names, kind.name(names)), Some(*kind));
            }
        }
        assert_eq!(
            WorkKind::named(KindNames::Ris, "cpaper"),
            Some(WorkKind::Conference)
        );
    }

    #[test]
    fn the_words_of_a_kind_are_joined_in_any_way() {
        for (name, kind) in [
            ("web_page", Some(WorkKind::Other)),
            ("Book-Section", Some(WorkKind::Chapter)),
            ("newspaperArticle", Some(WorkKind::Article)),
            ("magazine_article", Some(WorkKind::Article)),
            ("conference_proceedings", Some(WorkKind::Conference)),
            ("data_set", Some(WorkKind::Other)),
            ("book_", Some(WorkKind::Book)),
            ("film", None),
            ("", None),
        ] {
            assert_eq!(WorkKind::named(KindNames::Bibtex, name), kind, "{name}");
        }
    }

    #[test]
    fn the_kind_is_what_a_source_told_or_else_a_guess() {
        let mut paper = Paper::new(title_key("t"));
        assert_eq!(paper.kind(), WorkKind::Other);
        paper.venue = Some("Cognitive Science".to_owned());
        assert_eq!(paper.kind(), WorkKind::Article);
        paper.venue = Some("Proceedings of the 35th ICML".to_owned());
        assert_eq!(paper.kind(), WorkKind::Conference);
        paper.set_kind(WorkKind::Chapter);
        assert_eq!(paper.kind(), WorkKind::Chapter);
    }
}

//! RIS, as libraries and publishers give it
//! (<https://en.wikipedia.org/wiki/RIS_(file_format)>).

mod extra;

use crate::formats::draft::Draft;
use crate::formats::extra as shared;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::names::{self, NameList};
use crate::formats::tagged::{TaggedForm, TaggedRecord, TaggedRecords};
use crate::formats::text::collapsed;
use crate::formats::{addresses, carried, dates};
use crate::paper::{Author, ImportError, KindNames, Links, PartialDate, Received, WorkKind};

/// So many lines may stand before the first record.
const LINES_BEFORE: usize = 50;

/// The title, the best first.
const TITLES: &[&str] = &["TI", "T1", "CT", "BT", "ST"];
/// Those who wrote a work, or else those who edited it, or the book or series that it is in.
const ROLES: &[&[&str]] = &[&["AU", "A1"], &["ED", "A2"], &["A3"], &["A4"]];

const RIS: TaggedForm = TaggedForm {
    begins: "TY",
    ends: "ER",
    tag: ris_tag,
    // citation-js begins a new line after each 70 characters of a value.
    cuts: Some((76, 70)),
};

pub(super) fn detect(head: &Head) -> bool {
    let mut lines = head.text().lines().take(LINES_BEFORE);
    lines.any(|line| {
        // With one blank it may be an ordinary text, but for what can stand there.
        let is_type = |value: &str| WorkKind::named(KindNames::Ris, value.trim()).is_some();
        ris_tag(line).is_some_and(|(tag, value)| {
            tag == "TY" && (line.starts_with("TY  -") || is_type(value))
        })
    })
}

#[expect(clippy::unnecessary_wraps, reason = "every format has the same form")]
pub(super) fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    let records = TaggedRecords::new(input, &RIS);
    Ok(Box::new(
        records.map(|record| record.and_then(|record| paper(&record))),
    ))
}

/// `TY  - JOUR`; after an empty value the blank may be missing, and one of those before the dash
/// where the tag is in capitals: a word of two small letters may stand before a dash in a text.
fn ris_tag(line: &str) -> Option<(&str, &str)> {
    let (tag, value) = line.split_at_checked(2)?;
    let blanks = value.strip_prefix(' ')?;
    let (value, is_letter): (&str, fn(&u8) -> bool) = match blanks.strip_prefix(" -") {
        Some(value) => (value, u8::is_ascii_alphabetic),
        None => (blanks.strip_prefix('-')?, u8::is_ascii_uppercase),
    };
    let is_tag = tag
        .bytes()
        .all(|byte| is_letter(&byte) || byte.is_ascii_digit())
        && (value.is_empty() || value.starts_with(' '));
    is_tag.then_some((tag, value))
}

fn paper(record: &TaggedRecord) -> Result<Received, ImportError> {
    let mut draft = Draft::new();
    let own = record.first(&["ID"]).and_then(|key| carried::own(&key));
    let addresses: &[&str] = if own.is_some() {
        // recto says every id; a file elsewhere may be of another form of the paper.
        &["DO", "UR"]
    } else {
        &["DO", "UR", "L1", "L2", "L3", "M3", "LK"]
    };
    draft.ids(record.all(addresses).flat_map(addresses::of_field));
    draft.ids(record.all(&["AN", "M1", "N1"]).flat_map(addresses::alone));
    draft.ids(own);
    draft.ids(record.all(&["U1"]).flat_map(carried::read));
    draft.source_id(record.first(&["ID"]));
    draft.title(record.first(TITLES));
    draft.summary(record.first(&["AB", "N2"]));
    let paper = &mut draft.paper;
    paper.authors = authors(record, ROLES);
    paper.date = date(record);
    let words = record.all(&["PY", "Y1", "DA"]);
    words.for_each(|words| paper.set_date_text(words));
    paper.venue = record.first(shared::RIS_VENUES);
    paper.keywords = keywords(record, &["KW"]);
    paper.links = Links {
        page: record.all(&["UR", "LK"]).flat_map(addresses::links).next(),
        pdf: record.all(&["L1"]).flat_map(addresses::links).next(),
        ..Links::default()
    };
    let kind = record.first(&["TY"]).unwrap_or_default();
    if let Some(kind) = WorkKind::named(KindNames::Ris, &kind) {
        paper.set_kind(kind);
    }
    for (name, text) in [
        ("volume", record.first(&["VL", "VO"])),
        ("number", record.first(&["IS"])),
        ("publisher", record.first(&["PB"])),
    ] {
        draft.cite(name, text);
    }
    draft.cite("pages", pages(record, &["SP"], &["EP"]));
    let mut notes = record.all(&["N1"]).map(collapsed);
    let note = notes.find(|note| addresses::says_more(note, &[]));
    draft.cite("note", note);
    extra::keep(record, &mut draft.paper);
    draft.markup();
    finish(draft, record)
}

/// The paper, or why the record is none, with its line.
pub(super) fn finish(draft: Draft, record: &TaggedRecord) -> Result<Received, ImportError> {
    let line = record.line;
    match draft.finish() {
        Ok(paper) => Ok(Received { line, paper }),
        Err(reason) => Err(ImportError::new(line, reason)),
    }
}

/// The names of the first role that anybody has, in the order of the lines.
pub(super) fn authors(record: &TaggedRecord, roles: &[&[&str]]) -> Vec<Author> {
    let of_role = |tags: &&[&str]| -> Vec<Author> {
        let lines = record.in_order(tags).flat_map(str::lines);
        let names = lines.flat_map(|line| line.split(';')).map(author);
        names.collect::<NameList>().authors()
    };
    let mut roles = roles.iter().map(of_role);
    roles.find(|names| !names.is_empty()).unwrap_or_default()
}

/// `Last, First, Suffix`, or a name as it is printed, or a group with a comma behind it.
fn author(name: &str) -> Option<Author> {
    match name.trim().strip_suffix(',') {
        Some(group) => names::of_parts("", group, ""),
        None => names::catalogued(name),
    }
}

/// The date: `DA` before `PY` before `Y1`, but a more exact one of the same year before it.
fn date(record: &TaggedRecord) -> Option<PartialDate> {
    let mut dates = record.all(&["DA", "PY", "Y1"]).filter_map(dates::of_text);
    let first = dates.next()?;
    let exactness = |date: &PartialDate| date.to_string().len();
    let same_year = dates.filter(|date| date.year() == first.year());
    Some(same_year.fold(first, |best, date| {
        if exactness(&date) > exactness(&best) {
            date
        } else {
            best
        }
    }))
}

/// Keywords stand one to a tag or to a line, or in one value with marks between them.
pub(super) fn keywords(record: &TaggedRecord, tags: &[&str]) -> Vec<String> {
    let values: Vec<&str> = record.all(tags).collect();
    let commas = matches!(values.as_slice(), [one] if !one.contains([';', '\n']));
    let mut words: Vec<String> = Vec::new();
    let splits = |c: char| c == ';' || (commas && c == ',');
    // Web of Science breaks a line where it is full, RIS where a keyword ends.
    let folds = tags.contains(&"DE");
    for value in values {
        let value = if folds {
            collapsed(value)
        } else {
            value.to_owned()
        };
        for word in value.split(|c: char| splits(c) || c == '\n').map(collapsed) {
            if !word.is_empty() && !words.contains(&word) {
                words.push(word);
            }
        }
    }
    words
}

pub(super) fn pages(record: &TaggedRecord, first: &[&str], last: &[&str]) -> Option<String> {
    let first = record.first(first)?;
    match record.first(last) {
        Some(last) if !first.contains('-') => Some(format!("{first}-{last}")),
        Some(_) | None => Some(first),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::Paper;

    fn read(text: &str) -> (Vec<Paper>, Vec<String>) {
        let (mut papers, mut bad) = (Vec::new(), Vec::new());
        for record in parse(Box::new(text.as_bytes())).unwrap() {
            match record {
                Ok(received) => papers.push(received.paper),
                Err(error) => bad.push(error.to_string()),
            }
        }
        (papers, bad)
    }

    #[test]
    fn a_record_gives_all_that_it_says() {
        let text = "\u{feff}1.\r\nty  - JOUR\r\nID  - k1\r\nT1  - A Title\r\nof two lines\r\nA1  - Ford, Henry, Jr.\r\nAU  - Lovelace, Ada\r\nY1  - 1948/07//\r\nPY  - 1948\r\nN2  - We\r\n   show.\r\nKW  - one\r\ntwo\r\nKW  -three\r\nKW  - four; five\r\nJA  - Short\r\nJF  - Long\r\nSP  - 3\r\nEP  - 9\r\nVL  -\r\nUR  - http://a.org/x; http://b.org\r\nM3  - 10.1/X\r\nER  -\r\n";
        let (papers, bad) = read(text);
        assert_eq!(bad, [] as [&str; 0]);
        assert_eq!(
            papers[0].to_json().unwrap(),
            r#"{"id":"doi:10.1/x","title":"A Title of two lines","abstract":"We show.","authors":[{"name":"Henry Ford Jr."},{"name":"Ada Lovelace"}],"date":"1948-07","venue":"Long","keywords":["one","two","KW -three","four","five"],"links":{"page":"http://a.org/x"},"sources":[{"format":"","id":"k1"}],"kind":"article","pages":"3-9","extra":{"ris":{"JA":"Short","UR":"http://b.org"}}}"#
        );
    }

    #[test]
    fn a_forgotten_end_and_words_between_records_lose_nothing() {
        let text = "TaggedRecord #1\nTY  - JOUR\nTI  - One\nTY  - BOOK\nTI  - Two\nER  - \nProvider: x\n2.\n\nTY  - GEN\nAB  - x\nER  -\nTY  - GEN\nTI  - Last\n";
        let (papers, bad) = read(text);
        let titles: Vec<&str> = papers.iter().map(|paper| paper.title.as_str()).collect();
        assert_eq!(titles, ["One", "Two", "Last"]);
        assert_eq!(bad, ["line 10: it has neither a title nor an id"]);
    }

    #[test]
    fn a_record_that_nothing_ends_is_kept() {
        let begun = "TY  - GEN\nTI  - A\nER  -\nTY  - GEN\nDO  - 10.1000/x";
        for (end, said) in [
            ("\nER  -", None),
            ("\n", None),
            (
                "",
                Some(
                    "line 4: the file ends in line 5, without its ER; what there is of it is kept",
                ),
            ),
        ] {
            let (papers, bad) = read(&format!("{begun}{end}"));
            assert_eq!(papers.len(), 2, "{end:?}");
            assert_eq!(papers[1].id.to_string(), "doi:10.1000/x");
            assert_eq!(bad, Vec::from_iter(said), "{end:?}");
        }
    }

    #[test]
    fn a_tag_may_have_one_blank_behind_it() {
        for (line, tag) in [
            ("TY  - JOUR", Some(("TY", " JOUR"))),
            ("TY - JOUR", Some(("TY", " JOUR"))),
            ("TY -  JOUR", Some(("TY", "  JOUR"))),
            ("ty  - JOUR", Some(("ty", " JOUR"))),
            ("A1 - Ash, Ann", Some(("A1", " Ash, Ann"))),
            ("ER -", Some(("ER", ""))),
            ("ER  -", Some(("ER", ""))),
            ("KW  -three", None),
            ("on - the other hand", None),
            ("TY   - JOUR", None),
            ("TY- JOUR", None),
        ] {
            assert_eq!(ris_tag(line), tag, "{line}");
        }
        let (papers, _) = read("TY - JOUR\nTI - A leaf\nAB - We go\non - and on.\nER -\n");
        assert_eq!(papers[0].summary, "We go on - and on.");
        for (text, is_ris) in [
            ("TY - JOUR\n", true),
            ("Provider: x\n\nTY - CHAP\n", true),
            ("TY  - ANYTHING\n", true),
            ("TY - for all\n", false),
        ] {
            assert_eq!(detect(&Head::new(text.as_bytes())), is_ris, "{text}");
        }
    }

    #[test]
    fn a_record_without_measure_costs_only_itself() {
        let long = "x".repeat(600_000);
        let text = format!(
            "TY  - GEN\nTI  - A\nAB  - {long}\n{long}\nER  -\nTY  - GEN\nTI  - B\nAB  - {long}{long}\nER  -\nTY  - GEN\nTI  - C\nER  -"
        );
        let (papers, bad) = read(&text);
        assert_eq!((papers.len(), papers[0].title.as_str()), (1, "C"));
        assert_eq!(
            bad,
            [
                "line 1: the record is longer than 1 MB",
                "line 6: line 8 is longer than 1 MB"
            ]
        );
    }

    #[test]
    fn a_value_cut_after_seventy_characters_is_whole_again() {
        let title = "Learning the dynamics of turbulent and laminar flows with physics-informed neural operators over irregular geometries and meshes, again";
        let page = "https://example.org/a/very/long/address/of/a/paper/on/the/reconstruction/of/turbulent/flows";
        let cut = |value: &str| {
            let (mut lines, mut rest) = (String::new(), value);
            while let Some((line, more)) = rest.split_at_checked(70) {
                lines.extend([line, "\n"]);
                rest = more;
            }
            lines + rest
        };
        let text = format!(
            "TY  - JOUR\nTI  - {}\nAB  - Words of a text\nthat another program broke.\n\n{}\nUR  - {}\nER  - \n",
            cut(title),
            cut(title),
            cut(page)
        );
        let mut records = parse(Box::new(text.as_bytes())).unwrap();
        let paper = records.next().unwrap().unwrap().paper;
        assert_eq!(paper.title, title);
        assert_eq!(paper.links.page.as_deref(), Some(page));
        let said = "Words of a text that another program broke.";
        assert_eq!(paper.summary, format!("{said} {title}"));
    }
}

//! MEDLINE's tagged text, which `PubMed` gives (`.nbib`), and ERIC
//! likewise (<https://www.nlm.nih.gov/bsd/mms/medlineelements.html>).

mod extra;
mod people;
mod sections;

use crate::formats::draft::Draft;
use crate::formats::extra::{MEDLINE, MEDLINE_VENUES};
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::read::ris::finish;
use crate::formats::read::{Format, RecordEnd};
use crate::formats::tagged::{self, Apart, TaggedForm, TaggedRecord};
use crate::formats::text::{collapsed, each_once};
use crate::formats::titles::without_stop;
use crate::formats::{addresses, carried, dates};
use crate::paper::{
    ImportError, KindNames, PaperId, PartialDate, Received, WorkKind, is_untitled, pages_in_full,
};

pub(super) const FORMAT: Format = Format {
    name: MEDLINE,
    meaning: "PubMed's records (.nbib), tagged text",
    detect,
    end: RecordEnd::Open,
    parse,
};

const FORM: TaggedForm = TaggedForm {
    begins: "PMID",
    // ERIC's records have none.
    apart: Apart::EveryLine,
    ends: None,
    tag: tag_of,
    cuts: None,
};

/// What a file may begin with, and what tells that it is one of these where it may be of another form.
const FIRST: &[&str] = &["PMID", "OWN", "STAT"];
const OTHERS: &[&str] = &["FAU", "PMID", "STAT", "OWN", "EDAT", "PHST"];
/// Where ids that recto has no field for are carried: those of organizations.
const OWN_IDS: &str = "OID";
/// What the title of a paper is called that has none in English.
const NOT_AVAILABLE: &str = "[Not Available]";
/// The kind of a paper that was retracted.
const RETRACTED: &str = "Retracted Publication";

fn detect(head: &Head) -> bool {
    let mut lines = head.text().lines();
    let first = lines.next().and_then(tag_of).map(|(tag, _)| tag);
    first.is_some_and(|first| {
        let mut tags = lines.map_while(|line| (!line.trim().is_empty()).then(|| tag_of(line)));
        FIRST.contains(&first)
            || tags.any(|line| line.is_some_and(|(tag, _)| OTHERS.contains(&tag)))
    })
}

#[expect(clippy::unnecessary_wraps, reason = "every format has the same form")]
fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    Ok(tagged::papers(input, &FORM, paper))
}

/// `PMID- 1`, `TI  - Leaves`: two to four letters, blanks, and a dash in the fifth column; where people
/// wrote it, about there. A line that goes on begins with blanks.
fn tag_of(line: &str) -> Option<(&str, &str)> {
    let (before, value) = line
        .split_once('-')
        .filter(|(before, _)| before.len() <= 6)?;
    let tag = before.trim_end_matches(' ');
    let is_tag = (2..=4).contains(&tag.len())
        && tag
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && (value.is_empty() || value.starts_with(' '));
    // `TNF- and so on` is no line of a record that was folded as it should be.
    is_tag.then_some((tag, value))
}

fn paper(record: &TaggedRecord) -> Result<Received, ImportError> {
    let mut draft = Draft::new();
    draft.ids(ids(record));
    draft.source_id(
        record
            .first(&["PMID", OWN_IDS])
            .filter(|id| carried::read(id).next().is_none()),
    );
    let book = record.first(&["BTI"]);
    let own = record.first(&["TI"]).filter(|title| is_title(title));
    let is_in_book = own.is_some() && book.is_some();
    let own = own.map(|title| title_of(&title));
    let titles = [own, book.clone(), record.first(&["TT", "CTI"])];
    draft.title(
        titles
            .into_iter()
            .flatten()
            .next()
            .map(|title| without_stop(&title).to_owned()),
    );
    let summary = record.first(&["AB", "OAB"]);
    draft.summary(summary.map(|text| sections::parted(&text)));
    let paper = &mut draft.paper;
    paper.authors = people::authors(record);
    paper.date = date(record);
    record
        .all(&["DP"])
        .for_each(|words| paper.set_date_text(words));
    let of_book = if is_in_book {
        book
    } else {
        record.first(&["CTI"])
    };
    paper.venue = of_book.or_else(|| record.first(MEDLINE_VENUES));
    paper.keywords = keywords(record);
    paper.links.page = record.all(&["LID"]).flat_map(addresses::links).next();
    paper.comment = retracted(record);
    if let Some(kind) = kind(record, is_in_book) {
        paper.set_kind(kind);
    }
    for (name, tag) in [("volume", "VI"), ("number", "IP"), ("publisher", "PB")] {
        draft.cite(name, record.first(&[tag]));
    }
    draft.cite(
        "pages",
        record.first(&["PG"]).map(|pages| pages_in_full(&pages)),
    );
    let mut notes = record.all(&["GN"]).map(collapsed);
    draft.cite("note", notes.find(|note| addresses::says_more(note, &[])));
    extra::keep(record, &mut draft.paper);
    draft.markup();
    finish(draft, record)
}

/// Every id of the paper itself; those of comments, errata and data are of others.
fn ids(record: &TaggedRecord) -> Vec<PaperId> {
    let archived = |scheme: &str, tag: &str| {
        // `PMC7 (available on …)`.
        let value = record.first(&[tag])?;
        PaperId::pasted(&format!("{scheme}:{}", value.split(' ').next()?))
    };
    let mut ids: Vec<PaperId> = record
        .all(&["LID", "AID"])
        .flat_map(located)
        .chain(archived("pmid", "PMID"))
        .chain(archived("pmcid", "PMC"))
        .chain(record.all(&[OWN_IDS]).flat_map(carried::read))
        .collect();
    if ids.iter().all(|id| !id.as_str().starts_with("doi:")) {
        // The place in the journal tells it last: `… doi: 10.1000/leaf.`
        let told = record.first(&["SO"]);
        let told = told.as_deref().and_then(|place| place.rsplit_once("doi: "));
        ids.extend(
            told.into_iter()
                .flat_map(|(_, doi)| addresses::of_field(doi)),
        );
    }
    ids
}

/// The ids of `10.1000/leaf [doi]`, and of a publisher's own one only where it says of whom it is.
fn located(text: &str) -> Vec<PaperId> {
    match text.rsplit_once('[') {
        Some((doi, "doi]")) => addresses::of_field(doi.trim()),
        Some((own, "pii]"))
            if own
                .get(..6)
                .is_some_and(|own| own.eq_ignore_ascii_case("arxiv:")) =>
        {
            addresses::of_field(own.trim())
        }
        Some(_) => Vec::new(),
        None => addresses::of_field(text),
    }
}

/// Whether a title does not only say that there is none.
fn is_title(title: &str) -> bool {
    !title.starts_with(NOT_AVAILABLE) && !is_untitled(without_stop(title))
}

/// A title without the brackets that say that it is a translation.
fn title_of(title: &str) -> String {
    let bare = title.strip_suffix('.').unwrap_or(title);
    let inside = bare
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let is_one = |inside: &&str| {
        let mut depth = 0_usize;
        inside.chars().all(|c| {
            match c {
                '[' => depth += 1,
                ']' if depth == 0 => return false,
                ']' => depth -= 1,
                _ => {}
            }
            true
        })
    };
    inside.filter(is_one).unwrap_or(title).to_owned()
}

/// The day of the issue; of an issue that only tells its year, that of the paper on the web. An entry
/// of a book has the day of its own.
fn date(record: &TaggedRecord) -> Option<PartialDate> {
    let of = |tag: &str| record.all(&[tag]).find_map(dates::of_text);
    let issue = record.first(&["DP"]);
    let on_web = of("DEP");
    if let Some(year) = issue.as_deref().and_then(dates::of_text) {
        let is_year = issue.is_some_and(|text| text.len() == 4);
        return on_web
            .filter(|day| is_year && year.covers(*day))
            .or(Some(year));
    }
    // Words such as "in press" have the place of a date.
    let entered = || of("CTDT").or_else(|| of("EDAT")).or_else(|| of("CRDT"));
    on_web.or_else(|| issue.is_none().then(entered).flatten())
}

/// Headings of MEDLINE, then those of the authors. An asterisk says what a paper is mostly about.
fn keywords(record: &TaggedRecord) -> Vec<String> {
    let words = record.all(&["MH", "OT", "KW"]);
    let words = words.map(|value| collapsed(&value.replace('*', "")));
    each_once(words.filter(|word| !word.is_empty()))
}

/// What its kinds say that is no matter of a journal, or that; without a kind, what its fields say.
fn kind(record: &TaggedRecord, is_in_book: bool) -> Option<WorkKind> {
    let named = |name: &str| WorkKind::named(KindNames::Medline, name);
    let mut kinds = record.all(&["PT"]).filter_map(named);
    let first = kinds.next();
    let other = first
        .into_iter()
        .chain(kinds)
        .find(|kind| *kind != WorkKind::Article);
    let is_book = record.first(&["BTI"]).is_some();
    let of_fields = match (is_in_book, is_book) {
        (true, _) => Some(WorkKind::Chapter),
        (false, true) => Some(WorkKind::Book),
        (false, false) => None,
    };
    let of_journal = || record.first(MEDLINE_VENUES).map(|_| WorkKind::Article);
    other.or(of_fields).or(first).or_else(of_journal)
}

/// That it was retracted, and where that is said.
fn retracted(record: &TaggedRecord) -> Option<String> {
    let is_retracted = record.all(&["PT"]).any(|kind| kind == RETRACTED);
    match record.first(&["RIN"]) {
        Some(place) => Some(format!("retracted: {place}")),
        None => is_retracted.then(|| "retracted".to_owned()),
    }
}

#[cfg(test)]
mod tests;

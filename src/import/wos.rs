//! Web of Science's tagged text, a relative of RIS
//! (<https://images.webofknowledge.com/images/help/WOS/hs_wos_fieldtags.html>).

use std::io::BufRead;

use super::ris::{author, cite, date, keywords, nothing, pages, source};
use super::tagged::{Form, Record, TaggedRecords};
use super::{Head, ImportError, NoInput, Records, addresses};
use crate::paper::{Paper, PaperId, title_key};

const FORM: Form = Form {
    begins: "PT",
    ends: "ER",
    tag: tag_of,
};

pub(super) fn detect(head: &Head) -> bool {
    head.text().starts_with("FN ") || head.text().starts_with("PT ")
}

#[expect(clippy::unnecessary_wraps, reason = "every format has the same form")]
pub(super) fn parse<'a>(input: Box<dyn BufRead + 'a>) -> Result<Records<'a>, NoInput> {
    let records = TaggedRecords::new(input, &FORM);
    Ok(Box::new(
        records.map(|record| record.and_then(|record| paper(&record))),
    ))
}

/// `TI Interactions of`; a continued line begins with blanks.
fn tag_of(line: &str) -> Option<(&str, &str)> {
    let (tag, value) = line.split_at_checked(2)?;
    let is_tag = tag
        .bytes()
        .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && (value.is_empty() || value.starts_with(' '));
    is_tag.then_some((tag, value))
}

fn paper(record: &Record) -> Result<Paper, ImportError> {
    let mut ids: Vec<_> = record.all(&["DI"]).flat_map(addresses::ids).collect();
    let own = record.first(&["UT"]);
    ids.extend(own.as_deref().and_then(PaperId::parse));
    let title = record.first(&["TI"]).unwrap_or_default();
    if title.is_empty() && ids.is_empty() {
        return Err(nothing(record));
    }
    let mut paper = Paper::new(ids.first().cloned().unwrap_or_else(|| title_key(&title)));
    paper.aliases = ids.into_iter().skip(1).collect();
    paper.title = title;
    paper.summary = record.first(&["AB"]).unwrap_or_default();
    // One author a line, with full names where the record has them.
    let names = record.all(&["AF", "AU"]).next().unwrap_or_default();
    paper.authors = names.lines().filter_map(author).collect();
    paper.date = record.all(&["PY"]).find_map(date);
    paper.venue = record.first(&["SO"]);
    paper.keywords = keywords(record, &["DE", "ID"]);
    cite(
        &mut paper,
        record,
        &[
            ("volume", &["VL"]),
            ("number", &["IS"]),
            ("publisher", &["PU"]),
        ],
    );
    paper.cite("pages", &pages(record, &["BP"], &["EP"]));
    paper.sources = vec![source("wos", own)];
    Ok(paper)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn web_of_science_has_one_author_a_line() {
        let text = "FN Clarivate\nVR 1.0\nPT J\nAU Loach, PA\n   Law, CJ\nAF Loach, Paul A.\n   Law, C. J.\nTI A title\n   of two\nID ONE TWO;\n   THREE\nPY 2004\nBP 1\nEP 2\nDI 10.1021/bi0497291\nUT WOS:000221807500020\nER\n\nEF";
        let records: Vec<_> = parse(Box::new(text.as_bytes())).unwrap().collect();
        assert_eq!(records.len(), 1);
        assert_eq!(
            records[0].as_ref().unwrap().to_json().unwrap(),
            r#"{"id":"doi:10.1021/bi0497291","aliases":["wos:000221807500020"],"title":"A title of two","authors":[{"name":"Paul A. Loach"},{"name":"C. J. Law"}],"date":"2004","keywords":["ONE TWO","THREE"],"sources":[{"format":"wos","id":"WOS:000221807500020"}],"pages":"1-2"}"#
        );
    }
}

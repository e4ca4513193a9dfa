//! JSON and JSON Lines: recto's own store lines, and any other records that have a title.
//!
//! Beside recto's own field names these are understood: `published`, `publication_date`, `year` and
//! `issued` for `date`, `summary` for `abstract`, `container-title` for `venue`, `url` and `abs` for the
//! page, `doi`, `pdf`, authors as texts, categories and keywords as one text. What else a record has is
//! kept as it is; one of a service that recto does not know is refused.

mod line;
mod strange;

use serde_json::Value;

use crate::formats::addresses::of_list;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::json::{each, fault};
use crate::formats::markup;
use crate::formats::read::{ANY_JSON, Format, RecordEnd};
use crate::formats::text::each_once;
use crate::paper::{Decoded, Paper, PaperId, Scheme, title_key};
use line::Loose;
use strange::Names;

pub(super) const FORMAT: Format = Format {
    name: ANY_JSON,
    meaning: "JSON Lines: recto's own store, or any lines with a title",
    detect,
    end: RecordEnd::Closed,
    parse,
};

/// The names under which a whole file keeps its list of papers.
const LISTS: &[&str] = &["papers", "entries", "articles"];

fn detect(head: &Head) -> bool {
    head.text().starts_with(['{', '['])
}

/// Whether it is a record that recto has written: it says where it comes from.
pub(super) fn is_own(head: &Head) -> bool {
    let lists = LISTS.iter().map(|list| format!("{list}[]."));
    let mut places = ["", "[]."].map(str::to_owned).into_iter().chain(lists);
    places.any(|record| head.has(&format!("{record}sources[].format")))
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    each(input, LISTS, |_, text| paper(text))
}

/// Only these fields make a record a paper: its title, and what may hold an id.
const NEEDED: &[&str] = &[
    "\"title\"",
    "\"id\"",
    "\"aliases\"",
    "\"doi\"",
    "\"DOI\"",
    "\"url\"",
    "\"abs\"",
    "\"pdf\"",
    "\"removed\"",
    // A name may be written in other ways.
    "\\",
];

/// The paper of one record.
pub(super) fn paper(text: &str) -> Result<Paper, String> {
    // A file of nothing but such records has millions of them, and is to end soon.
    if !NEEDED.iter().any(|name| text.contains(name)) {
        return Err(Names::read(text)?.nothing());
    }
    let record: Decoded<Loose> = serde_json::from_str(text).map_err(|error| {
        // What a service has under a name of recto may have another form.
        let names = Names::read(text).ok().filter(Names::are_strange);
        names.map_or_else(|| fault(&error), |names| names.unknown())
    })?;
    let Decoded {
        mut paper,
        form: line,
    } = record;
    if line.is_removal {
        return Err("it is the removal of a paper, not a paper".to_owned());
    }
    let is_half = paper.title.trim().is_empty() || paper.authors.is_empty();
    if is_half && paper.sources.is_empty() && !paper.other.is_empty() {
        let names = Names::read(text)?;
        if names.are_strange() {
            return Err(names.unknown());
        }
    }
    let own = line.id.as_ref().and_then(own_id);
    if own.is_none()
        && let Some(id) = line.id
    {
        paper.other.insert("source_id".to_owned(), id);
    }
    if !paper.sources.is_empty() {
        // What recto gave out beside its record is no part of it.
        paper.other.shift_remove("tagged");
    }
    let ids = ids(own, &line.aliases, &line.addresses);
    if paper.title.trim().is_empty() && ids.is_empty() {
        return Err(Names::read(text)?.nothing());
    }
    let mut ids = ids.into_iter();
    // What says where it comes from has the text that recto made of it.
    if paper.text_source().is_none_or(str::is_empty) {
        markup::taken_out(&mut paper);
    }
    paper.id = ids.next().unwrap_or_else(|| title_key(&paper.title));
    paper.aliases = ids.collect();
    Ok(paper)
}

/// The id that a record gives itself, where it has the shape of one.
fn own_id(id: &Value) -> Option<PaperId> {
    let text = id.as_str()?;
    PaperId::arxiv(text).or_else(|| PaperId::parse(text))
}

/// Every id that the record has, the best one first; among ids of one kind its own.
fn ids(own: Option<PaperId>, aliases: &[String], addresses: &[String]) -> Vec<PaperId> {
    let aliases = aliases.iter().filter_map(|alias| PaperId::parse(alias));
    let addresses = addresses.iter().flat_map(|address| {
        let id = PaperId::recognise(address);
        // A DOI of arXiv tells its id, too.
        let id = id.filter(|id| id.scheme() != Scheme::Doi);
        id.map_or_else(|| of_list(address), |id| vec![id])
    });
    let mut ids = each_once(own.into_iter().chain(aliases).chain(addresses));
    ids.sort_by_key(PaperId::scheme);
    ids
}
#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::{ImportError, Received};

    fn read(line: &str) -> Result<Paper, String> {
        let mut records = parse(Box::new(line.as_bytes())).unwrap();
        let received = records.next().unwrap();
        received
            .map(|received| received.paper)
            .map_err(|error| error.to_string())
    }

    #[test]
    fn a_store_line_comes_back_as_it_went() {
        let line = r#"{"id":"arxiv:2503.11794","aliases":["doi:10.1/x"],"title":"T","abstract":"A\n b","authors":[{"name":"N","orcid":"0"}],"date":"2025-03","links":{"page":"p"},"votes":3,"rank":1,"added":"2026","sources":[{"format":"bundled"}],"mine":[1]}"#;
        assert_eq!(read(line).unwrap().to_json().unwrap(), line);
    }

    #[test]
    fn synonyms_are_understood_and_the_rest_is_kept() {
        let line = r#"{"id":"2503.11794v2","title":"T","summary":"A","authors":["N","M"],"published":"2025-03-18T09:00:00Z","url":"https://doi.org/10.1/X","pdf":"q","categories":"cs.LG cs.AI","doi":null,"mine":1}"#;
        let paper = read(line).unwrap();
        assert_eq!(
            paper.to_json().unwrap(),
            r#"{"id":"arxiv:2503.11794","aliases":["doi:10.1/x"],"title":"T","abstract":"A","authors":[{"name":"N"},{"name":"M"}],"date":"2025-03-18","categories":["cs.LG","cs.AI"],"links":{"page":"https://doi.org/10.1/X","pdf":"q"},"mine":1}"#
        );
    }

    #[test]
    fn pages_have_one_hyphen_as_those_of_every_format() {
        let paper = read(r#"{"doi":"10.1/x","title":"T","pages":"1--9"}"#).unwrap();
        assert_eq!(paper.cited("pages"), Some("1-9"));
        let paper = read(r#"{"title":"T","volume":7,"pages":7}"#).unwrap();
        assert_eq!(
            (paper.cited("volume"), paper.cited("pages")),
            (Some("7"), Some("7"))
        );
    }

    #[test]
    fn a_name_of_which_nothing_is_seen_is_no_author() {
        let authors = r#"["Ada Li","\u001b[31m"," ",{"name":""}]"#;
        let line = format!(r#"{{"title":"T","authors":{authors}}}"#);
        let paper = read(&line).unwrap();
        assert_eq!(paper.authors.len(), 1);
    }

    #[test]
    fn names_of_csl_are_understood_where_a_record_is_none_of_it() {
        let line = r#"{"title":"T","authors":["N"],"DOI":"10.1/X","issued":{"date-parts":[[2001,3]]},"container-title":["V"]}"#;
        let paper = read(line).unwrap();
        assert_eq!(paper.id.to_string(), "doi:10.1/x");
        assert_eq!(paper.date.unwrap().to_string(), "2001-03");
        assert_eq!(paper.venue.as_deref(), Some("V"));
        let line =
            r#"{"container_title":"V","venue":"W","issued":"2001","date":"2002","title":"T"}"#;
        let paper = read(line).unwrap();
        assert_eq!(paper.date.unwrap().to_string(), "2002");
        assert_eq!(paper.venue.as_deref(), Some("W"));
    }

    #[test]
    fn a_record_of_a_service_that_is_not_known_is_refused_by_its_names() {
        for (record, names) in [
            (
                r#"{"doi":"10.5/x","creators":[{"name":"A"}],"titles":[{"title":"T"}],"publicationYear":2020}"#,
                r#""doi", "creators", "titles", "publicationYear""#,
            ),
            (
                r#"{"id":7,"title":"T","doi":"10.5/x","metadata":{"creators":[]}}"#,
                r#""id", "title", "doi", "metadata""#,
            ),
            (r#"{"hits":{"hits":[{"id":"10.5/x"}]}}"#, r#""hits""#),
            (
                r#"{"response":{"docs":[{"title":["T"]}]}}"#,
                r#""response""#,
            ),
            (r#"{"title":["T"],"bibjson":{}}"#, r#""title", "bibjson""#),
            (
                r#"{"@context":"c","url":"https://doi.org/10.5/x","name":"N"}"#,
                r#""@context", "url", "name""#,
            ),
        ] {
            let said = read(record).unwrap_err();
            let right = format!("line 1: its format is not known: its names are {names}");
            assert!(said.starts_with(&right), "{record}: {said}");
        }
        for record in [
            r#"{"title":"T","collection":"my shelf"}"#,
            r#"{"title":"T","authors":["N"],"metadata":{"a":1}}"#,
            r#"{"id":"arxiv:2503.11794","sources":[{"format":"openalex"}],"metadata":{"a":1}}"#,
            r#"{"id":"arxiv:2503.11794"}"#,
        ] {
            assert!(read(record).is_ok(), "{record}");
        }
    }

    #[test]
    fn an_id_of_no_known_shape_identifies_nothing() {
        let paper = read(r#"{"id":4181,"title":"T"}"#).unwrap();
        assert_eq!(paper.id, title_key("T"));
        assert_eq!(paper.other["source_id"], 4181);
    }

    #[test]
    fn a_bad_record_is_said_with_its_line_and_the_next_is_read() {
        let text = "{\"title\":\"T\"}\n{\"title\": tru}\n\n{\"title\":7}\n{\"abstract\":\"x\"}\n{\"title\":\"\\ud800\"}\n{\"title\":\"T\",\"date\":\"soon\"}\n{\"title\":\"U\"}";
        let records: Vec<Result<Received, ImportError>> =
            parse(Box::new(text.as_bytes())).unwrap().collect();
        let said: Vec<String> = records
            .iter()
            .filter_map(|record| record.as_ref().err().map(ToString::to_string))
            .collect();
        assert_eq!(
            said,
            [
                "line 2: column 14: expected ident",
                "line 4: column 10: invalid type: integer `7`, expected a string",
                "line 5: it has neither a title nor an id, but \"abstract\"",
                "line 6: column 17: unexpected end of hex escape",
                "line 7: column 26: \"soon\" is no date of the form 2025, 2025-03 or 2025-03-18",
            ]
        );
        assert_eq!(records.iter().filter(|record| record.is_ok()).count(), 2);
    }

    #[test]
    fn a_truncated_file_gives_what_was_whole() {
        let text = "{\"title\":\"T\"}\n{\"title\":\"U";
        let records: Vec<Result<Received, ImportError>> =
            parse(Box::new(text.as_bytes())).unwrap().collect();
        assert_eq!(records.len(), 2);
        assert!(records[0].is_ok());
        assert!(records[1].as_ref().is_err_and(|error| error.line == 2));
    }
}

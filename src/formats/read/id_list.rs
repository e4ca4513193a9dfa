//! A plain list: in each line an arXiv id, a DOI, or the address of a paper. Such papers have no
//! title yet; another import fills it.

use crate::disk::limits;
use crate::formats::addresses;
use crate::formats::draft::Draft;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::read::{Format, RecordEnd};
use crate::paper::{ImportError, Paper, PaperId, Received};
use crate::text::lines::Lines;

pub(super) const FORMAT: Format = Format {
    name: "ids",
    meaning: "a list of arXiv ids or DOIs, one in a line",
    detect,
    end: RecordEnd::Open,
    parse,
};

/// A line that begins so is a person's remark.
const REMARK: char = '#';

fn detect(head: &Head) -> bool {
    // The last line may be cut.
    let whole = head
        .text()
        .rsplit_once('\n')
        .map_or(head.text(), |(whole, _)| whole);
    let mut lines = said(whole.lines()).peekable();
    // A JSON record without a blank is one word with an id in it, too.
    let is_json = head.text().starts_with(['{', '[']);
    !is_json && lines.peek().is_some() && lines.all(|line| !ids(line).is_empty())
}

fn said<'a>(lines: impl Iterator<Item = &'a str>) -> impl Iterator<Item = &'a str> {
    let lines = lines.map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with(REMARK))
}

/// The ids of a line that is nothing but one: more words are a sentence that mentions a paper.
fn ids(line: &str) -> Vec<PaperId> {
    let is_one_word = line.split_whitespace().count() == 1;
    let line = line.trim_end_matches([',', ';']);
    if is_one_word || line.to_ascii_lowercase().starts_with("arxiv:") || line.starts_with("doi:") {
        addresses::of_field(line)
    } else {
        Vec::new()
    }
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    let mut records = Lines::new(input, limits::LINE)
        .filter_map(|line| {
            let line = match line {
                Ok(line) => line,
                Err(error) => return Some(Err(ImportError::ended(0, &error))),
            };
            let bad = |reason: String| Some(Err(ImportError::new(line.number, reason)));
            match line.text() {
                Err(reason) => bad(reason),
                Ok(text) => {
                    let text = said(text.lines()).next()?;
                    match stub(text) {
                        Some(paper) => {
                            let line = line.number;
                            Some(Ok(Received { line, paper }))
                        }
                        None => bad("neither an arXiv id nor a DOI".to_owned()),
                    }
                }
            }
        })
        .peekable();
    if records.peek().is_none() {
        return Err(NoInput::Nothing);
    }
    Ok(Box::new(records))
}

fn stub(line: &str) -> Option<Paper> {
    let mut draft = Draft::new();
    draft.ids(ids(line));
    draft.finish().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_paper_without_a_title() {
        let text = "# to read\n2503.11794v2\nhttps://arxiv.org/abs/math.GT/0309136\n\narXiv:1305.4904 [quant-ph]\nhttps://doi.org/10.1000/XyZ,\nnothing\n";
        let records: Vec<_> = parse(Box::new(text.as_bytes())).unwrap().collect();
        let said: Vec<String> = records
            .iter()
            .map(|record| match record {
                Ok(received) => received.paper.id.to_string(),
                Err(error) => error.to_string(),
            })
            .collect();
        assert_eq!(
            said,
            [
                "arxiv:2503.11794",
                "arxiv:math/0309136",
                "arxiv:1305.4904",
                "doi:10.1000/xyz",
                "line 7: neither an arXiv id nor a DOI"
            ]
        );
        assert!(detect(&Head::new(b"2503.11794\n10.1/x\n2503.1")));
        assert!(!detect(&Head::new(b"2503.11794\nI like 2503.11794\n")));
        assert!(!detect(&Head::new(b"# nothing\n")));
    }
}

//! A saved page of Hugging Face's papers: what it shows stands in it as JSON, escaped in the
//! attribute `data-props` of its parts. Other saved pages are refused.

use std::io::Read;

use super::hf_papers::{LAYOUT, paper};
use crate::disk::limits;
use crate::formats::head::Head;
use crate::formats::input::{Input, NoInput, Records};
use crate::formats::json::{Fields, each};
use crate::formats::markup::entities_decoded;
use crate::formats::read::{Format, RecordEnd};
use crate::paper::{ImportError, Received};

pub(super) const FORMAT: Format = Format {
    name: "hf-html",
    meaning: "a saved web page of Hugging Face papers",
    detect,
    end: RecordEnd::Closed,
    parse,
};

const PROPS: &str = "data-props=\"";
/// The list whose places are told.
const TRENDING: &str = "\"trendingPapers\"";
const LISTS: &[&str] = &["dailyPapers", "papers", "trendingPapers"];

fn detect(head: &Head) -> bool {
    head.is_web_page() && head.text().contains("huggingface.co")
}

fn parse(input: Input<'_>) -> Result<Records<'_>, NoInput> {
    let mut bytes = Vec::new();
    input.take(limits::PAGE).read_to_end(&mut bytes)?;
    let page = String::from_utf8_lossy(&bytes);
    let mut found: Vec<Result<Received, ImportError>> = Vec::new();
    let mut rest = page.as_ref();
    while let Some((_, behind)) = rest.split_once(PROPS) {
        let Some((props, after)) = behind.split_once('"') else {
            break;
        };
        rest = after;
        found.extend(of_part(&entities_decoded(props)));
    }
    // A page of one paper may show it in several parts.
    let mut seen = Vec::new();
    found.retain(|record| match record {
        Ok(Received { paper, .. }) if seen.contains(&paper.id) => false,
        Ok(Received { paper, .. }) => {
            seen.push(paper.id.clone());
            true
        }
        Err(_) => true,
    });
    if seen.is_empty() {
        return Err(NoInput::WebPage);
    }
    Ok(Box::new(found.into_iter()))
}

/// The papers in what one part of the page shows; most parts show none.
fn of_part(props: &str) -> Vec<Result<Received, ImportError>> {
    let records = each(Box::new(props.as_bytes()), LISTS, |name, text| {
        let fields = Fields::read(text, name, LAYOUT.fields)?;
        if name.is_empty() && fields.get("paper").is_none() {
            return Err("it shows no paper".to_owned());
        }
        paper(&fields)
    });
    let Ok(records) = records else {
        return Vec::new();
    };
    let mut records: Vec<_> = records.collect();
    if props.contains(TRENDING) {
        for (record, place) in records.iter_mut().zip(1..) {
            if let Ok(received) = record {
                received.paper.rank = Some(place);
            }
        }
    }
    if records.iter().any(Result::is_ok) {
        records
    } else {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_gives_the_papers_that_its_parts_show() {
        let page = "<!doctype html><html><a href=\"https://huggingface.co\"></a><div data-props=\"{&quot;user&quot;:1}\"></div><div data-target=\"DailyPapers\" data-props=\"{&quot;dailyPapers&quot;:[{&quot;paper&quot;:{&quot;id&quot;:&quot;2410.18533&quot;,&quot;title&quot;:&quot;L &amp;amp; M at 10&lt;sup&gt;5&lt;/sup&gt;, a &lt; b&quot;,&quot;authors&quot;:[]}}]}\"></div></html>";
        assert!(detect(&Head::new(page.as_bytes())));
        let records: Vec<_> = parse(Box::new(page.as_bytes())).unwrap().collect();
        let [Ok(Received { paper, .. })] = records.as_slice() else {
            unreachable!("{records:?}")
        };
        assert_eq!(
            (paper.id.as_str(), paper.title.as_str()),
            ("arxiv:2410.18533", "L & M at 10$^{5}$, a < b")
        );
    }

    #[test]
    fn a_page_without_papers_is_refused_with_advice() {
        let page = "<html>huggingface.co <div data-props=\"{}\"></div>";
        assert!(matches!(
            parse(Box::new(page.as_bytes())),
            Err(NoInput::WebPage)
        ));
    }
}

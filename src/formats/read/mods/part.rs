//! Where in what it is in a work stands, and when it came out.

use crate::formats::dates;
use crate::formats::text::collapsed;
use crate::formats::xml::Element;
use crate::paper::PartialDate;

/// Volume, issue and pages.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub(super) volume: Option<String>,
    pub(super) issue: Option<String>,
    pub(super) pages: Option<String>,
}

impl Part {
    /// As the record or what it is in tells them.
    pub(super) fn of(record: &Element, host: Option<&Element>) -> Self {
        let around = [host, Some(record)];
        let parts: Vec<&Element> = around
            .into_iter()
            .flatten()
            .flat_map(|around| around.all("part"))
            .collect();
        let detail = |kinds: &[&str]| {
            let mut details = parts.iter().flat_map(|part| part.all("detail"));
            let found = details.find(|detail| {
                let kind = detail.attribute("type").unwrap_or_default();
                kinds.contains(&kind.to_ascii_lowercase().as_str())
            })?;
            // `v. 5` stands in the caption, the number alone beside it.
            found
                .line_at(&["number"])
                .or_else(|| found.line_at(&["caption"]))
        };
        let mut extents = parts.iter().flat_map(|part| part.all("extent"));
        let pages = extents.find_map(pages);
        Self {
            volume: detail(&["volume"]),
            issue: detail(&["issue", "number"]),
            pages: pages.or_else(|| detail(&["page", "pages"])),
        }
    }
}

/// `1-9` of its ends, or as it is said.
fn pages(extent: &Element) -> Option<String> {
    let unit = extent
        .attribute("unit")
        .unwrap_or("page")
        .to_ascii_lowercase();
    if !unit.starts_with("page") && unit != "pp" {
        return None;
    }
    let ends = ["start", "end"].map(|end| extent.line_at(&[end]));
    let ends: Vec<String> = ends.into_iter().flatten().collect();
    let ends = Some(ends.join("-")).filter(|pages| !pages.is_empty());
    let listed = extent.line_at(&["list"]);
    let bare = |pages: String| {
        let pages = pages.trim_start_matches("pp.").trim_start_matches("p.");
        pages.trim().to_owned()
    };
    ends.or_else(|| listed.map(bare))
}

/// When it came out: of its own dates that of its issue, or else that of what it is in.
pub(super) fn date(record: &Element, host: Option<&Element>) -> Option<PartialDate> {
    let of_origin = |around: &Element, name: &str| {
        let all = around.all_at(&["originInfo", name]);
        best(&all)
    };
    let of_part = |around: &Element| best(&around.all_at(&["part", "date"]));
    let own = ["dateIssued", "copyrightDate"];
    let own = own.iter().find_map(|name| of_origin(record, name));
    let of_host = || host.and_then(|host| of_part(host).or_else(|| of_origin(host, "dateIssued")));
    let placed = own.or_else(|| of_part(record)).or_else(of_host);
    placed
        .or_else(|| of_origin(record, "dateCreated"))
        .or_else(|| of_origin(record, "dateOther"))
}

/// Of several dates the one by which it is found, or the first that is encoded, or the first; of a
/// range where it begins.
fn best(all: &[&Element]) -> Option<PartialDate> {
    let order = |date: &&&Element| {
        let is_key = date.is("keyDate", "yes");
        let is_encoded = date
            .attribute("encoding")
            .is_some_and(|encoding| encoding != "marc");
        (!is_key, date.is("point", "end"), !is_encoded)
    };
    let mut ordered: Vec<&&Element> = all.iter().collect();
    ordered.sort_by_key(order);
    ordered
        .into_iter()
        .find_map(|date| day(&collapsed(&date.text())))
}

/// `2020-02-12`, `20200212`, `[2020]`, `c2020`, `Feb 2020`.
fn day(text: &str) -> Option<PartialDate> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number && text.len() == 8 {
        let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
        return dates::of_texts(part(0, 4), part(4, 6), part(6, 8));
    }
    let bare = text.trim_start_matches(['[', 'c', '©', 'p']);
    dates::of_text(text).or_else(|| dates::of_text(bare))
}

//! Where a BibTeX entry says that its work can be read.

use super::entry::BibtexEntry;
use crate::formats::addresses;
use crate::paper::Links;

/// The fields that have an address, the best first: the standard one, DBLP's, that of entries which
/// are as old as BibTeX, that of `BibDesk`, and that of ADS.
const PAGES: [&str; 5] = ["url", "ee", "howpublished", "bdsk-url-1", "adsurl"];

/// The links in the fields that are for them.
pub(super) fn of(entry: &BibtexEntry) -> Links {
    let of_field = |name: &str| addresses::links(entry.get(name).unwrap_or_default());
    let is_pdf = |link: &String| link.to_ascii_lowercase().ends_with(".pdf");
    let mut pdf = of_field("pdf").into_iter().next();
    let mut page = None;
    for link in PAGES.into_iter().flat_map(of_field) {
        if pdf.is_none() && is_pdf(&link) {
            pdf = Some(link);
        } else if pdf.as_ref() != Some(&link) {
            page.get_or_insert(link);
        }
    }
    Links {
        page,
        pdf,
        ..Links::default()
    }
}

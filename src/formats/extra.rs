//! What the formats of bibliographies keep that recto has no field for, and give out again
//! ([`Paper::extra_of`](crate::paper::Paper::extra_of)).

use serde_json::Value;

use crate::paper::Paper;

/// What stands before the fields of BibTeX; formats are named as sources are.
pub(super) const BIBTEX: &str = "bibtex";
/// … the tags of RIS.
pub(super) const RIS: &str = "ris";
/// … the tags of `EndNote`.
pub(super) const ENDNOTE: &str = "endnote-tagged";
/// … the tags of `RefWorks`.
pub(super) const REFWORKS: &str = "refworks";
/// … the tags of MEDLINE.
pub(super) const MEDLINE: &str = "nbib";
/// … the tags of Ovid.
pub(super) const OVID: &str = "ovid";
/// … the variables of CSL-JSON.
pub(super) const CSL: &str = "csl-json";
/// Where CSL's `custom` has the variables whose form is none of CSL's.
pub(super) const AS_RECEIVED: &str = "as-received";

/// The fields of BibTeX that tell where a work appeared, the best first, each with that of its
/// subtitle.
pub(super) const BIBTEX_VENUES: &[(&str, &str)] = &[
    ("journaltitle", "journalsubtitle"),
    ("journal", "journalsubtitle"),
    ("booktitle", "booksubtitle"),
    ("maintitle", "mainsubtitle"),
    ("eventtitle", ""),
    ("howpublished", ""),
    ("school", ""),
    ("institution", ""),
    ("series", ""),
];

/// The tags of RIS that tell where a work appeared, the best first.
pub(super) const RIS_VENUES: &[&str] = &["JF", "T2", "JO", "C3", "JA", "J2"];

/// Those of `EndNote`.
pub(super) const ENDNOTE_VENUES: &[&str] = &["J", "B", "S"];

/// Those of MEDLINE, but for the title of a book, which may be that of the work.
pub(super) const MEDLINE_VENUES: &[&str] = &["JT", "TA"];

/// Keeps the texts of a field that recto has none for: one as a text, several as a list.
pub(super) fn keep(paper: &mut Paper, format: &str, name: &str, texts: Vec<String>) {
    let value = match texts.as_slice() {
        [] => return,
        [one] => Value::from(one.as_str()),
        _ => Value::from(texts),
    };
    // Of a record without measure what does not fit is left out.
    let _ = paper.keep_extra(format, name, value);
}

/// Whether each brace of a text has its partner, and none lies deeper than an author puts it.
pub(super) fn is_balanced(text: &str) -> bool {
    const DEEPEST: usize = 16;
    let mut depth = 0_usize;
    let fits = text.bytes().all(|byte| {
        let after = match byte {
            b'{' => Some(depth + 1),
            b'}' => depth.checked_sub(1),
            _ => Some(depth),
        };
        depth = after.unwrap_or_default();
        after.is_some_and(|depth| depth <= DEEPEST)
    });
    fits && depth == 0
}

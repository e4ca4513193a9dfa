//! Which category of arXiv a text means.

use super::categories::{ALSO, ARCHIVES, Archive, Category};
use crate::query::distance;
use crate::sources::row::WhatError;

/// So many categories are named that may have been meant.
const MOST_NEAR: usize = 3;

/// The code of a category or an archive that was written in any case of its letters, or by another
/// code.
///
/// # Errors
/// When arXiv has none of this code: what is near, and what there is.
pub(super) fn code(written: &str) -> Result<&'static str, WhatError> {
    let own = all().map(|category| category.code);
    let own = own.chain(ARCHIVES.iter().map(|archive| archive.code));
    let codes = own.map(|code| (code, code)).chain(ALSO.iter().copied());
    let mut found = codes.filter(|(known, _)| known.eq_ignore_ascii_case(written));
    if let Some((_, code)) = found.next() {
        return Ok(code);
    }
    let archive = written.split('.').next().unwrap_or_default();
    let is_of = |known: &&Archive| known.code.eq_ignore_ascii_case(archive);
    let (kind, name, of, known) = if let Some(archive) = ARCHIVES.iter().find(is_of) {
        let codes = archive.categories.iter().map(|category| category.code);
        ("category", written, archive.code, listed(codes))
    } else {
        let codes = ARCHIVES.iter().map(|archive| archive.code);
        ("archive", archive, "arXiv", listed(codes))
    };
    Err(WhatError::Category {
        kind,
        name: name.to_owned(),
        instead: format!("{}{of} has {known}", meant(&near(written))),
    })
}

/// Asks whether one of these was meant.
fn meant(near: &[&str]) -> String {
    match near {
        [] => String::new(),
        [one] => format!("did you mean {one}? "),
        [first @ .., last] => format!("did you mean {} or {last}? ", first.join(", ")),
    }
}

fn all() -> impl Iterator<Item = &'static Category> {
    ARCHIVES.iter().flat_map(|archive| archive.categories)
}

fn listed(codes: impl Iterator<Item = &'static str>) -> String {
    let codes: Vec<&str> = codes.collect();
    if codes.is_empty() {
        return "nothing below it".to_owned();
    }
    codes.join(", ")
}

/// The categories that may have been meant, with their names: those that are called so, those of the
/// same class in another archive, those of one slip.
fn near(written: &str) -> Vec<&'static str> {
    let lower = written.to_ascii_lowercase();
    let words = lower.replace(['-', '_'], " ");
    let class = lower.split_once('.').map(|(_, class)| class);
    let rank = |category: &Category| {
        let code = category.code.to_ascii_lowercase();
        let its_class = code.split_once('.').map(|(_, class)| class);
        if category.name.eq_ignore_ascii_case(&words) {
            Some(0)
        } else if class.is_some() && its_class == class {
            Some(1)
        } else {
            distance(&lower, &code, 1).map(|_| 2)
        }
    };
    let mut near: Vec<_> = all()
        .filter_map(|category| Some((rank(category)?, category.code)))
        .collect();
    near.sort_by_key(|(rank, _)| *rank);
    near.truncate(MOST_NEAR);
    near.into_iter().map(|(_, code)| code).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_in_any_case_and_by_its_other_names() {
        for (written, known) in [
            ("cs.lg", "cs.LG"),
            ("COND-MAT.MTRL-SCI", "cond-mat.mtrl-sci"),
            ("hep-th", "hep-th"),
            ("cs", "cs"),
            ("cs.SY", "eess.SY"),
            ("math.mp", "math-ph"),
            ("alg-geom", "math.AG"),
        ] {
            assert_eq!(code(written), Ok(known));
        }
    }

    #[test]
    fn what_is_none_is_told_with_what_is_near_and_what_there_is() {
        for (written, said) in [
            (
                "cs.ML",
                "arXiv has no category “cs.ML”; did you mean stat.ML, cs.CL or cs.DL? cs has cs.AI,",
            ),
            (
                "cs.XQX",
                "arXiv has no category “cs.XQX”; cs has cs.AI, cs.AR,",
            ),
            (
                "hep-th.AB",
                "arXiv has no category “hep-th.AB”; hep-th has nothing below it",
            ),
            (
                "robotics",
                "arXiv has no archive “robotics”; did you mean cs.RO? arXiv has astro-ph, cond-mat,",
            ),
            (
                "css.lg",
                "arXiv has no archive “css”; did you mean cs.LG? arXiv has astro-ph",
            ),
            ("", "arXiv has no archive “”; arXiv has astro-ph"),
        ] {
            let error = code(written).unwrap_err().to_string();
            assert!(error.starts_with(said), "{error}");
        }
    }
}

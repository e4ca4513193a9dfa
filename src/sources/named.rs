//! What most sources can be asked for: a search, papers by their ids, papers around one.

use super::row::WhatError;
use crate::paper::PaperId;

/// The words behind `search`; none where something else is wanted.
///
/// # Errors
/// When there are no words.
pub(super) fn searched(what: &str) -> Result<Option<&str>, WhatError> {
    match what.split_once(' ').unwrap_or((what, "")) {
        ("search", "") => Err(WhatError::NoWords),
        ("search", words) => Ok(Some(words)),
        _ => Ok(None),
    }
}

/// The id behind a word, such as `like`; none where the word is another.
///
/// # Errors
/// When what stands there is no id that is known.
pub(super) fn around(
    what: &str,
    word: &str,
    known: &dyn Fn(&str) -> Option<PaperId>,
) -> Result<Option<PaperId>, WhatError> {
    let (first, id) = what.split_once(' ').unwrap_or((what, ""));
    if first != word {
        return Ok(None);
    }
    let id = id.trim();
    known(id).map(Some).ok_or(WhatError::NoId(id.to_owned()))
}

/// The ids that all of it is.
///
/// # Errors
/// When a word is no id that is known.
pub(super) fn ids(
    what: &str,
    known: &dyn Fn(&str) -> Option<PaperId>,
) -> Result<Vec<PaperId>, WhatError> {
    let mut ids = Vec::new();
    for word in what.split(' ') {
        match known(word.trim_end_matches(',')) {
            Some(id) => ids.push(id),
            // Where the first is none, something else was meant.
            None if ids.is_empty() => return Err(WhatError::Unknown(what.to_owned())),
            None => return Err(WhatError::NoId(word.to_owned())),
        }
    }
    Ok(ids)
}

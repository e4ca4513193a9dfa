//! What a subscription was told, and what it is told with a digest.

use std::collections::HashSet;

use jiff::civil::Date;

use crate::paper::{Paper, PaperId};

/// What a subscription was told before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Before {
    /// The day of the last digest.
    pub last: Option<Date>,
    /// Every id of every paper that counts as told.
    pub told: HashSet<PaperId>,
    /// Everything that had come by this second since 1970 counts as told, too.
    pub up_to: Option<i64>,
}

/// A paper that counts as told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Its id.
    pub id: PaperId,
    /// Every other id that it has.
    pub aliases: Vec<PaperId>,
}

impl From<&Paper> for Told {
    fn from(paper: &Paper) -> Self {
        Self {
            id: paper.id.clone(),
            aliases: paper.aliases.clone(),
        }
    }
}

//! `recto star` and `recto unstar`: all of the papers, or none.

use anyhow::Result;

use super::{Opened, recognised, say, unknown};
use crate::clock;
use crate::files::Folders;
use crate::marks::{SetStar, StarFile};
use crate::paper::PaperId;

/// What the papers shall be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Starred,
    Plain,
}

pub(super) fn run(ids: &[String], wanted: Wanted, folders: &Folders) -> Result<()> {
    let opened = Opened::open(folders)?;
    let now = clock::now();
    let mut intents = Vec::new();
    let mut strangers = Vec::new();
    for (written, id) in recognised(ids) {
        match id.and_then(|id| intent(&opened, &id, wanted, &now)) {
            Some(intent) => intents.push(intent?),
            None => strangers.push(written),
        }
    }
    if !strangers.is_empty() {
        return Err(unknown(&strangers));
    }
    let saved = StarFile::in_dir(&folders.config).save(&intents, &now)?;
    saved.warnings.iter().for_each(|warning| say(warning));
    Ok(())
}

/// What to write for one paper; `None` for one that is not here. A star outlives its paper, and
/// can be taken back without it.
fn intent(opened: &Opened, id: &PaperId, wanted: Wanted, now: &str) -> Option<Result<SetStar>> {
    let set = |id: PaperId, title: String, aliases: Vec<PaperId>| SetStar {
        id,
        starred: wanted == Wanted::Starred,
        at: now.to_owned(),
        title,
        aliases,
    };
    let Some(number) = opened.library.number_of(id) else {
        let star = opened.stars.get(id).filter(|_| wanted == Wanted::Plain)?;
        return Some(Ok(set(
            id.clone(),
            star.title.clone(),
            star.aliases.clone(),
        )));
    };
    Some(
        opened
            .library
            .record(number)
            .map_err(anyhow::Error::from)
            .map(|paper| {
                let key = opened.overlay.star_key(number, &paper);
                let aliases = paper.ids().filter(|id| **id != key).cloned().collect();
                set(key, paper.title.clone(), aliases)
            }),
    )
}

//! `recto star` and `recto unstar`: all of the papers, or none.

use anyhow::Result;

use crate::cli::{Opened, recognised, unknown};
use crate::clock;
use crate::files::Folders;
use crate::marks::{Intent, MarkKey, MarkKind, Wanted};
use crate::paper::PaperId;

pub(in crate::cli) fn run(ids: &[String], wanted: Wanted, folders: &Folders) -> Result<()> {
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
    super::save(&opened, &intents, &now, folders)
}

/// What to write for one paper; `None` for one that is not here. A star outlives its paper, and
/// can be taken back without it.
fn intent(opened: &Opened, id: &PaperId, wanted: Wanted, now: &str) -> Option<Result<Intent>> {
    let intent = |key: MarkKey, title: String| Intent {
        tag: None,
        kind: MarkKind::Star,
        wanted,
        key,
        at: now.to_owned(),
        title,
    };
    let number = match opened.library.named(id) {
        Ok(number) => number,
        Err(several) => return Some(Err(several.into())),
    };
    let Some(number) = number else {
        let star = opened.marks.get(MarkKind::Star, id);
        let star = star.filter(|_| wanted == Wanted::Unset)?;
        return Some(Ok(intent(id.clone().into(), star.title().into_owned())));
    };
    let paper = opened.library.record(number);
    let intent = paper.map(|paper| {
        let key = opened.overlay.mark_key(number, &paper);
        intent(key, paper.title.clone())
    });
    Some(intent.map_err(anyhow::Error::from))
}

//! `recto star` and `recto unstar`: all of the papers, or none.

use std::collections::HashMap;

use anyhow::Result;

use crate::cli::one::given::Given;
use crate::cli::{Opened, recognised, say, unknown};
use crate::clock;
use crate::files::Folders;
use crate::marks::{Intent, MarkKey, MarkKind, Wanted};
use crate::paper::PaperId;
use crate::text::numbers::thousands;

pub(in crate::cli) fn run(ids: &[String], wanted: Wanted, folders: &Folders) -> Result<()> {
    let opened = Opened::open(folders)?;
    let now = clock::now();
    let mut intents = Vec::new();
    let mut strangers = Vec::new();
    let given = Given::all(ids)?;
    for (written, id) in recognised(&given) {
        match id.and_then(|id| intent(&opened, &id, wanted, &now)) {
            Some(intent) => intents.push(intent?),
            None => strangers.push(written),
        }
    }
    if !strangers.is_empty() {
        return Err(unknown(&strangers));
    }
    super::save(&opened, &intents, &now, folders)?;
    let (done, already) = match wanted {
        Wanted::Set => ("starred", "already"),
        Wanted::Unset => ("no longer starred", "not before"),
    };
    // Of a paper that was named twice one star is meant.
    let keys: HashMap<&PaperId, &MarkKey> = intents
        .iter()
        .map(|intent| (&intent.key.id, &intent.key))
        .collect();
    let is_starred = |key: &&&MarkKey| {
        let mut ids = key.ids();
        ids.any(|id| opened.marks.get(MarkKind::Star, id).is_some())
    };
    let starred = keys.values().filter(is_starred).count();
    let (changed, same) = match wanted {
        Wanted::Set => (keys.len() - starred, starred),
        Wanted::Unset => (starred, keys.len() - starred),
    };
    let papers = match changed {
        1 => "1 paper is".to_owned(),
        _ => format!("{} papers are", thousands(changed as u64)),
    };
    say(&match same {
        0 => format!("{papers} {done}"),
        1 => format!("{papers} {done}, 1 was {already}"),
        _ => format!("{papers} {done}, {} were {already}", thousands(same as u64)),
    });
    Ok(())
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

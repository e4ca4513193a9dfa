//! `recto remove`: papers out of the library; all of them, or none.

use anyhow::Result;

use super::{Opened, recognised, unknown};
use crate::clock;
use crate::files::Folders;
use crate::library::StorePlace;

pub(super) fn run(ids: &[String], folders: &Folders) -> Result<()> {
    let opened = Opened::open(folders)?;
    let mut known = Vec::new();
    let mut strangers = Vec::new();
    for (written, id) in recognised(ids) {
        let number = match id {
            Some(id) => opened.library.named(&id)?,
            None => None,
        };
        match number.and_then(|number| opened.library.id(number)) {
            Some(id) => known.push(id.clone()),
            None => strangers.push(written),
        }
    }
    if !strangers.is_empty() {
        return Err(unknown(&strangers));
    }
    StorePlace::new(&folders.data, &folders.cache)
        .store()
        .append_removals(&known, &clock::now())?;
    Ok(())
}

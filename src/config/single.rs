//! Single settings, as commands ask for them that need no others. What is wrong with the rest is told
//! where the settings are read whole.

use std::path::{Path, PathBuf};

use super::{Config, read};
use crate::marks::Samples;
use crate::merge::Keywords;
use crate::notes::NoteFolder;

/// Whether the settings of a directory have the papers that recto comes with listed now.
#[must_use]
pub fn samples(config_dir: &Path) -> Samples {
    let read = read(config_dir, Config::default());
    read.map(|(config, _)| config.samples).unwrap_or_default()
}

/// What the settings of a directory make now of the keywords of a person's own library.
#[must_use]
pub fn keywords(config_dir: &Path) -> Keywords {
    let read = read(config_dir, Config::default());
    read.map(|(config, _)| config.settings.keywords)
        .unwrap_or_default()
}

/// How many bytes whole papers may take, as the settings of a directory say it now.
#[must_use]
pub fn bodies_max(config_dir: &Path) -> u64 {
    let read = read(config_dir, Config::default());
    read.map(|(config, _)| config.bodies_max)
        .unwrap_or_default()
        .bytes()
}

/// The folder of notes that the settings of a directory name now, else recto's own in the data directory.
/// `typed` makes a path of what a person wrote.
#[must_use]
pub fn notes(config_dir: &Path, data: &Path, typed: fn(&str) -> PathBuf) -> NoteFolder {
    let read = read(config_dir, Config::default());
    let named = read.ok().and_then(|(config, _)| config.notes);
    named.map_or_else(
        || NoteFolder::own(data),
        |folder| NoteFolder::of_user(typed(&folder)),
    )
}

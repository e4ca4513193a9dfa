//! `recto paths`: where everything lies.

use std::io::Write;

use anyhow::Result;

use crate::bodies::Bodies;
use crate::cli::output::Output;
use crate::files::Folders;
use crate::library::{STORE_NAME, VOTES_NAME};
use crate::state::HISTORY_NAME;
use crate::text::safe;

pub(in crate::cli) fn run(folders: &Folders, out: &mut Output) -> Result<()> {
    for (what, path) in [
        ("stars", folders.config.join("starred.json")),
        ("settings", folders.config.join("config.toml")),
        ("papers", folders.data.join(STORE_NAME)),
        ("bodies", Bodies::in_dir(&folders.data).path().to_owned()),
        ("votes", folders.data.join(VOTES_NAME)),
        ("cache", folders.cache.clone()),
        ("state", folders.state.join("state.json")),
        ("history", folders.state.join(HISTORY_NAME)),
    ] {
        writeln!(out, "{what}\t{}", safe::line(&path.display().to_string()))?;
    }
    Ok(())
}

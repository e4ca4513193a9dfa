//! `recto paths`: where everything lies.

use std::io::Write;

use anyhow::Result;
use clap::Args;
use serde_json::{Map, Value};

use crate::bodies::Bodies;
use crate::cli::output::Output;
use crate::files::Folders;
use crate::library::{STORE_NAME, VOTES_NAME};
use crate::state::HISTORY_NAME;
use crate::text::safe;

/// Print where recto keeps what
#[derive(Debug, Args)]
pub struct Paths {
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Paths {
    pub(in crate::cli) fn run(&self, folders: &Folders, out: &mut Output) -> Result<()> {
        let paths = [
            ("stars", folders.config.join("starred.json")),
            ("settings", folders.config.join("config.toml")),
            ("papers", folders.data.join(STORE_NAME)),
            ("bodies", Bodies::in_dir(&folders.data).path().to_owned()),
            ("votes", folders.data.join(VOTES_NAME)),
            ("cache", folders.cache.clone()),
            ("state", folders.state.join("state.json")),
            ("history", folders.state.join(HISTORY_NAME)),
        ];
        let paths = paths.map(|(what, path)| (what, path.display().to_string()));
        if self.json {
            let told: Map<String, Value> = paths
                .into_iter()
                .map(|(what, path)| (what.to_owned(), path.into()))
                .collect();
            let json = serde_json::to_string_pretty(&told)?;
            return Ok(writeln!(out, "{}", safe::json(&json))?);
        }
        for (what, path) in paths {
            writeln!(out, "{what}\t{}", safe::line(&path))?;
        }
        Ok(())
    }
}

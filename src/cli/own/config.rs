//! `recto config`: the settings, one by one and all.

use std::io::Write;

use anyhow::{Result, anyhow};
use clap::{Args, Subcommand};
use serde_json::json;

use crate::cli::UsageError;
use crate::cli::output::{Output, say};
use crate::config::{
    self, Config, EditError, SETTINGS, Setting, begin_settings, change_setting, written_setting,
};
use crate::files::Folders;
use crate::text::safe;

/// The settings: begin a file of them, print them, change one, find mistakes.
#[derive(Debug, Args)]
pub struct Configure {
    #[command(subcommand)]
    what: What,
}

/// What is done with the settings.
#[derive(Debug, Subcommand)]
enum What {
    /// Write a file with every setting in a comment; one that has something in it stays as it is
    Init,
    /// Print the value of a setting that is in force, or all of them
    Get {
        /// Its name; of a table a line, as in feeds.NAME
        key: Option<String>,
        /// Print JSON, with whether it is from the file or the default
        #[arg(long)]
        json: bool,
    },
    /// Change a setting; all other lines of the file stay as they are
    Set {
        /// Its name; of a table a line, as in feeds.NAME
        key: String,
        /// What it is to be; quotes of the file may be left out
        #[arg(allow_hyphen_values = true)]
        value: String,
    },
    /// Print where the file lies
    Path,
    /// Name each mistake in the file, with line and column; there is one where it exits with 1
    Check {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
}

impl Configure {
    pub(in crate::cli) fn run(&self, folders: &Folders, out: &mut Output) -> Result<()> {
        match &self.what {
            What::Init => {
                warn(begin_settings(&folders.config)?);
                path(folders, out)
            }
            What::Get { key, json } => {
                let keys = key.as_deref().map_or_else(
                    || SETTINGS.iter().map(|setting| setting.name).collect(),
                    |key| vec![key],
                );
                let is_alone = key.is_some();
                let mut told = Vec::new();
                for key in keys {
                    let (value, from) = value(folders, key)?;
                    match (value, json) {
                        (Some(value), false) if is_alone => {
                            value
                                .lines()
                                .try_for_each(|line| writeln!(out, "{}", safe::line(line)))?;
                        }
                        (Some(value), false) => {
                            writeln!(out, "{key}\t{}", safe::line(&value))?;
                        }
                        (None, false) if is_alone => return Err(anyhow!("{key} is not set")),
                        (None, false) => {}
                        (value, true) => {
                            told.push(json!({"key": key, "value": value, "from": from}));
                        }
                    }
                }
                if *json {
                    let text = match told.as_slice() {
                        [one] if is_alone => one.to_string(),
                        all => json!(all).to_string(),
                    };
                    writeln!(out, "{}", safe::json(&text))?;
                }
                Ok(())
            }
            What::Set { key, value } => {
                warn(change_setting(&folders.config, key, value).map_err(usage)?);
                Ok(())
            }
            What::Path => path(folders, out),
            What::Check { json } => check(folders, *json, out),
        }
    }
}

/// What is wrong with the words of the command is a wrong call.
fn usage(error: EditError) -> anyhow::Error {
    if matches!(error, EditError::NoSetting(..) | EditError::Mistake(_)) {
        UsageError(error.to_string()).into()
    } else {
        error.into()
    }
}

fn warn(warning: Option<String>) {
    if let Some(warning) = warning {
        say(&warning);
    }
}

fn path(folders: &Folders, out: &mut Output) -> Result<()> {
    let path = folders.config.join("config.toml");
    Ok(writeln!(
        out,
        "{}",
        safe::line(&path.display().to_string())
    )?)
}

/// The value that is in force, and where it is from.
fn value(folders: &Folders, key: &str) -> Result<(Option<String>, &'static str)> {
    let written = written_setting(&folders.config, key).map_err(usage)?;
    let from = if written.is_some() { "file" } else { "default" };
    let (config, _) = config::read(&folders.config, Config::default())?;
    let in_force = Setting::named(key).and_then(|setting| setting.value(&config));
    // As the file has it, without its quotes.
    let plain = |text: String| serde_json::from_str::<String>(&text).unwrap_or(text);
    Ok((in_force.map(plain).or(written), from))
}

fn check(folders: &Folders, as_json: bool, out: &mut Output) -> Result<()> {
    let (_, problems) = config::read(&folders.config, Config::default())?;
    if as_json {
        let told: Vec<serde_json::Value> = problems
            .iter()
            .map(|one| json!({"line": one.line, "column": one.column, "reason": one.reason}))
            .collect();
        writeln!(out, "{}", safe::json(&json!(told).to_string()))?;
    } else {
        for one in &problems {
            let column = one
                .column
                .map_or_else(String::new, |column| format!(":{column}"));
            let line = format!("config.toml:{}{column}: {}", one.line, one.reason);
            writeln!(out, "{}", safe::line(&line))?;
        }
    }
    match problems.len() {
        0 => Ok(()),
        1 => Err(anyhow!("1 mistake in config.toml")),
        many => Err(anyhow!("{many} mistakes in config.toml")),
    }
}

//! The recto program: arguments to a face.

use std::process::ExitCode;

use anyhow::Result;

use recto::cli::{self, Arguments};
use recto::files::Folders;
use recto::run::{Asked, NoTerminal};

fn main() -> ExitCode {
    cli::complete();
    let words: Vec<_> = std::env::args_os().collect();
    let arguments = match Arguments::read(&words) {
        Ok(arguments) => arguments,
        Err(error) => return cli::refuse(&error),
    };
    match face(arguments) {
        Ok(code) => code,
        Err(error) if error.is::<NoTerminal>() => {
            cli::say(&error.to_string());
            ExitCode::from(2)
        }
        Err(error) => cli::exit_code(&error),
    }
}

fn face(arguments: Arguments) -> Result<ExitCode> {
    let folders = Folders::find(arguments.home.as_deref())?;
    if let Some(command) = arguments.command {
        cli::run(command, &folders)?;
        return Ok(ExitCode::SUCCESS);
    }
    let asked = Asked {
        filter: arguments.filter,
        plain: arguments.plain,
    };
    let ended = recto::run::run(&folders, asked)?;
    for sentence in ended.told.iter().chain(&ended.unsaved) {
        cli::say(sentence);
    }
    Ok(match (ended.signal, ended.unsaved) {
        (Some(signal), _) => ExitCode::from(128_u8.saturating_add(signal)),
        (None, Some(_)) => ExitCode::FAILURE,
        (None, None) => ExitCode::SUCCESS,
    })
}

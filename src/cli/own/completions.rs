//! `recto completions`: what makes a shell complete recto's commands, and the answers to that shell.

mod candidates;

use std::io::Write;

use anyhow::Result;
use clap::{Arg, Args, Command, CommandFactory, ValueEnum};
use clap_complete::CompleteEnv;
use clap_complete::engine::ArgValueCompleter;
use clap_complete::env::{EnvCompleter, Fish, Powershell, Zsh};

use crate::cli::Arguments;
use crate::cli::output::Output;
use crate::files;
use candidates::{Known, Wanted};

/// A shell that asks sets it to its name.
const VARIABLE: &str = "RECTO_COMPLETE";

/// bash parts words otherwise than the engine takes them.
const BASH: &str = include_str!("completions/bash.sh");

/// Print a script that makes a shell complete recto's commands, with your feeds, tags, views and papers.
#[derive(Debug, Args)]
#[command(
    after_help = "Where it goes:\n  bash        source <(recto completions bash)  in ~/.bashrc\n  zsh         source <(recto completions zsh)  in ~/.zshrc, behind compinit\n  fish        recto completions fish > ~/.config/fish/completions/recto.fish\n  elvish      eval (recto completions elvish | slurp)  in rc.elv\n  powershell  recto completions powershell | Out-String | Invoke-Expression  in $PROFILE"
)]
pub struct Completions {
    /// The shell
    shell: Shell,
}

/// A shell that recto can be completed in.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
    Elvish,
}

impl Completions {
    pub(in crate::cli) fn run(&self, out: &mut Output) -> Result<()> {
        let script: &dyn EnvCompleter = match self.shell {
            Shell::Bash => return Ok(out.write_all(BASH.as_bytes())?),
            Shell::Zsh => &Zsh,
            Shell::Fish => &Fish,
            Shell::Powershell => &Powershell,
            Shell::Elvish => &clap_complete::env::Elvish,
        };
        // The recto that is found by its name: a newer one may lie elsewhere.
        Ok(script.write_registration(VARIABLE, "recto", "recto", "recto", out)?)
    }
}

/// Answers a shell that asks what a command may go on with, and ends; returns where none asks.
pub fn complete() {
    CompleteEnv::with_factory(command)
        .var(VARIABLE)
        .bin("recto")
        .completer("recto")
        .complete();
}

/// The command line, with what each of its arguments may be.
fn command() -> Command {
    let known = Known::new(files::arguments());
    let command = Arguments::command();
    let command = command.mut_args(|argument| completed(argument, "", &known));
    command.mut_subcommands(|sub| of_subcommand(sub, &known))
}

fn of_subcommand(sub: Command, known: &Known) -> Command {
    let name = sub.get_name().to_owned();
    let sub = sub.mut_args(|argument| completed(argument, &name, known));
    // Those below have no further ones.
    sub.mut_subcommands(|below| {
        let path = format!("{name} {}", below.get_name());
        below.mut_args(|argument| completed(argument, &path, known))
    })
}

fn completed(argument: Arg, command: &str, known: &Known) -> Arg {
    let of_name = argument.get_value_names().and_then(<[_]>::first);
    let value = of_name.map_or(argument.get_id().as_str(), |name| name.as_str());
    let Some(wanted) = Wanted::of(command, value) else {
        return argument;
    };
    let known = known.clone();
    argument.add(ArgValueCompleter::new(move |typed: &std::ffi::OsStr| {
        known.candidates(wanted, &typed.to_string_lossy())
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_argument_that_names_a_thing_of_the_library_is_completed() {
        for (command, value) in [
            ("show", "ID"),
            ("star", "ID"),
            ("list", "QUERY"),
            ("feeds remove", "name"),
            ("feeds remove", "NAME"),
            ("export", "FORMAT"),
        ] {
            assert!(Wanted::of(command, value).is_some(), "{command} {value}");
        }
        assert!(Wanted::of("import", "FILE").is_none());
    }

    #[test]
    fn the_command_line_is_sound_with_what_its_arguments_may_be() {
        command().debug_assert();
    }
}

//! What starts `recto digest --send` by the clock: every quarter of an hour, for recto knows itself what
//! is due, and what failed is tried again soon.

mod launchd;
mod printed;
mod systemd;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, anyhow};

use super::output::Output;
use super::say;
use crate::disk::{RealDisk, replace};
use crate::files::{self, Folders};
use crate::paper::fnv;
use crate::text::safe;

/// So many minutes lie between two calls.
const MINUTES: u32 = 15;

/// What is started by the clock.
pub(super) struct Schedule {
    program: PathBuf,
    home: Option<PathBuf>,
}

/// Whether it is started.
pub(super) enum Standing {
    /// By this.
    Runs(String),
    /// This is there, and does not start it.
    Stopped(String),
    /// Nothing that can be asked starts it.
    Unknown,
}

impl Schedule {
    /// For the program that runs, and these folders.
    ///
    /// # Errors
    /// When the program cannot be found again, or is one that the next build replaces.
    pub(super) fn of(folders: &Folders) -> Result<Self> {
        let program = files::program().context("the place of recto itself is not known")?;
        if is_of_a_build(&program) {
            return Err(anyhow!(
                "{} lies below target/, where the next build replaces it; install recto with `cargo install --path .` and start that one",
                program.display()
            ));
        }
        Ok(Self {
            program,
            home: folders.home(),
        })
    }

    /// Sets it up where the system has something for that, and prints the lines for others.
    pub(super) fn install(&self, out: &mut Output) -> Result<()> {
        if cfg!(target_os = "macos") {
            return self.with_launchd(out);
        }
        if succeeds("systemctl", &["--user", "show-environment"]) {
            return self.with_systemd(out);
        }
        say("there is neither systemd nor launchd here; one of these lines does it:");
        self.print(out)
    }

    /// Prints the lines with which cron and the Task Scheduler of Windows start it.
    pub(super) fn print(&self, out: &mut Output) -> Result<()> {
        writeln!(out, "# crontab -e")?;
        writeln!(out, "{}", safe::line(&printed::crontab(&self.words())))?;
        writeln!(out, "# Task Scheduler of Windows")?;
        writeln!(out, "{}", safe::line(&printed::task(&self.words())))?;
        Ok(())
    }

    fn with_systemd(&self, out: &mut Output) -> Result<()> {
        let folder = systemd_folder()?;
        let name = self.name();
        let (service, timer) = (format!("{name}.service"), format!("{name}.timer"));
        write(&folder.join(&service), &systemd::service(&self.words()))?;
        write(&folder.join(&timer), &systemd::timer())?;
        succeed("systemctl", &["--user", "daemon-reload"])?;
        succeed("systemctl", &["--user", "enable", "--now", &timer])?;
        writeln!(
            out,
            "{timer} starts `recto digest --send` every {MINUTES} minutes while you are logged in; `loginctl enable-linger` lets it run without"
        )?;
        Ok(())
    }

    fn with_launchd(&self, out: &mut Output) -> Result<()> {
        let home = files::user_home().context("the system tells no folder of yours")?;
        let name = self.name();
        let path = home
            .join("Library/LaunchAgents")
            .join(format!("{name}.plist"));
        write(&path, &launchd::agent(&name, &self.words()))?;
        let place = path.display().to_string();
        // One that is there already is another version of it.
        succeeds("launchctl", &["unload", &place]);
        succeed("launchctl", &["load", "-w", &place])?;
        writeln!(
            out,
            "{name} starts `recto digest --send` every {MINUTES} minutes"
        )?;
        Ok(())
    }

    /// The program with its arguments.
    fn words(&self) -> Vec<String> {
        let mut words = vec![self.program.display().to_string()];
        if let Some(home) = &self.home {
            words.extend(["--home".to_owned(), home.display().to_string()]);
        }
        words.extend(["digest", "--send"].map(str::to_owned));
        words
    }

    fn name(&self) -> String {
        name(self.home.as_deref())
    }
}

/// Whether something starts it for these folders.
pub(super) fn standing(folders: &Folders) -> Standing {
    let name = name(folders.home().as_deref());
    if cfg!(target_os = "macos") {
        return if succeeds("launchctl", &["list", &name]) {
            Standing::Runs(format!("launchd ({name})"))
        } else {
            Standing::Unknown
        };
    }
    let timer = format!("{name}.timer");
    let is_there = systemd_folder().is_ok_and(|folder| folder.join(&timer).exists());
    if !is_there {
        let crontab = written_by("crontab", &["-l"]).unwrap_or_default();
        return if printed::is_in_crontab(&crontab, folders.home().as_deref()) {
            Standing::Runs("cron".to_owned())
        } else {
            Standing::Unknown
        };
    }
    if succeeds("systemctl", &["--user", "--quiet", "is-active", &timer]) {
        Standing::Runs(format!("systemd ({timer})"))
    } else {
        Standing::Stopped(format!("{timer} is not active"))
    }
}

/// The name of the schedule of a home: each has its own.
fn name(home: Option<&Path>) -> String {
    match home {
        None => "recto-digest".to_owned(),
        Some(home) => {
            let home = home.display().to_string();
            format!("recto-digest-{:08x}", fnv(home.as_bytes()) >> 32)
        }
    }
}

fn systemd_folder() -> Result<PathBuf> {
    let settings = files::user_settings().context("the system tells no folder of settings")?;
    Ok(settings.join("systemd").join("user"))
}

/// Whether a program lies where builds put it.
fn is_of_a_build(program: &Path) -> bool {
    program
        .components()
        .any(|part| part.as_os_str() == "target")
}

fn write(path: &Path, text: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        let made = crate::disk::Disk::make_dir(&RealDisk, folder);
        made.with_context(|| format!("{} cannot be made", folder.display()))?;
    }
    if let Some(warning) = replace(&RealDisk, path, text.as_bytes())? {
        say(&warning);
    }
    Ok(())
}

/// Whether a program ends well; what it says is nobody's business.
fn succeeds(program: &str, arguments: &[&str]) -> bool {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null());
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// What a program writes, where it ends well.
fn written_by(program: &str, arguments: &[&str]) -> Option<String> {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null());
    let output = command.stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    output.status.success().then_some(text)
}

fn succeed(program: &str, arguments: &[&str]) -> Result<()> {
    if succeeds(program, arguments) {
        return Ok(());
    }
    Err(anyhow!(
        "`{program} {}` failed; try it in a shell",
        arguments.join(" ")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_of_a_build_is_none_to_be_started_tomorrow() {
        for (program, expected) in [
            ("/home/me/recto/target/release/recto", true),
            ("/home/me/.cargo/bin/recto", false),
            ("/home/me/targets/recto", false),
        ] {
            assert_eq!(is_of_a_build(Path::new(program)), expected, "{program}");
        }
    }

    #[test]
    fn each_home_has_a_schedule_of_its_own() {
        let names = [None, Some("/a"), Some("/b")].map(|home| name(home.map(Path::new)));
        assert_eq!(names[0], "recto-digest");
        assert!(names[1] != names[2] && names[1].starts_with("recto-digest-"));
        assert_eq!(names[1].len(), "recto-digest-".len() + 8);
    }
}

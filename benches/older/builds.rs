//! The two builds: that of a commit, in a worktree of its own, and that of this tree.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::home::cache;

/// A program in release, where no later build can change it.
pub(crate) struct Build {
    /// As the table calls it.
    pub(crate) name: String,
    /// The folder of its homes.
    pub(crate) folder: String,
    pub(crate) program: PathBuf,
}

impl Build {
    /// Builds a commit; it is checked out below the target folder.
    pub(crate) fn of_commit(commit: &str) -> Result<Self, String> {
        let commit = git(&["rev-parse", "--verify", &format!("{commit}^{{commit}}")])?;
        let name = git(&["rev-parse", "--short", &commit])?;
        let tree = below_target(&name);
        if !tree.join("Cargo.toml").is_file() {
            // One that was deleted with the target folder is in git's list still.
            git(&["worktree", "prune"])?;
            let tree = tree.to_string_lossy();
            git(&["worktree", "add", "--force", "--detach", &tree, &commit])?;
        }
        Self::built(&tree, name.clone(), name)
    }

    /// Builds the tree as it is now.
    pub(crate) fn of_this_tree() -> Result<Self, String> {
        let name = git(&["describe", "--always", "--dirty", "--exclude", "*"])?;
        let tree = Path::new(env!("CARGO_MANIFEST_DIR"));
        Self::built(tree, format!("here ({name})"), "here".to_owned())
    }

    /// Both are built by the same command in one target folder, which is not that of other builds.
    fn built(tree: &Path, name: String, folder: String) -> Result<Self, String> {
        let target = below_target("built");
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["build", "--release", "--locked", "--bin", "recto"]);
        cargo.arg("--target-dir").arg(&target).current_dir(tree);
        let status = cargo.status().map_err(|error| format!("cargo: {error}"))?;
        if !status.success() {
            return Err(format!("{name} cannot be built"));
        }
        let built = target.join("release").join("recto");
        let program = cache().join("beside").join(&folder).join("recto");
        let copied = fs::create_dir_all(program.with_file_name(""))
            .and_then(|()| fs::copy(&built, &program));
        copied.map_err(|error| format!("{}: {error}", program.display()))?;
        Ok(Self {
            name,
            folder,
            program,
        })
    }
}

fn below_target(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("beside")
        .join(name)
}

/// What git answers, or why it does not.
fn git(arguments: &[&str]) -> Result<String, String> {
    let mut git = Command::new("git");
    git.args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::null());
    let output = git.output().map_err(|error| format!("git: {error}"))?;
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
    if output.status.success() {
        Ok(said(&output.stdout))
    } else {
        Err(format!(
            "git {}: {}",
            arguments.join(" "),
            said(&output.stderr)
        ))
    }
}

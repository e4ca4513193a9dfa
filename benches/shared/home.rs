//! A home in the cache folder with a library of so many papers, kept by one build of recto.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::away;
use super::corpus::{self, Corpus};
use super::times::time;

/// Where corpora and homes are kept from one run to the next.
pub(crate) fn cache() -> PathBuf {
    let named = std::env::var_os("RECTO_BENCH_DIR").map(PathBuf::from);
    named.unwrap_or_else(|| std::env::temp_dir().join("recto-bench"))
}

/// A folder with a library in it, and the program that keeps it.
pub(crate) struct Home {
    pub(crate) dir: PathBuf,
    pub(crate) program: PathBuf,
}

impl Home {
    /// The home of this name in the cache folder.
    pub(crate) fn new(program: &Path, name: impl AsRef<Path>) -> Self {
        Self {
            dir: cache().join(name),
            program: program.to_owned(),
        }
    }

    /// A recto that keeps everything here.
    pub(crate) fn recto(&self) -> Command {
        let mut command = away::program(&self.program);
        command.arg("--home").arg(&self.dir);
        command
    }

    /// What recto prints.
    pub(crate) fn run(&self, arguments: &[&str]) -> String {
        let output = self.recto().args(arguments).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "recto {arguments:?}: {said}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// The store.
    pub(crate) fn store(&self) -> PathBuf {
        self.dir.join("data").join("papers.jsonl")
    }

    /// Whether it was filled before.
    pub(crate) fn is_filled(&self) -> bool {
        self.store().metadata().is_ok_and(|store| store.len() > 0)
    }

    /// Leaves nothing in it but an empty store: where a store is, none is made of the bundled
    /// papers.
    pub(crate) fn empty(&self) -> io::Result<()> {
        let _ = fs::remove_dir_all(&self.dir);
        fs::create_dir_all(self.dir.join("data"))?;
        fs::write(self.store(), "")
    }
}

/// The file with so many papers, which is made of the real ones where it is not there yet.
pub(crate) fn corpus_of(papers: usize, real: &str) -> io::Result<PathBuf> {
    fs::create_dir_all(cache())?;
    let path = cache().join(format!("corpus-{}-{papers}.jsonl", corpus::VERSION));
    if !path.exists() {
        let took = time(|| Corpus::new(real).write(&path, papers).unwrap());
        eprintln!("  made {} in {took:.1?}", path.display());
    }
    Ok(path)
}

/// The name of a folder for a library of so many papers.
pub(crate) fn name_of(papers: usize) -> String {
    format!("home-{}-{papers}", corpus::VERSION)
}

/// `10k`, `1m`, `2.7m` or a plain number.
pub(crate) fn number(size: &str) -> Option<usize> {
    let (digits, unit) = match size.to_ascii_lowercase() {
        size if size.ends_with('k') => (size.trim_end_matches('k').to_owned(), 1e3),
        size if size.ends_with('m') => (size.trim_end_matches('m').to_owned(), 1e6),
        size => (size, 1.0),
    };
    let papers = digits.parse::<f64>().ok()? * unit;
    (papers >= 1.0).then_some(papers as usize)
}

//! A home of so many papers in the cache folder, made by recto itself, and what making it takes.

use std::cmp::Reverse;
use std::fs;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use recto::library::{Library, open};

use super::away;
use super::baselines::Bare;
use super::corpus::{self, Corpus};
use super::table::Column;
use super::times::{ratio, time};
use super::watched::{processor_time, watched};

/// A folder with a library in it.
pub(crate) struct Home {
    pub(crate) dir: PathBuf,
    /// What was imported; none for the bundled papers.
    corpus: Option<PathBuf>,
}

/// Where corpora and homes are kept from one run to the next.
pub(crate) fn cache() -> PathBuf {
    let named = std::env::var_os("RECTO_BENCH_DIR").map(PathBuf::from);
    named.unwrap_or_else(|| std::env::temp_dir().join("recto-bench"))
}

impl Home {
    /// The bundled papers.
    pub(crate) fn bundled() -> Self {
        let home = Self {
            dir: cache().join("home-bundled"),
            corpus: None,
        };
        let _ = fs::remove_dir_all(&home.dir);
        home.run(&["list", "--count"]);
        home
    }

    /// A library of so many papers; the corpus is made where it is not there yet.
    pub(crate) fn of(papers: usize, real: &str) -> io::Result<Self> {
        fs::create_dir_all(cache())?;
        let version = corpus::VERSION;
        let path = cache().join(format!("corpus-{version}-{papers}.jsonl"));
        if !path.exists() {
            let took = time(|| Corpus::new(real).write(&path, papers).unwrap());
            eprintln!("  made {} in {took:.1?}", path.display());
        }
        Ok(Self {
            dir: cache().join(format!("home-{version}-{papers}")),
            corpus: Some(path),
        })
    }

    /// A recto that keeps everything here.
    pub(crate) fn recto(&self) -> Command {
        away::recto(&self.dir, &[])
    }

    /// What recto prints.
    pub(crate) fn run(&self, arguments: &[&str]) -> String {
        let output = self.recto().args(arguments).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "recto {arguments:?}: {said}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// The library, opened.
    pub(crate) fn library(&self) -> Library {
        let opened = open(&self.dir.join("data"), &self.dir.join("cache"));
        opened.unwrap().library
    }

    /// The store.
    pub(crate) fn store(&self) -> PathBuf {
        self.dir.join("data").join("papers.jsonl")
    }

    /// Whether it was filled before.
    pub(crate) fn is_filled(&self) -> bool {
        self.store().metadata().is_ok_and(|store| store.len() > 0)
    }

    /// The bytes that were imported.
    pub(crate) fn raw_bytes(&self) -> Option<u64> {
        Some(self.corpus.as_ref()?.metadata().ok()?.len())
    }

    /// Imports the corpus into an empty home, makes its index anew, and says what that takes.
    pub(crate) fn fill(&self, column: &mut Column) -> io::Result<()> {
        let (Some(corpus), Some(raw)) = (&self.corpus, self.raw_bytes()) else {
            return Ok(());
        };
        let _ = fs::remove_dir_all(&self.dir);
        fs::create_dir_all(self.dir.join("data"))?;
        // Where a store is, none is made of the bundled papers.
        fs::write(self.store(), "")?;
        let import = watched(self.recto().arg("import").arg(corpus), &self.store());
        let bytes_a_second = raw as f64 / import.settled.as_secs_f64();
        let speed = format!("{:.0} MB/s", bytes_a_second / 1e6);
        column.text("import, to the append", ">= 100 MB/s", speed);
        column.time("import, to the end", "", import.time);
        memory(column, "import, peak memory", "", import.peak);
        self.build(corpus, column);
        index_bytes(&self.library(), raw, column);
        Ok(())
    }

    /// Makes the index anew.
    fn build(&self, corpus: &Path, column: &mut Column) {
        let build = watched(self.recto().args(["index", "--rebuild"]), &self.store());
        column.time("build of the index", "", build.time);
        if let Some(processor) = build.processor {
            column.time("the same, processor time", "", processor);
        }
        let (clock, processor) = parsed(corpus);
        column.ratio(
            "build / parse of the JSON (B2), by the clock",
            "<= 15 x",
            ratio(build.time, clock),
        );
        if let (Some(build), Some(parse)) = (build.processor, processor) {
            let name = "the same, by the processor's time";
            column.ratio(name, "", ratio(build, parse));
        }
        memory(column, "build, peak memory", "< 700 MB", build.peak);
    }
}

/// What the index takes beside the text, and the share of each of its parts.
fn index_bytes(library: &Library, raw: u64, column: &mut Column) {
    let mut parts = library.index_parts();
    let whole: u64 = parts.iter().map(|(_, bytes)| bytes).sum();
    column.bytes("the index", "", whole);
    column.ratio(
        "index / raw JSON Lines",
        "<= 0.65",
        whole as f64 / raw as f64,
    );
    parts.retain(|(_, bytes)| bytes * 1000 > whole);
    parts.sort_by_key(|(_, bytes)| Reverse(*bytes));
    let share = |bytes: u64| bytes as f64 / whole as f64 * 100.0;
    let parts = parts
        .iter()
        .map(|(name, bytes)| format!("{name} {:.1} %", share(*bytes)));
    column.text("its parts", "", parts.collect::<Vec<String>>().join(", "));
}

fn memory(column: &mut Column, name: &'static str, goal: &'static str, peak: Option<u64>) {
    if let Some(peak) = peak {
        column.bytes(name, goal, peak);
    }
}

/// B2: how long one thread of `serde_json` takes for all lines, by the clock and by the time of the
/// processor, where the system tells it.
fn parsed(corpus: &Path) -> (Duration, Option<Duration>) {
    let file = fs::File::open(corpus).unwrap();
    let mut reader = BufReader::with_capacity(1 << 20, file);
    let mut line = String::new();
    let before = processor_time("self");
    let clock = time(|| {
        while reader.read_line(&mut line).unwrap() > 0 {
            std::hint::black_box(serde_json::from_str::<Bare>(&line).unwrap());
            line.clear();
        }
    });
    let processor = processor_time("self").zip(before);
    (
        clock,
        processor.and_then(|(now, before)| now.checked_sub(before)),
    )
}

//! What is asked for on the command line, as `benches/beside` hands it on.

use std::path::{Path, PathBuf};

use super::home::number;

pub(crate) const USAGE: &str =
    "benches/beside COMMIT [119|100k|1m|2.7m …] [fill|start|keys|processes …] [--rounds N]";
const USUAL_SIZE: &str = "119";
const USUAL_ROUNDS: usize = 5;

/// What can be measured by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Import and build.
    Fill,
    /// To the first frame, and until the facets stand.
    Start,
    /// Keys of the reader, and its memory.
    Keys,
    /// Whole runs of the command line.
    Processes,
}

const PARTS: [(&str, Part); 4] = [
    ("fill", Part::Fill),
    ("start", Part::Start),
    ("keys", Part::Keys),
    ("processes", Part::Processes),
];

/// A program, built where no later build changes it.
pub(crate) struct Build {
    /// As the table calls it.
    pub(crate) name: String,
    pub(crate) program: PathBuf,
}

/// What to measure.
pub(crate) struct Asked {
    /// The older one first.
    pub(crate) builds: [Build; 2],
    /// As it was written, and as a number of papers.
    pub(crate) sizes: Vec<(String, usize)>,
    parts: Vec<Part>,
    pub(crate) rounds: usize,
}

impl Build {
    fn of(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let name = arguments.next().ok_or(USAGE)?;
        let program = PathBuf::from(arguments.next().ok_or(USAGE)?);
        Ok(Self { name, program })
    }

    /// The name of the folder that its homes lie in.
    pub(crate) fn folder(&self) -> &Path {
        let folder = self.program.parent().and_then(Path::file_name);
        folder.map_or(Path::new(&self.name), Path::new)
    }
}

impl Asked {
    /// Reads the arguments; else says what they may be. Without any, as `cargo bench` runs all
    /// benchmarks, nothing is asked.
    pub(crate) fn of(arguments: impl Iterator<Item = String>) -> Result<Option<Self>, String> {
        // cargo adds its own word.
        let mut arguments = arguments
            .filter(|argument| argument != "--bench")
            .peekable();
        if arguments.peek().is_none() {
            return Ok(None);
        }
        let mut asked = Self {
            builds: [Build::of(&mut arguments)?, Build::of(&mut arguments)?],
            sizes: Vec::new(),
            parts: Vec::new(),
            rounds: USUAL_ROUNDS,
        };
        while let Some(argument) = arguments.next() {
            if argument == "--rounds" {
                let rounds = arguments.next().and_then(|rounds| rounds.parse().ok());
                asked.rounds = rounds.filter(|rounds| *rounds > 0).ok_or(USAGE)?;
            } else if let Some((_, part)) = PARTS.iter().find(|(name, _)| *name == argument) {
                asked.parts.push(*part);
            } else if let Some(papers) = number(&argument) {
                asked.sizes.push((argument, papers));
            } else {
                return Err(format!("{argument} is neither a size nor a part\n{USAGE}"));
            }
        }
        if asked.sizes.is_empty() {
            let papers = number(USUAL_SIZE).ok_or(USAGE)?;
            asked.sizes.push((USUAL_SIZE.to_owned(), papers));
        }
        Ok(Some(asked))
    }

    pub(crate) fn wants(&self, part: Part) -> bool {
        self.parts.is_empty() || self.parts.contains(&part)
    }
}

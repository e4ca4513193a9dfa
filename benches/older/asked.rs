//! What is asked for on the command line.

use super::home::number;

const USAGE: &str =
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

/// What to measure.
pub(crate) struct Asked {
    pub(crate) commit: String,
    /// As it was written, and as a number of papers.
    pub(crate) sizes: Vec<(String, usize)>,
    parts: Vec<Part>,
    pub(crate) rounds: usize,
}

impl Asked {
    /// Reads the arguments; else says what they may be.
    pub(crate) fn of(arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        // cargo adds its own word.
        let mut arguments = arguments.filter(|argument| argument != "--bench");
        let mut asked = Self {
            commit: arguments.next().ok_or(USAGE)?,
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
        Ok(asked)
    }

    pub(crate) fn wants(&self, part: Part) -> bool {
        self.parts.is_empty() || self.parts.contains(&part)
    }
}

//! What would be read of inputs, and why: their formats, what tells these, and what is used of the fields
//! of their records. Nothing is written.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::mpsc::Receiver;

use super::imported::PassedOver;
use crate::files::{self, By, Found, Input};
use crate::formats::{FieldUse, FieldUses, Format, Watched, detect, told_by};
use crate::paper::{ImportError, Lost};

/// Inputs to be explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explain {
    /// Files and folders, or `-` for standard input.
    pub from: Vec<PathBuf>,
    /// The name of their format; without one each input's content tells it.
    pub format: Option<&'static str>,
}

/// What there is to say of one input.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Explained {
    /// The input, as it is named.
    pub file: String,
    /// The name of its format, and what that is.
    pub format: &'static str,
    /// What the format is.
    pub meaning: &'static str,
    /// What in the content tells the format, where it is not named.
    pub told_by: Option<Vec<String>>,
    /// So many records are papers.
    pub papers: usize,
    /// So many are not.
    pub bad: usize,
    /// The first of those.
    pub problem: Option<ImportError>,
    /// How many entries of each kind are no papers by their kind.
    pub kinds: BTreeMap<String, usize>,
    /// So many records were looked at for their fields; none where the form tells none.
    pub looked_at: usize,
    /// The fields, in the order in which they were met.
    pub fields: Vec<ExplainedField>,
    /// Where each stands among them, by its name.
    places: HashMap<String, usize>,
}

/// A field of the records of an input.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExplainedField {
    /// Its name, with those of what it lies in.
    pub name: String,
    /// So many of the records that were looked at have it.
    pub records: usize,
    /// The parts of papers that it became, each with the number of papers.
    pub became: BTreeMap<String, usize>,
    /// Those that it could have become, had another field not said them.
    pub said_before: BTreeMap<String, usize>,
    /// So often it is kept beside the paper.
    pub kept: usize,
    /// So often it is passed over.
    pub passed_over: usize,
}

impl Explain {
    /// Explains each input that can be read, and says of the others why they cannot.
    pub fn run(&self, hear: &mut dyn FnMut(Result<Explained, PassedOver>)) {
        let format = self.format.and_then(Format::named);
        for Found { path, by, refused } in files::named(&self.from) {
            let file = path.display().to_string();
            let input = refused.map_or_else(|| files::open(&path), Err);
            let explained = input
                .map_err(|error| error.to_string())
                .and_then(|input| explained(file.clone(), input, format));
            hear(explained.map_err(|reason| PassedOver {
                file,
                reason,
                was_asked_for: by == By::Name,
            }));
        }
    }
}

fn explained(
    file: String,
    input: Input,
    named: Option<&'static Format>,
) -> Result<Explained, String> {
    let format = match named {
        Some(format) => format,
        None => detect(&input.head).map_err(|error| error.to_string())?,
    };
    let mut explained = Explained {
        format: format.name,
        meaning: format.meaning,
        told_by: named.is_none().then(|| told_by(&input.head, format)),
        file,
        ..Explained::default()
    };
    let (watched, heard) = Watched::new(input.stream);
    let records = format.read(Box::new(watched));
    let records = records.map_err(|error| error.to_string())?;
    for record in records {
        match record {
            Ok(_) => explained.papers += 1,
            Err(error) if error.lost == Lost::Nothing => {
                *explained.kinds.entry(error.reason).or_default() += 1;
            }
            Err(error) => {
                explained.bad += usize::from(error.lost == Lost::Record);
                explained.problem.get_or_insert(error);
            }
        }
        explained.hear(&heard);
    }
    Ok(explained)
}

impl Explained {
    fn hear(&mut self, heard: &Receiver<FieldUses>) {
        for uses in heard.try_iter() {
            self.looked_at += 1;
            for (name, used) in uses {
                self.take(name, used);
            }
        }
    }

    /// Takes what a field of one record is used for.
    fn take(&mut self, name: String, used: FieldUse) {
        let next = self.fields.len();
        let place = *self.places.entry(name).or_insert_with_key(|name| {
            self.fields.push(ExplainedField {
                name: name.clone(),
                ..ExplainedField::default()
            });
            next
        });
        if let Some(field) = self.fields.get_mut(place) {
            field.take(used);
        }
    }
}

impl ExplainedField {
    fn take(&mut self, used: FieldUse) {
        self.records += 1;
        let (parts, counts) = match used {
            FieldUse::Became(parts) => (parts, &mut self.became),
            FieldUse::SaidBefore(parts) => (parts, &mut self.said_before),
            FieldUse::Kept => {
                self.kept += 1;
                return;
            }
            FieldUse::PassedOver => {
                self.passed_over += 1;
                return;
            }
        };
        for part in parts {
            *counts.entry(part).or_default() += 1;
        }
    }

    /// Whether papers have something of it.
    #[must_use]
    pub fn is_taken(&self) -> bool {
        !self.became.is_empty() || !self.said_before.is_empty()
    }
}

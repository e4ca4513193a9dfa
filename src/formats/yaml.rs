//! What the YAML formats have in common (<https://yaml.org/spec/1.2.2/>): an input split into records
//! by its lines, each read by itself, and made a paper.
//!
//! A YAML reader has to have seen a whole document before it can tell what its first part says. Here a
//! list or a map of papers is parted where its elements begin, at one indentation, so that memory stays
//! that of a record and a mistake costs one; what an anchor names is known to the records behind it.

mod anchors;
mod records;
mod value;

pub(super) use records::{YamlLayout, YamlRecord, YamlRecords};
pub(super) use value::whole;

use serde_json::{Map, Value};

use crate::formats::input::{Input, NoInput, Records};
use crate::formats::watch::Watch;
use crate::paper::{ImportError, Paper, Received};

/// The papers of a YAML input: what becomes of each record, none where it is none by its kind.
pub(super) fn papers<'a>(
    input: Input<'a>,
    layout: YamlLayout,
    paper: impl Fn(YamlRecord) -> Result<Paper, String> + 'a,
) -> Result<Records<'a>, NoInput> {
    let mut watch = Watch::over(&input);
    let records = YamlRecords::new(input, layout).map(move |record| {
        let record = record?;
        let (line, name) = (record.line, record.name.clone());
        let watched = watch.is_on().then(|| Value::Object(record.fields.clone()));
        match paper(record) {
            Ok(found) => {
                if let Some(value) = watched {
                    let bytes = value.to_string().len();
                    let again = |less: &Value| {
                        let fields = less.as_object().cloned().unwrap_or_else(Map::new);
                        let name = name.clone();
                        paper(YamlRecord { line, name, fields }).ok()
                    };
                    watch.tell(&found, bytes, || Some(value.clone()), again);
                }
                Ok(Received { line, paper: found })
            }
            Err(reason) if name.is_empty() => Err(ImportError::new(line, reason)),
            Err(reason) => Err(ImportError::new(line, format!("{name}: {reason}"))),
        }
    });
    let mut records = records.peekable();
    if records.peek().is_none() {
        return Err(NoInput::Nothing);
    }
    Ok(Box::new(records))
}

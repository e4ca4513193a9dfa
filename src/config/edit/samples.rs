//! The line `samples` of the settings.

use std::path::Path;

use toml_edit::{Item, value};

use super::{EditError, edit, keep_comments, rewritten};
use crate::marks::Samples;

const NAME: &str = "samples";

/// Writes into the settings of a directory that the papers that recto comes with are put away, or takes
/// that out. Returns what a person should know of how that went.
///
/// # Errors
/// When nothing was changed.
pub fn change_samples(config_dir: &Path, samples: Samples) -> Result<Option<String>, EditError> {
    edit(config_dir, &|text| changed(text, samples))
}

fn changed(text: &str, samples: Samples) -> Result<String, EditError> {
    rewritten(text, &|document| {
        match (samples, document.get_mut(NAME)) {
            (Samples::PutAway, Some(Item::Value(known))) => {
                let decor = known.decor().clone();
                *known = false.into();
                *known.decor_mut() = decor;
            }
            (Samples::PutAway, _) => {
                document.insert(NAME, value(false));
            }
            (Samples::Shown, Some(_)) => {
                keep_comments(document, NAME);
                document.remove(NAME);
            }
            (Samples::Shown, None) => {}
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_are_put_away_by_one_line_and_everything_else_stays_as_it_was_written() {
        let (away, shown) = (Samples::PutAway, Samples::Shown);
        for (text, samples, expected) in [
            ("", away, "samples = false\n"),
            ("", shown, ""),
            ("# mine\n", away, "samples = false\n# mine\n"),
            (
                "# wide\nmeasure = 66 # columns\n\n# feeds\n[feeds]\nml = 'hf:daily'\n",
                away,
                "# wide\nmeasure = 66 # columns\nsamples = false\n\n# feeds\n[feeds]\nml = 'hf:daily'\n",
            ),
            ("samples = true # both\n", away, "samples = false # both\n"),
            ("samples = false\n", away, "samples = false\n"),
            (
                "a = 1\nsamples = false # none\nb = 2\n",
                shown,
                "a = 1\nb = 2\n",
            ),
            (
                "# of mine\nsamples = false\nb = 2\n",
                shown,
                "# of mine\nb = 2\n",
            ),
            (
                "# of mine\nsamples = false\n\n[feeds]\n",
                shown,
                "# of mine\n\n[feeds]\n",
            ),
            ("# of mine\nsamples = false\n", shown, "# of mine\n"),
        ] {
            assert_eq!(changed(text, samples).unwrap(), expected, "{text}");
        }
        let error = changed("a = \n", away).unwrap_err().to_string();
        assert!(error.contains("before this is mended: line 1"), "{error}");
    }
}

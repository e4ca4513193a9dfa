//! Names of files as a person types them.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use directories::UserDirs;

/// So many names are offered.
const NAMES_OFFERED: usize = 200;

/// The path that was typed; `~` is the user's own folder.
#[must_use]
pub fn typed(text: &str) -> PathBuf {
    let rest = text
        .strip_prefix('~')
        .filter(|rest| rest.is_empty() || rest.starts_with(['/', MAIN_SEPARATOR]));
    let home = || UserDirs::new().map(|dirs| dirs.home_dir().to_owned());
    match rest.and_then(|rest| Some((home()?, rest))) {
        Some((home, rest)) => home.join(rest.trim_start_matches(['/', MAIN_SEPARATOR])),
        None => PathBuf::from(text),
    }
}

/// How a name that was begun goes on: the text as far as all agree, and, where there are several,
/// the names. A folder ends in a slash.
#[must_use]
pub fn completed(text: &str) -> (String, Vec<String>) {
    let cut = text
        .rfind(['/', MAIN_SEPARATOR])
        .map_or(0, |slash| slash + 1);
    let (folder, begun) = (
        text.get(..cut).unwrap_or_default(),
        text.get(cut..).unwrap_or_default(),
    );
    if folder.is_empty() && begun == "~" {
        return (format!("~{MAIN_SEPARATOR}"), Vec::new());
    }
    let place = if folder.is_empty() {
        Path::new(".").to_owned()
    } else {
        typed(folder)
    };
    let entries = std::fs::read_dir(place).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| {
        let name = entry.file_name().into_string().ok()?;
        // A name that begins with a point is meant only where the point was typed.
        let fits = name.starts_with(begun) && (!name.starts_with('.') || begun.starts_with('.'));
        let is_folder = fits && entry.path().is_dir();
        let end = if is_folder {
            MAIN_SEPARATOR.to_string()
        } else {
            String::new()
        };
        fits.then(|| name + &end)
    });
    let mut names: Vec<String> = names.collect();
    names.sort_unstable();
    let common = common(&names).unwrap_or(begun).to_owned();
    names.truncate(NAMES_OFFERED);
    if names.len() == 1 {
        names.clear();
    }
    (format!("{folder}{common}"), names)
}

/// How all of these names begin.
fn common(names: &[String]) -> Option<&str> {
    let (first, rest) = names.split_first()?;
    let mut end = first.len();
    for name in rest {
        let mut pairs = first.char_indices().zip(name.chars());
        let differ = pairs.find(|((_, one), other)| one != other);
        let shared = differ.map_or(first.len().min(name.len()), |((place, _), _)| place);
        end = end.min(shared);
    }
    first.get(..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_goes_on_as_far_as_all_agree() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["refs.bib", "refs.ris", "größe", ".hidden"] {
            std::fs::write(dir.path().join(name), "").unwrap();
        }
        std::fs::create_dir(dir.path().join("papers")).unwrap();
        let at = |begun: &str| {
            let text = format!("{}/{begun}", dir.path().display());
            let (text, names) = completed(&text);
            let prefix = format!("{}/", dir.path().display());
            (text.strip_prefix(&prefix).unwrap().to_owned(), names)
        };
        let two = vec!["refs.bib".to_owned(), "refs.ris".to_owned()];
        assert_eq!(at("r"), ("refs.".to_owned(), two));
        assert_eq!(at("refs.b"), ("refs.bib".to_owned(), Vec::new()));
        assert_eq!(at("pa"), ("papers/".to_owned(), Vec::new()));
        assert_eq!(at("grö"), ("größe".to_owned(), Vec::new()));
        assert_eq!(at(".h"), (".hidden".to_owned(), Vec::new()));
        assert_eq!(at("zzz"), ("zzz".to_owned(), Vec::new()));
        assert_eq!(at("").1.len(), 4);
        assert_eq!(
            completed("no/such/fold"),
            ("no/such/fold".to_owned(), Vec::new())
        );
        assert!(typed("~/x").is_absolute() && typed("~x") == Path::new("~x"));
    }
}

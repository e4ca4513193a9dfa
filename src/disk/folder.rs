//! What lies in a folder.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

/// The names of what lies in a folder, in their order; none where there is no folder. What is being
/// written, and so begins with a point, is left out.
///
/// # Errors
/// As the system says.
pub fn names_in(folder: &Path) -> io::Result<Vec<String>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut names = Vec::new();
    for entry in entries {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort_unstable();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_read_in_order_and_one_that_is_not_there_is_empty() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("box");
        assert_eq!(names_in(&folder).unwrap(), Vec::<String>::new());
        fs::create_dir(&folder).unwrap();
        for name in ["b", ".a.tmp", "a"] {
            fs::write(folder.join(name), "").unwrap();
        }
        assert_eq!(names_in(&folder).unwrap(), ["a", "b"]);
    }
}

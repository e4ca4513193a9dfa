//! The names of note files: the id of the paper, every byte percent-encoded that is neither letter, digit,
//! `.` nor `-`.

use crate::paper::PaperId;

/// How they end.
const ENDING: &str = ".md";

/// The name of the file of a paper.
#[must_use]
pub fn file_name(id: &PaperId) -> String {
    id.file_name() + ENDING
}

/// The id that a name tells; `None` for a file that is no note of recto's, and where the name was cut.
#[must_use]
pub fn id_of(name: &str) -> Option<PaperId> {
    PaperId::of_file_name(name.strip_suffix(ENDING)?)
}

/// Whether a name may be that of a note whose id was cut.
pub(super) fn is_cut(name: &str) -> bool {
    name.contains("%-") && name.ends_with(ENDING)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_the_id_and_is_no_path() {
        for (id, name) in [
            ("arxiv:2503.11794", "arxiv%3A2503.11794.md"),
            ("arxiv:math/0309136", "arxiv%3Amath%2F0309136.md"),
            ("doi:10.1/a_(b)", "doi%3A10.1%2Fa%5F%28b%29.md"),
            ("x:../é", "x%3A..%2F%C3%A9.md"),
        ] {
            let id = PaperId::parse(id).unwrap();
            assert_eq!(file_name(&id), name);
            assert_eq!(id_of(name), Some(id));
        }
        for name in [
            "todo.md",
            "arxiv%3A1.txt",
            "a%3.md",
            "a%3Ab.md.bak",
            "%FF%3Aa.md",
        ] {
            assert_eq!(id_of(name), None, "{name}");
        }
        let long = |end| PaperId::parse(&format!("doi:10.1/{}{end}", "(".repeat(150))).unwrap();
        let names = ["a", "b"].map(|end| file_name(&long(end)));
        assert!(names[0] != names[1] && names[0].len() < 255 && is_cut(&names[0]));
        assert_eq!(id_of(&names[0]), None);
    }
}

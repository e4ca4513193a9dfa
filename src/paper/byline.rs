//! The authors of a paper in one line.

use super::Author;
use super::others::OTHERS;
use super::printed_name::in_order;

/// The names in a line: `Bo Ask, Di Cee and others`. Of more than `most` the rest is counted:
/// `Bo Ask +3`.
#[must_use]
pub fn byline(authors: &[Author], most: usize) -> String {
    let (shown, further) = authors.split_at(authors.len().min(most));
    let mut line = String::new();
    for author in shown {
        let joint = match (line.is_empty(), author.is_others()) {
            (true, _) => "",
            (false, true) => " and ",
            (false, false) => ", ",
        };
        line.push_str(joint);
        if author.is_others() {
            line.push_str(OTHERS);
        } else {
            line.push_str(&in_order(&author.name));
        }
    }
    let more = further.iter().filter(|author| !author.is_others()).count();
    if more > 0 {
        line.push_str(" +");
        line.push_str(&more.to_string());
    }
    if further.len() > more {
        line.push_str(" and ");
        line.push_str(OTHERS);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_that_there_are_others() {
        let authors = ["Bo Ask", "Cee, Di", "Ed Dee", "et al."].map(Author::named);
        for (count, most, line) in [
            (4, 9, "Bo Ask, Di Cee, Ed Dee and others"),
            (4, 3, "Bo Ask, Di Cee, Ed Dee and others"),
            (4, 2, "Bo Ask, Di Cee +1 and others"),
            (3, 1, "Bo Ask +2"),
            (1, 3, "Bo Ask"),
            (0, 3, ""),
        ] {
            assert_eq!(byline(authors.get(..count).unwrap(), most), line);
        }
    }
}

//! The title of a paper as it is shown.

use crate::paper::{Paper, untitled};
use crate::text::safe::Unseen;
use crate::text::shown::{Form, Shown};

/// The title in one line; of a paper without one what stands in its place.
#[must_use]
pub fn shown_title(paper: &Paper, form: Form, unseen: Unseen) -> Shown {
    let title = match form {
        Form::Raw => paper.title_as_received(),
        Form::Rendered(_) => &paper.title,
    };
    let shown = Shown::line(title, form, unseen);
    if shown.text().trim().is_empty() {
        Shown::line(&untitled(paper), Form::Raw, unseen)
    } else {
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::rendering;
    use crate::paper::PaperId;

    #[test]
    fn where_nothing_can_be_seen_the_id_is_said() {
        for (title, shown) in [
            ("A Title", "A Title"),
            ("", "[without a title: x:a]"),
            (" \u{a0}", "[without a title: x:a]"),
            ("\u{200b}", "[without a title: x:a]"),
            ("{}", "[without a title: x:a]"),
        ] {
            let mut paper = Paper::new(PaperId::parse("x:a").unwrap());
            paper.title = title.to_owned();
            let form = Form::Rendered(rendering(&paper));
            let line = shown_title(&paper, form, Unseen::Dropped);
            assert_eq!(line.text(), shown, "{title:?}");
        }
    }
}

//! Works that are named part by part: what stands between the parts when they are printed.

/// A work that is being named.
#[derive(Debug, Default)]
pub(super) struct Citation {
    /// The part before.
    before: Option<Part>,
    /// Whether a bracket is to be closed behind the part.
    is_bracketed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Person,
    Year,
    Volume,
    Issue,
    Page,
    Place,
    Other,
}

impl Citation {
    /// What stands before the part that an element is, behind a text that ends like this.
    pub(super) fn before(&mut self, element: &str, last: char) -> &'static str {
        let part = match element {
            "name" | "string-name" | "collab" | "etal" | "anonymous" => Part::Person,
            "year" => Part::Year,
            "volume" => Part::Volume,
            "issue" | "supplement" => Part::Issue,
            "fpage" | "lpage" | "page-range" | "elocation-id" => Part::Page,
            "publisher-loc" => Part::Place,
            _ => Part::Other,
        };
        let Some(before) = self.before.replace(part) else {
            return if part == Part::Issue {
                self.bracket("(")
            } else {
                ""
            };
        };
        let is_numbered = matches!(before, Part::Year | Part::Volume | Part::Issue);
        match part {
            Part::Person if before == Part::Person => ", ",
            Part::Volume if before == Part::Year => ";",
            Part::Issue => self.bracket("("),
            Part::Page if element == "lpage" && before == Part::Page => "–",
            Part::Page if is_numbered => ":",
            Part::Volume | Part::Page => ", ",
            Part::Other if element == "publisher-name" && before == Part::Place => ": ",
            Part::Person | Part::Year | Part::Place | Part::Other => {
                if ".?!:".contains(last) {
                    " "
                } else {
                    ". "
                }
            }
        }
    }

    fn bracket(&mut self, bracket: &'static str) -> &'static str {
        self.is_bracketed = true;
        bracket
    }

    /// What stands behind the part.
    pub(super) fn behind(&mut self) -> &'static str {
        if std::mem::take(&mut self.is_bracketed) {
            ")"
        } else {
            ""
        }
    }
}

//! Macros of BibTeX: `@string{aaai = "Proc. AAAI"}`, and those that every style has.
//!
//! A macro is expanded where it is defined, so that none can refer to itself. One that could not be
//! defined has no text: not its name, and not what it was before.

use std::collections::HashMap;

use crate::disk::limits;
use crate::text::size::size;

/// The macros of the standard styles (<https://ctan.org/pkg/bibtex>, `plain.bst`), and the names of
/// months as people write them beside these.
const STANDARD: &[(&str, &str)] = &[
    ("jan", "January"),
    ("feb", "February"),
    ("mar", "March"),
    ("apr", "April"),
    ("may", "May"),
    ("jun", "June"),
    ("jul", "July"),
    ("aug", "August"),
    ("sep", "September"),
    ("oct", "October"),
    ("nov", "November"),
    ("dec", "December"),
    ("january", "January"),
    ("february", "February"),
    ("march", "March"),
    ("april", "April"),
    ("june", "June"),
    ("july", "July"),
    ("august", "August"),
    ("sept", "September"),
    ("september", "September"),
    ("october", "October"),
    ("november", "November"),
    ("december", "December"),
    ("acmcs", "ACM Computing Surveys"),
    ("acta", "Acta Informatica"),
    ("cacm", "Communications of the ACM"),
    ("ibmjrd", "IBM Journal of Research and Development"),
    ("ibmsj", "IBM Systems Journal"),
    ("ieeese", "IEEE Transactions on Software Engineering"),
    ("ieeetc", "IEEE Transactions on Computers"),
    (
        "ieeetcad",
        "IEEE Transactions on Computer-Aided Design of Integrated Circuits",
    ),
    ("ipl", "Information Processing Letters"),
    ("jacm", "Journal of the ACM"),
    ("jcss", "Journal of Computer and System Sciences"),
    ("scp", "Science of Computer Programming"),
    ("sicomp", "SIAM Journal on Computing"),
    ("tocs", "ACM Transactions on Computer Systems"),
    ("tods", "ACM Transactions on Database Systems"),
    ("tog", "ACM Transactions on Graphics"),
    ("toms", "ACM Transactions on Mathematical Software"),
    ("toois", "ACM Transactions on Office Information Systems"),
    (
        "toplas",
        "ACM Transactions on Programming Languages and Systems",
    ),
    ("tcs", "Theoretical Computer Science"),
];

/// The macros defined so far.
#[derive(Debug, Default)]
pub(super) struct Macros {
    /// By their names in lower case; without a text where one could not be defined.
    texts: HashMap<String, Option<String>>,
    bytes: usize,
}

impl Macros {
    /// The text of a macro, in any case of its letters.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        let name = name.to_ascii_lowercase();
        if let Some(text) = self.texts.get(&name) {
            return text.as_deref();
        }
        let mut standard = STANDARD.iter();
        let (_, text) = standard.find(|(known, _)| *known == name)?;
        Some(*text)
    }

    /// Defines a macro by its name in lower case, in the place of an earlier one; or says why it
    /// has no text.
    pub(super) fn define(
        &mut self,
        name: &str,
        text: Result<String, String>,
    ) -> Result<(), String> {
        let before = self.texts.insert(name.to_owned(), None).flatten();
        self.bytes -= before.map_or(0, |text| name.len() + text.len());
        let text = text?;
        let bytes = self.bytes + name.len() + text.len();
        if bytes > limits::ENTRY {
            return Err(format!(
                "the macros of the file are larger than {}",
                size(limits::ENTRY as u64)
            ));
        }
        self.bytes = bytes;
        self.texts.insert(name.to_owned(), Some(text));
        Ok(())
    }
}

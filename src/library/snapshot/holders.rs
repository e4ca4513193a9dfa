//! Papers as a person names them.

use std::fmt;

use super::Library;
use crate::library::newest::PaperNumber;
use crate::paper::PaperId;

/// Says that an id names several papers: each has it among its aliases.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct SeveralPapers {
    /// The id.
    pub id: PaperId,
    /// The papers, by their own ids.
    pub papers: Vec<PaperId>,
}

impl fmt::Display for SeveralPapers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let papers: Vec<&str> = self.papers.iter().map(PaperId::as_str).collect();
        let (id, count) = (&self.id, papers.len());
        let papers = papers.join(", ");
        write!(
            f,
            "{id} is an id of {count} papers; name one of them: {papers}"
        )
    }
}

impl Library {
    /// The paper that a person means by an id, in either of its spellings.
    ///
    /// # Errors
    /// Where several papers have it among their aliases, and none as its own.
    pub fn named(&self, id: &PaperId) -> Result<Option<PaperNumber>, SeveralPapers> {
        let mut spellings = id.spellings();
        let found = spellings.find_map(|id| Some((self.number_of(&id)?, id)));
        let Some((number, id)) = found else {
            return Ok(None);
        };
        let is_own = self.id(number).is_some_and(|own| own == id);
        let holders = self.holders(&id);
        if is_own || holders.len() < 2 {
            return Ok(Some(number));
        }
        let papers = holders.iter().filter_map(|number| self.id(number));
        let papers = papers.collect();
        Err(SeveralPapers { id, papers })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::Paper;

    #[test]
    fn an_id_that_several_papers_have_names_none_unless_it_is_the_own_of_one() {
        let id = |id: &str| PaperId::parse(id).unwrap();
        let paper = |own: &str, aliases: &[&str], year: &str| {
            let mut paper = Paper::new(id(own));
            paper.aliases = aliases.iter().map(|alias| id(alias)).collect();
            paper.date = year.parse().ok();
            paper
        };
        let library = Library::from_papers(vec![
            paper("x:b", &["y:both", "x:a"], "2021"),
            paper("x:c", &["y:both", "y:c", "y:c"], "2020"),
            paper("x:a", &[], "2022"),
        ]);
        let named = |text: &str| {
            let number = library.named(&id(text))?;
            Ok(number.and_then(|number| library.id(number)))
        };
        for (text, found) in [("x:a", Some("x:a")), ("y:c", Some("x:c")), ("x:d", None)] {
            assert_eq!(named(text), Ok(found.map(id)));
        }
        let several: SeveralPapers = named("y:both").unwrap_err();
        let said = "y:both is an id of 2 papers; name one of them: x:c, x:b";
        assert_eq!(several.to_string(), said);
    }
}

//! How far one has read in whole papers, by letters, so that it is found again at any width.

use crate::paper::PaperId;

/// So many papers are known by how far they were read.
const PAPERS: usize = 200;

/// How far one has read in each of the papers that were read last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadTo(Vec<(PaperId, usize)>);

impl ReadTo {
    /// Papers with the letters above what was read last, the one read last behind the others.
    #[must_use]
    pub fn of(papers: Vec<(PaperId, usize)>) -> Self {
        Self(papers)
    }

    /// The same papers.
    #[must_use]
    pub fn papers(&self) -> &[(PaperId, usize)] {
        &self.0
    }

    /// How many letters stand above what was read last in a paper.
    #[must_use]
    pub fn above(&self, paper: &PaperId) -> Option<usize> {
        let known = self.0.iter().find(|(id, _)| id == paper);
        known.map(|(_, above)| *above)
    }

    /// Notes how far one is in a paper.
    pub fn note(&mut self, paper: &PaperId, above: usize) {
        if let Some((last, known)) = self.0.last_mut()
            && last == paper
        {
            *known = above;
            return;
        }
        self.0.retain(|(id, _)| id != paper);
        self.0.push((paper.clone(), above));
        let surplus = self.0.len().saturating_sub(PAPERS);
        self.0.drain(..surplus);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_papers_that_were_read_last_are_known() {
        let mut read_to = ReadTo::default();
        let id = |number: usize| PaperId::arxiv(&format!("2001.{number:05}")).unwrap();
        for number in 0..PAPERS + 2 {
            read_to.note(&id(number), number);
        }
        read_to.note(&id(2), 7);
        assert_eq!(read_to.above(&id(1)), None);
        assert_eq!(read_to.above(&id(2)), Some(7));
        assert_eq!(read_to.papers().len(), PAPERS);
        assert_eq!(read_to.papers().last(), Some(&(id(2), 7)));
    }
}

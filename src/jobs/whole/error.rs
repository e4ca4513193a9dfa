//! Why a whole text is not to be had.

use crate::jobs::Again;
use crate::paper::PaperId;
use crate::sources::WholeForm;

/// A form that was asked for in vain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tried {
    /// The form.
    pub form: WholeForm,
    /// Who was asked, and what the answer was.
    pub said: String,
    /// Whether it may be otherwise later.
    pub again: Again,
}

/// Says why a whole text is not to be had.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WholeError {
    /// It is not kept, and nobody was to be asked.
    #[error("the whole text of {0} is not here; `recto fetch --whole {0}` gets it")]
    NotKept(PaperId),
    /// It is kept, and cannot be read.
    #[error("{0}")]
    Unreadable(String),
    /// It is kept and damaged, which the sentence says, and it is not to be had again.
    #[error("{0}; {1}")]
    Damaged(String, Box<WholeError>),
    /// Nobody can be asked for it.
    #[error(
        "nobody is known to have the whole text of {0}, which has no id of arXiv or PubMed Central and no DOI"
    )]
    Nowhere(PaperId),
    /// All were asked in vain.
    #[error("the whole text of {id} is not to be had: {}", all(tried))]
    NotHad {
        /// The paper.
        id: PaperId,
        /// What each one answered.
        tried: Vec<Tried>,
    },
    /// Nobody wants it any more.
    #[error("stopped; nothing was fetched")]
    Stopped,
}

impl WholeError {
    /// The same with what was said before it.
    pub(super) fn after(self, said: Option<String>) -> Self {
        match said {
            Some(said) => Self::Damaged(said, Box::new(self)),
            None => self,
        }
    }

    /// Whether it may be otherwise later.
    #[must_use]
    pub fn may_pass(&self) -> bool {
        match self {
            WholeError::NotHad { tried, .. } => {
                tried.iter().any(|tried| tried.again != Again::InVain)
            }
            WholeError::Damaged(_, error) => error.may_pass(),
            WholeError::NotKept(_)
            | WholeError::Unreadable(_)
            | WholeError::Nowhere(_)
            | WholeError::Stopped => false,
        }
    }
}

fn all(tried: &[Tried]) -> String {
    let said: Vec<&str> = tried.iter().map(|tried| tried.said.as_str()).collect();
    said.join("; ")
}

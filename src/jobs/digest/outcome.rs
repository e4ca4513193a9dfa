//! What came of sending.

use jiff::civil::Date;

use crate::mail::{MailError, Tried, Verdict};
use crate::text::numbers::thousands;

/// What came of a subscription.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OneDigest {
    /// Its name.
    pub name: String,
    /// What.
    pub went: Went,
    /// Whether that was said before today.
    pub is_told: bool,
}

/// What can come of a subscription.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Went {
    /// It is sent.
    Sent {
        /// The day whose digest it is.
        day: Date,
        /// How many papers it tells of.
        papers: usize,
        /// To whom, or where.
        to: String,
    },
    /// A few words are sent, to whom or where.
    Tested(String, Tried),
    /// It is not its time.
    NotDue,
    /// There is nothing to tell of.
    Nothing,
    /// It is not sent.
    Failed(MailError),
    /// One that waited is not sent any more.
    Withdrawn(Date, Withdrawal),
}

/// Why one that waited is not sent any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withdrawal {
    /// Nobody subscribes to it any more.
    Ended,
    /// It is for another, from another, or in another form now.
    Changed,
}

/// What came of sending.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Digested {
    /// In the order in which it came.
    pub each: Vec<OneDigest>,
    /// Why nothing was begun: another copy is at it, and does the same.
    pub busy: Option<String>,
    /// What is wrong with the settings, line by line; then nothing was begun.
    pub slips: Vec<String>,
    /// Whether it was stopped before its end.
    pub stopped: bool,
}

impl Digested {
    /// The verdict of a run: of several failures the one for a person counts first; none where
    /// everything went well.
    #[must_use]
    pub fn verdict(&self) -> Option<Verdict> {
        let failures = self.each.iter().filter_map(|one| match &one.went {
            Went::Failed(error) => Some(error.verdict),
            Went::Sent { .. }
            | Went::Tested(..)
            | Went::NotDue
            | Went::Nothing
            | Went::Withdrawn(..) => None,
        });
        let slips = self.slips.first().map(|_| Verdict::Settings);
        failures.chain(slips).min()
    }

    /// What one should know who has left in the meantime.
    #[must_use]
    pub fn sentence(&self) -> Option<String> {
        let said: Vec<String> = self
            .each
            .iter()
            .filter(|one| !matches!(one.went, Went::NotDue | Went::Nothing))
            .map(OneDigest::sentence)
            .collect();
        (!said.is_empty()).then(|| said.join("; "))
    }
}

impl OneDigest {
    /// What came of it, in one sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        let name = &self.name;
        match &self.went {
            Went::Sent { day, papers, to } => {
                let papers = match papers {
                    0 => "no paper".to_owned(),
                    1 => "1 paper".to_owned(),
                    papers => format!("{} papers", thousands(*papers as u64)),
                };
                format!("{name}: {day} with {papers} is sent to {to}")
            }
            Went::Tested(to, Tried::Sent) => format!("{name}: a test mail is sent to {to}"),
            Went::Tested(to, Tried::Open) => format!("{name}: {to} can be written"),
            Went::NotDue => format!("{name}: not due"),
            Went::Nothing => format!("{name}: nothing new"),
            Went::Failed(error) => format!("{name}: not sent: {error}"),
            Went::Withdrawn(day, Withdrawal::Changed) => format!(
                "{name}: that of {day} is not sent, for the settings say another address or way now; its papers come in the next"
            ),
            Went::Withdrawn(day, Withdrawal::Ended) => format!(
                "{name}: that of {day}, which waited, is not sent: there is no digest of this name any more"
            ),
        }
    }
}

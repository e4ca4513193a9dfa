//! Looking further: an engine is asked a query, page by page; what it cannot say is filtered here, and
//! each paper is told whether the library has it. Nothing is written.

mod known;

use std::collections::HashSet;
use std::io::Cursor;

use super::again::Again;
use super::fetch::Web;
use super::fetched::Failure;
use super::{Step, Stop};
use crate::formats::{Format, NoInput};
use crate::library::StorePlace;
use crate::net::{Answer, AskError, Fault, Reply};
use crate::paper::{Paper, PaperId, PartialDate};
use crate::query::Query;
use crate::secret::KeyError;
use crate::sources::{Engine, NoQuestion, Occasion, OddAnswer, Page, Planned, Source, Spec};
use crate::text::numbers::thousands;
use known::Known;

/// So many pages are asked in one go at most, where most of what comes is filtered away.
const MOST_PAGES: usize = 3;

/// Something to look for further.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    /// What.
    pub at: LookAt,
    /// So many papers shall a page have.
    pub size: u64,
    /// Pages are asked until there are so many papers.
    pub least: usize,
    /// The day.
    pub today: PartialDate,
}

/// What is looked for.
#[derive(Debug, Clone, PartialEq)]
pub enum LookAt {
    /// A query, of an engine.
    Query(Engine, Query),
    /// What a source gives, such as the papers that cite one.
    Spec(Spec),
    /// What is behind the papers that came.
    Behind(Box<Further>),
}

/// Where more papers are.
#[derive(Debug, Clone, PartialEq)]
pub struct Further {
    asked: Asked,
    left: Query,
    planned: Planned,
}

/// Who is asked.
#[derive(Debug, Clone, PartialEq)]
enum Asked {
    /// An engine.
    Engine(Engine),
    /// A source, for this.
    Source(Spec),
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Looked {
    /// The papers, in the engine's order.
    pub papers: Vec<FoundPaper>,
    /// About how many the engine finds.
    pub about: Option<u64>,
    /// What the papers were filtered by here, as it is written; empty where the engine was told
    /// everything.
    pub filter: String,
    /// So many papers the filter took out.
    pub filtered: usize,
    /// So many records could not be read.
    pub bad: usize,
    /// Where more papers are.
    pub further: Option<Box<Further>>,
    /// Why there are no more, where something went wrong.
    pub fault: Option<Failure>,
}

/// A paper that an engine has found.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundPaper {
    /// The paper, as the engine tells it.
    pub paper: Paper,
    /// The id under which the library has it.
    pub known: Option<PaperId>,
}

/// Says why an engine gave no papers.
#[derive(Debug, thiserror::Error)]
enum Broken {
    #[error(transparent)]
    NoQuestion(#[from] NoQuestion),
    #[error(transparent)]
    Ask(#[from] AskError),
    #[error("{engine}: {odd}")]
    Odd { engine: String, odd: OddAnswer },
    #[error("{engine} sent no papers: {reason}")]
    NoPapers { engine: String, reason: NoInput },
    #[error(transparent)]
    Key(#[from] KeyError),
}

impl Look {
    /// Asks, and says of whom.
    pub fn run(
        self,
        web: &Web,
        place: &StorePlace,
        stop: &Stop,
        hear: &mut dyn FnMut(Step),
    ) -> Looked {
        let mut looked = Looked::default();
        let mut further = match self.first(web) {
            Ok(further) => Some(further),
            Err(broken) => {
                looked.fault = Some(broken.failure());
                return looked;
            }
        };
        let mut known = Known::new(place, self.today);
        let mut seen: HashSet<PaperId> = HashSet::new();
        for _ in 0..MOST_PAGES {
            let Some(here) = further.take_if(|_| looked.papers.len() < self.least) else {
                break;
            };
            hear(Step::Asking(here.asked.name()));
            let filter = here.left.to_string();
            filter.trim_end().clone_into(&mut looked.filter);
            match here.ask(web, stop, &mut looked) {
                Ok((papers, page)) => {
                    let new = papers
                        .into_iter()
                        .filter(|paper| seen.insert(paper.id.clone()));
                    for paper in new {
                        match known.judged(paper, &here.left, web) {
                            Some(found) => looked.papers.push(found),
                            None => looked.filtered += 1,
                        }
                    }
                    looked.about = page.about.or(looked.about);
                    further = page.next.map(|planned| Further { planned, ..here });
                }
                Err(broken) => {
                    looked.fault = Some(broken.failure());
                    further = Some(here);
                    break;
                }
            }
        }
        looked.further = further.map(Box::new);
        looked
    }

    fn first(&self, web: &Web) -> Result<Further, Broken> {
        match &self.at {
            LookAt::Behind(further) => Ok((**further).clone()),
            LookAt::Query(engine, query) => {
                let asking = engine.ask(query, self.size, &web.setup.access.bases)?;
                Ok(Further {
                    asked: Asked::Engine(engine.clone()),
                    left: asking.left,
                    planned: asking.planned,
                })
            }
            LookAt::Spec(spec) => {
                let setup = &web.setup;
                let planned = spec.requests(&Occasion {
                    since: None,
                    now: (setup.clock)(),
                    bases: &setup.access.bases,
                    contact: setup.access.contact.as_deref(),
                });
                let mut planned = planned.into_iter();
                let asked = Asked::Source(spec.clone());
                let engine = asked.name();
                Ok(Further {
                    asked,
                    left: Query::default(),
                    planned: planned.next().ok_or(NoQuestion::Nothing { engine })?,
                })
            }
        }
    }
}

impl Asked {
    fn name(&self) -> String {
        match self {
            Self::Engine(engine) => engine.name().to_owned(),
            Self::Source(spec) => spec.source().name.to_owned(),
        }
    }

    /// The source with whose key it is asked.
    fn source(&self) -> Option<&'static Source> {
        match self {
            Self::Engine(engine) => engine.source(),
            Self::Source(spec) => Some(spec.source()),
        }
    }
}

impl Further {
    /// Asks for a page: its papers, and what it says beside them.
    fn ask(
        &self,
        web: &Web,
        stop: &Stop,
        looked: &mut Looked,
    ) -> Result<(Vec<Paper>, Page), Broken> {
        let mut request = self.planned.request.clone();
        request.credential = match self.asked.source() {
            Some(source) => credential(web, source)?,
            None => None,
        };
        let answer = match web.net.ask(&request, &|| stop.is_set()) {
            Ok(Reply::Answer(answer)) => answer,
            Ok(Reply::NotModified) => return Ok((Vec::new(), Page::default())),
            Err(error) => {
                // What it refuses with may say why.
                if let Fault::Refused(answer) = &error.fault
                    && let Err(odd) = self.page(answer.as_ref())
                    && !odd.is_strange()
                {
                    return Err(odd);
                }
                return Err(error.into());
            }
        };
        let page = self.page(&answer)?;
        let papers = self.papers(&answer, looked)?;
        Ok((papers, page))
    }

    fn page(&self, answer: &Answer) -> Result<Page, Broken> {
        let page = match &self.asked {
            Asked::Engine(engine) => engine.page(&self.planned, answer),
            Asked::Source(spec) => spec
                .next(&self.planned, answer)
                .map(|next| Page { about: None, next }),
        };
        page.map_err(|odd| Broken::Odd {
            engine: self.asked.name(),
            odd,
        })
    }

    fn papers(&self, answer: &Answer, looked: &mut Looked) -> Result<Vec<Paper>, Broken> {
        let Some(format) = Format::named(self.planned.format) else {
            return Ok(Vec::new());
        };
        let records = match format.read(Box::new(Cursor::new(answer.bytes.as_slice()))) {
            Ok(records) => records,
            Err(NoInput::Nothing) => return Ok(Vec::new()),
            Err(reason) => {
                let engine = self.asked.name();
                return Err(Broken::NoPapers { engine, reason });
            }
        };
        let mut papers = Vec::new();
        for record in records.filter(|record| self.planned.take.takes_record(record)) {
            match record {
                Ok(received) => papers.push(received.paper),
                Err(_) => looked.bad += 1,
            }
        }
        Ok(papers)
    }
}

/// The user's key for a source, as its requests take it.
fn credential(
    web: &Web,
    source: &'static Source,
) -> Result<Option<crate::net::Credential>, KeyError> {
    let key = web.key(source)?;
    Ok(source.credential.zip(key).map(|(of, key)| of(key)))
}

impl Broken {
    /// Whether nothing more can be said of an answer than that it is not understood.
    fn is_strange(&self) -> bool {
        matches!(
            self,
            Self::Odd {
                odd: OddAnswer::Strange(_),
                ..
            }
        )
    }

    fn failure(&self) -> Failure {
        let again = match self {
            Self::Ask(error) => Again::of(error),
            Self::Odd { odd, .. } if odd.may_pass() => Again::Later,
            Self::Odd { .. } | Self::NoQuestion(_) | Self::NoPapers { .. } | Self::Key(_) => {
                Again::InVain
            }
        };
        Failure {
            reason: self.to_string(),
            again,
        }
    }
}

impl Looked {
    /// What is to be known of it beside the papers, in short: how many there are about, and what was
    /// filtered here. The engine is named in front.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if let Some(about) = self.about {
            notes.push(format!("about {}", thousands(about)));
        }
        let out = self.filtered;
        if !self.filter.is_empty() && out + self.papers.len() > 0 {
            let papers = if out == 1 { "paper" } else { "papers" };
            notes.push(format!(
                "filtered here by {}: {} {papers} left out",
                self.filter,
                thousands(out as u64)
            ));
        }
        if self.bad > 0 {
            let records = if self.bad == 1 { "record" } else { "records" };
            notes.push(format!(
                "{} {records} could not be read",
                thousands(self.bad as u64)
            ));
        }
        notes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_to_be_known_beside_the_papers_is_said_in_short() {
        let looked = Looked {
            about: Some(1_234_567),
            filter: "votes:11..".to_owned(),
            filtered: 1,
            bad: 2,
            ..Looked::default()
        };
        assert_eq!(
            looked.notes(),
            [
                "about 1,234,567",
                "filtered here by votes:11..: 1 paper left out",
                "2 records could not be read"
            ]
        );
        assert_eq!(Looked::default().notes(), Vec::<String>::new());
    }
}

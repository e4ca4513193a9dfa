//! One round over what is to be fetched: each errand is asked, its answers are imported, and what it
//! is asked with the next time is kept.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io::Cursor;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::errand::{Errand, ErrandKind};
use super::kept::{KeptFile, LastAnswer};
use super::web::Web;
use super::{Fetch, When};
use crate::files::Input;
use crate::formats::{Format, NoInput};
use crate::jobs::fetched::{Again, Came, Failure, Outcome};
use crate::jobs::imported::{Cut, Problem};
use crate::jobs::intake::{Asked, Heard, Intake, IntakeError, Purpose};
use crate::jobs::{Step, Stop};
use crate::library::StorePlace;
use crate::merge::Prevails;
use crate::net::{Answer, AskError, Credential, Fault, Key, KeyError, Reply, Validators};
use crate::paper::PaperId;
use crate::sources::{Facts, OddAnswer, Planned};

/// The status of what is not there.
const NOT_FOUND: u16 = 404;
/// What is due later than this is told by its day.
const SOON: SignedDuration = SignedDuration::from_hours(24);

/// Says why an errand was not done, or not all of it.
#[derive(Debug, thiserror::Error)]
enum Broken {
    /// There is no answer.
    #[error(transparent)]
    Ask(#[from] AskError),
    /// The answer is none.
    #[error("{whom}: {odd}")]
    Odd { whom: String, odd: OddAnswer },
    /// There is no key although one is set.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The answer was not imported.
    #[error(transparent)]
    Intake(#[from] IntakeError),
    /// There was no way to the web a moment ago.
    #[error("{0}")]
    Offline(String),
}

/// A round over what is to be fetched.
pub(super) struct Round<'a> {
    web: &'a Web,
    place: &'a StorePlace,
    stop: &'a Stop,
    fetch: &'a Fetch,
    kept: KeptFile,
    /// Opened when the first answer comes: mostly nothing has changed.
    intake: Option<Intake>,
    /// The user's keys, by source.
    keys: BTreeMap<&'static str, Option<Key>>,
    /// The hosts that there is no way to, with what was said of it; the empty name is that of all.
    lost: BTreeMap<String, String>,
    records: usize,
}

/// What one errand gave.
#[derive(Default)]
struct Gave {
    /// What to ask with the next time, by address.
    seen: BTreeMap<String, Validators>,
    /// The ids of all papers that came.
    ids: BTreeSet<PaperId>,
}

impl<'a> Round<'a> {
    pub(super) fn new(
        web: &'a Web,
        place: &'a StorePlace,
        stop: &'a Stop,
        fetch: &'a Fetch,
    ) -> Self {
        Self {
            web,
            place,
            stop,
            fetch,
            kept: KeptFile::in_folder(&web.setup.state),
            intake: None,
            keys: BTreeMap::new(),
            lost: BTreeMap::new(),
            records: 0,
        }
    }

    /// Takes one errand.
    ///
    /// # Errors
    /// When no further one can be taken.
    pub(super) fn take(
        &mut self,
        errand: &Errand,
        outcome: &mut Outcome,
        hear: &mut dyn FnMut(Step),
    ) -> Result<(), Cut> {
        let now = (self.web.setup.clock)();
        let last = match errand.kind {
            ErrandKind::Feed | ErrandKind::Once => {
                let spec = errand.spec.to_string();
                self.kept.read(&errand.name, &spec, now)
            }
            ErrandKind::Papers(_) => None,
        };
        if let Some(last) = last.as_ref().filter(|_| self.fetch.when == When::WhenDue) {
            let asked = last.answered;
            if errand.spec.due(&Facts { answered: asked }) > now {
                outcome.came = Came::NotDue { asked };
                return Ok(());
            }
        }
        hear(Step::Asking(errand.name.clone()));
        let mut gave = Gave::default();
        match self.ask(errand, last.as_ref(), outcome, &mut gave, hear) {
            Ok(()) => {
                let due = errand.spec.due(&Facts { answered: now });
                let next = Some(due).filter(|due| due.duration_since(now) > SOON);
                outcome.came = Came::Answered { next };
                match &errand.kind {
                    ErrandKind::Papers(wanted) => {
                        let missing = wanted.iter().filter(|id| !gave.ids.contains(id));
                        outcome.not_found = missing.cloned().collect();
                    }
                    ErrandKind::Feed | ErrandKind::Once => {
                        self.keep(errand, now, gave.seen, outcome, hear);
                    }
                }
                Ok(())
            }
            Err(
                Broken::Ask(AskError {
                    fault: Fault::Stopped,
                    ..
                })
                | Broken::Intake(IntakeError::Stopped),
            ) => Err(Cut::Stopped),
            Err(Broken::Intake(error)) if error.ends_all() => Err(Cut::Failed(error.to_string())),
            Err(broken) => {
                let (reason, again) = (broken.to_string(), broken.again());
                outcome.came = Came::Failed(Failure { reason, again });
                Ok(())
            }
        }
    }

    /// Asks page by page, and imports each.
    fn ask(
        &mut self,
        errand: &Errand,
        last: Option<&LastAnswer>,
        outcome: &mut Outcome,
        gave: &mut Gave,
        hear: &mut dyn FnMut(Step),
    ) -> Result<(), Broken> {
        let setup = &self.web.setup;
        let day = |time: Timestamp| TimeZone::UTC.to_datetime(time).date();
        let since = last.map(|last| day(last.answered));
        let today = day((setup.clock)());
        let planned = errand.spec.requests(since, today, &setup.access.bases);
        let mut planned = VecDeque::from(planned);
        while let Some(mut page) = planned.pop_front() {
            let address = page.request.url.to_string();
            let seen = last.and_then(|last| last.seen.get(&address));
            page.request.seen = seen.cloned().unwrap_or_default();
            page.request.credential = self.credential(errand)?;
            let Some(answer) = self.answer(errand, &page)? else {
                // Nothing has changed: the same holds the next time.
                gave.seen.extend(seen.map(|seen| (address, seen.clone())));
                continue;
            };
            let odd = |odd| Broken::Odd {
                whom: page.request.allowance.said().to_owned(),
                odd,
            };
            planned.extend(errand.spec.next(&page, &answer).map_err(odd)?);
            if answer.validators != Validators::default() {
                gave.seen.insert(address, answer.validators.clone());
            }
            if matches!(errand.kind, ErrandKind::Papers(_)) {
                gave.ids.extend(ids_in(&page, &answer));
            }
            self.import(errand, &page, answer, outcome, hear)?;
        }
        Ok(())
    }

    /// An answer; none where nothing has changed, or a paper is not there.
    fn answer(&mut self, errand: &Errand, page: &Planned) -> Result<Option<Answer>, Broken> {
        let host = page.request.url.host_str().unwrap_or_default().to_owned();
        let lost = ["", &host].iter().find_map(|host| self.lost.get(*host));
        if let Some(said) = lost {
            return Err(Broken::Offline(said.clone()));
        }
        let error = match self.web.net.ask(&page.request, &|| self.stop.is_set()) {
            Ok(Reply::Answer(answer)) => return Ok(Some(answer)),
            Ok(Reply::NotModified) => return Ok(None),
            Err(error) => error,
        };
        if let Fault::Refused(answer) = &error.fault {
            let is_paper = matches!(errand.kind, ErrandKind::Papers(_));
            if is_paper && answer.status == NOT_FOUND {
                return Ok(None);
            }
            // What it refuses with may say why.
            if let Err(odd) = errand.spec.next(page, answer) {
                let whom = page.request.allowance.said().to_owned();
                return Err(Broken::Odd { whom, odd });
            }
        }
        if matches!(error.fault, Fault::NoNetwork) {
            self.lost.insert(String::new(), error.to_string());
        } else if matches!(error.fault, Fault::NameUnknown) {
            self.lost.insert(host, error.to_string());
        }
        Err(error.into())
    }

    /// The user's key for a source, as its requests take it.
    fn credential(&mut self, errand: &Errand) -> Result<Option<Credential>, Broken> {
        let source = errand.spec.source();
        if !self.keys.contains_key(source.name) {
            self.keys.insert(source.name, self.web.key(source)?);
        }
        let key = self.keys.get(source.name).cloned().flatten();
        Ok(source
            .credential
            .zip(key)
            .map(|(credential, key)| credential(key)))
    }

    /// Imports an answer as a file would be.
    fn import(
        &mut self,
        errand: &Errand,
        page: &Planned,
        answer: Answer,
        outcome: &mut Outcome,
        hear: &mut dyn FnMut(Step),
    ) -> Result<(), Broken> {
        let mut intake = match self.intake.take() {
            Some(intake) => intake,
            None => Intake::new(self.place.clone(), self.fetch.purpose)?,
        };
        let asked = Asked {
            now: &self.fetch.now,
            stop: self.stop,
            prevails: Prevails::Better,
            feed: (errand.kind == ErrandKind::Feed).then_some(errand.name.as_str()),
        };
        let input = Input {
            head: Vec::new(),
            stream: Box::new(Cursor::new(answer.bytes)),
        };
        let (records, problems) = (self.records, &mut outcome.problems);
        let mut heard = |heard| match heard {
            Heard::Records(taken) => hear(Step::Records(records + taken)),
            Heard::Kind(..) => {}
            Heard::Problem(found) => {
                problems.note(&found);
                hear(Step::Problem(Problem {
                    file: errand.name.clone(),
                    line: found.line,
                    reason: found.reason,
                }));
            }
        };
        let before = outcome.counts.sum();
        let format = Format::named(page.format);
        let taken = intake.take(input, format, &asked, &mut outcome.counts, &mut heard);
        self.records += outcome.counts.sum() - before;
        self.intake = Some(intake);
        match taken {
            // A day without papers is none that is odd.
            Ok(()) | Err(IntakeError::NoInput(NoInput::Nothing)) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Keeps what an errand is asked with the next time.
    fn keep(
        &self,
        errand: &Errand,
        answered: Timestamp,
        seen: BTreeMap<String, Validators>,
        outcome: &Outcome,
        hear: &mut dyn FnMut(Step),
    ) {
        if self.fetch.purpose == Purpose::Look {
            return;
        }
        let last = LastAnswer {
            spec: errand.spec.to_string(),
            answered,
            seen,
            counts: outcome.counts,
        };
        if let Err(reason) = self.kept.keep(&errand.name, &last) {
            let name = &errand.name;
            hear(Step::Said(format!(
                "when {name} was asked is not kept, it will be asked in full: {reason}"
            )));
        }
    }
}

impl Broken {
    fn again(&self) -> Again {
        match self {
            Self::Offline(_)
            | Self::Ask(AskError {
                fault: Fault::NoNetwork | Fault::NameUnknown,
                ..
            }) => Again::Online,
            Self::Ask(error) if error.may_pass() => Again::Later,
            Self::Odd { odd, .. } => match odd {
                OddAnswer::Empty(_) => Again::Later,
                OddAnswer::Said(_) => Again::InVain,
            },
            Self::Intake(IntakeError::Changed) => Again::Later,
            Self::Ask(_) | Self::Intake(_) | Self::Key(_) => Again::InVain,
        }
    }
}

/// The ids of the papers of an answer.
fn ids_in(page: &Planned, answer: &Answer) -> Vec<PaperId> {
    let format = Format::named(page.format);
    let stream = Box::new(Cursor::new(answer.bytes.as_slice()));
    let records = format.and_then(|format| format.read(stream).ok());
    let papers = records.into_iter().flatten().flatten();
    let ids = papers.map(|received| received.paper.ids().cloned().collect::<Vec<_>>());
    ids.flatten().collect()
}

//! One round over what is to be fetched: errands are asked, their answers imported as they come, and
//! what each is asked with the next time is kept.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, mpsc};
use std::thread;

use jiff::{SignedDuration, Timestamp};

use super::Fetch;
use super::asking::{self, Asking, Next, Over, Page, Told};
use super::broken::Broken;
use super::errand::{Errand, ErrandKind, Sought};
use super::kept::{KeptFile, LastAnswer};
use super::sought::Found;
use super::web::Web;
use crate::files::Input;
use crate::formats::{Format, NoInput};
use crate::jobs::again::Again;
use crate::jobs::fetched::{Came, Due, Failure, Outcome};
use crate::jobs::imported::{Cut, Noted, Problem};
use crate::jobs::intake::{Also, Asked, Heard, Intake, IntakeError, Purpose};
use crate::jobs::{Step, Stop, caught};
use crate::library::StorePlace;
use crate::merge::{Counts, Keywords, Prevails};
use crate::net::Validators;
use crate::sources::{Facts, Take};

/// What is due later than this is told by its day.
const SOON: SignedDuration = SignedDuration::from_hours(24);

/// Rounds over what is to be fetched.
pub(super) struct Round<'a> {
    web: &'a Web,
    place: &'a StorePlace,
    stop: &'a Stop,
    fetch: &'a Fetch,
    kept: KeptFile,
    /// Opened when the first answer comes: mostly nothing has changed.
    intake: Option<Intake>,
    /// The hosts that there is no way to.
    lost: Mutex<BTreeMap<String, String>>,
    records: usize,
}

/// What a round came to.
pub(super) struct Done {
    /// What came of each errand, in their order.
    pub(super) each: Vec<Outcome>,
    /// The papers that were not found, and may be elsewhere.
    pub(super) elsewhere: Vec<Sought>,
    /// Why it ended before its errands did, where it did.
    pub(super) cut: Option<Cut>,
}

/// What was asked, and what has come of it so far.
struct Under<'a> {
    errand: &'a Errand,
    outcome: Outcome,
    found: Found,
    /// Why its answers were not imported, where they were not.
    broken: Option<Broken>,
}

/// Something to be imported.
struct Coming<'a> {
    name: &'a str,
    bytes: Vec<u8>,
    format: Option<&'static Format>,
    feed: Option<&'a str>,
    also: Option<&'a Also>,
    take: Take,
    /// The place of the first paper, where it is a list by places.
    places: Option<u32>,
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
            lost: Mutex::default(),
            records: 0,
        }
    }

    /// Takes errands. Services of different allowances are asked at the same time, and answers are
    /// imported in the order in which they come.
    pub(super) fn take(&mut self, errands: &[Errand], hear: &mut dyn FnMut(Step)) -> Done {
        let mut under: Vec<Under<'_>> = errands.iter().map(Under::new).collect();
        let mut cut = None;
        let (stop, is_over) = (self.stop, AtomicBool::new(false));
        let has_ended = || stop.is_set() || is_over.load(Ordering::Acquire);
        // Those who ask have a view of their own of what is kept.
        let kept = KeptFile::in_folder(&self.web.setup.state);
        let lost = std::mem::take(&mut self.lost);
        let asking = Asking {
            web: self.web,
            when: self.fetch.when,
            kept: &kept,
            stop: &has_ended,
            lost: &lost,
        };
        let queues = asking::by_allowance(errands);
        let (sender, told) = mpsc::channel();
        thread::scope(|scope| {
            let started = asking::start(scope, &asking, errands, &queues, &sender);
            if let Err(error) = started {
                cut = Some(Cut::Failed(format!("no thread could be started: {error}")));
            }
            drop(sender);
            for (place, told) in told {
                let Some(one) = under.get_mut(place) else {
                    continue;
                };
                // What is still told after the end is left alone.
                if cut.is_none() {
                    cut = self.hear(one, told, hear).err();
                    is_over.store(cut.is_some(), Ordering::Release);
                }
            }
        });
        self.lost = lost;
        if cut.is_none() && stop.is_set() && under.iter().any(Under::is_open) {
            cut = Some(Cut::Stopped);
        }
        let mut elsewhere = Vec::new();
        let each = under.into_iter().map(|one| {
            elsewhere.extend(one.found.elsewhere);
            one.outcome
        });
        Done {
            each: each.collect(),
            elsewhere,
            cut,
        }
    }

    /// Takes what is told of an errand.
    ///
    /// # Errors
    /// When no further one can be taken.
    fn hear(
        &mut self,
        one: &mut Under<'_>,
        told: Told,
        hear: &mut dyn FnMut(Step),
    ) -> Result<(), Cut> {
        match told {
            Told::Begun => {
                one.outcome.came = Came::Unanswered;
                hear(Step::Asking(one.errand.name.clone()));
                Ok(())
            }
            Told::Page(page, next) => {
                let also = one.found.take(&one.errand.kind, &page);
                let taken = self.import(one, *page, also.as_ref(), hear);
                let wanted = if taken.is_ok() {
                    Next::Ask
                } else {
                    Next::Leave
                };
                // Who asked may have ended.
                let _ = next.send(wanted);
                match taken {
                    Err(broken) if broken.is_stopped() => Err(Cut::Stopped),
                    Err(Broken::Intake(error)) if error.ends_all() => {
                        Err(Cut::Failed(error.to_string()))
                    }
                    taken => {
                        one.broken = taken.err();
                        Ok(())
                    }
                }
            }
            Told::Over(over) => self.end(one, over, hear),
        }
    }

    /// Notes how an errand ended.
    fn end(
        &self,
        one: &mut Under<'_>,
        over: Result<Over, Broken>,
        hear: &mut dyn FnMut(Step),
    ) -> Result<(), Cut> {
        let broken = match (one.broken.take(), over) {
            (Some(broken), _) | (None, Err(broken)) => broken,
            (None, Ok(Over::NotDue { asked })) => {
                one.outcome.came = Came::NotDue { asked };
                return Ok(());
            }
            (None, Ok(Over::Answered { at, seen })) => {
                let due = one.errand.spec.due(&Facts { answered: at });
                let next = Some(due).filter(|due| due.duration_since(at) > SOON);
                let zone = self.web.setup.zone;
                let day = |due| zone().to_datetime(due).date();
                let next = next.map(|due| Due {
                    at: due,
                    day: day(due),
                });
                one.outcome.came = Came::Answered { next };
                match &one.errand.kind {
                    ErrandKind::Papers(wanted) => one.found.end(wanted, &mut one.outcome),
                    ErrandKind::Feed | ErrandKind::Once => self.keep(one, at, seen, hear),
                }
                return Ok(());
            }
            // It was not wanted, which is said by why.
            (None, Ok(Over::Left)) => return Ok(()),
        };
        if broken.is_stopped() {
            return Err(Cut::Stopped);
        }
        let (reason, again) = (broken.to_string(), broken.again());
        if let ErrandKind::Papers(wanted) = &one.errand.kind
            && again != Again::InVain
        {
            one.outcome.waiting = one
                .found
                .missing(wanted)
                .map(|one| one.id.clone())
                .collect();
        }
        one.outcome.came = Came::Failed(Failure { reason, again });
        Ok(())
    }

    /// Imports an answer as a file would be.
    fn import(
        &mut self,
        one: &mut Under<'_>,
        page: Page,
        also: Option<&Also>,
        hear: &mut dyn FnMut(Step),
    ) -> Result<(), Broken> {
        let errand = one.errand;
        let coming = Coming {
            name: &errand.name,
            bytes: page.answer.bytes,
            format: Format::named(page.planned.format),
            feed: (errand.kind == ErrandKind::Feed).then_some(errand.name.as_str()),
            also,
            take: page.planned.take,
            places: page.planned.places,
        };
        let Outcome {
            counts, problems, ..
        } = &mut one.outcome;
        let taken = caught(|| self.take_in(coming, counts, problems, hear));
        match taken {
            // A day without papers is none that is odd.
            Ok(Ok(()) | Err(IntakeError::NoInput(NoInput::Nothing))) => Ok(()),
            Ok(Err(error)) => Err(error.into()),
            Err(said) => Err(Broken::Mistake(said)),
        }
    }

    fn take_in(
        &mut self,
        coming: Coming<'_>,
        counts: &mut Counts,
        problems: &mut Noted,
        hear: &mut dyn FnMut(Step),
    ) -> Result<(), IntakeError> {
        // After a panic it is opened again.
        let mut intake = match self.intake.take() {
            Some(intake) => intake,
            None => Intake::new(self.place.clone(), self.fetch.purpose)?,
        };
        let asked = Asked {
            now: &self.fetch.now,
            stop: self.stop,
            prevails: Prevails::Better,
            feed: coming.feed,
            also: coming.also,
            take: coming.take,
            places: coming.places,
            keywords: Keywords::AsTheyAre,
        };
        let input = Input {
            head: Vec::new(),
            stream: Box::new(Cursor::new(coming.bytes)),
        };
        let records = self.records;
        let mut heard = |heard| match heard {
            Heard::Records(taken) => hear(Step::Records(records + taken)),
            // A service knows no words of the user's own.
            Heard::Kind(..) | Heard::Keyworded(_) => {}
            Heard::Problem(found) => {
                problems.note(&found);
                hear(Step::Problem(Problem {
                    file: coming.name.to_owned(),
                    line: found.line,
                    reason: found.reason,
                }));
            }
        };
        let before = counts.sum();
        let taken = intake.take(input, coming.format, &asked, counts, &mut heard);
        self.records += counts.sum() - before;
        self.intake = Some(intake);
        taken
    }

    /// Notes papers of which nothing but ids is known, as lines of the store would be imported; returns
    /// of how many that was not known.
    ///
    /// # Errors
    /// When they cannot be written: one sentence.
    pub(super) fn note(&mut self, lines: String) -> Result<usize, String> {
        let (mut counts, mut problems) = (Counts::default(), Noted::default());
        let coming = Coming {
            name: "the ids",
            bytes: lines.into_bytes(),
            format: Format::named("jsonl"),
            feed: None,
            also: None,
            take: Take::All,
            places: None,
        };
        let taken = self.take_in(coming, &mut counts, &mut problems, &mut |_| ());
        taken.map_err(|error| error.to_string())?;
        Ok(counts.added + counts.changed)
    }

    /// Keeps what an errand is asked with the next time.
    fn keep(
        &self,
        one: &Under<'_>,
        answered: Timestamp,
        seen: BTreeMap<String, Validators>,
        hear: &mut dyn FnMut(Step),
    ) {
        if self.fetch.purpose == Purpose::Look {
            return;
        }
        let last = LastAnswer {
            spec: one.errand.spec.to_string(),
            answered,
            seen,
            counts: one.outcome.counts,
        };
        let name = &one.errand.name;
        if let Err(reason) = self.kept.keep(name, &last) {
            hear(Step::Said(format!(
                "when {name} was asked is not kept, it will be asked in full: {reason}"
            )));
        }
    }
}

impl<'a> Under<'a> {
    fn new(errand: &'a Errand) -> Self {
        Self {
            errand,
            outcome: Outcome {
                name: errand.name.clone(),
                spec: errand.spec.clone(),
                counts: Counts::default(),
                problems: Noted::default(),
                came: Came::NotAsked,
                not_found: Vec::new(),
                elsewhere: Vec::new(),
                waiting: Vec::new(),
            },
            found: Found::default(),
            broken: None,
        }
    }

    /// Whether its end was not heard of.
    fn is_open(&self) -> bool {
        matches!(self.outcome.came, Came::NotAsked | Came::Unanswered)
    }
}

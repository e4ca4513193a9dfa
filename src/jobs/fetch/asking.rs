//! The asking of errands: services of different allowances are asked at the same time, each by one
//! thread; of one allowance one errand comes after the other. What is told is handed over, page by
//! page, to the one that imports.

use std::collections::{BTreeMap, VecDeque};
use std::io;
use std::sync::mpsc::{self, Sender};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, Scope};

use jiff::Timestamp;

use super::When;
use super::broken::Broken;
use super::errand::{Errand, ErrandKind};
use super::kept::{KeptFile, LastAnswer};
use super::web::Web;
use crate::jobs::caught;
use crate::net::{Allowance, Answer, Credential, Fault, Reply, Validators};
use crate::secret::Key;
use crate::sources::{Facts, Occasion, Planned, Take};

/// At most so many services are asked at once.
const MOST: usize = 8;
/// The status of what is not there.
const NOT_FOUND: u16 = 404;

/// What all who ask have in common.
pub(super) struct Asking<'a> {
    pub(super) web: &'a Web,
    pub(super) when: When,
    pub(super) kept: &'a KeptFile,
    /// Whether nobody waits any more.
    pub(super) stop: &'a (dyn Fn() -> bool + Sync),
    /// The hosts that there is no way to, with what was said of it; the empty name is that of all.
    pub(super) lost: &'a Mutex<BTreeMap<String, String>>,
}

/// What is told of an errand, which is known by its place.
pub(super) enum Told {
    /// It is asked.
    Begun,
    /// An answer, and whom to tell whether the next page shall be asked.
    Page(Box<Page>, Sender<Next>),
    /// It is over.
    Over(Result<Over, Broken>),
}

/// An answer.
pub(super) struct Page {
    pub(super) planned: Planned,
    pub(super) answer: Answer,
    /// Which of the papers that are asked for it is about, where each has a question of its own.
    pub(super) of: Option<usize>,
}

/// Whether a further page is wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    Ask,
    Leave,
}

/// How an errand was asked to its end.
pub(super) enum Over {
    /// Nothing new can be there.
    NotDue { asked: Timestamp },
    /// All pages were answered: what to ask with the next time, by address.
    Answered {
        at: Timestamp,
        seen: BTreeMap<String, Validators>,
    },
    /// No further page was wanted.
    Left,
}

/// The errands of each allowance, by their places.
pub(super) type Queues = Mutex<VecDeque<Vec<usize>>>;

/// The errands by their allowances, in their order.
pub(super) fn by_allowance(errands: &[Errand]) -> Queues {
    let mut queues: Vec<(Allowance, Vec<usize>)> = Vec::new();
    for (place, errand) in errands.iter().enumerate() {
        let allowance = errand.spec.allowance();
        match queues.iter_mut().find(|(known, _)| *known == allowance) {
            Some((_, places)) => places.push(place),
            None => queues.push((allowance, vec![place])),
        }
    }
    Mutex::new(queues.into_iter().map(|(_, places)| places).collect())
}

/// Starts as many threads as there are allowances to ask, up to a limit. They end when all is asked.
///
/// # Errors
/// When none can be started.
pub(super) fn start<'scope>(
    scope: &'scope Scope<'scope, '_>,
    asking: &'scope Asking<'_>,
    errands: &'scope [Errand],
    queues: &'scope Queues,
    told: &Sender<(usize, Told)>,
) -> io::Result<()> {
    let count = queues.lock().unwrap_or_else(PoisonError::into_inner).len();
    for started in 0..count.min(MOST) {
        let told = told.clone();
        let work = move || {
            let next = || {
                let mut queues = queues.lock().unwrap_or_else(PoisonError::into_inner);
                queues.pop_front()
            };
            while let Some(places) = next() {
                asking.each(errands, &places, &told);
            }
        };
        let named = thread::Builder::new().name("the asking".to_owned());
        match named.spawn_scoped(scope, work) {
            Ok(_) => {}
            Err(error) if started == 0 => return Err(error),
            // Those that run do the work of all.
            Err(_) => return Ok(()),
        }
    }
    Ok(())
}

impl Asking<'_> {
    /// Asks errands, one after the other.
    fn each(&self, errands: &[Errand], places: &[usize], told: &Sender<(usize, Told)>) {
        let mut keys = BTreeMap::new();
        for place in places {
            let Some(errand) = errands.get(*place).filter(|_| !(self.stop)()) else {
                return;
            };
            // Where nobody listens any more, stop says so.
            let tell = |what| drop(told.send((*place, what)));
            let over = caught(|| self.one(errand, &mut keys, &tell));
            let over = over.unwrap_or_else(|said| Err(Broken::Mistake(said)));
            tell(Told::Over(over));
        }
    }

    /// Asks an errand page by page.
    fn one(
        &self,
        errand: &Errand,
        keys: &mut BTreeMap<&'static str, Option<Key>>,
        tell: &dyn Fn(Told),
    ) -> Result<Over, Broken> {
        let setup = &self.web.setup;
        let now = (setup.clock)();
        let last = match errand.kind {
            ErrandKind::Feed | ErrandKind::Once => {
                let spec = errand.spec.to_string();
                self.kept.read(&errand.name, &spec, now)
            }
            ErrandKind::Papers(_) => None,
        };
        if let Some(last) = last.as_ref().filter(|_| self.when == When::WhenDue) {
            let asked = last.answered;
            if errand.spec.due(&Facts { answered: asked }) > now {
                return Ok(Over::NotDue { asked });
            }
        }
        tell(Told::Begun);
        let mut seen = BTreeMap::new();
        let planned = errand.spec.requests(&Occasion {
            since: last.as_ref().map(|last| last.answered),
            now,
            bases: &setup.access.bases,
            contact: setup.access.contact.as_deref(),
        });
        let has_own = matches!(&errand.kind, ErrandKind::Papers(all) if all.len() == planned.len());
        let planned = planned.into_iter().enumerate();
        let planned = planned.map(|(place, page)| (has_own.then_some(place), page));
        let mut planned: VecDeque<(Option<usize>, Planned)> = planned.collect();
        while let Some((of, mut page)) = planned.pop_front() {
            let address = page.request.url.to_string();
            let before = seen_of(last.as_ref(), &address);
            page.request.seen = before.cloned().unwrap_or_default();
            page.request.credential = self.credential(errand, keys)?;
            let Some(answer) = self.answer(errand, &page)? else {
                // Nothing has changed: the same holds the next time.
                seen.extend(before.map(|seen| (address, seen.clone())));
                continue;
            };
            let next = errand.spec.next(&page, &answer);
            let next = next.map_err(|odd| Broken::odd(&page, odd))?;
            planned.extend(next.map(|next| (of, next)));
            if answer.validators != Validators::default() {
                seen.insert(address, answer.validators.clone());
            }
            if page.take == Take::Nothing {
                continue;
            }
            let (sender, wanted) = mpsc::channel();
            let page = Page {
                planned: page,
                answer,
                of,
            };
            tell(Told::Page(Box::new(page), sender));
            if wanted.recv() != Ok(Next::Ask) {
                return Ok(Over::Left);
            }
        }
        Ok(Over::Answered { at: now, seen })
    }

    /// An answer; none where nothing has changed, or a paper is not there.
    fn answer(&self, errand: &Errand, page: &Planned) -> Result<Option<Answer>, Broken> {
        let host = page.request.url.host_str().unwrap_or_default().to_owned();
        let lost = || self.lost.lock().unwrap_or_else(PoisonError::into_inner);
        let said = ["", &host]
            .iter()
            .find_map(|host| lost().get(*host).cloned());
        if let Some(said) = said {
            return Err(Broken::Offline(said));
        }
        let error = match self.web.net.ask(&page.request, &|| (self.stop)()) {
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
            errand
                .spec
                .next(page, answer)
                .map_err(|odd| Broken::odd(page, odd))?;
        }
        if matches!(error.fault, Fault::NoNetwork) {
            lost().insert(String::new(), error.to_string());
        } else if matches!(error.fault, Fault::NameUnknown) {
            lost().insert(host, error.to_string());
        }
        Err(error.into())
    }

    /// The user's key for a source, as its requests take it.
    fn credential(
        &self,
        errand: &Errand,
        keys: &mut BTreeMap<&'static str, Option<Key>>,
    ) -> Result<Option<Credential>, Broken> {
        let source = errand.spec.source();
        if !keys.contains_key(source.name) {
            keys.insert(source.name, self.web.key(source)?);
        }
        let key = keys.get(source.name).cloned().flatten();
        Ok(source
            .credential
            .zip(key)
            .map(|(credential, key)| credential(key)))
    }
}

/// What an address was answered with the last time.
fn seen_of<'a>(last: Option<&'a LastAnswer>, address: &str) -> Option<&'a Validators> {
    last?.seen.get(address)
}

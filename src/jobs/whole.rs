//! The whole text of a paper: what is kept of it, else what the web has, the most faithful form first.

mod error;
mod file;
mod judged;
mod kept;
mod pdf_text;
mod version;

pub use error::{Tried, WholeError};
pub use file::{WholeFile, whole_in};
pub(in crate::jobs) use file::{in_input, in_pdf, is_pdf};

use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;

use super::fetch::Web;
use super::{Again, Around, Step, Stop};
use crate::bodies::Bodies;
use crate::body::{Body, Defect, Form};
use crate::net::{Answer, AskError, Fault, Reply};
use crate::paper::{Paper, PaperId};
use crate::sources::{WholeForm, WholeStep, whole_steps};

/// The whole text of a paper, as it is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Whole {
    /// The paper.
    pub paper: Paper,
    /// Where it is looked for.
    pub asks: Asks,
    /// Whether text that is taken out of a PDF will do where there is no other.
    pub pdf: PdfText,
}

/// Where a whole text is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// Among those that are kept.
    Kept,
    /// There, else on the web.
    Web,
    /// On the web, even though it is kept.
    Anew,
}

/// Whether the text of a PDF will do, which another program takes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PdfText {
    /// No PDF is fetched.
    Left,
    /// One is, where there is nothing else.
    Taken,
}

/// A whole text.
#[derive(Debug, Clone, PartialEq)]
pub struct GotWhole {
    /// The paper.
    pub id: PaperId,
    /// What it says; the first of its defects is that it is another paper's, where it seems so.
    pub body: Arc<Body>,
    /// The form that it came in.
    pub form: Form,
    /// The version, where it is known.
    pub version: Option<u32>,
    /// Who had it: a sentence for the status line.
    pub from: String,
    /// What a person should know beside it: it could not be kept, what was kept is damaged.
    pub notes: Vec<String>,
}

/// Where whole texts are kept, and what is in the making.
#[derive(Debug, Clone)]
pub struct Shelf<'a> {
    /// Those that are kept.
    pub bodies: Bodies,
    /// Where files may lie for a moment.
    pub scratch: &'a Path,
}

/// A text in its form.
struct Candidate {
    body: Body,
    form: Form,
    version: Option<u32>,
    bytes: Vec<u8>,
    from: String,
}

impl Candidate {
    fn text(&self) -> kept::Text<'_> {
        kept::Text {
            body: &self.body,
            form: self.form,
            version: self.version,
        }
    }
}

impl Around {
    /// Where whole texts are kept, as the settings say it now.
    #[must_use]
    pub fn shelf(&self) -> Shelf<'_> {
        let most = (self.ways.bodies_max)(&self.ways.config);
        Shelf {
            bodies: Bodies::in_dir(&self.place.data).at_most(most),
            scratch: &self.place.cache,
        }
    }
}

impl Whole {
    /// Gets it as the settings say it now.
    ///
    /// # Errors
    /// As for [`Whole::get`].
    pub fn get_around(
        &self,
        around: &Around,
        stop: &Stop,
        hear: &mut dyn FnMut(Step),
    ) -> Result<GotWhole, WholeError> {
        self.get(&around.ways.web(), &around.shelf(), stop, hear)
    }

    /// Gets it on this thread, and says who is asked.
    ///
    /// # Errors
    /// When it is nowhere to be had; the error says who was asked, and what each one answered.
    pub fn get(
        &self,
        web: &Web,
        place: &Shelf<'_>,
        stop: &Stop,
        hear: &mut dyn FnMut(Step),
    ) -> Result<GotWhole, WholeError> {
        let now = (web.setup.clock)();
        let mut notes = Vec::new();
        if self.asks != Asks::Anew {
            match self.kept(place, now) {
                Ok(Some(candidate)) => return Ok(self.got(candidate, notes)),
                Ok(None) => {}
                Err(sentence) if self.asks == Asks::Kept => {
                    let said = format!("{sentence}; `recto fetch --whole` gets it again");
                    return Err(WholeError::Unreadable(said));
                }
                Err(sentence) => notes.push(asked_again(&sentence)),
            }
        }
        if self.asks == Asks::Kept {
            return Err(WholeError::NotKept(self.paper.id.clone()));
        }
        match self.asked(None, web, place, stop, hear) {
            Ok(candidate) => Ok(self.keep(candidate, place, notes)),
            Err(WholeError::Stopped) => Err(WholeError::Stopped),
            Err(error) => Err(error.after(notes.pop())),
        }
    }

    /// Keeps what came, unless what is kept is better.
    fn keep(&self, candidate: Candidate, place: &Shelf<'_>, mut notes: Vec<String>) -> GotWhole {
        let text = candidate.text();
        match kept::keep(&place.bodies, &self.paper, text, &candidate.bytes) {
            Ok(stays) => notes.extend(stays),
            Err(error) => notes.push(format!("it is not kept: {error}")),
        }
        self.got(candidate, notes)
    }

    /// What is kept; a sentence where it cannot be read.
    fn kept(&self, place: &Shelf<'_>, now: Timestamp) -> Result<Option<Candidate>, String> {
        let ids: Vec<PaperId> = self.paper.ids().cloned().collect();
        let said = |error: crate::bodies::BodiesError| error.to_string();
        let Some(kept) = place.bodies.of(&ids).map_err(said)? else {
            return Ok(None);
        };
        let bytes = place.bodies.read(&kept, now).map_err(said)?;
        let body = kept.form.read(&bytes).map_err(|error| {
            let file = kept.path().display();
            format!("the whole paper in {file} cannot be read: {error}")
        })?;
        Ok(Some(Candidate {
            body,
            form: kept.form,
            version: kept.version,
            bytes,
            from: "kept".to_owned(),
        }))
    }

    fn got(&self, candidate: Candidate, notes: Vec<String>) -> GotWhole {
        let mut body = candidate.body;
        if let Some(title) = judged::other_title(&self.paper, candidate.form, &body) {
            body.defects.insert(0, Defect::AnotherPaper(title));
        }
        GotWhole {
            id: self.paper.id.clone(),
            body: Arc::new(body),
            form: candidate.form,
            version: candidate.version,
            from: candidate.from,
            notes,
        }
    }

    /// What the web has, of a version where one is meant. A page of another paper is taken where there is nothing better, for titles change.
    fn asked(
        &self,
        version: Option<u32>,
        web: &Web,
        place: &Shelf<'_>,
        stop: &Stop,
        hear: &mut dyn FnMut(Step),
    ) -> Result<Candidate, WholeError> {
        let bases = &web.setup.access.bases;
        let steps = whole_steps(&self.paper, bases).into_iter();
        let steps = steps.filter(|step| step.form != WholeForm::Pdf || self.pdf == PdfText::Taken);
        let steps = steps.filter_map(|step| match version {
            Some(version) => step.of_version(version),
            None => Some(step),
        });
        let (mut tried, mut other) = (Vec::new(), None);
        for step in steps {
            let form = step.form;
            if form == WholeForm::Pdf && !pdf_text::is_installed() {
                // It is not fetched for nothing.
                let (said, again) = (pdf_text::MISSING.to_owned(), Again::InVain);
                tried.push(Tried { form, said, again });
                continue;
            }
            let whom = step.request.allowance.said().to_owned();
            hear(Step::Asking(format!("{whom} for the {}", step.form.said())));
            let asked = match Self::ask(web, &step, stop) {
                Ok(Some(answer)) => self.read(&step, &answer, place.scratch, stop),
                Ok(None) => Err((no(&whom, step.form, ""), Again::InVain)),
                Err(error) if matches!(error.fault, Fault::Stopped) => {
                    return Err(WholeError::Stopped);
                }
                Err(error) => Err((refused(&whom, step.form, &error), Again::of(&error))),
            };
            match asked {
                Ok(candidate) => {
                    let title = judged::other_title(&self.paper, candidate.form, &candidate.body);
                    let Some(title) = title else {
                        return Ok(candidate);
                    };
                    let said = format!("the {} of {whom} is another paper's: {title}", form.said());
                    let again = Again::InVain;
                    tried.push(Tried { form, said, again });
                    other.get_or_insert(candidate);
                }
                Err((said, again)) => tried.push(Tried { form, said, again }),
            }
        }
        if let Some(other) = other {
            return Ok(other);
        }
        let id = self.paper.id.clone();
        Err(if tried.is_empty() {
            WholeError::Nowhere(id)
        } else {
            WholeError::NotHad { id, tried }
        })
    }

    /// Asks; nothing where whoever should know where it is does not.
    fn ask(web: &Web, wanted: &WholeStep, stop: &Stop) -> Result<Option<Answer>, AskError> {
        let ask = |wanted: &WholeStep| match web.net.ask(&wanted.request, &|| stop.is_set())? {
            Reply::Answer(answer) => Ok(Some(answer)),
            Reply::NotModified => Ok(None),
        };
        let answer = ask(wanted)?;
        if wanted.is_last() {
            return Ok(answer);
        }
        let bases = &web.setup.access.bases;
        let next = answer.and_then(|answer| wanted.found(&answer.bytes, bases));
        next.map_or(Ok(None), |next| ask(&next))
    }

    /// Reads an answer; a sentence where there is no paper in it.
    fn read(
        &self,
        wanted: &WholeStep,
        answer: &Answer,
        scratch: &Path,
        stop: &Stop,
    ) -> Result<Candidate, (String, Again)> {
        let whom = wanted.request.allowance.said();
        let vain = |said: String| (said, Again::InVain);
        let (form, bytes) = match wanted.form {
            WholeForm::Html => (Form::Html, answer.bytes.clone()),
            WholeForm::Jats => (Form::Jats, answer.bytes.clone()),
            WholeForm::Markdown => (Form::Markdown, answer.bytes.clone()),
            WholeForm::Pdf => {
                let text = pdf_text::of(&answer.bytes, scratch, stop);
                (Form::Text, text.map_err(vain)?)
            }
        };
        let said = wanted.form.said();
        let body = form.read(&bytes);
        let body = body.map_err(|error| vain(format!("the {said} of {whom}: {error}")))?;
        if body.defects.contains(&Defect::NoText) {
            return Err(vain(format!("the {said} of {whom} has only the abstract")));
        }
        Ok(Candidate {
            version: judged::version(&self.paper, answer.url.path(), &bytes),
            body,
            form,
            bytes,
            from: format!("{said} of {whom}"),
        })
    }
}

/// Says that what cannot be read is fetched.
fn asked_again(sentence: &str) -> String {
    format!("{sentence}; it is asked for again")
}

/// Says that somebody has no such form of it.
fn no(whom: &str, form: WholeForm, why: &str) -> String {
    format!("{whom} has no {} of it{why}", form.said())
}

fn refused(whom: &str, form: WholeForm, error: &AskError) -> String {
    if let Fault::Refused(answer) = &error.fault
        && matches!(answer.status, 404 | 410)
    {
        return no(whom, form, &format!(" ({})", answer.status));
    }
    format!("{whom} {}", error.fault)
}

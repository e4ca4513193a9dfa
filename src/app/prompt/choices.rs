//! What is typed in the query line may go on as one of these: a list below it to choose from.

use std::borrow::Cow;
use std::cmp::Reverse;

use ratatui::layout::Rect;

use crate::query::{FacetKind, FacetValue, OPERATORS, Operator, Tally, Wanted, compared, value_of};
use crate::sources::ARCHIVES;
use crate::text::safe;
use crate::text::wrap::Widths;

/// So many are shown at a time.
const MOST_SHOWN: usize = 8;
/// As wide as the list may be, in columns.
const MOST_COLUMNS: u16 = 76;
/// Frame and blanks on both sides, the bar, and what stands between columns.
const AROUND: usize = 9;
/// The line above all panes is left free, and so is the one below them.
const LINES_LEFT: u16 = 2;

/// What is typed may go on as one of these.
#[derive(Debug, Clone, PartialEq)]
pub struct Choices {
    /// The field of which they are values; `None` where they are fields.
    pub field: Option<&'static str>,
    /// Those that go on like what is typed, while any are known.
    pub shown: Vec<Completion>,
    /// The chosen one.
    pub at: Option<usize>,
    known: Vec<Completion>,
    /// How wide names, meanings and numbers are.
    pub columns: [usize; 3],
    /// Whether no others are known to the library.
    are_all: bool,
    /// Whether one has asked for them, and not for a list.
    asked: Asked,
}

/// One thing that is typed may become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// What is written for it.
    pub text: String,
    /// What it is, safe to show.
    pub label: String,
    /// What it means.
    pub meaning: Cow<'static, str>,
    /// How many papers it would leave.
    pub papers: Option<Tally>,
    compared: String,
}

/// How a list came to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum Asked {
    /// By a key: where there is but one thing that fits, that is meant.
    ByKey,
    /// Behind a field that was chosen.
    Unasked,
}

impl Choices {
    /// Every field.
    pub(in crate::app) fn of_fields() -> Self {
        let field = |operator: &'static Operator| {
            let (name, _) = operator.field()?;
            Some(Completion {
                text: format!("{name}:"),
                label: operator.form.to_owned(),
                meaning: operator.meaning(),
                papers: None,
                compared: compared(name),
            })
        };
        Self {
            field: None,
            shown: Vec::new(),
            at: None,
            known: OPERATORS.iter().filter_map(field).collect(),
            columns: [0; 3],
            are_all: true,
            asked: Asked::ByKey,
        }
    }

    /// All words that a field takes, which are counted later.
    pub(in crate::app) fn of_words(field: &'static str, words: &[&str], asked: Asked) -> Self {
        let word = |word: &&str| Completion {
            text: (*word).to_owned(),
            label: (*word).to_owned(),
            meaning: Cow::Borrowed(""),
            papers: None,
            compared: compared(word),
        };
        Self {
            field: Some(field),
            shown: Vec::new(),
            at: None,
            known: words.iter().map(word).collect(),
            columns: [0; 3],
            are_all: true,
            asked,
        }
    }

    /// Values of a field, as far as they are known before the library is asked.
    pub(in crate::app) fn of_values(
        field: &'static str,
        kind: FacetKind,
        known: &[FacetValue],
        asked: Asked,
    ) -> Self {
        Self {
            are_all: false,
            // They were counted for the line as it was; those of this one are asked for.
            known: completions(kind, known)
                .into_iter()
                .map(uncounted)
                .collect(),
            ..Self::of_words(field, &[], asked)
        }
    }

    /// Takes how many papers each of all that are known leaves.
    pub(in crate::app) fn count(&mut self, papers: &[u64]) {
        let counted = |choices: &mut Vec<Completion>, known: &[Completion]| {
            for choice in choices {
                let place = known.iter().position(|other| other.text == choice.text);
                let papers = place.and_then(|place| papers.get(place));
                choice.papers = papers.map(|papers| Tally::Exact(*papers));
            }
        };
        let known = self.known.clone();
        counted(&mut self.known, &known);
        counted(&mut self.shown, &known);
    }

    /// Takes values that the library has, which may be all of them; what is chosen stays chosen.
    pub(in crate::app) fn take(&mut self, kind: FacetKind, values: &[FacetValue]) {
        self.are_all = values.len() < wanted(kind, "").most(kind);
        self.known = completions(kind, values);
    }

    /// Shows those that go on like what is typed; what is chosen stays chosen.
    pub(in crate::app) fn show(&mut self, typed: &str) {
        let chosen = self.chosen().map(|chosen| chosen.text.clone());
        self.narrow(typed);
        let is_chosen = |other: &Completion| Some(&other.text) == chosen.as_ref();
        self.at = self.shown.iter().position(is_chosen);
    }

    /// Shows those that go on like what is typed.
    pub(in crate::app) fn narrow(&mut self, typed: &str) {
        let typed = compared(typed);
        let fits = |choice: &&Completion| choice.compared.contains(&typed);
        self.shown = self.known.iter().filter(fits).cloned().collect();
        self.at = None;
    }

    /// Whether there may be others than those that are known.
    pub(in crate::app) fn may_be_more(&self) -> bool {
        !self.are_all
    }

    /// How the list came to be shown, the first time that this is asked.
    pub(in crate::app) fn asked(&mut self) -> Asked {
        std::mem::replace(&mut self.asked, Asked::Unasked)
    }

    /// The chosen one.
    #[must_use]
    pub fn chosen(&self) -> Option<&Completion> {
        self.shown.get(self.at?)
    }

    /// Chooses the next one, or one before; from the ends to the other one.
    pub(in crate::app) fn step(&mut self, steps: isize) {
        let count = self.shown.len().cast_signed();
        if count == 0 {
            return;
        }
        let from = match (self.at, steps < 0) {
            (Some(at), _) => at.cast_signed(),
            (None, true) => 0,
            (None, false) => -1,
        };
        let at = (from.saturating_add(steps)).rem_euclid(count);
        self.at = Some(at.unsigned_abs());
    }

    /// What all go on like, where that is more than what is typed.
    pub(in crate::app) fn common(&self, typed: &str) -> Option<String> {
        let first = &self.shown.first()?.text;
        let same = |other: &Completion| {
            let pairs = first.char_indices().zip(other.text.chars());
            let same = pairs.take_while(|((_, a), b)| a == b).last();
            same.map_or(0, |((place, a), _)| place + a.len_utf8())
        };
        let length = self.shown.iter().map(same).min()?;
        let common = first.get(..length)?;
        let goes_on = common.to_lowercase().starts_with(&typed.to_lowercase());
        (goes_on && common.len() > typed.len()).then(|| common.to_owned())
    }

    /// The first one shown, where there is room for so many.
    #[must_use]
    pub fn top(&self, room: usize) -> usize {
        (self.at.unwrap_or(0) + 1).saturating_sub(room)
    }

    /// Takes the measure of all that are known, so that the list stays as wide while one types.
    pub(in crate::app) fn measure(&mut self, widths: Widths) {
        let widest = |of: &dyn Fn(&Completion) -> usize| self.known.iter().map(of).max();
        let columns = [
            widest(&|choice| widths.of(&choice.label)),
            widest(&|choice| widths.of(&choice.meaning)),
            widest(&|choice| choice.number().len()),
        ];
        self.columns = columns.map(Option::unwrap_or_default);
    }

    /// The place of the list on a screen: from the line below the query line on, as large as it must be.
    #[must_use]
    pub fn area(&self, screen: Rect) -> Rect {
        let columns = self.columns.iter().sum::<usize>() + AROUND;
        let width = u16::try_from(columns).unwrap_or(MOST_COLUMNS);
        let most = screen.height.saturating_sub(2 + LINES_LEFT);
        let lines = u16::try_from(self.shown.len().min(MOST_SHOWN)).unwrap_or(most);
        let lines = lines.min(most);
        let left = 1.min(screen.width);
        Rect {
            x: screen.x + left,
            y: screen.y + 1.min(screen.height),
            width: width.min(MOST_COLUMNS).min(screen.width - left),
            height: if lines > 0 { lines + 2 } else { 0 },
        }
    }
}

/// Which values are asked for: more than a pane shows at first.
pub(in crate::app) fn wanted(kind: FacetKind, typed: &str) -> Wanted {
    let mut wanted = Wanted::with(typed).with_rare();
    wanted.add(kind);
    wanted
}

impl Completion {
    /// How many papers it would leave, as it is shown; nothing where that is not known.
    #[must_use]
    pub fn number(&self) -> String {
        let number = self.papers.map(|papers| papers.to_string());
        number.unwrap_or_default()
    }
}

/// The same before its papers are counted.
fn uncounted(completion: Completion) -> Completion {
    Completion {
        papers: None,
        ..completion
    }
}

/// Values as they are offered; of categories the others of arXiv, too, for an engine may have them.
fn completions(kind: FacetKind, values: &[FacetValue]) -> Vec<Completion> {
    let value = |value: &FacetValue| {
        let label = value.facet.label();
        Some(Completion {
            text: safe::line(&value_of(&value.facet)?),
            meaning: Cow::Borrowed(""),
            // A feed is counted by what is unread of it.
            papers: Some(value.papers).filter(|_| kind != FacetKind::Feed),
            compared: compared(&label),
            label: safe::line(&label),
        })
    };
    let mut known: Vec<Completion> = values.iter().filter_map(value).collect();
    if kind != FacetKind::Year {
        let papers = |choice: &Completion| choice.papers.map(Tally::papers);
        known.sort_by_key(|choice| Reverse(papers(choice)));
    }
    if kind == FacetKind::Category {
        with_names(&mut known);
    }
    known
}

/// The names of arXiv's categories, which are found by them as well.
fn with_names(known: &mut Vec<Completion>) {
    let undivided = ARCHIVES
        .iter()
        .filter(|archive| archive.categories.is_empty());
    let undivided = undivided.map(|archive| (archive.code, archive.name));
    let divided = ARCHIVES.iter().flat_map(|archive| archive.categories);
    let divided = divided.map(|category| (category.code, category.name));
    for (code, name) in undivided.chain(divided) {
        let place = known.iter().position(|choice| choice.text == code);
        let place = place.unwrap_or_else(|| {
            known.push(Completion {
                text: code.to_owned(),
                label: code.to_owned(),
                meaning: Cow::Borrowed(""),
                papers: None,
                compared: String::new(),
            });
            known.len() - 1
        });
        if let Some(choice) = known.get_mut(place) {
            choice.meaning = Cow::Borrowed(name);
            choice.compared = compared(code) + &compared(name);
        }
    }
}

//! Which of two texts of one paper stays.

use std::cmp::Ordering;

use super::fidelity::Fidelity;
use crate::paper::{Paper, PartialDate, title_letters};
use crate::text::render::{Origin, render};
use crate::text::typeset::{self, TexPart};

/// Which text prevails in an import.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Prevails {
    /// The more faithful one; of two that are equally good the newer version, or else the known one.
    #[default]
    Better,
    /// The later one, whatever is known.
    Later,
}

/// How a further record of a paper stands to what is known of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Of a better source, a newer version, or what a person insists on.
    Above,
    /// Nothing but the texts themselves tells which is better.
    Level,
    /// Of a worse source or an older version.
    Below,
}

/// How a further record stands to what is known.
pub(super) fn standing(further: &Paper, known: &Paper, prevails: Prevails) -> Standing {
    match (prevails, Fidelity::of(further).cmp(&Fidelity::of(known))) {
        (Prevails::Later, _) | (Prevails::Better, Ordering::Greater) => Standing::Above,
        (Prevails::Better, Ordering::Less) => Standing::Below,
        (Prevails::Better, Ordering::Equal) => by_version(further, known),
    }
}

/// The standing of two versions whose sources are equally good: by the days of their texts, and by
/// the line breaks in abstracts, which arXiv had until November 2025.
fn by_version(further: &Paper, known: &Paper) -> Standing {
    let (days, known_days) = (text_date(further), text_date(known));
    if let Some((further, known)) = days.zip(known_days)
        // A month says nothing of a day within it.
        && !further.covers(known)
        && !known.covers(further)
    {
        return if further > known {
            Standing::Above
        } else {
            Standing::Below
        };
    }
    let is_whole = |text: &str| !text.trim().is_empty() && !is_broken(text);
    let (one, other) = (&further.summary, &known.summary);
    if is_whole(one) && is_broken(other) {
        Standing::Above
    } else if is_whole(other) && is_broken(one) {
        Standing::Below
    } else {
        Standing::Level
    }
}

/// The day of a paper's text. The first version at arXiv is of the day when it came out; elsewhere
/// that day says nothing of a text.
fn text_date(paper: &Paper) -> Option<PartialDate> {
    let is_versioned = Fidelity::of(paper) == Fidelity::Arxiv;
    paper.updated.or(paper.date.filter(|_| is_versioned))
}

/// Whether a text has line breaks that end no paragraph.
fn is_broken(text: &str) -> bool {
    let mut lines = text.trim().lines().map(str::trim_end);
    let mut before = lines.next().unwrap_or_default();
    lines.any(|line| {
        let is_break = !before.is_empty() && line.starts_with(|c: char| !c.is_whitespace());
        before = line;
        is_break
    })
}

/// Whether a text takes the place of the one that is known.
pub(super) fn takes_place(further: &str, known: &str, standing: Standing) -> bool {
    if further.trim().is_empty() || known.trim().is_empty() {
        return !further.trim().is_empty();
    }
    match standing {
        Standing::Above => true,
        Standing::Below => false,
        Standing::Level => further != known && is_richer(further, known),
    }
}

/// The same of the name of a venue, which is shown as it stands, so that a formula in it is no gain. An
/// archive gives way to every other one.
pub(super) fn venue_takes_place(further: &str, known: &str, standing: Standing) -> bool {
    let is_named = |venue: &str| !venue.trim().is_empty() && !is_archive(venue);
    if is_named(further) != is_named(known) && !known.trim().is_empty() {
        return is_named(further);
    }
    let read = |venue: &str| render(venue, Origin::Faithful).text;
    match standing {
        Standing::Above | Standing::Below => takes_place(further, known, standing),
        Standing::Level => takes_place(&read(further), &read(known), standing),
    }
}

/// Whether a venue is where preprints are, as services and people name it.
fn is_archive(venue: &str) -> bool {
    let lower = venue.trim().to_lowercase();
    lower.starts_with("arxiv") || lower == "corr"
}

/// Whether a text says what another says, and more of it: that one is cut off, or has lost capitals,
/// formulas or paragraphs on its way through another program.
fn is_richer(further: &str, known: &str) -> bool {
    let (one, other) = (Wealth::of(further), Wealth::of(known));
    if one.letters == other.letters {
        return one.exceeds(&other);
    }
    let end = known.trim_end();
    let is_cut = end.ends_with('…') || end.ends_with("...");
    is_cut && one.letters.starts_with(&other.letters)
}

/// What of a text gets lost on its way.
struct Wealth {
    letters: String,
    /// How many letters stand in formulas (one that is torn apart has fewer), and how many are raised or
    /// lowered; how many paragraphs end before the last.
    marks: [usize; 3],
    capitals: Capitals,
}

/// The capitals of a text.
#[derive(Clone, Copy)]
struct Capitals {
    all: usize,
    /// Those that do not begin a word.
    within_words: usize,
    case: TextCase,
}

/// Which words of a text begin with a capital.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TextCase {
    /// None.
    Lower,
    /// Those that always do.
    Sentence,
    /// All but small ones.
    Title,
}

impl Wealth {
    fn of(text: &str) -> Self {
        let rendered = render(text, Origin::Faithful).text;
        let scripts = rendered.chars().filter(|c| is_script(*c)).count();
        let paragraphs = text.trim().matches("\n\n").count();
        Self {
            letters: title_letters(&rendered),
            marks: [in_formulas(text), scripts, paragraphs],
            capitals: Capitals::of(&rendered),
        }
    }

    /// Whether it has more of something than another, and less of nothing.
    fn exceeds(&self, other: &Self) -> bool {
        let (capitals, others) = self.capitals.beside(other.capitals);
        let all = |marks: &[usize; 3], capitals| {
            let [formulas, scripts, paragraphs] = *marks;
            [formulas, scripts, paragraphs, capitals]
        };
        let (one, other) = (all(&self.marks, capitals), all(&other.marks, others));
        one != other && one.iter().zip(&other).all(|(one, other)| one >= other)
    }
}

/// A word of so many letters begins with a capital in every title that is set in title case.
const LONG_WORD: usize = 5;
/// So many of them tell that a title is.
const LONG_WORDS: usize = 3;

impl Capitals {
    fn of(text: &str) -> Self {
        let none = Self {
            all: 0,
            within_words: 0,
            case: TextCase::Lower,
        };
        // A text in capitals has none that say anything.
        if !text.contains(char::is_lowercase) {
            return none;
        }
        let begins_high = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
        let words = || text.split(|c: char| !c.is_alphanumeric());
        let long = || words().filter(|word| word.chars().count() >= LONG_WORD);
        let case = if !text.contains(char::is_uppercase) {
            TextCase::Lower
        } else if long().count() >= LONG_WORDS && long().all(|word| begins_high(&word)) {
            TextCase::Title
        } else {
            TextCase::Sentence
        };
        Self {
            all: inner_capitals(text),
            within_words: words()
                .map(|word| word.chars().skip(1).filter(|c| c.is_uppercase()).count())
                .sum(),
            case,
        }
    }

    /// So many of this and of another text that one may have lost what the other has: where a title is
    /// set in title case beside one in sentence case, how its words begin is no more than that.
    fn beside(self, other: Self) -> (usize, usize) {
        let is_only_set = self.case == TextCase::Title && other.case == TextCase::Sentence;
        if is_only_set {
            (self.within_words, other.within_words)
        } else {
            (self.all, other.all)
        }
    }
}

fn in_formulas(text: &str) -> usize {
    let is_formula = |text: &&str| {
        let begins = ["$", "\\(", "\\[", "\\begin"];
        begins.iter().any(|begin| text.starts_with(begin))
    };
    let parts = typeset::parts(text).into_iter();
    let kept = parts.filter(|(_, part)| *part == TexPart::Kept);
    let formulas = kept
        .filter_map(|(range, _)| text.get(range))
        .filter(is_formula);
    let letters = formulas
        .flat_map(str::chars)
        .filter(|c| c.is_alphanumeric());
    letters.count()
}

/// Whether a character is a raised or a lowered one.
fn is_script(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '\u{1d2c}'..='\u{1d6a}' | '\u{2070}'..='\u{209c}')
}

/// The capitals of a text but for those that begin what stands behind a colon, a full stop or a dash:
/// some programs write a capital there whatever was there before.
fn inner_capitals(text: &str) -> usize {
    let (mut begins, mut before) = (false, ' ');
    let mut capitals = 0;
    for c in text.chars() {
        capitals += usize::from(c.is_uppercase() && !begins);
        begins = match c {
            ':' | '.' | '?' | '!' => true,
            '—' | '–' if before == ' ' => true,
            _ => begins && !c.is_alphanumeric(),
        };
        before = c;
    }
    capitals
}

#[cfg(test)]
mod tests;

//! What the index knows of words and phrases. Of the papers of the tail the matcher knows it.

use std::thread;

use roaring::{MultiOps, RoaringBitmap};

use super::bounds::Bounds;

use crate::library::{
    Folded, LastWord, Library, NamedFact, PaperNumber, RunPapers, WordLike, WordsOf,
};
use crate::paper::PaperPart;
use crate::query::language::{Phrase, Text, TextSource, WordEnding};
use crate::query::meaning::{Needle, is_within, slips};

/// From so many papers of a tail on, starting a thread is worth its time.
const SCANNED_BY_TWO: usize = 2048;

/// The papers in which a phrase stands in this text; of the tail only these are looked at, where
/// their words are at hand.
pub(in crate::query) fn text_bounds(
    library: &Library,
    text: Text,
    phrase: &Phrase,
    tail: &RoaringBitmap,
) -> Bounds {
    match text.source() {
        TextSource::Folded { of, indexed, .. } => {
            let mut bounds = match indexed {
                Some(words) => in_index(library, words, phrase),
                None => in_abstract(library, phrase),
            };
            let scanned = scanned(library, of, &Needle::new(phrase), tail);
            bounds.sure |= scanned.sure;
            bounds.open |= scanned.open;
            bounds
        }
        TextSource::Record(text) => {
            let mut bounds = in_index(library, WordsOf::Record(text), phrase);
            match text.named() {
                Some(fact) => {
                    let needle = Needle::new(phrase);
                    let of_tail = library.tail_names(fact).iter();
                    let taken = of_tail.filter(|(name, _)| needle.is_in_raw(name));
                    bounds.sure |= taken.map(|(_, set)| set).union();
                }
                None => bounds.open |= in_tail_with(library, text.part()) & tail,
            }
            bounds
        }
    }
}

/// The papers of the tail that have a part.
fn in_tail_with(library: &Library, part: PaperPart) -> RoaringBitmap {
    let papers = library.tail_names(NamedFact::Part).get(part.name());
    papers.cloned().unwrap_or_default()
}

/// Looks for a needle in the words of these papers of the tail, by two threads where they are many.
fn scanned(
    library: &Library,
    of: for<'a> fn(Folded<'a>) -> &'a str,
    needle: &Needle,
    tail: &RoaringBitmap,
) -> Bounds {
    let scan = |numbers: &[PaperNumber]| {
        let (mut sure, mut open) = (Vec::new(), Vec::new());
        for number in numbers {
            match library.folded_in_memory(*number) {
                Some(folded) if needle.is_in(of(folded.parts())) => sure.push(*number),
                Some(_) => {}
                None => open.push(*number),
            }
        }
        Bounds {
            sure: sure.into_iter().collect(),
            open: open.into_iter().collect(),
        }
    };
    let numbers: Vec<PaperNumber> = tail.iter().collect();
    let (first, second) = numbers.split_at(numbers.len() / 2);
    if numbers.len() < SCANNED_BY_TWO {
        return scan(&numbers);
    }
    thread::scope(|scope| {
        let other = scope.spawn(|| scan(second));
        let mut found = scan(first);
        // What a thread could not say is looked at again.
        let second = other.join().unwrap_or_else(|_| scan(second));
        found.sure |= second.sure;
        found.open |= second.open;
        found
    })
}

/// A word that only the abstract can have is in it; one that title or authors have too may be.
fn in_abstract(library: &Library, phrase: &Phrase) -> Bounds {
    let anywhere = in_index(library, WordsOf::Paper, phrase);
    let elsewhere = |of| {
        let found = in_index(library, of, phrase);
        found.sure | found.open
    };
    let (in_title, in_authors) = (elsewhere(WordsOf::Title), elsewhere(WordsOf::Authors));
    let mut sure = &anywhere.sure - (&in_title | &in_authors);
    let mut open = (anywhere.sure | anywhere.open) - &sure;
    if let ([word], WordEnding::Whole) = (phrase.words.as_slice(), phrase.ending) {
        // Counted in title and abstract together, and in the title.
        library.each_indexed(WordLike::Is(word), &mut |_, found| {
            found.each(&mut |number, times| {
                if times == u8::MAX || in_authors.contains(number) || !open.remove(number) {
                    return;
                }
                let title = library.title(number);
                let in_title = title.split(' ').filter(|other| other == word).count();
                if usize::from(times) > in_title {
                    sure.insert(number);
                }
            });
        });
    }
    Bounds { sure, open }
}

/// What the segments know of a phrase: one word is found, several are found where all of them are
/// and each pair of them is, as far as it is known.
fn in_index(library: &Library, of: WordsOf, phrase: &Phrase) -> Bounds {
    let Some((last, first)) = phrase.words.split_last() else {
        return Bounds::default();
    };
    if first.is_empty() {
        return Bounds::exactly(last_word(library, of, last, phrase.ending));
    }
    // Pairs are known of title, abstract and authors.
    let run = match of {
        WordsOf::Record(_) => None,
        WordsOf::Paper | WordsOf::Title | WordsOf::Authors => {
            as_run(phrase, |first, last| library.indexed_with_run(first, last))
        }
    };
    let mut sets = Vec::new();
    if let Some(RunPapers { sure, open }) = run {
        if of == WordsOf::Paper {
            return Bounds { sure, open };
        }
        sets.push(sure | open);
    }
    for (place, word) in first.iter().enumerate() {
        sets.push(match phrase.ending {
            // Only its end need be there.
            WordEnding::Part if place == 0 => library.indexed_with(
                of,
                WordLike::Passes(&|found| found.ends_with(word.as_str())),
            ),
            WordEnding::Part
            | WordEnding::Whole
            | WordEnding::Prefix
            | WordEnding::Acronym
            | WordEnding::Near => library.indexed_with(of, WordLike::Is(word)),
        });
        if sets.last().is_some_and(RoaringBitmap::is_empty) {
            return Bounds::default();
        }
    }
    sets.push(match phrase.ending {
        WordEnding::Part => library.indexed_with(of, WordLike::Begins(last)),
        ending @ (WordEnding::Whole
        | WordEnding::Prefix
        | WordEnding::Acronym
        | WordEnding::Near) => last_word(library, of, last, ending),
    });
    Bounds {
        sure: RoaringBitmap::new(),
        open: sets.intersection(),
    }
}

fn last_word(library: &Library, of: WordsOf, word: &str, ending: WordEnding) -> RoaringBitmap {
    match ending {
        WordEnding::Whole => library.indexed_with(of, WordLike::Is(word)),
        WordEnding::Prefix => library.indexed_with(of, WordLike::Begins(word)),
        WordEnding::Acronym => {
            let plural = format!("{word}s");
            library.indexed_with(of, WordLike::Is(word))
                | library.indexed_with(of, WordLike::Is(&plural))
        }
        WordEnding::Near => {
            let slips = slips(word);
            let letters = u32::try_from(slips).unwrap_or(u32::MAX);
            let is_near = |found: &str| is_within(word, found, slips);
            library.indexed_with(of, WordLike::Near(word, letters, &is_near))
        }
        WordEnding::Part => {
            library.indexed_with(of, WordLike::Passes(&|found| found.contains(word)))
        }
    }
}

/// Asks of the words of a phrase, where all but the last are themselves, and that one begins as a
/// word of the phrase does.
pub(super) fn as_run<T>(
    phrase: &Phrase,
    ask: impl FnOnce(&[&str], LastWord<'_>) -> T,
) -> Option<T> {
    let (last, first) = phrase.words.split_last()?;
    let first: Vec<&str> = first.iter().map(String::as_str).collect();
    match phrase.ending {
        WordEnding::Whole => Some(ask(&first, LastWord::OneOf(&[last]))),
        WordEnding::Prefix => Some(ask(&first, LastWord::Begins(last))),
        WordEnding::Acronym => {
            let plural = format!("{last}s");
            Some(ask(&first, LastWord::OneOf(&[last, &plural])))
        }
        WordEnding::Near | WordEnding::Part => None,
    }
}

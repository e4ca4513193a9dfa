//! Folding: what search compares.
//!
//! A word is a maximal run of letters, digits and combining marks; everything else separates. Case
//! and accents are folded, Greek letters become their names, TeX accents the letter below them.
//! Each CJK character is a word of its own, so that any two characters of a run are found. What
//! cannot be seen divides no word. Some signs belong to the word that they stand on: `C++`, `.NET`; so
//! that it is found without them too, texts are searched in a form without them as well.

mod ascii;
mod letters;
mod said;
mod signs;
mod tex;

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::safe::is_unseen;
pub use said::{said, said_word, said_words};
pub use signs::{bare, bare_form};

/// A folded word and the bytes of the source that it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The word as it is compared.
    pub folded: String,
    /// Where it stands in the source, in bytes.
    pub range: Range<usize>,
}

/// The folded words of a text, in its order.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let mut words = WordSink {
        done: Vec::new(),
        folded: String::new(),
        start: 0,
    };
    scan(text, &mut words);
    words.done
}

/// Appends the folded words of a text, each followed by one blank. Where `out` begins with a
/// blank, every word has one on both sides.
pub fn fold_into(text: &str, out: &mut String) {
    let mut joined = JoinedWords::default();
    joined.out.reserve(text.len() + 1);
    scan(text, &mut joined);
    // Whole characters are all that it takes.
    out.push_str(std::str::from_utf8(&joined.out).unwrap_or_default());
}

/// Appends the folded words of a text as [`fold_into`] does, and those without the signs of words,
/// where some have signs.
pub fn fold_forms_into(text: &str, out: &mut String) {
    let start = out.len();
    fold_into(text, out);
    if let Some(bare) = out.get(start..).and_then(bare_form) {
        push_form(&bare, out);
    }
}

/// Appends another form of a folded text. No phrase runs from one into the next.
pub fn push_form(form: &str, out: &mut String) {
    out.push_str("\n ");
    out.push_str(form);
}

/// Whether a folded word is a single CJK character.
#[must_use]
pub fn is_cjk_word(word: &str) -> bool {
    let mut characters = word.chars();
    characters.next().is_some_and(letters::is_cjk) && characters.next().is_none()
}

/// Takes folded letters as they are found.
trait Sink {
    /// Takes the letters and digits of ASCII that a text begins with; where it begins in the source.
    /// Returns how many they are.
    fn ascii(&mut self, text: &[u8], start: usize) -> usize {
        let letters = text.iter().take_while(|byte| byte.is_ascii_alphanumeric());
        let mut at = start;
        for letter in letters {
            self.letter(char::from(letter.to_ascii_lowercase()), at..at + 1);
            at += 1;
        }
        at - start
    }
    /// A letter of the word, folded; the source's bytes.
    fn letter(&mut self, folded: char, source: Range<usize>);
    /// More letters that come from the same bytes.
    fn letters(&mut self, folded: &str, source: Range<usize>) {
        for letter in folded.chars() {
            self.letter(letter, source.clone());
        }
    }
    /// Bytes that belong to the word without a letter of their own, such as a mark.
    fn silent(&mut self, source: Range<usize>);
    /// The word is over.
    fn end(&mut self);
    /// Whether a word has begun.
    fn in_word(&self) -> bool;
    /// Whether a word has begun that is no number.
    fn is_in_name(&self) -> bool;
}

struct WordSink {
    done: Vec<Word>,
    folded: String,
    start: usize,
}

impl Sink for WordSink {
    fn letter(&mut self, folded: char, source: Range<usize>) {
        if self.folded.is_empty() {
            self.start = source.start;
            self.done.push(Word {
                folded: String::new(),
                range: source.clone(),
            });
        }
        self.folded.push(folded);
        self.silent(source);
    }

    fn silent(&mut self, source: Range<usize>) {
        if let (false, Some(word)) = (self.folded.is_empty(), self.done.last_mut()) {
            word.range.end = source.end;
        }
    }

    fn end(&mut self) {
        if let (false, Some(word)) = (self.folded.is_empty(), self.done.last_mut()) {
            word.folded = std::mem::take(&mut self.folded);
        }
    }

    fn in_word(&self) -> bool {
        !self.folded.is_empty()
    }

    fn is_in_name(&self) -> bool {
        self.folded.bytes().any(|byte| !byte.is_ascii_digit())
    }
}

#[derive(Default)]
struct JoinedWords {
    out: Vec<u8>,
    in_word: bool,
}

impl Sink for JoinedWords {
    fn ascii(&mut self, text: &[u8], _: usize) -> usize {
        let before = self.out.len();
        let mut rest = text;
        loop {
            let (letters, count) = ascii::folded(rest);
            let end = self.out.len() + count;
            self.out.extend_from_slice(&letters);
            self.out.truncate(end);
            rest = rest.get(count..).unwrap_or_default();
            if count < letters.len() {
                break;
            }
        }
        self.in_word = true;
        self.out.len() - before
    }

    fn letter(&mut self, folded: char, _: Range<usize>) {
        let mut bytes = [0; 4];
        let bytes = folded.encode_utf8(&mut bytes).as_bytes();
        self.out.extend_from_slice(bytes);
        self.in_word = true;
    }

    fn silent(&mut self, _: Range<usize>) {}

    fn end(&mut self) {
        if self.in_word {
            self.out.push(b' ');
            self.in_word = false;
        }
    }

    fn in_word(&self) -> bool {
        self.in_word
    }

    fn is_in_name(&self) -> bool {
        let word = self.out.iter().rev().take_while(|byte| **byte != b' ');
        self.in_word && word.into_iter().any(|byte| !byte.is_ascii_digit())
    }
}

fn scan(text: &str, sink: &mut impl Sink) {
    let mut at = 0;
    while let Some(&byte) = text.as_bytes().get(at) {
        // Nearly all text is ASCII: it is taken run by run.
        if byte.is_ascii_alphanumeric() {
            at += sink.ascii(text.as_bytes().get(at..).unwrap_or_default(), at);
        } else if byte.is_ascii() {
            let may_be_accent = matches!(byte, b'\\' | b'{');
            let accent = may_be_accent.then(|| tex::accent(text, at, sink.in_word()));
            if let Some(found) = accent.flatten() {
                sink.letters(found.letters, at..found.end);
                at = found.end;
            } else {
                at = sign(text, at, sink);
            }
        } else {
            let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else {
                return;
            };
            let signs = (!c.is_alphanumeric())
                .then(|| behind(text, at, sink).or_else(|| star(text, at, sink)))
                .flatten();
            if signs.is_none() {
                other(c, at..at + c.len_utf8(), sink);
            }
            at = signs.unwrap_or(at + c.len_utf8());
        }
    }
    sink.end();
}

/// Takes what is no letter: with it a word ends, before or behind it, or begins. Returns the byte
/// behind what was taken.
fn sign(text: &str, at: usize, sink: &mut impl Sink) -> usize {
    match text.as_bytes().get(at) {
        Some(b'+' | b'#' | b'*') => {
            if let Some(end) = behind(text, at, sink) {
                return end;
            }
            sink.end();
        }
        Some(b'.') if signs::is_dot_of_name(text, at) => {
            sink.end();
            sink.letter('.', at..at + 1);
        }
        Some(_) | None => sink.end(),
    }
    at + 1
}

/// Takes signs that belong to the word before them, which ends with them. Returns the byte behind them.
fn behind(text: &str, at: usize, sink: &mut impl Sink) -> Option<usize> {
    let signs = sink
        .is_in_name()
        .then(|| signs::behind(text, at))
        .flatten()?;
    sink.letters(signs.folded, at..signs.end);
    sink.end();
    Some(signs.end)
}

/// Takes the sign of a star or a planet that a symbol has: `M⊙`. Returns the byte behind it.
fn star(text: &str, at: usize, sink: &mut impl Sink) -> Option<usize> {
    let (word, end) = said::of_symbol(text, at)?;
    sink.letters(word, at..end);
    Some(end)
}

/// Takes a character beyond ASCII.
fn other(c: char, source: Range<usize>, sink: &mut impl Sink) {
    if letters::is_cjk(c) {
        cjk(c, source, sink);
    } else if is_combining_mark(c) && sink.in_word() {
        sink.silent(source.clone());
        letters::each_folded(c, |folded| sink.letters(folded, source.clone()));
    } else if is_unseen(c) {
        sink.silent(source);
    } else if c.is_alphanumeric() {
        letters::each_folded(c, |folded| sink.letters(folded, source.clone()));
    } else {
        sink.end();
    }
}

/// Takes a CJK character; one that stands for several is as many words, the first of which has the
/// bytes.
fn cjk(c: char, source: Range<usize>, sink: &mut impl Sink) {
    let mut bytes = source.clone();
    letters::each_usual(c, |letter| {
        sink.end();
        letters::each_folded(letter, |folded| sink.letters(folded, bytes.clone()));
        bytes = source.end..source.end;
    });
    sink.end();
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn folded(text: &str) -> String {
        let mut out = String::new();
        fold_into(text, &mut out);
        out.trim_end().to_owned()
    }

    #[test]
    fn words_are_folded_as_search_compares_them() {
        for (text, expected) in [
            ("", ""),
            ("Dual-Mode, GPT-4!", "dual mode gpt 4"),
            (
                "C++, C# and F#; C++17 (g++) k-means++ C+++ c--",
                "c++ c# and f# c++ 17 g++ k means++ c c",
            ),
            (
                "A* RRT*-like C*-algebra a+b x*y n+1 2+ 100* **bold**",
                "a* rrt* like c* algebra a b x y n 1 2 100 bold",
            ),
            ("B⁺ Ca²⁺ A∗ C♯ R² π⁺π⁻", "b+ ca2+ a* c# r2 pi pi"),
            (
                "on .NET, ASP.NET .network. Net .5",
                "on .net asp .net network net 5",
            ),
            ("Kähler KÄHLER Ka\u{308}hler", "kahler kahler kahler"),
            (
                "Straße ẞ Łukasz Ørsted đ æ œ þ ı İ",
                "strasse ss lukasz orsted d ae oe th i i",
            ),
            (
                "α-Flow μP Ω \u{2126} \u{b5} ς φ\u{3d5}",
                "alpha flow mup omega omega mu sigma phiphi",
            ),
            (
                "\\alpha $\\beta_1$ \\rho \\cite{x}",
                "alpha beta 1 rho cite x",
            ),
            (
                "F\\\"{o}ppl F\\\"oppl Erd\\H{o}s Erd{\\H o}s",
                "foppl foppl erdos erdos",
            ),
            (
                "Bal\\'azs {\\o} \\o. {\\L}od\\'z stra\\ss e na\\\"{\\i}ve \\c{c}a",
                "balazs o o lodz strasse naive ca",
            ),
            (
                "Sm\\o rrebr{\\o}d \\v{S}koda \\omega",
                "smorrebrod skoda omega",
            ),
            ("say \\\"deep learning\\\" now", "say deep learning now"),
            ("{Upper}case", "upper case"),
            ("深度学习 GPU用", "深 度 学 习 gpu 用"),
            ("한국어 ｶﾅ", "한 국 어 カ ナ"),
            ("ﬁne x₂ 𝒪 ½ Ⅳ", "fine x2 o 12 iv"),
            ("10 M⊙, R☉ and A⊙ M⊙N", "10 msun rsun and a m n"),
            ("हिन्दी привет Ёж", "हिन्दी привет еж"),
            ("\u{301}", ""),
            (
                "ze\u{200b}ro re\u{ad}sult\u{202e}s \u{feff}a",
                "zero results a",
            ),
        ] {
            assert_eq!(folded(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_word_knows_the_bytes_that_it_came_from() {
        let text = "The F\\\"{o}ppl–Kähler μP 学习";
        let found: Vec<&str> = words(text)
            .into_iter()
            .map(|word| &text[word.range])
            .collect();
        assert_eq!(found, ["The", "F\\\"{o}ppl", "Kähler", "μP", "学", "习"]);
        let text = "C++17, B⁺ and .NET";
        let found: Vec<&str> = words(text)
            .into_iter()
            .map(|word| &text[word.range])
            .collect();
        assert_eq!(found, ["C++", "17", "B⁺", "and", ".NET"]);
    }

    proptest! {
        #[test]
        fn words_and_folded_text_agree_and_folding_twice_changes_nothing(text in "(\\PC|[\\\\{}\"'ocHi a\u{3b1}\u{308}学+#*.net])*") {
            let words = words(&text);
            let joined: String = words.iter().map(|word| word.folded.clone() + " ").collect();
            let once = folded(&text);
            prop_assert_eq!(joined.trim_end(), &once);
            prop_assert_eq!(folded(&once), once);
            let mut end = 0;
            for word in words {
                prop_assert!(word.range.start >= end && text.get(word.range.clone()).is_some());
                prop_assert!(!word.folded.is_empty());
                end = word.range.end;
            }
        }
    }
}

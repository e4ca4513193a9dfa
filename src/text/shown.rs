//! Foreign text on its way to the screen: rendered or as received, made safe, and found again.

use std::borrow::Cow;
use std::ops::Range;

use super::map::TextMap;
use super::render::{Emphasis, Origin, Rendered, Rendering, render};
use super::safe::{self, Unseen};
use super::scripts::Scripts;
use super::{addresses, fold};

/// How a text is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As it is read.
    Rendered(Rendering),
    /// As it was received.
    Raw,
}

/// A text as it is shown, and the way to it from its source.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shown {
    /// The paragraphs, none of them empty.
    pub paragraphs: Vec<Paragraph>,
    /// What each was made of, in bytes of the rendered text, or of the source where that is shown.
    parts: Vec<(Range<usize>, TextMap)>,
    /// `None` where the source itself is shown.
    rendered: Option<Rendered>,
}

/// One paragraph, a safe line. Ranges are bytes of its text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Paragraph {
    /// The line.
    pub text: String,
    /// What stands out, and how.
    pub styles: Vec<(Range<usize>, Emphasis)>,
    /// What leads to which address; raw.
    pub links: Vec<(Range<usize>, String)>,
    /// The marks that stand for what cannot be seen.
    pub marks: Vec<Range<usize>>,
    /// The line before its scripts were written plainly, and the way from it.
    before: Option<(String, TextMap)>,
}

impl Paragraph {
    /// An address that leads to itself; raw.
    #[must_use]
    pub fn address(address: String) -> Self {
        let text = safe::line(&address);
        Self {
            links: vec![(0..text.len(), address)],
            text,
            ..Self::default()
        }
    }

    /// The line in which words are looked for: a search finds the same however scripts are written.
    #[must_use]
    pub fn searched(&self) -> &str {
        self.before.as_ref().map_or(&self.text, |(line, _)| line)
    }

    /// Where some bytes of that line stand in the text.
    #[must_use]
    pub fn place(&self, searched: &Range<usize>) -> Range<usize> {
        let way = self.before.as_ref();
        way.map_or_else(|| searched.clone(), |(_, way)| way.range(searched))
    }

    /// Writes the scripts of the line so, and returns the way to it.
    fn write(&mut self, scripts: Scripts) -> TextMap {
        let Some((written, way)) = scripts.written(&self.text) else {
            return TextMap::default();
        };
        let styles = self.styles.iter_mut().map(|(place, _)| place);
        let links = self.links.iter_mut().map(|(place, _)| place);
        for place in styles.chain(links).chain(&mut self.marks) {
            *place = way.range(place);
        }
        let before = std::mem::replace(&mut self.text, written);
        self.before = Some((before, way.clone()));
        way
    }
}

impl Shown {
    /// The paragraphs of a text: a line break before a letter joins, one before white space begins
    /// a new one.
    #[must_use]
    pub fn paragraphs(source: &str, form: Form, unseen: Unseen) -> Self {
        let mut shown = Self::default();
        match form {
            Form::Raw => {
                for part in paragraphs(source) {
                    shown.add(source, part, unseen);
                }
            }
            Form::Rendered(rendering) => {
                let rendered = render(source, rendering);
                let mut start = 0;
                for paragraph in rendered.text.split('\n') {
                    let end = start + paragraph.len();
                    shown.add(&rendered.text, start..end, unseen);
                    start = end + 1;
                }
                shown.take(rendered);
            }
        }
        shown
    }

    /// A text on one line, such as a title.
    #[must_use]
    pub fn line(source: &str, form: Form, unseen: Unseen) -> Self {
        let mut shown = Self::default();
        match form {
            Form::Raw => shown.add(source, 0..source.len(), unseen),
            Form::Rendered(rendering) => {
                let rendered = render(source, rendering);
                shown.add(&rendered.text, 0..rendered.text.len(), unseen);
                shown.take(rendered);
            }
        }
        shown
    }

    /// The same with its scripts written so.
    #[must_use]
    pub fn in_scripts(mut self, scripts: Scripts) -> Self {
        for (paragraph, (_, map)) in self.paragraphs.iter_mut().zip(&mut self.parts) {
            *map = std::mem::take(map).then(paragraph.write(scripts));
        }
        self
    }

    /// The first paragraph's text: all there is of a line.
    #[must_use]
    pub fn text(&self) -> &str {
        self.paragraphs
            .first()
            .map_or("", |paragraph| &paragraph.text)
    }

    /// Where some bytes of the source are shown: paragraphs and bytes of their texts.
    pub fn places(&self, source: Range<usize>) -> impl Iterator<Item = (usize, Range<usize>)> {
        self.within(match &self.rendered {
            Some(rendered) => rendered.rendered(source),
            None => source,
        })
    }

    /// Where some bytes are shown that the paragraphs were made of.
    fn within(&self, bytes: Range<usize>) -> impl Iterator<Item = (usize, Range<usize>)> {
        let first = self
            .parts
            .partition_point(|(part, _)| part.end <= bytes.start);
        let parts = self.parts.iter().enumerate().skip(first);
        let clipped = parts.map_while(move |(number, (part, map))| {
            let (start, end) = (bytes.start.max(part.start), bytes.end.min(part.end));
            (start < end).then(|| (number, map.range(&(start - part.start..end - part.start))))
        });
        clipped.filter(|(_, place)| !place.is_empty())
    }

    fn add(&mut self, text: &str, part: Range<usize>, unseen: Unseen) {
        let safe = safe::mapped(text.get(part.clone()).unwrap_or_default(), unseen);
        if safe.text.is_empty() {
            return;
        }
        self.paragraphs.push(Paragraph {
            links: addresses::all(&safe.text).collect(),
            text: safe.text,
            styles: Vec::new(),
            marks: safe.marks,
            before: None,
        });
        self.parts.push((part, safe.map));
    }

    /// Takes over styles and links. Where an address is shown it is the one that counts, so links
    /// stand behind those.
    fn take(&mut self, mut rendered: Rendered) {
        let mut styles = Vec::new();
        for (bytes, emphasis) in std::mem::take(&mut rendered.styles) {
            styles.extend(self.within(bytes).map(|place| (place, emphasis)));
        }
        for ((number, place), emphasis) in styles {
            if let Some(paragraph) = self.paragraphs.get_mut(number) {
                paragraph.styles.push((place, emphasis));
            }
        }
        let mut links = Vec::new();
        for (bytes, address) in std::mem::take(&mut rendered.links) {
            links.extend(self.within(bytes).map(|place| (place, address.clone())));
        }
        for ((number, place), address) in links {
            if let Some(paragraph) = self.paragraphs.get_mut(number) {
                paragraph.links.push((place, address));
            }
        }
        self.rendered = Some(rendered);
    }
}

/// The paragraphs of a text as it was received, as byte ranges: a line break before a letter
/// joins, one before white space begins a new paragraph.
fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut paragraphs: Vec<Range<usize>> = Vec::new();
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        let begins = line.starts_with(char::is_whitespace) || line.trim().is_empty();
        let start = end;
        end += line.len();
        match paragraphs.last_mut() {
            Some(last) if !begins => last.end = end,
            _ => paragraphs.push(start..end),
        }
    }
    paragraphs
}

/// Appends the folded words of a text and, each after a line break, those that it has when it is
/// rendered, those without the signs of words, where they are others, and those of its scripts as they
/// are said: search finds every form.
pub fn fold_into(source: &str, origin: Origin, out: &mut String) {
    let start = out.len();
    fold::fold_into(source, out);
    let received = out.get(start..).unwrap_or_default();
    let rendered =
        (origin != Origin::Faithful || has_tex(source)).then(|| render(source, origin).text);
    let shown = rendered.as_deref().filter(|text| *text != source);
    let shown = shown.map(folded).filter(|shown| shown != received);
    let bare = fold::bare_form(shown.as_deref().unwrap_or(received));
    let bare = bare.filter(|bare| bare != received);
    let said = fold::said(rendered.as_deref().unwrap_or_default());
    let said = said.iter().map(|said| folded(said));
    for form in shown.into_iter().chain(bare).chain(said) {
        fold::push_form(&form, out);
    }
}

fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold::fold_into(text, &mut folded);
    folded
}

/// A word of a query as a text has it that [`fold_into`] has folded: TeX in it as it is shown, and scripts
/// as they are said.
#[must_use]
pub fn asked(word: &str) -> Cow<'_, str> {
    let shown = if word.contains(['\\', '$', '{']) {
        let is_formula = word.contains(['^', '_']) && !word.contains('$');
        let tex = if is_formula {
            format!("${word}$")
        } else {
            word.to_owned()
        };
        Cow::Owned(render(&tex, Origin::Faithful).text)
    } else {
        Cow::Borrowed(word)
    };
    match shown {
        Cow::Borrowed(word) => fold::said_word(word),
        Cow::Owned(shown) if fold::words(&shown).is_empty() => Cow::Borrowed(word),
        Cow::Owned(shown) => Cow::Owned(fold::said_word(&shown).into_owned()),
    }
}

/// Whether a text holds TeX that changes its words: a command, a group, an index, a dollar inside
/// one, or a control that was the beginning of a command. Escaped signs, ties, dashes and quotes
/// divide words in either form.
fn has_tex(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Most texts have none, which is soon seen many bytes at a time.
    let may_be = |piece: &[u8]| {
        piece
            .iter()
            .fold(false, |found, byte| found | is_tex(*byte))
    };
    if !bytes.chunks(64).any(may_be) {
        return false;
    }
    let is_letter = |byte: Option<&u8>| {
        byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii())
    };
    let mut at = 0;
    while let Some(found) = bytes
        .get(at..)
        .and_then(|rest| rest.iter().position(|byte| is_tex(*byte)))
    {
        let place = at + found;
        at = place + 1;
        let before = place.checked_sub(1).and_then(|before| bytes.get(before));
        let changes = match bytes.get(place) {
            Some(b'\\') => bytes
                .get(at)
                .is_some_and(|next| !b"%&#$_,;: \\()[]\n".contains(next)),
            Some(b'\r') => bytes.get(at) != Some(&b'\n'),
            Some(b'$') => is_letter(before) && is_letter(bytes.get(at)),
            _ => true,
        };
        if changes {
            return true;
        }
    }
    false
}

fn is_tex(byte: u8) -> bool {
    matches!(
        byte,
        b'\\' | b'$' | b'^' | b'_' | b'{' | b'}' | ..=b'\t' | b'\x0b'..=b'\x1f'
    )
}

//! Text out of markup: the tags of journals (JATS) and of HTML, formulas in `MathML`, and entities, as
//! they stand in titles and abstracts of whoever got them from a publisher. What is raised, lowered
//! or a formula becomes TeX. It need not be well-formed: what is no tag that is known stays.

mod entities;
mod mathml;
mod said;
mod tags;

pub(crate) use entities::{entities_decoded, entity_named};

use super::text::collapsed;
use crate::paper::Paper;
use entities::escaped_once;
use said::Said;
use tags::{ElementKind, Ends, MarkupTag, TagPlace, tag};

/// Between the blocks of a text.
const BLOCK: char = '\u{b}';

/// The TeX of a formula of `MathML`, of which this stands between the tags of `math`.
pub(crate) fn tex_of_mathml(inside: &str) -> String {
    mathml::tex("math", "", inside).0
}

/// Whether a text is one tag, of an element that is known.
pub(super) fn is_tag(text: &str) -> bool {
    let found = text.strip_prefix('<').and_then(tag);
    found.is_some_and(|tag| tag.kind().is_some() && tag.length + 1 == text.len())
}

/// A text in one line, without tags, its entities decoded.
pub(super) fn plain(text: &str) -> String {
    collapsed(&read(text).text)
}

/// A text without tags, a blank line between its paragraphs; a heading `Abstract` before them is left
/// out.
pub(super) fn paragraphs(text: &str) -> String {
    joined(read(text).text.split(BLOCK).map(collapsed))
}

/// Takes the markup out of title, abstract and venue of a paper, which keeps the first two as they
/// came, too. There is
/// a blank line between paragraphs; a heading `Abstract` before them is left out.
pub(super) fn taken_out(paper: &mut Paper) {
    let title = has_markup(&paper.title).then(|| read(&paper.title));
    if let Some(read) = title {
        let before = std::mem::replace(&mut paper.title, collapsed(&read.text));
        if read.has_tags {
            paper.keep_title_as_received(before);
        }
    }
    if let Some(venue) = paper.venue.as_mut().filter(|venue| has_markup(venue)) {
        *venue = plain(venue);
    }
    let summary = has_markup(&paper.summary).then(|| read(&paper.summary));
    if let Some(read) = summary {
        let text = if read.text.contains(BLOCK) {
            joined(read.text.split(BLOCK).map(collapsed))
        } else {
            read.text.trim().to_owned()
        };
        let before = std::mem::replace(&mut paper.summary, text);
        if read.has_tags {
            paper.keep_summary_as_received(before);
        }
    }
}

fn has_markup(text: &str) -> bool {
    memchr::memchr2(b'<', b'&', text.as_bytes()).is_some()
}

/// Paragraphs, without those that say nothing and without a heading `Abstract`.
fn joined(pieces: impl Iterator<Item = String>) -> String {
    let mut pieces: Vec<String> = pieces.filter(|piece| !piece.is_empty()).collect();
    let is_heading = |piece: &String| {
        let word = piece.trim_end_matches([':', '.']).to_lowercase();
        ["abstract", "summary"].contains(&word.as_str())
    };
    if pieces.len() > 1 && pieces.first().is_some_and(is_heading) {
        pieces.remove(0);
    }
    pieces.join("\n\n")
}

/// A text out of markup, a [`BLOCK`] where a block begins or ends.
struct MarkupRead {
    text: String,
    /// Whether there was more than entities in it.
    has_tags: bool,
}

fn read(text: &str) -> MarkupRead {
    let once = escaped_once(text);
    let source = with_tags_decoded(&once);
    let mut reader = MarkupReader {
        source: &source,
        ends: Ends::of(&source),
        said: Said::default(),
        open: Vec::new(),
        has_twin: source.contains("tex-math>"),
        has_tags: false,
    };
    reader.read();
    MarkupRead {
        text: reader.said.finish(),
        has_tags: reader.has_tags,
    }
}

/// A text in which the tags are tags that were escaped as if they were text: `&lt;sup&gt;`.
fn with_tags_decoded(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("&lt;") {
        decoded.push_str(before);
        rest = behind;
        let inside = behind
            .split_once("&gt;")
            .map(|(inside, _)| format!("{inside}>"));
        let known = inside.as_deref().and_then(tag).filter(|tag| {
            let is_whole = inside
                .as_ref()
                .is_some_and(|inside| tag.length == inside.len());
            is_whole && tag.kind().is_some()
        });
        if let (Some(inside), Some(_)) = (&inside, &known) {
            decoded.push('<');
            decoded.push_str(inside);
            rest = behind.get(inside.len() + "gt;".len()..).unwrap_or_default();
        } else {
            decoded.push_str("&lt;");
        }
    }
    decoded.push_str(rest);
    decoded
}

struct MarkupReader<'a> {
    source: &'a str,
    ends: Ends,
    said: Said,
    /// The elements that are open, by name as it is written, and what they are.
    open: Vec<(String, ElementKind)>,
    /// Whether formulas stand in it as TeX beside `MathML`.
    has_twin: bool,
    has_tags: bool,
}

impl MarkupReader<'_> {
    fn read(&mut self) {
        let source = self.source;
        let mut at = 0;
        while let Some(found) =
            memchr::memchr(b'<', source.get(at..).unwrap_or_default().as_bytes())
        {
            self.text(source.get(at..at + found).unwrap_or_default());
            at += found + 1;
            let behind = source.get(at..).unwrap_or_default();
            at += self.tag_or_text(behind, at);
        }
        self.text(source.get(at..).unwrap_or_default());
    }

    fn is_unsaid(&self) -> bool {
        self.open
            .iter()
            .any(|(_, kind)| *kind == ElementKind::Unsaid)
    }

    fn text(&mut self, text: &str) {
        if !self.is_unsaid() {
            self.said.text(&entities_decoded(text));
        }
    }

    /// Reads what stands behind a `<`; how many bytes it has.
    fn tag_or_text(&mut self, behind: &str, at: usize) -> usize {
        for (start, end) in [("!--", "-->"), ("?", "?>")] {
            let inside = behind
                .strip_prefix(start)
                .and_then(|rest| rest.split_once(end));
            if let Some((inside, _)) = inside {
                return start.len() + inside.len() + end.len();
            }
        }
        if let Some((inside, _)) = behind
            .strip_prefix("![CDATA[")
            .and_then(|rest| rest.split_once("]]>"))
        {
            self.said.text(inside);
            return "![CDATA[".len() + inside.len() + "]]>".len();
        }
        let found = tag(behind).and_then(|tag| Some((tag.kind()?, tag)));
        let Some((kind, tag)) = found.filter(|(kind, tag)| self.is_markup(*kind, tag, at)) else {
            self.text("<");
            return 0;
        };
        self.has_tags = true;
        let inside = behind.get(tag.length..).unwrap_or_default();
        tag.length
            + match tag.place {
                TagPlace::Start => self.start(kind, &tag, inside),
                TagPlace::End => {
                    self.end(kind, &tag);
                    0
                }
                TagPlace::Empty => {
                    self.around(kind);
                    0
                }
            }
    }

    /// Whether a tag is markup, and no sign of its author's: its namespace says so, or it has its
    /// other end, or none is needed and no letter stands before it.
    fn is_markup(&mut self, kind: ElementKind, tag: &MarkupTag<'_>, at: usize) -> bool {
        if tag.is_prefixed || tag.place == TagPlace::Empty {
            return true;
        }
        if tag.place == TagPlace::End {
            return self.open.iter().any(|(name, _)| name == tag.written)
                || kind == ElementKind::OpenBlock;
        }
        let before = self.source.get(..at.saturating_sub(1)).unwrap_or_default();
        match kind {
            ElementKind::Break => true,
            ElementKind::Blank if tag.name != "td" && tag.name != "th" => true,
            ElementKind::OpenBlock if !before.ends_with(char::is_alphanumeric) => true,
            ElementKind::Inline
            | ElementKind::Block
            | ElementKind::OpenBlock
            | ElementKind::Blank
            | ElementKind::Unsaid
            | ElementKind::Formula(_)
            | ElementKind::Tex
            | ElementKind::Maths => self.ends.are_behind(tag.written, at),
        }
    }

    /// Begins an element; how many bytes behind its tag are read with it.
    fn start(&mut self, kind: ElementKind, tag: &MarkupTag<'_>, inside: &str) -> usize {
        self.around(kind);
        let kind = match kind {
            ElementKind::Maths | ElementKind::Formula(_) | ElementKind::Tex if self.is_unsaid() => {
                ElementKind::Inline
            }
            ElementKind::Maths => {
                let (tex, length) = mathml::tex(&tag.name, tag.attributes, inside);
                if !self.has_twin {
                    self.said.formula(&tex);
                }
                return length;
            }
            ElementKind::Formula(_) | ElementKind::Tex => {
                self.said.begin();
                kind
            }
            ElementKind::Break => return 0,
            ElementKind::Inline
            | ElementKind::Block
            | ElementKind::OpenBlock
            | ElementKind::Blank
            | ElementKind::Unsaid => kind,
        };
        self.open.push((tag.written.to_owned(), kind));
        0
    }

    /// Ends an element, and those in it that had no end of their own.
    fn end(&mut self, kind: ElementKind, tag: &MarkupTag<'_>) {
        if let Some(begun) = self.open.iter().rposition(|(name, _)| name == tag.written) {
            while self.open.len() > begun {
                match self.open.pop() {
                    Some((_, ElementKind::Formula(sign))) => self.said.end_script(sign),
                    Some((_, ElementKind::Tex)) => self.said.end_tex(),
                    Some(_) | None => {}
                }
            }
        }
        self.around(kind);
    }

    /// What stands round an element of this kind.
    fn around(&mut self, kind: ElementKind) {
        match kind {
            ElementKind::Block | ElementKind::OpenBlock | ElementKind::Break => {
                self.said.text(BLOCK.encode_utf8(&mut [0; 4]));
            }
            ElementKind::Blank => self.said.text(" "),
            ElementKind::Inline
            | ElementKind::Unsaid
            | ElementKind::Formula(_)
            | ElementKind::Tex
            | ElementKind::Maths => {}
        }
    }
}

#[cfg(test)]
mod tests;

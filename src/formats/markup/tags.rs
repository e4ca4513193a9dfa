//! Tags as they stand in texts: which are markup, and which only look so.

/// What an element is in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ElementKind {
    /// A face of letters, or a link: its text goes on in the line.
    Inline,
    /// It stands for itself, with a blank line around it.
    Block,
    /// A block whose end is often left out.
    OpenBlock,
    /// A block that has nothing in it.
    Break,
    /// A cell, or a graphic: a blank.
    Blank,
    /// Nothing in it is text.
    Unsaid,
    /// What is in it stands behind these signs of TeX.
    Formula(&'static str),
    /// A formula in TeX.
    Tex,
    /// A formula in `MathML`.
    Maths,
}

use ElementKind::{Blank, Block, Break, Formula, Inline, Maths, OpenBlock, Tex, Unsaid};

/// The elements of HTML, of JATS (<https://jats.nlm.nih.gov/publishing/tag-library/1.3/>) and of
/// publishers that stand in titles and abstracts. `code`, `s`, `mask` and the like are missing: papers
/// on language and on the web speak of them.
const ELEMENTS: &[(ElementKind, &[&str])] = &[
    (
        Inline,
        &[
            "a",
            "abbr",
            "abbrev",
            "acronym",
            "alternatives",
            "b",
            "bdi",
            "bdo",
            "big",
            "bold",
            "cite",
            "dfn",
            "disp-formula",
            "em",
            "email",
            "emph",
            "ext-link",
            "fn",
            "font",
            "formula",
            "i",
            "inline-formula",
            "it",
            "italic",
            "monospace",
            "named-content",
            "ovid",
            "ref",
            "roman",
            "sans-serif",
            "sc",
            "scp",
            "small",
            "small-caps",
            "smallcaps",
            "span",
            "strike",
            "strong",
            "styled-content",
            "tt",
            "u",
            "underline",
            "uri",
            "var",
            "xref",
        ],
    ),
    (
        Block,
        &[
            "abstract",
            "blockquote",
            "break",
            "center",
            "div",
            "dl",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "label",
            "list",
            "list-item",
            "ol",
            "sec",
            "section",
            "subtitle",
            "table",
            "tbody",
            "thead",
            "title",
            "tr",
            "ul",
        ],
    ),
    (OpenBlock, &["p", "li", "dd", "dt"]),
    (Break, &["br", "hr"]),
    (Blank, &["td", "th", "graphic", "img"]),
    (Unsaid, &["annotation", "script", "style", "inline-graphic"]),
    (Formula("^"), &["sup"]),
    (Formula("_"), &["sub", "inf"]),
    (Formula("\\overline"), &["overline"]),
    (Tex, &["tex-math"]),
    (
        Maths,
        &[
            "math",
            "mfenced",
            "mfrac",
            "mi",
            "mmultiscripts",
            "mn",
            "mo",
            "mover",
            "mroot",
            "mrow",
            "msqrt",
            "mstyle",
            "msub",
            "msubsup",
            "msup",
            "mtable",
            "mtext",
            "munder",
            "munderover",
        ],
    ),
];

/// Namespaces whose elements are markup whatever their names.
const PREFIXES: [&str; 2] = ["jats", "mml"];

/// Where a tag stands at its element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TagPlace {
    Start,
    End,
    /// It is the whole element.
    Empty,
}

/// A tag.
#[derive(Debug)]
pub(super) struct MarkupTag<'a> {
    /// The name of its element, without a prefix, in small letters.
    pub(super) name: String,
    /// The name as it is written.
    pub(super) written: &'a str,
    /// Whether a prefix says that it is markup.
    pub(super) is_prefixed: bool,
    pub(super) place: TagPlace,
    /// What stands behind the name.
    pub(super) attributes: &'a str,
    /// How many bytes it has, behind its `<`.
    pub(super) length: usize,
}

impl MarkupTag<'_> {
    /// What its element is; an element of a known namespace is at least a face of letters.
    pub(super) fn kind(&self) -> Option<ElementKind> {
        let known = ELEMENTS
            .iter()
            .find(|(_, names)| names.contains(&self.name.as_str()));
        let unknown = self.is_prefixed.then_some(Inline);
        known.map(|(kind, _)| *kind).or(unknown)
    }
}

/// The tag that begins here, behind its `<`; `a < b` has none, nor has `a<b and c>d`.
pub(super) fn tag(text: &str) -> Option<MarkupTag<'_>> {
    let is_end = text.starts_with('/');
    let inside = text.strip_prefix('/').unwrap_or(text);
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || "-_.:".contains(c);
    let name_end = inside.find(|c| !is_of_name(c))?;
    let (name, behind) = inside.split_at(name_end);
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let end = attributes_end(behind)?;
    let (attributes, after) = behind.split_at(end);
    let is_empty = attributes.ends_with('/');
    let (prefix, local) = name.rsplit_once(':').unwrap_or(("", name));
    Some(MarkupTag {
        name: local.to_ascii_lowercase(),
        written: name,
        is_prefixed: PREFIXES.contains(&prefix),
        place: match (is_end, is_empty) {
            (true, _) => TagPlace::End,
            (false, true) => TagPlace::Empty,
            (false, false) => TagPlace::Start,
        },
        attributes: attributes.trim_end_matches('/'),
        length: text.len() - after.len() + 1,
    })
}

/// Where the tag ends that has these attributes; `None` where they are none.
fn attributes_end(text: &str) -> Option<usize> {
    /// No tag is longer.
    const LONGEST: usize = 2000;
    let mut rest = text;
    loop {
        let trimmed = rest.trim_start();
        let at = text.len() - trimmed.len();
        if at > LONGEST {
            return None;
        }
        if trimmed.starts_with('>') {
            return Some(at);
        }
        if trimmed.starts_with("/>") {
            return Some(at + 1);
        }
        // A name begins behind a blank.
        let (_, value, after) = attribute(trimmed).filter(|_| trimmed.len() < rest.len())?;
        if value.contains('<') {
            return None;
        }
        rest = after;
    }
}

/// The attribute that begins here, its value, and the text after it.
fn attribute(text: &str) -> Option<(&str, &str, &str)> {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || "-_.:".contains(c);
    let name_end = text.find(|c| !is_of_name(c)).filter(|end| *end > 0)?;
    let (name, behind) = text.split_at(name_end);
    let value = behind.trim_start().strip_prefix('=')?.trim_start();
    for quote in ['"', '\''] {
        if let Some(quoted) = value.strip_prefix(quote) {
            let (inside, after) = quoted.split_once(quote)?;
            return Some((name, inside, after));
        }
    }
    let end = value.find(|c: char| c.is_whitespace() || c == '>')?;
    let (value, after) = value.split_at(end);
    Some((name, value, after))
}

/// The value of the attribute of a name among those of a tag.
pub(super) fn value_of<'a>(attributes: &'a str, wanted: &str) -> Option<&'a str> {
    let mut rest = attributes.trim_start();
    while let Some((name, value, after)) = attribute(rest) {
        if name == wanted {
            return Some(value);
        }
        rest = after.trim_start();
    }
    None
}

/// Which elements end in a text, and where they do so for the last time.
pub(super) struct Ends {
    text: String,
    known: Vec<(String, Option<usize>)>,
}

impl Ends {
    /// Those of a text.
    pub(super) fn of(text: &str) -> Self {
        Self {
            text: text.to_ascii_lowercase(),
            known: Vec::new(),
        }
    }

    /// Whether an element, by its name as it is written, ends behind a place.
    pub(super) fn are_behind(&mut self, written: &str, place: usize) -> bool {
        let known = self.known.iter().find(|(known, _)| known == written);
        let last = if let Some((_, last)) = known {
            *last
        } else {
            let end = format!("</{}", written.to_ascii_lowercase());
            let mut ends = self.text.rmatch_indices(&end);
            let last = ends.find(|(at, end)| {
                let behind = self.text.get(at + end.len()..).unwrap_or_default();
                behind.trim_start().starts_with('>')
            });
            let last = last.map(|(at, _)| at);
            self.known.push((written.to_owned(), last));
            last
        };
        last.is_some_and(|last| last >= place)
    }
}

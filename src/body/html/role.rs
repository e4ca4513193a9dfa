//! What an element of a page is to a paper, told by its classes, and where it has none by its name.

use super::element::Tag;
use crate::text::render::Emphasis;

/// What an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing of its own: what stands in it counts.
    Inline,
    /// It stands by itself, between a line before and one behind.
    Block,
    /// Nothing in it belongs to the paper.
    Skipped,
    /// The paper.
    Article,
    /// Those who wrote it.
    Authors,
    /// The name of one of them, and behind a break where one is.
    PersonName,
    /// One of them: what is said of them stands behind.
    Author,
    /// The abstract.
    Summary,
    /// A section: its notes stand at its end.
    Section,
    /// The title of the paper.
    Title,
    /// The title of a section, so many levels deep.
    Heading(usize),
    /// Words that run into what comes next.
    Lead,
    /// A number or a bullet.
    Label,
    /// What is further in.
    Indented,
    /// What is drawn and said of it.
    Figure,
    /// What is said of a figure or a table.
    Caption,
    /// A table.
    Table,
    /// The rows that say what is in the columns.
    TableHead,
    /// A row.
    Row,
    /// A cell.
    Cell,
    /// A line of a displayed formula.
    Formula,
    /// A formula.
    Math,
    /// The TeX of a formula.
    Tex,
    /// A note, with what stands for it in the text.
    Note,
    /// What stands for a note in the text.
    NoteMark,
    /// What a note says.
    NoteText,
    /// An entry of the references.
    Reference,
    /// Lines as they are.
    Code,
    /// Lines of which each is an element.
    Listing,
    /// One of these.
    ListingLine,
    /// Text raised or lowered: `^` or `_`.
    Script(char),
    /// A picture.
    Picture,
    /// What was not converted.
    NotConverted,
    /// The title of the page.
    PageTitle,
    /// A line ends.
    Break,
}

impl Role {
    /// What an element is.
    pub(super) fn of(tag: &Tag) -> Self {
        if let Some(role) = tag.classes().find_map(|class| of_class(tag, class)) {
            return role;
        }
        match tag.name.as_slice() {
            b"head" | b"p" | b"div" | b"ul" | b"ol" | b"dl" | b"li" | b"dt" | b"dd" | b"table"
            | b"tr" | b"address" | b"main" | b"details" | b"summary" | b"hr" => Role::Block,
            b"blockquote" => Role::Indented,
            b"section" => Role::Section,
            b"figure" => Role::Figure,
            b"figcaption" => Role::Caption,
            b"h1" | b"h2" => Role::Heading(1),
            b"h3" => Role::Heading(2),
            b"h4" => Role::Heading(3),
            b"h5" | b"h6" => Role::Heading(4),
            b"pre" => Role::Code,
            b"math" => Role::Math,
            b"annotation" if tag.encoding.eq_ignore_ascii_case("application/x-tex") => Role::Tex,
            b"sup" => Role::Script('^'),
            b"sub" => Role::Script('_'),
            b"img" | b"svg" | b"object" | b"canvas" | b"iframe" | b"video" => Role::Picture,
            b"br" => Role::Break,
            b"title" => Role::PageTitle,
            b"dialog" | b"header" | b"footer" | b"nav" | b"button" | b"script" | b"style"
            | b"noscript" | b"template" | b"form" | b"select" | b"textarea" => Role::Skipped,
            _ => Role::Inline,
        }
    }
}

/// What a class says, where it says something.
fn of_class(tag: &Tag, class: &str) -> Option<Role> {
    let name = class.strip_prefix("ltx_")?;
    Some(match name {
        "document" if tag.name == b"article" => Role::Article,
        "authors" => Role::Authors,
        "personname" => Role::PersonName,
        "creator" => Role::Author,
        "dates" | "keywords" | "classification" | "acknowledgements" | "para" | "p" | "item"
        | "theorem" | "proof" | "eqn_table" | "bibblock" | "equationgroup" => Role::Block,
        "author_notes" | "note_content" => Role::NoteText,
        "abstract" => Role::Summary,
        "part" | "chapter" | "section" | "subsection" | "subsubsection" | "paragraph"
        | "subparagraph" | "appendix" | "bibliography" | "index" | "glossary" => Role::Section,
        "title" => title(tag),
        "tag" => label(tag),
        "itemize" | "enumerate" | "description" | "quote" | "quotation" | "verse" => Role::Indented,
        "figure" | "table" | "float" => Role::Figure,
        "caption" => Role::Caption,
        "tabular" => Role::Table,
        "thead" => Role::TableHead,
        "tr" => Role::Row,
        "td" if !tag.is("ltx_eqn_cell") => Role::Cell,
        "eqn_row" => Role::Formula,
        "equation" if !tag.is("ltx_eqn_row") && !tag.is("ltx_eqn_table") => Role::Formula,
        "note" if tag.is("ltx_role_versionnotice") => Role::Skipped,
        "note" => Role::Note,
        "note_mark" => Role::NoteMark,
        "bibitem" => Role::Reference,
        "verbatim" if tag.name == b"pre" => Role::Code,
        "listing" => Role::Listing,
        "listingline" => Role::ListingLine,
        "ERROR" => Role::NotConverted,
        "picture" => Role::Picture,
        "Math" if tag.name == b"img" || tag.name == b"math" => Role::Math,
        "pagination" | "rdf" | "page_header" | "page_footer" | "page_navbar" | "page_logo"
        | "TOC" | "phantom" | "rule" | "note_type" => Role::Skipped,
        _ => return None,
    })
}

/// What a title is the title of.
fn title(tag: &Tag) -> Role {
    let level = tag.classes().find_map(|class| {
        Some(match class.strip_prefix("ltx_title_")? {
            "part" | "chapter" | "section" | "appendix" | "bibliography" | "index" | "glossary" => {
                1
            }
            "subsection" => 2,
            "subsubsection" => 3,
            "paragraph" => 4,
            "subparagraph" => 5,
            _ => return None,
        })
    });
    let is_whole = |class: &str| {
        matches!(
            class,
            "ltx_title_document" | "ltx_title_abstract" | "ltx_title_contents"
        )
    };
    if tag.is("ltx_title_document") {
        Role::Title
    } else if tag.classes().any(is_whole) {
        Role::Skipped
    } else if tag.is("ltx_runin") {
        Role::Lead
    } else {
        level.map_or(Role::Lead, Role::Heading)
    }
}

/// What a tag is: a number in a reference is part of the text.
fn label(tag: &Tag) -> Role {
    if tag.is("ltx_tag_ref") || tag.is("ltx_tag_listingline") || tag.is("ltx_tag_theorem") {
        Role::Inline
    } else {
        Role::Label
    }
}

/// How the text of an element stands out.
pub(super) fn emphasis(tag: &Tag) -> Option<Emphasis> {
    let of_class = tag.classes().find_map(|class| match class {
        "ltx_font_bold" => Some(Emphasis::Bold),
        "ltx_font_italic" | "ltx_font_slanted" | "ltx_emph" => Some(Emphasis::Italic),
        "ltx_font_typewriter" => Some(Emphasis::Code),
        _ => None,
    });
    of_class.or(match tag.name.as_slice() {
        b"em" | b"i" => Some(Emphasis::Italic),
        b"b" | b"strong" => Some(Emphasis::Bold),
        b"code" | b"tt" | b"kbd" | b"samp" => Some(Emphasis::Code),
        _ => None,
    })
}

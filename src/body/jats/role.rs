//! What an element of an article is to a reader, told by its name and by what it stands in.

use super::tag::Tag;
use crate::formats::OTHER_ABSTRACTS;
use crate::text::render::Emphasis;

/// What an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing of its own: what stands in it counts.
    Inline,
    /// It stands by itself, between a line before and one behind.
    Block,
    /// Nothing in it is read.
    Skipped,
    /// The article.
    Article,
    /// What is said of it.
    Front,
    /// What is said of the article and not of its journal.
    Meta,
    /// The title with what belongs to it.
    Titles,
    /// A second title.
    Subtitle,
    /// Those who wrote it.
    People,
    /// One of them.
    Person,
    /// The name of one.
    Name,
    /// Forms of one name, of which the first is read.
    Names,
    /// Where one of them works, or what else is said of them.
    Affiliation,
    /// The abstract.
    Summary,
    /// What the article says.
    Text,
    /// A section, or what is like one.
    Section,
    /// The references.
    References,
    /// The title of a section.
    Heading,
    /// A number or a bullet.
    Label,
    /// Words that run into what comes next.
    Lead,
    /// What is drawn and said of it.
    Figure,
    /// What is said of a figure or a table.
    Caption,
    /// The title of a figure or a table.
    CaptionTitle,
    /// What is further in.
    Indented,
    /// A list.
    List,
    /// What stands in a list.
    Item,
    /// A table.
    Table,
    /// The rows that say what is in the columns.
    TableHead,
    /// A row.
    Row,
    /// A cell.
    Cell,
    /// A formula in the line.
    Formula,
    /// A displayed formula.
    Displayed,
    /// The TeX of a formula.
    Tex,
    /// A formula in `MathML`.
    Math,
    /// A note within a text.
    Note,
    /// A note among others.
    NoteBlock,
    /// Notes that stand together.
    Notes,
    /// Forms of one thing.
    Alternatives,
    /// An entry of the references.
    Reference,
    /// A work that is named, part by part.
    Citation,
    /// The number of a work in a register.
    WorkId,
    /// Lines as they are.
    Code,
    /// Text raised or lowered: `^` or `_`.
    Script(char),
    /// A picture.
    Picture,
    /// A line ends.
    Break,
}

impl Role {
    /// What an element is that stands in one of this role.
    pub(super) fn of(tag: &Tag, around: Role) -> Self {
        of_front(tag, around)
            .or_else(|| of_context(tag, around))
            .unwrap_or_else(|| of_name(tag))
    }
}

/// What stands in the front: what is not known there is said of the article, and not by it.
fn of_front(tag: &Tag, around: Role) -> Option<Role> {
    Some(match (around, tag.name.as_str()) {
        (Role::Front, "article-meta" | "front-stub") => Role::Meta,
        (Role::Meta, "title-group") => Role::Titles,
        (Role::Meta, "contrib-group") => Role::People,
        (Role::Meta, "abstract") if is_own_abstract(tag) => Role::Summary,
        (Role::Meta | Role::People | Role::Person, "aff") => Role::Affiliation,
        (Role::Meta, "author-notes") => Role::Notes,
        (Role::Titles, "subtitle") => Role::Subtitle,
        (Role::People, "contrib" | "collab" | "on-behalf-of") => Role::Person,
        (Role::Person, "name-alternatives" | "collab-alternatives") => Role::Names,
        (Role::Meta, "aff-alternatives")
        | (Role::Titles, "article-title")
        | (Role::Person, "collab" | "anonymous" | "institution" | "named-content") => Role::Inline,
        (Role::Person, "xref") => Role::Script('^'),
        (Role::Person, "name" | "string-name")
        | (Role::Names, "name" | "string-name" | "collab") => Role::Name,
        (
            Role::Front | Role::Meta | Role::Titles | Role::People | Role::Person | Role::Names,
            _,
        ) => Role::Skipped,
        _ => return None,
    })
}

/// What has another meaning where it stands.
fn of_context(tag: &Tag, around: Role) -> Option<Role> {
    Some(match (around, tag.name.as_str()) {
        (Role::Notes | Role::Section, "fn") | (Role::Notes, "corresp" | "p") => Role::NoteBlock,
        (Role::Citation, "person-group") => Role::Citation,
        (Role::Caption, "title") => Role::CaptionTitle,
        (Role::Item, "title") | (Role::Indented, "label" | "title") => Role::Lead,
        (Role::Script(_), "sup" | "sub") => Role::Inline,
        (Role::Summary, "title") | (Role::Affiliation, "institution-id") => Role::Skipped,
        _ => return None,
    })
}

fn of_name(tag: &Tag) -> Role {
    match tag.name.as_str() {
        "article" => Role::Article,
        "front" => Role::Front,
        "body" | "back" | "floats-group" => Role::Text,
        "sec" if tag.attribute("sec-type") == "kwd-group" => Role::Skipped,
        "sec" | "app" | "ack" | "glossary" | "bio" | "notes" | "fn-group" => Role::Section,
        "ref-list" => Role::References,
        "title" | "alt-title" => Role::Heading,
        "label" => Role::Label,
        "p" | "attrib" | "verse-line" | "speech" | "speaker" | "app-group" | "fig-group"
        | "table-wrap-group" | "disp-formula-group" | "corresp" | "def" | "sig-block" | "sig"
        | "address" | "chem-struct-wrap" | "array" | "question" | "answer" => Role::Block,
        "table-wrap-foot" => Role::Notes,
        "alternatives" => Role::Alternatives,
        "term" => Role::Lead,
        "fig" | "table-wrap" | "supplementary-material" | "media" => Role::Figure,
        "caption" => Role::Caption,
        "boxed-text" | "disp-quote" | "verse-group" | "statement" | "def-list" => Role::Indented,
        "list" => Role::List,
        "list-item" => Role::Item,
        "table" => Role::Table,
        "thead" => Role::TableHead,
        "tr" => Role::Row,
        "td" | "th" => Role::Cell,
        "inline-formula" => Role::Formula,
        "disp-formula" => Role::Displayed,
        "tex-math" => Role::Tex,
        "math" => Role::Math,
        "fn" => Role::Note,
        "ref" => Role::Reference,
        "element-citation" | "nlm-citation" => Role::Citation,
        "name" => Role::Name,
        "pub-id" => Role::WorkId,
        "preformat" | "code" => Role::Code,
        "sup" => Role::Script('^'),
        "sub" => Role::Script('_'),
        "graphic" | "inline-graphic" => Role::Picture,
        "break" | "hr" => Role::Break,
        "sub-article"
        | "response"
        | "alt-text"
        | "long-desc"
        | "permissions"
        | "object-id"
        | "processing-meta"
        | "table-wrap-colgroup"
        | "colgroup"
        | "index-term"
        | "sec-meta"
        | "trans-abstract"
        | "kwd-group"
        | "institution-id"
        | "abbrev" => Role::Skipped,
        _ => Role::Inline,
    }
}

/// An abstract of the article, and not one for a picture, an editor or those in a hurry.
fn is_own_abstract(tag: &Tag) -> bool {
    !OTHER_ABSTRACTS.contains(&tag.attribute("abstract-type"))
}

/// How the text of an element stands out.
pub(super) fn emphasis(tag: &Tag) -> Option<Emphasis> {
    match tag.name.as_str() {
        "italic" | "i" | "em" => Some(Emphasis::Italic),
        "bold" | "b" | "strong" => Some(Emphasis::Bold),
        "monospace" => Some(Emphasis::Code),
        _ => None,
    }
}

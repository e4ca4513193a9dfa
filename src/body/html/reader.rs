//! Walks through a page: what begins and ends, and what that does to the document.

mod ending;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::element::Tag;
use super::math::Math;
use super::role::{self, Role};
use crate::body::builder::{Builder, Part, Taking};
use crate::body::name::Name;
use crate::body::{Cell, DEEPEST, Defect, Kind, Mark, Row, Side, Target};

/// A page that is being read.
#[derive(Debug, Default)]
pub(super) struct PageReader {
    builder: Builder,
    open: Vec<Element>,
    /// How many elements are open that are deeper than what is followed.
    deeper: usize,
    /// The depth of the element of which nothing is read.
    skipped: Option<usize>,
    math: Option<Math>,
    listing: Option<Listing>,
    /// Whether what was not converted has just ended.
    is_unknown: bool,
    /// Whether a line has ended and nothing stands on the next one.
    is_broken: bool,
    /// How many tables are open within a cell or a note, whose cells are parts of a text.
    flat_tables: usize,
    title: String,
    state: State,
    /// How many blocks were there behind the last thing that the converter wrote.
    converted: usize,
    defects: Vec<Defect>,
}

/// An element that is open.
#[derive(Debug)]
struct Element {
    name: Name,
    role: Role,
    /// How many marks end with it.
    marks: usize,
    /// Of a note, its name; the text links to it.
    note: String,
    /// Whether the converter wrote it.
    is_converted: bool,
}

/// Lines that stand as they are, each in an element.
#[derive(Debug, Default)]
struct Listing {
    /// Whether the text as a whole was there.
    is_whole: bool,
}

/// How far one is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum State {
    /// No paper was met.
    #[default]
    Before,
    /// Within it.
    Within,
    /// Behind it.
    Behind,
}

impl PageReader {
    pub(super) fn defect(&mut self, defect: Defect) {
        self.defects.push(defect);
    }

    /// An element begins.
    pub(super) fn start(&mut self, tag: &Tag) {
        let role = self.role(tag);
        if tag.is_void() {
            if self.skipped.is_none() {
                self.void(tag, role);
            }
            return;
        }
        if self.open.len() >= DEEPEST {
            if self.deeper == 0 && !self.defects.contains(&Defect::TooDeep) {
                self.defects.push(Defect::TooDeep);
            }
            self.deeper += 1;
            return;
        }
        let mut element = Element {
            name: Name::of(&tag.name),
            role,
            marks: 0,
            note: String::new(),
            is_converted: tag.classes().any(|class| class.starts_with("ltx_")),
        };
        if self.skipped.is_none() {
            self.begin(tag, &mut element);
        }
        self.open.push(element);
    }

    /// What the element is at this place.
    fn role(&self, tag: &Tag) -> Role {
        let role = Role::of(tag);
        if self.math.is_some() && role != Role::Tex {
            return Role::Inline;
        }
        let is_in_list = |name| self.open.last().is_some_and(|open| open.name == name);
        let is_there_already = (role == Role::Article && self.state != State::Before)
            || (matches!(role, Role::Listing | Role::Code) && self.listing.is_some())
            || (matches!(role, Role::Cell | Role::Row | Role::TableHead) && self.flat_tables > 0);
        if is_there_already {
            Role::Block
        } else if role == Role::Label && is_in_list(Name::of(b"dt")) {
            Role::Lead
        } else if role == Role::NoteMark && self.is_in(Role::NoteText) {
            // The mark stands in the text and again before what the note says.
            let around = self.open.iter().rev().map(|open| open.role);
            let mut around = around.filter(|role| matches!(role, Role::Note | Role::NoteText));
            match around.next() {
                Some(Role::NoteText) => Role::Label,
                _ => Role::Skipped,
            }
        } else if role == Role::Label && tag.is("ltx_tag_note") && self.builder.has_label() {
            Role::Skipped
        } else if matches!(role, Role::Script(_)) && self.listing.is_some() {
            Role::Inline
        } else {
            role
        }
    }

    fn is_in(&self, role: Role) -> bool {
        self.open.iter().rev().any(|open| open.role == role)
    }

    /// Whether one is in a paragraph of a quotation or a poem: where a line ends there, its author ended it.
    fn is_quoted(&self) -> bool {
        let around = self.open.iter().rev().nth(1);
        around.is_some_and(|open| open.name == Name::of(b"blockquote"))
    }

    /// An element in which nothing can stand.
    fn void(&mut self, tag: &Tag, role: Role) {
        if role == Role::Picture {
            self.builder.picture();
        } else if role == Role::Math {
            let math = Math {
                attribute: tag.alt.clone(),
                ..Math::default()
            };
            self.builder.formula(&math.tex().unwrap_or_default());
        } else if role == Role::Break && self.listing.is_some() {
            self.builder.text("\n");
        } else if role == Role::Break && self.is_quoted() {
            self.builder.end_paragraph();
        } else if role == Role::Break && self.builder.part() != Part::Front && !self.is_broken {
            self.builder.text(" ");
            self.is_broken = true;
        } else if matches!(role, Role::Break | Role::Block) {
            self.builder.end_paragraph();
        }
    }

    fn begin(&mut self, tag: &Tag, element: &mut Element) {
        let builder = &mut self.builder;
        if self.state == State::Behind {
            element.role = Role::Skipped;
        }
        match element.role {
            Role::Skipped => {
                self.skipped = Some(self.open.len());
                return;
            }
            Role::Picture => {
                builder.picture();
                self.skipped = Some(self.open.len());
                return;
            }
            Role::Article => {
                builder.restart();
                self.state = State::Within;
            }
            Role::Authors => builder.turn_to(Part::Front),
            Role::PersonName => builder.name_authors(),
            Role::Author => builder.end_paragraph(),
            Role::Summary => builder.turn_to(Part::Summary),
            Role::Section => {
                if builder.part() == Part::Text {
                    builder.end_section();
                } else {
                    builder.turn_to(Part::Text);
                }
            }
            Role::Block => {
                builder.end_paragraph();
                if tag.is("ltx_para") && builder.part() == Part::Front && !self.is_in(Role::Authors)
                {
                    self.builder.turn_to(Part::Text);
                }
            }
            Role::Indented => builder.indent(1),
            Role::Title => builder.open(Taking::Title),
            Role::Heading(level) => builder.open(Taking::Block(Kind::Heading(level))),
            Role::Lead => builder.open(Taking::Lead),
            Role::Label => builder.open(Taking::Label),
            Role::Figure => builder.open_figure(&tag.id),
            Role::Caption => builder.open(Taking::Block(Kind::Caption { pictures: 0 })),
            Role::Table => {
                if builder.is_within() {
                    builder.end_paragraph();
                    self.flat_tables += 1;
                } else {
                    builder.open_table();
                }
            }
            Role::Row => {
                let is_head = self.is_in(Role::TableHead);
                self.builder.row(Row {
                    cells: Vec::new(),
                    is_head,
                });
            }
            Role::Cell => builder.open(Taking::Cell(cell(tag))),
            Role::Formula => builder.open(Taking::Block(Kind::Formula)),
            Role::Math => {
                self.math = Some(Math {
                    attribute: tag.alt.clone(),
                    ..Math::default()
                });
            }
            Role::NoteMark => {
                let name = self.note().to_owned();
                self.builder.open(Taking::NoteMark(name));
            }
            Role::Note => element.note.clone_from(&tag.id),
            Role::NoteText => {
                let name = self.note().to_owned();
                self.builder.open(Taking::Note);
                self.builder.anchor(&name);
            }
            Role::Reference => builder.open(Taking::Block(Kind::Reference)),
            Role::Code => builder.open(Taking::Block(Kind::Code)),
            Role::Listing => {
                builder.open(Taking::Block(Kind::Code));
                self.listing = Some(Listing::default());
            }
            Role::Script(sign) => builder.open(Taking::Script(sign)),
            Role::NotConverted => builder.not_converted(),
            Role::Inline
            | Role::TableHead
            | Role::Tex
            | Role::ListingLine
            | Role::PageTitle
            | Role::Break => {}
        }
        if !tag.id.is_empty() && !matches!(element.role, Role::Math | Role::Note | Role::Figure) {
            self.builder.anchor(&tag.id);
        }
        self.marks(tag, element);
    }

    /// The name of the note that one is in.
    fn note(&self) -> &str {
        let note = self.open.iter().rev().find(|open| open.role == Role::Note);
        note.map_or("", |note| &note.note)
    }

    /// What stands out, or leads elsewhere, from here to the end of the element.
    fn marks(&mut self, tag: &Tag, element: &mut Element) {
        if self.math.is_some() || element.role == Role::Code {
            return;
        }
        if let Some(listing) = &mut self.listing {
            if let Some(data) = tag.href.strip_prefix("data:text/plain;base64,") {
                // The lines without the marks of the converter.
                if let Ok(bytes) = STANDARD.decode(data.trim()) {
                    listing.is_whole = true;
                    self.builder.text(&String::from_utf8_lossy(&bytes));
                }
                self.skipped = Some(self.open.len());
            }
            return;
        }
        if let Some(target) = target(&tag.href) {
            self.builder.begin(Mark::Link(target));
            element.marks += 1;
        }
        if let Some(emphasis) = role::emphasis(tag) {
            self.builder.begin(Mark::Emphasis(emphasis));
            element.marks += 1;
        }
    }

    /// Text between two tags.
    pub(super) fn text(&mut self, text: &str) {
        if self.skipped.is_some() || self.state == State::Behind {
            return;
        }
        let role = self.open.last().map_or(Role::Inline, |open| open.role);
        self.is_broken &= text.trim().is_empty();
        if let Some(math) = &mut self.math {
            if role == Role::Tex {
                math.annotation.push_str(text);
            } else {
                math.drawn.push_str(text);
            }
        } else if role == Role::PageTitle {
            self.title.push_str(text);
        } else if let Some(listing) = &self.listing {
            if !listing.is_whole {
                let line = text.replace(['\n', '\r'], "").replace('\u{2423}', " ");
                self.builder.text(&line);
            }
        } else {
            // A command that the converter did not know ends before a letter, as in TeX.
            if std::mem::take(&mut self.is_unknown) && text.starts_with(char::is_alphabetic) {
                self.builder.text(" ");
            }
            self.builder.text(text);
        }
    }
}

/// Where a link leads; `None` where that is no place for a reader.
fn target(href: &str) -> Option<Target> {
    if let Some(name) = href.strip_prefix('#') {
        return (!name.is_empty()).then(|| Target::Anchor(name.to_owned()));
    }
    let is_address = ["https://", "http://", "mailto:", "ftp://"];
    let is_address = is_address.iter().any(|scheme| href.starts_with(scheme));
    is_address.then(|| Target::Address(href.to_owned()))
}

fn cell(tag: &Tag) -> Cell {
    let side = tag.classes().find_map(|class| match class {
        "ltx_align_right" => Some(Side::Right),
        "ltx_align_center" => Some(Side::Middle),
        _ => None,
    });
    Cell {
        columns: tag.columns,
        rows: tag.rows,
        side: side.unwrap_or_default(),
        ..Cell::default()
    }
}

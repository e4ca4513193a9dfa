//! Walks through an article: what begins, and what that does to the document.

mod beginning;
mod ending;
mod lists;
mod marking;
mod saying;

use super::citation::Citation;
use super::role::Role;
use super::tag::Tag;
use crate::body::builder::{Builder, Part, Taking};
use crate::body::name::Name;
use crate::body::{Cell, DEEPEST, Defect, Kind, Mark, Row};
use crate::text::render::Emphasis;
use lists::Lists;

/// An article that is being read.
#[derive(Debug)]
pub(super) struct ArticleReader<'a> {
    source: &'a str,
    builder: Builder,
    open: Vec<Element>,
    /// How many elements are open that are deeper than what is followed.
    deeper: usize,
    /// The depth of the element of which nothing is read.
    skipped: Option<usize>,
    state: State,
    formula: Option<Formula>,
    lists: Lists,
    /// The depth of the element whose heading was begun by its number.
    headed: Option<usize>,
    /// The heading of the element at this depth, where it has none of its own.
    untitled: Option<(usize, &'static str)>,
    /// How many tables are open within a cell or a note, whose cells are parts of a text.
    flat_tables: usize,
    /// The parts of a name: what stands before it, given names, surname, and what stands behind it.
    name: Option<[String; 4]>,
    /// How many people were met, and how many marks behind the last one.
    people: (usize, usize),
    citation: Option<Citation>,
    /// What stands in an element that is looked at as a whole.
    captured: Option<String>,
    /// The number of a note within a text.
    note_label: String,
    has_text: bool,
    has_summary: bool,
    /// Whether a picture is among the forms of one thing.
    has_picture: bool,
    /// The last character that was read.
    last: char,
    /// What was said before any article.
    said: String,
    defects: Vec<Defect>,
}

/// An element that is open.
#[derive(Debug)]
struct Element {
    name: Name,
    role: Role,
    /// How many marks end with it.
    marks: usize,
    /// Of a note its name, of the number of a work its register, of a formula where it begins.
    note: String,
    inside: usize,
    /// Whether it is a part of a work that is named.
    is_part: bool,
}

/// A formula that is being read.
#[derive(Debug, Default)]
struct Formula {
    depth: usize,
    tex: String,
    /// Made of what is drawn.
    drawn: String,
    has_picture: bool,
}

/// How far one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// No article was met.
    Before,
    /// Within it.
    Within,
    /// Behind it.
    Behind,
}

impl<'a> ArticleReader<'a> {
    pub(super) fn of(source: &'a str) -> Self {
        Self {
            source,
            builder: Builder::default(),
            open: Vec::new(),
            deeper: 0,
            skipped: None,
            state: State::Before,
            formula: None,
            lists: Lists::default(),
            headed: None,
            untitled: None,
            flat_tables: 0,
            name: None,
            people: (0, 0),
            citation: None,
            captured: None,
            note_label: String::new(),
            has_text: false,
            has_summary: false,
            has_picture: false,
            last: ' ',
            said: String::new(),
            defects: Vec::new(),
        }
    }

    pub(super) fn defect(&mut self, defect: Defect) {
        self.defects.push(defect);
    }

    /// An element begins, and what is in it at this byte.
    pub(super) fn start(&mut self, tag: &Tag, inside: usize) {
        if self.open.len() >= DEEPEST {
            if self.deeper == 0 && !self.defects.contains(&Defect::TooDeep) {
                self.defects.push(Defect::TooDeep);
            }
            self.deeper += 1;
            return;
        }
        let around = self.open.last().map_or(Role::Inline, |open| open.role);
        let mut element = Element {
            name: Name::of(tag.name.as_bytes()),
            role: self.role(tag, around),
            marks: 0,
            note: String::new(),
            inside,
            is_part: false,
        };
        if self.skipped.is_none() {
            self.begin(tag, around, &mut element);
        }
        self.open.push(element);
    }

    /// What an element is at this place.
    fn role(&self, tag: &Tag, around: Role) -> Role {
        let role = Role::of(tag, around);
        let is_xref = role == Role::Inline && tag.name == "xref";
        let is_skipped = (role == Role::Article && self.state != State::Before)
            || (role == Role::Summary && self.has_summary)
            || ((role == Role::Note || is_xref) && self.is_in(Role::Titles))
            || (role == Role::Person && is_other_person(tag));
        let is_flat = matches!(role, Role::Cell | Role::Row | Role::TableHead);
        let is_run_in = role == Role::Heading
            && (!matches!(around, Role::Section | Role::References)
                || self.builder.part() == Part::Summary);
        if is_skipped {
            Role::Skipped
        } else if is_flat && self.flat_tables > 0 {
            Role::Block
        } else if is_run_in {
            Role::Lead
        } else if self.builder.is_within()
            && (role == Role::Lead || (role == Role::Label && !has_label(around)))
        {
            Role::Inline
        } else {
            role
        }
    }

    fn is_in(&self, role: Role) -> bool {
        self.open.iter().rev().any(|open| open.role == role)
    }

    /// How deep the section is that one is in.
    fn level(&self) -> usize {
        let is_section = |open: &&Element| matches!(open.role, Role::Section | Role::References);
        self.open.iter().filter(is_section).count().max(1)
    }

    fn begin(&mut self, tag: &Tag, around: Role, element: &mut Element) {
        if self.state != State::Within && element.role != Role::Article {
            if self.state == State::Behind {
                self.skipped = Some(self.open.len());
            }
            return;
        }
        if element.role == Role::Skipped {
            self.skipped = Some(self.open.len());
            return;
        }
        self.before(element.role, around);
        self.begin_role(tag, around, element);
        let id = tag.attribute("id");
        if !id.is_empty() && !matches!(element.role, Role::Note | Role::Math | Role::Tex) {
            self.builder.anchor(id);
        }
        self.marks(tag, element);
    }

    /// What waited for the next element: a heading without words, the heading of what has none, a bullet.
    fn before(&mut self, role: Role, around: Role) {
        let depth = self.open.len();
        if self.headed == Some(depth) && !matches!(role, Role::Heading | Role::Caption) {
            self.headed = None;
            self.builder.close();
        }
        if let Some((_, title)) = self.untitled.take_if(|(at, _)| *at == depth)
            && !matches!(role, Role::Heading | Role::Label)
        {
            self.builder
                .open(Taking::Block(Kind::Heading(self.level())));
            self.builder.text(title);
            self.builder.close();
        }
        if around == Role::Item && role == Role::Label {
            self.lists.bullet();
        }
        self.bullet();
    }

    fn begin_role(&mut self, tag: &Tag, around: Role, element: &mut Element) {
        let depth = self.open.len();
        let builder = &mut self.builder;
        match element.role {
            Role::Article => self.state = State::Within,
            Role::Titles => builder.open(Taking::Title),
            Role::Subtitle => self.say(if self.last == ':' { " " } else { ": " }),
            Role::Person => {
                if self.people.0 > 0 {
                    self.say(", ");
                }
                self.people = (self.people.0 + 1, 0);
            }
            Role::Name if matches!(around, Role::Person | Role::Names) => {
                self.name = Some(Default::default());
            }
            Role::Summary => {
                self.has_summary = true;
                builder.turn_to(Part::Summary);
            }
            Role::Text => self.begin_text(tag),
            Role::Section | Role::References => self.begin_section(tag),
            Role::Heading => self.heading(depth, Kind::Heading(self.level())),
            Role::Caption => self.heading(depth, Kind::Caption { pictures: 0 }),
            Role::Label => self.begin_label(around),
            Role::Lead => builder.open(Taking::Lead),
            Role::Figure => builder.open_figure(""),
            Role::CaptionTitle => {
                builder.begin(Mark::Emphasis(Emphasis::Bold));
                element.marks += 1;
            }
            Role::People | Role::Block | Role::Affiliation | Role::Notes => builder.end_paragraph(),
            Role::Indented => builder.indent(1),
            Role::List => {
                builder.indent(1);
                self.lists.begin(tag.attribute("list-type"));
            }
            Role::Item => {
                builder.end_paragraph();
                self.lists.item();
            }
            Role::Table if builder.is_within() => {
                builder.end_paragraph();
                self.flat_tables += 1;
            }
            Role::Table => {
                self.has_picture = false;
                builder.open_table();
            }
            Role::Row => {
                let is_head = self.is_in(Role::TableHead);
                self.builder.row(Row {
                    cells: Vec::new(),
                    is_head,
                });
            }
            Role::Cell => builder.open(Taking::Cell(cell(tag))),
            Role::Displayed => {
                builder.open(Taking::Block(Kind::Formula));
                self.begin_formula();
            }
            Role::Formula | Role::Tex => self.begin_formula(),
            Role::Math => {
                self.begin_formula();
                self.skipped = Some(depth);
            }
            Role::Note => {
                tag.attribute("id").clone_into(&mut element.note);
                self.note_label.clear();
                builder.open(Taking::Note);
                builder.anchor(&element.note);
            }
            Role::NoteBlock => builder.open(Taking::Block(Kind::Note)),
            Role::Reference => builder.open(Taking::Block(Kind::Reference)),
            Role::Citation => {
                self.citation.get_or_insert_default();
            }
            Role::WorkId => {
                tag.attribute("pub-id-type").clone_into(&mut element.note);
                self.captured = Some(String::new());
            }
            Role::Code => builder.open(Taking::Block(Kind::Code)),
            Role::Script(sign) if around == Role::Person => self.begin_person_mark(sign),
            Role::Script(sign) => builder.open(Taking::Script(sign)),
            Role::Picture => self.picture(around),
            Role::Alternatives => self.has_picture = false,
            Role::Break => self.say(" "),
            Role::Inline
            | Role::Name
            | Role::Names
            | Role::Skipped
            | Role::Front
            | Role::Meta
            | Role::TableHead => {}
        }
        self.part(tag, around, element);
    }
}

/// Whether someone is named who did not write it.
fn is_other_person(tag: &Tag) -> bool {
    let kind = tag.attribute("contrib-type");
    !matches!(kind, "" | "author" | "collab" | "group" | "authors")
}

fn cell(tag: &Tag) -> Cell {
    Cell {
        columns: tag.span("colspan"),
        rows: tag.span("rowspan"),
        side: tag.side(),
        ..Cell::default()
    }
}

/// Whether something keeps what stands before its text.
fn has_label(role: Role) -> bool {
    matches!(
        role,
        Role::Note
            | Role::NoteBlock
            | Role::Displayed
            | Role::Reference
            | Role::Section
            | Role::References
            | Role::Figure
    )
}

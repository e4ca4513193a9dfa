//! One paper as lines: title, what is known of it, abstract, the rest.

use std::ops::Range;

use super::Row;
use crate::paper::{Paper, PaperId, Scheme};
use crate::query::{Field, Query};
use crate::text::{safe, wrap};

/// So many names stand in the line below the title; all of them stand below the abstract.
const NAMES_ABOVE: usize = 3;
/// A title gets so many lines at least, so that abstracts begin at the same height.
const TITLE_LINES: usize = 2;
/// So many lines of context stand above a hit that was scrolled to.
const CONTEXT: usize = 2;

/// A paper wrapped for one width, and which part of it is on the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The paper.
    pub id: PaperId,
    /// The columns that it is wrapped for.
    pub width: usize,
    /// The lines from top to bottom.
    pub lines: Vec<Line>,
    /// The line after the abstract.
    pub abstract_end: usize,
    /// The first line on the screen.
    pub scroll: usize,
    /// How many letters stand above the line that one scrolled to, whatever the width.
    above: usize,
    /// The hit that `n` went to, counted over all lines.
    pub hit: Option<usize>,
}

/// One line of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The text, safe.
    pub text: String,
    /// What it is part of.
    pub part: Part,
    /// Where the query's words stand, in bytes.
    pub hits: Vec<Range<usize>>,
}

/// What a line is part of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The title.
    Title,
    /// The line of facts below it.
    Facts,
    /// The abstract.
    Abstract,
    /// Authors, comment, keywords.
    Note,
    /// An address, whole even where it is wrapped.
    Link(String),
    /// Nothing.
    Blank,
}

impl Reading {
    /// Wraps a paper for a width of at least one column.
    #[must_use]
    pub fn new(row: &Row, query: &Query, width: u16) -> Self {
        let paper = &row.paper;
        let mut page = Page {
            lines: Vec::new(),
            width: usize::from(width.max(1)),
            query,
        };
        page.wrapped(&row.title, &Part::Title, Some(Field::Title));
        while page.lines.len() < TITLE_LINES {
            page.blank();
        }
        let facts = facts(paper);
        if !facts.is_empty() {
            let cut = wrap::cut(&facts, page.width, "…").into_owned();
            page.push(cut, Part::Facts, Some(Field::Author));
        }
        page.blank();
        for (place, paragraph) in safe::paragraphs(&paper.summary).iter().enumerate() {
            if place > 0 {
                page.blank();
            }
            page.wrapped(paragraph, &Part::Abstract, Some(Field::Abstract));
        }
        if paper.summary.trim().is_empty() {
            page.push("No abstract is known.".to_owned(), Part::Note, None);
        }
        let abstract_end = page.lines.len();
        page.notes(paper);
        let (lines, width) = (page.lines, page.width);
        Self {
            id: paper.id.clone(),
            width,
            lines,
            abstract_end,
            scroll: 0,
            above: 0,
            hit: None,
        }
    }

    /// The furthest that it scrolls in a window of so many lines.
    #[must_use]
    pub fn last_scroll(&self, window: usize) -> usize {
        self.lines.len().saturating_sub(window)
    }

    /// Scrolls to a line, as far as there is something to see.
    pub fn scroll_to(&mut self, line: usize, window: usize) {
        self.scroll = line.min(self.last_scroll(window));
        self.above = self.letters().take(self.scroll).sum();
    }

    /// Shows the line again that one scrolled to, in a window of another size.
    pub fn fit(&mut self, window: usize) {
        let mut above = 0;
        let reaches = |letters: usize| {
            above += letters;
            above > self.above
        };
        let line = self
            .letters()
            .position(reaches)
            .filter(|_| self.above > 0)
            .unwrap_or(0);
        self.scroll = line.min(self.last_scroll(window));
    }

    /// Takes over where one was in the same paper, wrapped for another width.
    pub fn continue_from(&mut self, before: &Self, window: usize) {
        (self.above, self.hit) = (before.above, before.hit);
        self.fit(window);
    }

    /// How many letters each line has; breaking lines elsewhere changes none.
    fn letters(&self) -> impl Iterator<Item = usize> {
        let letters = |line: &Line| line.text.chars().filter(|c| !c.is_whitespace()).count();
        self.lines.iter().map(letters)
    }

    /// How much of it was on the screen so far, in per cent.
    #[must_use]
    pub fn per_cent(&self, window: usize) -> usize {
        let seen = (self.scroll + window).min(self.lines.len());
        (seen * 100).checked_div(self.lines.len()).unwrap_or(100)
    }

    /// Whether the abstract's end is on the screen.
    #[must_use]
    pub fn shows_abstract_end(&self, window: usize) -> bool {
        self.scroll + window >= self.abstract_end
    }

    /// Shows the first hit where the title has none and the hit is out of sight.
    pub fn show_first_hit(&mut self, window: usize) {
        let Some((line, _)) = self.hits().next() else {
            return;
        };
        let in_sight = self.scroll..self.scroll + window;
        if !in_sight.contains(&line) {
            self.scroll_to(line.saturating_sub(CONTEXT), window);
        }
    }

    /// Every hit: its line and its place there.
    pub fn hits(&self) -> impl Iterator<Item = (usize, usize)> {
        let of_line =
            |(number, line): (usize, &Line)| (0..line.hits.len()).map(move |place| (number, place));
        self.lines.iter().enumerate().flat_map(of_line)
    }

    /// Goes to a hit by its number; `false` where there is none.
    pub fn go_to_hit(&mut self, hit: usize, window: usize) -> bool {
        let Some((line, _)) = self.hits().nth(hit) else {
            return false;
        };
        self.hit = Some(hit);
        if line < self.scroll || line >= self.scroll + window {
            self.scroll_to(line.saturating_sub(CONTEXT), window);
        }
        true
    }
}

/// The lines of a paper while they are made.
struct Page<'a> {
    lines: Vec<Line>,
    width: usize,
    query: &'a Query,
}

impl Page<'_> {
    fn blank(&mut self) {
        self.lines.push(Line {
            text: String::new(),
            part: Part::Blank,
            hits: Vec::new(),
        });
    }

    fn push(&mut self, text: String, part: Part, field: Option<Field>) {
        let hits = field
            .map(|field| self.query.hits(field, &text))
            .unwrap_or_default();
        self.lines.push(Line { text, part, hits });
    }

    /// Hits are found before wrapping, so that one that runs over two lines is marked on both.
    fn wrapped(&mut self, text: &str, part: &Part, field: Option<Field>) {
        let hits = field
            .map(|field| self.query.hits(field, text))
            .unwrap_or_default();
        for line in wrap::lines(text, self.width) {
            let clipped = hits.iter().filter_map(|hit| {
                let (start, end) = (hit.start.max(line.start), hit.end.min(line.end));
                (start < end).then(|| start - line.start..end - line.start)
            });
            let hits = clipped.collect();
            let text = text.get(line).unwrap_or_default().to_owned();
            self.lines.push(Line {
                text,
                part: part.clone(),
                hits,
            });
        }
    }

    fn notes(&mut self, paper: &Paper) {
        if paper.authors.len() > NAMES_ABOVE {
            let names: Vec<&str> = paper
                .authors
                .iter()
                .map(|author| author.name.as_str())
                .collect();
            self.blank();
            self.wrapped(
                &safe::line(&names.join(", ")),
                &Part::Note,
                Some(Field::Author),
            );
        }
        let keywords = paper.keywords.join(", ");
        for note in [paper.comment.as_deref().unwrap_or_default(), &keywords] {
            if !note.trim().is_empty() {
                self.blank();
                self.wrapped(&safe::line(note), &Part::Note, None);
            }
        }
        let links = links(paper);
        if !links.is_empty() {
            self.blank();
        }
        for link in links {
            self.wrapped(&safe::line(&link), &Part::Link(link.clone()), None);
        }
    }
}

/// Every address of the paper, raw, the best one first.
#[must_use]
pub(super) fn links(paper: &Paper) -> Vec<String> {
    let mut links: Vec<String> = Vec::new();
    let of_ids = paper.ids().filter_map(PaperId::page);
    let of_record = paper.links.named().map(|(_, link)| link.to_owned());
    for link in of_record.chain(of_ids) {
        if !links.contains(&link) {
            links.push(link);
        }
    }
    links
}

/// The fields that exist, in one line.
fn facts(paper: &Paper) -> String {
    let mut facts: Vec<String> = Vec::new();
    let names: Vec<&str> = paper
        .authors
        .iter()
        .map(|author| author.name.as_str())
        .collect();
    if let (Some(shown), more) = (
        names.get(..names.len().min(NAMES_ABOVE)),
        names.len().saturating_sub(NAMES_ABOVE),
    ) && !shown.is_empty()
    {
        let more = if more > 0 {
            format!(" +{more}")
        } else {
            String::new()
        };
        facts.push(format!("{}{more}", shown.join(", ")));
    }
    facts.extend(paper.date.map(|date| date.to_string()));
    facts.extend(paper.venue.clone());
    if !paper.categories.is_empty() {
        facts.push(paper.categories.join(" "));
    }
    facts.extend(paper.votes.map(|votes| format!("{votes} votes")));
    facts.extend(paper.rank.map(|rank| format!("no. {rank} on its page")));
    match paper.id.scheme() {
        Scheme::Title => {}
        Scheme::Arxiv => facts.push(format!("arXiv:{}", paper.id.value())),
        Scheme::Doi
        | Scheme::OpenReview
        | Scheme::Acl
        | Scheme::SemanticScholar
        | Scheme::OpenAlex
        | Scheme::Other => facts.push(paper.id.to_string()),
    }
    facts.extend(paper.sources.last().map(|source| source.format.clone()));
    safe::line(&facts.join(" · "))
}

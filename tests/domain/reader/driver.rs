//! Drives a model by keys and does what it asks for, on a library in memory.

use std::sync::Arc;

use ratatui::backend::{CrosstermBackend, TestBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::{Terminal, TerminalOptions, Viewport};
use recto::app::{
    Effect, Keep, Key, Message, Model, Question, StarShown, Start, Turn, Where, update,
};
use recto::jobs::Heard;
use recto::library::Library;
use recto::marks::{FileKind, Intent, MarkKind, Marks, Wanted};
use recto::paper::{Paper, PaperId};
use recto::run::search::Searcher;
use recto::ui::{Theme, view};

/// What becomes of a save.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disk {
    Keeps,
    Refuses,
    /// It keeps all but stars, whose file cannot be read.
    Closed,
    Silent,
}

pub struct Reader {
    pub model: Model,
    pub effects: Vec<Effect>,
    pub disk: Disk,
    searcher: Searcher,
    /// The marks on disk.
    marks: Marks,
    unanswered: Vec<Intent>,
}

/// The papers that recto comes with.
pub fn bundled_papers() -> Vec<Paper> {
    let lines = include_str!("../../../assets/papers.jsonl").lines();
    lines.map(|line| Paper::from_json(line).unwrap()).collect()
}

impl Reader {
    pub fn bundled() -> Self {
        Self::at(Where::default(), 80, 24)
    }

    /// Starts where one left off.
    pub fn at(position: Where, width: u16, height: u16) -> Self {
        let start = Start {
            size: Size { width, height },
            position,
            ..Start::default()
        };
        Self::with(bundled_papers(), start)
    }

    pub fn with(papers: Vec<Paper>, start: Start) -> Self {
        let count = papers.len() as u64;
        let mut reader = Self {
            marks: start.marks.as_ref().clone(),
            model: Model::new(start),
            effects: Vec::new(),
            disk: Disk::Keeps,
            searcher: Searcher::new(Library::from_papers(papers)),
            unanswered: Vec::new(),
        };
        "2026-11-24T09:00:00Z".clone_into(&mut reader.model.now);
        reader.tell(Message::Opened {
            papers: count,
            notes: Vec::new(),
        });
        reader
    }

    /// Tells the model something and does all that comes of it.
    pub fn tell(&mut self, message: Message) {
        let mut waiting = vec![message];
        while !waiting.is_empty() {
            for message in std::mem::take(&mut waiting) {
                for effect in update(&mut self.model, message) {
                    let mut send = |answer| waiting.push(answer);
                    match &effect {
                        Effect::Ask(question) => self.answer(question, &mut send),
                        Effect::Keep(Keep::Marks(intents)) => {
                            self.unanswered.extend(intents.iter().cloned());
                            waiting.extend(self.saved());
                        }
                        Effect::Keep(
                            Keep::Position(_) | Keep::Samples(_) | Keep::View(_) | Keep::Filter(_),
                        )
                        | Effect::Start(..)
                        | Effect::Stop(_)
                        | Effect::Screen(_)
                        | Effect::Quit => {}
                    }
                    self.effects.push(effect);
                }
            }
        }
    }

    fn answer(&mut self, question: &Question, send: &mut dyn FnMut(Message)) {
        match question {
            Question::Search(search) => self.searcher.find(search, &|| false, send),
            Question::Recount(search) => self.searcher.recount(search, &|| false, send),
            Question::Rows { ticket, places } => {
                self.searcher.more_rows(*ticket, places.clone(), send);
            }
            Question::Pick { ticket, places } => {
                self.searcher.pick(*ticket, places.clone(), send);
            }
            Question::Unread { ticket, marks } => {
                self.searcher.tell_unread(*ticket, marks, send);
            }
            Question::Offer { ticket, wanted } => {
                self.searcher
                    .offer(*ticket, wanted.clone(), &|| false, send);
            }
            Question::Values(asked) => self.searcher.values(asked, &|| false, send),
            Question::Words(asked) => self.searcher.words(asked, &|| false, send),
            // The library in memory stays as it is.
            Question::Notes => self.searcher.tell_notes(send),
            Question::Known(id) => self.searcher.tell_known(id.clone(), send),
            Question::Renew | Question::Hold | Question::Release => {}
        }
    }

    /// The library has these papers before all others from now on.
    pub fn brings(&mut self, titles: &[&str]) {
        let paper = |title: &&str| {
            let mut paper = Paper::new(recto::paper::title_key(title));
            (*title).clone_into(&mut paper.title);
            paper.date = "2026-11-24".parse().ok();
            paper
        };
        let mut papers = bundled_papers();
        papers.extend(titles.iter().map(paper));
        let count = papers.len() as u64;
        self.searcher = Searcher::new(Library::from_papers(papers));
        self.tell(Message::Opened {
            papers: count,
            notes: Vec::new(),
        });
    }

    /// Says something of the job that was started last.
    pub fn job(&mut self, heard: Heard) {
        let started = self.effects.iter().rev().find_map(|effect| match effect {
            Effect::Start(id, _) => Some(*id),
            _ => None,
        });
        self.tell(Message::Job(started.unwrap(), heard));
    }

    fn saved(&mut self) -> Option<Message> {
        match self.disk {
            Disk::Silent => None,
            Disk::Refuses => Some(Message::MarksNotSaved("disk full".to_owned())),
            Disk::Keeps | Disk::Closed => {
                let is_closed = self.disk == Disk::Closed;
                let intents = std::mem::take(&mut self.unanswered);
                let kept = |intent: &&Intent| !is_closed || intent.kind.file() != FileKind::Stars;
                for intent in intents.iter().filter(kept) {
                    self.marks.apply(intent);
                }
                Some(Message::MarksSaved {
                    intents: intents.len(),
                    marks: Arc::new(self.marks.clone()),
                    closed: is_closed.then(|| "starred.json is a folder.".to_owned()),
                    notes: Vec::new(),
                })
            }
        }
    }

    /// Answers the saves that were left without an answer.
    pub fn answer_marks(&mut self) {
        if let Some(answer) = self.saved() {
            self.tell(answer);
        }
    }

    /// Another copy changes a star, and this one sees it.
    pub fn stranger(&mut self, id: PaperId, wanted: Wanted) {
        self.marks.apply(&Intent {
            tag: None,
            kind: MarkKind::Star,
            wanted,
            key: id.into(),
            at: String::new(),
            title: String::new(),
        });
        self.tell(Message::MarksSaved {
            intents: 0,
            marks: Arc::new(self.marks.clone()),
            closed: None,
            notes: Vec::new(),
        });
    }

    /// The marks on disk with those that are on their way.
    pub fn expected_marks(&self) -> Marks {
        let mut marks = self.marks.clone();
        for intent in &self.unanswered {
            marks.apply(intent);
        }
        marks
    }

    /// Presses keys, by their names with blanks between.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for name in keys.split_whitespace() {
            let key: Key = name.parse().unwrap();
            self.tell(Message::Key(key));
        }
        self
    }

    pub fn type_text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.tell(Message::Key(Key::plain(recto::app::Code::Char(c))));
        }
        self
    }

    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.tell(Message::Pasted(text.to_owned()));
        self
    }

    pub fn size(&mut self, width: u16, height: u16) -> &mut Self {
        self.tell(Message::Resized(Size { width, height }));
        self
    }

    pub fn click(&mut self, x: u16, y: u16) -> &mut Self {
        self.tell(Message::Click(Position { x, y }));
        self
    }

    pub fn wheel_down(&mut self, x: u16, y: u16) -> &mut Self {
        self.tell(Message::Wheel(Position { x, y }, Turn::Down));
        self
    }

    /// Goes to the paper with this title.
    pub fn select(&mut self, title: &str) {
        self.press("g");
        while self.selected() != title {
            let before = self.model.list.cursor.at;
            self.press("j");
            assert_ne!(
                self.model.list.cursor.at, before,
                "no paper is titled {title}"
            );
        }
    }

    pub fn selected(&self) -> String {
        self.model
            .list
            .selected()
            .map(|row| row.title.clone())
            .unwrap_or_default()
    }

    /// The titles at so many places from this one on.
    pub fn shown(&mut self, first: usize, places: usize) -> Vec<String> {
        let last = (first + places).min(self.model.list.places);
        (first..last)
            .map(|place| {
                while self.model.list.row(place).is_none() {
                    self.press("PgDn");
                }
                self.model.list.row(place).unwrap().title.clone()
            })
            .collect()
    }

    pub fn count(&self) -> usize {
        self.model.list.count.papers()
    }

    pub fn star(&self) -> StarShown {
        self.model.marks.star(self.model.list.selected().unwrap())
    }

    pub fn is_read(&self) -> bool {
        self.model
            .marks
            .is_read(self.model.list.selected().unwrap())
    }

    pub fn hit(&self) -> Option<usize> {
        self.model.reading.as_ref()?.hit
    }

    pub fn said(&self) -> &str {
        let said = self.model.messages.shown();
        said.map_or("", |said| said.text.as_str())
    }

    pub fn quits(&self) -> bool {
        self.effects.contains(&Effect::Quit)
    }

    pub fn marks_saved(&self) -> Vec<Intent> {
        let intents = self.effects.iter().filter_map(|effect| match effect {
            Effect::Keep(Keep::Marks(intents)) => Some(intents.clone()),
            _ => None,
        });
        intents.flatten().collect()
    }

    /// The screen as text.
    pub fn frame(&mut self, width: u16, height: u16) -> String {
        self.size(width, height);
        let buffer = self.drawn(width, height);
        let rows = buffer.content.chunks(usize::from(width.max(1)));
        let line = |row: &[ratatui::buffer::Cell]| {
            let text: String = row.iter().map(ratatui::buffer::Cell::symbol).collect();
            text.trim_end().to_owned() + "\n"
        };
        rows.map(line).collect()
    }

    /// The cells of the screen.
    pub fn drawn(&self, width: u16, height: u16) -> Buffer {
        self.drawn_with_cursor(width, height).0
    }

    /// What a terminal would be sent for a first frame.
    pub fn sent(&self, width: u16, height: u16) -> String {
        let mut bytes = Vec::new();
        let area = Rect::new(0, 0, width, height);
        let options = TerminalOptions {
            viewport: Viewport::Fixed(area),
        };
        let mut terminal =
            Terminal::with_options(CrosstermBackend::new(&mut bytes), options).unwrap();
        terminal
            .draw(|frame| view(&self.model, &Theme::default(), frame))
            .unwrap();
        drop(terminal);
        String::from_utf8(bytes).unwrap()
    }

    /// The cells of the screen, and where the terminal's cursor is put.
    pub fn drawn_with_cursor(&self, width: u16, height: u16) -> (Buffer, Position) {
        self.drawn_in(&Theme::default(), width, height)
    }

    /// The same in a theme.
    pub fn drawn_in(&self, theme: &Theme, width: u16, height: u16) -> (Buffer, Position) {
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        let drawn = terminal
            .draw(|frame| view(&self.model, theme, frame))
            .unwrap();
        let buffer = drawn.buffer.clone();
        (buffer, terminal.get_cursor_position().unwrap())
    }
}

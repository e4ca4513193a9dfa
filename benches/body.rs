//! How quick a whole paper is, as ratios to baselines of the same run: `cargo bench --bench body`.
//!
//! The paper is a long one, made of the sections of two that are fixtures of the tests. Each figure is the best
//! of several rounds in turn.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a benchmark prints, and may stop when its machine does not play along"
)]

use std::fs;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::RcDom;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;
use recto::app::{Effect, Message, Model, Question, Start, update};
use recto::body::{Body, Form, from_html};
use recto::jobs::{End, GotWhole, Heard, JobId};
use recto::library::Library;
use recto::paper::Paper;
use recto::run::search::Searcher;
use recto::ui::{Theme, view};

const SIZE: Size = Size {
    width: 120,
    height: 40,
};
/// So many bytes a large page has, as one of arXiv's with 140,000 nodes.
const BYTES: usize = 2_700_000;
const ROUNDS: usize = 5;

fn main() {
    let page = large();
    println!("a page of {:.1} MB", page.len() as f64 / 1e6);
    // Before anything else has left memory behind.
    memory(&page);
    let mut best = [Duration::MAX; 3];
    for _ in 0..ROUNDS {
        let times = [
            timed(|| drop(black_box(parse(&page)))),
            timed(|| drop(black_box(from_html(&page).unwrap()))),
            // What one waits for who has asked for it: read, laid out, and on the screen.
            {
                let mut reader = Reader::new();
                timed(|| {
                    reader.read(from_html(&page).unwrap());
                    reader.draw();
                })
            },
        ];
        for (best, time) in best.iter_mut().zip(times) {
            *best = time.min(*best);
        }
    }
    let [tree, read, screen] = best;
    let ratio = |time: Duration| time.as_secs_f64() / tree.as_secs_f64();
    println!("html5ever's tree      {tree:>10.1?}");
    println!(
        "read                  {read:>10.1?}  {:.2} times as long",
        ratio(read)
    );
    println!(
        "read and on the screen{screen:>10.1?}  {:.2} times as long",
        ratio(screen)
    );
    keys();
}

/// What a browser makes of a page, nodes and all.
fn parse(page: &str) -> RcDom {
    html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default()).one(page)
}

fn timed(work: impl FnOnce()) -> Duration {
    let begun = Instant::now();
    work();
    begun.elapsed()
}

/// Both fixtures' sections again and again in one page.
fn large() -> String {
    let sections: Vec<String> = ["article", "odd"]
        .iter()
        .map(|name| {
            let page = fs::read_to_string(format!("tests/fixtures/body/{name}.html")).unwrap();
            let start = page.find("<section").unwrap();
            let end = page.find("</article>").unwrap();
            page.get(start..end).unwrap().to_owned()
        })
        .collect();
    let both = sections.concat();
    let many = both.repeat(BYTES / both.len() + 1);
    format!("<!DOCTYPE html><title>Large</title><article class=\"ltx_document\">{many}</article>")
}

/// A key and its frame in a whole paper, beside one in an abstract.
fn keys() {
    let mut reader = Reader::new();
    let mut abstracts: Vec<Duration> = (0..200).map(|number| reader.key(number)).collect();
    reader.read(from_html(&large()).unwrap());
    let mut whole: Vec<Duration> = (0..200).map(|number| reader.key(number)).collect();
    abstracts.sort_unstable();
    whole.sort_unstable();
    let [middle, other] = [&whole, &abstracts].map(|times| times[times.len() / 2]);
    println!(
        "a key and its frame   {middle:>10.1?}  {:.2} times that of an abstract ({other:.1?})",
        middle.as_secs_f64() / other.as_secs_f64()
    );
}

/// How much more private memory there is while a page is read and shown, and after ten of them.
fn memory(page: &str) {
    let mut reader = Reader::new();
    let (before, resident) = (private(), of_status("VmRSS:"));
    reader.read(from_html(page).unwrap());
    reader.draw();
    let one = private().saturating_sub(before);
    let most = of_status("VmHWM:").saturating_sub(resident);
    for _ in 0..9 {
        reader.tell(Message::Key("J".parse().unwrap()));
        reader.read(from_html(page).unwrap());
        reader.draw();
    }
    let ten = private().saturating_sub(before);
    println!(
        "private memory        {:>8.1} MB, at its peak {:.1} times the page, then {:.1}; after ten pages {:.1}",
        one as f64 / 1e6,
        most as f64 / page.len() as f64,
        one as f64 / page.len() as f64,
        ten as f64 / page.len() as f64
    );
}

/// The private memory of this process in bytes.
fn private() -> usize {
    of_status("RssAnon:")
}

/// What the system tells of the memory of this process, in bytes; none where it does not.
fn of_status(name: &str) -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<usize>().ok());
    kilobytes.unwrap_or(0) * 1024
}

/// The reader with the papers that it comes with, on the first of which one is.
struct Reader {
    model: Model,
    searcher: Searcher,
    terminal: Terminal<TestBackend>,
    /// The job that was started last.
    job: Option<JobId>,
}

impl Reader {
    fn new() -> Self {
        let lines = include_str!("../assets/papers.jsonl").lines();
        let papers: Vec<Paper> = lines.map(|line| Paper::from_json(line).unwrap()).collect();
        let count = papers.len() as u64;
        let start = Start {
            size: SIZE,
            ..Start::default()
        };
        let mut reader = Self {
            model: Model::new(start),
            searcher: Searcher::new(Library::from_papers(papers)),
            terminal: Terminal::new(TestBackend::new(SIZE.width, SIZE.height)).unwrap(),
            job: None,
        };
        let notes = Vec::new();
        reader.tell(Message::Opened {
            papers: count,
            notes,
        });
        reader.tell(Message::Key("Enter".parse().unwrap()));
        reader
    }

    fn tell(&mut self, message: Message) {
        let mut waiting = vec![message];
        while let Some(message) = waiting.pop() {
            for effect in update(&mut self.model, message) {
                if let Effect::Ask(Question::Search(search)) = &effect {
                    self.searcher
                        .find(search, &|| false, &mut |answer| waiting.push(answer));
                } else if let Effect::Start(job, _) = effect {
                    self.job = Some(job);
                }
            }
        }
    }

    /// Shows all of the paper.
    fn read(&mut self, body: Body) {
        let whole = GotWhole {
            id: self.model.list.selected().unwrap().paper.id.clone(),
            body: Arc::new(body),
            form: Form::Html,
            version: None,
            from: String::new(),
            notes: Vec::new(),
        };
        self.tell(Message::Key("Enter".parse().unwrap()));
        let job = self.job.unwrap();
        self.tell(Message::Job(
            job,
            Heard::End(End::Whole(Ok(Box::new(whole)))),
        ));
    }

    fn draw(&mut self) {
        let theme = Theme::default();
        let model = &self.model;
        self.terminal
            .draw(|frame| view(model, &theme, frame))
            .unwrap();
    }

    /// A key up or down and its frame.
    fn key(&mut self, number: usize) -> Duration {
        let key = if number % 20 < 10 { "j" } else { "k" };
        let message = Message::Key(key.parse().unwrap());
        timed(|| {
            self.tell(message);
            self.draw();
        })
    }
}

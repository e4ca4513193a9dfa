//! How quick a page is, however long its abstract, as ratios to baselines of the same run:
//! `cargo bench --bench page`.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a benchmark prints, and may stop when its machine does not play along"
)]

#[path = "../tests/common/samples.rs"]
mod samples;
#[path = "../tests/common/skipped.rs"]
mod skipped;

use std::time::{Duration, Instant};

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;
use recto::app::{Effect, Message, Model, Question, Start, update};
use recto::library::Library;
use recto::paper::{Paper, PaperId};
use recto::run::search::Searcher;
use recto::text::letters::Letters;
use recto::text::{fold, shown};
use recto::ui::{Theme, view};
use samples::{CORPUS, sample_text};

const SIZE: Size = Size {
    width: 120,
    height: 40,
};
const LONG: usize = 1_000_000;

fn main() {
    let bundled: Vec<Paper> = include_str!("../assets/papers.jsonl")
        .lines()
        .map(|line| Paper::from_json(line).unwrap())
        .collect();
    let mut long = bundled[0].clone();
    long.id = PaperId::parse("x:1").unwrap();
    let summaries: Vec<&str> = bundled.iter().map(|paper| paper.summary.as_str()).collect();
    let all = summaries.join("\n\n ");
    long.summary = all.repeat(LONG / all.len() + 1);
    long.summary.truncate(
        (0..=LONG)
            .rev()
            .find(|at| long.summary.is_char_boundary(*at))
            .unwrap(),
    );
    let short = median(&scrolled(bundled[0].clone()));
    println!("a usual abstract: J and its frame {short:?}");
    let mut one_paragraph = long.clone();
    one_paragraph.summary = one_paragraph.summary.replace('\n', " ");
    for (what, paper) in [("in paragraphs", long), ("in one paragraph", one_paragraph)] {
        let begun = Instant::now();
        let page = recto::app::Page::new(&paper.clone().into(), raw(), 72, Letters::default());
        let raw_time = begun.elapsed();
        println!(
            "1 MB {what}: wrapped as received in {raw_time:?}, {} lines",
            page.lines.len()
        );
        let begun = Instant::now();
        let form = shown::Form::Rendered(recto::library::rendering(&paper));
        let _ = std::hint::black_box(recto::app::Page::new(
            &paper.clone().into(),
            form,
            72,
            Letters::default(),
        ));
        println!("  rendered and wrapped in {:?}", begun.elapsed());
        let times = scrolled(paper);
        let (middle, worst) = (median(&times), times.iter().max().unwrap());
        println!(
            "  J and its frame: median {middle:?} ({:.2} of a usual abstract's), worst {worst:?}",
            middle.as_secs_f64() / short.as_secs_f64()
        );
    }
    folding();
}

fn raw() -> shown::Form {
    shown::Form::Raw
}

/// Times `J` with the frame after it, all through the first screens and at the end.
fn scrolled(paper: Paper) -> Vec<Duration> {
    let mut model = Model::new(Start {
        size: SIZE,
        ..Start::default()
    });
    let mut searcher = Searcher::new(Library::from_papers(vec![paper]));
    let mut waiting = vec![Message::Opened {
        papers: 1,
        notes: Vec::new(),
    }];
    while let Some(message) = waiting.pop() {
        for effect in update(&mut model, message) {
            if let Effect::Ask(Question::Search(search)) = effect {
                searcher.find(&search, &|| false, &mut |answer| waiting.push(answer));
            }
        }
    }
    let mut terminal = Terminal::new(TestBackend::new(SIZE.width, SIZE.height)).unwrap();
    let mut press = |key: &str| {
        let begun = Instant::now();
        let _ = update(&mut model, Message::Key(key.parse().unwrap()));
        terminal
            .draw(|frame| view(&model, &Theme::default(), frame))
            .unwrap();
        begun.elapsed()
    };
    press("Tab");
    let mut times: Vec<Duration> = (0..200).map(|_| press("J")).collect();
    press("G");
    times.extend((0..200).map(|_| press("K")));
    times
}

/// What it costs to fold both forms of every text, beside the source alone.
fn folding() {
    let Some(papers) = corpus() else {
        return;
    };
    let (mut source, mut both) = (Duration::MAX, Duration::MAX);
    let (mut source_bytes, mut both_bytes) = (0, 0);
    for _ in 0..3 {
        let mut out = String::new();
        let begun = Instant::now();
        for paper in &papers {
            fold::fold_into(&paper.title, &mut out);
            fold::fold_into(&paper.summary, &mut out);
        }
        source = source.min(begun.elapsed());
        source_bytes = out.len();
        let mut out = String::new();
        let begun = Instant::now();
        for paper in &papers {
            let origin = recto::library::origin(paper);
            shown::fold_into(&paper.title, origin, &mut out);
            shown::fold_into(&paper.summary, origin, &mut out);
        }
        both = both.min(begun.elapsed());
        both_bytes = out.len();
    }
    println!(
        "folding {} papers: the source {source:?}, both forms {both:?} ({:.2}), {:.3} of the bytes",
        papers.len(),
        both.as_secs_f64() / source.as_secs_f64(),
        both_bytes as f64 / source_bytes as f64
    );
}

fn corpus() -> Option<Vec<Paper>> {
    let text = sample_text("the larger corpus", CORPUS)?;
    let format = recto::formats::Format::named("jsonl").unwrap();
    let records = format.read(Box::new(text.as_bytes())).ok()?;
    Some(records.map(|record| record.unwrap().paper).collect())
}

fn median(times: &[Duration]) -> Duration {
    let mut times = times.to_vec();
    times.sort_unstable();
    times[times.len() / 2]
}

//! Wide and combined characters: borders stay straight, columns aligned, nothing is cut in half.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use recto::app::{Code, Effect, Key, Message, Start, Task};
use recto::paper::{Author, Paper, PaperId};
use recto::text::safe;
use recto::text::wrap::Widths;

use super::driver::Reader;

/// Titles as people write them, and worse.
const TITLES: &[&str] = &[
    "👨\u{200d}👩\u{200d}👧\u{200d}👦 families and 👩🏽\u{200d}🔬 scientists in 👍🏿 one 🏳\u{fe0f}\u{200d}🌈 title",
    "🇺🇳🇪🇺🇯🇵🇧🇷 flags, 🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} of tags, keys 1\u{fe0f}\u{20e3}#\u{fe0f}\u{20e3}",
    "Combining: e\u{301}\u{323}o\u{302}\u{300}\u{31b} Z\u{351}\u{36b}\u{343}a\u{328}\u{30b}\u{30f}lgo",
    "التعلم العميق لمعالجة اللغة العربية والنماذج الكبيرة",
    "हिन्दी के लिए गहन शिक्षण: क्षत्रिय संस्कृत में प्रशिक्षण",
    "深度学习模型的训练方法、评估与应用（第二版）：大规模语言模型",
    "大規模言語モデルの「推論」能力について――ベンチマークと評価",
    "한국어 자연어 처리를 위한 사전학습 모델의 효율적 학습",
    "ｈａｌｆ ｗｉｄｔｈ ﾊﾝｶｸ ｶﾀｶﾅ and ｆｕｌｌ",
    "ไทยและ ខ្មែរ scripts without blanks ภาษาไทยไม่มีช่องว่าง",
    "\u{301}\u{308}lone marks \u{200d}\u{fe0f} and ⟨brackets⟩ α→∞ ≤ ½",
    "Théorème de ‘Łoś’ — αβγ ≤ ∑ᵢ xᵢ² → ∞… “über” Ω̃ n̅ ± ½ ℓ₂ × 10⁻⁶ Жизнь ①②",
];

const SIZES: &[(u16, u16)] = &[
    (200, 50),
    (120, 36),
    (119, 24),
    (81, 24),
    (80, 24),
    (61, 20),
    (40, 12),
    (33, 9),
    (13, 5),
    (3, 3),
];

/// Each of these, in narrow and in wide letters.
fn in_both<T: Copy>(these: &[T]) -> impl Iterator<Item = (Widths, T)> {
    let with = |widths| these.iter().map(move |this| (widths, *this));
    BOTH.into_iter().flat_map(with)
}

const BOTH: [Widths; 2] = [Widths::Narrow, Widths::Wide];

fn reader(width: u16, height: u16, widths: Widths) -> Reader {
    let paper = |(number, title): (usize, &&str)| {
        let mut paper = Paper::new(PaperId::parse(&format!("x:{number}")).unwrap());
        paper.title = String::from(*title);
        let next = TITLES[(number + 1) % TITLES.len()];
        paper.summary = format!("{title} {next}\n\n{next} {title}");
        paper.authors = vec![Author {
            name: (*title).to_owned(),
            ..Author::default()
        }];
        paper.venue = Some(format!("{title} {number}"));
        paper.rank = u32::try_from(number).ok();
        paper
    };
    let papers = TITLES.iter().enumerate().map(paper).collect();
    let size = Size { width, height };
    let mut start = Start {
        size,
        ..Start::default()
    };
    start.settings.letters.widths = widths;
    Reader::with(papers, start)
}

/// How many columns a terminal takes that gives so many to each character of the class "ambiguous":
/// by the blocks that the titles here and recto itself have such characters of.
fn columns(cluster: &str, widths: Widths) -> usize {
    let is_ambiguous = |c: char| {
        "éèü×±½²·–—―‘’“”…ŁℓΩ₂→∞∑≤★☆●".contains(c)
            || ('α'..='ω').contains(&c)
            || ('А'..='я').contains(&c)
            || ('①'..='⑳').contains(&c)
            || ('─'..='▏').contains(&c)
    };
    match (Widths::Narrow.of(cluster), widths) {
        (1, Widths::Wide) if cluster.starts_with(is_ambiguous) => 2,
        (columns, _) => columns,
    }
}

/// Every row takes as many columns as it has cells, every wide character has its cells in one region,
/// and nothing is drawn on the further ones.
fn assert_nothing_is_cut(reader: &Reader, buffer: &Buffer, regions: &[Rect], what: &str) {
    let widths = reader.model.settings.letters.widths;
    // The uppermost region that has a cell.
    let holds = |place| regions.iter().position(|region| region.contains(place));
    for row in buffer.area.rows() {
        let cells = row.positions().map(|place| buffer[place].symbol());
        let line: Vec<&str> = cells.collect();
        let taken: usize = line.iter().map(|symbol| columns(symbol, widths)).sum();
        assert_eq!(
            taken,
            usize::from(row.width),
            "{what} in {}: {line:?}",
            row.y
        );
    }
    for place in buffer.area.positions() {
        let columns = columns(buffer[place].symbol(), widths);
        for further in 1..u16::try_from(columns.max(1)).unwrap() {
            let x = place.x + further;
            let further = Position { x, ..place };
            let symbol = buffer.cell(further).map(ratatui::buffer::Cell::symbol);
            assert_eq!(symbol, Some(""), "{what} at {place}");
            assert_eq!(holds(place), holds(further), "{what} at {place}");
        }
    }
}

fn assert_straight(reader: &Reader, width: u16, height: u16, what: &str) {
    let buffer = reader.drawn(width, height);
    let layout = reader.model.layout();
    let widths = reader.model.settings.letters.widths;
    let (frame, divider_signs) = match widths {
        Widths::Narrow => ("╭╮╰╯│┃", "│┃"),
        Widths::Wide => ("+|#", "|#"),
    };
    let mut regions = vec![layout.filter, layout.list, layout.paper, layout.query];
    if let Some(area) = reader.model.popup_area() {
        for y in area.top()..area.bottom() {
            for x in [area.left(), area.right().saturating_sub(1)] {
                let symbol = buffer[(x, y)].symbol();
                assert!(frame.contains(symbol), "{what}: {symbol:?} at {x},{y}");
            }
        }
        regions.insert(0, area);
    } else {
        for divider in layout.dividers {
            for place in divider.positions() {
                let under_filter = layout.filter.contains(place);
                assert!(
                    under_filter || divider_signs.contains(buffer[place].symbol()),
                    "{what} at {place}"
                );
            }
        }
    }
    assert_nothing_is_cut(reader, &buffer, &regions, what);
}

#[test]
fn borders_stay_straight_around_every_script_at_every_size() {
    for (widths, (width, height)) in in_both(SIZES) {
        let mut reader = reader(width, height, widths);
        for keys in [
            "",
            "j j",
            "Tab J",
            "f",
            "j j j",
            "?",
            "Esc S",
            "Esc f y",
            "Esc G o",
            "Esc",
            "i",
            "Esc",
            "e",
            "Esc",
            "s u Ctrl-R",
            "/",
            "Esc",
        ] {
            reader.press(keys);
            assert_straight(
                &reader,
                width,
                height,
                &format!("{widths:?} {width}x{height} {keys}"),
            );
        }
        for _ in TITLES {
            reader.press("j");
            assert_straight(
                &reader,
                width,
                height,
                &format!("{widths:?} {width}x{height} down"),
            );
        }
    }
}

#[test]
fn a_popup_never_cuts_a_character_wherever_its_edges_come_to_lie() {
    let sizes: Vec<u16> = (20..100).step_by(3).collect();
    for (widths, width) in in_both(&sizes) {
        let mut reader = reader(width, 20, widths);
        for keys in ["S", "Esc y", "Esc ?", "Esc f", "Esc Esc"] {
            reader.press(keys);
            assert_straight(&reader, width, 20, &format!("{widths:?} {width} {keys}"));
        }
    }
}

#[test]
fn backspace_takes_one_cluster_and_the_cursor_stands_behind_the_text() {
    let clusters = [
        "a",
        "👨\u{200d}👩\u{200d}👧\u{200d}👦",
        "🇯🇵",
        "e\u{301}\u{323}",
        "क्षि",
        "深",
        "각",
        "1\u{fe0f}\u{20e3}",
        "é",
        "α",
        "–",
    ];
    for (widths, cluster) in in_both(&clusters) {
        let mut reader = reader(40, 12, widths);
        reader.press("/").type_text("深度");
        let before = reader.model.prompt.text().to_owned();
        reader.type_text(cluster).press("Backspace");
        assert_eq!(reader.model.prompt.text(), before, "{cluster}");
        // Pasted and repeated it runs out of the line on the left.
        for _ in 0..30 {
            reader.tell(Message::Pasted(cluster.to_owned()));
            let (buffer, cursor) = reader.drawn_with_cursor(40, 12);
            assert!(
                cursor.y == 0 && buffer[cursor].symbol() == " ",
                "{cluster}: {cursor}"
            );
            // Its last column is the one before the cursor.
            let behind = (0..cursor.x)
                .rev()
                .find(|x| !buffer[(*x, 0)].symbol().is_empty());
            let behind = behind.unwrap();
            let shown = buffer[(behind, 0)].symbol();
            assert!(
                shown.contains(safe::line(cluster).chars().next().unwrap()),
                "{cluster}: {cursor}"
            );
            assert_eq!(
                usize::from(cursor.x - behind),
                columns(shown, widths),
                "{cluster}"
            );
        }
        reader.tell(Message::Key(Key::plain(Code::Char(' '))));
    }
}

#[test]
fn the_cursor_stands_behind_what_is_before_it_wherever_it_goes_in_a_long_query() {
    for (widths, width) in in_both(&[40, 60]) {
        let mut reader = reader(width, 12, widths);
        reader
            .press("/")
            .type_text("αβ–é深度x of first-order and 深度学习 éé words");
        for _ in 0..reader.model.prompt.text().chars().count() {
            let before = reader.model.prompt.before().chars().next_back().unwrap();
            let (buffer, cursor) = reader.drawn_with_cursor(width, 12);
            let behind = (0..cursor.x)
                .rev()
                .find(|x| !buffer[(*x, 0)].symbol().is_empty());
            let row: String = (0..width).map(|x| buffer[(x, 0)].symbol()).collect();
            assert_eq!(
                buffer[(behind.unwrap(), 0)].symbol(),
                before.to_string(),
                "{widths:?} {cursor} {row}"
            );
            reader.press("Left");
        }
    }
}

#[test]
fn a_click_finds_the_link_by_the_columns_that_the_terminal_has() {
    for widths in BOTH {
        let mut paper = Paper::new(PaperId::parse("x:1").unwrap());
        paper.title = "Größe".to_owned();
        paper.summary = "αβγ – https://a.org/é δ".to_owned();
        let mut start = Start {
            size: Size::new(80, 24),
            ..Start::default()
        };
        start.settings.letters.widths = widths;
        let mut reader = Reader::with(vec![paper], start);
        let buffer = reader.drawn(80, 24);
        let places: Vec<Position> = buffer.area.positions().collect();
        let of = |sign: &str| places.iter().find(|place| buffer[**place].symbol() == sign);
        let (before, link, behind) = (of("–").unwrap(), of("h").unwrap(), of("δ").unwrap());
        let end = Position {
            x: behind.x - 2,
            ..*behind
        };
        for (place, opens) in [
            (*before, false),
            (*link, true),
            (end, true),
            (*behind, false),
        ] {
            reader.effects.clear();
            reader.tell(Message::Click(place));
            let opened = reader.effects.iter().any(|effect| {
                matches!(effect, Effect::Screen(Task::Open(address)) if address == "https://a.org/é")
            });
            assert_eq!(opened, opens, "{widths:?} at {place}");
        }
    }
}

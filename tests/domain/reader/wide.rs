//! Wide and combined characters: borders stay straight, columns aligned, nothing is cut in half.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use recto::app::{Code, Key, Message, Start};
use recto::paper::{Author, Paper, PaperId};
use recto::text::{safe, wrap};

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

fn reader(width: u16, height: u16) -> Reader {
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
    let start = Start {
        size,
        ..Start::default()
    };
    Reader::with(papers, start)
}

/// Every wide character has its cells in one region, with nothing drawn on the further ones.
fn assert_nothing_is_cut(buffer: &Buffer, regions: &[Rect], what: &str) {
    // The uppermost region that has a cell.
    let holds = |place| regions.iter().position(|region| region.contains(place));
    for place in buffer.area.positions() {
        let columns = wrap::width(buffer[place].symbol());
        for further in 1..u16::try_from(columns.max(1)).unwrap() {
            let x = place.x + further;
            let further = Position { x, ..place };
            let symbol = buffer.cell(further).map(ratatui::buffer::Cell::symbol);
            assert_eq!(symbol, Some(" "), "{what} at {place}");
            assert_eq!(holds(place), holds(further), "{what} at {place}");
        }
    }
}

fn assert_straight(reader: &Reader, width: u16, height: u16, what: &str) {
    let buffer = reader.drawn(width, height);
    let layout = reader.model.layout();
    let mut regions = vec![layout.filter, layout.list, layout.paper, layout.query];
    if let Some(popup) = &reader.model.popup {
        let area = popup.area(layout.screen, &reader.model.help);
        for y in area.top()..area.bottom() {
            for x in [area.left(), area.right().saturating_sub(1)] {
                let symbol = buffer[(x, y)].symbol();
                assert!("╭╮╰╯│".contains(symbol), "{what}: {symbol:?} at {x},{y}");
            }
        }
        regions.insert(0, area);
    } else {
        for divider in layout.dividers {
            for place in divider.positions() {
                let under_filter = layout.filter.contains(place);
                assert!(
                    under_filter || buffer[place].symbol() == "│",
                    "{what} at {place}"
                );
            }
        }
    }
    assert_nothing_is_cut(&buffer, &regions, what);
}

#[test]
fn borders_stay_straight_around_every_script_at_every_size() {
    for (width, height) in SIZES.iter().copied() {
        let mut reader = reader(width, height);
        for keys in [
            "", "j j", "Tab J", "f", "j j j", "?", "Esc S", "Esc f y", "Esc G o", "Esc",
        ] {
            reader.press(keys);
            assert_straight(&reader, width, height, &format!("{width}x{height} {keys}"));
        }
        for _ in TITLES {
            reader.press("j");
            assert_straight(&reader, width, height, &format!("{width}x{height} down"));
        }
    }
}

#[test]
fn a_popup_never_cuts_a_character_wherever_its_edges_come_to_lie() {
    for width in (20..100).step_by(3) {
        let mut reader = reader(width, 20);
        for keys in ["S", "Esc y", "Esc ?", "Esc f"] {
            reader.press(keys);
            assert_straight(&reader, width, 20, &format!("{width} {keys}"));
        }
    }
}

#[test]
fn backspace_takes_one_cluster_and_the_cursor_stands_behind_the_text() {
    for cluster in [
        "a",
        "👨\u{200d}👩\u{200d}👧\u{200d}👦",
        "🇯🇵",
        "e\u{301}\u{323}",
        "क्षि",
        "深",
        "각",
        "1\u{fe0f}\u{20e3}",
    ] {
        let mut reader = reader(40, 12);
        reader.press("/").type_text("深度");
        let before = reader.model.prompt.text().to_owned();
        reader.type_text(cluster).press("Backspace");
        assert_eq!(reader.model.prompt.text(), before, "{cluster}");
        // Pasted and repeated it runs out of the line on the left.
        for _ in 0..30 {
            reader.tell(Message::Pasted(cluster.to_owned()));
            let (buffer, cursor) = reader.drawn_with_cursor(40, 12);
            let last = Position {
                x: cursor.x.saturating_sub(1),
                ..cursor
            };
            assert!(
                cursor.y == 0 && buffer[cursor].symbol() == " ",
                "{cluster}: {cursor}"
            );
            let shown = (0..3).any(|back| {
                let x = last.x.saturating_sub(back);
                buffer[(x, 0)]
                    .symbol()
                    .contains(safe::line(cluster).chars().next().unwrap())
            });
            assert!(shown, "{cluster}: {cursor}");
        }
        reader.tell(Message::Key(Key::plain(Code::Char(' '))));
    }
}

//! Where regions stand on screens of all sizes.

use super::*;

fn shown(focus: Pane) -> Shown {
    Shown {
        mode: Mode::Browsing,
        focus,
        filter_beside: true,
        filter_over: false,
        measure: 72,
        row_lines: RowLines::Auto,
        plain: false,
    }
}

#[test]
fn the_width_decides_how_many_panes_stand_side_by_side() {
    for (width, height, panes) in [
        (200, 50, &[Pane::Filter, Pane::List, Pane::Paper][..]),
        (120, 36, &[Pane::Filter, Pane::List, Pane::Paper]),
        (119, 36, &[Pane::List, Pane::Paper]),
        (80, 24, &[Pane::List, Pane::Paper]),
        (79, 24, &[Pane::List, Pane::Paper]),
        (39, 24, &[Pane::List]),
        (120, 7, &[Pane::List]),
    ] {
        let layout = Layout::new(Size { width, height }, shown(Pane::List));
        assert_eq!(
            layout.panes().collect::<Vec<Pane>>(),
            panes,
            "{width}x{height}"
        );
    }
}

#[test]
fn a_paper_has_two_lines_where_the_list_is_narrow_and_there_is_room() {
    for (width, height, lines, rows) in [
        (200, 50, 1, 47),
        (120, 36, 2, 16),
        (80, 24, 2, 10),
        (80, 12, 1, 9),
        (60, 20, 1, 7),
        (59, 20, 2, 3),
        (40, 12, 1, 9),
    ] {
        let layout = Layout::new(Size { width, height }, shown(Pane::List));
        let found = (layout.row_lines, layout.rows());
        assert_eq!(found, (lines, rows), "{width}x{height}");
    }
    let set = |row_lines, width, height| {
        let shown = Shown {
            row_lines,
            ..shown(Pane::List)
        };
        Layout::new(Size { width, height }, shown)
    };
    assert_eq!(set(RowLines::One, 80, 24).rows(), 21);
    assert_eq!(set(RowLines::Two, 200, 50).rows(), 23);
    // Of a list of one line one paper is seen.
    assert_eq!(set(RowLines::Two, 80, 4).rows(), 1);
    assert_eq!(set(RowLines::Two, 80, 2).rows(), 1);
    assert_eq!(set(RowLines::Two, 80, 1).rows(), 0);
    let layout = set(RowLines::Two, 80, 24);
    assert_eq!([2, 3, 4, 5].map(|y| layout.row_at(y)), [0, 0, 1, 1]);
}

#[test]
fn a_wide_screen_keeps_the_measure_and_gives_the_rest_to_the_list() {
    let layout = Layout::new(
        Size {
            width: 200,
            height: 50,
        },
        shown(Pane::List),
    );
    assert_eq!(layout.text_width(72), 72);
    assert_eq!(layout.paper.width, 76);
    assert_eq!(layout.list.width, 200 - 30 - 76 - 2);
}

#[test]
fn every_region_lies_on_the_screen_and_none_on_another_at_any_size() {
    for width in 0..140 {
        for height in 0..40 {
            for (mode, focus) in [
                (Mode::Browsing, Pane::Filter),
                (Mode::Browsing, Pane::List),
                (Mode::Browsing, Pane::Paper),
                (Mode::Reading, Pane::List),
            ] {
                let shown = Shown {
                    mode,
                    ..shown(focus)
                };
                let layout = Layout::new(Size { width, height }, shown);
                let [left, right] = layout.dividers;
                let areas = [
                    layout.query,
                    layout.rule,
                    layout.filter,
                    layout.list,
                    layout.paper,
                    left,
                    right,
                    layout.middle,
                    layout.footer,
                ];
                let mut covered = 0;
                for area in areas {
                    assert_eq!(
                        area.intersection(layout.screen).area(),
                        area.area(),
                        "{layout:?}"
                    );
                    covered += area.area();
                }
                assert_eq!(covered, layout.screen.area(), "{layout:?}");
            }
        }
    }
}

#[test]
fn an_opened_filter_pane_leaves_what_is_found_in_sight_and_cuts_nothing_in_two() {
    let over = Shown {
        filter_over: true,
        ..shown(Pane::Filter)
    };
    for (width, height, filter, list) in [
        (40, 12, 40, 0),
        (59, 20, 59, 0),
        (60, 20, 28, 31),
        (80, 24, 28, 51),
        (110, 9, 110, 0),
        (119, 40, 28, 90),
    ] {
        let layout = Layout::new(Size { width, height }, over);
        assert_eq!(layout.filter.width, filter, "{width}x{height}");
        let found = Rect {
            height: layout.filter.height.min(layout.list.height),
            ..layout.list
        };
        let columns = if found.is_empty() { 0 } else { found.width };
        assert_eq!(columns, list, "{width}x{height}");
        assert!(layout.paper.is_empty());
        // The paper is not wrapped anew for what is closed at once.
        let closed = Layout::new(Size { width, height }, shown(Pane::List));
        assert_eq!(layout.text_width(72), closed.text_width(72));
    }
}

#[test]
fn a_bar_stands_for_what_is_shown_and_touches_an_end_only_at_that_end() {
    let extent = |first, shown, all| Extent { first, shown, all };
    for (extent, height, thumb) in [
        (extent(0, 20, 20), 20, None),
        (extent(0, 20, 5), 20, None),
        (extent(0, 0, 5), 0, None),
        (extent(0, 20, 40), 20, Some(0..10)),
        (extent(1, 20, 40), 20, Some(1..11)),
        (extent(19, 20, 40), 20, Some(9..19)),
        (extent(20, 20, 40), 20, Some(10..20)),
        (extent(0, 20, 1_000_000), 20, Some(0..1)),
        (extent(1, 20, 1_000_000), 20, Some(1..2)),
        (extent(999_979, 20, 1_000_000), 20, Some(18..19)),
        (extent(999_980, 20, 1_000_000), 20, Some(19..20)),
        (extent(7, 1, 9), 1, Some(0..1)),
    ] {
        assert_eq!(extent.thumb(height), thumb, "{extent:?}");
    }
    for all in 0..60 {
        for (shown, height) in [(7, 7), (5, 10), (1, 1), (3, 2)] {
            let hidden = all - shown.min(all);
            for first in 0..=hidden {
                let thumb = extent(first, shown, all).thumb(height);
                assert_eq!(thumb.is_some(), hidden > 0);
                let Some(thumb) = thumb else { continue };
                assert!(!thumb.is_empty() && thumb.end <= height);
                if height > 2 {
                    assert_eq!(
                        (thumb.start == 0, thumb.end == height),
                        (first == 0, first == hidden)
                    );
                }
            }
        }
    }
}

#[test]
fn every_pane_has_the_bar_at_its_right_edge_and_a_level_line_above() {
    for (width, height, panes) in [
        (
            120,
            36,
            vec![(Pane::Filter, 24), (Pane::List, 65), (Pane::Paper, 119)],
        ),
        (80, 24, vec![(Pane::List, 34), (Pane::Paper, 79)]),
        (60, 20, vec![(Pane::List, 59), (Pane::Paper, 59)]),
    ] {
        let layout = Layout::new(Size { width, height }, shown(Pane::List));
        for (pane, x) in panes {
            let bar = layout.bar(pane);
            assert_eq!((bar.x, bar.width), (x, 1), "{width}x{height} {pane:?}");
            assert!(!layout.above(pane).is_empty(), "{width}x{height} {pane:?}");
        }
    }
    let over = Shown {
        filter_over: true,
        ..shown(Pane::Filter)
    };
    let layout = Layout::new(
        Size {
            width: 80,
            height: 24,
        },
        over,
    );
    let bars = [Pane::Filter, Pane::List].map(|pane| layout.bar(pane).x);
    assert_eq!(bars, [28, 79]);
    assert!(layout.bar(Pane::Paper).is_empty() && layout.above(Pane::Paper).is_empty());
}

#[test]
fn a_paper_that_is_read_is_alone_and_the_list_keeps_its_rows() {
    for (width, height, margin) in [(120, 36, 24), (80, 24, 4), (40, 12, 2), (12, 12, 0)] {
        let size = Size { width, height };
        let list = Layout::new(size, shown(Pane::List));
        let reading = Shown {
            mode: Mode::Reading,
            ..shown(Pane::List)
        };
        let paper = Layout::new(size, reading);
        assert_eq!(paper.panes().collect::<Vec<Pane>>(), [Pane::Paper]);
        assert_eq!((paper.rows(), paper.margin()), (list.rows(), margin));
    }
}

//! Where regions stand on screens of all sizes.

use super::*;

fn shown(focus: Pane) -> Shown {
    Shown {
        focus,
        filter_beside: true,
        filter_over: false,
        measure: 72,
        row_lines: RowLines::Auto,
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
        (40, 12, 1, 3),
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
    assert_eq!(layout.list.width, 200 - 24 - 76 - 2);
}

#[test]
fn every_region_lies_on_the_screen_and_none_on_another_at_any_size() {
    for width in 0..140 {
        for height in 0..40 {
            for focus in [Pane::Filter, Pane::List, Pane::Paper] {
                let layout = Layout::new(Size { width, height }, shown(focus));
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
fn the_filter_pane_lies_over_the_list_where_there_is_no_room() {
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
    assert!(layout.filter_is_over());
    assert_eq!(layout.pane_at(Position { x: 1, y: 5 }), Some(Pane::Filter));
    assert_eq!(layout.pane_at(Position { x: 70, y: 5 }), Some(Pane::Paper));
}

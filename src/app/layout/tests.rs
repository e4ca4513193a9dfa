//! Where regions stand on screens of all sizes.

use super::*;

fn shown(focus: Pane) -> Shown {
    Shown {
        focus,
        filter_beside: true,
        filter_over: false,
        measure: 72,
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

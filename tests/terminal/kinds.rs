//! Terminals that draw or send something else than others do, told by their `TERM`.

use super::session::{Session, home, import};
use crate::common::away::recto;

#[test]
fn what_an_author_made_italic_is_underlined_in_gnu_screen_which_would_reverse_it() {
    for (variables, italic) in [
        (&[("TERM", "xterm-256color")][..], true),
        (&[("TERM", "screen")], false),
        (&[("TERM", "xterm-256color"), ("STY", "1.here")], false),
        (
            &[("TERM", "screen-256color"), ("TMUX", "/tmp/tmux,1,0")],
            true,
        ),
    ] {
        let home = home();
        let paper = r#"{"title":"Words","date":"2027","abstract":"An \\emph{italic} word"}"#;
        import(home.path(), paper);
        let mut command = recto(home.path(), &[]);
        command.envs(variables.iter().copied());
        let mut session = Session::run(&command);
        session.wait_for("An italic word");
        let screen = session.screen();
        let row = session
            .text()
            .lines()
            .position(|line| line.contains("An italic word"));
        let row = u16::try_from(row.unwrap()).unwrap();
        let cells = (0..120).filter_map(|column| screen.cell(row, column));
        let letter = cells.clone().find(|cell| cell.italic() || cell.underline());
        assert_eq!(
            letter.map(vt100::Cell::italic),
            Some(italic),
            "{variables:?}"
        );
        session.quit();
    }
}

#[test]
fn in_gnu_screen_which_would_keep_escape_until_the_next_key_the_mouse_waits_to_be_asked_for() {
    let home = home();
    let mut command = recto(home.path(), &[]);
    command.env("TERM", "screen");
    let mut session = Session::run(&command);
    session.wait_for("119 papers");
    let mouse = |screen: &vt100::Screen| screen.mouse_protocol_mode();
    assert_eq!(mouse(session.screen()), vt100::MouseProtocolMode::None);
    session.press("M");
    session.wait("the mouse", |screen| {
        mouse(screen) != vt100::MouseProtocolMode::None
    });
    session.quit();
}

#[test]
fn del_of_st_deletes_in_the_query_line() {
    for (term, left) in [
        ("st-256color", "/ iffusion"),
        ("xterm-256color", "/ diffusion"),
    ] {
        let home = home();
        let mut command = recto(home.path(), &[]);
        command.env("TERM", term);
        let mut session = Session::run(&command);
        session.wait_for("119 papers");
        // Home, and what st sends for Del.
        session.press("/diffusion\x1b[H\x1b[P\r");
        session.wait_for(left);
        session.quit();
    }
}

//! Whoever runs these tests finds everything as it was.

use crate::common::run_again::leave_nothing;

#[test]
fn neither_a_terminal_nor_tmux_nor_a_shell_in_it_touches_what_is_the_users() {
    leave_nothing(&[
        "life::a_closed_window_is_noticed_where_no_signal_tells_of_it",
        "outside::a_copy_goes_by_the_terminal_and_by_the_desktops_program_and_says_so",
        "outside::a_link_opens_by_argument_in_a_session_of_its_own_and_leaves_no_zombie",
        "stars::a_star_of_another_copy_appears_with_the_next_key",
        "tmux::a_shell_stops_and_continues_the_reader_and_its_window_may_change",
        "tmux::wide_titles_keep_the_columns_after_them_in_their_place",
    ]);
}

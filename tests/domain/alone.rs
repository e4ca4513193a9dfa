//! Whoever runs these tests finds everything as it was.

use crate::common::run_again::leave_nothing;

#[test]
fn neither_the_library_nor_what_is_started_beside_it_touches_what_is_the_users() {
    leave_nothing(&[
        "reader::ctrl_c_quits_from_everywhere",
        "star_file::unix::a_directory_that_is_not_writable_is_said",
        "star_file::unix::a_pipe_in_the_place_of_the_file_is_refused_and_not_waited_for",
        "store::removed_bundled_papers_do_not_return",
    ]);
}

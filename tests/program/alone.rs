//! Whoever runs these tests finds everything as it was.

use crate::common::run_again::leave_nothing;

#[test]
fn neither_the_program_nor_a_shell_nor_what_refuses_it_touches_what_is_the_users() {
    leave_nothing(&[
        "command_line::exports::export_writes_what_a_query_finds_and_loses_no_file_by_surprise",
        "command_line::mistakes::a_closed_pipe_is_no_failure",
        "doctor::what_is_well_is_said_line_by_line",
        "limits::a_pipe_and_a_device_are_no_files_to_import",
        "system::on_a_full_disk_the_old_stars_stay_and_the_reason_is_said",
    ]);
}

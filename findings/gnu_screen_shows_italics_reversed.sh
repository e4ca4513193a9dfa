#!/usr/bin/env bash
# GNU screen 4.9.0 (Debian 12: screen 4.9.0-4) in a terminal that has italics (TERM=xterm-256color).
# Seen on 2026-11-29.
#
# What a program within screen writes in italics (ESC [ 3 m, as for \emph in a title) is sent to the
# terminal in reverse video (ESC [ 7 m), which in a list looks like the selected row. Its terminfo entry
# "screen" has no italics, but a program that writes them by the standard, or asks for the entry of the
# terminal outside, marks every emphasised word. Underlining passes as it is.
#
# Output:
#   plain ESC[7mitalicESC[27m ESC[4munderlinedESC[24m
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
script=$(realpath "$0")
cd "$work"
chmod 755 .
apt-get -qq download screen=4.9.0-4 libutempter0=1.2.1-3 2>/dev/null
for package in ./*.deb; do dpkg -x "$package" .; done
mkdir -m 700 sockets

cat >within.py <<'PYTHON'
import os
import pty
import re

here = os.getcwd()
surroundings = {
    "TERM": "xterm-256color",
    "PATH": os.environ["PATH"],
    "LANG": "C.UTF-8",
    "HOME": here,
    "SHELL": "/bin/sh",
    "SCREENDIR": f"{here}/sockets",
    "LD_LIBRARY_PATH": ":".join(entry.path for entry in os.scandir(f"{here}/usr/lib")),
}
program = r"printf 'plain \033[3mitalic\033[23m \033[4munderlined\033[24m\n'"
screen = f"{here}/usr/bin/screen"
child, terminal = pty.fork()
if child == 0:
    os.execve(screen, ["screen", "-U", "-c", "/dev/null", "sh", "-c", program], surroundings)
seen = b""
while True:
    try:
        piece = os.read(terminal, 4096)
    except OSError:
        break
    if not piece:
        break
    seen += piece
print(re.search(r"plain .*\n", seen.decode())[0].replace("\x1b", "ESC").rstrip())
PYTHON
python3 within.py >seen

cat seen
sed -n 's/^#   \(plain .*\)$/\1/p' "$script" | diff - seen || {
    echo "this is no longer what screen does" >&2
    exit 1
}

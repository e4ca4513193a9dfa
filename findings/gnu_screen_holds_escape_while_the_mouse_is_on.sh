#!/usr/bin/env bash
# GNU screen 4.9.0 (Debian 12: screen 4.9.0-4) in a terminal that reports its mouse (TERM=xterm-256color).
# Seen on 2026-11-29.
#
# While the program within has the mouse reported (ESC [ ? 1000 h), screen keeps an Escape that is pressed
# alone, for longer than its maptimeout (300 ms) and until another key comes, then hands both on at once:
# Escape and j are Alt-j to whoever reads them. Without the mouse the Escape comes by itself. Nothing says
# so: it looks as if the program did not close its menu.
#
# Output, what came within two seconds of each of two keys:
#   mouse off: Escape: ESC; j: j
#   mouse on: Escape: nothing; j: ESC j
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
script=$(realpath "$0")
cd "$work"
chmod 755 .
apt-get -qq download screen=4.9.0-4 libutempter0=1.2.1-3 2>/dev/null
for package in ./*.deb; do dpkg -x "$package" .; done
mkdir -m 700 sockets

# In screen: says what comes within two seconds, twice.
cat >within.py <<'PYTHON'
import os
import select
import sys
import tty

tty.setraw(0)
os.write(1, b"\033[?1000h" if sys.argv[1] == "on" else b"")
os.write(1, b"ready.\r\n")
for _ in range(2):
    came, _, _ = select.select([0], [], [], 2)
    keys = os.read(0, 100).replace(b"\033", b"ESC ").strip() if came else b"nothing"
    os.write(1, b"came: " + keys + b".\r\n")
PYTHON

# The terminal outside: presses each key when the one before has been told of.
cat >outside.py <<'PYTHON'
import os
import pty
import re
import sys

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
screen = f"{here}/usr/bin/screen"
for mouse in ["off", "on"]:
    child, terminal = pty.fork()
    if child == 0:
        program = [sys.executable, "within.py", mouse]
        os.execve(screen, ["screen", "-U", "-c", "/dev/null", *program], surroundings)
    told = []
    for key, answer in [(b"", rb"ready()\."), (b"\033", rb"came: (.*?)\."), (b"j", rb"came: (.*?)\.")]:
        os.write(terminal, key)
        seen = b""
        while not re.search(answer, seen):
            seen += os.read(terminal, 4096)
        told.append(re.search(answer, seen)[1].decode())
    print(f"mouse {mouse}: Escape: {told[1]}; j: {told[2]}")
    try:
        while os.read(terminal, 4096):
            pass
    except OSError:
        pass
    os.waitpid(child, 0)
PYTHON
timeout 60 python3 outside.py >seen

cat seen
sed -n 's/^#   \(mouse .*\)$/\1/p' "$script" | diff - seen || {
    echo "this is no longer what screen does" >&2
    exit 1
}

#!/usr/bin/env bash
# GNU screen 4.9.0 (Debian 12: screen 4.9.0-4). Seen on 2026-11-29.
#
# What a program within screen sends as a device control string (ESC P ... ESC \) goes to the terminal
# outside as it is. One of up to 767 bytes does. Of a longer one the first 768 bytes are gone, not cut but
# none of them sent, and what follows stands as text on the screen. Where a limit of 768 is spoken of, a
# string of exactly 768 bytes is lost without a trace; a copy by OSC 52 is longer soon.
#
# Output, how many bytes of so many came through, and how many stood on the screen:
#   766: 766 sent, 0 shown
#   767: 767 sent, 0 shown
#   768: 0 sent, 0 shown
#   769: 0 sent, 1 shown
#   800: 0 sent, 32 shown
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
script=$(realpath "$0")
cd "$work"
chmod 755 .
apt-get -qq download screen=4.9.0-4 libutempter0=1.2.1-3 2>/dev/null
for package in ./*.deb; do dpkg -x "$package" .; done
mkdir -m 700 sockets

# In screen: a string, and then what stands on the screen, as screen has it.
cat >within.sh <<'SHELL'
string=$(printf '%*s' "$1" '' | tr ' ' x)
printf '\033P%s\033\\end\n' "$string"
screen -X hardcopy "$PWD/shown"
while [ ! -s shown ]; do sleep 0.1; done
SHELL

cat >outside.py <<'PYTHON'
import os
import pty

here = os.getcwd()
surroundings = {
    "TERM": "xterm-256color",
    "PATH": f"{here}/usr/bin:{os.environ['PATH']}",
    "LANG": "C.UTF-8",
    "HOME": here,
    "SHELL": "/bin/sh",
    "SCREENDIR": f"{here}/sockets",
    "LD_LIBRARY_PATH": ":".join(entry.path for entry in os.scandir(f"{here}/usr/lib")),
}
screen = f"{here}/usr/bin/screen"
for length in [766, 767, 768, 769, 800]:
    child, terminal = pty.fork()
    if child == 0:
        program = ["sh", "within.sh", str(length)]
        os.execve(screen, ["screen", "-U", "-c", "/dev/null", *program], surroundings)
    seen = b""
    try:
        while piece := os.read(terminal, 4096):
            seen += piece
    except OSError:
        pass
    os.waitpid(child, 0)
    with open("shown") as file:
        shown = file.read().count("x")
    os.remove("shown")
    print(f"{length}: {seen.count(b'x') - shown} sent, {shown} shown")
PYTHON
timeout 60 python3 outside.py >seen

cat seen
sed -n 's/^#   \([0-9]*: .*\)$/\1/p' "$script" | diff - seen || {
    echo "this is no longer what screen does" >&2
    exit 1
}

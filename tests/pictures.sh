#!/usr/bin/env bash
# Takes pictures of the same six screens in real terminals, dark and light, for a person to look at.
#
#   tests/pictures.sh RECTO FOLDER [TERMINAL...]
#
# RECTO is the program; FOLDER gets TERMINAL-GROUND.png, the six screens of each, with the bundled papers and
# some that hold signs which terminals count otherwise. Everything runs on a screen of its own (Xvfb), in a home of
# its own. What is not here is said and left out. What was seen is written down in docs/terminals.md. On Debian:
#   apt-get install xvfb xdotool imagemagick fonts-dejavu-core tmux screen xterm kitty mlterm stterm rxvt-unicode
set -euo pipefail
recto=$(realpath "$1")
mkdir -p "$2"
folder=$(realpath "$2")
shift 2
terminals=("${@:-all}")
[ "${terminals[0]}" != all ] || terminals=(xterm tmux screen kitty mlterm st urxvt)

work=$(mktemp -d)
children=()
leave() {
    kill "${children[@]}" 2> /dev/null || true
    wait
    rm -rf "$work"
}
trap leave EXIT
export HOME=$work SCREENDIR=$work/screen LIBGL_ALWAYS_SOFTWARE=1 LANG=C.UTF-8
export XDG_CONFIG_HOME=$work XDG_CACHE_HOME=$work XDG_RUNTIME_DIR=$work
unset TMUX STY LC_ALL LC_CTYPE WAYLAND_DISPLAY
mkdir -m 700 "$SCREENDIR"

skipped() {
    echo "skipped: $1: $2"
    printf '%s\t%s\n' "tests/pictures.sh: $1" "$2" >> "${RECTO_SKIPS:-/dev/null}"
}

for needed in Xvfb xdotool import montage; do
    if ! command -v "$needed" > /dev/null; then
        skipped "every terminal" "there is no $needed here"
        exit 0
    fi
done

# A display that nobody else has.
mkfifo "$work/display"
Xvfb -displayfd 3 -screen 0 1400x1000x24 3> "$work/display" 2> /dev/null &
children+=($!)
read -r number < "$work/display"
export DISPLAY=:$number

# Signs that terminals count otherwise, where a title, an author and an abstract have them.
while read -r number signs; do
    printf '{"id":"x:%s","title":"%s in a title","authors":["%s Author"],"date":"2027-01-%s","abstract":"%s stand at the beginning; %s in the middle and at the end %s"}\n' \
        "$number" "$signs" "$signs" "$number" "$signs" "$signs" "$signs"
done > "$work/papers.jsonl" << 'SIGNS'
14 plain words
15 x̄ Ω̃ k⃗ ℝ²
16 ⚠️ ✔️ ↔️
17 plain words
18 हिन्दी भाषा
19 ☰ ䷀ ㉈ ⸺
20 深度学习「推論」
21 👩‍🔬 👍🏽 🇯🇵
SIGNS
cat > "$work/run" << 'RUN'
#!/bin/sh
# In the terminal: its ground by OSC 10 and 11, which each of these takes.
printf '\033]10;%s\007\033]11;%s\007' "$INK" "$GROUND"
case $WITHIN in
    tmux) exec tmux -L pictures -f /dev/null new-session "$RECTO" --home "$PAPERS" ;;
    screen) exec screen -c /dev/null -U "$RECTO" --home "$PAPERS" ;;
esac
exec "$RECTO" --home "$PAPERS"
RUN
chmod +x "$work/run"
export RECTO=$recto

# Opens a terminal of so many columns and rows, and finds its window.
start() { # TERMINAL COLUMNS ROWS
    local run=$work/run size=$2x$3 font='DejaVu Sans Mono'
    case $1 in tmux | screen) export WITHIN=$1 ;; *) export WITHIN='' ;; esac
    case $1 in
        xterm | tmux | screen) xterm -u8 -fa "$font" -fs 11 -geometry "$size" -e "$run" ;;
        kitty) kitty --config NONE -o font_family="$font" -o font_size=11 -o remember_window_size=no \
            -o initial_window_width="$2c" -o initial_window_height="$3c" "$run" ;;
        mlterm) mlterm -g "$size" -e "$run" ;;
        st) st -f "$font:size=11" -g "$size" -e "$run" ;;
        urxvt) urxvt -fn "xft:$font:size=11" -g "$size" +sb -e "$run" ;;
    esac > /dev/null 2>&1 &
    child=$!
    children+=("$child")
    window=$(timeout 30 xdotool search --sync --onlyvisible --pid "$child" 2> /dev/null | tail -1) ||
        window=$(timeout 30 xdotool search --sync --onlyvisible --name '.*' 2> /dev/null | tail -1)
    xdotool windowfocus "$window"
    settle
}

# Waits until two pictures in a row are the same.
settle() {
    local before='' now=none
    for _ in $(seq 60); do
        now=$(import -silent -window "$window" rgb:- | md5sum)
        [ "$now" != "$before" ] || return 0
        before=$now
        sleep 0.4
    done
}

picture() { # NAME KEY...
    local name=$1
    shift
    press "$@"
    settle
    import -silent -window "$window" "$work/$name.png"
}

# Not all at once: screen takes what follows an Escape soon for a part of it.
press() { # KEY...
    local key
    for key in "$@"; do
        xdotool key "$key"
        [ "$key" != Escape ] || sleep 1.5
    done
}

# Leaves recto, with which its terminal ends.
stop() {
    press Escape Escape q
    for _ in $(seq 20); do
        kill -0 "$child" 2> /dev/null || return 0
        sleep 0.2
    done
    echo "$terminal did not end by itself"
    kill "$child" 2> /dev/null || true
}

for terminal in "${terminals[@]}"; do
    if ! command -v "$terminal" > /dev/null; then
        skipped "$terminal" "there is none here"
        continue
    fi
    case $terminal in
        tmux | screen) command -v xterm > /dev/null || { skipped "$terminal" "there is no xterm here"; continue; } ;;
    esac
    for ground in dark light; do
        case $ground in
            dark) export INK='#d8d8d8' GROUND='#101418' ;;
            light) export INK='#202020' GROUND='#fdfdf8' ;;
        esac
        export PAPERS=$work/home-$terminal-$ground
        "$recto" --home "$PAPERS" import "$work/papers.jsonl" > /dev/null 2>&1
        start "$terminal" 100 30
        picture 1-paper j j j j
        picture 2-filters f
        picture 3-help question
        picture 4-export Escape e
        picture 5-hits Escape slash d u a l Return n
        stop
        start "$terminal" 40 12
        picture 6-small j j
        stop
        montage "$work"/[1-6]-*.png -tile 2x -geometry +6+6 -background '#808080' "$folder/$terminal-$ground.png"
        rm "$work"/[1-6]-*.png
        echo "$folder/$terminal-$ground.png"
    done
done

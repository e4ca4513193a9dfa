# What the checks share: steps, and what is skipped with its reason. Read by .ci/run and .ci/more.

step() { printf '\n== %s\n' "$*"; "$@"; }
skip() { # what, and why
    printf '\n== skipped: %s: %s\n' "$1" "$2"
    printf '%s\t%s\n' "$1" "$2" >>"$RECTO_SKIPS"
}
need() { # a component of the toolchain that a fresh machine may lack
    cargo "$1" --version >/dev/null 2>&1 || rustup component add "$2"
}
tell() { # how much was skipped, and why
    sort -u -o "$RECTO_SKIPS" "$RECTO_SKIPS"
    printf '\n== skipped: %d\n' "$(wc -l <"$RECTO_SKIPS")"
    cut -f 2 "$RECTO_SKIPS" | sort | uniq -c | sort -rn
    rm -rf "$RECTO_SKIPS" "$scratch"
}

scratch=$(mktemp -d)
RECTO_SKIPS=$(mktemp)
export RECTO_SKIPS # each test that is skipped writes a line there
trap tell EXIT

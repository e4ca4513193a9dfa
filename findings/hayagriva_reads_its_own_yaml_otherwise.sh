#!/usr/bin/env bash
# hayagriva 0.10.1, its YAML read and written again by its own program. Seen on 2026-11-30
# with cargo 1.95.
#
# - A name given in parts is written as one text where it has no given name. If there is a comma in it,
#   as in that of a company, it comes back as a person's: what stood behind the comma is the given name.
# - A serial number without quotation marks, as in the format's own description, is read as a number:
#   ids of arXiv lose the zeros at their ends.
#
# Output:
#   once  -> Leaf, Inc., “Leaves,” 2021.
#   twice -> I. Leaf, “Leaves,” 2021.
#   arxiv -> 2101.0001
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo install --quiet --locked --root "$work" --target-dir "$work/target" hayagriva@0.10.1 --features cli

cat >"$work/once.yml" <<'YAML'
leaf:
  type: article
  title: Leaves
  author:
    - name: Leaf, Inc.
  date: 2021
  serial-number:
    arxiv: 2101.00010
YAML
hayagriva() {
    "$work/bin/hayagriva" "$@" --no-fmt
}
hayagriva "$work/once.yml" >"$work/twice.yml"
{
    for file in once twice; do
        printf '%-5s -> %s\n' "$file" "$(hayagriva "$work/$file.yml" reference --style ieee | sed -n 2p)"
    done
    sed -n "s/^ *arxiv: '\(.*\)'/arxiv -> \1/p" "$work/twice.yml"
} >"$work/seen"

cat "$work/seen"
sed -n 's/^#   \(.* -> .*\)$/\1/p' "$0" | diff - "$work/seen" || {
    echo "this is no longer what hayagriva does" >&2
    exit 1
}

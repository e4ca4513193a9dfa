#!/usr/bin/env bash
# hayagriva 0.10.1, its YAML read and written again by its own program. Seen on 2026-11-30
# with cargo 1.95.
#
# A name in one text has its suffix before the given name, as in the format's own description. It is
# written with the suffix behind, so that the next to read it, the same program, too, takes Jr. for the
# given name and the given name for a suffix. Written a third time it is right again.
#
# Output:
#   once   -> Leaf, Jr., Ann -> Leaf, A., Jr. (2021). Leaves.
#   twice  -> Leaf, Ann, Jr. -> Leaf, J., Ann. (2021). Leaves.
#   thrice -> Leaf, Jr., Ann -> Leaf, A., Jr. (2021). Leaves.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo install --quiet --locked --root "$work" --target-dir "$work/target" hayagriva@0.10.1 --features cli

cat >"$work/once.yml" <<'YAML'
leaf:
  type: article
  title: Leaves
  author: Leaf, Jr., Ann
  date: 2021
YAML
hayagriva() {
    "$work/bin/hayagriva" "$@" --no-fmt
}
hayagriva "$work/once.yml" >"$work/twice.yml"
hayagriva "$work/twice.yml" >"$work/thrice.yml"
for file in once twice thrice; do
    name=$(sed -n 's/^ *author: //p' "$work/$file.yml")
    printf '%-6s -> %s -> %s\n' "$file" "$name" "$(hayagriva "$work/$file.yml" reference --style apa | sed -n 1p)"
done >"$work/seen"

cat "$work/seen"
sed -n 's/^#   \(.* -> .*\)$/\1/p' "$0" | diff - "$work/seen" || {
    echo "this is no longer what hayagriva does" >&2
    exit 1
}

#!/usr/bin/env bash
# bibutils 7.2 (Debian's 7.2-2), EndNote's tagged text and RIS to MODS and back. Seen on 2026-11-30.
#
# %R has the DOI of a paper, and bibutils' own EndNote has it there; its reader leaves the tag out, and the
# DOI comes back only where an address at doi.org stands beside it. A group, which has a comma behind its
# name to say that it is no person, is one whose family name is the last word; of RIS likewise.
#
# Output:
#   endnote, DOI               -> none
#   endnote, DOI and address   -> 10.1000/leaf
#   endnote, group             -> Group, Leaf Study
#   ris, DOI                   -> 10.1000/leaf
#   ris, group                 -> Group, Leaf Study
set -euo pipefail
self=$(realpath "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download bibutils=7.2-2 libbibutils8=7.2-2 >/dev/null 2>&1
for package in ./*.deb; do dpkg -x "$package" .; done
LD_LIBRARY_PATH=$(echo "$work"/usr/lib/*)
export LD_LIBRARY_PATH PATH=$work/usr/bin:$PATH

printf '%s\n' '%0 Journal Article' '%A Leaf Study Group,' '%T Leaves' '%J The Leaf' '%D 2020' '%R 10.1000/leaf' '' >one.enw
sed 's,^%R .*,&\n%U https://doi.org/10.1000/leaf,' one.enw >two.enw
printf '%s\n' 'TY  - JOUR' 'AU  - Leaf Study Group,' 'TI  - Leaves' 'JO  - The Leaf' 'PY  - 2020' 'DO  - 10.1000/leaf' 'ER  - ' >one.ris

back() { # PROGRAM FILE TAG
    "$1" "$2" 2>/dev/null | xml2end 2>/dev/null | sed -n "s/^%$3 //p" | grep . || echo none
}
{
    echo "endnote, DOI               -> $(back end2xml one.enw R)"
    echo "endnote, DOI and address   -> $(back end2xml two.enw R)"
    echo "endnote, group             -> $(back end2xml one.enw A)"
    echo "ris, DOI                   -> $(back ris2xml one.ris R)"
    echo "ris, group                 -> $(back ris2xml one.ris A)"
} >seen

cat seen
sed -n 's/^#   \(.* -> .*\)$/\1/p' "$self" | diff - seen || {
    echo "this is no longer what bibutils does" >&2
    exit 1
}

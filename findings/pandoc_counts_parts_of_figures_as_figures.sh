#!/usr/bin/env bash
# pandoc 3.9 (as pypandoc_binary 1.17, PyPI), LaTeX to plain text. Seen on 2026-11-30 with Python 3.11.
#
# A reference to a figure gets its number from pandoc's own count, in which each subfigure is a figure: the
# second figure of a paper becomes the fourth where it has two parts, and its parts the second and third.
# The number is written into the text as if it were right, and nobody is warned; LaTeX prints
# "Figure 2 has 2a and 2b, then comes Figure 3." Words in a frame (\fbox) are gone from the text altogether.
#
# Output:
#   figures -> Figure 4 has 2 and 3, then comes Figure 5.
#   frame   -> The word stands in a frame.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/python"
"$work/python/bin/pip" install --quiet --disable-pip-version-check pypandoc_binary==1.17
pandoc=$("$work/python/bin/python" -c 'import pypandoc; print(pypandoc.get_pandoc_path())')

cat >"$work/paper.tex" <<'TEX'
\documentclass{article}
\usepackage{graphicx,subcaption}
\begin{document}
Figure~\ref{two} has \ref{left} and \ref{right}, then comes Figure~\ref{three}.

The word \fbox{framed} stands in a frame.
\begin{figure}\includegraphics{a}\caption{One.}\label{one}\end{figure}
\begin{figure}
\begin{subfigure}{3cm}\includegraphics{b}\caption{Left.}\label{left}\end{subfigure}
\begin{subfigure}{3cm}\includegraphics{c}\caption{Right.}\label{right}\end{subfigure}
\caption{Two.}\label{two}
\end{figure}
\begin{figure}\includegraphics{d}\caption{Three.}\label{three}\end{figure}
\end{document}
TEX
"$pandoc" -f latex -t plain --wrap=none "$work/paper.tex" >"$work/text" 2>"$work/warnings"
{
    echo "figures -> $(grep '^Figure' "$work/text" | tr '\302\240' '  ' | tr -s ' ')"
    echo "frame   -> $(grep '^The word' "$work/text" | tr -s ' ')"
} >"$work/seen"

cat "$work/seen" "$work/warnings"
sed -n 's/^#   \(.* -> .*\)$/\1/p' "$0" | diff - "$work/seen" || {
    echo "this is no longer what pandoc does" >&2
    exit 1
}

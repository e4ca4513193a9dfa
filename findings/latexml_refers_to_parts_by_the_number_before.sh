#!/usr/bin/env bash
# LaTeXML 0.8.7 (Debian's 0.8.7-2), LaTeX to HTML. Seen on 2026-11-30.
#
# Where a figure has its caption below its parts, as nearly all have, a reference to a part gets the number
# of the figure before: the parts of figure 2 are 1(a) and 1(b) in the text, of the first one 0(a). The link
# leads to the right place, whose caption says "(a)". A reference to several equations under one number
# (subequations) gets the number of the section, and leads to the equations, too. LaTeX prints
# "Figure 2 has 2a and 2b. Equations (1) are (1a) and (1b)." Readers of arXiv's HTML meet both.
#
# Output:
#   figure    -> Figure 2 has 1(a) and 1(b).
#   equations -> Equations (3) are (1a) and (1b).
set -euo pipefail
self=$(realpath "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
# It is made of many packages of Perl, which only an installation brings along.
command -v latexmlc >/dev/null || apt-get -qq install -y --no-install-recommends latexml=0.8.7-2 >/dev/null 2>&1

cat >paper.tex <<'TEX'
\documentclass{article}
\usepackage{amsmath,graphicx,subcaption}
\begin{document}
\section{One}
\section{Two}
\section{Three}
Figure~\ref{both} has \ref{left} and \ref{right}.

Equations~\eqref{sub} are \eqref{a} and \eqref{b}.
\begin{figure}\includegraphics{x}\caption{One.}\end{figure}
\begin{figure}
\begin{subfigure}{3cm}\includegraphics{y}\caption{Left.}\label{left}\end{subfigure}
\begin{subfigure}{3cm}\includegraphics{z}\caption{Right.}\label{right}\end{subfigure}
\caption{Two.}\label{both}
\end{figure}
\begin{subequations}\label{sub}
\begin{align}
x&=1\label{a}\\
y&=2\label{b}
\end{align}
\end{subequations}
\end{document}
TEX
latexmlc --format=html5 --quiet --nodefaultresources paper.tex --dest=paper.html 2>/dev/null
sed 's/<[^>]*>//g; s/\xc2\xa0/ /g' paper.html >text
{
    echo "figure    -> $(grep '^Figure 2 has' text)"
    echo "equations -> $(grep '^Equations' text)"
} >seen

cat seen
sed -n 's/^#   \(.* -> .*\)$/\1/p' "$self" | diff - seen || {
    echo "this is no longer what LaTeXML does" >&2
    exit 1
}

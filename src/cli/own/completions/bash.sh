# Completion of recto in bash; `source <(recto completions bash)`.
_recto() {
    # bash parts words at colons, too, which ids and fields of queries have: they are put together again.
    local rest="${COMP_LINE:0:COMP_POINT}" words=() word blank index last prefix line
    for ((index = 0; index <= COMP_CWORD; index++)); do
        word="${COMP_WORDS[index]}"
        blank="${rest%%[![:space:]]*}"
        rest="${rest:${#blank}}"
        word="${rest:0:${#word}}"
        rest="${rest:${#word}}"
        if [[ $index -eq 0 || -n $blank ]]; then
            words+=("$word")
        else
            words[${#words[@]} - 1]+="$word"
        fi
    done
    last="${words[${#words[@]} - 1]}"
    prefix=""
    case "$COMP_WORDBREAKS" in *:*) prefix="${last%"${last##*[:=]}"}" ;; esac
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("${line#"$prefix"}")
    done < <(_CLAP_IFS=$'\n' _CLAP_COMPLETE_INDEX=$((${#words[@]} - 1)) \
        RECTO_COMPLETE=bash recto -- "${words[@]}" 2>/dev/null && echo)
    index=$((${#COMPREPLY[@]} - 1))
    if [[ $index -ge 0 && -z "${COMPREPLY[index]}" ]]; then
        unset "COMPREPLY[index]"
    fi
    if [[ "${COMPREPLY-}" =~ [=/:]$ ]]; then
        compopt -o nospace 2>/dev/null
    fi
}
complete -o bashdefault -F _recto recto

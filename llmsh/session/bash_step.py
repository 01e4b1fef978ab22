"""A text that was not typed is bash's language: how a shell that is not bash runs it and keeps what it changed."""

# $1: the text; $2: the file for what is left of it: the directory, then the exported variables, NUL after each; $3: the
# running llmsh, for a step that calls it where PATH does not lead to it.
# A text that ends by `exec` or a signal leaves nothing.
STEP = r"""
__llmsh_leave() {
  builtin local status=$?
  { builtin printf '%s\0' "$PWD"; command env -0; } 2>/dev/null >|"$__llmsh_left"
  builtin exit "$status"
}
__llmsh_left=$2
trap __llmsh_leave EXIT
[[ ! ${3-} ]] || builtin type llmsh &>/dev/null || builtin hash -p "$3" llmsh || builtin :
builtin eval "$1"
"""

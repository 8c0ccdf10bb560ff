# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
# leave_out FILE NAMES BEGINNING...: writes FILE.pod-wizard, which is FILE without the lines of these packages
# (normalised names, with a blank between) and without those that begin so.
leave_out() {
  local file=$1 names=$2
  shift 2
  NAMES=$names BEGINNINGS=$(printf '%s\n' "$@") awk '
    function name_of(line) {
      sub(/^[ \t]+/, "", line)
      sub(/[^A-Za-z0-9._-].*/, "", line)
      gsub(/[-_.]+/, "-", line)
      return tolower(line)
    }
    BEGIN { count = split(ENVIRON["BEGINNINGS"], beginnings, "\n") }
    {
      out = goes_on || (name_of($0) != "" && index(" " ENVIRON["NAMES"] " ", " " name_of($0) " ") > 0)
      text = $0
      sub(/^[ \t]+/, "", text)
      for (i = 1; i <= count; i++) if (beginnings[i] != "" && index(text, beginnings[i]) == 1) out = 1
      goes_on = out && /\\\r?$/
      if (!out) print
    }
  ' "$file" >"$file.pod-wizard"
}

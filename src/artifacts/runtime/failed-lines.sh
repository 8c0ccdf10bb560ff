# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
TOLD=''

# failed_line: the first line of the app's log that says it does not work, and what that means.
failed_line() {
  local at line
  for at in "${!FAILED_LINES[@]}"; do
    line=$(grep -hsF -m 1 -- "${FAILED_LINES[at]}" "$APP_LOG.earlier" "$APP_LOG" | sed -n 1p) || true
    if [[ -z $line ]]; then continue; fi
    plain <<<"${line:0:300}"
    if [[ -n ${FAILED_MEANS[at]} ]]; then echo "${FAILED_MEANS[at]}"; fi
    return 0
  done
  return 1
}

# Told at once, and once for each line. The app is left as it is: some go on, and their pages help to find out why.
no_failed_line() {
  local told
  if ! told=$(failed_line); then return 0; fi
  if [[ $told != "$TOLD" ]]; then
    TOLD=$told
    write "$LOCAL/failed" "its log says: ${told//$'\n'/ }"
    say "FAILING: $TITLE does not count as ready, because its log says:"
    printf '    %s\n' "$told"
    say "The whole log: $APP_LOG"
  fi
  return 1
}

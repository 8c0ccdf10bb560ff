# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
# startup.sh job ARGUMENT...: the app's own way to work without its page. It ends with the exit code of the command.
job() {
  if declare -F choose_python >/dev/null && ! choose_python 2>/dev/null; then
    refuse 'Not installed yet; "startup.sh status" says how far it came.' >&2
  fi
  if declare -F check_asked >/dev/null; then check_asked >&2; fi
  app_environment
  run_job "$@"
}

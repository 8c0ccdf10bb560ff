# shellcheck shell=bash disable=SC2034,SC2153,SC2317,SC2329 # shared with the other files
#: Where a job is run once, a pod that is held open would only be billed; and the port may be somebody's.
# startup.sh install: every step, and no page. It ends with an exit code, also when it fails.
install() {
  POD_WIZARD_HOLD=0
  start_services() { :; }
  PORT=0 # Nobody listens on that one.
  run() { end_work "$CLOCK" && exit 0; }
  boot
}

# startup.sh job ARGUMENT...: the app's own way to work without its page. It ends with the exit code of the command.
job() {
  if declare -F choose_python >/dev/null && ! choose_python 2>/dev/null; then
    refuse 'Not installed yet; "startup.sh status" says how far it came.' >&2
  fi
  if declare -F check_asked >/dev/null; then check_asked >&2; fi
  app_environment
  run_job "$@"
}

# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
main() {
  local command=${1:-boot}
  if (($# > 0)); then shift; fi
  if [[ ! $command =~ ^(boot|restart|start|stop|status|verify|logs|install|job)$ ]] ||
    ! declare -F "$command" >/dev/null; then
    sed -n '/^# startup.sh/p' "$0"
    exit 2
  fi
  "$command" "$@"
}
main "$@"

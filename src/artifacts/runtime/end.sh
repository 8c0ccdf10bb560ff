# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
main() {
  local command=${1:-boot}
  if (($# > 0)); then shift; fi
  case $command in
    boot | restart | start | stop | status | verify | logs) ;;
    *)
      if [[ $command != job ]] || ! declare -F job >/dev/null; then
        sed -n '/^# startup.sh/p' "$0"
        exit 2
      fi
      ;;
  esac
  take_asked
  "$command" "$@"
}
main "$@" && exit || exit # on one line with its end: the file may be edited while this runs

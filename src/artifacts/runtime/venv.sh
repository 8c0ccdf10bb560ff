# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
PYTHON=$VENV/bin/python
choose_python() { load_python; }

# Debian and Ubuntu ship a Python without the part that makes virtual environments.
complete_python() {
  if ! "$BASE_PYTHON" -c 'import ensurepip, venv' 2>/dev/null; then install_missing "python$PYTHON_VERSION-venv"; fi
}

#: A pip that was killed leaves packages half replaced, and looks at them no more. Wheels come from the cache on the
#: volume. 0.1 had one stamp for the whole environment: where it fits, its packages are taken over.
# Where the chain of keys begins, and whether what is there can be gone on with.
begin_packages() {
  local why=''
  choose_python
  KEY="$IMAGE $PYTHON_ID"
  if [[ -f $STATE/done/environment ]]; then
    if [[ $(<"$STATE/done/environment") == "$OLD_PACKAGES $KEY" ]]; then ADOPTS=yes; fi
    say "pod-wizard 0.1 set this volume up; are its packages taken over, and not installed again? $ADOPTS"
    rm -f "$STATE/done/environment"
  fi
  if [[ -f $STATE/unfinished ]]; then why='The last install was killed half way'; fi
  if ! "$PYTHON" -c '' 2>/dev/null; then why='The virtual environment is broken'; fi
  if [[ -n $why && -f $STATE/done/venv ]]; then say "$why, so it is all installed anew" && rm -f "$STATE/done/venv"; fi
}

# new_venv PYTHON [OPTION]
new_venv() {
  rm -rf "$VENV" "$LOGS"/report-* "$STATE"/done/{outside,torch,packages-*,build-*,all} "$STATE/unfinished"
  "$1" -m venv "${@:2}" "$VENV"
  "$PYTHON" -m pip --version
}

# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
PYTHON=$VENV/bin/python

choose_python() { load_python; }

# Debian and Ubuntu ship a Python without the part that makes virtual environments.
complete_python() {
  if ! "$BASE_PYTHON" -c 'import ensurepip, venv' 2>/dev/null; then install_missing "python$PYTHON_VERSION-venv"; fi
}

begin_packages() {
  choose_python
  KEY="$IMAGE $PYTHON_ID"
  if [[ -f $STATE/done/environment ]]; then
    # A volume that 0.1 set up: one stamp stood for the whole environment.
    if [[ $(<"$STATE/done/environment") == "$OLD_PACKAGES $IMAGE $PYTHON_ID" ]]; then ADOPTS=yes; fi
    say "pod-wizard 0.1 set this volume up; are its packages taken over, and not installed again? $ADOPTS"
    rm -f "$STATE/done/environment"
  fi
  if [[ -f $STATE/done/venv ]] && ! "$PYTHON" -c '' 2>/dev/null; then
    say 'The virtual environment is broken, so it is made anew'
    rm -f "$STATE/done/venv"
  elif [[ -f $STATE/unfinished ]]; then
    # It leaves packages half replaced, and looks at them no more. Wheels come from the cache on the volume.
    say 'The last install was killed half way, so the virtual environment is made anew'
    rm -f "$STATE/done/venv"
  fi
}

# new_venv PYTHON [OPTION]
new_venv() {
  rm -rf "$VENV" "$STATE"/done/{outside,torch,packages-*,build-*,all} "$STATE/unfinished"
  "$1" -m venv "${@:2}" "$VENV"
  "$PYTHON" -m pip --version
}

# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
# --- Python packages ---

UV_VERSION=0.13.9
UV_SHA256=d7f459fe4fd247d830351c75686d3996ace3c6f3f728eb0e85a30b7ada0cef19 # of its wheel for Linux on x86_64
OWN_UV=$WORKSPACE/.pod-wizard/uv-$UV_VERSION

#: Debian's own python3 may have no pip, so a virtual environment lends one.
# find_uv PYTHON: the image's own uv, or one that this Python's pip fetches once, its digest checked.
find_uv() {
  local pip=$1
  if [[ $INSTALLER != uv || -f $LOCAL/no-uv ]]; then return 1; fi
  if command -v uv; then return; fi
  if [[ ! -x $OWN_UV/bin/uv ]]; then
    rm -rf "$OWN_UV".{new,venv}
    if ! "$pip" -m pip --version >/dev/null 2>&1; then "$1" -m venv "$OWN_UV.venv" && pip=$OWN_UV.venv/bin/python; fi
    echo "uv==$UV_VERSION --hash=sha256:$UV_SHA256" >"$LOCAL/uv.txt"
    if ! details "$pip" -m pip install --no-deps --only-binary :all: --target "$OWN_UV.new" -r "$LOCAL/uv.txt"; then
      touch "$LOCAL/no-uv"
      rm -rf "$OWN_UV".{new,venv}
      return 1
    fi
    mv "$OWN_UV.new" "$OWN_UV"
    rm -rf "$OWN_UV.venv"
  fi
  echo "$OWN_UV/bin/uv"
}

#: PEP 668: without effect where the marker is missing, or pip too old to know of it.
# Settings of the image's or the user's that would bend what is installed.
neutralise_pip() {
  local name kept='_(INDEX_URL|RETRIES|TIMEOUT|CERT|PROXY|TRUSTED_HOST|SYSTEM_PACKAGES|VERSION|SHA256)$|^UV_PYTHON'
  for name in ${!PIP_*} ${!UV_*} PYTHONPATH PYTHONHOME VIRTUAL_ENV; do
    if [[ ! $name =~ $kept || $name == *_EXTRA_* ]]; then unset "$name"; fi
  done
  export PIP_CACHE_DIR="$WORKSPACE/.cache/pip" UV_CACHE_DIR="$WORKSPACE/.cache/uv" UV_NO_CONFIG=1 PYTHONNOUSERSITE=1
  export PIP_NO_INPUT=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore PIP_RETRIES="${PIP_RETRIES:-5}"
  if [[ -n ${PIP_INDEX_URL:-} ]]; then export UV_INDEX_URL="$PIP_INDEX_URL"; fi
  if [[ -n ${PIP_BREAK_SYSTEM_PACKAGES:-} ]]; then export PIP_BREAK_SYSTEM_PACKAGES UV_BREAK_SYSTEM_PACKAGES=1; fi
}

#: What was done before stays, and a failure of the network is tried again. pip's report has the digest of each file.
# pip_install ARGUMENT...: by uv, which is several times faster, or by pip where that cannot be had.
pip_install() (
  local uv installer build
  neutralise_pip
  cd "$APP" || return
  # Digests, where a lock has them, are for uv: it checks those it is given; pip wants one for every package.
  printf '%s\n' "${CONSTRAINTS[@]}" >"$STATE/digests.txt"
  printf '%s\n' "${CONSTRAINTS[@]%% --hash=*}" >"$STATE/constraints.txt"
  # A build has an environment of its own, where it would meet the newest setuptools all the same.
  if build=$(grep '^setuptools[<>=!~]' "$STATE/constraints.txt"); then
    PIP_CONSTRAINT=$(mktemp) # a place without blanks, which part such a list
    echo "$build" >"$PIP_CONSTRAINT"
    export PIP_CONSTRAINT PIP_BUILD_CONSTRAINT="$PIP_CONSTRAINT" UV_BUILD_CONSTRAINT="$PIP_CONSTRAINT"
  fi
  if uv=$(find_uv "$PYTHON"); then
    installer=("$uv" pip install --no-progress --python "$PYTHON" "${LOCKED[@]}")
  else
    echo 'By pip: uv cannot be had here, or is not wanted'
    installer=("$PYTHON" -m pip install --progress-bar off --no-compile)
    if [[ $("${installer[@]}" --help) == *--report* ]]; then
      installer+=(--report "$(mktemp -u "$LOGS/report-XXXXXX")")
    fi
  fi
  RETRY_IF=network_failed
  patiently run_pip "${installer[@]}" --constraint "$STATE/constraints.txt" "$@"
)
network_failed() { seen "$NO_NETWORK" "$LOG"; }

# One that was killed, or failed while it unpacked, leaves packages half replaced; the mark says so.
run_pip() {
  local code=0
  touch "$STATE/unfinished"
  details "$@" || code=$?
  if ((code == 0)) || { ((code < 128)) && ! seen 'installing collected|failed to (un)?install' "$LOG"; }; then
    rm -f "$STATE/unfinished"
  fi
  return "$code"
}

# constraints_for NUMBER: all but those of packages that only a later pass names, which change nothing in this one.
constraints_for() {
  local line name pass later=''
  for ((pass = $1 + 1; ; pass++)); do later+=" $(declare -f "install_packages_$pass") " || break; done
  for line in "${CONSTRAINTS[@]}"; do
    name=${line%%[!A-Za-z0-9._-]*}
    if [[ ! $later =~ [[:space:]\'\"]${name//./\\.}[^A-Za-z0-9._-] ]]; then echo "$line"; fi
  done
}

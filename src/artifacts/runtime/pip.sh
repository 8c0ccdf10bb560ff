# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
# --- Python packages -----------------------------------------------------------------------------

UV_VERSION=0.13.9
# Of its wheel for Linux on x86_64.
UV_SHA256=d7f459fe4fd247d830351c75686d3996ace3c6f3f728eb0e85a30b7ada0cef19

# find_uv PYTHON: its path. The image's own, or one that this Python's pip fetches once, its digest checked.
find_uv() {
  local home=$WORKSPACE/.pod-wizard/uv-$UV_VERSION
  if [[ $INSTALLER != uv || -f $LOCAL/no-uv ]]; then return 1; fi
  if command -v uv; then return; fi
  if [[ ! -x $home/bin/uv ]]; then
    rm -rf "$home".{new,venv}
    if ! "$1" -m pip --version >/dev/null 2>&1; then # Debian's own python3 may have none
      "$1" -m venv "$home.venv" && set -- "$home.venv/bin/python"
    fi
    echo "uv==$UV_VERSION --hash=sha256:$UV_SHA256" >"$LOCAL/uv.txt"
    if ! details "$1" -m pip install --no-deps --only-binary :all: --target "$home.new" -r "$LOCAL/uv.txt"; then
      rm -rf "$home".{new,venv}
      touch "$LOCAL/no-uv"
      return 1
    fi
    rm -rf "$home.venv"
    mv "$home.new" "$home"
  fi
  echo "$home/bin/uv"
}

# Settings of the image's or the user's that would bend what is installed.
neutralise_pip() {
  local name kept='_(INDEX_URL|RETRIES|TIMEOUT|CERT|PROXY|TRUSTED_HOST|SYSTEM_PACKAGES|VERSION|SHA256)$|^UV_PYTHON'
  for name in ${!PIP_*} ${!UV_*} PYTHONPATH PYTHONHOME VIRTUAL_ENV; do
    if [[ ! $name =~ $kept || $name == *_EXTRA_* ]]; then unset "$name"; fi
  done
  export PIP_CACHE_DIR="$WORKSPACE/.cache/pip" PIP_NO_INPUT=1 PIP_DISABLE_PIP_VERSION_CHECK=1
  export PIP_RETRIES="${PIP_RETRIES:-5}" PIP_ROOT_USER_ACTION=ignore PYTHONNOUSERSITE=1
  export UV_CACHE_DIR="$WORKSPACE/.cache/uv" UV_NO_CONFIG=1
  if [[ -n ${PIP_INDEX_URL:-} ]]; then export UV_INDEX_URL="$PIP_INDEX_URL"; fi
  # PEP 668: without effect where the marker is missing, or pip too old to know of it.
  if [[ -n ${PIP_BREAK_SYSTEM_PACKAGES:-} ]]; then
    export PIP_BREAK_SYSTEM_PACKAGES UV_BREAK_SYSTEM_PACKAGES=1
  fi
}

# pip_install ARGUMENT...: by uv, which is several times faster, or by pip where that cannot be had. What was
# done before stays, and a failure of the network is tried again.
pip_install() (
  local uv factor code installer
  neutralise_pip
  cd "$APP" || return
  # Digests, where a lock has them, are for uv: it checks those it is given; pip wants one for every package.
  printf '%s\n' "${CONSTRAINTS[@]}" >"$STATE/digests.txt"
  printf '%s\n' "${CONSTRAINTS[@]%% --hash=*}" >"$STATE/constraints.txt"
  if uv=$(find_uv "$PYTHON"); then
    installer=("$uv" pip install --no-progress --python "$PYTHON" "${LOCKED[@]}")
  else
    echo 'By pip: uv cannot be had here, or is not wanted'
    installer=("$PYTHON" -m pip install --progress-bar off --no-compile)
  fi
  for factor in 1 3 9 0; do
    code=0
    touch "$STATE/unfinished"
    details "${installer[@]}" --constraint "$STATE/constraints.txt" "$@" || code=$?
    # One that was killed, or failed while it unpacked, leaves packages half replaced.
    if ((code == 0)) || { ((code < 128)) && ! seen 'installing collected|failed to (un)?install' "$LOG"; }; then
      rm -f "$STATE/unfinished"
    fi
    if ((code == 0 || factor == 0)) || ! seen "$NO_NETWORK" "$LOG"; then break; fi
    echo "The network failed; trying again in $((factor * BACKOFF)) seconds"
    sleep "$((factor * BACKOFF))"
  done
  return "$code"
)

# constraints_for NUMBER: all but those of packages that only a later pass names, which change nothing in this one.
constraints_for() {
  local line name pass later=''
  for ((pass = $1 + 1; ; pass++)); do later+=" $(declare -f "install_packages_$pass") " || break; done
  for line in "${CONSTRAINTS[@]}"; do
    name=${line%%[!A-Za-z0-9._-]*}
    if [[ ! $later =~ [[:space:]\'\"]${name//./\\.}[^A-Za-z0-9._-] ]]; then echo "$line"; fi
  done
}

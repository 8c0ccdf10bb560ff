# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
check_install() {
  check_packages install
  [[ $OK == true ]]
}

#: The program sees the index and uv as pip_install does, so that it can ask for digests.
# check_packages [install]: torch, the pins, and what packages ask of each other; "install" writes the list of them.
check_packages() {
  local level name detail
  if ! choose_python 2>/dev/null || ! "$PYTHON" -c '' 2>/dev/null; then
    report failed environment 'not installed; "startup.sh status" says how far it came'
    return
  fi
  while IFS=$'\t' read -r level name detail; do
    if [[ -n $detail ]]; then report "$level" "$name" "$detail"; fi
  done < <(
    # Python sees the packages of the folder it stands in, too: one of ours, where nobody unpacks any.
    cd "$STATE" 2>/dev/null || cd /
    neutralise_pip
    PINS=$(printf '%s\n' "${CONSTRAINTS[@]}")
    export TORCH CUDA_TAG PINS UV_INDEX="${TORCH_INDEX:-}" UV_INDEX_STRATEGY=unsafe-best-match
    env STATE="$STATE" LOGS="$LOGS" UV="$(command -v uv || echo "$OWN_UV/bin/uv")" "$PYTHON" - "$@" <<'END_OF_PYTHON'
#include
END_OF_PYTHON
  )
  wait $! || report failed packages 'the look at them ended early'
}

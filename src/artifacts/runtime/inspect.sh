# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
# --- Looking at the result -----------------------------------------------------------------------

check_install() { inspect install; }

verify() {
  if ! choose_python 2>/dev/null || ! "$PYTHON" -c '' 2>/dev/null; then
    if [[ ${1:-} == --json ]]; then
      printf '{"ok": false, "plan": "%s", "checks": [%s]}\n' "$PLAN" \
        '{"name": "environment", "level": "failed", "detail": "not installed"}'
    else
      echo 'failed   environment: not installed; "startup.sh status" says how far it came'
    fi
    return 1
  fi
  inspect verify "$@"
}

# inspect install|verify [--json]: exit code 0 only when nothing is wrong.
inspect() (
  if [[ -n ${PROBE_BEARER:-} && -n ${!PROBE_BEARER:-} ]]; then export "${PROBE_BEARER?}"; fi
  export PLAN TORCH CUDA_TAG APP_AUTH POD "${!PROBE_@}"
  env PORT="$PORT" WORKSPACE="$WORKSPACE" STATE="$STATE" LOCAL="$LOCAL" \
    HEALTH_PATH="$HEALTH_PATH" HEALTH_TEXT="$HEALTH_TEXT" "$PYTHON" - "$@" <<'END_OF_PYTHON'
#include
END_OF_PYTHON
)

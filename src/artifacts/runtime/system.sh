# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
# --- System packages and Python ------------------------------------------------------------------

# They live on the container disk, so each new container needs them again.
install_missing() {
  local package missing=()
  for package; do
    if [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) != installed ]]; then
      missing+=("$package")
    fi
  done
  if ((${#missing[@]} == 0)); then
    echo 'All there.'
    return
  fi
  echo "Installing: ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  # A container that was killed may have left dpkg in the middle.
  details dpkg --configure -a
  # A third party's broken list must not keep git from being installed.
  details apt-get -q -o DPkg::Lock::Timeout=120 -o Acquire::Retries=3 update ||
    echo 'Some package lists could not be fetched; trying with those that could.'
  details apt-get -q -o DPkg::Lock::Timeout=120 -o Acquire::Retries=3 install -y --no-install-recommends "${missing[@]}"
}

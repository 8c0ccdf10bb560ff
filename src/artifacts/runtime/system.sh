# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
# --- System packages and Python ---

#: They live on the container disk, so each new container needs them again. A container that was killed may have
#: left dpkg in the middle; a third party's broken list must not keep git from being installed.
install_missing() {
  local package missing=() get=(details apt-get -q -o DPkg::Lock::Timeout=120 -o Acquire::Retries=3)
  for package; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
  done
  if ((${#missing[@]} == 0)); then return; fi
  echo "Installing: ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  details dpkg --configure -a
  "${get[@]}" update || echo 'Some package lists could not be fetched; trying with those that could.'
  "${get[@]}" install -y --no-install-recommends "${missing[@]}"
}

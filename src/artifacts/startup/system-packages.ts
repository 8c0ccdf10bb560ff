import type { ScriptFacts } from './facts.ts';
import { array } from './settings.ts';

/** apt packages. They live on the container disk, so every new container needs them again. */
export function systemPackages({ aptPackages }: ScriptFacts): string {
  return `# --- System packages ----------------------------------------------------------------------------

${array('readonly SYSTEM_PACKAGES', aptPackages)}

# They are gone with the container, so its name is part of what is done.
system_key() { echo "$(<"$LOCAL/container") \${SYSTEM_PACKAGES[*]}"; }

install_system_packages() {
  local package missing=()
  for package in "\${SYSTEM_PACKAGES[@]}"; do
    if ! is_installed "$package"; then missing+=("$package"); fi
  done
  if ((\${#missing[@]} == 0)); then
    echo 'All there.'
    return
  fi
  apt_install "\${missing[@]}"
}

is_installed() { [[ $(dpkg-query -W -f '\${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }

apt_install() {
  echo "Installing: $*"
  export DEBIAN_FRONTEND=noninteractive
  # A container that was killed may have left dpkg in the middle.
  dpkg --configure -a
  apt-get -q -o DPkg::Lock::Timeout=120 -o Acquire::Retries=3 update
  apt-get -q -o DPkg::Lock::Timeout=120 -o Acquire::Retries=3 install -y --no-install-recommends "$@"
}
`;
}

# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
# --- Sources -------------------------------------------------------------------------------------

# The volume may belong to another user than this container's root.
quiet_git() { GIT_TERMINAL_PROMPT=0 git -c safe.directory='*' -c advice.detachedHead=false "$@"; }

# checkout URL COMMIT DIRECTORY: that commit there. What was added stays; what was changed is kept beside it.
checkout() {
  local url=$1 commit=$2 dir=$3 git=$3/.git kept=$3.changed-1 file
  mkdir -p "$dir"
  if [[ -e $git ]] && ! quiet_git --git-dir="$git" fsck --connectivity-only >/dev/null 2>&1; then
    # Another tool was killed while it cloned. Kept, because we did not make it.
    echo "$git is not a whole repository; it is kept as .git.unusable"
    rm -rf "$git.unusable"
    mv "$git" "$git.unusable"
  fi
  if [[ ! -e $git ]]; then
    rm -rf "$dir.pod-wizard-new"
    quiet_git init -q "$dir.pod-wizard-new"
    quiet_git -C "$dir.pod-wizard-new" remote add origin "$url"
    mv "$dir.pod-wizard-new/.git" "$git"
    rmdir "$dir.pod-wizard-new"
  fi
  # We hold the lock, so a lock file of git's is what a killed one left.
  rm -f "$git"/{index,shallow,HEAD}.lock
  # Whole, not only there: a killed fetch may have its objects, but not yet where the history ends.
  if ! quiet_git -C "$dir" rev-list --quiet --objects "$commit" 2>/dev/null; then
    patiently quiet_git -C "$dir" fetch -q --depth 1 "$url" "$commit"
  fi
  if [[ ! -e $git/pod-wizard-partial ]]; then
    # HEAD and the index only: branches and files stay as they were.
    quiet_git -C "$dir" update-ref --no-deref HEAD "$commit"
    quiet_git -C "$dir" read-tree "$commit"
    while [[ -e $kept ]]; do kept=$dir.changed-$((${kept##*-} + 1)); done
    while IFS= read -r -d '' file; do
      mkdir -p "$kept/$(dirname "$file")"
      cp -pP "$dir/$file" "$kept/$file"
      echo "You had changed $file: yours is now $kept/$file"
    done < <(quiet_git -C "$dir" diff --name-only --diff-filter=M -z)
    touch "$git/pod-wizard-partial"
  fi
  quiet_git -C "$dir" checkout -q --force --detach "$commit"
  rm -f "$git/pod-wizard-partial"
  echo "$url at $commit"
}

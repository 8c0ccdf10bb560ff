# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
# --- Sources ---

# in_dir ARGUMENT...: git there. The volume may belong to another user than this container's root.
in_dir() { GIT_TERMINAL_PROMPT=0 git -C "$dir" -c safe.directory='*' -c advice.detachedHead=false "$@"; }

#: A repository that another tool was killed in is kept, because we did not make it; one without any object is
#: nothing, or what a killed "init" of ours left. We hold the lock, so a lock file of git's is a killed one's, too.
#: The commit is looked for with all that belongs to it: a killed fetch may have its objects, but not yet where the
#: history ends. Branches stay as they were: only HEAD and the index move. "partial": files may be half written.
# checkout URL COMMIT DIRECTORY: that commit there. What was added stays; what was changed is kept beside it.
checkout() {
  local url=$1 commit=$2 dir=$3 git=$3/.git kept=$3.changed-1 file
  mkdir -p "$dir"
  if [[ -d $git && -z $(find "$git/objects" -type f 2>/dev/null) ]]; then
    rm -rf "$git"
  elif [[ -e $git ]] && ! in_dir --git-dir=.git fsck --connectivity-only >/dev/null 2>&1; then
    echo "$git is not a whole repository; it is kept as .git.unusable"
    rm -rf "$git.unusable"
    mv "$git" "$git.unusable"
  fi
  if [[ ! -e $git ]]; then in_dir init -q && in_dir remote add origin "$url"; fi
  rm -f "$git"/{index,shallow,HEAD}.lock
  if ! in_dir rev-list --quiet --objects "$commit" 2>/dev/null; then
    patiently in_dir fetch -q --depth 1 "$url" "$commit"
  fi
  if [[ ! -e $git/pod-wizard-partial ]]; then
    in_dir update-ref --no-deref HEAD "$commit"
    in_dir read-tree "$commit"
    while [[ -e $kept ]]; do kept=$dir.changed-$((${kept##*-} + 1)); done
    while IFS= read -r -d '' file; do
      mkdir -p "$kept/$(dirname "$file")"
      cp -pP "$dir/$file" "$kept/$file"
      echo "You had changed $file: yours is now $kept/$file"
    done < <(in_dir diff --name-only --diff-filter=M -z)
    touch "$git/pod-wizard-partial"
  fi
  in_dir checkout -q --force --detach "$commit"
  rm -f "$git/pod-wizard-partial"
  echo "$url at $commit"
}

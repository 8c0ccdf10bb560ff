#!/bin/bash
# container.sh BASE LAYERS VOLUME MIRRORS PYTHON-FOLDER COMMAND...: the command as the first process of a container
# whose disk is BASE with what LAYERS/upper holds over it. Its namespaces are those of the caller.
set -euo pipefail
base=$1 layers=$2 volume=$3 mirrors=$4 python=$5
shift 5

root=$layers/root
mkdir -p "$layers"/{upper,work,root,python-upper,python-work}
mount --make-rprivate /
mount -t overlay overlay -o "lowerdir=$base,upperdir=$layers/upper,workdir=$layers/work" "$root"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mkdir -p "$root/workspace" "$root/mirrors" "$root$python"
mount --bind "$volume" "$root/workspace"
if [[ -n $mirrors ]]; then mount --bind -o ro "$mirrors" "$root/mirrors"; fi
mount -t overlay overlay -o "lowerdir=$python,upperdir=$layers/python-upper,workdir=$layers/python-work" "$root$python"
exec chroot "$root" "$@"

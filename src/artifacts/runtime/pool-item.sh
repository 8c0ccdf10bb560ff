# shellcheck shell=bash
# pool-item.sh FOLDER: one line of items.tsv, that of this job's number: words of startup.sh job, with tabs between.
# {out} in a word is the folder of its results, FOLDER/NUMBER. Where RESULTS names a place for rclone, they go there.
set -euo pipefail
here=$(dirname "$0")
number=$((${SKYPILOT_JOB_RANK:-0} + 1))
out=$1/$number
line=$(sed -n "${number}p" "$here/items.tsv")
if [[ -z $line ]]; then echo "items.tsv has no line $number" && exit 2; fi
mapfile -t -d $'\t' words < <(printf '%s\t' "$line")
mkdir -p "$out"
code=0
bash "$here/startup.sh" job "${words[@]//'{out}'/"$out"}" || code=$?
if [[ -n ${RESULTS:-} ]]; then
  command -v rclone >/dev/null || { apt-get -qq update && apt-get -qq install -y --no-install-recommends rclone; }
  rclone copy "$out" "$RESULTS/$number"
fi
exit "$code"

# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
# fetch_tool URL SHA256 DIRECTORY [OPTION OF TAR]: unpacked beside its place and moved there when it is whole.
fetch_tool() {
  local url=$1 directory=$3 found
  rm -rf "$directory.new"
  mkdir -p "$directory.new"
  patiently curl -fsSL --connect-timeout 30 --speed-limit 1000 --speed-time 60 -o "$directory.archive" "$url"
  found=$(sha256sum <"$directory.archive")
  found=${found%% *}
  if [[ -n $2 && $found != "$2" ]]; then
    rm -f "$directory.archive"
    refuse "The sha256 of $url is $found, not $2, so it is not used."
  fi
  tar -xf "$directory.archive" -C "$directory.new" --no-same-owner "${@:4}"
  rm -rf "$directory" "$directory.archive"
  mv "$directory.new" "$directory"
  echo "$url, sha256 $found"
}

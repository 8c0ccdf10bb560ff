# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
# weight_is_whole ID FILE: as long as it was when it was fetched; "verify" compares the content too.
weight_is_whole() {
  local size
  { read -r size _ <"$STATE/$1"; } 2>/dev/null && [[ $(stat -c %s -- "$2" 2>/dev/null) == "$size" ]]
}

#: The hub's own answer names size and SHA-256 of a large file; where that lies, only GET may be allowed. What lies
#: there already, cut off or whole, is where to go on from. It is on the disk before its stamp is, so that a host that
#: fails leaves no stamp without its file.
# fetch_weight ID PATH FILE: resumes what was begun; FILE appears only when it is whole.
fetch_weight() {
  local id=$1 url file=$3 part="$3.part" headers=$STATE/$1.headers size sha256 found
  url=$(hub_url "$2")
  mkdir -p "${file%/*}"
  patiently ask_hub -I -o "$headers" "$url"
  size=$(header x-linked-size "$headers")
  if [[ -z $size ]]; then
    patiently ask_hub -L -I -o "$headers" "$url"
    size=$(header content-length "$headers")
  fi
  sha256=$(header x-linked-etag "$headers")
  rm -f "$headers"
  if [[ ! $size =~ ^[0-9]+$ ]]; then refuse "The server does not say how long $url is."; fi

  if [[ -f $file ]]; then mv -f "$file" "$part"; fi
  if [[ -f $part ]] && { is_lfs_pointer "$part" || (($(stat -c %s "$part") > size)); }; then rm -f "$part"; fi
  if [[ ! -f $part ]] || (($(stat -c %s "$part") < size)); then
    patiently ask_hub -L -C - --speed-limit 1000 --speed-time 60 -o "$part" "$url"
  fi
  found=$(sha256sum <"$part")
  found=${found%% *}
  if is_lfs_pointer "$part"; then
    rm -f "$part"
    refuse "$url is a Git LFS pointer, not the file itself."
  elif (($(stat -c %s "$part") != size)); then
    refuse "$part has $(stat -c %s "$part") of $size bytes."
  elif [[ $sha256 =~ ^[0-9a-f]{64}$ && $found != "$sha256" ]]; then
    rm -f "$part"
    refuse "The sha256 of $file is $found; the server says $sha256. A restart fetches it anew."
  fi
  sync "$part"
  mv -f "$part" "$file"
  printf '%s %s %s\n' "$size" "$found" "$file" >"$STATE/$id"
  echo "$file: $size bytes"
}

# header NAME FILE: its value in the last answer that has it.
header() { tr -d '\r"' <"$2" | awk -v name="$1:" 'tolower($1) == name { value = $2 } END { print value }'; }

is_lfs_pointer() { [[ $(head -c 24 -- "$1" | tr -d '\0') == 'version https://git-lfs.' ]]; }

check_weights() {
  local record sha256 file count=0
  for record in "$STATE"/weight-*[0-9]; do
    { read -r _ sha256 file <"$record"; } 2>/dev/null || continue
    if [[ $(sha256sum 2>/dev/null <"$file") != "$sha256 "* ]]; then
      report failed weights "$file is not what was fetched"
      return
    fi
    ((++count))
  done
  report ok weights "$count files as they were fetched"
}

# shellcheck shell=bash disable=SC2034,SC2153 # shared with the other files
# The image's own torch serves; the constraints keep every pass from replacing it.
check_image_torch() {
  local found
  found=$("$PYTHON" -c 'import torch; print(torch.__version__)')
  echo "The image's torch: $found"
  if [[ ${found%%+*} != "$TORCH" ]]; then
    refuse "Planned was $TORCH; this container may be another image than $IMAGE."
  fi
}

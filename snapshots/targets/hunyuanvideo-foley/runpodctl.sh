#!/usr/bin/env bash
# Makes the pod for HunyuanVideo-Foley on NVIDIA GeForce RTX 5090, by runpodctl 2.7 or newer.
# An answer of 410 means that this runpodctl is too old: it asks an API that is no longer there.
# The container disk of 20 GB is no answer of the plan, but an estimate.
# Left out, to be added where you have it: HF_TOKEN, CODE_SERVER_PASSWORD.
set -euo pipefail

runpodctl pod create \
  --name=hunyuanvideo-foley \
  --image=runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404 \
  --gpu-id='NVIDIA GeForce RTX 5090' \
  --gpu-count=1 \
  --min-cuda-version=12.8 \
  --cloud-type=SECURE \
  --container-disk-in-gb=20 \
  --volume-in-gb=50 \
  --volume-mount-path=/workspace \
  --ports=8080/http,8443/http \
  --docker-args='bash -c '\'': hunyuanvideo-foley on NVIDIA GeForce RTX 5090, pod-wizard 0.1.0, plan 3cf749e4;(:</dev/null/x)2>&1|cut -d: -f1|base64 -di|gzip -d>/tmp/pod-wizard-startup.sh&&exec bash /tmp/pod-wizard-startup.sh;(:</dev/null/x)2>&1|cut -d: -f1|base64 -di|gzip -d>/dev/shm/pod-wizard-startup.sh&&exec bash /dev/shm/pod-wizard-startup.sh;echo pod-wizard: this start command was damaged when it was pasted, or /tmp is full. Copy it again.;bash /start.sh;sleep infinity'\'' H4sIAAAAAAACA1NW1C8tLtJPyszTT80rU0hKLM7gSk3OyFcoyUhVKE4uyiwo4QIAYVivEiQAAAA='

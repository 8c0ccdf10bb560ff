"""Each file by dstack's own models, one JSON line each; then the names of GPUs. No server, no account."""

import json
import sys
from importlib.metadata import version

import yaml
from dstack._internal.core.models.configurations import parse_apply_configuration
from gpuhunt import AcceleratorVendor
from gpuhunt.providers.runpod import _get_gpu_name

gpus = json.load(open(sys.argv[1]))
print(json.dumps({"version": f"dstack {version('dstack')} (gpuhunt {version('gpuhunt')})"}))
for file in sys.argv[2:]:
    try:
        parse_apply_configuration(yaml.safe_load(open(file)))
        print(json.dumps({"file": file, "ok": True}))
    except Exception as error:
        print(json.dumps({"file": file, "ok": False, "says": " ".join(str(error).split())[:200]}))

names = {}
for gpu in gpus:
    vendor = AcceleratorVendor.AMD if gpu["vendor"] == "AMD" else AcceleratorVendor.NVIDIA
    names[gpu["id"]] = _get_gpu_name(vendor, gpu["name"])
print(json.dumps({"names": names}))

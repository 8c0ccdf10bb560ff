"""
Each file by SkyPilot's own loader and then by a dry run, a JSON line each; then the names of GPUs. No account, no
network: the price list, which SkyPilot would fetch, is our own, every card at a quarter of a dollar, and RunPod is on.
"""

import json
import os
import sys

os.environ["SKYPILOT_DISABLE_USAGE_COLLECTION"] = "1"

from sky.provision.runpod.utils import GPU_NAME_MAP  # noqa: E402

lists = os.path.expanduser("~/.sky/catalogs/v8")
os.makedirs(f"{lists}/runpod", exist_ok=True)
os.makedirs(f"{lists}/common", exist_ok=True)
with open(f"{lists}/runpod/vms.csv", "w") as prices, open(f"{lists}/common/accelerators.csv", "w") as cards:
    prices.write("InstanceType,AcceleratorName,AcceleratorCount,vCPUs,MemoryGiB,GpuInfo,Region,SpotPrice,Price,")
    prices.write("AvailabilityZone\n")
    cards.write("AcceleratorName,Clouds\n")
    for name in GPU_NAME_MAP:
        info = {"Gpus": [{"Name": name, "Count": 1.0, "MemoryInfo": {"SizeInMiB": 24576}}], "TotalGpuMemoryInMiB": 24576}
        prices.write(f'1x_{name}_SECURE,{name},1.0,4.0,24.0,"{info}",US,0.2,0.25,US-KS-2\n')
        cards.write(f"{name},runpod\n")

import sky  # noqa: E402
from sky import check, optimizer  # noqa: E402
from sky.clouds import RunPod  # noqa: E402
from sky.utils import yaml_utils  # noqa: E402

check.get_cached_enabled_clouds_or_refresh = lambda *_, **__: [RunPod()]


def say(**line):
    print("judged " + json.dumps(line), flush=True)


def load(file):
    config = yaml_utils.read_yaml(file)
    config["secrets"] = {name: "x" for name in config.get("secrets") or {}}
    with sky.Dag() as dag:
        task = sky.Task.from_yaml_config(config)
    return dag, task


def attempt(how, file, work):
    try:
        work()
        say(how=how, file=file, ok=True)
    except Exception as error:
        say(how=how, file=file, ok=False, says=f"{type(error).__name__}: {' '.join(str(error).split())[:160]}")


def dry(file):
    dag, task = load(file)
    optimizer.Optimizer.optimize(dag, quiet=True)
    assert task.best_resources.instance_type


say(version=f"SkyPilot {sky.__version__}")
for path in sys.argv[1:]:
    attempt("load", path, lambda: load(path))
    attempt("dry", path, lambda: dry(path))
say(names={gpu: name for name, gpu in GPU_NAME_MAP.items()})

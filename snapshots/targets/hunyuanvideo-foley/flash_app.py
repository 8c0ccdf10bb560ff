# /// script
# requires-python = "==3.11.*"
# dependencies = ["runpod-flash==1.21.0"]
# ///
# HunyuanVideo-Foley without its page, by Flash 1.21.0: uvx --python 3.11 --from runpod-flash==1.21.0 flash deploy --python-version 3.11
# Flash 1.x gets no fixes after 2026-10-29; --target worker writes the same for what follows it.
# Deploy from a folder that has no other Python files. Then each job: uv run flash_app.py ENDPOINT_ID ARGUMENTS, with the id that the deployment shows.
# One video with --single_video, --single_prompt and --output_dir, or many with --csv_path; --model_size xl below 16 GB of VRAM, where only those weights are fetched, --enable_offload below 24 GB (infer.py@df7b005 L69-181).
# It runs in runpod/flash:py3.11-latest, and not in runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404.
# No page is shown and no port. A call brings back the exit code and the last 100 lines: let the job write below /runpod-volume.
# The deployment makes the network volume hunyuanvideo-foley-flash in EU-RO-1, and the workers run there; it is billed until you delete it. The first job installs.
# Flash asks for the pool of the card, less the others in it that it knows of. One worker, and so one job at a time, of 24 hours at most; what it brings back is kept for 30 minutes. flash undeploy takes the endpoint away.
# The container disk of 20 GB is no answer of the plan, but an estimate.
# Left out, to be added where you have it: HF_TOKEN, CODE_SERVER_PASSWORD.
from runpod_flash import Endpoint, GpuType, NetworkVolume, PodTemplate


@Endpoint(
    name="hunyuanvideo-foley-job",
    gpu=GpuType("NVIDIA GeForce RTX 5090"),
    workers=(0, 1),
    volume=NetworkVolume(name="hunyuanvideo-foley-flash", size=50, datacenter="EU-RO-1"),
    datacenter="EU-RO-1",
    env={"POD_WIZARD_LOCK_SECONDS": "3600"},
    min_cuda_version="12.8",
    template=PodTemplate(containerDiskInGb=20),
)
def run(script: str, arguments: list[str]) -> dict:
    import collections
    import os
    import subprocess

    path = "/opt/pod-wizard/startup.sh"
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(script)
    # Words of a list, and no text of a shell: none of them can become a command.
    steps = 'bash "$0" install && exec bash "$0" job "$@"'
    last = collections.deque(maxlen=100)
    with subprocess.Popen(
        ["bash", "-c", steps, path, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        for line in process.stdout:
            print(line, end="", flush=True)
            last.append(line)
    return {"code": process.returncode, "last": "".join(last)}


if __name__ == "__main__":
    import pathlib
    import sys

    import runpod

    script = pathlib.Path(__file__).with_name("startup.sh").read_text()
    asked = runpod.Endpoint(sys.argv[1]).run(
        {
            "input": {"script": script, "arguments": sys.argv[2:]},
            "policy": {"executionTimeout": 86_400_000},
        }
    )
    done = asked.output(timeout=86_400)
    if not isinstance(done, dict) or "code" not in done:
        sys.exit(f"job {asked.job_id} {asked.status()}: {done}")
    print(done["last"], end="")
    sys.exit(done["code"])

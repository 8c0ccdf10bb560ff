# /// script
# requires-python = "==3.11.*"
# dependencies = ["runpod==2.0.0rc2"]
# ///
# HunyuanVideo-Foley without its page, by the Runpod SDK 2.0.0rc2: uv run runpod_app.py ARGUMENTS
# One video with --single_video, --single_prompt and --output_dir, or many with --csv_path; --model_size xl below 16 GB of VRAM, where only those weights are fetched, --enable_offload below 24 GB (infer.py@df7b005 L69-181).
# It runs in runpod/task-gpu:py3.11-latest, and not in runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404.
# No page is shown and no port. A call brings back the exit code and the last 100 lines: let the job write below /workspace.
# Another image would need the SDK's package runpod-sdk-runtime, which no index had on 2026-11-29.
# The first call makes the network volume hunyuanvideo-foley-worker, in a data centre that the SDK chooses, and installs there; it is billed until you delete it.
# The SDK gives up on a pod that does not answer within 600 seconds, and ends it when the job has ended. Where it is cut off, the job goes on to its end, and the pod ends itself 10 minutes later; one that never ends is billed.
# The container disk of 20 GB is no answer of the plan, but an estimate.
# Left out, to be added where you have it: HF_TOKEN, CODE_SERVER_PASSWORD.
from runpod import App, NetworkVolume

app = App("hunyuanvideo-foley")


@app.task(
    name="job",
    gpu=["NVIDIA GeForce RTX 5090"],
    system_dependencies=["git", "curl", "ca-certificates", "ffmpeg", "python3-venv"],
    mounts={"/workspace": NetworkVolume("hunyuanvideo-foley-worker", size=50)},
    env={"POD_WIZARD_LOCK_SECONDS": "3600"},
    min_cuda_version="12.8",
    container_disk_gb=20,
)
def job(script: str, arguments: list[str]) -> dict:
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

    script = pathlib.Path(__file__).with_name("startup.sh").read_text()
    done = job.remote(script, sys.argv[1:])
    print(done["last"], end="")
    sys.exit(done["code"])

"""
Each worker by the tool that deploys it, a JSON line each: "load" is its import, "dry" the build of its artifact, which
asks the package index for every requirement; the handler that Flash makes of an app with jobs is handed one. No
account, nothing is deployed.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

tool, bin = sys.argv[1], Path(sys.executable).parent
flash = tool == "runpod-flash"
light = sys.argv[2] == "light"
environment = {
    **{name: value for name, value in os.environ.items() if not name.startswith("RUNPOD_")},
    "RUNPOD_FLASH_SILENCE_DEPRECATION": "1",
    "PATH": f"{bin}:{os.environ['PATH']}",
}
told = {"env": environment, "capture_output": True, "text": True, "timeout": 1500}
python = f"{sys.version_info.major}.{sys.version_info.minor}"
build = (
    [str(bin / "flash"), "build", "--python-version", python]
    if flash
    else [str(bin / "rp"), "flash", "deploy", "worker.py", "--build-only", "--python-version", python]
)


def say(file, how, ran, ok):
    lines = [line.strip() for line in (ran.stdout + ran.stderr).splitlines() if line.strip()]
    why = next((line for line in lines if line.startswith("ERROR")), (lines or [""])[-1])
    print(json.dumps({"file": file, "how": how, "ok": ok, "says": "" if ok else why[:200]}))


def one_job(artifact, place):
    """What a worker does with a job, whose script says a word."""
    shutil.unpack_archive(artifact, place, filter="data")
    app = place / "worker.py"
    app.write_text(app.read_text().replace("/opt/pod-wizard", str(place / "opt")))
    handler = next(place.glob("handler_*.py"))
    job = {"input": {"script": 'echo "did $1"', "arguments": []}}
    call = f"""
import importlib
done = importlib.import_module({handler.stem!r}).handler({job!r})
if done.get("last") != "did install\\ndid job\\n":
    raise SystemExit(str(done.get("error", done)))
"""
    worker = {**environment, "RUNPOD_ENDPOINT_ID": "one", "RUNPOD_POD_ID": "one"}
    return subprocess.run([sys.executable, "-c", call], cwd=place, **{**told, "env": worker})


print(json.dumps({"version": f"{tool} {version(tool)}"}))
for file in sys.argv[3:]:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(file, Path(folder) / "worker.py")
        ran = subprocess.run([sys.executable, "-c", "import worker"], cwd=folder, **told)
        say(file, "load", ran, ran.returncode == 0)
        if ran.returncode != 0 or light:
            continue
        ran = subprocess.run(build, cwd=folder, **told)
        made = list(Path(folder).glob("**/*.tar.gz"))
        ok = ran.returncode == 0 and len(made) > 0
        if ok and Path(file).name == "flash_app.py":
            ran = one_job(made[0], Path(folder) / "worker")
            ok = ran.returncode == 0
        say(file, "dry", ran, ok)

"""
Each file by the Runpod SDK, run as a person runs it, a JSON line each; then the names of GPUs. In place of the cloud
answers this machine: it takes a volume as RunPod's document has it (10 to 4000 GB), says that every card is there, and
notes the pod that is asked for, which it then refuses. No account, no network.
"""

import json
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version

asked = []


class Cloud(BaseHTTPRequestHandler):
    def answer(self, status, body):
        text = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def do_GET(self):
        path = self.path.split("?")[0]
        if path == "/v2/network-volumes":
            return self.answer(200, {"networkVolumes": [], "pagination": {"hasNextPage": False}})
        if path == "/v2/catalog/datacenters":
            return self.answer(200, {"dataCenters": [{"id": "EU-RO-1", "networkVolumeTypes": ["STANDARD"]}]})
        if path.startswith("/v2/catalog/gpus/"):
            return self.answer(200, {"dataCenters": [{"id": "EU-RO-1", "availability": "HIGH"}]})
        self.answer(404, {"title": path})

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path == "/v2/network-volumes":
            if not 10 <= body["size"] <= 4000:
                return self.answer(422, {"title": f"size of the volume: {body['size']}"})
            return self.answer(201, {"id": "volume1", **body})
        if "podFindAndDeployOnDemand" in body.get("query", ""):
            asked.append(body["variables"]["input"])
        self.answer(200, {"errors": [{"message": "noted"}]})

    def log_message(self, *_):
        pass


cloud = ThreadingHTTPServer(("127.0.0.1", 0), Cloud)
threading.Thread(target=cloud.serve_forever, daemon=True).start()
place = f"http://127.0.0.1:{cloud.server_port}"
environment = {**os.environ, "RUNPOD_API_BASE_URL": place, "RUNPOD_API_KEY": "none"}

kept = {"capture_output": True, "text": True, "timeout": 120}
print(json.dumps({"version": f"Runpod SDK {version('runpod')}, as it is run"}))
for file in sys.argv[1:]:
    asked.clear()
    ran = subprocess.run([sys.executable, file, "one"], env=environment, cwd=os.path.dirname(file), **kept)
    says = (ran.stderr.strip().splitlines() or ["it asks for no pod"])[-1]
    ok = len(asked) == 1 and bool(asked[0].get("volumeMounts"))
    print(json.dumps({"file": file, "ok": ok, "says": "" if ok else says[:200]}))

from runpod import GpuType  # noqa: E402

print(json.dumps({"names": {one.value: one.value for one in GpuType.all()}}))

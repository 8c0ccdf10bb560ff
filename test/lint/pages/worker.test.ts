import * as page from '../../../src/lint/pages/worker.ts';
import { brackets } from '../support.ts';

const worker = (text: string) => `import runpod\n${text}\nrunpod.serverless.start({"handler": handler})\n`;

brackets(page, {
  PW881: {
    file: 'worker.py',
    trips: [
      worker(
        'def handler(job):\n    try:\n        run(job)\n    except Exception as e:\n        return {"status": "error", "message": str(e)}\n    return {"status": "ok"}',
      ),
      worker(
        'def upload(x):\n    return {"success": False, "message": "no"}\n\ndef handler(job):\n    done = upload(job)\n    return done',
      ),
      worker('def handler(job):\n    try:\n        return run(job)\n    except:\n        return "ok"'),
      worker(
        'def handler(job):\n    try:\n        return run(job)\n    except Exception:\n        log(job)\n        return {"status": 200}',
      ),
    ],
    silent: [
      worker(
        'def handler(job):\n    try:\n        return run(job)\n    except ValueError:\n        return "ok"',
      ),
      worker(
        'def handler(job):\n    try:\n        return run(job)\n    except Exception as e:\n        return {"error": str(e)}',
      ),
      worker(
        'def handler(job):\n    try:\n        run(job)\n    except Exception:\n        raise\n    return "ok"',
      ),
      worker(
        'def handler(job):\n    try:\n        run(job)\n    except Exception as e:\n        return {"status": "error", "error": str(e)}\n    return {"status": "ok"}',
      ),
      worker(
        'def check():\n    return {"status": "error"}\n\ndef handler(job):\n    if check()["status"] == "error":\n        raise RuntimeError\n    return {"status": "success"}',
      ),
      worker('# return {"status": "error"}\ndef handler(job):\n    return {**base, "status": "error"}'),
    ],
  },
  PW882: {
    file: 'worker.py',
    trips: [
      worker(
        'import subprocess, time, requests\ndef start():\n    subprocess.Popen(["serve"])\n    for i in range(1200):\n        try:\n            requests.get(URL, timeout=2)\n            return\n        except Exception:\n            pass\n        time.sleep(1)\n    raise RuntimeError\ndef handler(job):\n    return {}',
      ),
      worker(
        'import time, requests\ndef wait(url):\n    while True:\n        try:\n            requests.get(url)\n            return\n        except requests.RequestException:\n            pass\n        time.sleep(0.2)\ndef handler(job):\n    return {}',
      ),
    ],
    silent: [
      worker(
        'import subprocess, time, requests\ndef start():\n    p = subprocess.Popen(["serve"])\n    for i in range(1200):\n        if p.poll() is not None:\n            raise RuntimeError\n        requests.get(URL)\n        time.sleep(1)\ndef handler(job):\n    return {}',
      ),
      worker(
        'import time, requests\ndef wait(url):\n    for i in range(50):\n        requests.get(url)\n        time.sleep(0.2)\ndef handler(job):\n    return {}',
      ),
      worker(
        'import time\ndef wait():\n    while True:\n        time.sleep(1)\ndef handler(job):\n    return {}',
      ),
    ],
  },
  PW883: {
    file: 'worker.py',
    trips: [
      worker(
        'try:\n    model = AutoModel.from_pretrained("a/b")\nexcept Exception as e:\n    print(e)\n    model = None\n\ndef handler(job):\n    if model is None:\n        return {"error": "no model"}\n    return model(job)',
      ),
    ],
    silent: [
      worker(
        'try:\n    model = AutoModel.from_pretrained("a/b")\nexcept Exception as e:\n    print(e)\n    raise\n\ndef handler(job):\n    return model(job)',
      ),
      worker(
        'try:\n    model = AutoModel.from_pretrained("a/b")\nexcept Exception as e:\n    model = None\n\ndef handler(job):\n    if model is None:\n        load_model()\n    return model(job)',
      ),
      worker(
        'try:\n    import xformers\nexcept Exception:\n    xformers = None\n\ndef handler(job):\n    return {}',
      ),
    ],
  },
  PW884: {
    file: 'worker.py',
    trips: [worker('from vllm import AsyncLLMEngine\nasync def handler(job):\n    yield 1')],
    silent: [
      worker('from vllm import LLM\ndef handler(job):\n    return 1'),
      'import runpod\nfrom vllm import AsyncLLMEngine\nrunpod.serverless.start({"handler": h, "concurrency_modifier": lambda now: 30})\n',
    ],
  },
  PW885: {
    file: 'worker.py',
    trips: [
      worker('def handler(job):\n    pipe = FluxPipeline.from_pretrained("a/b")\n    return pipe(1)'),
      worker('def handler(job):\n    path = snapshot_download("a/b")\n    return run(path)'),
    ],
    silent: [
      worker('path = snapshot_download("a/b")\ndef handler(job):\n    return run(path)'),
      worker(
        'def handler(job):\n    if not os.path.exists(P):\n        snapshot_download("a/b", local_dir=P)\n    return run(P)',
      ),
      worker('def handler(job):\n    return run(snapshot_download(job["input"]["model"]))'),
      worker('pipe = FluxPipeline.from_pretrained("a/b")\ndef handler(job):\n    return pipe(1)'),
      worker(
        'pipe = None\ndef handler(job):\n    global pipe\n    if pipe is None:\n        pipe = FluxPipeline.from_pretrained("a/b")\n    return pipe(1)',
      ),
      worker(
        'def handler(job):\n    pipe = FluxPipeline.from_pretrained(job["input"]["model"])\n    return pipe(1)',
      ),
      worker(
        'def load_model():\n    return cached\ndef handler(job):\n    model = load_model()\n    return model(1)',
      ),
    ],
  },
  PW886: {
    file: 'worker.py',
    trips: [
      worker(
        'import base64\ndef handler(job):\n    export_to_video(frames, "out.mp4")\n    return {"video_base64": base64.b64encode(open("out.mp4", "rb").read()).decode()}',
      ),
      worker(
        'import base64\ndef handler(job):\n    data = open("adapter_model.safetensors", "rb").read()\n    return {"model_files": base64.b64encode(data).decode()}',
      ),
    ],
    silent: [
      worker(
        'import base64\ndef handler(job):\n    export_to_video(frames, "out.mp4")\n    return {"video_url": rp_upload.upload_file_to_bucket("a", "out.mp4"), "b": base64.b64encode(b"")}',
      ),
      worker('import base64\ndef handler(job):\n    return {"image": base64.b64encode(png).decode()}'),
    ],
  },
  PW887: {
    file: 'worker.py',
    trips: ['import os\nif os.environ.get("A") is not None:\n    import logging\nlogging.info("x")\n'],
    silent: [
      'import os\nif os.environ.get("A"):\n    import logging\nelse:\n    logging = None\nlogging.info("x")\n',
      'import os\nif os.environ.get("A"):\n    import logging\n    logging.info("x")\n',
      'try:\n    import logging\nexcept ImportError:\n    pass\nlogging.info("x")\n',
    ],
  },
  PW888: {
    file: 'worker.py',
    trips: ['import runpod\nrunpod.serverless.start({"handler": h, "init": load})\n'],
    silent: [
      'import runpod\nrunpod.serverless.start({"handler": h, "return_aggregate_stream": True})\n',
      'import runpod\nload()\nrunpod.serverless.start({"handler": h, "refresh_worker": True})\n',
    ],
  },
  PW892: {
    file: 'worker.py',
    trips: [
      worker('import asyncio\nasync def handler(job):\n    return asyncio.run(work(job))'),
      worker('async def handler(job):\n    loop = get()\n    return loop.run_until_complete(work(job))'),
      // run_job calls it from a coroutine, async or not.
      worker('import asyncio\ndef handler(job):\n    return asyncio.run(work(job))'),
    ],
    silent: [
      worker(
        'import asyncio\ndef handler(job):\n    return pool.submit(lambda: asyncio.run(work(job))).result()',
      ),
      worker('async def handler(job):\n    return await work(job)'),
      worker(
        'import asyncio\nasync def handler(job):\n    def inner():\n        return asyncio.run(work(job))\n    return await asyncio.to_thread(inner)',
      ),
    ],
  },
  PW879: {
    file: 'worker.py',
    trips: [
      worker(
        'def handler(job):\n    job_input = job["input"]\n    return put(job_input["r2_secret_access_key"])',
      ),
      worker('def handler(event):\n    return put(event["input"].get("x"), event.get("aws_secret_key"))'),
    ],
    silent: [
      worker('def handler(job):\n    return put(os.environ["AWS_SECRET_ACCESS_KEY"])'),
      worker('def handler(job):\n    return put(job["input"]["secret"])'),
    ],
  },
  PW904: {
    file: 'modal_app.py',
    trips: [
      'import modal\napp = modal.App("a")\n@app.function(\n    gpu="L40S",\n    min_containers=1,\n)\ndef f():\n    pass\n',
      'import modal\napp = modal.App("a")\n@app.cls(gpu="H100", keep_warm=2)\nclass A:\n    pass\n',
    ],
    silent: [
      'import modal\napp = modal.App("a")\n@app.function(gpu="L40S", min_containers=0)\ndef f():\n    pass\n',
      'import modal\napp = modal.App("a")\n@app.function(min_containers=1)\ndef f():\n    pass\n@app.function(gpu="T4")\ndef g():\n    pass\n',
      'import modal\napp = modal.App("a")\n@app.function(\n    gpu="L40S",\n    # min_containers=1,\n)\ndef f():\n    pass\n',
    ],
  },
  PW909: {
    file: 'handler.py',
    trips: [
      'import runpod\nfrom transformers import AutoTokenizer\nt = AutoTokenizer("a/b")\nrunpod.serverless.start({"handler": h})\n',
    ],
    silent: [
      'import runpod\nfrom transformers import AutoTokenizer\nt = AutoTokenizer.from_pretrained("a/b")\nrunpod.serverless.start({"handler": h})\n',
    ],
  },
  PW910: {
    file: 'handler.py',
    trips: [
      'import runpod\ndef h(job):\n    return {"path": "/tmp/a.png"}\nrunpod.serverless.start({"handler": h})\n',
    ],
    silent: [
      'import runpod\ndef h(job):\n    return {"text": "a"}\nrunpod.serverless.start({"handler": h})\n',
    ],
  },
  PW912: {
    file: 'app.py',
    trips: [
      'import modal\nimage = modal.Image.debian_slim().pip_install("requests")\n@app.function(image=image)\ndef f():\n    import pandas\n',
    ],
    silent: [
      'import modal\nimage = modal.Image.debian_slim().pip_install("pandas")\n@app.function(image=image)\ndef f():\n    import pandas\n',
    ],
  },
});

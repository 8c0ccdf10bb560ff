import * as page from '../../../src/lint/pages/names.ts';
import { brackets } from '../support.ts';

const worker = (text: string) => `import runpod\n${text}\nrunpod.serverless.start({"handler": handler})\n`;

brackets(page, {
  PW889: {
    file: 'handler.py',
    trips: [
      worker('MODEL = "a"\ndef handler(job):\n    return {"a": model}'),
      worker('def handler(job):\n    return {"a": os.getenv("B")}'),
    ],
    silent: [
      worker('MODEL = "a"\ndef handler(job):\n    return {"a": MODEL, "model": f"{job}"}'),
      worker('import os\ndef handler(job):\n    return {"a": os.getenv("B")}'),
      worker(
        'import torch.nn.functional as F\ndef handler(job):\n    return {"a": f"{job}", "b": job.model}',
      ),
      worker('from config import *\nMODEL = "a"\ndef handler(job):\n    return {"a": model}'),
      worker('JOB = 1\ndef handler(job):\n    return [x for x, y in job if (n := y)]'),
      worker(
        'MODEL = "a"\ndef load(model="b", *,\n         time=None):\n    return model, time.x\ndef handler(job):\n    return load(model=1)',
      ),
    ],
  },
});

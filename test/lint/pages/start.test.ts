import * as page from '../../../src/lint/pages/start.ts';
import { brackets } from '../support.ts';

brackets(page, {
  PW815: {
    file: 'Dockerfile',
    trips: [
      'FROM ubuntu:22.04\nEXPOSE 11434\nCMD ["ollama", "serve"]',
      'FROM a:1\nEXPOSE 30000\nCMD python3 -m sglang.launch_server --model-path a/b',
      'FROM a:1\nEXPOSE 9000/tcp\nCMD ["uvicorn", "app:app", "--host", "127.0.0.1", "--port", "9000"]',
    ],
    silent: [
      'FROM ollama/ollama:0.5.1\nEXPOSE 11434\nENTRYPOINT ["ollama", "serve"]',
      'FROM ubuntu:22.04\nENV OLLAMA_HOST=0.0.0.0\nEXPOSE 11434\nCMD ["ollama", "serve"]',
      'FROM ubuntu:22.04\nCMD ["ollama", "serve"]',
      'FROM ubuntu:22.04\nEXPOSE 8000\nCMD ollama serve & python app.py',
      'FROM a:1\nEXPOSE 30000\nCMD python3 -m sglang.launch_server --host 0.0.0.0',
      'FROM a:1\nEXPOSE 8000\nCMD nginx && uvicorn app:app',
    ],
  },
  PW890: {
    file: 'Dockerfile',
    trips: [
      'FROM a:1\nCMD pip install -r requirements.txt && python app.py',
      'FROM a:1\nRUN cat <<\'EOF\' > /start.sh\npip install torch\npython app.py\nEOF\nCMD ["bash", "/start.sh"]',
    ],
    silent: [
      'FROM a:1\nRUN pip install -r requirements.txt\nCMD python app.py',
      'FROM a:1\nCMD [ -d /v/env ] || pip install -r requirements.txt; python app.py',
      'FROM a:1\nCMD pip install -U pip; python app.py',
    ],
  },
});

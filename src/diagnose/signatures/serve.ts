import { defineSignatures } from '../signature.ts';

const reviewed = '2026-11-22';

/** The app answers wrongly, on the wrong port, or not at all. */
export const serveSignatures = defineSignatures([
  {
    id: 'gradio-bool',
    class: 'gradio-bool-not-iterable',
    stage: 'run',
    title: 'pydantic 2.11 or newer breaks this gradio',
    weight: 'root',
    match: [
      {
        text: "argument of type 'bool' is not",
        pattern: /is not (?:iterable|a container)/,
        near: [{ marker: 'gradio', before: 150, after: 60 }],
      },
      'APIInfoParseError',
      { text: 'Cannot parse schema True' },
    ],
    cause:
      "gradio before 5.21 reads the app's description with code that expects objects only; pydantic 2.11 and newer put a plain true there. The page answers 500, and gradio then also says that localhost is not accessible.",
    fix: ['pip install "pydantic==2.10.6"', 'pip install "gradio>=5.21"   # where the app allows it'],
    confidence: 'high',
    sources: [
      'https://github.com/gradio-app/gradio/issues/10662',
      'https://github.com/SWivid/F5-TTS/issues/925',
    ],
    reviewed,
    matches: [
      '  File "/venv/lib/python3.10/site-packages/gradio_client/utils.py", line 898, in get_type\n    if "const" in schema:\nTypeError: argument of type \'bool\' is not iterable\nValueError: When localhost is not accessible, a shareable link must be created.',
      '  File "gradio_client/utils.py", line 863, in get_type\nTypeError: argument of type \'bool\' is not a container or iterable',
    ],
    misses: ['  File "train.py", line 3, in check\nTypeError: argument of type \'bool\' is not iterable'],
  },
  {
    id: 'starlette',
    class: 'starlette-template-response',
    stage: 'run',
    title: 'starlette 1.0 breaks this gradio',
    weight: 'root',
    match: [
      { text: "unhashable type: 'dict'", near: [{ marker: 'starlette', before: 40 }] },
      { text: "cannot use 'tuple' as a dict key" },
    ],
    cause:
      'starlette 1.0 changed the arguments of TemplateResponse; gradio before 5.7 still calls it the old way.',
    fix: ['pip install "starlette<1.0"', 'pip install "gradio>=5.7"'],
    confidence: 'high',
    sources: [
      'https://github.com/fastapi/fastapi/issues/15197',
      'https://github.com/lllyasviel/Fooocus/pull/4173',
    ],
    reviewed,
    matches: [
      "    return templates.TemplateResponse(template, {'request': request})\nTypeError: unhashable type: 'dict'",
    ],
    misses: ["TypeError: unhashable type: 'dict'"],
  },
  {
    id: 'gradio-localhost',
    class: 'gradio-localhost-not-accessible',
    stage: 'serve',
    title: 'gradio cannot reach its own page',
    weight: 'symptom',
    match: ['When localhost is not accessible'],
    cause:
      'gradio asks its own address once it runs, and got no good answer: a proxy or VPN catches even local addresses, or the page itself fails (then an error stands above). share=True hides this and makes the app public.',
    fix: [
      'export no_proxy=localhost,127.0.0.1,0.0.0.0,::1 NO_PROXY=localhost,127.0.0.1,0.0.0.0,::1',
      'pip install "pydantic==2.10.6" "huggingface_hub<1.0" "starlette<1.0"   # for gradio 4, where the page fails',
    ],
    confidence: 'medium',
    sources: [
      'https://github.com/gradio-app/gradio/issues/1747',
      'https://github.com/Zeyi-Lin/HivisionIDPhotos/issues/281',
    ],
    reviewed,
    matches: [
      'ValueError: When localhost is not accessible, a shareable link must be created. Please set share=True',
    ],
    misses: ['Running on local URL:  http://127.0.0.1:7860'],
  },
  {
    id: 'port',
    class: 'port-in-use',
    stage: 'serve',
    title: 'Another process holds the port',
    weight: 'root',
    match: [
      { text: 'Cannot find empty port in range', pattern: /in range: (?<port>\d{1,5})/ },
      { text: 'address already in use', not: /trying another|using .{0,20}instead/i },
      { text: 'error while attempting to bind on address' },
      { text: 'ermission denied', pattern: /\bbind\b.{0,60}ermission denied/ },
      { text: 'EADDRINUSE' },
      { text: 'Connection in use: (' },
      {
        text: 'launch distributed communication on port',
        pattern: /on port `(?<port>\d{2,5})`, but another/,
      },
      {
        text: 'in use',
        pattern: /\b[Pp]ort:? (?<port>\d{2,5}) (?:i|wa)s (?:already )?(?:in use|being used|occupied|taken)/,
        not: /trying another|trying (?:port|next)|using (?:port )?\d|instead/i,
      },
      { text: 'port is already allocated' },
      { text: 'Failed to create server', pattern: /^\s{0,4}Failed to create server\s{0,4}$/ },
      { text: 'WinError 10048]' },
      { text: 'WinError 10013]' },
      { text: 'in a way forbidden by its access', not: /dial tcp/ },
      { text: 'only one usage of each socket address' },
    ],
    cause:
      "An earlier run still lives, or a service of the image has that port: Jupyter 8888, and nginx 3001, 7861, 8001, 8081 and 9091 in RunPod's own images.",
    fix: [
      '# let the app take another port (--port; for Gradio: GRADIO_SERVER_PORT=7862), which the pod must expose too',
      'ss -ltnp   # which ports are taken, and by whom',
      '# only where that is an earlier run of your own that hangs: kill its PID, as ss shows it',
    ],
    confidence: 'high',
    sources: [
      'https://github.com/TheLastBen/fast-stable-diffusion/issues/2312',
      'https://github.com/hiyouga/LlamaFactory/issues/1410',
    ],
    reviewed,
    matches: [
      'OSError: Cannot find empty port in range: 7860-7860. You can specify a different port',
      "[Errno 98] error while attempting to bind on address ('0.0.0.0', 8888): address already in use",
      'Error response from daemon: driver failed programming external connectivity: Bind for 0.0.0.0:7860 failed: port is already allocated',
    ],
    misses: [
      'The port 8888 is already in use, trying another port.',
      'Port 5173 is in use, trying another one...',
    ],
  },
  {
    id: 'proxy',
    class: 'proxy-502-not-ready',
    stage: 'serve',
    title: 'Nothing answers on that port',
    weight: 'symptom',
    match: [
      { text: 'HTTP Service not ready' },
      {
        text: 'Bad gateway',
        not: /Bad Gateway for url|https:\/\/(?:huggingface|pypi|files\.|download\.|github|cdn-lfs|archive\.)|Failed to fetch|HTTPError/i,
      },
      { text: 'Error 502', not: /for url|requested URL returned|Failed to fetch/ },
      { text: 'Error code 502' },
      { text: 'port is not up yet' },
      { text: '502 | README' },
      { text: 'while connecting to upstream' },
      { text: 'prematurely closed connection while reading response header' },
      {
        text: 'curl: (7)',
        pattern:
          /(?:connect to|port) (?:localhost|127\.0\.0\.1|0\.0\.0\.0|::1|10\.\d|172\.(?:1[6-9]|2\d|3[01])\.|192\.168\.|[\w.-]{0,40}runpod)/,
      },
      { text: 'curl: (52)' },
      { text: 'ERR_CONNECTION_REFUSED' },
      { text: 'ERR_EMPTY_RESPONSE' },
      { text: 'ERR_NGROK_8012' },
      { text: 'Cloudflare Tunnel error' },
      {
        text: 'refused to connect',
        pattern: /(?:localhost|127\.0\.0\.1|runpod|[\d.]{7,15}).{0,10} refused to connect/,
      },
      {
        text: 'HTTPConnectionPool',
        pattern:
          /HTTPConnectionPool\(host='(?:localhost|127\.0\.0\.1|0\.0\.0\.0)', port=\d{2,5}\).{0,200}(?:refused|Max retries)/,
      },
      { text: "This site can't be reached" },
      { text: 'Cannot connect to host', pattern: /host (?:localhost|127\.0\.0\.1|0\.0\.0\.0):\d/ },
      {
        text: 'Connection refused',
        pattern: /(?:localhost|127\.0\.0\.1|0\.0\.0\.0)[:)]?.{0,60}(?:failed: )?Connection refused/,
      },
    ],
    cause:
      'The proxy is there, the app is not: it still loads, it ended, it listens on 127.0.0.1 only, on another port, or the port is not exposed as HTTP.',
    fix: [
      'GRADIO_SERVER_NAME=0.0.0.0 python3 app.py   # or --listen 0.0.0.0, --host 0.0.0.0, server_name="0.0.0.0"; 127.0.0.1 is not reached from outside',
      '# and add the port to the exposed HTTP ports of the pod',
      'ss -ltnp   # is the app there, and on 0.0.0.0 rather than 127.0.0.1?',
    ],
    confidence: 'medium',
    sources: [
      'https://github.com/StableLlama/kohya_on_RunPod/issues/1',
      'https://github.com/ashleykleynhans/facefusion-docker/issues/7',
    ],
    reviewed,
    matches: [
      '  HTTP Service not ready: port 7860',
      '502 Bad Gateway',
      'curl: (7) Failed to connect to 192.168.1.200 port 7860 after 0 ms: Connection refused',
      '2026/11/20 10:00:00 [error] 42#42: *1 connect() failed (111: Connection refused) while connecting to upstream',
    ],
    misses: [
      'requests.exceptions.HTTPError: 502 Server Error: Bad Gateway for url: https://huggingface.co/api/models/x',
    ],
  },
]);

import { defineMessages } from './define.ts';

/** What stores of vectors, and clients of model services, say. */
export const storeMessages = defineMessages([
  {
    id: 'qdrant-held',
    class: 'database-locked',
    title: 'Another process has this folder of Qdrant open',
    match: [
      {
        text: 'already accessed by another instance of Qdrant',
        pattern: /Storage folder (?<folder>[\w./-]{1,120}) is/,
      },
    ],
    cause: 'A folder (path=) is for one client: a second worker, reload or notebook holds it.',
    fix: [
      '# one process only (--workers 1, no --reload; restart the kernel), one client in it',
      '# or a server: docker run -d -p 6333:6333 -v qdrant:/qdrant/storage qdrant/qdrant, then QdrantClient(url="http://127.0.0.1:6333") in place of path=',
    ],
    source: 'qdrant-client 1.20.0 (wheel) local/qdrant_local.py',
    example:
      'RuntimeError: Storage folder ./q is already accessed by another instance of Qdrant client. If you require concurrent access, use Qdrant server instead.',
    other: 'Storage folder ./q is opened',
  },
  {
    id: 'collection-missing',
    class: 'named-thing-missing',
    title: 'The store has no collection {name}',
    match: [
      { text: 'Not found: Collection `', pattern: /Collection `(?<name>[\w.-]{1,80})`/ },
      { text: 'Collection [', pattern: /Collection \[(?<name>[\w.-]{1,80})\] does not exists?/ },
    ],
    cause: 'It was never filled, is called otherwise, or the store was started without its volume.',
    fix: ['# run the step that fills it (ingest, index, create_collection) first, with this name'],
    source: 'https://qdrant.tech/documentation/concepts/collections/',
    example: `b'{"status":{"error":"Not found: Collection \`papers\` doesn\\'t exist!"},"time":1.2e-5}'`,
    other: 'Collection `papers` created',
  },
  {
    id: 'litellm-provider',
    class: 'served-model-name',
    title: 'The name of the model says not who serves it',
    match: [
      {
        text: 'LLM Provider NOT provided',
        pattern: /model=(?<model>[\w.:/-]{1,100})/,
        across: true,
      },
    ],
    cause: 'LiteLLM reads the service off the first part of the name: PROVIDER/MODEL; here it is {model}.',
    fix: [
      '# in the command or config: ollama_chat/{model} (ollama), hosted_vllm/{model} (vLLM), openai/{model} with api_base (any server that speaks as OpenAI)',
    ],
    source: 'litellm 1.110.2 (wheel)',
    example:
      'litellm.BadRequestError: LLM Provider NOT provided. Pass in the LLM provider you are trying to call. You passed model=llama3',
    other: 'LLM Provider: ollama',
  },
  {
    id: 'litellm-parameters',
    class: 'setting-refused',
    title: '{model} takes no {names}',
    match: [
      {
        text: 'does not support parameters',
        pattern: /parameters: [[{]'(?<names>\w{2,40}).{0,200}for model=(?<model>[\w.:/-]{1,100}\w)/,
      },
    ],
    cause: 'LiteLLM stops before it asks a service for what that refuses.',
    fix: [
      '# drop_params: true below litellm_settings in the config of the proxy; in code: litellm.drop_params = True',
      '# or leave {names} out of the request',
    ],
    source: 'litellm 1.110.2 (wheel)',
    example: "litellm.UnsupportedParamsError: openai does not support parameters: ['top_k'], for model=o3.",
    other: 'supports parameters: top_k',
  },
  {
    id: 'openai-unreached',
    class: 'service-not-reached',
    title: 'The client of OpenAI reaches no server',
    match: [
      { text: 'Connection error', pattern: /(?:APIConnectionError: |OpenAIException - )Connection error/ },
    ],
    weight: 'plain',
    cause:
      'Nothing answers at its base_url (else api.openai.com): no server runs there, or a proxy is between.',
    fix: [
      'echo "$OPENAI_BASE_URL $HTTPS_PROXY"; curl -sS "$OPENAI_BASE_URL/models" | head -c 300   # does it answer from here?',
      '# your own server: base_url="http://127.0.0.1:8000/v1", with /v1; in a container its service name or host.docker.internal',
    ],
    source: 'https://github.com/openai/openai-python',
    example: 'openai.APIConnectionError: Connection error.',
    other: 'Connection error, retrying',
    confidence: 'medium',
    stage: 'serve',
  },
  {
    id: 'quota-used',
    class: 'credentials-refused',
    title: 'The account of this key has no credit',
    match: ['insufficient_quota', 'credit balance is too low to access'],
    cause: 'The key is good; a chat subscription pays for none of this.',
    fix: [
      '# add credit on the page "Billing" of the service (it takes minutes), for the organisation that the key is of',
    ],
    source: 'https://platform.openai.com/docs/guides/error-codes',
    example: "openai.RateLimitError: Error code: 429 - {'error': {'code': 'insufficient_quota'}}",
    other: 'Error code: 429 - rate limit reached for requests',
  },
  {
    id: 'proxy-of-localhost',
    class: 'proxy-in-the-way',
    title: 'A request to this very machine goes through a proxy',
    match: [
      {
        text: 'proxyconnect tcp',
        pattern: /https?:\/\/(?:127\.0\.0\.1|localhost|0\.0\.0\.0)\b.{0,40}proxyconnect/,
      },
    ],
    cause: 'HTTP_PROXY is set, and nothing excludes 127.0.0.1.',
    fix: [
      'export NO_PROXY=localhost,127.0.0.1,0.0.0.0 no_proxy=localhost,127.0.0.1,0.0.0.0   # then the same again',
    ],
    source: 'https://docs.ollama.com/faq',
    example:
      'Error: Head "http://127.0.0.1:11434/": proxyconnect tcp: dial tcp 127.0.0.1:7890: connect: connection refused',
    other: 'proxyconnect tcp: dial tcp 10.0.0.1:3128: i/o timeout',
  },

  {
    id: 'secret-key-unset',
    class: 'environment-variable-missing',
    title: 'Open WebUI has no WEBUI_SECRET_KEY',
    match: ['Required environment variable not found. Terminating now'],
    cause: 'It signs its sessions with it. The image and "open-webui serve" make one; uvicorn does not.',
    fix: [
      'export WEBUI_SECRET_KEY=$(head -c 24 /dev/urandom | base64)   # keep it: a new one ends all sessions; in docker: -e WEBUI_SECRET_KEY=…',
    ],
    source: 'open-webui/open-webui backend/open_webui/env.py',
    example: 'ValueError: Required environment variable not found. Terminating now.',
    other: 'WEBUI_SECRET_KEY loaded',
  },
]);

import { defineMessages } from './define.ts';

const node = 'https://nodejs.org/docs/latest/api/';
const nginx = 'https://nginx.org/en/docs/http/ngx_http_';
const newNode =
  'curl -fsSL https://deb.nodesource.com/setup_22.x | sudo bash - && sudo apt-get install -y nodejs   # in a Dockerfile: FROM node:22; nvm: nvm install 22';

/** What stands before a program in the browser: Node and its builds, proxies, web frameworks, certificates. */
export const frontEndMessages = defineMessages([
  {
    id: 'node-openssl',
    class: 'node-version-mismatch',
    title: 'Node is newer than the tools of this front end',
    match: ['digital envelope routines::unsupported', "code: 'ERR_OSSL_EVP_UNSUPPORTED'"],
    cause: 'webpack 4 and its kind use a hash that OpenSSL 3, in Node 17 and newer, refuses.',
    fix: [
      'export NODE_OPTIONS=--openssl-legacy-provider   # then the same build again',
      '# or the Node of its time: nvm install 16; in a Dockerfile: FROM node:16',
    ],
    source: `${node}cli.html`,
    example: 'Error: error:0308010C:digital envelope routines::unsupported',
    other: 'digital envelope routines:supported',
    stage: 'install',
  },
  {
    id: 'npm-resolve',
    class: 'npm-conflict',
    title: 'npm finds packages that exclude each other',
    match: [{ text: 'ERESOLVE', not: /overriding peer|warn/i }],
    cause:
      'Two packages ask for other versions of a third (peer dependencies), which npm 7 and newer refuse.',
    fix: [
      'npm install --legacy-peer-deps   # as npm 6 did; with a package-lock.json of the project: npm ci --legacy-peer-deps',
    ],
    source: 'https://docs.npmjs.com/cli/v10/commands/npm-install',
    example: 'npm ERR! code ERESOLVE\nnpm ERR! ERESOLVE unable to resolve dependency tree',
    other: 'npm WARN ERESOLVE overriding peer dependency',
    stage: 'install',
  },
  {
    id: 'other-server',
    class: 'tls-certificate-untrusted',
    title: 'Another server answers in place of {host}',
    match: [
      {
        text: 'certificate is valid for ',
        pattern: /valid for .{2,200}, not (?<host>[\w.-]{3,80})/,
      },
    ],
    cause: 'The name leads elsewhere: DNS, /etc/hosts, a page to log in to that network, a proxy.',
    fix: [
      'getent hosts {host}; grep {host} /etc/hosts; curl -sSI "https://{host}" | head -1   # whose address? name servers of today: {"dns": ["1.1.1.1"]} in /etc/docker/daemon.json, then sudo systemctl restart docker',
    ],
    source: 'golang/go src/crypto/x509/verify.go',
    example:
      'tls: failed to verify certificate: x509: certificate is valid for *.acme.cloud, not registry-1.docker.io',
    other: 'certificate is valid for 90 days',
    stage: 'deploy',
    confidence: 'medium',
  },
  {
    id: 'streamlit-message',
    class: 'package-too-old',
    title: 'This streamlit loses messages to the browser',
    match: ['Cached ForwardMsg MISS'],
    cause: 'A fault of older releases, or a page that was open while the app was started anew.',
    fix: ['pip install -U streamlit   # then start the app, and load the page, anew'],
    source: 'https://github.com/streamlit/streamlit/issues/11847',
    example: 'Failed to process a Websocket message. Error: Cached ForwardMsg MISS [hash=b09695]',
    other: 'Cached ForwardMsg HIT',
    stage: 'serve',
    confidence: 'medium',
  },
  {
    id: 'node-old',
    class: 'node-version-mismatch',
    title: 'Node is older than this front end wants',
    match: [
      { text: 'The engine "node" is incompatible' },
      {
        text: ' is not a function',
        pattern:
          /crypto\S{0,3}\.(?:hash|getRandomValues|randomUUID) is not|\.(?:withResolvers|styleText|toSorted) is not/,
      },
      { text: "export named 'styleText'" },
      {
        text: 'ReferenceError: ',
        pattern: /^ReferenceError: (?:File|CustomEvent|ReadableStream|fetch) is not/,
      },
      { text: "SyntaxError: Unexpected token '?'" },
      { text: "SyntaxError: Unexpected token '??='" },
      { text: "SyntaxError: Unexpected token '||='" },
      {
        text: 'Node.js version',
        pattern: /requires? (?:a )?Node\.js version|Node\.js version .{1,40} is required/,
      },
    ],
    cause:
      'Distributions bring an old Node; the project (its "engines" in package.json) names the one it needs.',
    fix: [newNode, 'rm -rf node_modules && npm install   # then, in the folder of the front end'],
    source: `${node}packages.html`,
    example:
      'error vite@5.0.0: The engine "node" is incompatible with this module. Expected version ">=18". Got "16.20.2"',
    other: 'node v22.1.0',
    stage: 'install',
  },
  {
    id: 'node-tool',
    class: 'command-not-found',
    title: 'The packages of the front end are not installed',
    match: [
      {
        text: ': not found',
        pattern:
          /sh: (?:\d{1,5}: )?(?<tool>vite|next|nuxt|react-scripts|vue-cli-service|tsc|webpack|cross-env|nodemon|ng|turbo|concurrently|rimraf|svelte-kit|tsx|ts-node|electron|rollup|pnpm): (?:command )?not found/,
      },
      {
        text: ': command not found',
        pattern:
          /sh: (?:line \d{1,5}: )?(?<tool>vite|next|nuxt|react-scripts|vue-cli-service|tsc|webpack|cross-env|nodemon|ng|turbo|concurrently|rimraf|svelte-kit|tsx|ts-node): command not found/,
      },
    ],
    cause:
      '{tool} is a package of Node that npm puts into node_modules: that was not done, failed, or left out what is for development (NODE_ENV=production).',
    fix: [
      'npm install --include=dev   # in the folder that has the package.json; then the same again (in a Dockerfile: before RUN npm run build)',
    ],
    source: 'https://docs.npmjs.com/cli/v10/commands/npm-install',
    example: 'sh: 1: vite: not found',
    other: 'sh: 1: nvcc: not found',
    stage: 'install',
  },
  {
    id: 'npm-global',
    class: 'permission-denied',
    title: 'npm may not write to the folder of global packages',
    match: [
      {
        text: 'EACCES',
        pattern: /(?:npm (?:ERR!|error)|EACCES).{0,300}\/(?:usr\/)?(?:local\/)?lib\/node_modules/,
        across: true,
      },
    ],
    cause: 'It belongs to root, and -g installs there.',
    fix: [
      'npm config set prefix ~/.npm-global && export PATH=$HOME/.npm-global/bin:$PATH   # then the same again; or with sudo before it',
    ],
    source: 'https://docs.npmjs.com/resolving-eacces-permissions-errors-when-installing-packages-globally',
    example: 'npm ERR! code EACCES\nnpm ERR! syscall mkdir\nnpm ERR! path /usr/local/lib/node_modules/foo',
    other: 'npm ERR! code ENOENT\nnpm ERR! path /app/node_modules/foo',
    stage: 'install',
  },
  {
    id: 'vite-host',
    class: 'host-not-allowed',
    title: 'Vite refuses the address under which it is opened',
    match: [{ text: 'is not allowed.', pattern: /This host \("(?<host>[\w.-]{1,120})"\) is not allowed/ }],
    cause:
      'The development server of Vite answers only to names that it is told; {host} (of a pod or proxy) is none.',
    fix: [
      '# in vite.config.js (or .ts): server: { host: true, allowedHosts: ["{host}"] } (preview: the same under preview:); then start it again',
      'export __VITE_ADDITIONAL_SERVER_ALLOWED_HOSTS={host}   # or without the file, in newer releases of Vite',
    ],
    source: 'https://vite.dev/config/server-options#server-allowedhosts',
    example: 'Blocked request. This host ("abc.proxy.example.net") is not allowed.',
    other: 'allowedHosts: abc.proxy.example.net',
    stage: 'serve',
  },
  {
    id: 'django-host',
    class: 'host-not-allowed',
    title: 'Django refuses the address under which it is opened',
    match: [
      { text: 'Invalid HTTP_HOST header', pattern: /HTTP_HOST header: '(?<host>[\w.-]{1,120})/ },
      {
        text: 'does not match any trusted origins',
        pattern: /failed - (?<origin>https?:\/\/(?<host>[\w.-]{1,120})(?::\d{1,5})?) does not match/,
      },
    ],
    cause: 'ALLOWED_HOSTS and CSRF_TRUSTED_ORIGINS of its settings do not list {host}.',
    fix: [
      '# in its settings or environment: ALLOWED_HOSTS={host} and CSRF_TRUSTED_ORIGINS=https://{host} (with the scheme and port of the browser); then start it again',
    ],
    source: 'https://docs.djangoproject.com/en/5.0/ref/settings/#csrf-trusted-origins',
    example:
      "Invalid HTTP_HOST header: 'x.proxy.example.net'. You may need to add 'x.proxy.example.net' to ALLOWED_HOSTS.",
    other: 'ALLOWED_HOSTS loaded',
    stage: 'serve',
  },
  {
    id: 'upload-too-large',
    class: 'proxy-limit',
    title: 'nginx refuses an upload of that size',
    match: [
      'client intended to send too large body',
      { text: '413 Request Entity Too Large', not: /for url|https:/ },
    ],
    cause: 'nginx takes 1 MB unless it is told otherwise.',
    fix: [
      '# in its server { } block: client_max_body_size 0; (ingress of Kubernetes: the annotation nginx.ingress.kubernetes.io/proxy-body-size: "0"); then: nginx -s reload (docker compose restart nginx)',
    ],
    source: `${nginx}core_module.html#client_max_body_size`,
    example: '[error] 29#29: *1 client intended to send too large body: 20971520 bytes',
    other: 'client body 20971520 bytes',
    stage: 'serve',
  },
  {
    id: 'upstream-slow',
    class: 'proxy-limit',
    title: 'nginx gave up waiting: the program behind it takes longer than a minute',
    match: [{ text: 'upstream timed out', pattern: /while reading (?:response header from )?upstream/ }],
    cause: 'The program works on the request, and nginx waits 60 seconds for it.',
    fix: [
      '# in its location { } block: proxy_read_timeout 3600s; proxy_send_timeout 3600s; proxy_buffering off; then: nginx -s reload',
    ],
    source: `${nginx}proxy_module.html#proxy_read_timeout`,
    example:
      'upstream timed out (110: Connection timed out) while reading response header from upstream, upstream: "http://127.0.0.1:8000/v1/chat"',
    other: 'upstream timed out while connecting to upstream',
    stage: 'serve',
  },
  {
    id: 'websocket-proxy',
    class: 'proxy-websocket',
    title: 'The proxy does not let WebSockets through',
    match: [
      { text: 'WebSocket connection to', pattern: /WebSocket connection to '?wss?:.{1,300}failed/ },
      { text: 'Unexpected server response: 400' },
      { text: 'WebSocket close with status code 1006' },
      { text: 'Connecting to kernel' },
      { text: 'Replacing stale connection' },
      { text: 'Can "Upgrade" only to "WebSocket"' },
    ],
    weight: 'plain',
    cause:
      'The page loads by plain HTTP; what it shows while it works comes by a WebSocket, which a proxy passes on only with its two headers.',
    fix: [
      '# nginx, in the location { } block: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade"; proxy_set_header Host $host; proxy_read_timeout 86400; then: nginx -s reload',
      '# another proxy: switch WebSockets on for it; without one: the address in the browser must be the one of the server (https with wss)',
    ],
    source: 'https://nginx.org/en/docs/http/websocket.html',
    example: "WebSocket connection to 'wss://x.example.net/ws' failed: Error during WebSocket handshake",
    other: 'WebSocket connection to backend opened',
    stage: 'serve',
    confidence: 'medium',
  },
  {
    id: 'tls-plain',
    class: 'tls-plain-http',
    title: 'The other side speaks plain HTTP, and is asked by HTTPS',
    match: ['WRONG_VERSION_NUMBER', 'wrong version number (_ssl', 'SSL_ERROR_RX_RECORD_TOO_LONG'],
    cause:
      'The address says https:// for a server (often on this machine or a proxy) that has no certificate.',
    fix: [
      '# write http:// in place of https:// in that address (of a service of your own, a mirror, OLLAMA_HOST and the like)',
      'env | grep -i _proxy   # a proxy is set? its address begins with http:// also in https_proxy: export https_proxy=http://HOST:PORT; or unset both',
    ],
    source: 'https://requests.readthedocs.io/en/latest/user/advanced/#proxies',
    example: 'ssl.SSLError: [SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1131)',
    other: 'TLS version number 1.3',
  },
  {
    id: 'tls-no-store',
    class: 'tls-certificate-untrusted',
    title: 'The image has no certificates to check servers with',
    match: [
      'Problem with the SSL CA cert',
      'error setting certificate verify locations',
      'error setting certificate file',
    ],
    cause:
      'Slim images leave ca-certificates out (or a variable names a file that is not there: SSL_CERT_FILE, CURL_CA_BUNDLE, GIT_SSL_CAINFO).',
    fix: [
      'apt-get update && apt-get install -y ca-certificates   # in a Dockerfile: before that RUN; Alpine: apk add ca-certificates',
      'env | grep -E "SSL|CA_BUNDLE"; git config --global --unset http.sslCAInfo   # there already: a setting that names another file',
    ],
    source: 'https://curl.se/docs/sslcerts.html',
    example:
      "fatal: unable to access 'https://github.com/a/b.git/': Problem with the SSL CA cert (path? access rights?)",
    other: 'SSL CA cert loaded',
    stage: 'install',
  },
  {
    id: 'tls-expired',
    class: 'tls-certificate-expired',
    title: 'A certificate has run out, or the clock of this machine is wrong',
    match: [{ text: 'certificate has expired', not: /will|renew/ }, { text: 'The certificate is expired' }],
    cause:
      'Either the one of the server itself, or an old root among those that this system knows (of before 2021).',
    fix: [
      'date; apt-get update && apt-get install -y --only-upgrade ca-certificates openssl && update-ca-certificates; python3 -m pip install -U certifi   # the clock right? newer roots; then the same again',
      '# apt itself refuses it, in an old image: apt-get -o Acquire::https::Verify-Peer=false update, for this once; a server of your own: renew its certificate',
    ],
    source: 'https://letsencrypt.org/docs/dst-root-ca-x3-expiration-september-2021/',
    example:
      'ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:997)',
    other: 'certificate will expire',
  },
  {
    id: 'chrome-root',
    class: 'browser-as-root',
    title: 'Chrome does not run as root with its sandbox',
    match: ['Running as root without --no-sandbox'],
    cause: 'Containers run as root, and the sandbox of Chrome wants another user.',
    fix: [
      '# give the browser the arguments --no-sandbox --disable-dev-shm-usage (puppeteer, playwright, selenium: args=[…]), or run as another user',
    ],
    source: 'https://pptr.dev/troubleshooting',
    example: 'Running as root without --no-sandbox is not supported. See https://crbug.com/638180.',
    other: 'Running as root',
  },
  {
    id: 'jupyter-host',
    class: 'host-not-allowed',
    title: 'Jupyter refuses the address under which it is opened',
    match: ["Blocking request with non-local 'Host'", 'Blocking Cross Origin'],
    cause:
      'It answers to local names only, unless it is told that it stands behind a proxy or another address.',
    fix: [
      "jupyter lab --ip=0.0.0.0 --no-browser --allow-root --ServerApp.allow_remote_access=True --ServerApp.allow_origin='*'   # an old notebook: --NotebookApp.… in place of --ServerApp.…",
    ],
    source: 'https://jupyter-server.readthedocs.io/en/latest/operators/public-server.html',
    example: "403 GET /api/kernels: Blocking request with non-local 'Host' x.example.net",
    other: 'Serving at 0.0.0.0',
    stage: 'serve',
  },
  {
    id: 'jupyter-no-kernel',
    class: 'kernel-missing',
    title: 'Jupyter has no kernel of that name',
    match: [{ text: 'No such kernel', pattern: /No such kernel(?: named)? (?<name>[\w.-]{1,60})/ }],
    cause: 'The notebook asks for {name}, and no environment is registered under it.',
    fix: [
      'python3 -m pip install -U ipykernel && python3 -m ipykernel install --user --name {name}   # with the Python that is to run it; or choose another kernel in the menu',
    ],
    source: 'https://ipython.readthedocs.io/en/stable/install/kernel_install.html',
    example: 'jupyter_client.kernelspec.NoSuchKernel: No such kernel named python3',
    other: 'kernel named python3 started',
  },
  {
    id: 'jupyterhub-spawn',
    class: 'service-not-reached',
    title: 'The hub does not reach the server that it started: they are not in one network',
    match: [
      { text: 'server never showed up at', pattern: /showed up at (?<url>http\S{3,80})/ },
      { text: "The 'ip' trait of a Server instance" },
    ],
    cause:
      'The container of the user runs, and has no address that the hub reaches: 127.0.0.1 is the hub itself where that runs in a container, and a network that only one of them is in has none.',
    fix: [
      '# in jupyterhub_config.py: c.DockerSpawner.network_name = "NETWORK"; c.DockerSpawner.use_internal_ip = True; c.JupyterHub.hub_ip = "0.0.0.0"; c.JupyterHub.hub_connect_ip = "jupyterhub" (the name of the container of the hub), and no network_mode in extra_host_config',
      '# NETWORK: the one in which the hub itself is: docker inspect CONTAINER_OF_THE_HUB shows it (docker network ls)',
    ],
    source: 'https://jupyterhub-dockerspawner.readthedocs.io/en/latest/docker-image.html',
    example:
      "onetech's server never showed up at http://127.0.0.1:32771/user/onetech/ after 30 seconds. Giving up",
    other: 'server showed up at http://127.0.0.1:32771',
    stage: 'serve',
  },
  {
    id: 'proxy-524',
    class: 'proxy-limit',
    title: 'Cloudflare gave up waiting after 100 seconds',
    match: [{ text: 'Error 524' }, { text: '524: A timeout' }],
    cause: 'The proxy of RunPod and others lie behind it; the program works on, or hangs.',
    fix: ['# longer answers: expose the port as TCP, not HTTP, and use its address; or stream the answer'],
    source: 'https://developers.cloudflare.com/support/',
    example: 'Error 524: A timeout occurred',
    other: 'Error 502',
    stage: 'serve',
  },
  {
    id: 'streamlit-proxy',
    class: 'proxy-websocket',
    title: 'Streamlit does not get through the proxy',
    match: [
      { text: 'AxiosError: ', pattern: /status code 403/ },
      { text: 'streamlit', near: [{ marker: 'please-wait', before: 6, after: 6 }] },
    ],
    weight: 'plain',
    cause: 'It speaks by a WebSocket, and protects its uploads by a cookie of its own address.',
    fix: [
      'streamlit run app.py --server.enableCORS false --server.enableXsrfProtection false   # and in the proxy: WebSockets on (nginx: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";)',
    ],
    source: 'https://docs.streamlit.io/',
    example: 'AxiosError: Request failed with status code 403',
    other: 'Please wait...',
    stage: 'serve',
    confidence: 'medium',
  },
  {
    id: 'page-mixed',
    class: 'gradio-behind-proxy',
    title: 'The page came by https and asks for the rest by http',
    match: ['Mixed Content'],
    weight: 'plain',
    cause: 'The app does not know the address under which it is opened.',
    fix: [
      'export GRADIO_ROOT_PATH=https://ADDRESS_OF_THE_PROXY   # uvicorn: --proxy-headers --forwarded-allow-ips="*"; nginx: proxy_set_header X-Forwarded-Proto $scheme;',
    ],
    source: 'https://www.gradio.app/guides/running-gradio-on-your-web-server-with-nginx',
    example:
      "Mixed Content: The page at 'https://x/' was loaded over HTTPS, but requested an insecure resource",
    other: 'loaded over HTTPS',
    stage: 'serve',
  },
  {
    id: 'trt-profile',
    class: 'tensorrt-engine-mismatch',
    title: 'The TensorRT extension has no engine for this size',
    match: ['No valid profile found. Please go to the TensorRT tab'],
    cause: 'An engine holds a range of sizes, batches and lengths of the prompt; this picture is outside.',
    fix: ['# tab TensorRT: export one with that size (hires.fix: both sizes); or SD Unet: None'],
    source: 'NVIDIA/Stable-Diffusion-WebUI-TensorRT scripts/trt.py',
    example: 'ValueError: No valid profile found. Please go to the TensorRT tab and generate an engine',
    other: 'valid profile found',
  },
  {
    id: 'npm-lock',
    class: 'npm-conflict',
    title: 'package-lock.json is of another state than package.json',
    match: [{ text: 'can only install packages when your package' }],
    cause: 'npm ci installs from the lock alone.',
    fix: ['npm install   # writes it anew; then npm ci'],
    source: `${node}packages.html`,
    example:
      'npm error `npm ci` can only install packages when your package.json and package-lock.json are in sync.',
    other: 'npm ci',
    stage: 'install',
  },
  {
    id: 'gyp-python',
    class: 'compiler-missing',
    title: 'A part of the front end is compiled, without Python or compiler',
    match: [{ text: 'gyp ERR! find Python' }, { text: 'gyp ERR! stack Error: not found: make' }],
    cause: 'node-gyp needs both of them.',
    fix: [
      'apt-get update && apt-get install -y python3 python3-setuptools make g++   # then the same again; Alpine: apk add python3 py3-setuptools make g++',
    ],
    source: 'https://github.com/nodejs/node-gyp',
    example: 'gyp ERR! find Python Python is not set from command line or npm configuration',
    other: 'gyp info find Python using Python version 3.11.2',
    stage: 'install',
  },
  {
    id: 'jupyter-output',
    class: 'output-limited',
    title: 'A cell prints more than Jupyter lets through',
    match: [{ text: 'IOPub data rate exceeded' }, { text: 'IOPub message rate exceeded' }],
    weight: 'hint',
    cause: 'What it prints is left out for a while; the cell itself runs on.',
    fix: [
      'jupyter lab --ServerApp.iopub_data_rate_limit=1e10 --ServerApp.rate_limit_window=10   # started anew; an old notebook: --NotebookApp.…',
      '# or print less: no whole arrays, pictures or bars for each step',
    ],
    source: 'jupyter_server 2 (wheel) services/kernels/connection/channels.py',
    example: 'IOPub data rate exceeded.',
    other: 'To change this limit, set the config variable',
  },
  {
    id: 'widgets',
    class: 'widgets-missing',
    title: 'The page of Jupyter and the kernel have other ipywidgets',
    match: [{ text: 'Error displaying widget' }, { text: 'Loading widget...', weight: 'hint' }],
    weight: 'symptom',
    cause: 'Kernel and server each need their part, in versions that belong together.',
    fix: [
      'python3 -m pip install -U ipywidgets jupyterlab_widgets widgetsnbextension   # in the environment of the server and in that of the kernel; then start Jupyter anew and load the page again',
    ],
    source: 'https://ipywidgets.readthedocs.io/en/stable/user_install.html',
    example: 'Error displaying widget: model not found',
    other: 'widget displayed',
    confidence: 'medium',
  },
  {
    id: 'socket-origin',
    class: 'request-refused',
    title: 'The server refuses the address from which the page was opened',
    match: [
      {
        text: 'is not an accepted origin',
        pattern: /(?<origin>https?:\/\/[\w.:-]{1,120}) is not an accepted/,
      },
    ],
    cause: 'Its list of accepted origins has no {origin}, so that the web socket is closed.',
    fix: [
      '# Open WebUI: -e CORS_ALLOW_ORIGIN="{origin}"   (several: with ;); python-socketio, Flask-SocketIO: cors_allowed_origins=["{origin}"]; then start it again',
    ],
    source: 'python-engineio 4.15.1 (wheel) engineio/server.py',
    example: 'engineio.server - ERROR - https://chat.example.org is not an accepted origin.',
    other: 'https://chat.example.org is accepted',
    stage: 'serve',
  },
]);

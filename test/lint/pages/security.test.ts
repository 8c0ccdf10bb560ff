import * as page from '../../../src/lint/pages/security.ts';
import { brackets } from '../support.ts';

const key = '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17';

brackets(page, {
  PW811: {
    trips: [
      'jupyter lab --ip=0.0.0.0 --ServerApp.token="${TOKEN:-}"',
      "jupyter lab --ip=0.0.0.0 --ServerApp.token=''",
      "python3 -m jupyterlab --ip=0.0.0.0 --ServerApp.token=''",
      'su app -c "jupyter lab --ip=0.0.0.0 --ServerApp.token=\'\'"',
      "cat > ~/.jupyter/jupyter_server_config.py <<EOF\nc.ServerApp.token = ''\nEOF",
      'echo "c.ServerApp.token = \'\'" >> /root/.jupyter/jupyter_notebook_config.py',
      "cat > /start2.sh <<'EOF'\n#!/bin/bash\nttyd bash\nEOF",
      'export COMMANDLINE_ARGS="--listen --api --enable-insecure-extension-access"',
      'python launch.py --listen --enable-insecure-extension-access',
      'filebrowser --noauth -r /',
      'ttyd bash',
      'openvscode-server --without-connection-token',
    ],
    silent: [
      'jupyter lab --ServerApp.token="$TOKEN"',
      'jupyter lab --ServerApp.token="${TOKEN:-secret}"',
      'if [ -n "$TOKEN" ]; then jupyter lab --ServerApp.token="${TOKEN:-}"; fi',
      'TOKEN=$(openssl rand -hex 16)\njupyter lab --ServerApp.token="${TOKEN:-}"',
      'filebrowser -r /',
      'export COMMANDLINE_ARGS="--listen --api"',
      'export COMMANDLINE_ARGS="--enable-insecure-extension-access"',
      'export COMMANDLINE_ARGS="--listen --enable-insecure-extension-access --gradio-auth $A"',
      'ttyd -c user:"$PW" bash',
      "jupyter lab --ip=0.0.0.0 --ServerApp.password=''",
      "jupyter lab --ip=0.0.0.0 --ServerApp.token='' --ServerApp.password=argon2:x",
      "cat > jupyter_config.py <<EOF\nc.ServerApp.token = ''\nc.ServerApp.password = 'argon2:x'\nEOF",
      "jupyter lab --ip=127.0.0.1 --ServerApp.token=''",
    ],
  },
  PW812: {
    trips: [
      './gui.sh --share --headless',
      'python app.py --share',
      'GRADIO_SHARE=True python app.py',
      'export GRADIO_SHARE=true',
    ],
    silent: ['python app.py --listen', 'GRADIO_SHARE=False python app.py', 'net usershare --share'],
  },
  PW813: {
    trips: [`export HF_TOKEN=${key}`, 'git clone https://${GITHUB_TOKEN}@github.com/a/b'],
    silent: [
      'export HF_TOKEN=$HF_TOKEN',
      'export HF_TOKEN=hf_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
      'export RUNPOD_API_KEY=your_api_key_here',
    ],
  },
  PW814: {
    file: 'Dockerfile',
    trips: [
      'FROM a:1\nARG HF_TOKEN\nENV HF_TOKEN=$HF_TOKEN',
      'FROM a:1\nARG TOKEN\nENV HF_TOKEN="${TOKEN:-}"',
      'FROM a:1\nENV VNC_PASSWORD=swordfish12',
      'FROM a:1\nARG WANDB_API_KEY=0123456789abcdef',
    ],
    silent: [
      'FROM a:1\nENV HF_TOKEN=""',
      'FROM a:1\nENV HF_TOKEN=your_token_here TOKENIZERS_PARALLELISM=false',
      'FROM a:1\nARG HF_TOKEN\nRUN --mount=type=secret,id=hf true',
      'FROM a:1\nENV PASSWORD_FILE=/run/secrets/a MAX_TOKENS=4096',
      'FROM a:1 AS b\nARG HF_TOKEN\nENV HF_TOKEN=$HF_TOKEN\nFROM a:1\nCOPY --from=b /m /m',
    ],
  },
  PW816: {
    trips: ['set -x\ntailscale up --authkey="$TS_AUTHKEY"', 'set -eux\nhf auth login --token ${HF_TOKEN}'],
    silent: [
      'set -x\npip install six\nset +x\ntailscale up --authkey="$TS_AUTHKEY"',
      'set -e\ntailscale up --authkey="$TS_AUTHKEY"',
      'set -x\npython app.py --max-tokens "$MAX_TOKENS" --key "$TOKEN_FILE"',
      'set -x\n[ -n "${HF_TOKEN:+x}" ]',
    ],
  },
});

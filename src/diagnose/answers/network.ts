import type { Answer, Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { harmlessWord } from '../fill.ts';
import { repositoryNearby } from './hub.ts';

/** The Hub: by another way, from another place, or out of the cache. */
function hubNotReached(event: Event, name: string, reach: string): Answer {
  const near = [event.text, ...event.above.slice(-12), ...event.below].join(' ');
  const broke =
    /IncompleteRead|timed? ?out|Timeout|reset by peer|ChunkedEncoding|broken: |Consistency check/i.test(near);
  const plain = /(?<plain>[\w-]{1,60}\/[\w.-]{1,90}) is not the path to a directory/.exec(
    near.slice(0, 8000),
  );
  const known =
    repositoryNearby([event.text, ...event.below, ...event.above.slice(-12).reverse()]) ??
    plain?.groups?.['plain'] ??
    null;
  // The way is open, and slow.
  if (
    /Read timed out|ReadTimeout\b/.test(near) &&
    !/ConnectTimeout|Connection to \S{1,80} timed out/.test(near)
  )
    return {
      title: `The Hugging Face Hub (${name}) answers too slowly`,
      cause:
        'The connection stands, and nothing came in the time that is allowed (10 seconds unless told otherwise).',
      fix: [
        'export HF_HUB_DOWNLOAD_TIMEOUT=120 HF_HUB_ETAG_TIMEOUT=120 HF_HUB_DISABLE_XET=1   # then the same again: it goes on where it stopped',
        '# or, where it stays so: a mirror: export HF_ENDPOINT=https://hf-mirror.com; or a proxy: export https_proxy=http://ADDRESS:PORT',
        reach,
      ],
    };
  return {
    title: `The Hugging Face Hub (${name}) is not reached`,
    cause: `The connection to ${name} ${broke ? 'broke' : 'was not made'}, and the files are not in the cache here: the site is blocked or not reached from this network (firewall, country, no name resolution, a proxy that is not set). No package is at fault.`,
    fix: [
      reach,
      '# either, where it is blocked: by a mirror, before the app starts:',
      'export HF_ENDPOINT=https://hf-mirror.com   # then the same again',
      '# or by a proxy or VPN: export https_proxy=http://ADDRESS:PORT http_proxy=http://ADDRESS:PORT',
      `# or: download it where the Hub is reached, and copy it here: ${known === null ? 'hf download OWNER/MODEL' : `hf download ${known}`} --local-dir FOLDER, then give the app that folder (or HF_HOME with the copied cache, and HF_HUB_OFFLINE=1)`,
      ...(broke
        ? [
            'export HF_HUB_DISABLE_XET=1 HF_HUB_ENABLE_HF_TRANSFER=0 HF_HUB_DOWNLOAD_TIMEOUT=60   # where it only broke: the same again goes on where it stopped',
          ]
        : []),
    ],
  };
}

/** Where the way broke, by the host that was asked. */
export const networkAnswer: Answerer = (event) => {
  const reported = notADownload(event);
  if (reported !== null) return reported;
  const near = [event.text, ...event.above.slice(-10).reverse(), ...event.below.slice(0, 5)];
  const host = near
    .map(
      (line) =>
        /https?:\/\/(?<host>[\w.-]{3,80})|host='(?<pool>[\w.-]{3,80})'|resolve host:? '?(?<name>[\w.-]{3,80})/.exec(
          line.slice(0, 800),
        )?.groups,
    )
    .find((groups) => groups !== undefined);
  const hub = near.some((line) =>
    /huggingface|hf_hub|\bhf\.co|LocalEntryNotFound|on the Hub \(|locate the files? on the Hub|requested files in the|from_pretrained|transformers[/\\]|diffusers[/\\]/i.test(
      line,
    ),
  );
  const named = host?.['host'] ?? host?.['pool'] ?? host?.['name'];
  const name = named ?? (hub ? 'huggingface.co' : undefined);
  const refused = /HTTP status client error \((?<code>40[13])/.exec(
    [event.text, ...event.below.slice(0, 2)].join(' '),
  )?.groups?.['code'];
  if (refused !== undefined && named !== undefined && !/huggingface|hf\.co/.test(named))
    return indexRefuses(refused, named);
  const cut = /RPC failed|early EOF|disconnect while reading sideband|GnuTLS recv error/.test(event.text);
  if (name === undefined && !cut) return peerAnswer(event);
  const reach = `curl -sSI https://${name ?? 'github.com'} | head -1   # does this host get through at all? if not: name resolution, a proxy, or another data centre`;
  if (name !== undefined && /huggingface|hf\.co|hf-mirror|xethub/.test(name))
    return hubNotReached(event, name, reach);
  const dead = /connect to (?:127\.\d|localhost)\S{0,12} port \d{1,5}/.test(event.text);
  if (dead && /unable to access/.test(event.text))
    return {
      class: 'proxy-wrong',
      title: 'git is to go through a proxy of this machine that does not run',
      cause: 'A setting or variable names it; in a container or pod 127.0.0.1 is the container itself.',
      fix: [
        'git config --global --unset-all http.proxy; git config --global --unset-all https.proxy; unset http_proxy https_proxy HTTP_PROXY HTTPS_PROXY all_proxy ALL_PROXY   # then the same again',
      ],
    };
  if (/returned error: 429/.test(event.text))
    return {
      class: 'download-rate-limit',
      title: `${name ?? 'The server'} has too many requests from this address`,
      cause: 'Many pods share one address, and each counts.',
      fix: [
        '# wait some minutes, then the same again; with a login there is more: git clone https://TOKEN@github.com/OWNER/NAME',
      ],
    };
  const closed =
    name !== undefined &&
    /Failed to connect|Couldn't connect|Could not connect|onnection timed out|Connection refused/.test(
      event.text,
    );
  if (closed && /github/.test(name))
    return {
      title: `${name} is not reached from here`,
      cause:
        'Nothing came through at all, so that no setting of git helps: the network is closed or filtered, or the way is broken for now.',
      fix: [
        `curl -sSI https://${name} | head -1   # an answer now? then the same again`,
        '# none: behind a proxy: export https_proxy=http://HOST:PORT; where GitHub is blocked: another data centre, or the files carried here from elsewhere (scp, runpodctl send)',
      ],
    };
  if (name === undefined || cut || /github/.test(name)) {
    return {
      cause: `The connection ${name === undefined ? 'of git' : `to ${name}`} broke or was never made.`,
      fix: [
        'git config --global http.postBuffer 524288000 && git config --global http.version HTTP/1.1   # then the same again; git clone --depth 1 takes less',
        reach,
      ],
    };
  }
  return {
    fix: /pypi|python|pytorch/.test(name)
      ? [
          `${event.pip} install --timeout 1000 --retries 10 -r requirements.txt   # then run it again: what is there already is kept`,
          reach,
        ]
      : ['# the same again: most downloads go on where they stopped', reach],
  };
};

/** An index of packages (of a firm, of GitLab) that lets nobody in without a login. */
function indexRefuses(code: string, host: string): Answer {
  return {
    class: 'credentials-refused',
    title: `${host} ${code === '401' ? 'wants a login' : 'does not give this out'}`,
    cause:
      code === '401'
        ? 'No user and token were sent, or they are wrong or expired; a closed index says so also of packages that it has not.'
        : 'The login may not read it, or the address has no such package (a bucket says 403 for that too).',
    fix: [
      `printf "machine ${harmlessWord(host) ? host : 'HOST'}\\nlogin USER\\npassword TOKEN\\n" >> ~/.netrc && chmod 600 ~/.netrc   # yours in place of USER and TOKEN (GitLab: __token__); then the same again`,
      `curl -sSI https://${host} | head -1   # not an index of yours? take it out of UV_INDEX_URL, pip.conf or pyproject.toml`,
    ],
    confidence: 'medium',
  };
}

/** The other side of a connection has ended it, and nothing near it downloads. */
function peerAnswer({ text, above, below }: Event): Answer | null {
  if (!/onnection reset|ConnectionReset|RemoteDisconnected/.test(text)) return null;
  const near = [text, ...above.slice(-30), ...below].join('\n');
  if (/\bpip\b|urllib|requests[/\\.]|download|\bgit\b|\buv\b|apt|conda|wget|curl|npm|Hub\b/i.test(near))
    return null;
  return {
    class: 'service-not-reached',
    title: 'The other side of a connection has ended it',
    cause:
      'The message does not say which: a server that ended or is not ready, a process of the same job that died (its own error stands elsewhere), another protocol (http to https), or a proxy between.',
    fix: [
      '# read the log of the other side first: what ended there, at the same time (kubectl logs, docker logs, the log of the other process)',
      '# is it a server of yours? take 127.0.0.1 in place of localhost, the right port, and http where it has no certificate; a proxy between: NO_PROXY=127.0.0.1,localhost, or another proxy',
    ],
    confidence: 'low',
  };
}

/** Servers that a program tells of itself, or is shown by: nothing is downloaded from them. */
function notADownload({ text }: Event): Answer | null {
  if (/^.{0,40}\bwandb: |api\.wandb\.ai/.test(text))
    return {
      title: 'wandb does not reach its server',
      cause:
        'The training sends its numbers to api.wandb.ai, which is not reached from here (a closed network, a proxy, or wandb itself is down). The training itself needs nothing of it.',
      fix: [
        'export WANDB_MODE=offline   # keeps them here (later, from elsewhere: wandb sync wandb/offline-run-*); WANDB_MODE=disabled: none at all; then start it again',
        'curl -sSI https://api.wandb.ai | head -1   # is it reached at all?',
      ],
      confidence: 'high',
    };
  if (/connect to (?:\w{1,20}\.)?gradio\.(?:app|live)\b/.test(text))
    return {
      title: 'The share server of gradio is not reached',
      cause:
        'share=True (--share) asks a server of gradio for a public address, and the way out to it is closed here. The app itself runs without it.',
      fix: [
        '# without share: launch(server_name="0.0.0.0", server_port=7860), or --listen in place of --share; then open that port of the pod (or: ssh -L 7860:localhost:7860)',
        'python3 -m pip install -U gradio   # or, where share must be and gradio is old: newer ones take another way to that server',
      ],
      confidence: 'high',
    };
  return null;
}

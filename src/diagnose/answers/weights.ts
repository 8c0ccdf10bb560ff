import type { Answer, Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { historyOfModule } from '../facts/api.ts';
import { harmlessWord } from '../fill.ts';
import { tagNearby, versionAnswer } from './version.ts';

/** A model type that transformers does not know: it names the release that first does. */
export const modelTypeAnswer: Answerer = (event, facts) => {
  const type = /model type `(?<type>[\w-]{2,60})`|KeyError: '(?<key>[a-z0-9_-]{2,40})'/.exec(
    event.text,
  )?.groups;
  const name = (type?.['type'] ?? type?.['key'])?.replaceAll('-', '_');
  if (name === undefined) return required(event.text, event.pip);
  const module = `transformers.models.${name}`;
  const history = historyOfModule(facts, module);
  if (history === null || history.came === null) {
    return type?.['type'] === undefined
      ? null
      : {
          cause: `No transformers that was read knows the model type ${name}: it is newer than the last of them, or the model brings code of its own.`,
          fix: [
            `${event.pip} install -U transformers`,
            '# or, where the page of the model says so: trust_remote_code=True, or transformers from its source:',
            `${event.pip} install git+https://github.com/huggingface/transformers`,
          ],
        };
  }
  return versionAnswer(event, facts, { module, name: '', history });
};

/** `X>=1,<2 is required for a normal functioning of this module, but found X==3`. */
function required(text: string, pip: string): Answer | null {
  const found =
    /(?<dist>[A-Za-z][\w-]{1,40})(?<bounds>[<>=!~][\w.,<>=!~*]{1,40}) is required for a normal functioning of this module,? (?:but|and) found (?<here>[\w-]{1,40}(?:==[\w.]{0,20}\w)?)/.exec(
      text,
    )?.groups;
  const [dist, bounds] = [found?.['dist'], found?.['bounds']];
  if (dist === undefined || bounds === undefined) return null;
  return {
    title: `transformers needs ${dist}${bounds}, and ${found?.['here']} is here`,
    cause: `transformers checks what it needs when it is imported: ${dist}${bounds}. Another package or a later install brought ${found?.['here']}.`,
    fix: [`${pip} install "${dist}${bounds}"`],
    confidence: 'high',
  };
}

/** xformers, for the very torch that is here: its wheels name it, so that pip finds the right one. */
export const xformersAnswer: Answerer = (event) => {
  const around = [event.text, ...event.below.slice(0, 6), ...event.above.slice(-6)].join(' ');
  const here = /you have (?<torch>\d+\.\d+\.\d+)\+(?<tag>cu\d{3})/.exec(around)?.groups;
  const tag = here?.['tag'] ?? tagNearby(event);
  if (here === undefined || tag === null || tag === undefined) return null;
  return {
    cause: `Each xformers release is compiled for exactly one torch and CUDA tag; torch here is ${here['torch']}+${tag}, and xformers was made for another.`,
    fix: [
      `${event.pip} install --force-reinstall xformers "torch==${here['torch']}" --index-url https://download.pytorch.org/whl/${tag}   # the xformers that was made for this torch`,
      "# or do without it (most apps run as well on torch's own attention):",
      `${event.pip} uninstall -y xformers`,
    ],
  };
};

/** flash-attn that is not there at all, and what does without it. */
export const flashAnswer: Answerer = (event) => {
  if (!/not installed|not found|is not available/.test(event.text) || /undefined symbol/.test(event.text))
    return null;
  return {
    class: 'module-not-found',
    subject: 'flash_attn',
    title: 'The package flash-attn is not installed',
    cause: 'The code asks for FlashAttention 2, which is a package of its own.',
    fix: [
      `${event.pip} install flash-attn --no-build-isolation   # compiles for long unless a wheel for this torch, CUDA and Python exists`,
      '# or do without: attn_implementation="sdpa" in the code, or --attention_mode sdpa and the like',
    ],
    confidence: 'high',
  };
};

/** The package that was being built, as the lines near say; null where they do not. */
export function packageBuilt(event: Event): string | null {
  const lines = [...event.above.slice(-40).reverse(), ...event.below];
  const git = firstOf(lines, /Collecting (?<what>git\+https?:\/\/\S{1,200})/);
  const named = firstOf(
    lines,
    /(?:Collecting |Building wheel for |Failed to build |building wheel for )`?(?<what>(?!torch\b|installable|collected)[A-Za-z][\w.-]{1,60})/,
  );
  const what = git ?? named;
  return what !== null && harmlessWord(what) ? what : null;
}

function firstOf(lines: readonly string[], pattern: RegExp): string | null {
  for (const line of lines) {
    const what = pattern.exec(line.slice(0, 500))?.groups?.['what'];
    if (what !== undefined) return what;
  }
  return null;
}

/** A build that needs torch: which package, and how it is built with the torch that is here. */
export const buildAnswer: Answerer = (event) => {
  const what = packageBuilt(event);
  if (what === null) return null;
  return {
    title: `${what.startsWith('git+') ? 'A package' : what} is built where torch cannot be seen`,
    fix: [
      `${event.pip} install torch packaging ninja wheel "setuptools<81"   # first, as the app pins torch`,
      `${event.pip} install --no-build-isolation ${what}   # then the rest of the requirements`,
      `# or with uv: uv pip install --no-build-isolation ${what}`,
    ],
  };
};

/** Where the way broke, by the host that was asked. */
export const networkAnswer: Answerer = (event) => {
  const near = [event.text, ...event.above.slice(-10).reverse(), ...event.below.slice(0, 5)];
  const host = near
    .map(
      (line) =>
        /https?:\/\/(?<host>[\w.-]{3,80})|host='(?<pool>[\w.-]{3,80})'|resolve host:? '?(?<name>[\w.-]{3,80})/.exec(
          line.slice(0, 800),
        )?.groups,
    )
    .find((groups) => groups !== undefined);
  const name = host?.['host'] ?? host?.['pool'] ?? host?.['name'];
  if (name === undefined) return null;
  const reach = `curl -sSI https://${name} | head -1   # does this host get through at all? if not: name resolution, a proxy, or another data centre`;
  if (/huggingface|hf\.co|hf-mirror|xethub/.test(name)) {
    return {
      cause: `The connection to ${name} broke or was never made.`,
      fix: [
        `export HF_HUB_DISABLE_XET=1 HF_HUB_DOWNLOAD_TIMEOUT=60   # then the same again: it goes on where it stopped`,
        reach,
        ...(name === 'huggingface.co'
          ? ['# where that site is blocked: export HF_ENDPOINT=https://hf-mirror.com']
          : []),
      ],
    };
  }
  if (/github/.test(name)) {
    return {
      cause: `The connection to ${name} broke or was never made.`,
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

/** How much was asked for, and of how much. */
export const memoryAnswer: Answerer = (event) => {
  const numbers =
    /Tried to allocate (?<need>[\d.]{1,8} [MG]iB).{0,120}total capacity of (?<all>[\d.]{1,8} GiB)/.exec(
      event.text,
    )?.groups;
  if (numbers === undefined) return null;
  const pid = /Process (?<pid>\d{1,8}) has [\d.]{1,8} GiB memory in use/.exec(event.text)?.groups?.['pid'];
  return {
    cause: `${numbers['need']} more were asked for on a card of ${numbers['all']}: the model, resolution, batch or number of frames is too large for it, or another process holds memory${pid === undefined ? '' : ` (process ${pid} is named)`}.`,
  };
};

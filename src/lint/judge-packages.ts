import { needsOf, newestRead, releasesRead } from '../catalog/metadata.ts';
import { brokenPairs } from '../catalog/packages.ts';
import { isBeforeNumpy2 } from '../catalog/releases-read.ts';
import { findingsOf } from '../judge/check.ts';
import { excludeEachOther } from '../packaging/ranges.ts';
import { normaliseName, parseRequirement } from '../packaging/requirement.ts';
import { exactVersion, satisfies } from '../packaging/versions.ts';
import type { Resolved } from '../resolve/resolve.ts';
import { likelyVersion } from '../rules/packages/package-lookup.ts';
import { rules } from '../rules/registry.ts';
import type { Finding, Rule } from '../rules/rule.ts';
import { editsFor } from './edits.ts';
import type { FileFinding } from './finding.ts';
import { atCommit, type Installation, type Located, nameOf, torchTagOf } from './located.ts';
import { hasOldPython, type Surroundings, situationOf } from './situation.ts';

/** What a file says better than a plan: its own apt steps (PW426), its indexes (PW430); PW429 is for pins of a plan. */
const judgedHere = new Set(['PW426', 'PW429', 'PW430']);

/** Beside the packages: PEP 668 and pip on a known image; GPU and driver, where they were stated. */
const ofTheMachine = new Set(['PW102', 'PW103', 'PW104', 'PW105', 'PW106', 'PW109', 'PW203', 'PW304']);

/** Rules whose knowledge holds for any file. */
const applicable = rules.filter(
  ({ code }) => (code.startsWith('PW4') && !judgedHere.has(code)) || ofTheMachine.has(code),
);

/**
 * Findings that rest on a package not being held back anywhere: silent where a file was not seen that
 * may hold it. By code, the packages one of which must then be named.
 */
const restsOnAbsence: Readonly<Record<string, readonly string[]>> = {
  PW406: ['pydantic'],
  PW407: ['starlette', 'fastapi'],
  PW408: ['huggingface-hub'],
  PW409: ['hf-transfer'],
  PW410: ['numpy'],
  PW422: ['torchcodec'],
};

/** Images of which it is known which packages of Python they hold: none, or torch and its like. */
const bare =
  /(?:^|\/)(?:ubuntu|debian|python|cuda|uv|mini(?:conda|forge)3|micromamba|mambaforge)(?:[:@]|$)|^runpod\/(?:base|pytorch)\b|^(?:pytorch|tensorflow|nvidia)\/|^nvcr\.io\/nvidia\//;

/** Packages that draw in numpy by themselves; torch alone does not. */
const drawsInNumpy = [
  ...['numpy', 'torchvision', 'transformers', 'diffusers', 'accelerate', 'pandas', 'scipy', 'scikit-learn'],
  ...[
    'scikit-image',
    'opencv-python',
    'opencv-python-headless',
    'librosa',
    'gradio',
    'matplotlib',
    'peft',
    'xformers',
  ],
];

/** What the rules about packages say about an installation, at the lines they speak of. */
export function judgePackages(
  installation: Installation,
  surroundings: Surroundings,
): readonly FileFinding[] {
  const situation = situationOf(installation, surroundings);
  const seen = new Set<string>();
  return onAnyPython(installation, situation, surroundings).flatMap((finding) => {
    if (isDoubtful(finding, installation, situation)) return [];
    const judged = asFileFinding(finding, installation);
    // The same pin is judged as the torch of the file and as a pin.
    const key = JSON.stringify([judged.code, judged.place]);
    if (seen.has(key)) return [];
    seen.add(key);
    return [judged];
  });
}

/** What rests on the newest release that pip takes, which depends on the Python. */
const ofNewest = /^PW4(?:0[6789]|10|2[15])$/;

/** Of an image whose Python is old, or may be, and not known: what holds with an old one as well, in its versions. */
function onAnyPython(
  installation: Installation,
  situation: Resolved,
  surroundings: Surroundings,
): readonly Finding[] {
  const plain = withMetadata(installation, situation, surroundings);
  if (situation.draft.python !== undefined || !hasOldPython(surroundings.image)) return plain;
  const old = { ...surroundings, python: '3.7' };
  const then = withMetadata(installation, situationOf(installation, old), old);
  const key = ({ code, message }: Finding) => `${code} ${message.split(' ')[0]}`;
  return plain.flatMap((one) =>
    ofNewest.test(one.code) ? then.filter((other) => key(other) === key(one)).slice(0, 1) : [one],
  );
}

/** What the rules named by `codes` say about exact versions: for comparing whole environments. */
export function judgeVersions(
  installation: Installation,
  surroundings: Surroundings,
  wanted: (rule: Rule) => boolean,
): readonly FileFinding[] {
  const situation = situationOf(installation, surroundings);
  return findingsOf(situation, applicable.filter(wanted)).map((finding) =>
    asFileFinding(finding, installation),
  );
}

/**
 * What no line holds back may be held by the metadata of what a line names: transformers 4 keeps
 * huggingface-hub below 1.0. What rests on the versions that pip takes is judged with that counted in.
 */
function withMetadata(
  installation: Installation,
  situation: Resolved,
  surroundings: Surroundings,
): readonly Finding[] {
  const plain = findingsOf(situation, applicable);
  const asked = new Set([
    ...Object.values(restsOnAbsence).flat(),
    ...brokenPairs.map(({ beside }) => beside),
  ]);
  const stated = [...situation.requirements].flatMap(([name, { specifier }]) => {
    const version = specifier === '' ? null : likelyVersion(situation, name);
    return version === null ? [] : needsOf(name, version);
  });
  // transformers 4.34 holds tokenizers below 0.15, and that one huggingface-hub below 0.18.
  const drawn = stated.flatMap(({ needs, specifier }) => {
    const open = situation.requirements.has(needs) || !/<=?\d/.test(specifier);
    const version = open ? null : newestRead(needs, specifier);
    return version === null ? [] : needsOf(needs, version);
  });
  const bounds = [...stated, ...drawn];
  // One version of its own has the last word; bounds hold together.
  const held = new Map<string, string[]>();
  for (const { needs, specifier } of bounds) {
    const own = situation.requirements.get(needs)?.specifier ?? '';
    if (needs !== 'torch' && asked.has(needs) && exactVersion(own) === null && /[<=]\d|~=/.test(specifier))
      held.set(needs, [...(held.get(needs) ?? (own === '' ? [] : [own])), specifier]);
  }
  const place = { file: '', line: 1, column: 1 };
  const constraints = [...held].map(([name, specifiers]) => ({
    text: `${name}${specifiers.join(',')}`,
    place,
  }));
  if (constraints.length === 0) return plain;
  const counted = { ...installation, constraints: [...installation.constraints, ...constraints] };
  const again = findingsOf(situationOf(counted, surroundings), applicable);
  const rests = (code: string) => restsOnAbsence[code] !== undefined || code === 'PW421';
  const still = new Set(again.map(({ code }) => code));
  return [
    ...plain.filter(({ code }) => !rests(code) || (code !== 'PW421' && still.has(code))),
    ...again.filter(({ code }) => code === 'PW421'),
  ];
}

/**
 * True where pip cannot take the newest release of an open requirement: it wants a version of another
 * package that the list refuses, so pip steps back to an older release, which may do no harm.
 */
function stepsBack({ requirements }: Resolved, name: string, version: string): boolean {
  if (exactVersion(requirements.get(name)?.specifier ?? '') !== null) return false;
  return needsOf(name, version).some(({ needs, specifier }) => {
    const asked = requirements.get(needs)?.specifier ?? '';
    const pinned = exactVersion(asked)?.replace(/\+.*/s, '');
    if (asked === '' || specifier === '') return false;
    return pinned === undefined ? excludeEachOther(asked, specifier) : !satisfies(pinned, specifier);
  });
}

const ofSound =
  /(?<!torch)audio|sound|librosa|whisper|voice|voc|speech|tts|pyannote|demucs|lhotse|sox|codec|nemo/;

function isDoubtful(
  { code, message, severity }: Finding,
  installation: Installation,
  situation: Resolved,
): boolean {
  const { requirements } = situation;
  // What holds on some Pythons or systems alone may be left out here.
  const elsewhere = installation.requirements.some(({ text }) => {
    const { name = '', marker = null } = parseRequirement(text) ?? {};
    const narrow = /["']3\.1[1-9]|<|win|arm|aarch/i.test(marker ?? '');
    return narrow && ` ${message}`.includes(` ${name} `);
  });
  if (elsewhere && /^PW4(?:0[678]|10|2[15])$/.test(code)) return true;
  // These matplotlibs hold numpy below 2 (uv pip compile).
  const plots = exactVersion(requirements.get('matplotlib')?.specifier ?? '');
  if (plots !== null && satisfies(plots, '>=3.7.3,<3.8.4') && / numpy 2 /.test(message)) return true;
  // A page of wheels has perhaps what the index lacks.
  if (code === 'PW414' && message.includes('repository alone')) return installation.indexes.length > 0;
  if (code === 'PW421') {
    // ComfyUI takes tokenizers alone from transformers, and these do without torch (run: 0.3.64).
    const ofComfy = (one: Located) => one.ofApp === true && one.text.startsWith('transformers');
    if (/^transformers .* beside torch /.test(message) && installation.requirements.some(ofComfy))
      return true;
    const [, name = '', version = ''] = /^(\S+) (\S+) beside /.exec(message) ?? [];
    if (stepsBack(situation, name, version)) return true;
    // `tokenizers==0.21.4` keeps transformers 5 out as well.
    const [, other = '', from = ''] = / beside (\S+) (\S+) or newer:/.exec(message) ?? [];
    const broken = [`>=${from}`, requirements.get(other)?.specifier].filter(Boolean).join();
    const come = releasesRead(other).filter((one) => satisfies(one, broken));
    if (come.length > 0 && come.every((one) => stepsBack(situation, other, one))) return true;
  }
  // With pydantic 1, which fschat asks for before 0.2.36 as well, no fastapi comes that lets starlette 1 in.
  if (code === 'PW407') {
    const chat = requirements.get('fschat')?.specifier;
    const held = requirements.get('pydantic')?.specifier ?? '';
    if (
      /(?:==|<=|~=)\s?1\.|<\s?2(?:\.0){0,3}(?![.\d])/.test(held) ||
      (chat !== undefined && satisfies(exactVersion(chat) ?? '99', '<0.2.36'))
    )
      return true;
  }
  // Another Python from apt: whose pip it is, is not known.
  // torchaudio often stands beside torch out of habit.
  if (code === 'PW422' && ![...requirements.keys()].some((name) => ofSound.test(name))) return true;
  if (code === 'PW203')
    return installation.apt.some(({ text }) => {
      const version = /^python(3\.\d+)\b/.exec(text)?.[1];
      return version !== undefined && situation.image?.pythons.every((one) => one.version !== version);
    });
  const named = (name: string) => requirements.has(name);
  const held = restsOnAbsence[code];
  const partly =
    installation.unseen.length > 0 || installation.addresses.some(({ text }) => /^\.|^\//.test(text));
  if (partly && held !== undefined && !held.some(named)) return true;
  if (code === 'PW421') {
    const [, name, beside = ''] = /^(\S+) \S+ beside (\S+) \S+ or newer:/.exec(message) ?? [];
    // Of an app's own list not every line is known.
    const ofApp = installation.requirements.some((one) => one.ofApp === true && nameOf(one) === name);
    if ((partly || ofApp) && beside !== '' && beside !== 'torch' && !named(beside)) return true;
  }
  if (held?.some((name) => !named(name) && installation.brought?.includes(name) === true)) return true;
  // Boards of NVIDIA are ARM.
  if (
    code === 'PW417' &&
    /aarch64/.test(message) &&
    (/l4t|jetson|arm64|aarch64/.test(situation.image?.ref ?? '') ||
      installation.addresses.some(({ text }) => text.includes('/redist/jp/')))
  )
    return true;
  // Who brings the runtime of the other CUDA along knows what the wheel is for.
  if (code === 'PW417' && /was built for CUDA 1[12], but/.test(message))
    return [...requirements.keys()].some((name) => /^nvidia-cuda-runtime-cu1[12]$/.test(name));
  // What the image has counts only where nothing else brings a torch; a filter not stated is no fault of a file.
  if (code === 'PW104') return named('torch') || partly || installation.install?.startsWith('venv') === true;
  // --force-reinstall says that another one is wanted.
  if (code === 'PW405' && installation.upgrades === true) return true;
  // `torch==2.0.1` is met by the image's 2.0.1+cu118, whichever index is named.
  if (code === 'PW405' && message.includes("shares the image's")) {
    const [, own = '', asked = ''] = /torch (\S+), but .* torch (\S+),/.exec(message) ?? [];
    if (own === asked && !/\+/.test(requirements.get('torch')?.specifier ?? '')) return true;
  }
  if ((code === 'PW105' || code === 'PW106') && severity !== 'error') return true;
  // With --index-url nothing comes from the default package index.
  if (code === 'PW419' && message.includes('of the package index'))
    return installation.indexes.some(
      ({ url, extra, first }) => (!extra || first) && torchTagOf(url) !== null,
    );
  const other = code === 'PW421' ? (/ beside (\S+) /.exec(message)?.[1] ?? '') : (held?.[0] ?? '');
  const from = situation.image?.ref ?? 'python';
  // An image that has torch or TensorFlow has the numpy of its day, which pip leaves where it will do.
  if (other === 'numpy' && (situation.torch?.from === 'image' || /(?:pytorch|tensorflow)[/:]/.test(from)))
    return satisfies('1.26.4', requirements.get('numpy')?.specifier ?? '');
  // What conda put there stays as well, and what lies in somebody's own image is not known.
  if (other !== '' && other !== 'torch' && !named(other))
    if (
      installation.brought?.includes(other) === true ||
      (installation.install !== 'venv' && !bare.test(from))
    )
      return true;
  // A pin of before is for a Python that has no numpy 2.
  if (
    code === 'PW410' &&
    [...requirements].some(([name, { specifier }]) => {
      const version = exactVersion(specifier);
      return version !== null && isBeforeNumpy2(name, version);
    })
  )
    return true;
  if (code === 'PW410' && !named('numpy')) {
    // What comes from an address has bounds that nobody here has read.
    if (installation.addresses.length > 0) return true;
    // numpy 2 is for Python 3.9 and newer; and a list that was frozen holds what holds numpy.
    const [, minor = 99] = (situation.python?.choice.version ?? '').split('.').map(Number);
    const exact = [...requirements.values()].filter(({ specifier }) => exactVersion(specifier) !== null);
    if (minor < 9 || (requirements.size >= 15 && exact.length >= requirements.size * 0.8)) return true;
  }
  if (code === 'PW410' && message.startsWith('torch ')) return !drawsInNumpy.some(named);
  // A jax that a list which was not seen has put there stays, unless the newest is asked for.
  if (code === 'PW421' && installation.unseen.length > 0 && message.startsWith('jaxlib '))
    return installation.upgrades !== true;
  // What brings in the other one was perhaps not seen.
  if (code === 'PW421' && installation.unseen.length > 0 && message.startsWith('vllm '))
    return !named('transformers');
  return false;
}

/**
 * `torch==2.6.0 --index-url …` on one line: pip reads the pin and ignores the option, which belongs on a line
 * of its own. Only a list of lines has lines to give: within YAML, TOML or code another one breaks the file.
 */
function optionApart(finding: FileFinding, all: readonly Located[]): FileFinding {
  const line = all.find(({ place }) => place === finding.place);
  const [, pin, option, value] =
    /^(\S+)\s+(?:--(?:no-index|pre|prefer-binary)\s+)?(--index-url|--extra-index-url|--find-links|-i|-f)[=\s]\s*(\S+)(?:\s+--(?:no-index|pre|prefer-binary))?$/.exec(
      line?.text ?? '',
    ) ?? [];
  if (line === undefined || pin === undefined || finding.code !== 'PW412') return finding;
  const own = /^(?:-i|--index-url)$/.test(option ?? '') ? '--extra-index-url' : (option ?? '');
  const isList = /\.(?:txt|in)$/i.test(line.place.file);
  // Beside the package index an open torch is not that of the other one: pip takes the newest of both.
  const open = /^torch\w*$/.test(pin) && torchTagOf(value ?? '') !== null;
  return {
    ...finding,
    severity: 'warning',
    title: 'An option that pip ignores',
    error: null,
    message: `pip reads ${pin} here and ignores ${option} ${value} behind it.`,
    why: 'Because in a requirements file an option such as --index-url holds for the whole file and counts on a line of its own only.',
    fixes: [
      open
        ? `take ${pin} out of the list: pip install ${pin} --index-url ${value}`
        : `write ${own} ${value} on a line${isList ? '' : ' or list item'} of its own, and keep ${pin}`,
    ],
    evidence: [
      {
        text: 'pip 23.2.1 takes such a line without a word and does not look at the address',
        source: 'pip install --dry-run -r on 2026-11-28',
        reviewed: '2026-11-28',
      },
    ],
    edits: isList && !open ? [{ place: line.place, old: line.text, new: `${own} ${value}\n${pin}` }] : [],
  };
}

function fixesFor({ code, message, fixes }: Finding, { requirements }: Installation): readonly string[] {
  // A new environment would bring a second torch as well.
  if (code === 'PW405' && message.includes('second torch'))
    return ['leave torch and its partners out, and take those of the image', 'take an image with that torch'];
  // What a file asks of git it asks on purpose.
  // A numpy that the torch of the list cannot read mends nothing.
  const torch = requirements.find((one) => nameOf(one) === 'torch');
  const release = exactVersion(parseRequirement(torch?.text ?? '')?.specifier ?? '');
  if (
    code === 'PW425' &&
    fixes.some(({ label }) => /^pin numpy>=2/.test(label)) &&
    satisfies(release ?? '9', '<2.3')
  )
    return [`take an older ${message.split(' ', 1)[0]}`];
  if (code === 'PW421' && fixes.length === 0)
    return [`take another ${/ beside (\S+) /.exec(message)?.[1] ?? 'one'}`];
  const url = code === 'PW427' ? / comes from (git\+\S+) without a commit/.exec(message)?.[1] : undefined;
  if (url !== undefined) return [atCommit(url)];
  // Several names in one line: to drop them is never meant.
  if (code === 'PW412' && /^"[\w.[\]-]+\s+[\w-]/.test(message))
    return [
      'write one requirement a line',
      'give an index to pip on its command line, in a step for torch alone',
    ];
  return fixes.map(({ label }) => aboutAFile(label));
}

function asFileFinding(finding: Finding, installation: Installation): FileFinding {
  const { code, severity, title, message, error, why, evidence } = finding;
  const all = [...installation.requirements, ...installation.constraints];
  const place =
    code === 'PW203' || code === 'PW304' || code === 'PW105'
      ? installation.place
      : (placeOf(message, all) ?? installation.place);
  const judged: FileFinding = {
    ...{ code, severity, title, error, evidence },
    place: place ?? all[0]?.place ?? { file: '', line: 1, column: 1 },
    message: aboutAFile(message),
    why: aboutAFile(why),
    fixes: fixesFor(finding, installation),
    edits: editsFor(finding, installation),
  };
  return optionApart(code === 'PW417' ? wheelApart(judged, installation) : judged, all);
}

/** PW417 at the address it speaks of, with a fix for a list: pip finds the file for its own system by itself. */
function wheelApart(finding: FileFinding, { addresses }: Installation): FileFinding {
  const [, name = '', version = ''] = /^The wheel (\S+) (\S+) \(/.exec(finding.message) ?? [];
  const file = `/${name.replaceAll('-', '_')}-`;
  const address = addresses.find(({ text }) =>
    `/${text}`.replaceAll('-', '_').includes(file.replaceAll('-', '_')),
  );
  if (address === undefined) return finding;
  if (!/^https?:/.test(address.text))
    return {
      ...finding,
      place: address.place,
      fixes: ['take the file of it whose name has this Python, or an image with the Python of this one'],
    };
  const [, index, tag] = /^(https:\/\/download\.pytorch\.org\/whl\/(cu\d{3}))\//.exec(address.text) ?? [];
  const pin = `${name}==${version.replace(/\+.*/s, '')}`;
  return {
    ...finding,
    place: address.place,
    fixes: [
      index === undefined
        ? `write ${pin}${name.startsWith('flash') ? ' with --no-build-isolation' : ''}, and let pip choose the file`
        : `write ${pin}+${tag} with --extra-index-url ${index} (in a list a line of its own), and let pip choose the file`,
    ],
  };
}

/** The requirement a message speaks of: the one it quotes as written, else the first it names. */
function placeOf(message: string, all: readonly Located[]): Located['place'] | null {
  const quoted = all.find(({ text }) => {
    const url = parseRequirement(text)?.url;
    // Of a package that is named twice, each for a system of its own, the address tells which.
    return (
      (url != null && message.includes(` from ${url} `)) ||
      message.includes(`"${text}"`) ||
      message.startsWith(text)
    );
  });
  if (quoted !== undefined) return quoted.place;
  const words = message.split(/[^A-Za-z0-9._-]+/).map(normaliseName);
  for (const word of words) {
    const named = all.find(({ text }) => parseRequirement(text)?.name === word);
    if (named !== undefined) return named.place;
  }
  return null;
}

/** The rules speak of plans; here a file says what a plan would. */
function aboutAFile(text: string): string {
  return text
    .replace(/\bthe plan\b|\bthe preset\b/g, 'the file')
    .replace(
      /is compiled on the pod: an hour or more, with nvcc and much memory, at your cost/,
      'is compiled wherever this runs: an hour or more, with nvcc and much memory',
    );
}

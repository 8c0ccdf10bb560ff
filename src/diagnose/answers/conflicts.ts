import { satisfies } from '../../packaging/versions.ts';
import type { Answer, Answerer } from '../answer.ts';
import { type Event, requirementsNearby } from '../event.ts';
import { harmlessWord } from '../fill.ts';
import { audioOf, visionOf } from './pairs.ts';
import { isOlder, together } from './version-commands.ts';

interface Wish {
  readonly who: string;
  readonly dist: string;
  readonly bounds: string;
}

/** One list asks for two versions of the same: a line of it has to go, whatever others ask for. */
function pinnedTwice(event: Event): Answer | null {
  const pins = [event.text, ...event.below.slice(0, 4)].flatMap((line) => {
    const found =
      /(?:Cannot install|you require|depends on) ([\w.-]{1,80})==([\w.+]{1,40}) and ([\w.-]{1,80})==([\w.+]{1,40})(?: because|, we)/.exec(
        line,
      );
    const [, name = '', one = '', again = '', other = ''] = found ?? [];
    return found !== null && name.toLowerCase() === again.toLowerCase() && one !== other
      ? [{ name, one, other }]
      : [];
  });
  const [first] = pins;
  if (first === undefined) return null;
  const names = [...new Set(pins.map(({ name }) => name))];
  return {
    title: `requirements.txt holds ${names.join(' and ')} twice, in different versions`,
    cause: `${pins.map(({ name, one, other }) => `${name} ${one} and ${other}`).join('; ')}: both stand in what is installed at once, and only one of them can be there.`,
    fix: [
      `sed -i.bak -E '/^(${pins.map(olderPin).join('|')})( |;|$)/Id' requirements*.txt && ${event.pip} install ${requirementsNearby(event) ?? '-r requirements.txt'}   # takes the older of each out`,
      `grep -niE "^(${names.join('|')})[=<>~! ]" requirements*.txt pyproject.toml   # or by hand: the lines`,
    ],
    confidence: 'high',
  };
}

const olderPin = ({ name, one, other }: { name: string; one: string; other: string }) =>
  `${name}==${isOlder(one, other) ? one : other}`.replaceAll('.', '\\.').replaceAll('+', '\\+');

/** Every release of one package asks for another that is not there for this Python: pip calls that a conflict. */
function ofOnePackage(event: Event, wishes: readonly Wish[]): Answer | null {
  const [first] = wishes;
  const name = first?.who.split(' ')[0] ?? '';
  const others = new Set(wishes.map(({ who }) => who));
  if (
    first === undefined ||
    others.size < 2 ||
    wishes.some(({ who, dist }) => who.split(' ')[0] !== name || dist !== first.dist)
  )
    return null;
  const { dist } = first;
  const asker = /Cannot install (?<asker>[A-Za-z][\w.-]{0,60})(?:==\S{1,20})? because/.exec(event.text)
    ?.groups?.['asker'];
  // No version would do: the package itself has left the index, or holds nothing for any Python.
  if (wishes.every(({ bounds }) => bounds.length === 0))
    return {
      title: `${dist}, which ${name} asks for, is no longer on the index, or has no file that fits`,
      cause: `pip tried ${others.size} releases of ${name}; each takes any ${dist}, and there is none: it was taken off the index, or has nothing for this Python.`,
      fix: [
        `${event.pip} install -U ${asker ?? name}   # newer ones do without ${dist}`,
        `# an old one is needed: ${dist} from its repository first (${event.pip} install git+https://…/${dist}), then the same again`,
      ],
      confidence: 'medium',
    };
  return {
    class: 'python-version-unsupported',
    title: `${first.dist}, which ${name} asks for, is not there for this Python or system`,
    cause: `pip tried ${others.size} releases of ${name}; each asks for another ${first.dist}, and none of those has a file that fits here.`,
    fix: [
      `uv venv --seed --python 3.${event.python?.endsWith('.10') ? 9 : 10} /workspace/venv && . /workspace/venv/bin/activate && python3 -m pip install ${name}   # a Python of its time`,
      `python3 -c "import sys, platform; print(sys.version, platform.machine())"; ${event.pip} index versions ${name}   # what runs here, and whether a newer ${name} does without`,
    ],
    confidence: 'medium',
  };
}

const buildTag = /^(?:cu\d{2,3}|cpu|rocm[\d.]{1,5})$/;
const ofIndex = (tag: string) => ` --extra-index-url https://download.pytorch.org/whl/${tag}`;

/** A torch of another CUDA than that of its companions does not load them: the build stays the one that is here. */
function sameBuild(dist: string, bounds: readonly string[], here: string): string {
  const tag = here.split('+')[1] ?? '';
  const [pin = ''] = bounds;
  return /^torch(?:vision|audio)?$/.test(dist) &&
    buildTag.test(tag) &&
    /^==[\d.]+$/.test(pin) &&
    bounds.length === 1
    ? `"${dist}${pin}+${tag}"${ofIndex(tag)}`
    : `"${dist}${bounds.join(',')}"`;
}

/** A companion of another torch does not load: the set of the torch that is there. */
function mixedTorch({ pip, below }: Event, said: Readonly<Record<string, string>>): Answer | null {
  const [here = '', tag] = (said['here'] ?? '').replace('torch ', '').split('+');
  const vision = visionOf(here);
  if (said['dist'] !== 'torch' || !said['bounds']?.startsWith('==') || vision === null) return null;
  // Patch releases of one torch mostly load each other's companions.
  const family = (of: string) => of.split('.', 2).join('.');
  if (family(here) === family(said['bounds'].slice(2))) return null;
  // What else a log writes there is none, and goes into no command.
  if (tag !== undefined && !buildTag.test(tag)) return null;
  const whole = (of: string) => `${of}${tag === undefined ? '' : `+${tag}`}`;
  const index = tag === undefined ? '' : ofIndex(tag);
  return {
    class: 'torchvision-nms-mismatch',
    title: `torch ${here} stands beside a ${said['who']} of torch ${said['bounds'].slice(2)}`,
    cause: `Each torchvision and torchaudio is built for one torch: that ${said['who']} does not load, or fails later.`,
    fix: [
      `${pip} install torch==${whole(here)} torchvision==${whole(vision)} torchaudio==${whole(audioOf(here))}${index}   # its set`,
    ],
    // What was installed after all may be mended by the next command.
    ...(below.some((line) => /Successfully installed/.test(line)) ? {} : { weight: 'plain' as const }),
  };
}

/** pkg_resources, and `python setup.py install` behind it, name what is here, and what is asked of it. */
function unmet({ text, pip }: Event): Answer | null {
  const found = (
    /^.{0,60}error: (?<dist>[\w.-]{1,60}) (?<here>\d[\w.+]{0,30}) is installed but (?<wanted>[\w.-]{1,60}[<>=!~][\w.,<>=!~*]{1,60}) is required by (?:\{'(?<who>[\w.-]{1,60})')?/.exec(
      text,
    ) ??
    /VersionConflict: \((?<dist>[\w.-]{1,60}) (?<here>[\w.+]{1,30}) \(.{1,200}?\), Requirement\.parse\('(?<wanted>[\w.-]{1,60}[<>=!~][\w.,<>=!~*]{1,60})'\)(?:, .{0,12}'(?<who>[\w.-]{1,60})')?/.exec(
      text,
    )
  )?.groups;
  if (found === undefined) return null;
  const { dist, here, wanted, who } = found;
  return {
    title: `${who ?? 'A package'} asks for ${wanted}, and ${dist} ${here} is installed`,
    cause: `It was moved past what ${who ?? 'that package'} accepts, or is too old for it.`,
    fix: [
      `${pip} install "${wanted}"`,
      ...(who === undefined ? [] : ['# or, instead of the line above:', `${pip} install -U ${who}`]),
    ],
  };
}

/** What pip says after an install: a package was moved past what others accept. */
function past(event: Event, near: readonly string[]): Answer | null {
  const line =
    /^(?:ERROR: )?(?<who>[A-Za-z0-9][\w.-]{0,80}) \S{1,40} (?:requires|has requirement) (?<dist>[A-Za-z0-9][\w.-]{0,80}?)(?:\[[\w,]{1,40}\])?(?<bounds>[<>=!~][\w.,<>=!~*]{1,80})(?:;.{0,60})?, but you(?:'ll)? have (?<here>[\w.+ -]{1,80}?)(?: which is incompatible|\.$)/;
  // pip's sentence above them stands for the first.
  const said = /dependency resolver does not currently/.test(event.text)
    ? event.below.find((one) => line.test(one))
    : event.text;
  const first = line.exec(said ?? '')?.groups;
  if (first === undefined) return null;
  const torch = /^torch(?:vision|audio)$/.test(first['who'] ?? '') ? mixedTorch(event, first) : null;
  if (torch !== null) return torch;
  const wishes = near.flatMap((one) => {
    const groups = line.exec(one)?.groups;
    return groups === undefined ? [] : [groups];
  });
  const dist = first['dist'] ?? '';
  const own = wishes.filter((wish) => wish['dist'] === dist);
  const bounds = [...new Set(own.flatMap((wish) => (wish['bounds'] ?? '').split(',')))];
  if (bounds.filter((bound) => bound.startsWith('==')).length > 1) return null;
  return {
    title: `${dist} was changed past what ${own.map((wish) => wish['who']).join(' and ')} accept`,
    cause: `${own.map((wish) => `${wish['who']} asks for ${dist}${wish['bounds']}`).join('; ')}; ${own[0]?.['here']} is installed. It matters where one of them then fails.`,
    fix: [`${event.pip} install ${sameBuild(dist, bounds, first['here'] ?? '')}   # what all of them accept`],
  };
}

/** Who asks for what, as pip and uv list it below "The conflict is caused by". */
export const conflictAnswer: Answerer = (event) => {
  const near = [...event.above.slice(-12), event.text, ...event.below];
  if (
    /LibMamba|UnsatisfiableError/.test(near.join('\n')) &&
    !near.some((line) => /\bpip install\b|ResolutionImpossible/.test(line))
  )
    return condaConflict(near);
  const bound = unmet(event);
  if (bound !== null) return bound;
  const broken = past(event, near);
  if (broken !== null) return broken;
  const wishes = near.flatMap(wishOf);
  const twice = ofOnePackage(event, wishes) ?? pinnedTwice(event);
  if (twice !== null) return twice;
  const uv = conflictOfUv([event.text, ...event.below.slice(0, 2)].join(' '));
  if (uv !== null) return uv;
  const dist = wishes
    .map((wish) => wish.dist)
    .find(
      (name) => new Set(wishes.filter((wish) => wish.dist === name).map(({ bounds }) => bounds)).size > 1,
    );
  if (dist === undefined) return ofALine(near.join(' '), event.pip);
  const all = wishes.filter((wish) => wish.dist === dist);
  const own = all.find(({ who }) => who === 'you');
  const other = all.find(({ who, bounds }) => who !== 'you' && bounds !== '' && bounds !== own?.bounds);
  if (other === undefined) return null;
  if (agree(all.map(({ bounds }) => bounds)))
    return {
      class: 'pip-invalid-metadata',
      title: `pip takes none of the ${dist} that would fit all: it refuses their metadata`,
      cause: `${all.map(({ who, bounds }) => `${who}: ${dist}${bounds}`).join(', ')} do not exclude each other. pip from 24.1 on refuses releases whose metadata is written wrongly (as those of 2020 to 2022), which then count as not there; or none is made for this Python.`,
      fix: [
        `${event.pip} install "pip<24.1"   # then the same install again, with that pip`,
        '# or with uv, which still takes them: uv pip install, in place of pip install',
      ],
      confidence: 'medium',
    };
  const said = [
    ...new Set(
      all.map(
        ({ who, bounds }) =>
          `${who} ask${who === 'you' ? '' : 's'} for ${dist}${bounds === '' ? '' : ` ${bounds}`}`,
      ),
    ),
  ];
  const wanted = `${dist}${other.bounds}`;
  // A pin is mostly stricter than need be; bounds are there for a reason, and transformers looks at its own when it is imported.
  const looser =
    own === undefined && all.some(({ bounds }) => bounds.startsWith('=='))
      ? (all.find(({ who }) => who.startsWith('transformers ')) ??
        all.find(({ bounds }) => bounds !== '' && !bounds.startsWith('==')))
      : undefined;
  if (looser !== undefined)
    return {
      title: `Two requirements of ${dist} exclude each other`,
      cause: `${said.slice(0, 4).join('; ')}. No ${dist} satisfies all of them; what is to give way is the pin of ${all.find((one) => one !== looser)?.who}.`,
      fix: [
        `echo "${dist}${looser.bounds}" > overrides.txt && uv pip install ${requirementsNearby(event) ?? '-r requirements.txt'} --override overrides.txt   # one that ${looser.who} takes (pip install -q uv first; a project with setup.py alone: -e . in place of -r requirements.txt)`,
        `# or another release of ${looser.who.split(' ')[0]}, whose bounds let that pin in: change its line in requirements.txt, setup.py or pyproject.toml`,
      ],
      confidence: 'high',
    };
  if (own !== undefined) return againstOwn(event, own, all);
  return {
    title: `Two requirements of ${dist} exclude each other`,
    cause: `${said.slice(0, 4).join('; ')}. No ${dist} satisfies all of them.`,
    fix: [
      `# change the version of ${other.who.split(' ')[0]} or of the other asker in requirements.txt, so that both accept one ${dist}`,
      '# or overrule the narrower one (works where it is stricter than it need be):',
      `echo "${wanted}" > overrides.txt && uv pip install -r requirements.txt --override overrides.txt`,
    ],
    confidence: 'high',
  };
};

/** A line of one's own against others: those that exclude it, and what all others together let in. */
function againstOwn(event: Event, own: Wish, all: readonly Wish[]): Answer {
  const { dist } = own;
  const version = /^[~=]=(?<at>\d[\w.]*)$/.exec(own.bounds)?.groups?.['at'];
  // Of a package of which pip tried several releases the first, which is the newest.
  const others = all.filter(
    ({ who, bounds }, at) =>
      who !== 'you' &&
      bounds !== '' &&
      all.findIndex((one) => one.who.split(' ')[0] === who.split(' ')[0]) === at,
  );
  const against = others.filter(({ bounds }) => version === undefined || !satisfies(version, bounds));
  const excluding = against.length > 0 ? against : others;
  const parts = [...new Set(others.flatMap(({ bounds }) => bounds.split(',')))];
  // What is no more than another says as well.
  const ends = parts.filter(
    (part) =>
      !parts.some(
        (rival) =>
          rival !== part &&
          /^[<>]=?\d[\d.]*$/.test(part) &&
          rival[0] === part[0] &&
          isOlder(number(part[0] === '<' ? rival : part), number(part[0] === '<' ? part : rival)),
      ),
  );
  const wanted = `${dist}${(agree(parts) ? ends : (excluding[0]?.bounds.split(',') ?? ends)).join(',')}`;
  // A later major is another program; huggingface-hub 0.26 lost what diffusers asks for up to 0.28.
  const [major] = (version ?? '').split('.');
  const open =
    !dist.startsWith('torch') && !wanted.includes('<') && new RegExp(`>=${major}\\.[\\d.]+$`).test(wanted);
  const early =
    dist === 'huggingface-hub' && others.some(({ who }) => /^diffusers 0\.(?:1?\d|2[0-8])\./.test(who));
  const capped = open
    ? `${wanted},<${early && !wanted.includes('>=0.2') ? '0.26' : Number(major) + 1}`
    : wanted;
  const file = requirementsNearby(event) ?? listed(event);
  const named = file !== null && /^-r [\w./-]{1,160}$/.test(file) ? file.slice(3) : null;
  const opencv = excluding.find(({ who }) => /^opencv/.test(who));
  const install = (what: string) => `${event.pip} install ${file ?? '-r requirements.txt'}${what}`;
  // They are released in step: of the torch that is asked for, each has one.
  const torch =
    dist === 'torch' &&
    excluding.length > 0 &&
    excluding.every(({ who }) => /^torch(?:vision|audio) /.test(who))
      ? /^==(?<at>\d[\d.]{0,12}\d)(?:\+\w{2,8})?$/.exec(own.bounds)?.groups?.['at']
      : undefined;
  return {
    title: `Two requirements of ${dist} exclude each other`,
    cause: `You ask for ${dist} ${own.bounds}; ${excluding
      .slice(0, 3)
      .map(({ who, bounds }) => `${who} asks for ${dist} ${bounds}`)
      .join('; ')}. No ${dist} satisfies all of them.`,
    fix: [
      ...(torch === undefined
        ? []
        : [
            ...together('torch', [`"torch==${torch}"`], event),
            '# their releases into the requirements, in place of the pins that are there',
            '# or, instead of the line above:',
          ]),
      ...(opencv !== undefined && /^numpy==1/.test(dist + own.bounds)
        ? [
            `sed -i.bak -E 's/^(opencv[a-z-]*) *[=<>~!].*/\\1<4.12/I' ${named ?? 'requirements.txt'} && ${install('')}   # the last that takes numpy 1`,
            '# or, instead of the line above:',
          ]
        : []),
      named === null
        ? `${install(` "${capped}"`)}   # after taking your own line ${dist}${own.bounds} out of requirements.txt`
        : `sed -i.bak -E '/^${dist.replaceAll(/[-_.]/g, '[-_.]')}( |[=<>~!;]|$)/Id' ${named} && ${install(` "${capped}"`)}   # takes your own line ${dist}${own.bounds} out`,
      '# or overrule the narrower one (works where it is stricter than it need be):',
      `echo "${dist}${own.bounds}" > overrides.txt && uv pip install ${file ?? '-r requirements.txt'} --override overrides.txt`,
    ],
    confidence: 'high',
  };
}

const number = (bound: string) => bound.replace(/^[<>=]+/, '');

/** The list whose lines pip counts in its first sentence. */
function listed({ text, above }: Event): string | null {
  const file = [text, ...above.slice(-4)]
    .map((line) => /Cannot install -r (?<file>[\w./-]{1,160}) \(line/.exec(line)?.groups?.['file'])
    .find((one) => one !== undefined);
  return file === undefined || !harmlessWord(file) ? null : `-r ${file}`;
}

/** Whether some version lies within all bounds; only of bounds that say from where and up to where. */
function agree(bounds: readonly string[]): boolean {
  const all = bounds
    .flatMap((one) => one.split(','))
    .map((bound) => /^(?<sign>[<>]=?)(?<version>\d{1,6}(?:\.\d{1,6}){0,4})$/.exec(bound)?.groups);
  const ends = all.flatMap((groups) => (groups === undefined ? [] : [groups]));
  const of = (sign: string) =>
    ends.filter((end) => end['sign']?.startsWith(sign)).map((end) => end['version'] ?? '');
  return (
    ends.length === all.length && of('<').every((most) => of('>').every((least) => isOlder(least, most)))
  );
}

/** A line of a requirements file against another package, without more said: the one with the pin is loosened. */
function ofALine(said: string, pip: string): Answer | null {
  const found =
    /Cannot install (?:-r [\w./-]{1,120} \(line \d{1,5}\), ){0,20}-r (?<file>[\w./-]{1,120}) \(line (?<line>\d{1,5})\),? and (?<other>[A-Za-z][\w.-]{0,60})(?<pin>==[\w.]{1,40})? because/.exec(
      said,
    )?.groups;
  if (found === undefined) return null;
  const { file = '', line = '', other = '', pin } = found;
  const name = /multiple versions of (?<name>[A-Za-z][\w.-]{0,60}) to/.exec(said)?.groups?.['name'];
  const [at, who] =
    pin === undefined
      ? [`${line}s/[=<>~!]=?.*$//`, `line ${line}${name === undefined ? '' : ` (${name})`}`]
      : [`s/^(${other})==.*$/\\1/I`, `${other}${pin}`];
  return {
    title: `Line ${line} of ${file}${name === undefined ? '' : ` (${name})`} and ${other}${pin ?? ''} exclude each other`,
    fix: [
      `sed -i.bak -E '${at}' ${file} && ${pip} install -r ${file}   # takes the bounds of ${who} away, so that pip finds one that fits the other`,
      '# or git pull first, in the folder of the app: its list may be mended',
    ],
    confidence: 'high',
  };
}

/** `Because A depends on X==1 and you require X==2, we can conclude`. */
function conflictOfUv(text: string): Answer | null {
  const groups =
    /Because (?<who>[\w.+=-]{1,80}) depends on (?<dist>[\w.-]{1,60})(?:\[[\w,-]{1,40}\])?(?<bounds>[<>=!~][^ ]{1,60}) and you require (?<again>[\w.-]{1,60})(?<own>[<>=!~][^ ]{1,60}?),? we can conclude/.exec(
      text.slice(0, 2000),
    )?.groups;
  const { who = '', dist = '', bounds = '', own = '', again = '' } = groups ?? {};
  if (dist === '' || dist !== again) return null;
  return {
    title: `Two requirements of ${dist} exclude each other`,
    cause: `${who} asks for ${dist}${bounds}, and you ask for ${dist}${own}. No ${dist} satisfies both.`,
    fix: [
      `# in pyproject.toml or requirements.txt: ${dist}${bounds} in place of ${dist}${own} (or take that line out), then the same again`,
      `# or the release of ${who.split('==')[0]} that is made for ${dist}${own}`,
    ],
    confidence: 'high',
  };
}

/** conda and mamba: who asks for what, and which line of the environment file it is. */
function condaConflict(near: readonly string[]): Answer {
  const wish =
    near
      .map(
        (line) =>
          /package (?<who>[a-z0-9][\w.-]{1,60}?)-(?<at>\d[\w.]{0,20})-\S{1,40} requires (?<dist>[a-z0-9][\w.-]{0,60})(?: (?<bounds>[\w.*<>=,|]{1,40}))?, but/.exec(
            line,
          )?.groups,
      )
      .find((one) => one !== undefined) ?? {};
  const { who, at, dist, bounds } = wish;
  const own =
    dist === undefined
      ? undefined
      : near
          .map((line) => new RegExp(`${dist.replace(/\W/g, '.')} ?={1,2} ?[\\w.*]{1,20}`).exec(line)?.[0])
          .find((one) => one !== undefined);
  const pin = /^[<>=]{0,2}(?<version>\d{1,3}(?:\.\d{1,4}){0,3})/.exec(bounds ?? '')?.groups?.['version'];
  return {
    title:
      dist === undefined
        ? 'conda finds no set of packages that fit together'
        : `conda: ${who} ${at} wants ${dist} ${bounds ?? ''}, and something else excludes it`,
    cause: `${dist === undefined ? 'What is asked for' : `${who} ${at} needs ${dist} ${bounds ?? ''}${own === undefined ? '' : `, and ${own} is asked for`}: that`} cannot be had together from these channels, for this system and Python.`,
    fix: [
      ...(dist === undefined || pin === undefined || own === undefined
        ? [
            '# take the exact pins (and builds, the second =) out of the line that the message names, in environment.yml or the command; the newest common ones are then taken',
          ]
        : [
            `# in environment.yml or the command: ${dist}=${pin} in place of ${own}   (or the release of ${who} that is made for ${own})`,
          ]),
      'conda config --set channel_priority flexible   # lets all channels have a say; then the same again',
      '# or pip in an environment with Python only: conda create -n app python=3.10 && conda activate app && pip install torch torchvision torchaudio --index-url https://download.pytorch.org/whl/cu126, then the rest',
    ],
    confidence: 'medium',
  };
}

function wishOf(line: string): readonly Wish[] {
  const depends =
    /^(?<who>[\w.[\],-]{1,60} [\w.+]{1,30}) depends on (?<dist>[A-Za-z0-9][\w.-]{0,60})(?:\[[\w,-]{1,40}\])?(?<bounds>[^;]{0,80})/.exec(
      line,
    )?.groups;
  const asked =
    /^The user requested (?:\(constraint\) )?(?<dist>[A-Za-z0-9][\w.-]{0,60})(?:\[[\w,-]{1,40}\])?(?<bounds>[^;(]{0,80})/.exec(
      line,
    )?.groups;
  const found = depends ?? asked;
  const dist = found?.['dist'];
  const bounds = (found?.['bounds'] ?? '').trim().replaceAll(' and ', ',').replaceAll(' ', '');
  if (dist === undefined || !/^[\w.<>=!~,*+]*$/.test(bounds)) return [];
  return [{ who: depends?.['who'] ?? 'you', dist: dist.toLowerCase(), bounds }];
}

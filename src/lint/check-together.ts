import { otherSystemOf, sameFolders } from '../catalog/known-systems.ts';
import { needsOf, newestRead } from '../catalog/metadata.ts';
import { parseRequirement } from '../packaging/requirement.ts';
import { exactVersion, satisfies } from '../packaging/versions.ts';
import { type FileFinding, found } from './finding.ts';
import { type Installation, type Located, nameOf } from './located.ts';
import { oneFolder, otherSystem, takenAway } from './pages/together.ts';
import type { PipStep } from './pip-steps.ts';
import type { Piece } from './place.ts';
import type { ShellCommand } from './shell-commands.ts';

/** A marker that is true on a pod; of others that is not known. */
const onLinux =
  /^(?:sys_platform ?== ?["']linux["']|platform_system ?== ?["']Linux["']|os_name ?== ?["']posix["']|sys_platform ?!= ?["'](?:win32|darwin)["'])$/;

/** Names that hold on Linux: what a marker ties to another system is none of them. */
function namesHere(located: Located): string | null {
  const requirement = parseRequirement(located.text);
  return requirement === null || !(requirement.marker === null || onLinux.test(requirement.marker))
    ? null
    : requirement.name;
}

/** PW876: packages of another operating system in a list for a pod. */
export function checkSystems({ requirements, conda = [] }: Installation): readonly FileFinding[] {
  const hits = [
    ...requirements.flatMap((located) => {
      const row = otherSystemOf(namesHere(located) ?? '', 'pip');
      return row === null ? [] : [{ located, row }];
    }),
    ...conda.flatMap((located) => {
      const name = /^(?:[\w-]{1,60}::)?([\w.-]{1,80})/.exec(located.text)?.[1] ?? '';
      const row = otherSystemOf(name.toLowerCase(), 'conda');
      return row === null ? [] : [{ located, row }];
    }),
  ];
  const [first] = hits;
  // A list that is called so is not for a pod.
  if (first === undefined || /osx|mac|darwin|windows|[-_.]win\d*\b/i.test(first.located.place.file))
    return [];
  const names = [...new Set(hits.map(({ row }) => row.name))];
  const { row, located } = first;
  const asPip = row.manager === 'pip';
  // A marker mends what pip installs; the builds that conda names are of that system too.
  const builds = conda.some(({ text }) => /^[^=]+=[^=]+=[^=]+$/.test(text));
  return [
    found(otherSystem, {
      place: located.place,
      message: `${names.join(', ')} ${names.length > 1 ? 'are' : 'is'} for ${row.system} only: on a pod, which is Linux, the install stops here.`,
      error: asPip
        ? `ERROR: No matching distribution found for ${located.text.slice(0, 60)}`
        : `ResolvePackageNotFound: ${located.text.slice(0, 60)}`,
      why: `Because there is no build of ${names.length > 1 ? 'them' : 'it'} for another system.`,
      fixes: [
        row.instead !== null
          ? `write ${row.instead} in its place`
          : asPip
            ? `write ${located.text.slice(0, 60)} ; sys_platform == "${row.system === 'Windows' ? 'win32' : 'darwin'}"${builds ? ', and export the rest with conda env export --from-history' : ''}`
            : `drop ${names.length > 1 ? 'them' : 'it'}, or export with conda env export --from-history`,
      ],
    }),
  ];
}

/** PW876 of what conda list --export wrote, which names the system itself. */
export function checkExport(piece: Piece): readonly FileFinding[] {
  const header = /^# platform: (win|osx)-/m.exec(piece.text);
  const ofPip = /^([\w.-]+)=([\w.+!]+)=pypi_0\s*$/m.exec(piece.text);
  if (header === null && ofPip !== null)
    return [
      {
        ...found(otherSystem, {
          place: piece.place(ofPip.index),
          message:
            'conda finds no build pypi_0, which says that pip installed the package, and pip reads no line of this form.',
          error: `PackagesNotFoundError: ${ofPip[0].trim()}`,
          why: 'Because conda list --export names builds, and those of pip lie in no channel.',
          fixes: [
            `write ${ofPip[1]}==${ofPip[2]} and the like into a list for pip: pip list --format=freeze`,
          ],
        }),
        title: 'A list that neither conda nor pip can read',
      },
    ];
  if (header === null) return [];
  const { 1: system, index } = header;
  const name = system === 'win' ? 'Windows' : 'macOS';
  return [
    found(otherSystem, {
      place: piece.place(index),
      message: `These are builds for ${name}: on a pod, which is Linux, conda finds none of them.`,
      error: 'PackagesNotFoundError: The following packages are not available from current channels',
      why: 'Because each line names a build, and builds are made for one system.',
      fixes: ['export with conda env export --from-history, which names no builds'],
    }),
  ];
}

/** PW877: of a list, which pip installs at once. */
export function checkFolders({ requirements }: Installation): readonly FileFinding[] {
  return sameFolder(requirements);
}

/** PW877 and PW878: of steps, where a later one has the last word. */
export function checkAgain(
  steps: readonly PipStep[],
  asked: readonly (readonly Located[])[],
  commands: readonly ShellCommand[],
): readonly FileFinding[] {
  const removed = commands.some(({ words }) => words.includes('uninstall'));
  return [
    ...(removed ? [] : asked.flatMap((one) => sameFolder(one))),
    ...takenAwayAgain(steps, asked, commands),
  ];
}

function sameFolder(requirements: readonly Located[]): readonly FileFinding[] {
  return sameFolders.flatMap(({ names, folder, error, because, keep }) => {
    const here = requirements.filter((one) => names.includes(namesHere(one) ?? ''));
    const all = [...new Map(here.map((one) => [nameOf(one), one])).values()];
    const [first, second] = all;
    if (first === undefined || second === undefined) return [];
    const has = (part: string) => here.some((one) => nameOf(one)?.includes(part));
    const opencv = folder === 'cv2';
    const headless = has('headless');
    return [
      found(oneFolder, {
        place: second.place,
        message: `${all.map(nameOf).join(' and ')} are ${all.length > 2 ? 'all' : 'both'} the module ${folder}: which of them is there in the end is chance${opencv ? (headless ? ', and with it whether it asks for libGL' : '') : ', and with it whether the GPU is used'}.`,
        error: opencv && !headless ? null : error,
        why: `Because ${because}.`,
        fixes: [
          `keep ${opencv ? `opencv-${has('contrib') ? 'contrib-' : ''}python${headless ? '-headless' : ''}` : keep} alone`,
        ],
      }),
    ];
  });
}

const heavy = /^torch(?:vision|audio)?$/;
/** After this another environment is asked. */
const otherPlace = /\bactivate\b|-m venv|\bvirtualenv\b|\bvenv\b|conda (?:create|activate)|deactivate/;

/** PW878: an exact torch, and a later step that asks for another one. */
function takenAwayAgain(
  steps: readonly PipStep[],
  asked: readonly (readonly Located[])[],
  commands: readonly ShellCommand[],
): readonly FileFinding[] {
  const at = (step: PipStep) => commands.indexOf(step.command);
  return steps.flatMap((step, index) => {
    if (step.command.conditional || step.command.inFunction !== null) return [];
    return (asked[index] ?? []).flatMap((later) => {
      const name = namesHere(later) ?? '';
      const spec = parseRequirement(later.text)?.specifier ?? '';
      if (!heavy.test(name) || spec === '') return [];
      const before = steps.slice(0, index).findLastIndex((one, earlier) => {
        const same = one.within === step.within && !one.elsewhere && !step.elsewhere;
        return same && (asked[earlier] ?? []).some((other) => namesHere(other) === name);
      });
      const first = steps[before];
      const earlier = (asked[before] ?? []).find((other) => namesHere(other) === name);
      const version = exactVersion(parseRequirement(earlier?.text ?? '')?.specifier ?? '')?.replace(
        /\+.*/s,
        '',
      );
      if (
        first === undefined ||
        version === undefined ||
        first.command.conditional ||
        first.command.inFunction !== null
      )
        return [];
      if (satisfies(version, spec.replace(/\+[\w.]+/g, ''))) return [];
      if (commands.slice(at(first) + 1, at(step)).some(({ text }) => otherPlace.test(text))) return [];
      return [
        found(takenAway, {
          place: later.place,
          message: `${name} ${version} of line ${first.place.line} is taken away again: this step asks for ${later.text}.`,
          error: `Attempting uninstall: ${name}\nFound existing installation: ${name} ${version}`,
          why: 'Because pip lets the last step have its way; what was downloaded, and compiled against it, is lost.',
          fixes: [`ask for one ${name} in both places`],
        }),
      ];
    });
  });
}

/** PW878: `pip install --no-deps transformers==…` over what a newer one has brought. */
export function checkBehind(
  steps: readonly PipStep[],
  asked: readonly (readonly Located[])[],
): readonly FileFinding[] {
  return steps.flatMap(({ command, within }, at) => {
    if (!command.words.includes('--no-deps') || command.caught) return [];
    const here = asked[at] ?? [];
    const all = asked.flatMap((list, index) => (steps[index]?.within === within ? list : []));
    // Any bound of tokenizers is somebody's care.
    const open = all.every((one) => nameOf(one) !== 'tokenizers' || /^tokenizers$/i.test(one.text.trim()));
    const newer = asked
      .slice(0, at)
      .some((list) => list.some((one) => /^(?:unsloth|transformers)(?=$|[\s[@>])/i.test(one.text)));
    return here.flatMap((one) => {
      const version = exactVersion(parseRequirement(one.text)?.specifier ?? '');
      const newest = newestRead('tokenizers', '');
      if (nameOf(one) !== 'transformers' || version === null || newest === null || !open || !newer) return [];
      const bound =
        needsOf('transformers', version).find(({ needs }) => needs === 'tokenizers')?.specifier ?? '';
      if (bound === '' || satisfies(newest, bound)) return [];
      return [
        found(takenAway, {
          place: one.place,
          message: `transformers ${version} comes over the tokenizers of a newer one (${newest} today), and refuses it at its import.`,
          error: `ImportError: tokenizers${bound} is required for a normal functioning of this module, but found tokenizers==${newest}.`,
          why: 'Because --no-deps leaves what an earlier step brought.',
          fixes: [`write "tokenizers${bound}" "huggingface-hub<1" beside it`],
        }),
      ];
    });
  });
}

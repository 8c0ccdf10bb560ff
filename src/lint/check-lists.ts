import { parseRequirement } from '../packaging/requirement.ts';
import { checkCondaSpecs } from './check-conda.ts';
import { type FileFinding, found } from './finding.ts';
import { limits } from './limits.ts';
import { type Installation, nameOf, nothing } from './located.ts';
import { condaHasNone, flashIsolated, notInAList, otherMachine } from './pages/lists.ts';
import type { PipStep } from './pip-steps.ts';

/** What stops pip or conda at a line of a list, whatever the rest says. `text`: the whole file. */
export function checkLists(installation: Installation, text: string): readonly FileFinding[] {
  return [
    ...conda(installation),
    ...checkCondaSpecs(
      installation.conda ?? [],
      /^channels:[ \t]{0,9}\n[ \t]{0,9}- pytorch[ \t]{0,9}$/m.test(text),
      // In that order its own numpy is taken first.
      text.includes('conda-forge') && !text.slice(0, text.indexOf('conda-forge')).includes('- defaults'),
    ).filter(({ code }) => !/^PW(?:421|875)$/.test(code) || !forgeFirst(text)),
    ...misplaced(installation),
    ...remarks(installation),
    ...elsewhere(installation),
    ...flash(installation, text),
    ...sources(installation, text),
  ];
}

/** A pytorch that comes from conda-forge: its builds hold their mkl, and go by cudatoolkit up to 11.8. */
function forgeFirst(text: string): boolean {
  const [forge, own] = [text.indexOf('- conda-forge'), text.search(/^[ \t]{0,9}- pytorch[ \t]{0,9}$/m)];
  return forge >= 0 && (own < 0 || forge < own) && !text.includes('pytorch::');
}

const pytorchCuda = ['11.6', '11.7', '11.8', '12.1', '12.4'];

function conda({ conda: asked = [] }: Installation): readonly FileFinding[] {
  return asked.flatMap(({ text, place }) => {
    const [, name = '', version = ''] =
      /^(?:[\w-]{1,60}::)?(pytorch-cuda|cudatoolkit)\s*={1,2}\s*(\d[\d.*]{0,20})/.exec(text) ?? [];
    const [major = 0, minor = 0] = version.split('.').map(Number);
    // `11`, `11.*` and `11.7.0` take 11.7 as well (run: rattler's VersionSpec).
    const start = version.replace(/\.?\*.*/s, '').replace(/^(\d+\.\d+)(?:\.0)+$/, '$1');
    const gone =
      name === 'pytorch-cuda'
        ? !pytorchCuda.some((one) => `${one}.`.startsWith(`${start}.`))
        : name === 'cudatoolkit' && (major > 11 || (major === 11 && minor > 8));
    if (!gone) return [];
    return [
      found(condaHasNone, {
        place,
        message: `No channel has ${name} ${version}.`,
        error: `PackagesNotFoundError: ${name}=${version}`,
        why:
          name === 'pytorch-cuda'
            ? 'Because it was made for CUDA 11.6, 11.7, 11.8, 12.1 and 12.4 only.'
            : 'Because the package ends at 11.8.',
        fixes: ['drop it, and install torch with pip from the index of its CUDA tag'],
      }),
    ];
  });
}

function misplaced({ misplaced: lines = [] }: Installation): readonly FileFinding[] {
  return lines.map(({ text, place }) => {
    const option = text.split(/[\s=]/)[0] ?? text;
    return found(notInAList, {
      place,
      message: `pip takes ${option} on its command line, not in a list, and stops here.`,
      error: `error: no such option: ${option}`,
      why: 'Because a requirements list takes few options, and this is none of them.',
      fixes: [`drop the line, and give ${option} to pip where it needs it`],
    });
  });
}

/** Where conda builds packages, on whatever machine. */
const buildFolder =
  /^file:\/\/\/(?:croot|tmp\/build|tmp\/abs_|home\/(?:conda\/feedstock_root|builder|ktietz)|opt\/(?:mini|ana)?conda\d?\/conda-bld|work\/ci|feedstock_root|private\/var|Users\/builder|C:\/b\/)/;

/** The folder of a person at home; those of images are named after what they are for. */
const atHome =
  /^(?:-e\s+)?(?:file:\/\/)?\/(?:home|Users)\/(?!(?:user|ubuntu|jovyan|app|appuser|runner|vscode|coder|mambauser|docker|worker|nonroot|sagemaker-user|studio-lab-user)\/)[\w.-]{1,60}\//;

function elsewhere({ requirements, constraints, addresses, steps }: Installation): readonly FileFinding[] {
  const own = steps ? undefined : addresses.find(({ text }) => atHome.test(text));
  if (own !== undefined)
    return [
      found(otherMachine, {
        place: own.place,
        message: `${own.text.slice(0, 80)} is a folder of the machine where the list was written: pip stops here.`,
        error: `ERROR: ${own.text.replace(/^-e\s+/, '').slice(0, 80)} is not a valid editable requirement.`,
        why: 'Because pip freeze writes the path of what was installed with -e.',
        fixes: ['write its address, git+https://…@COMMIT, or leave it out and install it from its checkout'],
      }),
    ];
  const lines = [...requirements, ...constraints].filter(({ text }) =>
    buildFolder.test(parseRequirement(text)?.url ?? ''),
  );
  const [first] = lines;
  if (first === undefined) return [];
  const others = lines.length === 1 ? '' : ` (and ${lines.length - 1} more)`;
  return [
    found(otherMachine, {
      place: first.place,
      message: `${first.text.slice(0, 80)}${others} names a folder of the machine where conda built it: pip stops here.`,
      error: `ERROR: Could not install packages due to an OSError: [Errno 2] No such file or directory: '${(parseRequirement(first.text)?.url ?? '').replace('file://', '').slice(0, 80)}'`,
      why: 'Because pip freeze writes such paths in an environment of conda.',
      fixes: [
        'write the list anew with pip list --format=freeze',
        'write NAME==VERSION in place of the path',
      ],
    }),
  ];
}

/** `xformers ; optional`: what follows `;` begins with a variable of PEP 508, a quoted value or a parenthesis. */
const marker =
  /^\s*(?:\(|["']|(?:python_version|python_full_version|os_name|sys_platform|platform_\w+|implementation_\w+|extra|extras|dependency_groups)\s*(?:[=<>!~]|(?:not\s+)?in\b))/;

function remarks({ requirements, constraints }: Installation): readonly FileFinding[] {
  return [...requirements, ...constraints].flatMap(({ text, place }) => {
    const requirement = parseRequirement(text);
    const option =
      /^([\w.[\]-]{1,60})\s*;\s*((?:--index-url|--extra-index-url|--find-links|-i|-f)[ =]\s*([^\s;]+))/.exec(
        text,
      );
    if (option !== null)
      return [
        {
          ...found(notInAList, {
            place,
            severity: 'warning',
            message: `pip reads ${option[1]} here and drops what follows: it looks on the default index. uv stops at the line.`,
            why: 'Because an option counts on a line of its own only, and ; begins a condition.',
            fixes: [
              `take ${option[1]} out of the list: pip install ${option[1]} --index-url ${option[3]}`,
              `pin it, and write --extra-index-url ${option[3]} on a line of its own`,
            ],
          }),
          title: 'An option that pip ignores',
        },
      ];
    if (requirement?.marker == null || marker.test(requirement.marker) || /["'=<>]/.test(requirement.marker))
      return [];
    return [
      found(notInAList, {
        place,
        message: `What follows ; in "${text.slice(0, 60)}" is no environment marker: pip stops here.`,
        error: `ERROR: Invalid requirement: '${text.slice(0, 60)}'`,
        why: 'Because pip reads what follows ; as a condition such as python_version < "3.12".',
        fixes: ['write the remark after # instead'],
      }),
    ];
  });
}

/** Repositories of an app that holds no package, at any commit. */
export const noPackage = /github\.com\/(VAST-AI-Research\/TripoSR)(?![\w-])/i;

/** PW866: an address with nothing to build. */
export function checkNoPackage({ addresses, requirements }: Installation): readonly FileFinding[] {
  return [...addresses, ...requirements].slice(0, limits.requirements).flatMap(({ text, place }) => {
    const repository = /(?:^|[@\s])git\+/.test(text) ? noPackage.exec(text)?.[1] : undefined;
    if (repository === undefined) return [];
    return [
      {
        ...found(notInAList, {
          place,
          message: `${repository} has neither setup.py nor pyproject.toml, at any commit: pip stops.`,
          error: "does not appear to be a Python project: neither 'setup.py' nor 'pyproject.toml' found.",
          why: 'Because it is an app with a list, not a package.',
          fixes: ['clone it, pip install -r its requirements.txt, and put its folder on PYTHONPATH'],
        }),
        title: 'No package that pip could install',
      },
    ];
  });
}

/** PW867 of pip's own words. An index or --find-links may have a wheel. */
export function checkFlashSteps(
  steps: readonly PipStep[],
  text: string,
  oldPython: boolean,
  image: string | null = null,
): readonly FileFinding[] {
  const blind = withoutCompiler(steps, text, image);
  if (blind.length > 0 || /NO_BUILD_ISOLATION/.test(text)) return blind;
  return steps.flatMap(({ requirements, addresses, indexes, command, tool }, at) => {
    if (command.caught) return [];
    // pip before 25.3, the last of an old Python, builds what has no pyproject.toml with what is installed.
    const apart = !oldPython && (tool === 'uv' || steps.slice(0, at).some(renewsPip));
    return [
      ...(indexes.length > 0 ? [] : flash({ ...nothing, requirements, steps: true }, command.text)),
      ...(apart ? sources({ ...nothing, addresses, steps: true }, command.text) : []),
    ];
  });
}

/** PW867: flash-attn asks the nvcc of the folder that a base of NVIDIA has, before it looks for a wheel. */
function withoutCompiler(
  steps: readonly PipStep[],
  text: string,
  image: string | null,
): readonly FileFinding[] {
  if (!/^nvidia\/cuda:[\w.-]*(?:runtime|base)/.test(image ?? '')) return [];
  if (/nvcc|cuda-toolkit|cuda-compiler|cuda-devel|SKIP_CUDA_BUILD|conda|CUDA_HOME/.test(text)) return [];
  return steps
    .flatMap(({ requirements, indexes, command }) =>
      indexes.length > 0 || command.caught || !told.test(command.text) ? [] : requirements,
    )
    .filter((one) => nameOf(one) === 'flash-attn' && parseRequirement(one.text)?.url == null)
    .slice(0, 1)
    .map(({ place }) => ({
      ...found(flashIsolated, {
        place,
        message: `flash-attn asks nvcc for its version as it is built, and ${image} has none: pip stops.`,
        error: "FileNotFoundError: [Errno 2] No such file or directory: '/usr/local/cuda/bin/nvcc'",
        why: 'Because /usr/local/cuda is there, without a compiler.',
        fixes: ['take the devel image of that tag'],
      }),
      title: 'Built without a compiler',
    }));
}

/** What the source of each imports as it is built; neither has a wheel on the package index. */
const builders: ReadonlyMap<string, string> = new Map([
  ['flash-attn', 'torch'],
  ['chumpy', 'pip'],
  // The newest (2.3.2.post1); some before it name torch for their build.
  ['mamba-ssm', 'torch'],
]);

function flash({ requirements, steps }: Installation, text: string): readonly FileFinding[] {
  const open = requirements.find((one) => builders.has(nameOf(one) ?? '') && !/^mamba.*==/.test(one.text));
  const name = open === undefined ? '' : (nameOf(open) ?? '');
  const module = builders.get(name) ?? '';
  const url = open === undefined ? null : parseRequirement(open.text)?.url;
  // [tool.uv.sources] may name a wheel.
  const wheel = /^flash-attn[ \t]*=[ \t]*\{/m.test(text);
  if (open === undefined || url != null || wheel || told.test(text)) return [];
  return [
    found(flashIsolated, {
      place: open.place,
      message: `pip builds ${name} where ${module} is not installed, and stops${steps ? '' : ', unless the list is installed with --no-build-isolation'}.`,
      error: `ModuleNotFoundError: No module named '${module}'`,
      why: `Because the package index has its source only, which imports ${module}, and pip builds it in an environment of its own.`,
      fixes: [
        `${steps ? '' : 'take it out of the list, and '}${module === 'torch' ? 'after torch: ' : ''}pip install ${name} --no-build-isolation`,
        ...(module === 'torch' ? ['name the wheel for this torch, CUDA and Python by its address'] : []),
      ],
    }),
  ];
}

const told = /build.isolation|build-constraint|PIP_CONSTRAINT|extra-build-dependencies/i;
const renewsPip = ({ upgrades, requirements }: PipStep) =>
  upgrades && requirements.some(({ text }) => text === 'pip');

/** Repositories whose setup.py imports what no build environment has (read at their heads on 2026-11-30 and 2026-12-01); CLIP's did so up to February 2026. */
const bySource =
  /github\.com\/(openai\/CLIP(?=(?:\.git)?(?:@|\/archive\/)(?:dcba3cb|a1d0717|a9b1bf5|3702849|d50d76d|c5478aa))|Dao-AILab\/flash-attention|NVlabs\/(?:nvdiffrast|tiny-cuda-nn)|graphdeco-inria\/diff-gaussian-rasterization|camenduru\/simple-knn|facebookresearch\/(?:pytorch3d|detectron2))(?![\w-])/i;

/** Sources on the package index, of which each imports torch; the wheels lie on a page of their own. */
const ofPyg = /^torch[-_](?:scatter|sparse|cluster|spline[-_]conv)(?=$|[\s=<>~!;])/i;

function sources({ addresses, requirements, python, steps, indexes }: Installation, text: string) {
  // setuptools 82 is for Python 3.9 and newer.
  if (told.test(text) || /^3\.[678]$/.test(python ?? '')) return [];
  const all = [...addresses, ...requirements].slice(0, limits.requirements);
  const firstOfPyg = all.find((one) => ofPyg.test(one.text));
  return all.flatMap((located) => {
    const { text: line, place } = located;
    const pyg =
      located !== firstOfPyg || indexes.length > 0 || /pyg\.org|find-links/.test(text)
        ? undefined
        : ofPyg.exec(line)?.[0];
    const name = pyg ?? bySource.exec(line)?.[1]?.split('/')[1];
    if (name === undefined || line.includes('.whl')) return [];
    const clip = name.toLowerCase() === 'clip';
    const module = clip ? 'pkg_resources' : 'torch';
    return [
      found(flashIsolated, {
        place,
        message: `${steps ? 'This' : 'pip 25.3 or newer, and uv,'} builds ${name} where ${module} is not installed, and stops.`,
        // That of tiny-cuda-nn asks for others before torch.
        error: name === 'tiny-cuda-nn' ? null : `ModuleNotFoundError: No module named '${module}'`,
        why: `Because its setup.py imports ${module}, and ${clip ? 'the setuptools of a new build environment, 82 or newer, has none' : 'a build environment holds no torch'}.`,
        fixes: [
          clip
            ? 'take d05afc4 in place of that commit: it does without'
            : pyg === undefined
              ? 'after torch, then pip install --no-build-isolation with its address'
              : 'take the wheels: -f https://data.pyg.org/whl/torch-VERSION+CUDA.html, of the torch that is there',
        ],
      }),
    ];
  });
}

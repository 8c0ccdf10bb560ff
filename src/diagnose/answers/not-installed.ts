import type { Answer } from '../answer.ts';
import type { Event } from '../event.ts';
import type { Facts } from '../facts/facts.ts';
import { harmlessWord } from '../fill.ts';
import { folderOfTheApp } from '../last-words/place.ts';
import { ofAClone, ownPackage, packageItself } from './local-folder.ts';
import { commandOf, prefixed, quoted, who } from './module-words.ts';
import { compiledPart } from './uncompiled.ts';
import { installOf } from './version-commands.ts';
import { webuiRepository } from './web-ui-modules.ts';

export function fromElsewhere(event: Event, facts: Facts, module: string, how: string): Answer {
  const webui = webuiRepository(event, module);
  if (webui !== null) return webui;
  const root = module.split('.')[0] ?? module;
  const typed = commandOf(how, event, root);
  return {
    subject: module,
    title: `${module} is not installed, and is not on the package index under that name`,
    cause: `${who(event)} imports ${module}. ${how.replaceAll('`', '')}.${note(facts, module)}`,
    fix: [
      typed === null ? `# ${how}` : inItsNode(event, typed.line),
      ...(/folder|repository|clone/.test(how) && (typed?.inItsFolder ?? true)
        ? [
            ...(typed === null
              ? [`${event.pip} install -e .   # in the root of the repository that has the folder ${root}`]
              : []),
            '# or, without setup.py or pyproject.toml there: export PYTHONPATH=$PWD, and start the app from there',
            '# or the whole environment as its README makes it: conda env update -f environment.yaml',
          ]
        : []),
    ],
    confidence: 'high',
  };
}

/** The folder of a node as it is called here: its registry and git write its name otherwise. */
function inItsNode(event: Event, command: string): string {
  const own = event.frames.at(-1)?.node?.split(/[\\/]/).at(-1) ?? '';
  const spelt = (name: string) => name.toLowerCase().replaceAll('_', '-');
  return command.replace(/(?<=custom_nodes\/)[\w.-]{1,80}/g, (name) =>
    spelt(name) === spelt(own) ? own : name,
  );
}

export function notInstalled(event: Event, facts: Facts, module: string): Answer {
  // What the program itself says brings more than the one module that it met first.
  const extra = /pip3? install ['"]?(?<extra>[a-z][\w-]{1,40}\[[\w,-]{1,40}\])/.exec(event.text)?.groups?.[
    'extra'
  ];
  // LiteLLM hides what failed behind a second import.
  if (
    /^(?:proxy_server|enterprise)$/.test(module) &&
    event.frames.some(({ file }) => file.includes('litellm'))
  )
    return {
      subject: 'litellm',
      title: 'The proxy of LiteLLM is not whole here',
      cause: `${module} is a part of LiteLLM itself; what it asks for (its extra proxy) is missing, or of another release.`,
      fix: [`${event.pip} install -U "litellm[proxy]"   # in an environment of its own`],
      confidence: 'medium',
    };
  if (extra !== undefined)
    return {
      subject: module,
      title: `${extra} was installed without its extra`,
      cause: `${who(event)} imports ${module}, which comes with ${extra} alone.`,
      fix: [`${event.pip} install "${extra}"`],
      confidence: 'high',
    };
  const compiled = compiledPart(event, facts, module);
  if (compiled !== null) return compiled;
  const names = prefixed(facts.imports.names, module);
  const root = module.split('.')[0] ?? module;
  // A source of that name is compiled in this log: no package of the index.
  if (
    names === null &&
    /^\w{2,40}$/.test(root) &&
    [...event.above, ...event.below].some((line) =>
      new RegExp(`\\b${root}\\.(?:c|cpp|pyx)\\b`).test(line.slice(0, 400)),
    )
  )
    return {
      subject: module,
      title: `${root} is built by the repository itself, and Python does not find it there`,
      cause: `${root} is compiled from a source of the repository and lies in the folder where it was built, which is not on the path of Python.`,
      fix: [
        `D=$(find "$PWD" -name "${root}*.so" -printf "%h\\n" | head -n 1); [ -n "$D" ] && export PYTHONPATH="$D:$PYTHONPATH"   # in the root of the repository; then start again`,
        '# none found: build it, with the Python that runs here: python3 setup.py build_ext --inplace, in the folder of its setup file',
      ],
      confidence: 'medium',
    };
  const itself = packageItself(event, root);
  if (itself !== null) return itself;
  if (
    names === null &&
    prefixed(facts.imports.notes, module) === null &&
    !facts.imports.same.split(' ').includes(root)
  ) {
    const own = ownPackage(event, root) ?? ofAClone(event, root);
    if (own !== null) return own;
    if (event.frames.at(-1)?.root === null && event.frames.at(-1)?.code === `from ${root} import *`)
      return {
        subject: module,
        title: `${root} is most likely a file of the project itself, and is not there`,
        cause: `The script takes all of ${root}, as one does with files of one's own, and no package is known by that name.`,
        fix: [
          `git pull; F=$(find "$PWD" -name ${root}.py -o -name ${root} -type d | head -1); export PYTHONPATH="\${F:+\${F%/*}:}$PYTHONPATH"   # the project may have added it since, or it is in another folder; then start again`,
          `# still not: ask its author, or (a package after all, as its README says) ${event.pip} install ${quoted(root.replaceAll('_', '-'))}`,
        ],
        confidence: 'medium',
      };
  }
  const [first, second] = (names ?? root).split('|');
  const dist = quoted(first ?? root);
  const own = /^pip install (?<args>[\w./ =<>+:#-]{1,160})/.exec(prefixed(facts.imports.notes, module) ?? '')
    ?.groups?.['args'];
  const known = names !== null || facts.imports.same.split(' ').includes(root);
  if ([event.text, ...event.above.slice(-6)].some((line) => line.includes('/opt/ros/')))
    return {
      subject: module,
      title: `ROS runs with a Python that lacks ${root}: mostly conda's`,
      cause: `ROS belongs to the Python of the system, which has ${root}; another comes first in PATH.`,
      fix: [
        'conda deactivate; export PATH="/usr/bin:$PATH"; which -a python python3   # the system first; then start again',
        `# or, to keep that one: python -m pip install ${quoted(root.replaceAll('_', '-'))}`,
      ],
      confidence: 'medium',
    };
  const app = folderOfTheApp(event);
  const folder = known || own !== undefined ? null : app;
  const node = event.frames.findLast((frame) => frame.node !== null)?.node ?? null;
  const mounted = event.text.includes('finding module specification')
    ? [
        '# in a container whose image brings it: a volume mounted over its folder (/workspace, /app) hides it: mount that elsewhere',
      ]
    : [];
  const requirements =
    node !== null && harmlessWord(node) && node.startsWith('/')
      ? [`${event.pip} install -r ${node}/requirements.txt   # all that this node asks for`]
      : [];
  return {
    subject: module,
    title: `The package ${dist.replaceAll('"', '')} is not installed for the Python that runs here`,
    cause: `${who(event)} imports ${module}, and this Python lacks it: it is missing from the requirements, its install failed (look further up), or it went into another Python than the one that runs.${note(facts, module)}`,
    fix: [
      ...(folder === null
        ? []
        : [
            `${event.pip} install -r ${folder}/requirements.txt   # what the app itself asks for`,
            '# or, where it is not in there:',
          ]),
      own !== undefined
        ? `${event.pip} install ${own.trim()}`
        : `${known || names !== null ? installOf(event, first ?? root, root) : `${event.pip} install ${quoted(root.replaceAll('_', '-'))}`}${known ? '' : '   # the name to install may differ from the name to import'}`,
      ...(second === undefined ? [] : [`# or: ${event.pip} install ${quoted(second)}`]),
      ...(known || own !== undefined || (event.frames.at(-1)?.root !== null && event.frames.length > 0)
        ? []
        : [
            `# or, where ${root} is a folder of the app's own repository: in its root: ${event.pip} install -e .   (no setup.py or pyproject.toml there: export PYTHONPATH=$PWD)`,
          ]),
      ...mounted,
      ...requirements,
      ...(app === null || folder !== null
        ? []
        : [`# or all that the app asks for: ${event.pip} install -r ${app}/requirements.txt`]),
    ],
    confidence: known ? 'high' : 'medium',
  };
}

function note(facts: Facts, module: string): string {
  const found = prefixed(facts.imports.notes, module);
  return found === null ? '' : ` Note: ${found}.`;
}

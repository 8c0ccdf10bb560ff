import { parseRequirement } from '../packaging/requirement.ts';
import { cloneOf } from './check-clone.ts';
import { type FileFinding, found } from './finding.ts';
import { nodeWithout } from './pages/sources.ts';
import type { PipStep } from './pip-steps.ts';
import type { ShellCommand } from './shell-commands.ts';

/** Custom nodes of ComfyUI, and what they import as they are loaded that ComfyUI itself does not bring. */
const imports: Readonly<Record<string, string>> = {
  'city96/comfyui-gguf': 'gguf',
  'kijai/comfyui-wanvideowrapper': 'diffusers',
  'ltdrdata/comfyui-impact-pack': 'piexif',
};

/** What installs for nodes that are not named: a manager, an installer, a loop over folders. */
const unseen = /\bcm-cli|\bcomfy\b.*\bnode\b|install\.py|restore-dependencies|-exec\b|xargs|\bfor \w+ in\b/;

/** PW921: a custom node that is cloned, where other requirements are installed and its own are not. */
export function checkNodes(
  commands: readonly ShellCommand[],
  steps: readonly PipStep[],
  text: string,
): readonly FileFinding[] {
  const files = steps.flatMap((step) => step.files.map(({ path }) => `${step.command.folder}/${path}`));
  if (files.length === 0 || unseen.test(text) || files.some((path) => /[$*]/.test(path))) return [];
  const named = new Set(
    steps.flatMap(({ requirements }) => requirements.map((one) => parseRequirement(one.text)?.name)),
  );
  return commands.flatMap((command) => {
    const { url = '', into = '' } = cloneOf(command) ?? {};
    const name = /github\.com\/([\w-]+\/[\w-]+?)(?:\.git)?\/?$/.exec(url)?.[1] ?? '';
    const module = imports[name.toLowerCase()];
    const folder = into.split('/').at(-1) ?? '';
    if (module === undefined || named.has(module) || files.some((path) => path.includes(folder))) return [];
    // Its list under another name, or a folder that is gone into.
    const word = folder.replace(/\W/g, '\\$&');
    if (new RegExp(`${word}[^\\n]{0,80}requirements|cd [^\\n]{0,80}${word}`).test(text)) return [];
    return [
      found(nodeWithout, {
        place: command.place,
        message: `Nothing installs what ${folder} requires: ComfyUI starts without its nodes.`,
        error: `ModuleNotFoundError: No module named '${module}'`,
        why: `Because it imports ${module}, which ComfyUI does not require.`,
        fixes: [`pip install -r ${into}/requirements.txt, in the environment of ComfyUI`],
      }),
    ];
  });
}

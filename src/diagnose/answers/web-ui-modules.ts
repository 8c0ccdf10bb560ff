import type { Answer } from '../answer.ts';
import type { Event } from '../event.ts';
import { harmlessWord } from '../fill.ts';

/** The repositories that a web UI clones for itself, beside its own code. */
export function webuiRepository(event: Event, module: string): Answer | null {
  const app = event.frames
    .map(
      ({ file }) =>
        /^(?<app>.{1,200})[\\/](?:modules[\\/]\w{1,60}|webui|launch)\.py$/.exec(file)?.groups?.['app'],
    )
    .findLast((one) => one !== undefined);
  const root = module.split('.')[0] ?? module;
  if (app === undefined || !/^(?:ldm|sgm|k_diffusion|taming|midas)$/.test(root)) return null;
  const safe = harmlessWord(app) && app.startsWith('/') ? app : null;
  return {
    class: 'module-not-found',
    subject: module,
    title: `${root} lies in a repository that the web UI clones, and it is not (wholly) there`,
    cause: `${root} belongs to the folder repositories of the web UI, which launch.py fills at the start; that was interrupted, its source is gone, or webui.py was started without it.`,
    fix: [
      `${safe === null ? '' : `cd ${safe} && `}rm -rf repositories && export STABLE_DIFFUSION_REPO=https://github.com/w-e-w/stablediffusion.git && bash webui.sh${safe === null ? '   # in the folder of the web UI' : ''}   # clones them anew (as root: bash webui.sh -f); or: python3 launch.py`,
    ],
    confidence: 'high',
    weight: 'root',
  };
}

/** An extension of a web UI that asks for a part of the UI: there it is only in a newer (or older) one. */
export function ofTheWebui(event: Event, module: string): Answer | null {
  const file = event.frames.at(-1)?.file ?? '';
  const groups = /^(?<app>.{1,200})[\\/]extensions(?:-builtin)?[\\/](?<extension>[\w.-]{1,80})[\\/]/.exec(
    file,
  )?.groups;
  const [app, extension] = [groups?.['app'], groups?.['extension']];
  if (app === undefined || extension === undefined || !/^modules\./.test(module)) return null;
  const safe = harmlessWord(app) && app.startsWith('/') ? app : null;
  return {
    class: 'app-requirements-outdated',
    subject: module,
    title: `The extension ${extension} and this web UI are of different ages`,
    cause: `${extension} asks for ${module} of the web UI, which this one does not have: it came in a newer one, or was removed since (and in forks such as Forge it may be missing).`,
    fix: [
      `git -C ${safe ?? '.'} pull${safe === null ? '   # in the folder of the web UI' : ''}   # the web UI, newer; then start it again`,
      `# still so: the extension newer (git -C ${safe ?? '.'}/extensions/${extension} pull), or without it: mv ${safe ?? '.'}/extensions/${extension} /tmp/`,
    ],
    confidence: 'medium',
    weight: 'root',
  };
}

/** Modules of ComfyUI itself, for which its nodes ask. */
const comfy =
  /^(?:comfy\w{0,20}|folder_paths|nodes?|node_helpers|latent_preview|execution|server|cuda_malloc|model_management|app|protocol|ComfyUI)(?:\.|$)/;

/** A node that asks for a part of ComfyUI which is not there: the one of both that is older moves. */
export function ofComfy(event: Event, module: string): Answer | null {
  const said = [event.text, ...event.below.slice(0, 3)]
    .map(
      (line) =>
        /Cannot import (?<node>.{1,200}[\\/]custom_nodes[\\/][\w.-]{1,80}) module/.exec(line)?.groups?.[
          'node'
        ],
    )
    .find((one) => one !== undefined);
  const node = event.frames.findLast((frame) => frame.node !== null)?.node ?? said ?? null;
  const pack = /^custom_nodes\.(?<pack>[\w-]{2,60})/.exec(module)?.groups?.['pack'];
  if (pack !== undefined)
    return {
      class: 'module-not-found',
      subject: module,
      title: `The pack ${pack} imports itself by the name of its folder, which is another one here`,
      cause: 'Unpacked from a zip it ends in -main; or an older release of it asks so.',
      fix: [
        `mv custom_nodes/${pack}?* custom_nodes/${pack}; git -C custom_nodes/${pack} pull   # in the folder of ComfyUI; no git folder: git clone it anew, under that name`,
      ],
      confidence: 'medium',
      weight: 'root',
    };
  if (node === null && /^comfy(?:\.|_(?:api|execution)\b)/.test(module))
    return {
      class: 'module-not-found',
      subject: module,
      title: `This ComfyUI has no ${module}: it is older than the node that asks`,
      cause: `${module} is a part of ComfyUI itself, and no package of pip's.`,
      fix: [
        `git pull && ${event.pip} install -r requirements.txt   # in the folder of ComfyUI; then start it again`,
        '# outside of ComfyUI: main.py of its own folder is what must be started',
      ],
      confidence: 'medium',
      weight: 'root',
    };
  if (node === null || !comfy.test(module)) return null;
  const app = node.replace(/[\\/]custom_nodes[\\/].*$/, '');
  const safe = node.startsWith('/') && harmlessWord(node);
  const name = node.split(/[\\/]/).at(-1) ?? node;
  const pulls = (folder: string, why: string) =>
    `git -C ${safe ? folder : folder === node ? `custom_nodes/${harmlessWord(name) ? name : 'NODE'}` : '.'} pull   # ${why}`;
  const whole = pulls(
    app,
    'ComfyUI, the newest; then its requirements again (requirements.txt there), and start it again',
  );
  // Python is given ComfyUI's own folder to look in, so that only what lies in it has these names.
  const mistaken = /^(?:ComfyUI|model_management)/.test(module);
  const updated = [...event.above, event.text, ...event.below].some((line) =>
    /\bupdat\w{2,4} (?:of |to |the |my |latest |newest ){0,3}ComfyUI\b|ComfyUI (?:was |got )?updated?\b/i.test(
      line,
    ),
  );
  const own = pulls(
    node,
    mistaken
      ? 'the node, in which this is mended'
      : `${updated ? '' : 'still so: '}the node, which may ask for what is no longer there`,
  );
  return {
    class: mistaken ? 'api-mismatch' : 'module-not-found',
    subject: module,
    title: mistaken
      ? `The node ${name} asks for ComfyUI by a name that it does not have`
      : `This ComfyUI has no ${module}, for which the node ${name} asks`,
    cause: mistaken
      ? `${module} is written as if the folder of ComfyUI were a package: that works on its author's machine only; within ComfyUI it is comfy, folder_paths and so on. No package of pip's is missing.`
      : `${module} is a part of ComfyUI itself, and no package of pip's: this ComfyUI is older than the node (or, for a part that was removed, newer).`,
    fix: mistaken
      ? [
          own,
          '# newest already: in the file that the traceback names, without "ComfyUI." before comfy; or without the node',
        ]
      : updated
        ? [own, whole]
        : [whole, own],
    confidence: 'medium',
    weight: 'root',
  };
}

import type { Answerer } from '../answer.ts';
import { harmlessWord } from '../fill.ts';

/** Folders of ComfyUI by the field of a loader; what is not here lies in a folder of the field's own name. */
const folders: readonly (readonly [field: RegExp, folder: string])[] = [
  [/^ckpt_name/, 'checkpoints'],
  [/^unet_name|^model_name$|^diffusion/, 'diffusion_models'],
  [/^clip_name|^text_encoder/, 'text_encoders'],
  [/^vae_name/, 'vae'],
  [/^lora/, 'loras'],
  [/^control_net_name/, 'controlnet'],
  [/^style_model_name/, 'style_models'],
];

/** A model that a workflow names: into the folder of its field, or the one that is there in its place. */
export const comfyModelAnswer: Answerer = ({ captures, text, above }) => {
  const { field = '', file = '' } = captures;
  if (field === '' || !harmlessWord(file)) return null;
  if (
    /^(?:scheduler|sampler_name|quantization|\w{0,30}(?:method|mode|type|device|dtype|precision))$/.test(
      field,
    ) ||
    /^[\d.]+$/.test(file)
  )
    return {
      class: 'workflow-value',
      title: `${file} is not among the choices of ${field} in that node`,
      cause:
        'The workflow is of another release of the node (then its values may stand in the wrong fields), or another package adds that choice.',
      fix: [
        /^[\d.]+$/.test(file)
          ? '# in the workflow: right click on the node > Fix node (recreate), and set its values anew'
          : `# in the node: choose ${field} from its list${file.startsWith('res_') || /^(?:beta57|bong_tangent)$/.test(file) ? `; ${file} comes with RES4LYF (Manager)` : ''}`,
        'git pull && pip install -r requirements.txt   # in the folder of ComfyUI (or of the node): a newer one may have it',
      ],
    };
  const near = [...above.slice(-6), text].join('\n');
  const folder = /CLIPVision/.test(near)
    ? 'clip_vision'
    : /UpscaleModel/.test(near)
      ? 'upscale_models'
      : folders.find(([of]) => of.test(field))?.[1];
  const there = /not in \[(?<list>[^\]]{2,400})/.exec(text)?.groups?.['list'];
  if (folder === undefined) return null;
  return {
    fix: [
      `hf download OWNER/REPO ${file} --local-dir ComfyUI/models/${folder}   # the page that the workflow names; then press R in ComfyUI`,
      ...(there === undefined
        ? []
        : [`# or choose in the node a file that is there: ${there.replaceAll("'", '').slice(0, 160)}`]),
      `ls ComfyUI/models/${folder}   # empty? is the volume mounted where ComfyUI looks (serverless workers: /runpod-volume, pods: /workspace; ComfyUI/extra_model_paths.yaml names other folders)?`,
    ],
  };
};

/** A repository of GGUF, of which one file is to be named. */
export const noWeightsAnswer: Answerer = ({ captures }) => {
  const name = captures['folder'] ?? '';
  return /^[\w-][\w.-]{0,60}\/[\w.-]{1,85}gguf$/i.test(name)
    ? {
        title: `${name} holds GGUF files, and none of the usual weights`,
        cause: 'A repository of GGUF has one file for each quantisation; this loader wants .safetensors.',
        fix: [
          '# either: the repository of the model itself (its page names it), or its AWQ, GPTQ or FP8 variant',
          `llama-server -hf ${name}:Q4_K_M --host 0.0.0.0 --port 8000   # or keep the GGUF: llama.cpp serves it, with the same API`,
        ],
      }
    : null;
};

/** The node, its number and all of its inputs that nothing is connected to. */
export const unconnectedAnswer: Answerer = ({ text, above, below }) => {
  const missing = /Required input is missing: (?<input>[\w.-]{1,60})/;
  const at = above.findLastIndex((line) => /^\s{0,4}\* [^-]/.test(line));
  const node = /\* (?<name>[\w (),.+|&-]{1,80}?) (?<id>\d[\d:]{0,12}):/.exec(above[at] ?? '')?.groups;
  if (node === undefined) return null;
  const end = below.findIndex((line) => !missing.test(line));
  const inputs = [...above.slice(at + 1), text, ...(end === -1 ? below : below.slice(0, end))]
    .map((line) => missing.exec(line)?.groups?.['input'])
    .filter((input) => input !== undefined)
    .join(', ');
  const { name, id } = node;
  return {
    title: `Nothing is connected to inputs of ${name} (node ${id}): ${inputs}`,
    cause: 'No line was drawn there, or the node that gave it is gone or not installed.',
    fix: [
      `# in the workflow, ${name} (node ${id}): connect ${inputs}; red nodes? Manager > Install Missing Custom Nodes, and load it anew; a field, no socket (new in that node): refresh the page, right click > Fix node`,
    ],
  };
};

import type { Answer, Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { harmlessWord } from '../fill.ts';
import { adapterName, notTheModel } from './model-type.ts';

/** What diffusers puts in the place of a class whose package it does not find. */
export const placeholder = ({ text, above, frames, pip }: Event): Answer | 'nothing' =>
  /diffusers|__getattr__\(cls, key\)/.test(
    [text, ...above.slice(-20), ...frames.map(({ file }) => file)].join(' '),
  )
    ? {
        class: 'api-mismatch',
        title: 'A class of diffusers is a placeholder: what it needs is missing, or too old',
        cause: 'diffusers looks for torch, transformers and others when it is imported, and goes on without.',
        fix: [
          `${pip} install -U diffusers transformers accelerate sentencepiece`,
          `${pip.replace(/ -m pip$/, '')} -c "import torch, transformers"   # either fails? that is the cause`,
        ],
        confidence: 'medium',
      }
    : 'nothing';

/** By the names of configs: which class of transformers loads what is no model of text alone. */
export const autoClass: Answerer = ({ text, pip, captures }) => {
  const path = captures['path'] ?? '';
  if (adapterName.test(path) && harmlessWord(path)) return notTheModel(path);
  const config = /\.(?<config>\w{2,60})Config'> for this kind of AutoModel: AutoModelForCausalLM/.exec(text)
    ?.groups?.['config'];
  const auto = /VL|Vision|Llava|Idefics|Mllama|Gemma3$|Gemma3n$|Mistral3|Llama4|InternVL/.test(config ?? '')
    ? 'AutoModelForImageTextToText'
    : /^(?:M|UM|Long)?T5$|^(?:Pegasus|Marian|M2M100|NllbMoe|LED)$/.test(config ?? '')
      ? 'AutoModelForSeq2SeqLM'
      : /^Whisper$|^Speech/.test(config ?? '')
        ? 'AutoModelForSpeechSeq2Seq'
        : undefined;
  return auto === undefined
    ? null
    : {
        fix: [
          `# in the code: ${auto} in place of AutoModelForCausalLM`,
          `${pip} install -U transformers   # or, where it has no such name`,
        ],
      };
};

/** Windows has a triton of its own, and none of that name. */
export function tritonOfWindows({ text, above, below, frames, pip }: Event): Answer | null {
  const near = [text, ...above.slice(-20), ...below, ...frames.map(({ file }) => file)];
  const windows = near.some((line) =>
    /(?<!\w)[A-Z]:\\\w|\b(?:on|under|for) [Ww]indows\b|\bWindows 1[01]\b|python_embed/.test(line),
  );
  const own = `${pip} install -U triton-windows   # torch 2.6: "triton-windows<3.3"; 2.7: <3.4; 2.8: <3.5; 2.9: <3.6`;
  // One that is there, and lacks a name, is of another release.
  if (/cannot import name/.test(text)) return null;
  return windows || /triton\S{0,40} \(from versions: none/.test(text)
    ? {
        class: 'triton-missing',
        title: 'triton has files for Linux only; on Windows it is another package',
        cause: windows ? 'This is Windows.' : 'This is no Linux, or a Python that it has no wheel for.',
        fix: windows
          ? [own]
          : ['# Linux: without triton in the requirements: torch brings its own', `${own} (Windows)`],
      }
    : null;
}

/** SDXL and SD 2 have plain layers where SD 1.5 has convolutions. */
export function otherFamily({ text, below }: Event): Answer | null {
  const said = [text, ...below.slice(0, 40)].join(' ');
  return /\[(?<wide>320|640), \k<wide>\]\) from checkpoint, the shape in current model is torch\.Size\(\[\k<wide>, \k<wide>, 1, 1\]/.test(
    said,
  )
    ? {
        title: 'A checkpoint of SDXL (or SD 2) is loaded as one of SD 1.5',
        fix: [
          '# sd-scripts: sdxl_train_network.py (in the GUI the box SDXL) in place of train_network.py; SD 2: --v2; in code: StableDiffusionXLPipeline',
        ],
      }
    : null;
}

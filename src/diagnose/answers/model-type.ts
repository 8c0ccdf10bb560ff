import type { Answer, Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { historyOfModule } from '../facts/api.ts';
import { harmlessWord } from '../fill.ts';
import { nameOf, ownerOf, updating } from '../last-words/place.ts';
import { tagNearby } from '../values-nearby.ts';
import { versionAnswer } from './version.ts';

/** A model type that transformers does not know: it names the release that first does. */
export const modelTypeAnswer: Answerer = (event, facts) => {
  const type = /model type `(?<type>[\w-]{2,60})`|KeyError: '(?<key>[a-z0-9_-]{2,40})'/.exec(
    event.text,
  )?.groups;
  const name = (type?.['type'] ?? type?.['key'])?.replaceAll('-', '_');
  if (name === undefined)
    return tokenizerClass(event) ?? newerTorch(event) ?? required(event.text, event.pip);
  const module = `transformers.models.${name}`;
  const history = historyOfModule(facts, module);
  if (history === null || history.came === null) {
    const asked =
      event.frames.at(-1)?.file.endsWith('configuration_auto.py') ||
      /CONFIG_MAPPING\[/.test(event.above.slice(-4).join(' '));
    return type?.['type'] === undefined && !asked
      ? null
      : {
          title: `This transformers does not know the model type ${name}`,
          cause: `The config of the model says ${name}, and transformers as it is here has none of that name: it is older than the model, or the model brings code of its own.`,
          fix: [
            `${event.pip} install -U transformers`,
            '# or, where the page of the model says so: trust_remote_code=True, or transformers from its source:',
            `${event.pip} install git+https://github.com/huggingface/transformers`,
          ],
        };
  }
  return versionAnswer(event, facts, { module, name: '', history });
};

/** A class that no release of transformers is known to have had: the model brings it, or its file misspells it. */
function tokenizerClass(event: Event): Answer | null {
  const name = /Tokenizer class (\w{1,60}) does not exist/.exec(event.text)?.[1];
  if (name === undefined) return null;
  if (name === 'LLaMATokenizer') {
    return {
      title: 'The file of the model writes the class of its tokenizer as nobody has it any more',
      cause: 'LLaMATokenizer is LlamaTokenizer since transformers 4.28; the model was converted before.',
      fix: [
        "sed -i 's/LLaMATokenizer/LlamaTokenizer/' MODEL/tokenizer_config.json   # in the folder of the model (MODEL)",
      ],
    };
  }
  // Of transformers itself, for some releases by now.
  const known = /^(?:Gemma|Qwen2|Cohere|Llama)Tokenizer(?:Fast)?$/.test(name);
  if (name === 'TokenizersBackendFast')
    return {
      title: 'The name of the tokenizer was put together of two: no transformers has it',
      cause:
        'transformers 5 calls the class TokenizersBackend, and what saved the model (a quantiser) put Fast behind it.',
      fix: [
        `sed -i 's/"TokenizersBackendFast"/"PreTrainedTokenizerFast"/' MODEL/tokenizer_config.json   # in the folder of the model (MODEL)`,
        '# or quantised anew with the newest release of the program that made it',
      ],
      confidence: 'high',
    };
  if (name === 'TokenizersBackend')
    return {
      title: 'The tokenizer was saved by transformers 5, and an older one reads it',
      cause:
        'transformers 5 writes the class TokenizersBackend into tokenizer_config.json; 4 has none of that name.',
      fix: [
        `${event.pip} install -U "transformers>=5"   # a server or trainer that pins 4: its newest release`,
        `sed -i 's/"TokenizersBackend"/"PreTrainedTokenizerFast"/' MODEL/tokenizer_config.json   # or, to keep transformers 4: in the folder of the model (MODEL)`,
      ],
      confidence: 'high',
    };
  return {
    title: `The class ${name} of the tokenizer is not one of this transformers`,
    cause: known
      ? 'It is a class of transformers itself, of a newer release.'
      : 'Either the model brings it in a .py file of its own, which is read only where the call allows it; or it is of a newer transformers.',
    fix: [
      ...(known || event.frames.some(({ code }) => /trust_remote_code ?= ?True/.test(code))
        ? []
        : [
            '# in code: AutoTokenizer.from_pretrained(…, trust_remote_code=True)   # where the page of the model has .py files: look at them first',
          ]),
      ...(Number(event.python?.split('.')[1] ?? 9) < 8
        ? [
            `uv venv --seed --python 3.11 /workspace/venv && . /workspace/venv/bin/activate   # Python ${event.python} gets no newer transformers than 4.30; then install the requirements again, and last:`,
            'python3 -m pip install -U transformers',
          ]
        : [`${event.pip} install -U transformers   # ${known ? 'then start again' : 'where it has none'}`]),
    ],
    confidence: 'medium',
  };
}

/** Models of pictures and text keep what a language model has at the top in a config of its own. */
export function configWithin(event: Event): Answer | null {
  const found =
    /'(?<config>\w{0,30}(?:VL|Vision|Llava|Gemma3n?|Gemma4|Mllama|Omni|Pixtral|Idefics|PaliGemma|Mistral3|Llama4|InternVL|Kimi|Audio|Voxtral|Qwen3_5)\w{0,30}Config)' object has no attribute '(?<name>hidden_size|vocab_size|num_hidden_layers|num_attention_heads|num_key_value_heads|max_position_embeddings|intermediate_size|head_dim|sliding_window)'/.exec(
      event.text,
    )?.groups;
  if (found === undefined) return null;
  const owner = ownerOf(event);
  return {
    class: 'api-mismatch',
    title: `${found['config']} keeps ${found['name']} within its text_config`,
    cause: `${nameOf(owner).replace(/^the code/, 'The code')} takes it for a model of text alone: it is older than this kind of model, or than the transformers that is here.`,
    fix: [
      ...(owner.kind === 'library' && owner.name !== 'transformers'
        ? updating(event, owner).slice(0, 1)
        : ['# the program that reads it (vLLM, SGLang, TRL, LLaMA-Factory …): its newest release']),
      `# code of your own: config.get_text_config().${found['name']}`,
    ],
    confidence: 'medium',
    weight: 'root',
  };
}

/** transformers that does without torch, because it is older than it asks for. */
function newerTorch(event: Event): Answer | null {
  const found =
    /PyTorch ?>= ?(?<least>\d\.\d{1,2}).{0,40}(?:required|but found) ?(?:but found )?(?<here>[\d.]{3,8})?|upgrade torch to at least v(?<safe>\d\.\d{1,2})/.exec(
      event.text,
    )?.groups;
  const least = found?.['least'] ?? found?.['safe'];
  if (least === undefined) return null;
  const tag = tagNearby(event);
  return {
    title: `transformers asks for torch ${least} or newer`,
    cause:
      found?.['safe'] === undefined
        ? `This transformers uses torch from ${least} on only${found?.['here'] === undefined ? '' : `, and torch here is ${found['here']}`}: it goes on as if there were none.`
        : `Before torch ${least} even torch.load with weights_only=True may run code from a weight file, so this transformers refuses files of the old kind (.bin) with it.`,
    fix: [
      `${event.pip} install -U "torch>=${least}" torchvision torchaudio --index-url https://download.pytorch.org/whl/${tag !== null && /cu12[68]|cu13/.test(tag) ? tag : 'cu126'}   # all three of one set; cu128 for Blackwell`,
      ...(found?.['safe'] === undefined
        ? [
            `# or an older transformers for the torch that is here: ${event.pip} install "transformers<${least === '2.1' ? '4.49' : '4.57'}"`,
          ]
        : ['# or a model with safetensors in place of .bin: use_safetensors=True']),
    ],
    confidence: 'high',
  };
}

/** `X>=1,<2 is required for a normal functioning of this module, but found X==3`. */
export function required(text: string, pip: string): Answer | null {
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

/** What people call the folder of an adapter. */
export const adapterName = /(?:^|[/_.-])(?:q?lora|peft|adapters?)(?:$|[/_.-])/i;

const ofTokenizer =
  /^(?:preprocessor_config|processor_config|tokenizer|tokenizer_config|special_tokens_map|vocab)\.(?:json|txt)$/;
const trained = /(?:^|[/_-])(?:checkpoint-\d+|outputs?|results|runs?|saves?|finetuned?|sft)(?:$|[/_-])/i;

/** An adapter in the place of a model. */
export const notTheModel = (place: string): Answer => ({
  title: `${place} is, by its name, a LoRA adapter, and not the model below it`,
  cause:
    'An adapter has adapter_config.json, and no config.json: base_model_name_or_path in it is the model.',
  fix: [
    `# in the code: PeftModel.from_pretrained(AutoModelForCausalLM.from_pretrained(BASE), "${place}"), or AutoPeftModelForCausalLM.from_pretrained("${place}"); .merge_and_unload().save_pretrained(FOLDER) makes a whole model of both`,
    `ls -lL ${place}   # adapter_config.json there? none: it is half downloaded, or the folder of one checkpoint is meant (checkpoint-…)`,
  ],
  confidence: 'medium',
});

/** One pattern each, as hf takes no second one behind it: no config.json, generation_config.json or weights. */
export const filesOfTokenizer = '--include "[abd-fh-z]*[nlt]" --exclude "*model*n"';

/** A repository or folder that lacks the file by which a model is known. */
export const modelFileAnswer: Answerer = (event) => {
  const found =
    /(?:OSError: )?(?<place>[\w./-]{1,160}) does not appear to have a file named (?<file>[\w./-]{1,80}\w)|[Ee]rror no file named (?<files>.{1,160}?)(?: found)? in directory (?<folder>[\w./-]{1,200}\w)/.exec(
      event.text,
    )?.groups;
  const place = found?.['place'] ?? found?.['folder'];
  const file = found?.['file'] ?? found?.['files'];
  if (place === undefined || file === undefined || !harmlessWord(place)) return null;
  if (file === 'config.json' && adapterName.test(place)) return notTheModel(place);
  // A training writes its own: what it left out is in the model that it began with.
  const hub = /^[\w-][\w.-]{0,60}\/[\w.-]{1,90}$/.test(place);
  if (!hub && !place.includes('models--') && ofTokenizer.test(file))
    return {
      title: `${place} has no ${file}: a training does not copy it`,
      cause: `${file} is of the tokenizer or processor: the same as that of the model it began with.`,
      fix: [
        `hf download BASE_MODEL ${filesOfTokenizer} --local-dir ${place}   # BASE_MODEL: what was trained on (no training: the model itself, whole)`,
      ],
      confidence: 'medium',
    };
  if ((!hub || found?.['folder'] !== undefined) && trained.test(place) && /model|bin|safetensors/.test(file))
    return {
      title: `${place} is the folder of a training, and has no whole weights`,
      cause: 'A LoRA saves its adapter alone, DeepSpeed and FSDP the parts of each card.',
      fix: [
        `ls -lL ${place}   # adapter_config.json: PeftModel.from_pretrained(BASE, "${place}"); global_step…: cd ${place} && python3 zero_to_fp32.py . . ; pytorch_model_fsdp_0: accelerate merge-weights ${place}/pytorch_model_fsdp_0 ${place}`,
      ],
      confidence: 'medium',
    };
  // The folder is listed above, and holds what a LoRA saves.
  if (!hub && event.above.some((line) => /\badapter_(?:model|config)\.\w/.test(line)))
    return {
      title: `${place} holds an adapter alone, and is loaded as a whole model`,
      cause: `A LoRA saves adapter_config.json, which names its model, and adapter_model: no ${file}.`,
      fix: [
        `# in the code: from peft import AutoPeftModelForCausalLM; model = AutoPeftModelForCausalLM.from_pretrained("${place}"), with what was given to from_pretrained before`,
        `# or the model that it was trained on, as adapter_config.json names it: grep base_model ${place}/adapter_config.json`,
      ],
      confidence: 'medium',
    };
  // A folder of the cache names the model that lies in it.
  const cached = /^(?<cache>.{0,160})\/models--(?<owner>[\w.-]{1,60}?)--(?<name>[\w.-]{1,90})\//.exec(
    place,
  )?.groups;
  return {
    title: `${place} has no ${file}`,
    cause: `${file} is asked for in ${place}, and is not there: ${hub ? 'the repository is of another kind than the code expects (a LoRA, GGUF or single-file model, or the parts of a pipeline in sub-folders), or a folder of that name here was only half downloaded' : 'the folder was only half downloaded, is the one above or below the right one, or holds a model of another kind (GGUF, LoRA, diffusers)'}.`,
    fix: [
      ...(hub
        ? [
            `hf download ${place}   # all of it; then look at "Files and versions" of its page: is ${/^[\w./-]+$/.test(file) ? file : 'that file'} there, or in a sub-folder (subfolder="…")?`,
          ]
        : cached !== undefined
          ? [
              `rm -rf ${cached['cache']}/models--${cached['owner']}--${cached['name']} && hf download ${cached['owner']}/${cached['name']} --cache-dir ${cached['cache']}   # the whole model anew, into that cache`,
            ]
          : [
              `hf download ${/^\.\/(?<name>[\w-]{1,60}\/[\w.-]{1,90})$/.exec(place)?.groups?.['name'] ?? 'OWNER/MODEL'} --local-dir ${place}   # the whole model into that folder`,
            ]),
      '# a GGUF, LoRA or single .safetensors file is loaded another way: gguf_file=, PeftModel, from_single_file',
      `ls -lL ${place}   # what is there? links to nowhere show as errors`,
    ],
    confidence: 'medium',
  };
};

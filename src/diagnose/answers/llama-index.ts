import type { Answer } from '../answer.ts';
import type { Event } from '../event.ts';
import { harmlessWord } from '../fill.ts';

/** Groups of parts: each part in them is a package, named after its module (`llama_index.llms.ollama`). */
const groups =
  /^(?:llms|embeddings|vector_stores|readers|agent|tools|postprocessor|packs|storage|multi_modal_llms|callbacks|graph_stores|retrievers|program|question_gen|output_parsers|node_parser|networks|evaluation|sparse_embeddings)$/;

/** The whole module that the code asks for: Python names only the first part that is not there. */
function wholeModule({ frames }: Event, module: string): string {
  const asked = /^from (?<whole>[\w.]{3,100}) import\b/.exec(frames.at(-1)?.code.trim() ?? '')?.groups?.[
    'whole'
  ];
  return asked?.startsWith(`${module}.`) ? asked : module;
}

/**
 * What llama-index lacks. Since 0.10 it is a folder that many packages fill (its core, one for each model,
 * store and reader); before, it was one package. `name` is empty where the module itself is missing.
 */
export function llamaIndexAnswer(event: Event, module: string, name: string): Answer | null {
  const whole = wholeModule(event, module);
  const [root, group = '', part] = whole.split('.');
  if (root !== 'llama_index') return null;
  const { pip } = event;
  const remove = `${pip} uninstall -y llama-index llama-index-core llama-index-legacy`;
  const say = (title: string, cause: string, fix: readonly string[]): Answer => ({
    class: name === '' ? 'module-not-found' : 'api-mismatch',
    subject: whole,
    title,
    cause,
    fix,
    confidence: 'high',
    weight: 'root',
  });
  const old = event.frames.some(({ file }) => /[\\/]llama_index[\\/]__init__\.py$/.test(file));
  const core = event.frames.some(({ code }) => /\bllama_index\.core\b/.test(code));
  if (group === 'core' || (old && core)) {
    return say(
      old
        ? 'Two ages of llama-index lie in one folder'
        : 'The llama-index here is older than 0.10, or its core is missing',
      'llama_index.core came with 0.10, where llama_index is a folder of several packages; files of before hide them.',
      [
        `${remove}; ${pip} install llama-index`,
        '# then the parts that the app asks for, again: llama-index-llms-…, llama-index-embeddings-…',
      ],
    );
  }
  if (name === '' && groups.test(group) && part !== undefined) {
    const dist = `llama-index-${group}-${part}`.replaceAll('_', '-');
    return say(
      `${whole} is a package of its own, and this Python lacks it`,
      'llama-index brings its core and the parts for OpenAI only.',
      [
        `${pip} install ${dist}`,
        `${pip} list | grep -i llama.index   # there all the same? then in another Python, or of another age: ${pip} install -U llama-index ${dist}`,
      ],
    );
  }
  if (old) return null;
  const frame = event.frames.findLast((one) => one.root === null);
  const file =
    frame !== undefined && harmlessWord(frame.file) && !frame.file.startsWith('<') ? frame.file : null;
  return say(
    `The code is older than the llama-index here: ${name === '' ? whole : `${module} has no ${name} since 0.10`}`,
    'From 0.10 on the core lies in llama_index.core; models, stores and readers are packages of their own.',
    [
      ...(module === root && name !== '' && file !== null
        ? [
            `sed -i 's/from llama_index import/from llama_index.core import/' ${file}`,
            '# or, with the code as it is:',
          ]
        : []),
      `${remove}; ${pip} install "llama-index<0.10"`,
    ],
  );
}

import type { Answer, Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { harmlessWord } from '../fill.ts';
import { engineAtWork } from '../of-this-torch.ts';

const wholeOf = ({ above, text, below }: Event) => [...above, text, ...below].join('\n');

/** What an engine reads of a config that is not there: the transformers that it asks for has it. */
export const engineItself = (event: Event): Answer | null => {
  const engine = engineAtWork(event);
  return engine === null
    ? null
    : {
        class: 'transformers-version-mismatch',
        title: `This transformers is not the one that ${engine} was made for`,
        cause: `${engine} reads the config by names of another transformers: of a newer one, or of one before 5.`,
        fix: [
          `${event.pip} install -U ${engine === 'sglang' ? '"sglang[all]"' : engine}   # with the transformers that it asks for; a container: its newest tag`,
          `# ${engine} is to stay: pip check names the transformers that it wants`,
        ],
      };
};

/** The engine that the log names, made again as it was made. */
function madeAgain(whole: string): Answer | null {
  // args.engine is an attribute: a file has a folder, or stands in quotes.
  const named =
    /(?:['"]|Loading |(?<![\w./~-])(?=[\w.~-]{0,60}\/))(?<stem>[\w./~-]{1,120}[\w-])\.(?<end>engine|trt|plan)\b/.exec(
      whole,
    )?.groups;
  const { stem = '', end } = named ?? {};
  if (!harmlessWord(stem)) return null;
  return {
    fix: [
      end === 'engine' && /ultralytics/i.test(whole)
        ? `yolo export model=${stem}.pt format=engine device=0   # here, with the TensorRT that loads it, and the options of the first time (half, imgsz, dynamic)`
        : `trtexec --onnx=${stem}.onnx --saveEngine=${stem}.${end} --fp16   # here, with the TensorRT that loads it, from the .onnx that it was made of`,
      'python3 -c "import tensorrt; print(tensorrt.__version__)"; nvidia-smi -L   # what it must fit',
    ],
  };
}

/** An engine of TensorRT-LLM is built by its own tool, of a checkpoint. */
export const engineFileAnswer: Answerer = (event) =>
  /TensorRT-LLM|tensorrt_llm|trt_?llm|tllm/i.test(wholeOf(event))
    ? {
        fix: [
          'trtllm-build --checkpoint_dir CHECKPOINT --output_dir ENGINES   # in the very container (release of tensorrt_llm) and on the GPU that load it; CHECKPOINT as its convert_checkpoint.py made it',
          '# or the container whose TensorRT built the engine',
        ],
      }
    : madeAgain(wholeOf(event));

/** An engine chooses its attention by an option of its own. */
export const flashAnswerOfEngine: Answerer = (event) => {
  const engine =
    engineAtWork(event) ?? (/VLLM_ATTENTION_BACKEND|\bvLLM\b/.test(wholeOf(event)) ? 'vllm' : null);
  return engine === 'vllm' || engine === 'sglang'
    ? {
        fix: [
          engine === 'vllm'
            ? '# add to the command of vLLM: --attention-backend TRITON_ATTN (before 0.11: export VLLM_ATTENTION_BACKEND=XFORMERS), and --dtype half'
            : '# add to the command of SGLang: --attention-backend triton --sampling-backend pytorch --dtype half',
        ],
      }
    : null;
};

/** Of several machines: Gloo takes the address that the name of the machine has, which may be its own alone. */
export const rendezvousAnswer: Answerer = (event) =>
  /--nnodes[= ]['"]?(?:[2-9]|\d\d)|--node[-_]rank|dist-init-addr[= ](?!127|localhost)/.test(wholeOf(event))
    ? {
        fix: [
          'export GLOO_SOCKET_IFNAME="$(ip -o route get 1.1.1.1 | sed -n \'s/.* dev \\([^ ]*\\).*/\\1/p\')"; export NCCL_SOCKET_IFNAME=$GLOO_SOCKET_IFNAME   # on each machine: the network card that leads to the others; in docker: --network host; then start all again',
          '# the address of the first one as a number that all reach, its port open between them',
        ],
      }
    : null;

/** Tied: the embeddings serve as the head, and no file holds it. */
export const headAnswer: Answerer = ({ captures, text }) =>
  captures['name'] === 'lm_head.weight' && /not initialized/.test(text)
    ? {
        class: 'model-mismatch',
        title: 'The config says that the head has weights of its own, and the files hold none',
        cause: 'The model uses its embeddings as the head, and the training saved the config without.',
        fix: [
          '# in config.json of the model: "tie_word_embeddings": true   (as its base has it); then start again',
        ],
      }
    : null;

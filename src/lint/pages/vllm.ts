import type { Rule } from '../../rules/rule.ts';
import { fileRule } from '../finding.ts';
import { read } from './source.ts';

export const vllmStops: Rule = fileRule({
  code: 'PW899',
  title: 'Arguments that vLLM does not take as meant',
  severity: 'warning',
  reviewed: '2026-11-29',
  page: {
    catches:
      '--quantization awq or gptq with a checkpoint that is neither, --dtype float16 with Gemma 2 or 3, --gpu-memory-utilization 1.0, --lora-modules given twice; options that its version lacks.',
    happens:
      'ValueError: Cannot find the config file for awq, and the like; of --lora-modules only the last counts.',
    why: 'vLLM checks them when it starts, after the image was pulled and the pod is billed.',
    fix: 'As the finding says.',
    override: 'Sound for a checkpoint of your own under such a name.',
    evidence: [
      read('What is gone, by version', 'the sources of vllm 0.6.0 to 0.33.0'),
      read(
        'The config of the quantisation is read from the checkpoint',
        'vllm-project/vllm v0.9.2, weight_utils.py',
      ),
      read('float16 is refused for gemma2', 'vllm-project/vllm v0.9.2, config.py'),
      read(
        'Free memory is compared with the share of the total',
        'vllm-project/vllm v0.9.2, v1/worker/gpu_worker.py',
      ),
      read(
        'LoRAParserAction sets the list anew each time',
        'vllm-project/vllm v0.9.2, entrypoints/openai/cli_args.py',
      ),
    ],
  },
});

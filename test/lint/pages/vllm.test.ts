import * as page from '../../../src/lint/pages/vllm.ts';
import { brackets } from '../support.ts';

brackets(page, {
  PW899: {
    trips: [
      'vllm serve Qwen/Qwen2.5-72B-Instruct --quantization awq',
      'M=a\ncase $1 in x) M=Qwen/Qwen2.5-7B ;; *) M=meta-llama/Llama-3.1-8B ;; esac\npython -m vllm.entrypoints.openai.api_server --model google/gemma-2-9b-it --dtype=half',
      'docker run -d --gpus all vllm/vllm-openai:v0.9.2 --model Qwen/Qwen3-0.6B --gpu-memory-utilization 1.0',
      'vllm serve a/b --lora-modules x=/x --lora-modules y=/y',
      'A=()\n[[ -n "$P" ]] && A+=(--lora-modules "p=$P")\n[[ -n "$C" ]] && A+=(--lora-modules "c=$C")\nvllm serve b "${A[@]}"',
    ],
    silent: [
      'vllm serve Qwen/Qwen2.5-72B-Instruct-AWQ --quantization awq',
      'vllm serve TheBloke/some-model --quantization awq',
      'vllm serve /models/Qwen2.5 --quantization awq',
      'vllm serve Qwen/Qwen2.5-72B-Instruct --quantization fp8',
      'M=a\ncase $1 in x) M=Qwen/Qwen2.5-7B-AWQ ;; *) M=meta-llama/Llama-3.1-8B ;; esac\nvllm serve $M --quantization awq',
      'vllm serve google/gemma-2-9b-it --dtype bfloat16',
      'docker run vllm/vllm-openai:v0.6.3 --model google/gemma-2-9b-it --dtype float16',
      'vllm serve a/b --gpu-memory-utilization 0.95',
      'vllm serve a/b --lora-modules x=/x y=/y',
      'A=()\n[[ -n "$P" ]] && A+=(--lora-modules "p=$P")\n[[ -z "$P" ]] && A+=(--lora-modules "c=$C")\nvllm serve b "${A[@]}"',
    ],
  },
});

import type { ShellCommand } from './shell-commands.ts';
import { moduleRun } from './shell-inner.ts';

/** Programs that are an app by themselves. */
const servers =
  /^(?:uvicorn|gunicorn|hypercorn|gradio|streamlit|torchrun|jupyter(?:-lab|-notebook)?|code-server|vllm|ollama|text-generation-launcher|tritonserver|llama-server|node|deno|bun|comfy|litserve|sglang|filebrowser|ttyd)$/;
/** Their calls that end by themselves. */
const ends =
  /^(?:--version|-[Vvh]|--help|install|add|remove|config|build|ci|init|list|ps|pull|create|node|test|download)$/;
const packageRunner = /^(?:npm|pnpm|yarn|bun|npx)$/;
/** Modules and files that prepare something and end. */
const preparing =
  /^(?:(?:.*[/._-])?(?:pip|venv|virtualenv|ensurepip|compileall|ipykernel|downloader|py_compile|json|site|zipfile|http_check|pytest|unittest|build|wheel|setuptools|playwright|accelerate|huggingface_hub)|(?:.*[/_.-])?(?:setup|install\w*|download\w*|convert\w*|prepare\w*|preprocess\w*|migrate\w*|check\w*|verify\w*|test\w*|fetch\w*|get|patch\w*|warm\w*|manage))(?:\.py|$)/;

/** True where the command is what the pod is for: a server, an app, a training. */
export function startsApp({ name, words, background, wrappers, callsFunction }: ShellCommand): boolean {
  if (callsFunction) return false;
  const module = moduleRun(name, words);
  if (/^python[\d.]*$/.test(name)) {
    if (module !== null) {
      const [what = '', first = ''] = module;
      // What looks at an installation, or fetches for it, starts nothing.
      if (
        /^(?:spacy|nltk|bitsandbytes|xformers\.info|torch\.utils\.collect_env)(?:\.|$)/.test(what) ||
        /^(?:install|download)$/.test(first)
      )
        return false;
      return !preparing.test(what);
    }
    const file = words.find((word, at) => at > 0 && !word.startsWith('-'));
    if (words.includes('-c') || file === undefined || file === '-') return false;
    return !preparing.test(file.replace(/^.*\//, ''));
  }
  if (name === 'accelerate') return words[1] === 'launch';
  if (packageRunner.test(name))
    return words.slice(1).some((word) => /^(?:start|serve|dev|preview|server)$/.test(word));
  if (name === 'flask' || name === 'fastapi') return /^(?:run|dev)$/.test(words[1] ?? '');
  if (servers.test(name)) return words.length > 1 ? !ends.test(words[1] ?? '') : true;
  return (
    (background || wrappers.includes('nohup')) &&
    /^\.?\/?\S+$/.test(name) &&
    !/^(?:tail|echo|printf|date|test|\[\[?|true|read|local|cd|touch|ls|chmod|ln|tar|unzip|tee|grep|sed|sleep|git|cat|apt|apt-get|pip3?|curl|wget|mkdir|rm|cp|mv|kill|wait|service|aria2c|rsync|hf|huggingface-cli|sshd|nginx)$/.test(
      name,
    )
  );
}

/** What looks after a machine with a system of its own, which a container is not. */
export const ofAMachine = ({ name }: ShellCommand): boolean =>
  /^(?:docker|docker-compose|systemctl|usermod|nvidia-ctk|ufw|reboot)$/.test(name);

const typed = /(?:^|[\s`$])(?:(?:ba)?sh[ ]+(?:<\(|[\w./-]+\.sh\b)|\.\/[\w./-]+\.sh\b)/;

/** A person sits before it: it asks one, or tells how it is used. */
export const asks = (text: string): boolean => /\bread (?:-r )?-[a-z]{0,3}p\b|\bUsage:|\bgetopt\b/.test(text);

/** True where the words at the head of a script say how somebody types it, once: no container starts with it. */
export function isTyped(text: string): boolean {
  // It asks, says how it is used, or lies in a repository and says nothing of a pod.
  const own =
    /\bdirname\b[^\n]{0,40}(?:\$0|BASH_SOURCE)/.test(text) && !/runpod|vast|\/workspace/i.test(text);
  if (own || asks(text)) return true;
  const lines = text.slice(0, 8000).split('\n');
  const head = lines.slice(
    0,
    lines.findIndex((line) => line.trim() !== '' && !line.startsWith('#')),
  );
  return (
    head.some((line) => typed.test(line)) && !/docker|start command|on-?start|entrypoint/i.test(head.join())
  );
}

/** True where a text says that it is sourced (`source env.sh` in env.sh), or that a login shell runs it: bash -l FILE. */
export function isSourced(file: string, text: string): boolean {
  const own = file.replace(/^.*[/\\]/s, '');
  const login = /\bbash[ ]{1,3}(?:-\w{0,4}[il]\w{0,4}|--login)[ ]/.test(text);
  return (
    login ||
    [...text.matchAll(/(?<![\w./])(?:source|\.)[ \t]{1,4}([\w./~-]{1,120})/g)].some(
      ([, path = '']) => own !== '' && path.replace(/^.*\//, '') === own,
    )
  );
}

/** True where the name or the head of a script says that a container starts with it. */
export const startsContainer = (file: string, text: string): boolean =>
  /(?:^|[/\\_-])(?:start|startup|entry-?_?point|on-?_?start|docker-\w{1,30})(?:\.\w{1,5})?$/i.test(file) ||
  /start command|\bentry-?point\b|\bon-?start\b|container start/i.test(text.slice(0, 1000));

/** True where the command keeps the container alive. */
export function holdsPod({ name, words, wrappers }: ShellCommand): boolean {
  return (
    (name === 'sleep' && words.includes('infinity')) ||
    (name === 'tail' && words.some((word) => /^-[a-zA-Z]*[fF]/.test(word))) ||
    name === 'wait' ||
    wrappers.includes('exec')
  );
}

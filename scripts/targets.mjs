// Are the targets' files what their tools take? npm run targets
// Writes every target for several plans by the built program, and broken twins of them; each tool must take the ones
// and refuse the others. Needs python3 with venv and a package index. --light: without SkyPilot; the page docs/targets.md
// is written by a whole run only. Exit 1 where a tool judges otherwise, or could not be asked.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { formatted } from './formatted.mjs';
import { blindTo, judges } from './targets/judges.mjs';
import { twins } from './targets/twins.mjs';
import { answerAsOf, discard, installUv, interpreters, scratch } from './verify/uv.mjs';

const root = path.dirname(import.meta.dirname);
/** The tools are pinned, and what they ask for is taken as it was then: a judge does not change with the world. */
answerAsOf('2026-11-28');
const isLight = process.argv.includes('--light');
const image = 'runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404';

/** Plans that differ in what the files say of them. */
const plans = {
  fluxgym: ['--preset', 'fluxgym', '--gpu', '4090', '--python', '3.10'],
  foley: [
    ...['--preset', 'hunyuanvideo-foley', '--gpu', '5090', '--code-server', '8443', '--territory', 'US'],
    // Where serverless has its volume.
    ...['--volume-path', '/runpod-volume', '--workspace', '/runpod-volume'],
  ],
  'a secret': ['--preset', 'kohya-ss', '--gpu', 'L40S', '--volume-gb', '0', '--accept', 'PW603=a trial'],
  'hostile values': [
    '--preset',
    'fluxgym',
    '--gpu',
    '4090',
    '--python',
    '3.10',
    '--no-public-port',
    '--name',
    `x"'; $(id) \`id\` ${'$'}{HOME} #: {{ x }} ${'$'}{{ y }} %`,
    '--workspace',
    `/work "'$(id)\`id\`${'$'}{HOME}: #`,
    '--volume-path',
    `/work "'$(id)\`id\`${'$'}{HOME}: #`,
  ],
};

/** What `deps --target` prints of a list of requirements, and the file that it is judged as. */
const listed = { worker: 'sdk-worker.py', flash: 'flash-worker.py', image: 'worker.Dockerfile' };

const folder = await scratch();
try {
  process.exitCode = (await main()) ? 0 : 1;
} finally {
  await discard(folder);
}

async function main() {
  const uv = await installUv();
  if (!uv.ok) throw new Error(uv.why);
  const found = await interpreters();
  const version = ['3.12', '3.11', '3.10', '3.13'].find((one) => found.has(one));
  const interpreter = found.get(version);
  if (interpreter === undefined) throw new Error('there is no Python from 3.10 to 3.13');

  const { targetNames } = await import('./core.mjs').then(({ loadCore }) =>
    loadCore("export { targetNames } from './src/plan/targets.ts';"),
  );
  const list = path.join(folder, 'list.txt');
  await writeFile(list, "--prompt 'rain on a roof: #1' --out {out}\n");
  for (const [name, flags] of Object.entries(plans)) {
    const out = path.join(folder, 'sound', name);
    const all = (targets) => {
      const items = targets.split(',').includes('pool') ? ['--items', list] : [];
      return [...flags, '--image', image, '--target', targets, ...items, '--yes', '--out', out];
    };
    const refused = written(all(targetNames.join(',')));
    // The program itself says which of them there can be for this plan.
    const rest = /leave it out: --target (\S+)/.exec(refused ?? '')?.[1];
    const again = rest === undefined ? refused : written(all(rest));
    if (again !== null) throw new Error(again);
  }
  const lists = path.join(folder, 'sound/requirements');
  await mkdir(lists, { recursive: true });
  await writeFile(path.join(lists, 'requirements.txt'), 'numpy==1.26.4\nopencv-python==4.10.0.84\n');
  for (const [form, file] of Object.entries(listed)) {
    const words = ['deps', path.join(lists, 'requirements.txt'), '--python', version, '--target', form];
    const { stdout } = spawnSync(process.execPath, [path.join(root, 'dist/cli.js'), ...words]);
    await writeFile(path.join(lists, file), stdout);
  }
  for (const [at, { file, change }] of twins.entries()) {
    const [sound] = filesNamed(file);
    const text = await readFile(sound.file, 'utf8');
    const broken = change(text);
    if (broken === text) throw new Error(`a twin of ${file} is not broken`);
    await mkdir(path.join(folder, 'broken', String(at)), { recursive: true });
    // Some name it as the file beside them.
    for (const other of ['startup.sh', 'pool-item.sh', 'items.tsv']) {
      const beside = path.join(path.dirname(sound.file), other);
      if (existsSync(beside)) await copyFile(beside, path.join(folder, 'broken', String(at), other));
    }
    await writeFile(path.join(folder, 'broken', String(at), file), broken);
  }

  const rows = [];
  let isRight = true;
  for (const { name, judge, heavy, namedBy } of judges) {
    if (isLight && heavy) continue;
    const asked = [
      ...filesNamed(name).map((one) => ({ ...one, sound: true })),
      ...twins.flatMap(({ file, what, dry }, at) =>
        file === name
          ? [{ what, dry, file: path.join(folder, 'broken', String(at), name), sound: false }]
          : [],
      ),
    ];
    const { version, judged, names } = await judge(
      asked.map(({ file }) => file),
      interpreter,
      folder,
    );
    for (const { what, file, sound, dry } of asked) {
      for (const { ok, says, how } of judged.filter((one) => one.file === file)) {
        const expected = sound || (dry === true && how === 'load');
        const right = ok === expected;
        isRight &&= right;
        const told = `${how === 'dry' ? 'dry run: ' : how === 'load' ? 'loader: ' : ''}${ok ? 'accepted' : `refused: ${says}`}`;
        console.log(
          `${right ? 'ok   ' : 'WRONG'}  ${name}  ${what}  ${told.replaceAll(folder, '')}  [${version}]`,
        );
        rows.push({
          name,
          version,
          what: sound ? `${what === 'requirements' ? '' : 'plan: '}${what}` : `twin: ${what}`,
          told: told.replaceAll(folder, ''),
        });
      }
      if (!judged.some((one) => one.file === file))
        throw new Error(`${version} said nothing of ${name}, ${what}`);
    }
    if (namedBy !== undefined) isRight = (await namesAgree(namedBy, names)) && isRight;
  }
  if (!isLight && isRight) await writePage(rows);
  console.log(isRight ? `${rows.length} judgements, all as they should be` : 'something is judged otherwise');
  return isRight;
}

/** What the program says where it writes nothing; null: it has written. */
function written(args) {
  const { status, stderr } = spawnSync(process.execPath, [path.join(root, 'dist/cli.js'), ...args], {
    encoding: 'utf8',
  });
  return status === 0 ? null : stderr;
}

/** The file of that name, of every plan that there is one for. */
function filesNamed(name) {
  return [...Object.keys(plans), 'requirements']
    .map((what) => ({ what, file: path.join(folder, 'sound', what, name) }))
    .filter(({ file }) => existsSync(file));
}

/** Whether the names of GPUs that we write are the tool's own. */
async function namesAgree(tool, theirs) {
  const facts = JSON.parse(await readFile(path.join(root, 'src/catalog/target-gpus.json'), 'utf8'))[tool];
  const other = Object.entries(facts.names).filter(([id, name]) => theirs[id] !== name.split(':')[0]);
  console.log(
    other.length === 0
      ? `ok     ${tool}  ${Object.keys(facts.names).length} names of GPUs are the tool's own`
      : `WRONG  ${tool}  ${JSON.stringify(other)}`,
  );
  return other.length === 0;
}

async function writePage(rows) {
  const date = new Date().toISOString().slice(0, 10);
  const cell = (text) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('`', '');
  const sections = judges.map(({ name }) => {
    const own = rows.filter((row) => row.name === name);
    return [
      `## ${name}`,
      `By ${own[0].version}. It cannot see: ${blindTo[name]}.`,
      [
        '| file | judgement |',
        '| --- | --- |',
        ...own.map(({ what, told }) => `| ${cell(what)} | ${cell(told)} |`),
      ].join('\n'),
    ].join('\n\n');
  });
  const page = [
    '# Ways out, judged by the tools they are for',
    `Written by \`npm run targets\` on ${date}: which tool, in which version, took which file, and which broken twin of it (a sound file with one thing wrong) it refused. A loader that takes a file says less than a dry run does; neither is a launch.`,
    ...sections,
  ].join('\n\n');
  await writeFile(path.join(root, 'docs/targets.md'), formatted('docs/targets.md', `${page}\n`));
}

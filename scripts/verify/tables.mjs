// The tables about packages that are no versions: what kind each is, what belongs together, what brings a library
// along, which releases broke callers. Asked of the index as far as it can tell; what it cannot is said.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { newestOf, resolve, run, unpack } from './uv.mjs';

const python = '3.11';

/** Every project that these tables name exists; a compiled one has a wheel for this platform alone. */
export async function verifyKinds({ folder, core, report }) {
  for (const { kind, names } of core.kindRows) {
    for (const [name, { exists, wheel }] of await newestOf(folder, python, names)) {
      const row = `${name} is ${kind}`;
      if (!exists && kind === 'built-for-torch')
        report.unverified(row, "lies at its maker's, not on the index");
      else if (!exists) report.wrong(row, 'the index has no project of that name');
      else if (kind === 'native' && wheel === null)
        report.unverified(row, 'has no wheel, and nothing is built here');
      else if (kind === 'native' && wheel.endsWith('-any.whl'))
        report.wrong(row, `${wheel} is for any platform`);
      else report.ok(row, wheel ?? 'it exists, as sources');
    }
  }
}

/** What the other tables name can be had. */
export async function verifyNames({ folder, core, report }) {
  const named = new Map(
    [
      ...core.companionRows.flatMap(({ names }) => names),
      ...core.systemNeeds.map(({ name }) => name),
      ...core.bringsOwn.keys(),
      ...core.wrongNames.values(),
      ...core.flashWorker.provides,
      ...core.stacks.flatMap(({ requirements }) => requirements),
      ...namedByAnswers(core.answers),
    ].map((requirement) => [/^[\w.-]+/.exec(requirement)[0].toLowerCase(), requirement]),
  );
  for (const [name, { exists, released, wheel, version }] of await newestOf(folder, python, [
    ...named.values(),
  ]))
    if (exists && released) report.ok(`${name} exists`, wheel ?? version ?? 'as sources');
    else report.wrong(`${name} exists`, 'the index has no such project or release');
}

/**
 * Names that no project has. Those of Python's own modules are asked of the Pythons that are here: the index
 * takes no project of such a name.
 */
export async function verifyNoPackages({ folder, core, pythons, report }) {
  const own = await modulesOf([...pythons.values()]);
  const names = [...core.notPackages.keys()];
  for (const name of names.filter((one) => own.has(one)))
    report.ok(`${name} is part of Python`, 'sys.stdlib_module_names');
  const others = names.filter((one) => !own.has(one));
  const answers = await Promise.all(others.map((name) => newestOf(folder, python, [name])));
  for (const [name, { exists }] of answers.flatMap((answer) => [...answer]))
    if (exists) report.wrong(`${name} is no package`, 'the index has a project of that name');
    else report.ok(`${name} is no package`, 'not on the index');
}

/** Top modules of the standard libraries, as the index would write their names. */
async function modulesOf(interpreters) {
  const code = 'import sys; print(" ".join(sorted(getattr(sys, "stdlib_module_names", []))))';
  const answers = await Promise.all(interpreters.map((one) => run(one, ['-c', code])));
  return new Set(
    answers.flatMap(({ text }) => text.split(/\s+/).map((name) => name.toLowerCase().replaceAll('_', '-'))),
  );
}

/** What the answers of diagnose tell people to install. */
function namedByAnswers({ servers, sharedFolders, notPackages, gpuPackages, gpuMessages }) {
  return [
    ...servers.rows.map(({ dist }) => dist),
    ...Object.values(sharedFolders.rows).flat(),
    ...Object.values(notPackages.rows).map(({ instead }) => instead),
    ...Object.values(gpuPackages.rows),
    ...gpuMessages.rows.map(({ from }) => from),
  ].filter((name) => name !== '' && !name.startsWith('git+'));
}

/** The last torch of an old Python is its last, and the first releases of xformers are of that torch. */
export async function verifyAnswers({ folder, core, report }) {
  const questions = [
    ...core.answers.lastTorch.rows.flatMap(({ python, torch, torchvision, torchaudio }) => [
      [python, [`torch==${torch}`, `torchvision==${torchvision}`, `torchaudio==${torchaudio}`], true],
      [python, [`torch>${torch}`], false],
    ]),
    ...Object.entries(core.answers.firstXformers.rows).flatMap(([torch, xformers]) => [
      ['3.10', [`xformers==${xformers}`, `torch==${torch}`], true],
    ]),
  ];
  await Promise.all(
    questions.map(async ([version, wanted, expected]) => {
      const row = `Python ${version} ${expected ? 'takes' : 'has no'} ${wanted.join(' ')}`;
      // A late release of that Python: packages exclude some early ones.
      const { ok, text } = await resolve(folder, `${version}.12`, wanted);
      if (ok === expected) report.ok(row, 'asked of the resolver');
      else if (/no wheels|no usable wheels|Failed to build/.test(text))
        report.unverified(row, 'lies on the index as sources alone, or for other Pythons');
      else report.wrong(row, ok ? 'the resolver says yes' : text);
    }),
  );
}

/** Before the release at which callers are known to break, and from it on, something was released. */
export async function verifySteps({ folder, core, report }) {
  for (const bound of ['<', '>=']) {
    // A project once a question.
    for (let left = [...core.breakingSteps]; left.length > 0; ) {
      const now = left.filter(({ name }, at) => left.findIndex((one) => one.name === name) === at);
      left = left.filter((one) => !now.includes(one));
      const asked = now.map(({ name, at }) => `${name}${bound}${at}`);
      for (const [row, { exists, released, version }] of await newestOf(folder, python, asked))
        if (exists && released) report.ok(`there is ${row}`, version ?? 'as sources, or for another Python');
        else report.wrong(`there is ${row}`, 'no such release');
    }
  }
}

/** A library that a wheel is said to bring lies in it; a package of apt is known to the apt of this machine. */
export async function verifySystem({ folder, core, report }) {
  const brought = { soundfile: /libsndfile/ };
  for (const [name, file] of Object.entries(brought)) {
    const { ok, target, text } = await unpack(folder, name);
    const names = ok ? await readdir(target, { recursive: true }) : [];
    const found = names.find((one) => file.test(path.basename(one)));
    if (found === undefined) report.wrong(`${name} brings its library`, ok ? 'no such file' : text);
    else report.ok(`${name} brings its library`, found);
  }
  const wanted = new Set([
    ...core.systemNeeds.flatMap(({ apt, before }) => [...apt, ...(before?.apt ?? [])]),
    ...core.stacks.flatMap(({ apt }) => apt),
    ...core.goneFromApt.map(({ now }) => now),
    ...Object.values(core.answers.aptRenamed.rows),
    ...[...core.answers.headerProjects.rows, ...core.answers.symbols.rows].flatMap(({ apt }) =>
      apt === null ? [] : apt.split(' '),
    ),
  ]);
  const { ok, text } = await run('apt-cache', ['pkgnames']);
  const known = new Set(ok ? text.split('\n') : []);
  for (const name of wanted) {
    // Debian and Ubuntu carried some names over to another one (t64) at different times.
    if (known.has(name) || known.has(`${name}t64`))
      report.ok(`apt has ${name}`, 'in the lists of this machine');
    else report.unverified(`apt has ${name}`, "apt's lists here do not hold it, or there are none");
  }
}

// A container as a pod has one, out of namespaces and overlays: its disk is lost with it, its volume is not.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** What this machine lacks. */
export class NotHere extends Error {}

const here = import.meta.dirname;
const cache = path.join(homedir(), '.cache/pod-wizard-real');
const packages =
  'python3,python3-venv,git,curl,ca-certificates,procps,netcat-openbsd,libsqlite3-0,libffi8,libbz2-1.0,liblzma5,libreadline8,libssl3';

export function makeContainer({ python, root }) {
  if (process.getuid?.() !== 0) throw new NotHere('only root may make namespaces with mounts');
  const base = root === undefined ? debian() : path.resolve(root);
  const interpreter = interpreterOf(python);
  let volumes = 0;
  const mirrorFolder = process.env.POD_WIZARD_MIRRORS ?? '';
  const mirrors = mirrorsIn(mirrorFolder);
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, 'run-'));
  let volume = '';
  const renewVolume = () => {
    if (volume !== '') rmSync(volume, { recursive: true, force: true, maxRetries: 3 });
    volume = path.join(folder, `volume-${++volumes}`);
    mkdirSync(volume);
  };
  renewVolume();
  let layers = '';
  let running = null;
  const renew = () => {
    if (layers !== '') rmSync(layers, { recursive: true, force: true });
    layers = mkdtempSync(path.join(folder, 'layers-'));
    furnish(layers, { interpreter, python, mirrors });
  };
  renew();
  return {
    volume: () => volume,
    mirrors,
    renew,
    renewVolume,
    boot: (command, env) => {
      running = boot({ base, layers, volume, mirrorFolder, interpreter }, command, env);
      return running;
    },
    sizes: () => ({ volume: size(volume), container: size(path.join(layers, 'upper')) }),
    end: () => running?.end(),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}

/** Debian 12, made once and kept. */
function debian() {
  const base = path.join(cache, 'debian-12');
  if (existsSync(path.join(base, 'made'))) return base;
  if (spawnSync('debootstrap', ['--version']).status !== 0)
    throw new NotHere('debootstrap is not installed (apt-get install debootstrap), and no --root was given');
  rmSync(base, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  execFileSync('debootstrap', ['--variant=minbase', `--include=${packages}`, 'bookworm', base], {
    stdio: ['ignore', 2, 2],
  });
  // The machine's own way to the network.
  for (const file of [
    '/etc/resolv.conf',
    '/etc/hosts',
    '/etc/pip.conf',
    '/etc/ssl/certs/ca-certificates.crt',
  ])
    if (existsSync(file)) copyFileSync(realpathSync(file), path.join(base, file));
  for (const folder of ['/etc/apt', '/usr/share/keyrings'])
    cpSync(folder, path.join(base, folder), { recursive: true, dereference: true });
  writeFileSync(path.join(base, 'made'), '');
  return base;
}

/** Where that Python is installed: a folder that the container gets as it is. */
function interpreterOf(version) {
  // The system's own would bring all of its /usr along.
  const found = spawnSync(`python${version}`, ['-c', 'import sys; print(sys.base_prefix)'], {
    encoding: 'utf8',
  });
  const prefix = pyenv(version) ?? (found.status === 0 ? found.stdout.trim() : null);
  if (prefix === null) throw new NotHere(`there is no Python ${version} on this machine`);
  return prefix;
}

function pyenv(version) {
  const folder = path.join(homedir(), '.pyenv/versions');
  const name = existsSync(folder)
    ? readdirSync(folder).findLast((one) => one.startsWith(`${version}.`))
    : undefined;
  return name === undefined ? null : path.join(folder, name);
}

/** What the image brings, as files of the container's own layer. */
function furnish(layers, { interpreter, python, mirrors }) {
  const upper = path.join(layers, 'upper');
  const bin = path.join(upper, 'usr/local/bin');
  mkdirSync(bin, { recursive: true });
  copyFileSync(path.join(here, 'standin/nvidia-smi'), path.join(bin, 'nvidia-smi'));
  // No links: beside a Debian's Python of the same version, what a link starts takes that one's library for its own.
  if (interpreter !== '/usr')
    for (const name of ['python3', 'python', `python${python}`])
      writeFileSync(
        path.join(bin, name),
        `#!/bin/sh\nexec ${path.join(interpreter, 'bin', `python${python}`)} "$@"\n`,
        { mode: 0o755 },
      );
  const library = path.join(layers, 'python-upper/lib', `python${python}`);
  mkdirSync(library, { recursive: true });
  copyFileSync(path.join(here, 'standin/sitecustomize.py'), path.join(library, 'sitecustomize.py'));
  mkdirSync(path.join(upper, 'etc'), { recursive: true });
  writeFileSync(path.join(upper, 'etc/gitconfig'), mirrors.gitconfig);
}

/** Repositories that need not come from their addresses. */
function mirrorsIn(folder) {
  const names =
    folder === ''
      ? []
      : readdirSync(folder).flatMap((owner) =>
          readdirSync(path.join(folder, owner)).map((name) => `${owner}/${name}`),
        );
  const at = (name) => path.join(folder, name);
  const gitconfig = names
    .map(
      (name) =>
        `[url "/mirrors/${name}"]\n\tinsteadOf = https://github.com/${name}.git\n\tinsteadOf = https://github.com/${name}\n`,
    )
    .join('')
    .concat('[safe]\n\tdirectory = *\n[uploadpack]\n\tallowAnySHA1InWant = true\n');
  return {
    gitconfig,
    /** What a mirror that a script asks of is no copy of: its description says so. */
    standing: (script) =>
      names.flatMap((name) => {
        const file = path.join(at(name), '.git/description');
        const told = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
        const isCopy = told === '' || told.startsWith('Unnamed repository');
        return isCopy || !script.includes(name) ? [] : [`${name}: ${told}`];
      }),
    /** Commits that a script asks of a mirror which has not got them. */
    lacking: (script) =>
      names.flatMap((name) => {
        // A long address stands there in parts.
        const joined = script.replaceAll(/'?\n *\w+\+='?/g, '');
        const asked = new RegExp(
          `github\\.com/${name.replaceAll('.', '\\.')}(?:\\.git)?[^\\n]{0,40}?([0-9a-f]{40})`,
          'i',
        ).exec(joined)?.[1];
        if (asked === undefined || spawnSync('git', ['-C', at(name), 'cat-file', '-e', asked]).status === 0)
          return [];
        const newest = execFileSync('git', ['-C', at(name), 'rev-parse', 'HEAD'], {
          encoding: 'utf8',
        }).trim();
        return [{ owner: name, from: asked, to: newest }];
      }),
  };
}

function boot({ base, layers, volume, mirrorFolder, interpreter }, command, env) {
  const passed = Object.fromEntries(
    Object.entries(process.env).filter(([name]) =>
      /^(?:PIP_(?!FIND_LINKS)|SSL_CERT_FILE|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE|GIT_SSL|HTTPS?_PROXY)/.test(
        name,
      ),
    ),
  );
  const all = {
    ...passed,
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    HOME: '/root',
    POD_WIZARD_TORCH_INDEX: indexOfPip(),
    ...env,
  };
  const child = spawn(
    'unshare',
    [
      ...['--mount', '--pid', '--fork', '--kill-child', path.join(here, 'container.sh')],
      ...[base, layers, volume, mirrorFolder, interpreter],
      ...[
        '/usr/bin/env',
        '-i',
        ...Object.entries(all).map(([name, value]) => `${name}=${value}`),
        ...command,
      ],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  const began = performance.now();
  const times = [];
  const wakers = new Set();
  const hear = (bytes) => {
    output += bytes;
    times.push([output.length, performance.now()]);
    for (const wake of wakers) wake();
  };
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', hear);
  let ended = false;
  child.on('close', () => {
    ended = true;
    for (const wake of wakers) wake();
  });
  const timeOf = (length) => times.find(([at]) => at >= length)?.[1] ?? performance.now();
  const first = () =>
    readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim().split(' ')[0];
  return {
    output: () => output,
    mark: () => output.length,
    /** Seconds from there until the first READY, FAILED or FAILING after it. */
    lasted: (from) => {
      const at = output.slice(from).search(/ (?:READY|FAILED|FAILING): /);
      return (timeOf(from + Math.max(at, 0)) - (from === 0 ? began : timeOf(from))) / 1000;
    },
    until: (pattern, from = 0) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (pattern.test(output.slice(from))) resolve();
          else if (ended) reject(new Error(`the container ended:\n${output.slice(-3000)}`));
          else return;
          wakers.delete(look);
        };
        wakers.add(look);
        look();
      }),
    inside: (words) =>
      spawnSync(
        'nsenter',
        [
          '--target',
          first(),
          '--mount',
          '--pid',
          '--root',
          '--wd=/',
          '/usr/bin/env',
          '-i',
          ...Object.entries(all).map(([name, value]) => `${name}=${value}`),
          ...words,
        ],
        { encoding: 'utf8' },
      ),
    end: () => spawnSync('kill', ['-9', first()]),
  };
}

/** The index that pip asks here: torch comes from it too, with the CUDA that it has there. */
function indexOfPip() {
  const set = spawnSync('python3', ['-m', 'pip', 'config', 'get', 'global.index-url'], { encoding: 'utf8' });
  if (set.status === 0) return set.stdout.trim();
  const code = 'from pip._internal.models.index import PyPI; print(PyPI.simple_url)';
  return process.env.PIP_INDEX_URL ?? execFileSync('python3', ['-c', code], { encoding: 'utf8' }).trim();
}

function size(folder) {
  return execFileSync('du', ['-sh', folder], { encoding: 'utf8' }).split('\t')[0];
}

import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Sources, System } from './system.ts';

/** Above these it is no repository of an app's code, or somebody wants to fill the disk. */
const limits = { seconds: 90, fetched: 300 * 1024 ** 2, listed: 16 * 1024 ** 2, file: 256 * 1024, files: 60 };

/** Nothing of what is fetched is run or checked out, and nobody is asked for a password. */
const options = (protocol: 'https' | 'file') =>
  [
    ...['core.hooksPath=/dev/null', 'core.fsmonitor=false', 'credential.helper=', 'fetch.fsckObjects=true'],
    ...['protocol.allow=never', `protocol.${protocol}.allow=always`],
    ...['fetch.recurseSubmodules=false', 'gc.auto=0', 'maintenance.auto=false'],
  ].flatMap((option) => ['-c', option]);

/**
 * A commit of a git repository (an https address, or a folder), and of its files those that are wanted: a bare,
 * shallow fetch into a temporary folder, of which only texts are read. It is gone when this returns. `revision`: 40
 * hex digits, a branch or a tag.
 */
export async function readRepository(
  { env, cwd }: Pick<System, 'env' | 'cwd'>,
  source: string,
  isWanted: (file: string) => boolean,
  revision = 'HEAD',
): Promise<Sources> {
  const isAddress = /^https:\/\//.test(source);
  const place = path.resolve(cwd, source);
  const folder = await mkdtemp(path.join(tmpdir(), 'pod-wizard-new-'));
  try {
    const settings = options(isAddress ? 'https' : 'file');
    const git = (words: readonly string[], most: number) =>
      run([...settings, ...words], { env, folder, most });
    await git(['init', '-q', '--bare', '.'], 1000);
    await git(
      ['fetch', '-q', '--depth=1', '--no-tags', '--', isAddress ? source : `file://${place}`, revision],
      1000,
    );
    // A tag may be an object of its own.
    const commit = (await git(['rev-parse', 'FETCH_HEAD^{commit}'], 100)).trim();
    const listed = await git(['ls-tree', '-r', '-l', '-z', commit], limits.listed);
    const files = new Map<string, string>();
    const paths: string[] = [];
    for (const row of listed.split('\0')) {
      // Plain files only: a link may point anywhere, and a submodule is another repository.
      const [, blob, size, file] = /^100(?:644|755) blob ([0-9a-f]{40}) +(\d+)\t(.+)$/s.exec(row) ?? [];
      if (blob === undefined || file === undefined) continue;
      paths.push(file);
      if (!isWanted(file) || files.size >= limits.files || Number(size) > limits.file) continue;
      const text = await git(['cat-file', 'blob', blob], limits.file + 1);
      if (!text.includes('\0')) files.set(file, text);
    }
    return { ok: true, commit, origin: isAddress ? source : await originOf(place), paths, files };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  } finally {
    await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}

/** The first address of a repository's own configuration, read as text; null where it has none. */
async function originOf(place: string): Promise<string | null> {
  for (const file of [path.join(place, '.git/config'), path.join(place, 'config')]) {
    const text = await readFile(file, 'utf8').catch(() => '');
    const address = /^[ \t]{0,8}url = (https:\/\/\S{1,300})$/m.exec(text)?.[1];
    if (address !== undefined) return address;
  }
  return null;
}

interface Surroundings {
  readonly env: System['env'];
  readonly folder: string;
  /** Bytes of output above which it is ended. */
  readonly most: number;
}

/** What git needs of the environment; tokens and keys stay here. */
const needed =
  /^(?:PATH|HOME|XDG_CONFIG_HOME|TMPDIR|SSL_CERT_(?:FILE|DIR)|GIT_SSL_CAINFO|CURL_CA_BUNDLE|(?:HTTPS?|ALL|NO)_PROXY|SYSTEMROOT|TEMP|TMP|USERPROFILE)$/i;

function run(words: readonly string[], { env, folder, most }: Surroundings): Promise<string> {
  const kept = Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      value !== undefined && needed.test(name) ? [[name, value]] : [],
    ),
  );
  return new Promise((resolve, reject) => {
    const child = spawn('git', words, {
      cwd: folder,
      env: {
        ...kept,
        LC_ALL: 'C',
        GIT_TERMINAL_PROMPT: '0',
        GIT_ASKPASS: 'false',
        GIT_DIR: folder,
        GIT_LFS_SKIP_SMUDGE: '1',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const parts: Buffer[] = [];
    let size = 0;
    let said = '';
    let ended: string | null = null;
    const end = (why: string) => {
      ended ??= why;
      child.kill('SIGKILL');
    };
    const clock = setTimeout(
      () => end(`git took longer than ${limits.seconds} seconds`),
      limits.seconds * 1000,
    );
    const scales = setInterval(() => {
      void weigh(folder).then((bytes) => {
        if (bytes > limits.fetched) end(`it is larger than ${limits.fetched / 1024 ** 2} MB`);
      });
    }, 500);
    child.stdout.on('data', (part: Buffer) => {
      size += part.length;
      if (size > most) end(`it has more files, or larger ones, than an app has`);
      else parts.push(part);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = `${said}${text}`.slice(-2000);
    });
    const done = () => {
      clearTimeout(clock);
      clearInterval(scales);
    };
    child.on('error', () => {
      done();
      reject(new Error('git is not installed'));
    });
    child.on('close', (code) => {
      done();
      if (ended === null && code === 0) resolve(Buffer.concat(parts).toString('utf8'));
      else reject(new Error(ended ?? (said.trim().split('\n').at(-1) || `git ended with ${code}`)));
    });
  });
}

/** Bytes of the packs in a bare repository, those on their way included. */
async function weigh(folder: string): Promise<number> {
  const packs = path.join(folder, 'objects/pack');
  const names = await readdir(packs).catch(() => []);
  const sizes = await Promise.all(
    names.map(async (name) => (await stat(path.join(packs, name)).catch(() => null))?.size ?? 0),
  );
  return sizes.reduce((sum, one) => sum + one, 0);
}

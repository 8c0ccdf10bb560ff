import type { Answer } from '../answer.ts';
import { callerOf, type Event } from '../event.ts';
import { harmlessWord } from '../fill.ts';
import { quoted } from './module-words.ts';

/** Python 2 names a module without quotes, and wholly where its first part is missing; its pip is that of `python`. */
export function ofPython2(event: Event): Event {
  return event.python === null && /ImportError: No module named [\w.]{1,100}\s*$/.test(event.text)
    ? { ...event, pip: event.pip.replace(/^python3 /, 'python ') }
    : event;
}

/** What the standard library of Python 2 had, by its name in Python 3. */
const renamed: Readonly<Record<string, string>> = {
  __builtin__: 'builtins',
  BaseHTTPServer: 'http.server',
  ConfigParser: 'configparser',
  Cookie: 'http.cookies',
  cookielib: 'http.cookiejar',
  copy_reg: 'copyreg',
  cPickle: 'pickle',
  cStringIO: 'io',
  HTMLParser: 'html.parser',
  httplib: 'http.client',
  Queue: 'queue',
  SimpleHTTPServer: 'http.server',
  SocketServer: 'socketserver',
  StringIO: 'io',
  thread: '_thread',
  Tkinter: 'tkinter',
  tkMessageBox: 'tkinter.messagebox',
  urllib2: 'urllib.request',
  urlparse: 'urllib.parse',
  xmlrpclib: 'xmlrpc.client',
};

export function fromPython2(event: Event, root: string): Answer | null {
  const now = Object.hasOwn(renamed, root) ? renamed[root] : undefined;
  if (now === undefined || event.python?.startsWith('2') === true) return null;
  const frame = callerOf(event, null);
  const pack = frame?.root ?? null;
  const file = frame !== null && pack === null && harmlessWord(frame.file) ? frame.file : 'FILE.py';
  return {
    class: 'python-version-unsupported',
    subject: root,
    title: `${root} is a module of Python 2: ${pack === null ? 'the code' : `the package ${pack}`} is written for it`,
    cause: `Python 3 calls it ${now}; pip cannot bring it back. What asks for it was never carried over to Python 3${pack === null ? '' : ', or is an old release of it'}.`,
    fix: [
      ...(pack === null
        ? [
            `sed -i -E "s/^( *)from ${root} /\\1from ${now} /; s/^( *)import ${root}( as .*)?$/\\1import ${now} as ${root}/" ${file}   # what else is of Python 2 there: python3.11 -m lib2to3 -w -n ${file}`,
          ]
        : [
            `${event.pip} install -U ${quoted(pack.replaceAll('_', '-'))}   # its newest release; where that is one for Python 2 as well: uninstall it, and take its successor for Python 3 (often called ${pack}3)`,
          ]),
      '# or a Python 2: conda create -n py2 python=2.7',
    ],
    confidence: 'high',
    weight: 'root',
  };
}

const flat = (name: string) => name.toLowerCase().replaceAll(/[-_.]/g, '-');

/** pip says within the same log that the package is there: then it is so for the Python of that pip, and another one runs. */
export function forAnotherPython(
  event: Event,
  module: string,
  dist: string,
  stranger?: string,
): Answer | null {
  const lines = [...event.above, ...event.below];
  const has = (name: string) => flat(name) === flat(dist) || flat(name) === flat(module);
  const there = lines
    .map(
      (line) =>
        /Requirement already (?:satisfied|up-to-date).{0,60}?: (?<dist>[\w.-]{1,60})\S{0,40} in (?<prefix>\/[\w./+@-]{1,160})\/lib(?:64)?\/python(?<version>\d\.\d{1,2})\/(?:site|dist)-packages/.exec(
          line.slice(0, 400),
        )?.groups,
    )
    .findLast((one) => one !== undefined && has(one['dist'] ?? ''));
  const done = lines.some(
    (line) =>
      /^Successfully installed /.test(line) &&
      line
        .slice(0, 2000)
        .split(' ')
        .some((word) => has(word.replace(/-\d[\w.]{0,30}$/, ''))),
  );
  if (there === undefined && !done) return null;
  if (stranger !== undefined)
    return {
      subject: module,
      title: `What pip installed as ${dist} is another project of that name`,
      cause: `${stranger}.`,
      fix: [`${event.pip} uninstall -y ${dist}   # then the right one: ${stranger}`],
      confidence: 'high',
    };
  const { prefix = '', version = '' } = there ?? {};
  const system = /^\/usr(?:\/local)?$|\/\.local$/.test(prefix);
  const python = system ? `python${version}` : `${prefix}/bin/python`;
  const notebook = [event.text, ...event.above].some((line) =>
    /<ipython-input|^In \[\d|ipykernel/.test(line),
  );
  const into = notebook
    ? `%pip install ${quoted(dist)}   # in a cell of the notebook: into the Python of its kernel; then restart the kernel`
    : `python -m pip install ${quoted(dist)}   # in place of pip alone, with the very python (python3, sudo python) that is started`;
  return {
    subject: module,
    title: `${dist} is installed, but for another Python than the one that runs`,
    cause: `pip says that ${dist} is there${there === undefined ? '' : ` (${prefix}, Python ${version})`}, and what is started does not find ${module}: pip and the program belong to two Pythons${notebook ? ' (a kernel has one of its own, and sees new packages only after a restart)' : ' (another environment, the one of the system, sudo, or the first line of the script)'}.`,
    fix:
      there === undefined || notebook
        ? [into]
        : [
            `# start the program with the Python that has it: ${python} PROGRAM.py   (or activate that environment first${/\/envs\//.test(prefix) ? `: conda activate ${prefix.split('/').at(-1)}` : ''})`,
            '# or bring it to the Python that runs:',
            into,
          ],
    confidence: 'medium',
  };
}

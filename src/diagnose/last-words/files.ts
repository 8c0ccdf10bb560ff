import { printable } from '../../basics/printable.ts';
import type { Event } from '../event.ts';
import { harmlessWord } from '../fill.ts';
import type { Form } from './form.ts';
import { broughtApart, finding, folderOfTheApp, namesake, partOf, pathMeant, where } from './place.ts';

/** Where images keep what is mounted, and logs of containers. */
function inContainer(file: string, { above, text, below }: Event): boolean {
  return (
    /^\/(?:app|data|config|models?|workspace|scripts|input|output|code|usr\/src)\//.test(file) ||
    [text, ...above.slice(-12), ...below.slice(0, 4)].some((line) =>
      /docker|compose|podman|^[\w.-]{1,60}-\d{1,2} {1,20}\|/.test(line),
    )
  );
}

/** Where it lies, or begins, as far as the log shows it. */
function rightPath(file: string, event: Event): readonly string[] {
  const meant = pathMeant(event, file);
  if (meant !== null) return [`# give ${meant} in place of ${file}: so the log has it elsewhere`];
  const folder = /^[/~]|^\w:/.test(file) ? null : folderOfTheApp(event);
  return folder === null
    ? []
    : [
        `cd ${folder}   # then start it from there: a relative path begins where it is started (in a notebook: %cd, as !cd ends with its line)`,
      ];
}

/** Something that lies beside folders and is none: a hidden file in the path, or one that was listed with them. */
function strayFile(file: string, { frames }: Event): string | null {
  const parts = file.replaceAll(/\\{1,2}/g, '/').split('/');
  const hidden = parts.findIndex((part) => /^\._?\w/.test(part));
  const listed = /\b(?:listdir|scandir|iterdir)\(/.test(frames.at(-1)?.code ?? '');
  if (hidden < 0 && !listed) return null;
  const path = (hidden < 0 ? parts : parts.slice(0, hidden + 1)).join('/');
  return path.includes('/') && harmlessWord(path) ? path : null;
}

const folderOf = (file: string) => file.replace(/\/[^/]*$/, '') || '/';

/** What the operating system says of a file, and files that are not what their name says. */
export const fileForms: readonly Form[] = [
  {
    name: 'a library inside a package, for one torch',
    pattern:
      /(?<folder>\/[\w./+-]{1,160}\/(?:site|dist)-packages\/(?<root>[a-z]\w{1,40})(?:\/[\w.-]{1,60}){0,4})\/lib\w{1,60}_(?:py)?torch_(?<torch>\d\.\d{1,2}\.\d{1,2})\.so/,
    raised: true,
    say: ({ folder = '', root = '', torch = '' }, { event }) => ({
      class: 'extension-of-another-torch',
      title: `The installed ${root} has no library for torch ${torch}`,
      cause: `${root} brings a library for each torch that it was built for, and none for ${torch}.`,
      fix: [
        `ls ${folder}   # their names end with the torch that they are for`,
        `# then: ${event.pip} install "torch==THE_NEWEST_OF_THESE", with its torchvision and torchaudio; or a newer ${root}, built from its source where there is none`,
      ],
      confidence: 'medium',
    }),
  },
  {
    name: 'No such file or directory',
    pattern:
      /(?:\[Errno 2\] |\[Errno ENOENT\] |ENOENT: )?(?:[Nn]o such file or directory|[Ff]ile not found|The system cannot find the \w{1,10} specified)[:,]? (?:open )?(?:[`'"(](?<file>[^`'")]{1,800})[`'")]|(?<plain>[^\s`'"()|]{2,300})\s{0,3}$)|(?<before>(?:\.{0,2}\/|\w[\w.-]{0,80}\/)[\w./@+-]{1,200}): [Nn]o such file or directory/,
    raised: true,
    say: ({ file: quoted, plain, before }, { event }) => {
      const file = quoted ?? plain ?? before ?? '';
      const known = printable(file.slice(-160));
      const safe = harmlessWord(file) && !file.startsWith('-');
      const started =
        event.frames.some((frame) => /subprocess\.py|_execute_child/.test(frame.file)) ||
        /_execute_child|Popen|subprocess/.test(event.above.slice(-6).join(' '));
      const line = /^(?<tool>[a-z][\w-]{1,30}) -{1,2}[a-z]/.exec(file)?.groups?.['tool'];
      if (line !== undefined)
        return {
          class: 'command-in-one-word',
          title: `${line} and its arguments are started as one word`,
          cause: `The code${where(event)} looks for a program that is called “${printable(file.slice(0, 60))}…”, blanks and all: a command written in one string is cut into words on Windows only.`,
          fix: [
            `# in the code${where(event)}: subprocess.run(shlex.split(command)), or shell=True; a node, extension or app of somebody: its newest version (git pull in its folder)`,
            `command -v ${line} || { apt-get update && apt-get install -y ${line}; }   # and it must be there`,
          ],
          confidence: 'medium',
        };
      if (!/[/\\.]/.test(file) || (started && !file.includes('/'))) {
        return {
          class: 'command-not-found',
          title: `The program ${known} is not installed`,
          cause: `The code${where(event)} starts the program ${known}, and there is none of that name on the PATH.`,
          fix: safe
            ? [
                `command -v ${file} || { apt-get update && apt-get install -y ${file}; }   # mostly the package has the program's name`,
              ]
            : ['# install that program, or put its folder on the PATH'],
        };
      }
      const node = /^(?<place>.{0,300}custom_nodes\/(?<name>[\w.-]{1,80}))\/__init__\.py$/.exec(
        file.replaceAll(/\\{1,2}/g, '/'),
      )?.groups;
      if (node !== undefined) {
        const { place = '', name = '' } = node;
        const go = harmlessWord(place) ? place : `custom_nodes/${name}`;
        return {
          class: 'node-not-whole',
          title: `The folder custom_nodes/${name} is no node of ComfyUI: it has no __init__.py`,
          cause:
            'ComfyUI imports each folder in custom_nodes by its __init__.py: this one is an early or half clone, an empty submodule, a zip with the node one folder deeper, or no node at all.',
          fix: [
            `git -C ${go} pull && git -C ${go} submodule update --init --recursive; find ${go} -maxdepth 2 -name "*.py"   # its newest version, which may be a node now; then start ComfyUI again`,
            `# still none: the .py of the node straight into custom_nodes; a folder deeper: that folder moved up; no node: mv ${go} out of custom_nodes`,
          ],
          confidence: 'medium',
        };
      }
      const part = partOf(event, file);
      if (part !== null) return part;
      return {
        class: 'named-thing-missing',
        title: `The file or folder ${known} is not there`,
        cause: `The code${where(event)} opens ${known}, and nothing is there${file.startsWith('/') ? '' : ' (a relative path: it begins in the folder where the program is started)'}: it was not downloaded or made before, or the path in the command or config is another than on this machine.`,
        fix: [
          ...(/^[\da-f-]{32,36}\.(?:mp4|avi|wav|mp3|mov)$/.test(file)
            ? [
                'apt-get update && apt-get install -y ffmpeg   # the step before should have made it with ffmpeg, which is missing, or says above why it failed; pip install ffmpeg is something else',
              ]
            : []),
          ...(/index-cache|_indices\/|_doc_idx|indexmap/.test(file)
            ? [
                `# the first process makes this index on its own machine: put the data (Megatron: --data-cache-path) on a disk that all machines share, at one path; or copy ${printable(folderOf(file))} to each of them`,
              ]
            : []),
          ...(safe &&
          /\/models\/[\w-]+$/.test(file) &&
          /\b(?:listdir|scandir|iterdir)\(/.test(event.frames.map(({ code }) => code).join(' '))
            ? [`mkdir -p ${file}   # the folder itself is enough to start; the models go into it`]
            : []),
          ...rightPath(file, event),
          ...[namesake(event, file), broughtApart(event, file)].filter((line) => line !== null),
          finding(event, file) ?? '# is it there? from the folder where the program is started',
          file.startsWith('/')
            ? `# nowhere: put or download it to ${known}`
            : `# nowhere: put or download it to ${known} (the README names the address), and start the program in the folder of the app (cd first)`,
          ...(inContainer(file, event)
            ? [
                '# in a container: is a folder of the host mounted there (-v, volumes:)? An empty one hides what the image has (then clear it away and let the app fill it anew), and -v with a bare name is a new, empty volume: give the whole path of the folder on the host that has the file',
              ]
            : []),
        ],
      };
    },
  },
  {
    name: 'a directory where a file is wanted, and the like',
    pattern:
      /(?:\[Errno (?:17|20|21)\] )?(?<what>Is a directory|Not a directory|File exists|\[WinError 267\] [^:]{1,60})[:,]? [`'"](?<file>[^`'"]{1,300})/,
    raised: true,
    say: ({ what = '', file = '' }, { event }) => {
      const known = printable(file.slice(-160));
      const stray = /^(?:Not|\[Win)/.test(what) ? strayFile(file, event) : null;
      if (stray !== null)
        return {
          class: 'path-of-another-kind',
          title: `${printable(stray)} is a file, among folders that are read one by one`,
          cause: `The code${where(event)} takes all that lies in ${printable(folderOf(stray))} for folders, and this is a file: of a system (.DS_Store), or a placeholder.`,
          fix: [
            `mv ${stray} /tmp/   # out of the way; then start it again`,
            `find ${folderOf(stray)} -maxdepth 1 -type f   # more of them?`,
          ],
          confidence: 'medium',
        };
      return {
        class: 'path-of-another-kind',
        title:
          what === 'Is a directory'
            ? `${known} is a folder, and a file is wanted`
            : what === 'File exists'
              ? `${known} is there already`
              : `${known}: a part of the path is a file, and a folder is wanted`,
        cause: `The code${where(event)} uses ${known} for the other kind of thing: the path in the command or config names ${what === 'Is a directory' ? 'the folder instead of the file in it (docker makes an empty folder where a file to be mounted is not there)' : what === 'File exists' ? 'what an earlier run left behind' : 'a file as if it were a folder'}.`,
        fix: [
          harmlessWord(file)
            ? `ls -ld ${file}   # what is it? give the ${what === 'Is a directory' ? 'file in it' : 'path of the right kind'} in the command or config`
            : '# give the path of the right kind in the command or config',
          ...(what === 'File exists' && harmlessWord(file)
            ? [`mv ${file} ${file}.old   # out of the way, where it is of an earlier run`]
            : []),
        ],
      };
    },
  },
  {
    name: 'PATH: Not a directory, of LMDB',
    pattern: /^(?<folder>(?:[\w.~-]{0,80}\/){0,12})(?<file>[\w.-]{1,80}): Not a directory/,
    raised: true,
    say: ({ folder = '', file = '' }, { event }) =>
      event.text.includes('lmdb')
        ? {
            class: 'path-of-another-kind',
            title: `${file} is a file, and LMDB wants the folder that holds data.mdb and lock.mdb`,
            cause: `The code${where(event)} opens ${folder}${file}.`,
            fix: [
              `# give the folder: one of ls -d ${folder}*/, or ${folder.replace(/\/$/, '') || '.'} itself`,
              `# all in one file: lmdb.open(${folder}${file}, subdir=False) in the code`,
            ],
            confidence: 'medium',
          }
        : null,
  },
  {
    name: 'Error opening X: Format not recognised, of libsndfile',
    pattern:
      /Error opening '(?<name>[^']{1,200}\.(?<kind>mp3|mp4|m4a|m4v|aac|wma|amr|webm|mkv|mov|avi|flv))': (?:Format not recognised|File contains data in an unknown format|.{0,20}nimplemented format)/i,
    say: ({ name = '', kind = '' }, { event }) => {
      const mp3 = kind.toLowerCase() === 'mp3';
      const file = harmlessWord(name) ? name : 'FILE';
      const wav = `${file.replace(/\.\w{3,4}$/, '')}.wav`;
      const convert = `apt-get update && apt-get install -y ffmpeg && ffmpeg -i ${file} -vn ${wav}   # then ${wav} in its place (librosa and others find ffmpeg themselves)`;
      return {
        class: 'file-unreadable',
        title: mp3
          ? 'This soundfile is too old for mp3'
          : `soundfile reads no ${kind}: ffmpeg makes a WAV of it`,
        cause: mp3
          ? 'soundfile reads by libsndfile, which knows mp3 from 1.1 on; its wheels bring that since 0.11.'
          : `soundfile reads by libsndfile, which knows WAV, FLAC, OGG and mp3, and no ${kind}.`,
        fix: mp3
          ? [
              `${event.pip} install -U soundfile   # still so: a libsndfile of the system is taken; or no mp3 within`,
              `# or ${convert}`,
            ]
          : [convert],
        confidence: 'medium',
      };
    },
  },
  {
    name: 'a file that is no such file',
    pattern:
      /Expecting value: line 1 column 1|Expecting property name|Extra data: line|invalid load key, '(?<key>.{1,6})'|Invalid magic number|File is not a zip file|not a gzip|Ran out of input|could not find MARK|unexpected EOF|codec can't decode byte|UnpicklingError|(?<!'|be )\btruncated\b|while (?:scanning|parsing) a|mapping values are not allowed|found character .{1,20} that cannot start|cannot identify image file|Invalid data found when processing input|moov atom not found/,
    raised: true,
    say: ({ key }, words) => {
      const { message, event } = words;
      const yaml = /scanning|parsing|mapping values|cannot start/.test(message);
      const json = /Expecting|Extra data/.test(message);
      const file =
        /[`'"](?<file>(?:\/|\.{1,2}\/|\w)[\w./-]{2,160}\.(?!py[`'"])\w{1,12})[`'"]|in "(?<yaml>[\w./-]{2,160})"/.exec(
          `${message} ${event.above.slice(-6).join(' ')}`,
        )?.groups;
      const named = file?.['file'] ?? file?.['yaml'];
      const safe = named !== undefined && harmlessWord(named) ? named : null;
      const kind = yaml ? 'YAML' : json ? 'JSON' : 'file of the kind that is expected';
      return {
        class: 'file-unreadable',
        title: `${safe ?? 'A file'} is no valid ${kind}`,
        cause: `The code${where(event)} reads ${safe ?? 'a file'} and finds ${key === undefined ? 'something else than it should hold' : key === 'v' ? 'the pointer of git-lfs instead of the file' : key === '<' ? 'a page of HTML instead of the file' : 'other bytes than it should begin with'}: ${yaml ? 'a mistake in the way it is written (tabs, a missing blank after ":", indentation)' : json ? 'it is empty, cut, or an error page or answer that is no JSON' : 'it was not downloaded whole, or is of another kind'}. ${printable(message.slice(0, 120))}`,
        fix: [
          safe === null
            ? '# which file is it? the code above reads it; look at its size and first line'
            : `ls -l ${safe}; head -c 200 ${safe}   # empty, a page of HTML, or cut?`,
          yaml || (json && safe !== null && /config|settings/.test(safe))
            ? '# mend that place, or take the example config of this version again'
            : '# delete it and download it again (git lfs pull for a repository of models)',
        ],
      };
    },
  },
];

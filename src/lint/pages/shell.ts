import type { Rule } from '../../rules/rule.ts';
import { fileRule } from '../finding.ts';
import { read } from './source.ts';

const tried = 'run with bash 5.2 on 2026-11-28';

export const stampAfterFailure: Rule = fileRule({
  code: 'PW809',
  title: 'A stamp is written although the step before it failed',
  severity: 'warning',
  reviewed: '2026-11-28',
  page: {
    catches:
      'if [ ! -f STAMP ]; then pip install …; touch STAMP; fi, without set -e and with nothing that looks at how pip ended; if [ ! -d DIR ]; then git clone … DIR; pip install …; fi, where the folder is the stamp.',
    happens: 'ModuleNotFoundError at this start and at every later one: the install is never tried again.',
    why: 'Without set -e the shell goes on after a failed install and writes the stamp all the same.',
    fix: 'Join them: pip install … && touch STAMP; or write set -e at the top.',
    override: 'Sound where the step cannot fail.',
    evidence: [read('touch runs after a failed command without set -e', tried)],
  },
});

export const windowsLineEnds: Rule = fileRule({
  code: 'PW841',
  title: 'Windows line ends in a shell script',
  severity: 'error',
  reviewed: '2026-11-28',
  page: {
    catches: 'A shell script whose lines end in CR LF, or that begins with a byte order mark before #!.',
    happens:
      'bash: line 2: set: -: invalid option\nbash: ./start.sh: cannot execute: required file not found',
    why: 'To the shell the carriage return is part of the last word of each line: options, paths and keywords are none any more.',
    fix: "sed -i 's/\\r$//' FILE (or dos2unix FILE), and *.sh text eol=lf in .gitattributes.",
    override: 'Never sound on Linux.',
    evidence: [read('set -e with a carriage return is an invalid option', tried)],
  },
});

export const lostBound: Rule = fileRule({
  code: 'PW842',
  title: 'The shell takes > or < of a requirement for a redirection',
  severity: 'error',
  reviewed: '2026-11-28',
  page: {
    catches: 'pip install transformers>=4.51.3 or numpy<2 without quotes.',
    happens:
      'bash: 2: No such file or directory (for <); nothing for >: pip takes any version, and its output goes into a file named "=4.51.3".',
    why: 'Outside quotes > writes to a file and < reads one. pip sees only the name.',
    fix: 'Quote the requirement: pip install "transformers>=4.51.3".',
    override: 'Never sound.',
    evidence: [read('pip install six>=1.0 installs any six and writes the file "=1.0"', tried)],
  },
});

export const dockerInPod: Rule = fileRule({
  code: 'PW843',
  title: 'A pod has no docker daemon',
  severity: 'error',
  reviewed: '2026-11-28',
  page: {
    catches: 'docker run, docker compose up and the like in the start script of a pod.',
    happens:
      'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    why: 'A pod is itself a container without the rights that a daemon needs; no daemon runs in it and none can be started.',
    fix: "Take the image as the pod's own image, or install the program into this one.",
    override: 'Sound for a script that runs on a machine of your own.',
    evidence: [read('No Docker Compose and no docker in a pod', 'runpod/docs@a900806, pods/overview.mdx')],
  },
});

export const removesResults: Rule = fileRule({
  code: 'PW844',
  title: 'Each start removes what the app wrote',
  severity: 'info',
  reviewed: '2026-11-28',
  page: {
    catches: 'rm -rf of a folder at every start, in which the app then runs.',
    happens: 'Nothing fails; results, settings and downloads below that folder are gone after a restart.',
    why: 'A start script runs at every boot, and the folder holds more than the clone.',
    fix: 'Update the clone instead (git -C DIR fetch, reset --hard COMMIT), and let the app write elsewhere.',
    override: 'Sound where nothing of value is written there.',
    evidence: [read('A start script runs at every boot', 'runpod/docs@a900806, pods/overview')],
  },
});

export const partialDownload: Rule = fileRule({
  code: 'PW845',
  title: 'A download that was cut off counts as whole',
  severity: 'info',
  reviewed: '2026-11-28',
  page: {
    catches: 'wget -nc, or a download that is skipped where the file is there, straight to its final name.',
    happens:
      'safetensors_rust.SafetensorError: Error while deserializing header: MetadataIncompleteBuffer (at the next start, and at every later one)',
    why: 'The name exists from the first byte on. When the pod stops in between, the next start takes the part for the whole.',
    fix: 'Download to NAME.part and rename it when it is done; or wget -c; or hf download, which does so itself.',
    override: 'Sound where a digest is compared afterwards.',
    evidence: [
      read('wget -nc skips a file that is there, whole or not', 'GNU wget manual, --no-clobber'),
      read('curl without --fail saves an error page under that name', 'curl manual, --fail'),
    ],
  },
});

export const portTwice: Rule = fileRule({
  code: 'PW916',
  title: 'Two servers on one port',
  severity: 'error',
  reviewed: '2026-11-30',
  page: {
    catches:
      'jupyter lab --port 8888 & and then another server with --port 8888 in one script; two services of a compose file that publish one port.',
    happens: 'OSError: [Errno 98] Address already in use',
    why: 'The second one ends, or (Jupyter) moves to a port that the pod does not show.',
    fix: 'Give each a port of its own.',
    override: 'Sound where only one of them runs at a time.',
    evidence: [read('the second http.server on a port ends with Errno 98', 'run with Python 3.11')],
  },
});

export const errorPageKept: Rule = fileRule({
  code: 'PW917',
  title: 'A failed download that counts as done',
  severity: 'warning',
  reviewed: '2026-11-30',
  page: {
    catches: 'curl -o FILE URL || …, and if ! curl -o …, without -f.',
    happens: 'Nothing fails; the file is a page of HTML or JSON, and breaks what reads it.',
    why: 'Without -f curl ends with 0 whatever the server answers.',
    fix: 'curl -f.',
    override: 'Sound where the file is looked at afterwards.',
    evidence: [read('curl without --fail saves an error page under that name', 'curl manual, --fail')],
  },
});

import type { Rule } from '../../rules/rule.ts';
import { fileRule } from '../finding.ts';
import { read } from './source.ts';

const tried = 'run with bash 5.2 on 2026-11-29';

export const exportIntoFile: Rule = fileRule({
  code: 'PW835',
  title: 'export writes nothing into a file',
  severity: 'error',
  reviewed: '2026-11-29',
  page: {
    catches: 'export PATH=… >> ~/.bashrc.',
    happens: 'Nothing: the file stays as it was, and the next shell does not know the variable.',
    why: 'export prints nothing, so there is nothing to append.',
    fix: "echo 'export PATH=…' >> ~/.bashrc.",
    override: 'Never sound.',
    evidence: [read('export A=1 >> FILE leaves the file empty', tried)],
  },
});

export const pidOfTee: Rule = fileRule({
  code: 'PW836',
  title: '$! is the last process of a pipeline',
  severity: 'warning',
  reviewed: '2026-11-29',
  page: {
    catches: 'SERVER | tee LOG &, then PID=$!, and kill $PID later.',
    happens: 'kill ends tee; the server goes on, with its port and its memory.',
    why: 'Of a pipeline in the background $! is the process of its last command.',
    fix: 'SERVER > >(tee LOG) 2>&1 & keeps $! for the server.',
    override: 'Sound where the PID is only waited for.',
    evidence: [read('$! after a pipeline is its last process', tried)],
  },
});

export const countEnds: Rule = fileRule({
  code: 'PW837',
  title: 'A count of nothing that ends the script',
  severity: 'warning',
  reviewed: '2026-11-29',
  page: {
    catches: 'N=$(ls *.x | wc -l) or N=$(grep … | wc -l) under set -e and pipefail.',
    happens: 'Where there is none, the script ends at this line without a word.',
    why: 'ls and grep fail when nothing matches; pipefail makes that the result of the pipeline, and set -e ends the script.',
    fix: 'N=$(find DIR -name "*.x" | wc -l), or { grep … || true; } | wc -l.',
    override: 'Sound where none is an error.',
    evidence: [read('ls of a pattern without a match, piped into wc, ends such a script', tried)],
  },
});

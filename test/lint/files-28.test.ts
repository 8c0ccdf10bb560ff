import { expect, it } from 'vitest';
import { codesOf, codesOfRule, findingsOf } from './support.ts';

it('PW863: a list of packages in quotes over many lines is no doubled backslash', () => {
  const build = (end: string) =>
    codesOfRule(
      'Dockerfile',
      `FROM debian:12\nRUN apt-get update && deps=' \\\n  gcc \\\n  ' \\\n  && apt-get install -y $deps ${end}\n  && rm -rf /var/lib/apt/lists/*\n`,
      'PW863',
    );
  expect(build('\\')).toEqual([]);
  expect(build('\\\\')).not.toEqual([]);
});

it('PW837: what || keeps of a command in $( ) is no zero', () => {
  const run = (line: string) => codesOfRule('a.sh', `set -e\nrc=0\n${line}\necho $rc\n`, 'PW837');
  expect(run('out=$(./probe.sh --json) || rc=$?')).toEqual([]);
  expect(run('./probe.sh --json\nrc=$?')).toEqual(['PW837@4']);
});

it('PW856: pip -e of a repository leaves its files in the image', () => {
  const build = (step: string) =>
    codesOfRule(
      'Dockerfile',
      `FROM python:3.12\nCOPY app.py /\nRUN pip install ${step} && pip install -r /src/app/requirements.txt\n`,
      'PW856',
    );
  expect(build("--src /src -e 'git+https://github.com/acme/app.git@v1#egg=app'")).toEqual([]);
  expect(build('requests==2.32.3')).toEqual(['PW856@3']);
});

it('PW860 alone speaks of a list that is no JSON', () => {
  const build = (list: string) => codesOf('Dockerfile', `FROM ubuntu:24.04\nCMD ${list}\n`);
  expect(build('["supervisord", "-c", "/etc/a.conf]')).toEqual(['PW860@2']);
  expect(build('["supervisord", "-c", "/etc/a.conf"]')).toEqual([]);
});

it('PW825: an ended Python stands on the Debian of its last build', () => {
  const messages = (image: string) =>
    findingsOf('Dockerfile', `FROM ${image}\nRUN apt-get update && apt-get install -y libgl1-mesa-glx\n`)
      .filter(({ code }) => code === 'PW825')
      .map(({ message }) => message);
  expect(messages('python:3.8-slim')).toEqual([]);
  expect(messages('python:3.7')).toEqual([]);
  expect(messages('python:3.10-slim')).toEqual(['debian13 has no libgl1-mesa-glx any more.']);
});

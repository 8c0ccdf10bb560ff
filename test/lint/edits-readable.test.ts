import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DockerfileParser } from 'dockerfile-ast';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/catalog/facts.ts';
import { lintFile } from '../../src/lint/lint.ts';
import { mend } from '../../src/lint/mend.ts';

/** What the safe edits leave is read by the tool that the file is for, and no longer complained of. */

const judge = (file: string) => (text: string) =>
  lintFile(file, text, { catalog, image: null, python: null }).findings;

const pip = (() => {
  try {
    execFileSync('python3', ['-c', 'from pip._internal.req.req_file import parse_requirements'], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
})();
const readsRequirements = `
import sys
from pip._internal.network.session import PipSession
from pip._internal.req.constructors import install_req_from_parsed_requirement
from pip._internal.req.req_file import parse_requirements
for one in parse_requirements(sys.argv[1], session=PipSession()):
    install_req_from_parsed_requirement(one)
`;

/** Throws where the real tool does not read it. */
function read(file: string, text: string): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'pod-wizard-edits-'));
  const at = path.join(folder, path.basename(file));
  try {
    writeFileSync(at, text);
    if (file.endsWith('.sh')) execFileSync('bash', ['-n', at], { stdio: 'pipe' });
    if (file.endsWith('.txt')) execFileSync('python3', ['-c', readsRequirements, at], { stdio: 'pipe' });
    if (file.endsWith('Dockerfile')) {
      const known = /^(?:FROM|RUN|CMD|ENTRYPOINT|COPY|ADD|ENV|ARG|WORKDIR|EXPOSE|USER|SHELL|LABEL|VOLUME)$/;
      for (const instruction of DockerfileParser.parse(text).getInstructions())
        if (!known.test(instruction.getKeyword())) throw new Error(instruction.getKeyword());
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const cases: Readonly<Record<string, string>> = {
  'clone.sh': 'set -e\ncd /workspace\ngit clone https://github.com/a/b\npython b/app.py\n',
  'ask.sh': 'apt-get update\napt-get install git\npip install six>=1.0 "a"\n',
  'chain.sh': 'cd b && git pull && cd ..\npython app.py\n',
  'line-ends.sh': 'set -e\r\nif true; then\r\n  echo a\r\nfi\r\n',
  'quoted.Dockerfile':
    'FROM ubuntu:24.04\nRUN apt-get update && \\\n  apt-get install libgl1-mesa-glx && \\\n  pip install six>=1.0\n',
  'continued.Dockerfile':
    'FROM ubuntu:22.04\nRUN --mount=type=cache,target=/a \\\n  --mount=type=cache,target=/b \\\n  pip install six>=1.0\n',
  'requirements.txt': 'torch==2.6.0 --index-url https://download.pytorch.org/whl/cu124\nsix\n',
};

describe('a file after its safe edits', () => {
  it.each(Object.entries(cases))('%s is read, and its findings are gone', (file, text) => {
    const { text: mended, ended } = mend(file, text, judge(file));
    expect(ended.length).toBeGreaterThan(0);
    if (!file.endsWith('.txt') || pip) read(file, mended);
    else console.warn(`python3 has no pip: ${file} was not read by it`);
    const left = judge(file)(mended).map(({ code, place }) => `${code}@${place.line}`);
    for (const { code, message } of ended)
      expect(
        judge(file)(mended).some((one) => one.code === code && one.message === message),
        left.join(),
      ).toBe(false);
  });

  it('has pip to ask in CI', () => {
    const { CI } = process.env;
    if (CI !== undefined) expect(pip).toBe(true);
  });

  // A folder of one's own: POD_WIZARD_FILES=FOLDER npm test -- edits-readable
  const { POD_WIZARD_FILES: folder } = process.env;
  const own =
    folder === undefined ? [] : readdirSync(folder).filter((file) => /\.sh$|\.txt$|Dockerfile$/.test(file));
  it.each(own)('%s of the folder is read as before', (file) => {
    const text = readFileSync(path.join(folder ?? '', file), 'utf8');
    const { text: mended, ended } = mend(file, text, judge(file));
    if (ended.length === 0 || (file.endsWith('.txt') && !pip)) return;
    read(file, mended);
  });
});

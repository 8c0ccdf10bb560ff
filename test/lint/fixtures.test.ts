import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/catalog/facts.ts';
import { kindOf } from '../../src/lint/kind.ts';
import { lintFile } from '../../src/lint/lint.ts';

// Small files of the kind people have, each with one thing that is easily judged wrongly.
const folder = path.join(import.meta.dirname, 'fixtures');
const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');

function codes(name: string, gpu: string | null = null): readonly string[] {
  const { findings } = lintFile(name, read(name), { catalog, image: null, python: null, gpu });
  return findings.map(({ code, place }) => `${code}@${place.line}`);
}

/** What must be there, what must not, and what must not be worse than a note. */
const expected: Readonly<Record<string, { is?: readonly string[]; not?: RegExp; no?: RegExp }>> = {
  'list-with-one-bad-line.txt': { is: ['PW412@1'] },
  'list-of-options.txt': { is: ['PW427@2'] },
  'open-jupyter-module.sh': { is: ['PW811@2'] },
  'open-jupyter-quoted.sh': { is: ['PW811@2', 'PW811@3', 'PW811@4'] },
  'bounds-lost-both.sh': { is: ['PW842@5'] },
  'bounds-lost-lower.sh': { is: ['PW842@5'] },
  'torch-in-variables.sh': { is: ['PW401@6'] },
  'torch-in-args.Dockerfile': { is: ['PW401@4'] },
  'torch-in-array.sh': { is: ['PW401@4'] },
  'piped-three-ways.sh': { is: ['PW802@4', 'PW802@5', 'PW802@6'] },
  'fetched-then-run.sh': { is: ['PW802@4'] },
  'fetched-then-run.Dockerfile': { is: ['PW802@2'] },
  'clone-after-rm.sh': { no: /PW801/ },
  'clone-after-continue.sh': { no: /PW801/ },
  'clone-after-exec.sh': { no: /PW801/ },
  'clone-from-variable.sh': { is: ['PW801@6'] },
  'npm-app.sh': { is: ['PW803@3'] },
  'started-too-early.sh': { is: ['PW804@4', 'PW804@5'] },
  'waits-for-port.sh': { not: /PW804/ },
  'stamp-anyway.sh': { is: ['PW806@4', 'PW809@5'] },
  'requirements-tensorflow-numpy.txt': { not: /./ },
  'requirements-not-seen.Dockerfile': { not: /PW422/ },
  'requirements-old-bitsandbytes.txt': { is: ['PW420@3'] },
  'requirements-no-such-index.txt': { is: ['PW826@1'] },
  'nightly.sh': { is: ['PW427@5'] },
  'cmd-for-start.Dockerfile': { is: ['PW601@3'] },
  'docker-in-pod.sh': { is: ['PW843@4', 'PW843@5'] },
  'moving-base.Dockerfile': { is: ['PW851@1'] },
  'arch-too-new.Dockerfile': { is: ['PW854@3'] },
  'rm-results.sh': { is: ['PW844@5'] },
  'cut-off-download.sh': { is: ['PW845@5', 'PW845@6'] },
  'windows-plain.sh': { is: ['PW841@1'], not: /PW807/ },
  'windows-block.sh': { is: ['PW841@1'], not: /PW807/ },
  'comment-continues.Dockerfile': { is: ['PW852@5'] },
  'requirements-option-in-line.txt': { is: ['PW412@1'] },
  'worker-apt-list.py': { is: ['PW426@3', 'PW834@1'] },
  'requirements-named-twice.txt': { is: ['PW426@1'], not: /PW426@3/ },
  'python-slim.Dockerfile': { is: ['PW825@2'] },
  'environment.yml': { is: ['PW401@5', 'PW406@6'] },
  'pyproject.toml': { is: ['PW406@4'] },
  'compose.yml': { is: ['PW811@4'] },
  'transfer-switched-on.Dockerfile': { is: ['PW409@1'] },
};

describe('small files with one trap each', () => {
  it.each(Object.entries(expected))('%s', (name, { is = [], not, no }) => {
    const found = codes(name);
    expect(found).toEqual(expect.arrayContaining([...is]));
    if (not !== undefined) expect(found.filter((one) => not.test(one))).toEqual([]);
    if (no !== undefined) {
      const { findings } = lintFile(name, read(name), { catalog, image: null, python: null });
      expect(findings.filter(({ code, severity }) => no.test(code) && severity !== 'info')).toEqual([]);
    }
  });

  it('judges the GPU that was stated', () => {
    const name = 'requirements-blackwell.txt';
    expect(codes(name)).toEqual([]);
    expect(codes(name, 'NVIDIA GeForce RTX 5090')).toEqual(['PW102@2']);
    expect(codes(name, 'NVIDIA GeForce RTX 4090')).toEqual([]);
  });

  it.each(['prose.txt', 'pip-list.txt'])('%s is nothing that can be judged', (name) => {
    expect(kindOf(name, read(name))).toBeNull();
  });

  it('has an expectation for every file', () => {
    const judged = [...Object.keys(expected), 'requirements-blackwell.txt', 'prose.txt', 'pip-list.txt'];
    expect(readdirSync(folder).toSorted()).toEqual(judged.toSorted());
  });

  it('offers fixes that fit the file', () => {
    const fixes = (name: string, code: string) =>
      lintFile(name, read(name), { catalog, image: null, python: null })
        .findings.filter((finding) => finding.code === code)
        .flatMap((finding) => finding.fixes);
    expect(fixes('worker-apt-list.py', 'PW426')[0]).toBe('add "libglib2.0-0" to system_dependencies');
    expect(fixes('requirements-option-in-line.txt', 'PW412')[0]).toMatch(
      /on a line of its own, and keep torch==2\.6\.0$/,
    );
    expect(fixes('clone-from-variable.sh', 'PW801')[0]).toContain('/workspace/painter.part');
  });
});

import { describe, expect, it } from 'vitest';
import { codesOf, findingsOf } from './support.ts';

const start = (...lines: readonly string[]) => codesOf('start.sh', `${lines.join('\n')}\n`);

/** Files that a script writes: only what is a script is read as one. */
describe('what a written file is', () => {
  it('a unit of systemd and settings in JSON hold no commands', () => {
    const unit = (head: string) =>
      start(
        'cat > "$UNITS/app.service" <<EOF',
        ...[head, 'Description=App (tick)', 'ExecStart=/bin/true', 'PATH=/bin', 'EOF'],
      );
    expect(unit('# ours\n[Unit]')).toEqual([]);
    expect(unit('#!/bin/bash')).toEqual(['PW807@3']);
    const settings = (text: string) => start(`echo '${text}' > /root/.jupyter/themes.jupyterlab-settings`);
    expect(settings('{ "theme": "JupyterLab Dark" }')).toEqual([]);
    expect(settings('{ echo ready; exit 1')).toEqual(['PW807@1']);
  });

  it('a line of several that are added one by one is no whole script', () => {
    const added = (first: string) => start(first, `echo "if __name__ == '__main__':" >> /usr/local/bin/w`);
    expect(added('echo "#!/usr/bin/env python3" > /usr/local/bin/w')).toEqual([]);
    expect(added(`echo 'python3 -c "' > /usr/local/bin/w`)).toEqual([]);
    expect(added('echo "#!/bin/bash" > /usr/local/bin/v')).toEqual(['PW807@2']);
  });

  it('what a heredoc of a build says of a source is no source', () => {
    const build = (second: string) =>
      codesOf(
        'Dockerfile',
        `FROM ubuntu:22.04\nRUN echo a && cat > /h.py <<'E'\nx = "b (source c)"\nE\n${second}`,
      );
    expect(build('')).toEqual([]);
    expect(build('RUN source /v/bin/activate\n')).toEqual(['PW807@5']);
  });

  it('printf fills in its words, and what a variable holds is no requirement', () => {
    const list = (line: string) =>
      codesOf(
        'Dockerfile',
        `FROM python:3.11\nRUN ${line} > /tmp/c.txt && pip install -r /tmp/c.txt\n`,
      ).filter((one) => one.startsWith('PW412'));
    expect(list(`printf 'requests==%s\\nidna\\n' "$V"`)).toEqual([]);
    expect(list(`printf 'requests==%s\\nidna\\n' "\${V}"`)).toEqual([]);
    expect(list(`printf 'requests==%s\\nidna\\n' one-two`)).toEqual(['PW412@2']);
    expect(codesOf('requirements.txt', 'requests==${V}\n')).toEqual([]);
    expect(codesOf('requirements.txt', 'requests==V\n')).toEqual(['PW412@1']);
  });
});

describe('what the shell takes of a requirement', () => {
  const build = (line: string) => findingsOf('Dockerfile', `FROM python:3.11\nRUN pip install ${line}\n`);
  it('is told without its quotes and the end of its line', () => {
    for (const [line, edit] of [
      ['numpy>="1.26.4"', 'numpy>="1.26.4"'],
      ['numpy>=1.26.4\\\n  wget', 'numpy>=1.26.4'],
    ] as const) {
      const [first, ...rest] = build(line);
      expect(rest).toEqual([]);
      expect(first).toMatchObject({ code: 'PW842', message: expect.stringContaining('"numpy>=1.26.4"') });
      expect(first?.edits).toMatchObject([{ old: edit, new: '"numpy>=1.26.4"' }]);
    }
    expect(build('"numpy>=1.26.4"')).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { codesOfRule } from './support.ts';

describe('an environment that is copied without its Python (PW205)', () => {
  const built = (builder: string, steps: string, final: string, rest: string) =>
    codesOfRule('Dockerfile', `FROM ${builder} AS builder\n${steps}\nFROM ${final}\n${rest}\n`, 'PW205');
  const venv = 'RUN python -m venv /opt/venv && /opt/venv/bin/pip install requests==2.32.3';
  const copy = 'COPY --from=builder /opt/venv /opt/venv';
  const cuda = 'nvidia/cuda:12.4.1-cudnn-runtime-ubuntu22.04';

  it('says so where the base has no Python there, or another one', () => {
    expect(built('python:3.11-slim', venv, cuda, copy)).toEqual(['PW205@4']);
    expect(built('python:3.12-slim', venv, 'python:3.11-slim', copy)).toEqual(['PW205@4']);
    const sync = 'WORKDIR /app\nRUN uv sync --frozen';
    const app = 'COPY --from=builder /app/.venv /app/.venv';
    expect(built('ghcr.io/astral-sh/uv:python3.12-bookworm-slim', sync, 'python:3.11-slim', app)).toEqual([
      'PW205@5',
    ]);
    const packages = '/usr/local/lib/python3.11/site-packages';
    const install = 'RUN pip install requests==2.32.3';
    expect(
      built('python:3.11', install, 'python:3.12', `COPY --from=builder ${packages} ${packages}`),
    ).toEqual(['PW205@4']);
  });

  it('is silent where both have it, or it comes along', () => {
    expect(built('python:3.11', venv, 'python:3.11-slim', copy)).toEqual([]);
    expect(built('python:3.11', venv, cuda, `COPY --from=builder /usr/local /usr/local\n${copy}`)).toEqual(
      [],
    );
    expect(built('python:3.11', venv, 'acme/base:1', copy)).toEqual([]);
    expect(built(cuda, venv, cuda, `RUN apt-get install -y python3\n${copy}`)).toEqual([]);
    expect(built('python:3.11', 'RUN make', 'ubuntu:24.04', 'COPY --from=builder /opt/app /opt/app')).toEqual(
      [],
    );
    expect(built('ubuntu:22.04', 'RUN uv venv --python 3.12 /opt/venv', 'ubuntu:24.04', copy)).toEqual([]);
  });
});

import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { missingRelease, nearestToNone, refusesPython } from '../../src/catalog/releases-read.ts';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';
import * as groups from '../../src/diagnose/signatures/all.ts';

/** The first way of each example: what a reader types first, as it stands. */
const ways = Object.values(groups)
  .flat()
  .flatMap(({ id, matches }) => matches.map((log) => ({ id, log, fix: diagnoseText(log)[0]?.fix ?? [] })))
  .map(({ fix, ...of }) => {
    const second = fix.findIndex((line) => /^# or\b/.test(line));
    return { ...of, lines: second < 0 ? fix : fix.slice(0, second) };
  });
const lines = ways.flatMap(({ id, log, lines }) =>
  lines.map((line) => ({ id, log, typed: line.replace(/(?:^| {2,})#.*$/, '') })),
);

describe('the first way of every example, typed as it stands', () => {
  it('is read by bash', () => {
    const forWindows = /^(?:copy|winget|cmd|Remove-Item|\$env:)/;
    const script = ways
      .map(({ lines }) => lines.filter((line) => !forWindows.test(line)))
      .map((way) => `way() {\n${way.join('\n')}\n:\n}`);
    expect(execFileSync('bash', ['-n'], { input: script.join('\n'), stdio: 'pipe' }).toString()).toBe('');
  });

  it('holds Python that compiles', () => {
    const sources = lines.flatMap(({ typed }) =>
      [...typed.matchAll(/python[\d.]* -c (?:'([^']{1,2000})'|"((?:[^"\\]|\\.){1,2000})")/g)].map(
        ([, single, double = '']) => single ?? double.replace(/\\(["$`\\])/g, '$1'),
      ),
    );
    expect(sources.length).toBeGreaterThan(50);
    const check = 'import ast, json, sys\nfor one in json.load(sys.stdin): ast.parse(one, one)';
    execFileSync('python3', ['-c', check], { input: JSON.stringify(sources), stdio: 'pipe' });
  });

  it('gives uv no option that only pip knows', () => {
    expect(
      lines.filter(({ typed }) => /\buv pip .{0,200} (?:--timeout|--retries|--user|-y)\b/.test(typed)),
    ).toEqual([]);
  });

  // hf 1.0 and newer takes what stands behind a first pattern for the name of a file, and leaves the pattern out.
  it('gives hf one pattern behind --include and --exclude', () => {
    const patterns = /--(?:include|exclude) "[^"]{1,80}" (?!--|$)/;
    expect(lines.filter(({ typed }) => / ?hf download /.test(typed) && patterns.test(typed))).toEqual([]);
  });

  it('asks pip for releases that there are, for the Python that it names', () => {
    const asked = lines.flatMap(({ id, log, typed }) =>
      [
        ...typed.matchAll(
          /[ "']([A-Za-z][\w.-]{0,60})(?:\[[\w,-]{1,60}\])?((?:[<>=!~]=?[\d.,<>=!~]{1,40})+)/g,
        ),
      ].map(([, name = '', bounds = '']) => ({
        id,
        name: name.toLowerCase().replace(/[_.]/g, '-'),
        bounds,
        pin: /^==(\d[\w.]*)$/.exec(bounds)?.[1],
        python: /python(3\.\d+) -m pip/.exec(typed)?.[1] ?? null,
        said: log,
      })),
    );
    expect(asked.length).toBeGreaterThan(200);
    const none = asked.filter(({ name, bounds, pin, python, said }) =>
      pin === undefined
        ? nearestToNone(name, bounds) !== null
        : !said.includes(pin) && (missingRelease(name, pin) !== null || refusesPython(name, pin, python)),
    );
    expect(none).toEqual([]);
  });

  it('does not take back in one line what another has installed', () => {
    const twice = ways.filter(({ lines: way }) => {
      const asked = way
        .filter((line) => /^(?!#).*pip install /.test(line) && !/\$v|\$\(/.test(line))
        .map((line) =>
          [
            ...line
              .replace(/ {2,}#.*$/, '')
              .matchAll(/[ "]([a-z][\w-]{2,60})(?:\[[\w,-]{1,60}\])?([<>=!~]=?[\d.]{1,20})?(?=[" ]|$)/g),
          ]
            .filter(([, name = '']) => !/^(?:setuptools|pip|wheel|install)$/.test(name))
            .map(([, name, bound = '']) => [name, bound] as const),
        );
      return asked.some((one, at) =>
        asked
          .slice(at + 1)
          .some((next) =>
            next.some(([name, bound]) => one.some(([first, was]) => first === name && was !== bound)),
          ),
      );
    });
    expect(twice.map(({ id, lines: way }) => [id, ...way])).toEqual([]);
  });
});

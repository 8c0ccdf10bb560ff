import { parseRequirement } from '../../packaging/requirement.ts';
import { isSpecifier } from '../../packaging/versions.ts';
import { defineRule, type Fix } from '../rule.ts';
import { fact } from './package-facts.ts';

export const pinNotValid = defineRule({
  code: 'PW412',
  title: 'Not a valid requirement',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['pins'],
  page: {
    catches: 'A pin that is no requirement (PEP 508) or whose versions are no specifier (PEP 440).',
    happens: "ERROR: Invalid requirement: 'numpy~=2'",
    why: 'pip reads a name, operators and versions. One = is no operator; ~= needs at least two numbers (~=2.0 means >=2.0,<3); a local part such as +cu128 goes with == only, and .* with == and != only.',
    fix: 'Write it as pip reads it, or drop it.',
    override: 'Never sound: pip stops at the first invalid line.',
    evidence: [
      fact(
        '~=2 is invalid; so are >=X+local and ~=X+local',
        'PEP 440, compatible release and local version clauses',
      ),
      fact('pip refuses numpy~=2 and numpy=2 with this text', 'run with pip 23.2.1 on 2026-11-22'),
    ],
  },
  check: ({ draft }) => {
    const pins = draft.pins ?? [];
    return pins
      .filter((pin) => !isValid(pin))
      .map((pin) => ({
        field: 'pins',
        message: `"${pin}" is no requirement that pip can read, so it installs nothing.`,
        // pip takes the options off first.
        error: `ERROR: Invalid requirement: '${pin.split(/\s--?[a-z]/)[0]?.trim()}'`,
        why: reason(pin),
        fixes: mended(pin, pins),
      }));
  },
});

function isValid(pin: string): boolean {
  const requirement = parseRequirement(pin);
  // 0.6.1p1 of old: a pip of its day reads it.
  return (
    requirement !== null &&
    (isSpecifier(requirement.specifier) || /^==[\d.]{1,20}p\d$/.test(requirement.specifier))
  );
}

function reason(pin: string): string {
  if (/\bpip3? install /.test(pin)) return 'Because a list holds requirements, and no commands.';
  if (/~=\s*\d+\s*$/.test(pin))
    return 'Because ~= needs at least two numbers: ~=2.0 means 2.0 or newer, below 3.';
  if (/[^=<>!~]=[^=]/.test(pin)) return 'Because one = is no operator; an exact version is ==.';
  if (/\+[A-Za-z0-9]/.test(pin)) return 'Because a local part such as +cu128 can follow == only.';
  return 'Because a requirement is a name, then operators and versions, such as gradio==4.44.1 or numpy>=1.26,<2.';
}

function mended(pin: string, pins: readonly string[]): readonly Fix[] {
  const right = corrected(pin, pins);
  return right.length > 0
    ? right
    : [{ label: `drop ${pin}`, patch: { pins: pins.filter((other) => other !== pin) } }];
}

/** The two slips whose meaning is plain. */
function corrected(pin: string, pins: readonly string[]): readonly Fix[] {
  const right = pin.replace(/~=\s*(\d+)\s*$/, '~=$1.0').replace(/^([A-Za-z0-9._-]+)\s*=\s*(\d)/, '$1==$2');
  if (right === pin || !isValid(right)) return [];
  return [{ label: `write ${right}`, patch: { pins: pins.map((other) => (other === pin ? right : other)) } }];
}

// Makes docs/claims.md and docs/coverage.md from the YAML beside them: npm run claims. With --check it only
// says whether they are up to date. Each claim that can be put as a plan, a log or a file goes through the
// product itself, and a claim about which it then does not say what it should is an error.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { loadCore, loadWorld } from './core.mjs';
import { formatted } from './formatted.mjs';

const docs = path.join(path.dirname(import.meta.dirname), 'docs');
const core = await loadCore(`
  export { check } from './src/judge/check.ts';
  export { ruleByCode } from './src/rules/registry.ts';
  export { diagnoseText } from './src/diagnose/diagnose-text.ts';
`);
const { catalog, presets } = await loadWorld();
const wrong = [];

const pages = [
  ['claims.md', await claimsPage()],
  ['coverage.md', await coveragePage()],
];
for (const message of wrong) console.error(message);
for (const [name, page] of pages) {
  const file = path.join(docs, name);
  const text = formatted(file, page);
  if (process.argv.includes('--check')) {
    const there = await readFile(file, 'utf8').catch(() => '');
    if (there !== text)
      wrong.push(`${name} is out of date`) && console.error(`${name} is out of date: npm run claims`);
  } else await writeFile(file, text);
}
if (wrong.length > 0) process.exit(1);

async function claimsPage() {
  const parts = parse(await readFile(path.join(docs, 'claims.yaml'), 'utf8'));
  const lines = [
    '# What the product says about each claim of its three seed documents',
    '',
    'Made by `npm run claims` from `claims.yaml`: plans go through `check`, logs through `diagnose`, with the',
    'rules and facts as they are now. S supported, P partly, C contradicted, U unverifiable, I contradicts itself.',
  ];
  for (const { title, rows } of parts) {
    lines.push(
      '',
      `## ${title}`,
      '',
      '| what it says | verdict | what the product says |',
      '| --- | --- | --- |',
    );
    for (const row of rows) {
      lines.push(`| ${cell(row.claim)} | ${row.verdict} | ${cell(said(row))} |`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** What the product says, with what the row adds. */
function said(row) {
  const heard = row.plan !== undefined ? ofPlan(row) : row.log !== undefined ? ofLog(row) : [];
  const silent = row.plan !== undefined && heard.length === 0 ? ['Nothing graver than a note.'] : [];
  return [row.text ?? '', ...heard, ...silent].filter(Boolean).join(' ');
}

function ofPlan({ claim, preset: name, plan, says }) {
  const preset = presets.find((one) => one.id === name);
  const findings = core.check({ ...soundPlan(preset), ...plan }, preset, catalog);
  const sound = core.check(soundPlan(preset), preset, catalog).map(({ code }) => code);
  const graver = findings.filter(({ severity, code }) => severity !== 'info' && !sound.includes(code));
  if (says.length === 0 && graver.length > 0) {
    wrong.push(
      `${claim}: should be silent, says ${graver.map(({ code, message }) => `${code} ${message}`).join('; ')}`,
    );
  }
  return says.flatMap((code) => {
    const finding = findings.find((one) => one.code === code.replace('!', ''));
    if (code.startsWith('!')) {
      if (finding !== undefined) wrong.push(`${claim}: ${code} says ${finding.message}`);
      return [];
    }
    if (finding === undefined) {
      wrong.push(`${claim}: ${code} says nothing; heard ${findings.map((one) => one.code).join(', ')}`);
      return [];
    }
    return [`**${finding.code}** (${finding.severity}): ${finding.message}`];
  });
}

/** A plan that nothing but notes is said about. */
function soundPlan({ id, python, storage }) {
  return {
    app: id,
    gpu: 'NVIDIA GeForce RTX 4090',
    image: 'runpod/pytorch:1.0.7-cu1281-torch280-ubuntu2404',
    python: { version: python.default, provider: 'image' },
    install: 'venv',
    volumeGb: storage.volumeGb.recommended,
    hostCuda: '12.8',
    territory: 'US',
  };
}

function ofLog({ claim, log, says }) {
  const [first] = core.diagnoseText(log);
  if (first === undefined) {
    if (says.length > 0) wrong.push(`${claim}: diagnose finds nothing`);
    return ['diagnose names nothing in it.'];
  }
  for (const kind of says)
    if (first.class !== kind) wrong.push(`${claim}: diagnose says ${first.class}, not ${kind}`);
  return [`diagnose: **${first.class}**: ${first.title}. ${first.cause}`];
}

async function coveragePage() {
  const parts = parse(await readFile(path.join(docs, 'coverage.yaml'), 'utf8'));
  const lines = [
    '# Which rule covers which known trap',
    '',
    'Every line of the sources that names a trap, and the rule that a plan or preset meets it with; or why',
    'there is none. Made by `npm run claims` from `coverage.yaml`; a code that no rule has is an error.',
  ];
  for (const { source, rows } of parts) {
    lines.push('', `## ${source}`, '', '| line | rules | note |', '| --- | --- | --- |');
    for (const [line, codes, note = ''] of rows) {
      for (const code of codes)
        if (core.ruleByCode(code) === null) wrong.push(`${line}: there is no rule ${code}`);
      if (codes.length === 0 && note === '') wrong.push(`${line}: neither a rule nor a reason`);
      lines.push(`| ${cell(line)} | ${codes.join(', ') || 'none'} | ${cell(note)} |`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function cell(text) {
  return String(text)
    .replace(/\s+/g, ' ')
    .replace(/([\\|<>])/g, '\\$1')
    .trim();
}

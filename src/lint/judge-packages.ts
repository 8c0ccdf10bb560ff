import { findingsOf } from '../judge/check.ts';
import { normaliseName, parseRequirement } from '../packaging/requirement.ts';
import type { Resolved } from '../resolve/resolve.ts';
import { rules } from '../rules/registry.ts';
import type { Finding, Rule } from '../rules/rule.ts';
import type { FileFinding } from './finding.ts';
import type { Installation, Located } from './located.ts';
import { type Surroundings, situationOf } from './situation.ts';

/** What a file says better than a plan: its own apt steps (PW426), its indexes (PW430); PW429 is for pins of a plan. */
const judgedHere = new Set(['PW426', 'PW429', 'PW430']);

/** Rules whose knowledge holds for any file: packages and pins, PEP 668 and pip on a known image. */
const applicable = rules.filter(
  ({ code }) => (code.startsWith('PW4') && !judgedHere.has(code)) || code === 'PW203' || code === 'PW304',
);

/**
 * Findings that rest on a package not being held back anywhere: silent where a file was not seen that
 * may hold it. By code, the packages one of which must then be named.
 */
const restsOnAbsence: Readonly<Record<string, readonly string[]>> = {
  PW406: ['pydantic'],
  PW407: ['starlette', 'fastapi'],
  PW408: ['huggingface-hub'],
  PW409: ['hf-transfer'],
  PW410: ['numpy'],
};

/** Packages that draw in numpy by themselves; torch alone does not. */
const drawsInNumpy = [
  ...['numpy', 'torchvision', 'transformers', 'diffusers', 'accelerate', 'pandas', 'scipy', 'scikit-learn'],
  ...['scikit-image', 'opencv-python', 'opencv-python-headless', 'librosa', 'gradio', 'matplotlib', 'peft'],
];

/** What the rules about packages say about an installation, at the lines they speak of. */
export function judgePackages(
  installation: Installation,
  surroundings: Surroundings,
): readonly FileFinding[] {
  const situation = situationOf(installation, surroundings);
  const seen = new Set<string>();
  return findingsOf(situation, applicable).flatMap((finding) => {
    if (isDoubtful(finding, installation, situation)) return [];
    const judged = asFileFinding(finding, installation);
    // The same pin is judged as the torch of the file and as a pin.
    const key = JSON.stringify([judged.code, judged.place]);
    if (seen.has(key)) return [];
    seen.add(key);
    return [judged];
  });
}

/** What the rules named by `codes` say about exact versions: for comparing whole environments. */
export function judgeVersions(
  installation: Installation,
  surroundings: Surroundings,
  wanted: (rule: Rule) => boolean,
): readonly FileFinding[] {
  const situation = situationOf(installation, surroundings);
  return findingsOf(situation, applicable.filter(wanted)).map((finding) =>
    asFileFinding(finding, installation),
  );
}

function isDoubtful(
  { code, message }: Finding,
  installation: Installation,
  { requirements }: Resolved,
): boolean {
  const named = (name: string) => requirements.has(name);
  const held = restsOnAbsence[code];
  if (installation.unseen.length > 0 && held !== undefined && !held.some(named)) return true;
  if (code === 'PW410' && message.startsWith('torch ')) return !drawsInNumpy.some(named);
  return false;
}

function asFileFinding(finding: Finding, installation: Installation): FileFinding {
  const { code, severity, title, message, error, why, fixes, evidence } = finding;
  const all = [...installation.requirements, ...installation.constraints];
  const place =
    code === 'PW203' || code === 'PW304' ? installation.place : (placeOf(message, all) ?? installation.place);
  return {
    ...{ code, severity, title, error, evidence },
    place: place ?? all[0]?.place ?? { file: '', line: 1, column: 1 },
    message: aboutAFile(message),
    why: aboutAFile(why),
    fixes: fixes.map(({ label }) => label),
  };
}

/** The requirement a message speaks of: the one it quotes as written, else the first it names. */
function placeOf(message: string, all: readonly Located[]): Located['place'] | null {
  const quoted = all.find(({ text }) => message.includes(`"${text}"`) || message.startsWith(text));
  if (quoted !== undefined) return quoted.place;
  const words = message.split(/[^A-Za-z0-9._-]+/).map(normaliseName);
  for (const word of words) {
    const named = all.find(({ text }) => parseRequirement(text)?.name === word);
    if (named !== undefined) return named.place;
  }
  return null;
}

/** The rules speak of plans; here a file says what a plan would. */
function aboutAFile(text: string): string {
  return text.replace(/\bthe plan\b/g, 'the file').replace(/\bthe preset\b/g, 'the file');
}

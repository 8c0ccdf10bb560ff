/**
 * The rooms of src, lowest first: what each holds, and which it may import. `npm run check` refuses every other
 * import (types count, too) and every circle, and the drawing in CONTRIBUTING.md is made of what is really imported.
 */
export const rooms = [
  { name: 'basics', holds: 'text, quoting, digests, remembering: what knows nothing of pods' },
  { name: 'packaging', holds: 'versions, specifiers and requirements of Python packages' },
  { name: 'catalog', holds: 'facts about the world as data, and look-ups over them' },
  { name: 'plan', holds: 'the Plan: one record a field, completion, digests, the command that repeats it' },
  { name: 'presets', holds: 'how one app is deployed: schema, reading, contradictions' },
  { name: 'resolve', holds: 'what follows from a plan, a preset and the Catalog' },
  { name: 'rules', holds: 'one file a rule, by family; all.ts lists them' },
  { name: 'judge', holds: 'check, verdicts, the search for a plan that works' },
  { name: 'artifacts', holds: 'one file an artifact: pure functions of what was resolved' },
  { name: 'journal', holds: 'an entry and its Markdown, there and back' },
  {
    name: 'deploy',
    holds: 'renting what a plan says: requests, what answers mean, the record, what to do next',
  },
  { name: 'diagnose', holds: 'what a log says went wrong' },
  { name: 'lint', holds: 'what is wrong with a file that somebody has' },
  { name: 'deps', holds: 'what each requirement admits, needs and weighs' },
  { name: 'draft', holds: 'a first preset of what a repository says' },
  { name: 'compare', holds: 'what differs between two environments, likeliest cause first' },
  { name: 'system', holds: 'every effect: files, processes, clock, terminal', core: false },
  { name: 'wizard', holds: 'steps, a pure reducer, frames; Ink draws them', core: false },
  {
    name: 'commands',
    holds: 'one record a command: what it takes, and the run that calls the core',
    core: false,
  },
];

const core = rooms.filter((room) => room.core !== false).map(({ name }) => name);

/** Rooms that side by side know nothing of each other, though one stands above the other in the list. */
const apart = [
  ['artifacts', 'judge'],
  ['journal', 'judge'],
  ['deploy', 'judge', 'journal'],
  ['diagnose', 'artifacts', 'journal', 'deploy'],
  ['lint', 'artifacts', 'journal', 'deploy', 'diagnose'],
  ['deps', 'artifacts', 'journal', 'deploy', 'diagnose'],
  ['compare', 'artifacts', 'journal', 'deploy', 'diagnose', 'deps'],
];

/** The rooms that this one may import. */
export function mayImport(name) {
  if (name === 'system') return ['basics'];
  if (name === 'wizard') return [...core];
  if (name === 'commands') return [...core, 'system', 'wizard'];
  const below = core.slice(0, core.indexOf(name));
  const not = apart.filter(([one]) => one === name).flatMap(([, ...others]) => others);
  return below.filter((room) => !not.includes(room));
}

/** Packages with effects: only what stands in these rooms may import them. Everything else of Node is `system`'s. */
export const effects = {
  pure: ['node:crypto', 'node:zlib'],
  ink: { packages: ['ink', 'ink-select-input', 'react'], rooms: ['wizard'] },
  node: { rooms: ['system', 'commands', 'wizard'] },
  execa: { packages: ['execa'], rooms: ['system'] },
};

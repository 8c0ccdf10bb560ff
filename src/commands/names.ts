import type { Command, Offer } from './command.ts';

/** What the commands of two words are about. */
export const nouns: Readonly<Record<string, string>> = {
  preset: 'presets, those of your own too',
  journal: 'what was deployed, and again',
  deploy: 'the pods you rented',
};

/** The first words that a command line may have. */
export function commandWords(commands: readonly Command[]): readonly string[] {
  return [
    ...new Set(
      commands.flatMap(({ name, aliases }) => [name, ...aliases]).map((name) => name.replace(/ .*/, '')),
    ),
  ];
}

/** Names of commands, or the verbs of a noun. */
export function nameOffers(
  [noun, ...more]: readonly string[],
  commands: readonly Command[],
): readonly Offer[] {
  if (noun !== undefined) {
    if (more.length > 0) return [];
    const verbs = commands.filter(({ name }) => name.startsWith(`${noun} `));
    return verbs.map(({ name, line }) => ({ value: name.slice(noun.length + 1), note: line }));
  }
  const single = commands.filter(({ name }) => !name.includes(' '));
  return [
    ...single.map(({ name, line }) => ({ value: name, note: line })),
    ...Object.entries(nouns)
      .filter(([value]) => !single.some(({ name }) => name === value))
      .map(([value, note]) => ({ value, note })),
  ];
}

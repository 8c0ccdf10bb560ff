import type { Diagnosis } from './diagnosis.ts';
import { loadFacts } from './facts/load.ts';
import { interpret } from './interpret.ts';
import { createScanner } from './scanner.ts';

const facts = await loadFacts();

/** Diagnoses a whole text; for logs of any size feed createScanner() in pieces. */
export function diagnoseText(text: string): readonly Diagnosis[] {
  const scanner = createScanner();
  scanner.push(text);
  return interpret(scanner.end(), facts);
}

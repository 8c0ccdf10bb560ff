import { run } from './commands/run.ts';
import { nodeSystem } from './system/node.ts';

/** The program behind the door, on the real machine. */
export function main(argv: readonly string[]): Promise<number> {
  return run(argv, nodeSystem());
}

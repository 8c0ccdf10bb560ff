import type { Path } from './document.ts';

/** Something a whole, well-shaped file says that cannot be. */
export interface Contradiction {
  readonly path: Path;
  readonly message: string;
}

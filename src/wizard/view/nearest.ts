import { matchGpu } from '../../catalog/gpus.ts';
import { nearestImages } from '../../catalog/images.ts';
import { listHere, type State } from '../state.ts';
import type { WizardContext } from '../types.ts';

/** What comes nearest to a search that finds nothing, as a sentence with a space before it. */
export function nearestHint(context: WizardContext, state: State): string {
  const { catalog } = context.world;
  const { query } = listHere(state);
  if (state.place === 'gpu') {
    const match = matchGpu(catalog, query);
    const gpus =
      match.kind === 'found' ? [match.gpu] : match.kind === 'ambiguous' ? match.gpus : match.nearest;
    return gpus[0] === undefined ? '' : ` The nearest is ${gpus[0].name}.`;
  }
  const [image] = state.place === 'image' ? nearestImages(catalog, query, 1) : [];
  return image === undefined ? '' : ` The nearest is ${image.ref}. A whole reference can be typed, too.`;
}

import { render } from '../../../src/artifacts/render.ts';
import { waysOf } from '../../../src/artifacts/targets/ways.ts';
import type { PlanDraft } from '../../../src/plan/draft.ts';
import type { TargetName } from '../../../src/plan/targets.ts';
import { inputFor } from '../input-for.ts';

/** In place of the startup script, so that what is compared changes with the target alone. */
const script = '#!/usr/bin/env bash\necho the script\n';

/** The files of one target for a plan that says this much, and what people are told of it. */
export async function made(name: TargetName, draft: PlanDraft = {}) {
  const input = await inputFor({ ...draft, target: [name] });
  const plain = render({
    ...input,
    resolved: { ...input.resolved, plan: { ...input.resolved.plan, target: [] } },
  });
  const files = render(input, script).slice(plain.length);
  const [way] = waysOf(input.resolved);
  if (way === undefined) throw new Error(`${name} was not asked for`);
  return { files, way, content: files[0]?.content ?? '', told: 'lost' in way ? way.lost.join('\n') : '' };
}

/** Why it cannot be made; null: it can. */
export async function refusal(name: TargetName, draft: PlanDraft): Promise<string | null> {
  const { files, way } = await made(name, draft);
  if ('impossible' in way) return files.length === 0 ? way.impossible : 'it is refused, and written';
  return null;
}

const fills = '$'.concat('{HOME}');

/** What a person may type, and no format may take for its own. */
export const hostile: PlanDraft = {
  name: `x"'; touch /tmp/pwned; $(id) \`id\` ${fills} #: {{ x }} %`,
  workspace: `/work "'$(id)\`id\`${fills}: #\\`,
  volumePath: `/work "'$(id)\`id\`${fills}: #\\`,
};

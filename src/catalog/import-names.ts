import { normaliseName } from '../packaging/requirement.ts';
import table from './diagnose/import-names.json' with { type: 'json' };

/** By the normalised name of the module; a value may name several projects (`a|b`) or bound one. */
const projects: ReadonlyMap<string, string> = new Map(
  Object.entries(table.names).map(([module, project]) => [normaliseName(module), project]),
);

/** The projects that may bring a top module, normalised; its own name where no table says another. */
export function projectsOf(module: string): readonly string[] {
  const name = normaliseName(module);
  return (projects.get(name) ?? name)
    .split('|')
    .map((project) => normaliseName(/^[\w.-]+/.exec(project)?.[0] ?? project));
}

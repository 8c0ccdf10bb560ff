import facts from './target-gpus.json' with { type: 'json' };

/** Tools that have names of their own for the cloud's GPU types. */
export type NamingTool = keyof typeof facts;

/** What the tool calls a GPU type of the cloud; null: it has no name for it, or nobody knows of one. */
export function gpuNameFor(tool: NamingTool, gpu: string): string | null {
  const names: Readonly<Record<string, string>> = facts[tool].names;
  return Object.hasOwn(names, gpu) ? (names[gpu] ?? null) : null;
}

/** Other GPU types of the cloud that the tool calls by the same name, so that it may rent one of those. */
export function alsoCalled(tool: NamingTool, gpu: string): readonly string[] {
  const name = gpuNameFor(tool, gpu);
  if (name === null) return [];
  return Object.entries(facts[tool].names).flatMap(([id, other]) =>
    other === name && id !== gpu ? [id] : [],
  );
}

/** The tool with the version whose names these are. */
export function toolVersion(tool: NamingTool): string {
  return facts[tool].tool;
}

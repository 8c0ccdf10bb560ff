import unions from './territories.json' with { type: 'json' };

/** The territory that this one is part of and that licences name, such as `EU`; null where there is none. */
export function unionOf(territory: string): string | null {
  return unions.find(({ members }) => members.includes(territory))?.code ?? null;
}

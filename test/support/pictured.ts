/**
 * What the pictures in snapshots/ show of all there is: the first questions, files and presets. So they change with
 * how things are shown, and not with each thing that is added; that one has a test of its own. Questions and files
 * are stood in for with `vi.mock`, since lists are made of them where they are loaded; it runs before all imports.
 */
export const picturedPresets: readonly string[] = ['fluxgym', 'fluxgym-hardened', 'hunyuanvideo-foley'];

export const picturedFiles: readonly string[] = ['startup.sh', 'start-command.txt'];

type Module<One> = () => Promise<Readonly<Record<string, One>>>;

/** Of src/plan/fields/all.ts the questions that every plan has had. */
export async function firstFields(original: Module<{ readonly since?: string }>) {
  return picked(await original(), ({ since }) => since === undefined);
}

/** Of src/artifacts/all.ts the files that are pictured. */
export async function firstFiles(original: Module<{ readonly path: string }>) {
  return picked(await original(), ({ path }) => picturedFiles.includes(path));
}

function picked<One>(all: Readonly<Record<string, One>>, wanted: (one: One) => boolean) {
  return Object.fromEntries(Object.entries(all).filter(([, one]) => wanted(one)));
}

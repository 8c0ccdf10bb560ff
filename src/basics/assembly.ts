/**
 * What takes long before it was compiled, as WebAssembly: V8 makes quick code of that at once, and the first call is
 * ten times as fast. Null where there is none (node --jitless), or no room for its memory (ulimit -v).
 */
export function assembly<Exports extends object>(packed: string): (Exports & Memory) | null {
  try {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(packed, 'base64')));
    return exports as Exports & Memory;
  } catch {
    return null;
  }
}

export interface Memory {
  readonly memory: { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number };
}

/** Makes sure that so many bytes are there. */
export function roomFor({ memory }: Memory, bytes: number): void {
  const missing = bytes - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / 65_536));
}

import rows from './packages/wheel-sizes.json' with { type: 'json' };

/** Measured size of one wheel, in MB (10^6 bytes): what is downloaded, and what it takes on the disk. */
export interface WheelSize {
  readonly version: string;
  readonly download: number;
  readonly unpacked: number;
}

/** By normalised name. The version is the one that was measured; others differ somewhat. */
export const wheelSizes: ReadonlyMap<string, WheelSize> = new Map(
  rows.map(({ name, version, download, unpacked }) => [name, { version, download, unpacked }]),
);

/** What a package brings along from the default index and is not in its own size. */
export const broughtAlong: ReadonlyMap<string, WheelSize> = new Map(
  rows.flatMap(({ name, version, brings }) =>
    brings === undefined
      ? []
      : [[name, { version, download: brings.download, unpacked: brings.unpacked }] as const],
  ),
);

/** How and when the sizes were measured. */
export const sizesSource: string = [
  ...new Set(rows.map(({ source, reviewed }) => `${source.join('; ')}, measured on ${reviewed}`)),
].join('; ');

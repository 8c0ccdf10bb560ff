import type { Catalog } from './types.ts';

/** The drivers a wheel or image of some CUDA version asks for. */
export interface DriverFloor {
  /** CUDA major, e.g. 12. Drivers of another, lower major never run it. */
  readonly major: number;
  /** Oldest Linux driver of the same CUDA major; enough for wheels, not for PTX. */
  readonly minorCompat: string;
  /** Driver that ships with this toolkit: everything works. */
  readonly full: string;
}

/** The CUDA version of a wheel tag: `cu128` is `12.8`; null where the tag is none. */
export function cudaOfTag(cudaTag: string): string | null {
  const match = /^cu(\d{2})(\d)$/.exec(cudaTag);
  return match === null ? null : `${match[1]}.${match[2]}`;
}

/** The drivers that a wheel with this tag needs; null where the toolkit is not in the Catalog. */
export function driverFloor(catalog: Catalog, cudaTag: string): DriverFloor | null {
  const version = cudaOfTag(cudaTag);
  const toolkit = catalog.cuda.find((candidate) => candidate.version === version);
  if (toolkit === undefined) return null;
  return {
    major: Number.parseInt(toolkit.version, 10),
    minorCompat: toolkit.driverMinorCompat,
    full: toolkit.driver,
  };
}

/** True where a host whose driver supports `hostCuda` passes a gate of `cudaVersion`; patch levels do not count. */
export function hostCudaReaches(hostCuda: string, cudaVersion: string): boolean {
  const [hostMajor, hostMinor] = majorMinor(hostCuda);
  const [major, minor] = majorMinor(cudaVersion);
  return hostMajor > major || (hostMajor === major && hostMinor >= minor);
}

/** True where both CUDA versions share the major, within which older drivers still run newer wheels. */
export function sameCudaMajor(a: string, b: string): boolean {
  return majorMinor(a)[0] === majorMinor(b)[0];
}

function majorMinor(version: string): readonly [number, number] {
  const dot = version.indexOf('.');
  return [Number.parseInt(version, 10), dot === -1 ? 0 : Number.parseInt(version.slice(dot + 1), 10)];
}

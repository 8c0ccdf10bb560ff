import type { FlashAttnWheels } from '../../catalog/types.ts';
import { exactVersion, satisfies } from '../../packaging/versions.ts';
import type { EffectiveRequirement, Resolved } from '../../resolve/resolve.ts';
import { fact } from './package-facts.ts';

/** What four rules ask about flash-attn. Its own requirement text, version and wheels. */

export interface FlashAttn {
  readonly requirement: EffectiveRequirement;
  /** Null where any version will do. */
  readonly version: string | null;
  /** The file of a wheel address; null: pip looks for one, or compiles. */
  readonly file: WheelFile | null;
}

/** flash-attn among the requirements; null where it is not asked for. */
export function flashAttnOf({ requirements }: Resolved): FlashAttn | null {
  const requirement = requirements.get('flash-attn');
  if (requirement === undefined) return null;
  const file = requirement.url === null ? null : wheelFile(requirement.url);
  return { requirement, version: file?.version ?? exactVersion(requirement.specifier), file };
}

/** The newest release of the Catalog that the requirement admits: what pip takes. */
export function wheelsOf({ catalog }: Resolved, { version, requirement }: FlashAttn): FlashAttnWheels | null {
  const admitted = (one: string) =>
    version === null ? satisfies(one, requirement.specifier) : one === version;
  return catalog.flashAttn.findLast(({ versions }) => versions.some(admitted)) ?? null;
}

/** What the name of a wheel file says. */
export interface WheelFile {
  readonly name: string;
  readonly version: string;
  /** `cp312`, `py3`, `cp39`; several where dots join them. */
  readonly pythons: readonly string[];
  readonly abi: string;
  readonly platform: string;
  /** Of the local part `+cu12torch2.8cxx11abiFALSE`. */
  readonly torch: string | null;
  readonly cuda: string | null;
  readonly cxx11Abi: boolean | null;
}

/** Reads the name of a wheel file (PEP 427) out of its address; null where it is none. */
export function wheelFile(url: string): WheelFile | null {
  const last = decoded(url.split(/[?#]/)[0]?.split('/').at(-1) ?? '');
  const parts = /^([A-Za-z0-9_.]+)-([A-Za-z0-9_.!+]+)(?:-\d[^-]*)?-([\w.]+)-([\w.]+)-([\w.]+)\.whl$/.exec(
    last,
  );
  if (parts === null) return null;
  const [, name = '', whole = '', pythons = '', abi = '', platform = ''] = parts;
  const [version = '', local = ''] = whole.split('+');
  const cxx11 = /cxx11abi(TRUE|FALSE)/i.exec(local)?.[1];
  return {
    name,
    version,
    pythons: pythons.split('.'),
    abi,
    platform,
    torch: /torch(\d+\.\d+)/.exec(local)?.[1] ?? null,
    cuda: /cu(\d{2,3})/.exec(local)?.[1] ?? null,
    cxx11Abi: cxx11 === undefined ? null : cxx11.toUpperCase() === 'TRUE',
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `2.8` of 2.8.0. */
export function minorOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

/** Whether a torch wheel was built with the new C++ ABI: from 2.7 on, and 2.6 for CUDA 12.6 already. */
export function hasCxx11Abi(torch: string, cudaTag: string): boolean {
  return satisfies(torch, '>=2.7') || (minorOf(torch) === '2.6' && cudaTag === 'cu126');
}

export const flashAttnEvidence = [
  fact(
    'PyPI has the source only; setup.py looks for a wheel by torch, CUDA major, C++ ABI and Python, and compiles where there is none',
    'Dao-AILab/flash-attention tags v2.0.6 to v2.8.3.post1, setup.py get_wheel_url() and .github/workflows/publish.yml',
  ),
  fact(
    'Hours of compiling on a rented GPU',
    'https://github.com/Wan-Video/Wan2.1/issues/152; https://github.com/tdrussell/diffusion-pipe/issues/241',
  ),
];

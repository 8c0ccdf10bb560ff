import { satisfies } from '../packaging/versions.ts';

/** Packages that were blamed for a failure, and the evidence that they are not its cause. */
export interface Acquittal {
  readonly packages: readonly string[];
  /** The finding they were blamed for. */
  readonly code: string;
  /** Holds while the failing version is in this range; beyond it, nothing is claimed. */
  readonly versions: string;
  readonly because: string;
  readonly source: string;
}

const report = 'jaysep/fluxgymHardened@d24efd9 PACKAGE_VERSION_FIX.md';
const bare =
  'the same gradio_client code raises the error with none of fastapi, starlette and uvicorn installed, and stops with another pydantic';

/** Reviewed 2026-11-22. */
export const acquittals: readonly Acquittal[] = [
  {
    packages: ['fastapi'],
    code: 'PW406',
    versions: '<0.133',
    because: `one report blames it, but ${bare}; it sets no upper bound for pydantic and keeps starlette below 1.0`,
    source: `${report}; fastapi tags 0.116.1 and 0.120.0, pyproject.toml`,
  },
  {
    packages: ['starlette'],
    code: 'PW406',
    versions: '<1.0',
    because: `one report blames it, but ${bare}; what breaks gradio 4 came with 1.0, and FluxGym itself runs on 0.50.0`,
    source: `${report}; cocktailpeanut/fluxgym@678add2 requirements.txt`,
  },
  {
    packages: ['uvicorn'],
    code: 'PW406',
    versions: '>=0',
    because: `one report blames it, but ${bare}; gradio 4.44.1 takes any from 0.14`,
    source: `${report}; gradio-app/gradio tag gradio@4.44.1 requirements.txt`,
  },
  {
    packages: ['httpx'],
    code: 'PW406',
    versions: '>=0.24.1',
    because:
      'one report blames it; it fetches pages and never sees a schema, and gradio takes any from 0.24.1',
    source: `${report}; gradio-app/gradio tag gradio@4.44.1 requirements.txt`,
  },
  {
    packages: ['httpcore', 'h11'],
    code: 'PW406',
    versions: '>=0',
    because: 'one report blames it; the transport below httpx, which never sees a schema',
    source: report,
  },
  {
    packages: ['anyio'],
    code: 'PW406',
    versions: '>=3,<5',
    because: 'one report blames it; gradio 4.44.1 takes any from 3 to below 5',
    source: `${report}; gradio-app/gradio tag gradio@4.44.1 requirements.txt`,
  },
  {
    packages: ['certifi', 'attrs', 'jsonschema', 'packaging'],
    code: 'PW406',
    versions: '>=0',
    because: 'one report pins it without a reason; none of them is in the code that fails',
    source: report,
  },
];

/** Why a package is not the cause of a finding; null: nothing is known. */
export function acquitted(name: string, version: string, code: string): Acquittal | null {
  return (
    acquittals.find(
      (one) => one.code === code && one.packages.includes(name) && satisfies(version, one.versions),
    ) ?? null
  );
}

/** Packages that move with another one by its own exact requirement. */
export function follows(name: string): string | null {
  if (name === 'pydantic-core' || name === 'typing-inspection' || name === 'annotated-types')
    return 'pydantic';
  if (name === 'gradio-client') return 'gradio';
  if (name === 'triton' || /^nvidia-.*-cu\d+$/.test(name)) return 'torch';
  if (name === 'annotated-doc') return 'fastapi';
  if (name === 'tensorflow-estimator') return 'tensorflow';
  return null;
}

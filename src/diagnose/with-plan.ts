import { machineCode } from '../catalog/gpus.ts';
import { findingsOf } from '../judge/check.ts';
import type { Resolved } from '../resolve/resolve.ts';
import { fitOf, nameOf } from '../rules/gpu/torch-code.ts';
import { endsUpIn, pinFix } from '../rules/packages/package-lookup.ts';
import type { Finding } from '../rules/rule.ts';
import type { Diagnosis } from './diagnosis.ts';

/** The rules that foresee a class of failure: what they say about the plan is nearer than any general cause. */
const foreseenBy: Readonly<Record<string, readonly string[]>> = {
  'no-kernel-image': ['PW102', 'PW103', 'PW104', 'PW107'],
  'driver-too-old': ['PW105', 'PW106'],
  'cuda-out-of-memory': ['PW101'],
  'pep668-externally-managed': ['PW203', 'PW304'],
  'python-version-unsupported': ['PW302', 'PW305', 'PW301', 'PW303'],
  'torch-no-matching-distribution': ['PW401'],
  'torchvision-nms-mismatch': ['PW403', 'PW402', 'PW404', 'PW405'],
  'torch-cpu-only': ['PW405', 'PW404'],
  'xformers-mismatch': ['PW405', 'PW404'],
  'flash-attn-abi-mismatch': ['PW405', 'PW404'],
  'gradio-bool-not-iterable': ['PW406'],
  'gradio-localhost-not-accessible': ['PW406', 'PW407'],
  'starlette-template-response': ['PW407'],
  'hf-hub-api-removed': ['PW408'],
  'transformers-version-mismatch': ['PW408', 'PW411'],
  'hf-transfer-missing': ['PW409'],
  'pkg-resources-missing': ['PW428'],
  'numpy2-abi': ['PW410'],
  'resolution-conflict': ['PW413', 'PW405'],
  'package-not-found': ['PW414', 'PW412'],
  'port-in-use': ['PW501', 'PW502'],
  'proxy-502-not-ready': ['PW504', 'PW601'],
  'disk-full': ['PW602', 'PW603'],
  'image-not-found': ['PW202', 'PW201'],
  'module-not-found': ['PW306', 'PW205'],
};

/** The flags that make a patch, for the command that is shown. */
export type Flags = (patch: Finding['fixes'][number]['patch']) => string;

/**
 * Diagnoses in the light of the plan that ran: where a rule foresaw the failure, its words and its fix come
 * first; else what the plan says about card and torch is added.
 */
export function withPlan(
  diagnoses: readonly Diagnosis[],
  situation: Resolved,
  flags: Flags,
): readonly Diagnosis[] {
  const findings = findingsOf(situation);
  return diagnoses.map((diagnosis) => {
    const codes = foreseenBy[diagnosis.class] ?? [];
    const finding = codes
      .flatMap((code) => findings.find((candidate) => candidate.code === code) ?? [])
      .at(0);
    // What builds a package is often named nowhere (a git address); the script carries a pin into its environment.
    if (finding === undefined && codes.includes('PW428') && endsUpIn(situation, 'setuptools', '>=82')) {
      const { label, patch } = pinFix(situation.draft, 'setuptools<82');
      return { ...diagnosis, fix: [told(label, patch, flags), ...diagnosis.fix], patch };
    }
    if (finding === undefined)
      return { ...diagnosis, cause: `${diagnosis.cause}${aside(diagnosis, situation)}` };
    const fixes = finding.fixes.map(({ label, patch }) => told(label, patch, flags));
    return {
      ...diagnosis,
      cause: `${finding.message} ${finding.why}`,
      fix: [...fixes, ...diagnosis.fix],
      confidence: 'high',
      patch: finding.fixes[0]?.patch ?? null,
    };
  });
}

function told(label: string, patch: Parameters<Flags>[0], flags: Flags): string {
  return `# ${label}:  pod-wizard ${flags(patch)}`;
}

/** Where the plan foresees no such failure: what ran was not what the plan says. */
function aside({ class: name }: Diagnosis, { catalog, gpu, image, torch }: Resolved): string {
  if (name !== 'no-kernel-image' || gpu === null || torch === null) return '';
  const build = { version: torch.torch, cudaTag: torch.cudaTag };
  if (fitOf(catalog, build, gpu) !== 'runs') return '';
  const own = image?.torch ?? null;
  const other = own === null ? '' : `, the image's own ${nameOf(own)} for one`;
  return ` The torch ${nameOf(build)} of your plan has code for the ${gpu.name} (${machineCode(gpu)}), so another torch ran${other}, or an extension lacks the code.`;
}

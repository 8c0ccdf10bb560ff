import { cudaOfTag } from '../../catalog/drivers.ts';
import { satisfies } from '../../packaging/versions.ts';
import { defineRule } from '../rule.ts';
import { flashAttnEvidence, flashAttnOf, minorOf, wheelsOf } from './flash-attn.ts';
import { rowAsEvidence } from './package-facts.ts';
import { pinFix, withoutPin } from './package-lookup.ts';

export const flashAttnCompiles = defineRule({
  code: 'PW415',
  title: 'flash-attn has no wheel for this torch and Python',
  severity: 'warning',
  reviewed: '2026-11-22',
  reads: ['pins', 'app', 'torch', 'python', 'gpu', 'image', 'install'],
  imageIsItsTorch: true,
  page: {
    catches:
      'flash-attn by version, where its publisher builds no wheel for the torch, CUDA major and Python of the plan.',
    happens:
      "ModuleNotFoundError: No module named 'torch' (in the build), nvcc not found, or an hour and more of compiling that is billed",
    why: 'flash-attn is on PyPI as source only. While it installs it looks for a wheel that fits torch, CUDA, C++ ABI and Python, and compiles for every architecture where there is none. Up to 2.8.3.post1 there are wheels for torch 2.4 to 2.8, Python 3.9 to 3.13 and CUDA 12, and of 2.8.3 one for torch 2.9 and Python 3.12; none for CUDA 13 was known then.',
    fix: 'Leave flash-attn out if the app can do without (most take the attention of torch), or choose a torch and a Python that it has a wheel for.',
    override: 'Sound when you bring a wheel of your own or have time to compile: --accept PW415="own wheel".',
    evidence: flashAttnEvidence,
  },
  check: (situation) => {
    const { torch, python, draft } = situation;
    const asked = flashAttnOf(situation);
    if (asked === null || asked.requirement.url !== null || torch?.cudaTag == null) return [];
    const release = wheelsOf(situation, asked);
    const version = python?.choice.version ?? null;
    const major = Number.parseInt(cudaOfTag(torch.cudaTag) ?? '', 10);
    if (release === null || Number.isNaN(major)) return [];
    const wheels = release.wheels.find((wheel) => wheel.torch === minorOf(torch.torch));
    const built = wheels?.cudaMajors.includes(major) === true;
    if (built && (version === null || wheels.pythons.includes(version))) return [];
    // Where a post-release took its place, the index often lacks the first one (2.7.4, 2.7.0).
    const all = situation.catalog.flashAttn.flatMap(({ versions }) => versions);
    const lastOfIts = (one: string) => {
      const base = one.replace(/\.post\d{1,3}$/, '');
      return all.findLast((other) => other === base || other.startsWith(`${base}.post`));
    };
    // A bound may admit an older one that has a wheel.
    const older =
      asked.version !== null
        ? null
        : situation.catalog.flashAttn
            .filter((one) =>
              one.wheels.some(
                (wheel) =>
                  wheel.torch === minorOf(torch.torch) &&
                  wheel.cudaMajors.includes(major) &&
                  (version === null || wheel.pythons.includes(version)),
              ),
            )
            .flatMap(({ versions }) => versions)
            .findLast((one) => one === lastOfIts(one) && satisfies(one, asked.requirement.specifier));
    const name = asked.version ?? release.versions.at(-1) ?? '';
    // For a torch or CUDA that came after these a wheel may have been added since: nothing is left out for that.
    const later = !built && satisfies(torch.torch, `>=${release.wheels.at(-1)?.torch ?? '99'}`);
    const lacks = built
      ? `Python ${version}`
      : `torch ${minorOf(torch.torch)} with CUDA ${major}${later ? ` (as of ${release.reviewed})` : ''}`;
    return [
      {
        field: asked.requirement.from === 'plan' ? 'pins' : 'app',
        message: `flash-attn ${name} has no wheel for ${lacks}, so it is compiled on the pod: an hour or more, with nvcc and much memory, at your cost.`,
        error: null,
        why: `Because its publisher builds wheels for torch ${release.wheels.map((wheel) => wheel.torch).join(', ')} only${built ? `, and for that torch on Python ${wheels.pythons.join(', ')}` : ''}; pip finds the source and nothing else. ${older == null ? 'No other answer is offered: the app must accept the torch or the Python.' : `flash-attn ${older} has one.`}`,
        fixes:
          older != null
            ? [pinFix(draft, `flash-attn==${older}`)]
            : asked.requirement.from === 'plan' && !later
              ? [{ label: 'leave flash-attn out', patch: withoutPin(draft, 'flash-attn') }]
              : [],
        evidence: [rowAsEvidence(`wheels of flash-attn ${name}`, release)],
      },
    ];
  },
});

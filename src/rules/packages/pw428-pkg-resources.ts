import type { Resolved } from '../../resolve/resolve.ts';
import { defineRule } from '../rule.ts';
import { fact } from './package-facts.ts';
import { comesIn, endsUpIn, likelyVersion, pinFix } from './package-lookup.ts';

/** Packages that import pkg_resources when they run, up to a version. */
const importers: readonly { readonly name: string; readonly versions: string }[] = [
  { name: 'tensorboard', versions: '<=2.20.0' },
];

/** Source packages whose build imports it: pip builds them apart, with the newest setuptools that the plan admits. */
const builders: readonly { readonly name: string; readonly versions: string; readonly pin: string }[] = [
  { name: 'openai-whisper', versions: '<20250625', pin: 'openai-whisper==20250625' },
];

export const pkgResources = defineRule({
  code: 'PW428',
  title: 'setuptools 82 has no pkg_resources any more',
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['python', 'image', 'install', 'pins', 'app'],
  page: {
    catches:
      'A package that imports pkg_resources, such as tensorboard before 2.21, where setuptools comes in new: required by name, or in a virtual environment of Python 3.12 or newer, which starts without it; and a source package whose build imports it, such as openai-whisper before 20250625.',
    happens: "ModuleNotFoundError: No module named 'pkg_resources'",
    why: 'setuptools 82.0.0 (8 February 2026) removed pkg_resources; 81 still has it, with a warning. A virtual environment of Python 3.11 or older brings an older setuptools along, one of 3.12 or newer none, and pip then takes the newest. A source package is built in an environment of its own, into which pip puts the newest setuptools; the startup script carries a pin of setuptools there, too.',
    fix: 'Pin setuptools<82, or the newer package (tensorboard 2.21.0, openai-whisper 20250625).',
    override: 'Sound when the app never starts that package.',
    evidence: [
      fact(
        'pkg_resources was removed in 82.0.0, not in 81',
        'https://github.com/pypa/setuptools/issues/5174; https://github.com/smarie/python-decopatch/pull/40',
      ),
      fact(
        'tensorboard 2.20.0 imports pkg_resources and requires setuptools>=41.0.0; 2.21.0 does not import it; setuptools 84.2.1 has no pkg_resources',
        'files of the wheels, read on 2026-11-22',
      ),
      fact(
        'the sources of openai-whisper 20231117 and 20240930 fail to build for want of pkg_resources; 20250625 does not',
        'pip download on 2026-11-22; https://github.com/QwenAudio/CosyVoice/issues/1844; https://github.com/google-marketing-solutions/vigenair/pull/104',
      ),
    ],
  },
  check: (situation) => {
    const { preset, draft } = situation;
    if (preset === null) return [];
    if (!endsUpIn(situation, 'setuptools', '>=82')) return [];
    const built = builders
      .filter(({ name, versions }) => comesIn(situation, name, versions))
      .map(({ name, pin }) => ({
        field: 'pins' as const,
        involves: ['pins', 'app'] as const,
        message: `${name} ${likelyVersion(situation, name)} is built from source, and its build imports pkg_resources, so pip stops.`,
        error: "ModuleNotFoundError: No module named 'pkg_resources'",
        why: 'Because pip builds it apart with the newest setuptools, which no longer has pkg_resources.',
        fixes: [pinFix(draft, pin), pinFix(draft, 'setuptools<82')],
      }));
    if (!comesInNew(situation)) return built;
    const run = importers
      .filter(({ name, versions }) => comesIn(situation, name, versions))
      .map(({ name }) => ({
        field: 'pins' as const,
        message: `${name} ${likelyVersion(situation, name)} imports pkg_resources, and setuptools comes in without it.`,
        error: "ModuleNotFoundError: No module named 'pkg_resources'",
        why: 'Because nothing keeps setuptools below 82, pip takes the newest, which no longer has pkg_resources.',
        fixes: [pinFix(draft, 'setuptools<82')],
      }));
    return [...built, ...run];
  },
});

/** Whether pip itself chooses setuptools. */
function comesInNew(situation: Resolved): boolean {
  const { draft, python, requirements } = situation;
  if (requirements.get('setuptools')?.specifier) return true;
  const minor = Number(python?.choice.version.split('.')[1] ?? 0);
  return draft.install === 'venv' && minor >= 12;
}

import { seesImagePackages } from '../../plan/values.ts';
import { pythonFix } from '../fixes.ts';
import { defineRule, type Fix } from '../rule.ts';

export const uvApart = defineRule({
  code: 'PW306',
  title: "A Python from uv does not see the image's packages",
  severity: 'error',
  reviewed: '2026-11-22',
  reads: ['python', 'install', 'image'],
  page: {
    catches:
      "A uv-managed Python together with an install strategy that counts on the image's packages or its system Python.",
    happens:
      'error: externally-managed-environment\nThis Python installation is managed by uv and should not be modified.',
    why: "uv keeps its interpreters in a folder of its own. A venv made from one with system site packages sees that folder, not the image's torch, which was installed for another interpreter. And uv marks its interpreters as externally managed, so installing straight into one is refused.",
    fix: 'Install into a plain virtual environment, or use a Python that the image has.',
    override: 'For the warning, if a second torch is what you want: --accept PW306="own torch wanted".',
    evidence: [
      {
        text: 'Installing into a uv-managed Python is refused by uv.',
        source: 'https://github.com/astral-sh/uv/issues/12204',
      },
      {
        text: 'pip run by a uv-managed Python is refused as well.',
        source: 'https://github.com/artokun/comfyui-mcp/issues/1508',
      },
    ],
  },
  check: (situation) => {
    const { draft, image } = situation;
    const { install, python } = draft;
    if (python?.provider !== 'uv' || install === undefined || !seesImagePackages(install)) return [];
    const venv: Fix = { label: 'install into a plain virtual environment', patch: { install: 'venv' } };
    const own = image?.pythons.some(({ version }) => version === python.version) === true;
    const fixes = own ? [venv, pythonFix(situation, python.version)] : [venv];

    if (install === 'venv-system-site') {
      return [
        {
          severity: 'warning',
          field: 'install',
          message: `A venv of uv's Python ${python.version} cannot see the image's torch: everything is downloaded again, several gigabytes.`,
          error: null,
          why: 'Because system site packages are those of the interpreter a venv is made from, and this one comes from uv.',
          fixes,
        },
      ];
    }
    return [
      {
        ...(install === 'system-break' ? { severity: 'warning' as const } : {}),
        field: 'install',
        message:
          install === 'system-break'
            ? `The flag would install into uv's own Python ${python.version}, beside nothing of the image: it neither sees the image's torch nor outlives the next uv update.`
            : `pip refuses to install into uv's Python ${python.version}, so nothing gets installed.`,
        error: install === 'system-break' ? null : 'error: externally-managed-environment',
        why: 'Because uv marks its interpreters as externally managed and keeps them apart from those of the image.',
        fixes,
      },
    ];
  },
});

import { nearest } from '../basics/spelling.ts';
import { matchGpu } from '../catalog/gpus.ts';
import { imageByRef } from '../catalog/images.ts';
import { torchRelease } from '../catalog/torch.ts';
import type { Catalog, Gpu } from '../catalog/types.ts';
import type { Preset } from '../presets/schema.ts';
import type { PlanDraft } from './draft.ts';
import {
  type Field,
  imageRefSchema,
  installStrategies,
  installStrategySchema,
  type Plan,
  planSchema,
  pythonVersionSchema,
  torchTrioSchema,
} from './schema.ts';

/**
 * Every question, once: its flag, variable, help, label, step, how a typed answer is read and how a
 * given answer is written back as a flag. The wizard, the flags, `--help`, the error texts and the
 * command that repeats a plan are all made from this table.
 */
export interface Question {
  readonly field: Field;
  /** Long flag without dashes. */
  readonly flag: string;
  /** Environment variable that answers it where no flag does. */
  readonly variable: string;
  /** What stands for the value in help: `GPU`, `PORT`. */
  readonly placeholder: string;
  /** Heading on screen. */
  readonly label: string;
  readonly help: string;
  /** The wizard's step; the rest are asked on the options step, or only by flag. */
  readonly step: 'gpu' | 'image' | 'python' | 'app' | 'options' | null;
  readonly repeatable: boolean;
  /** Text to answer, under what is already answered. */
  readonly read: (text: string, draft: PlanDraft, world: World) => Read;
  /** Values worth offering as the flag's text under what is already answered, best first. */
  readonly offers: (draft: PlanDraft, world: World) => readonly string[];
  /** The flag's values that give this plan's answer; none where it is what anybody gets. */
  readonly write: (plan: Plan) => readonly string[];
}

/** What answers are read against. */
export interface World {
  readonly catalog: Catalog;
  readonly presets: readonly Preset[];
}

export type Read =
  | { readonly ok: true; readonly patch: PlanDraft }
  | { readonly ok: false; readonly message: string; readonly allowed: readonly string[] };

const yes = (patch: PlanDraft): Read => ({ ok: true, patch });
const no = (message: string, allowed: readonly string[] = []): Read => ({ ok: false, message, allowed });

/** In the order in which answers depend on each other. */
export const questions: readonly Question[] = [
  {
    field: 'app',
    flag: 'preset',
    variable: 'POD_WIZARD_PRESET',
    placeholder: 'APP',
    label: 'App preset',
    help: 'app to deploy: a built-in preset, one you saved, or a path to a .yaml file',
    step: 'app',
    repeatable: false,
    read: (text, _draft, { presets }) => {
      const ids = presets.map((preset) => preset.id);
      if (ids.includes(text)) return yes({ app: text });
      return no(`there is no preset "${text}"`, nearest(text, ids, 3));
    },
    offers: (_draft, { presets }) => presets.map(({ id }) => id),
    write: (plan) => [plan.app],
  },
  {
    field: 'gpu',
    flag: 'gpu',
    variable: 'POD_WIZARD_GPU',
    placeholder: 'GPU',
    label: 'GPU type',
    help: 'GPU type: "4090", "rtx 4090" or the exact id',
    step: 'gpu',
    repeatable: false,
    read: (text, _draft, { catalog }) => {
      const match = matchGpu(catalog, text);
      if (match.kind === 'found') return yes({ gpu: match.gpu.id });
      if (match.kind === 'ambiguous') {
        return no(
          `"${text}" fits more than one GPU type`,
          match.gpus.map((gpu) => gpu.id),
        );
      }
      return no(
        `there is no GPU type "${text}"`,
        match.nearest.map((gpu) => gpu.name),
      );
    },
    offers: (_draft, { catalog }) => gpuOffers(catalog),
    write: (plan) => [plan.gpu],
  },
  {
    field: 'image',
    flag: 'image',
    variable: 'POD_WIZARD_IMAGE',
    placeholder: 'IMAGE',
    label: 'Base image',
    help: 'container image with its tag',
    step: 'image',
    repeatable: false,
    read: (text) =>
      imageRefSchema.safeParse(text).success
        ? yes({ image: text })
        : no(`"${text}" is not an image reference`, ['runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404']),
    offers: (_draft, { catalog }) => imageOffers(catalog),
    write: (plan) => [plan.image],
  },
  {
    field: 'python',
    flag: 'python',
    variable: 'POD_WIZARD_PYTHON',
    placeholder: 'X.Y',
    label: 'Python version',
    help: "Python version: 3.10 (the image's own where it has it, else uv's), or uv:3.10",
    step: 'python',
    repeatable: false,
    read: (text, draft, { catalog }) => {
      const uv = text.startsWith('uv:');
      const parsed = pythonVersionSchema.safeParse(uv ? text.slice(3) : text);
      if (!parsed.success)
        return no(`"${text}" is not a Python version`, ['3.10', '3.11', '3.12', 'uv:3.10']);
      const inImage =
        draft.image !== undefined &&
        imageByRef(catalog, draft.image).pythons.some((python) => python.version === parsed.data);
      return yes({ python: { version: parsed.data, provider: inImage && !uv ? 'image' : 'uv' } });
    },
    offers: ({ app }, { presets }) => {
      const versions = presets.find(({ id }) => id === app)?.python.allowed ?? ['3.10', '3.11', '3.12'];
      return [...versions, ...versions.map((version) => `uv:${version}`)];
    },
    write: ({ python }) => [python.provider === 'uv' ? `uv:${python.version}` : python.version],
  },
  {
    field: 'install',
    flag: 'install',
    variable: 'POD_WIZARD_INSTALL',
    placeholder: 'HOW',
    label: 'Install strategy',
    help: "venv; venv-system-site (sees the image's packages); system; system-break (with the PEP 668 flag)",
    step: 'options',
    repeatable: false,
    read: (text) => {
      const parsed = installStrategySchema.safeParse(text);
      return parsed.success
        ? yes({ install: parsed.data })
        : no(`there is no install strategy "${text}"`, installStrategies);
    },
    offers: () => installStrategies,
    write: (plan) => [plan.install],
  },
  {
    field: 'torch',
    flag: 'torch',
    variable: 'POD_WIZARD_TORCH',
    placeholder: 'VERSION+CUDA',
    label: 'torch',
    help: "torch to install instead of the preset's, e.g. 2.8.0+cu128; its torchvision and torchaudio come along",
    step: null,
    repeatable: false,
    read: (text, _draft, { catalog }) => {
      const [torch = '', cudaTag = ''] = text.split('+');
      const release = torchRelease(catalog, torch);
      const trio = torchTrioSchema.safeParse({
        torch,
        torchvision: release?.torchvision ?? null,
        torchaudio: release?.torchaudio ?? null,
        cudaTag,
      });
      return trio.success
        ? yes({ torch: trio.data })
        : no(`"${text}" is not a torch build`, ['2.8.0+cu128', '2.6.0+cu124']);
    },
    offers: (_draft, { catalog }) =>
      catalog.torch.flatMap(({ version, cudaTags }) => cudaTags.map((tag) => `${version}+${tag}`)),
    write: ({ torch }) => (torch === null ? [] : [`${torch.torch}+${torch.cudaTag}`]),
  },
  {
    field: 'pins',
    flag: 'pin',
    variable: 'POD_WIZARD_PIN',
    placeholder: 'REQUIREMENT',
    label: 'Extra pins',
    help: "requirement that replaces the preset's for that package, e.g. pydantic==2.10.6; may be repeated",
    step: null,
    repeatable: true,
    read: (text, draft) => {
      const pins = planSchema.shape.pins.safeParse([...(draft.pins ?? []), text]);
      return pins.success
        ? yes({ pins: pins.data })
        : no(`"${text}" is not a requirement`, ['pydantic==2.10.6']);
    },
    offers: () => [],
    write: (plan) => plan.pins,
  },
  {
    field: 'codeServer',
    flag: 'code-server',
    variable: 'POD_WIZARD_CODE_SERVER',
    placeholder: 'PORT',
    label: 'code-server',
    help: 'code-server (VS Code in the browser) on this port, with a password; off for none',
    step: 'options',
    repeatable: false,
    read: (text) => {
      if (text === 'off') return yes({ codeServer: null });
      const [port = '', auth = 'password'] = text.split(':');
      const parsed = planSchema.shape.codeServer.safeParse({ port: wholeNumber(port), auth });
      return parsed.success
        ? yes({ codeServer: parsed.data })
        : no(`"${text}" is not a port`, ['8443', 'off']);
    },
    offers: () => ['8443', 'off'],
    write: ({ codeServer }) =>
      codeServer === null ? [] : [`${codeServer.port}${codeServer.auth === 'none' ? ':none' : ''}`],
  },
  {
    field: 'keepServices',
    flag: 'services',
    variable: 'POD_WIZARD_SERVICES',
    placeholder: 'keep|drop',
    label: "Image's own services",
    help: "keep the image's SSH, Jupyter and nginx (keep), or replace them (drop)",
    step: 'options',
    repeatable: false,
    read: (text) =>
      text === 'keep' || text === 'drop'
        ? yes({ keepServices: text === 'keep' })
        : no(`"${text}" is neither keep nor drop`, ['keep', 'drop']),
    offers: () => ['keep', 'drop'],
    write: (plan) => (plan.keepServices ? [] : ['drop']),
  },
  {
    field: 'volumeGb',
    flag: 'volume-gb',
    variable: 'POD_WIZARD_VOLUME_GB',
    placeholder: 'N',
    label: 'Volume size (GB)',
    help: 'size of the volume in GB; 0 for none',
    step: 'options',
    repeatable: false,
    read: (text) => {
      const parsed = planSchema.shape.volumeGb.safeParse(wholeNumber(text));
      return parsed.success ? yes({ volumeGb: parsed.data }) : no(`"${text}" is not a size in GB`, ['100']);
    },
    offers: () => ['100'],
    write: (plan) => [String(plan.volumeGb)],
  },
  {
    field: 'volumePath',
    flag: 'volume-path',
    variable: 'POD_WIZARD_VOLUME_PATH',
    placeholder: 'PATH',
    label: 'Volume path',
    help: 'where the volume is mounted (default /workspace)',
    step: 'options',
    repeatable: false,
    read: (text) => readPath('volumePath', text),
    offers: () => ['/workspace'],
    write: (plan) => (plan.volumePath === '/workspace' ? [] : [plan.volumePath]),
  },
  {
    field: 'workspace',
    flag: 'workspace',
    variable: 'POD_WIZARD_WORKSPACE',
    placeholder: 'PATH',
    label: 'Workspace path',
    help: 'where sources, venv and weights go (default /workspace)',
    step: 'options',
    repeatable: false,
    read: (text) => readPath('workspace', text),
    offers: () => ['/workspace'],
    write: (plan) => (plan.workspace === '/workspace' ? [] : [plan.workspace]),
  },
  {
    field: 'hostCuda',
    flag: 'host-cuda',
    variable: 'POD_WIZARD_HOST_CUDA',
    placeholder: 'X.Y',
    label: 'CUDA of the host',
    help: "CUDA version the host's driver supports (the cloud's CUDA filter), e.g. 12.8",
    step: 'options',
    repeatable: false,
    read: (text) => {
      const parsed = planSchema.shape.hostCuda.safeParse(text);
      return parsed.success
        ? yes({ hostCuda: parsed.data })
        : no(`"${text}" is not a CUDA version`, ['12.4', '12.8']);
    },
    offers: (_draft, { catalog }) => catalog.cuda.map(({ version }) => version),
    write: ({ hostCuda }) => (hostCuda === null ? [] : [hostCuda]),
  },
  {
    field: 'territory',
    flag: 'territory',
    variable: 'POD_WIZARD_TERRITORY',
    placeholder: 'CC',
    label: 'Where you use it',
    help: 'two-letter country code, or EU, for licences that exclude territories',
    step: 'options',
    repeatable: false,
    read: (text) => {
      const parsed = planSchema.shape.territory.safeParse(text.toUpperCase());
      return parsed.success
        ? yes({ territory: parsed.data })
        : no(`"${text}" is not a two-letter code`, ['US', 'DE', 'EU']);
    },
    offers: () => ['US', 'DE', 'EU'],
    write: ({ territory }) => (territory === null ? [] : [territory]),
  },
  {
    field: 'name',
    flag: 'name',
    variable: 'POD_WIZARD_NAME',
    placeholder: 'TEXT',
    label: 'Name',
    help: 'what you call this deployment',
    step: 'options',
    repeatable: false,
    read: (text) => {
      const parsed = planSchema.shape.name.safeParse(text);
      return parsed.success ? yes({ name: parsed.data }) : no('a name is one line of 1 to 80 characters');
    },
    offers: () => [],
    write: (plan) => (plan.name === plan.app ? [] : [plan.name]),
  },
  {
    field: 'accept',
    flag: 'accept',
    variable: 'POD_WIZARD_ACCEPT',
    placeholder: 'CODE=REASON',
    label: 'Accepted findings',
    help: 'override a finding, with the reason, which the journal keeps; may be repeated',
    step: null,
    repeatable: true,
    read: (text, draft) => {
      const [code = '', ...rest] = text.split('=');
      const accept = planSchema.shape.accept.safeParse([
        ...(draft.accept ?? []).filter((accepted) => accepted.code !== code),
        { code, reason: rest.join('=').trim() },
      ]);
      return accept.success
        ? yes({ accept: accept.data })
        : no(`"${text}" is not CODE=REASON`, ['PW301="tested on 2026-11-20"']);
    },
    offers: () => [],
    write: (plan) => plan.accept.map(({ code, reason }) => `${code}=${reason}`),
  },
];

/** The question that settles a field. */
export function questionFor(field: Field): Question {
  const question = questions.find((candidate) => candidate.field === field);
  if (question === undefined) throw new Error(`no question settles ${field}`);
  return question;
}

/** Short names, which the flag takes too; the GPU that most presets are made on first, then the short list. */
function gpuOffers({ gpus }: Catalog): readonly string[] {
  const rank = ({ name, shortlisted }: Gpu) => (name === 'RTX 4090' ? 0 : shortlisted ? 1 : 2);
  return [...new Set(gpus.toSorted((a, b) => rank(a) - rank(b)).map(({ name }) => name))];
}

/** The short list, then every image that is known in whole. */
function imageOffers({ images }: Catalog): readonly string[] {
  const short = images.filter(({ shortlisted }) => shortlisted !== null);
  const others = images.filter(({ shortlisted, status }) => shortlisted === null && status === 'known');
  return [...short, ...others].map(({ ref }) => ref);
}

function wholeNumber(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

function readPath(field: 'volumePath' | 'workspace', text: string): Read {
  const parsed = planSchema.shape[field].safeParse(text);
  return parsed.success
    ? yes({ [field]: parsed.data })
    : no(`"${text}" is not an absolute path`, ['/workspace']);
}

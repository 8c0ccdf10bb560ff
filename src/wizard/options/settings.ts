import { imageByRef } from '../../catalog/images.ts';
import type { Catalog } from '../../catalog/types.ts';
import { describeAnswer } from '../../plan/describe.ts';
import { questionFor } from '../../plan/questions.ts';
import { type Field, type InstallStrategy, installStrategies, type Plan } from '../../plan/schema.ts';
import { isMenuField, type MenuField, optionFields } from '../steps.ts';
import type { Option } from './option.ts';

/** The options step: going on, then every setting with its value. */
export function settingOptions(plan: Plan): readonly Option[] {
  return [
    {
      id: 'go on',
      label: 'Go on to the review',
      cut: 'end',
      facts: [],
      about: ['Everything below has an answer already. Change what you need; Enter opens a setting.'],
      choice: { kind: 'go-on' },
    },
    ...optionFields.map((field): Option => {
      const { label, help } = questionFor(field);
      return {
        id: field,
        label,
        cut: 'end',
        facts: [describeAnswer(plan, field)],
        about: [label, isMenuField(field) ? menuAbout[field] : `${capitalised(help)}.`],
        choice: isMenuField(field) ? { kind: 'open' } : { kind: 'edit', text: editableText(plan, field) },
      };
    }),
  ];
}

const menuAbout: Readonly<Record<MenuField, string>> = {
  install: 'Where the Python packages go, and what they see of the image.',
  codeServer: 'An editor in the browser, beside the app.',
  keepServices: "Whether the image's SSH, Jupyter and nginx go on running beside the app.",
};

/** The text that a typed setting starts from. */
export function editableText(plan: Plan, field: Field): string {
  switch (field) {
    case 'codeServer':
      return plan.codeServer === null ? '8443' : String(plan.codeServer.port);
    case 'volumeGb':
      return String(plan.volumeGb);
    case 'name':
    case 'volumePath':
    case 'workspace':
      return plan[field];
    case 'hostCuda':
    case 'territory':
      return plan[field] ?? '';
    default:
      return '';
  }
}

/** The rows of a setting's menu. */
export function menuOptions(field: MenuField, plan: Plan, catalog: Catalog): readonly Option[] {
  switch (field) {
    case 'install':
      return installStrategies.map(installOption);
    case 'codeServer':
      return codeServerOptions(plan);
    case 'keepServices':
      return serviceOptions(imageByRef(catalog, plan.image).services);
  }
}

const strategies: Readonly<Record<InstallStrategy, { readonly fact: string; readonly about: string }>> = {
  venv: {
    fact: 'own environment',
    about:
      'A virtual environment that sees nothing of the image. Nothing the image ships can break the app, nor the app the image.',
  },
  'venv-system-site': {
    fact: "sees the image's packages",
    about:
      "A virtual environment that sees the image's packages, its torch among them: a smaller download, but the pins meet whatever is there.",
  },
  system: {
    fact: "the image's own Python",
    about:
      "pip installs into the image's own Python. On Ubuntu 24.04 and Debian 12 pip refuses that (PEP 668), and a new pod starts from scratch.",
  },
  'system-break': {
    fact: 'with the PEP 668 flag',
    about:
      "Like system, with pip's --break-system-packages where the image marks its Python as externally managed.",
  },
};

function installOption(strategy: InstallStrategy): Option {
  const { fact, about } = strategies[strategy];
  return {
    id: strategy,
    label: strategy,
    cut: 'end',
    facts: [fact],
    about: [strategy, about],
    choice: { kind: 'state', patch: { install: strategy } },
  };
}

function codeServerOptions(plan: Plan): readonly Option[] {
  const ports = [...new Set([8443, plan.codeServer?.port ?? 8443])];
  return [
    {
      id: 'off',
      label: 'off',
      cut: 'end',
      facts: ['no editor in the browser'],
      about: ['No code-server', 'Only the app itself is started.'],
      choice: { kind: 'state', patch: { codeServer: null } },
    },
    ...ports.map(
      (port): Option => ({
        id: `port ${port}`,
        label: `on, port ${port}`,
        cut: 'end',
        facts: ['with a password'],
        about: [
          `code-server on port ${port}`,
          'VS Code in the browser, beside the app. Its password comes from the environment, or is made on the pod and kept in a file only root can read; it is never in the script.',
        ],
        choice: { kind: 'state', patch: { codeServer: { port, auth: 'password' } } },
      }),
    ),
    {
      id: 'another port',
      label: 'on, another port',
      cut: 'end',
      facts: ['type it'],
      about: ['code-server on another port', 'Ports that the image or the app already holds are reported.'],
      choice: { kind: 'edit', text: editableText(plan, 'codeServer') },
    },
  ];
}

function serviceOptions(services: 'start.sh' | 'none' | null): readonly Option[] {
  const has =
    services === 'start.sh'
      ? 'SSH, Jupyter, nginx'
      : services === 'none'
        ? 'this image has none'
        : 'where it has them';
  return [
    {
      id: 'keep',
      label: 'keep',
      cut: 'end',
      facts: [has],
      about: [
        "Keep the image's services",
        "The script starts the image's own /start.sh first, so that SSH, Jupyter and nginx survive our start command.",
      ],
      choice: { kind: 'state', patch: { keepServices: true } },
    },
    {
      id: 'drop',
      label: 'drop',
      cut: 'end',
      facts: ['only the app'],
      about: [
        "Replace the image's services",
        'Only what the plan asks for is started; SSH and Jupyter are gone.',
      ],
      choice: { kind: 'state', patch: { keepServices: false } },
    },
  ];
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

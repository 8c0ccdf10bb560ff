import { answerTo, type FieldRecord, isImageUnknown, type Row, readBy } from '../field.ts';
import {
  type InstallStrategy,
  installStrategies,
  installStrategySchema,
  seesImagePackages,
} from '../values.ts';

/** How Python packages are installed. */
export const install: FieldRecord<InstallStrategy> = {
  name: 'install',
  position: 50,
  flag: 'install',
  placeholder: 'HOW',
  label: 'Install strategy',
  short: 'Install',
  help: "where Python packages go: venv (an environment of their own); venv-system-site (one that sees the image's packages); system (the image's own Python); system-break (the same where pip refuses that, PEP 668)",
  repeatable: false,
  restated: true,
  step: 'options',
  schema: installStrategySchema,
  fallback: 'venv',
  editor: {
    kind: 'menu',
    about: 'Where the Python packages go, and what they see of the image.',
    rows: () => installStrategies.map(strategyRow),
  },
  wish: ({ app }) => strategies(app === null ? [] : [app.install.default]).at(0),
  read: (text) =>
    readBy(installStrategySchema, text, `there is no install strategy "${text}"`, installStrategies),
  write: (value) => [value],
  describe: (value) => value,
  others: ({ app }) => strategies(app?.install.allowed ?? ['venv']),
  offers: () => installStrategies,
  isUnknown: (known) => {
    const own = answerTo(install, known.draft);
    return isImageUnknown(known) && own !== undefined && seesImagePackages(own);
  },
  isRecommended: ({ draft, preset }) => answerTo(install, draft) === (preset?.install.default ?? 'venv'),
};

/** Those of the names that are strategies. */
function strategies(names: readonly string[]): readonly InstallStrategy[] {
  return names.flatMap((name) => installStrategies.filter((one) => one === name));
}

const texts: Readonly<Record<InstallStrategy, { readonly fact: string; readonly about: string }>> = {
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

function strategyRow(value: InstallStrategy): Row<InstallStrategy> {
  const { fact, about } = texts[value];
  return {
    id: value,
    label: value,
    cut: 'end',
    facts: [fact],
    about: [value, about],
    choice: { kind: 'answer', value },
  };
}

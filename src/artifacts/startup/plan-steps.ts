import { quote } from '../../basics/shell.ts';
import type { ScriptFacts } from './facts.ts';
import { array, bashFunction, command } from './words.ts';

/** The order in which it is all done, and what depends on what. */
export function planSteps(facts: ScriptFacts): string {
  const { preset, plan } = facts;
  const usesPython = preset.python !== null;
  const lines = [
    step('machine', 'Check GPU, driver, disk and port', 'always', 'check_machine'),
    step('system', 'Install system packages', 'container', 'install_system', 'SYSTEM_PACKAGES'),
    ...preset.tools.map(({ command: name, archive }, index) =>
      // A program of the image is gone with the container, so it is looked for at every boot.
      step(
        `tool-${index + 1}`,
        `Get ${name}`,
        archive === null ? 'always' : 'aside',
        `get_tool_${index + 1}`,
      ),
    ),
    ...(usesPython ? [step('python', `Find Python ${plan.python.version}`, 'always', 'find_python')] : []),
    ...(plan.codeServer === null
      ? []
      : [
          step(
            'code-server',
            `Install code-server ${facts.codeServer.version}`,
            'optional',
            'install_code_server',
          ),
        ]),
    ...preset.repositories.map(({ url }, index) =>
      step(
        `source-${index + 1}`,
        `Fetch ${url.replace(/^https:\/\//, '')}`,
        'aside',
        `fetch_source_${index + 1}`,
      ),
    ),
    ...weightBegins(facts),
    usesPython ? '  begin_packages' : '  KEY=$IMAGE',
    ...(usesPython ? installs(facts) : []),
    ...builds(facts),
    ...facts.weights.map(({ file }, index) =>
      step(`weight-${index + 1}`, `Fetch ${file}`, 'aside', `fetch_weight_${index + 1}`),
    ),
    ...(usesPython ? [step('check-install', 'Check what is installed', 'leaf', 'check_install')] : []),
  ];
  return `${[
    ...(facts.weights.length === 0
      ? []
      : [
          array(
            'WEIGHTS',
            facts.weights.map(({ path }) => path),
          ),
        ]),
    `# step ID TITLE KIND FUNCTION [ALSO...]: what the kinds are is said at "step" below.
${bashFunction('steps', lines)}`,
    bashFunction('run', [...(plan.codeServer === null ? [] : ['  start_code_server']), '  supervise_app']),
    ...signs(facts),
  ].join('\n\n')}
`;
}

function step(id: string, title: string, kind: string, run: string, ...also: readonly string[]): string {
  return command('step', id, quote(title), kind, run, ...also);
}

/** The downloads start here and are waited for below. A file that was cut or removed since is fetched again. */
function weightBegins({ weights }: ScriptFacts): readonly string[] {
  if (weights.length === 0) return [];
  return [
    step('access', 'Ask for the weights', 'aside', 'check_access', 'WEIGHTS'),
    ...weights.map(({ place }, index) =>
      command('begin', `weight-${index + 1}`, quote(place), `fetch_weight_${index + 1}`),
    ),
  ];
}

function installs({ usesVenv, resolved, passes, preset, outside }: ScriptFacts): readonly string[] {
  const { torch } = resolved;
  return [
    ...(usesVenv ? [step('venv', 'Make the virtual environment', 'chain', 'make_venv')] : []),
    ...(outside.length === 0
      ? []
      : [step('outside', 'Fetch what no package index has', 'leaf', 'install_outside')]),
    ...(torch === null
      ? []
      : [
          step(
            'torch',
            torch.from === 'image' ? "Find the image's torch" : `Install torch ${torch.torch}`,
            'chain',
            'install_torch',
            ...(torch.from === 'image' ? [] : ['CUDA_TAG']),
          ),
        ]),
    ...passes.map(({ title, requirements, editable, files }, index) => {
      // What is installed from the app's own files is another thing at another commit.
      const ofSources = editable.length > 0 || files !== undefined;
      const also = [
        ...(ofSources ? preset.repositories.map((_, at) => `fetch_source_${at + 1}`) : []),
        ...(requirements.some((spec) => spec.includes(' @ ')) ? ['install_outside'] : []),
      ];
      return step(
        `packages-${index + 1}`,
        `Install packages: ${title}`,
        'chain',
        `install_packages_${index + 1}`,
        ...also,
      );
    }),
  ];
}

/** Done again for another commit, command, program or set of packages, and after any build before. */
function builds({ preset }: ScriptFacts): readonly string[] {
  const also = [
    ...preset.repositories.map((_, at) => `fetch_source_${at + 1}`),
    ...preset.tools.flatMap(({ archive }, at) => (archive === null ? [] : [`get_tool_${at + 1}`])),
  ];
  return preset.build.map(({ title }, index) =>
    step(`build-${index + 1}`, title, 'chain', `build_${index + 1}`, ...also),
  );
}

/** What else tells whether the app works: lines of its log, and a question of its own. */
function signs({ preset: { health } }: ScriptFacts): readonly string[] {
  const others = [
    ...(health.failed.length === 0 ? [] : ['! failed_line >/dev/null']),
    ...(health.probe === null ? [] : ['probe_answers']),
  ];
  return [
    [
      `other_signs() { ${others.length === 0 ? ':' : others.join(' && ')}; }`,
      ...(health.failed.length === 0 ? ['no_failed_line() { :; }'] : []),
    ].join('\n'),
  ];
}

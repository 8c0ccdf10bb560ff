import { quote } from '../../basics/shell.ts';
import { isScriptVariable } from '../../presets/placeholders.ts';
import { joinPath, type ScriptFacts } from './facts.ts';
import { type InstallPass, trioRequirements } from './requirements.ts';
import { bashFunction, command, longWord } from './words.ts';

/** What the steps do, each a function whose own text says whether it has to be done again. */
export function planFunctions(facts: ScriptFacts): string {
  return [
    cloud(facts),
    ...asked(facts),
    checkMachine(facts),
    bashFunction('install_system', [`  install_missing "\${SYSTEM_PACKAGES[@]}"`]),
    ...tools(facts),
    ...codeServer(facts),
    ...sources(facts),
    ...weights(facts),
    ...packages(facts),
    ...builds(facts),
    environment(facts),
    app(facts),
    outputs(facts),
    ...job(facts),
  ]
    .map((one, at, all) => (isOneLine(one) && isOneLine(all[at + 1]) ? one : `${one}\n`))
    .join('\n');
}

const isOneLine = (text: string | undefined) => text !== undefined && !text.includes('\n');

function cloud({ plan }: ScriptFacts): string {
  return `# The cloud's own: where a port of this pod is reached, what stops the pod, and what fetches a file or folder of it.
${plan.publicPort === false ? closed : open}
stop_command() { if [[ -n $POD ]]; then echo "runpodctl pod stop $POD"; else echo "the cloud's console"; fi; }
${fetching}`;
}

// Its SSH by a proxy takes no files. runpodctl is in every pod, says what to type on the other side, and takes folders:
// docs.runpod.io/pods/storage/transfer-files and /runpodctl/reference/runpodctl-send (read 2026-11-28).
const fetching = `fetch_command() {
  if [[ -n \${RUNPOD_PUBLIC_IP:-} && -n \${RUNPOD_TCP_PORT_22:-} && -n $(port_holder 22) ]]; then
    printf 'on your computer: scp -r -P %s root@%s:%q .' "$RUNPOD_TCP_PORT_22" "$RUNPOD_PUBLIC_IP" "$1"
  elif command -v runpodctl >/dev/null; then
    printf 'here: runpodctl send %q; on your computer what that prints' "$1"
  else
    echo "scp -r with the pod's SSH line, once its TCP port 22 is exposed"
  fi
}`;

/** Where that lies which the app makes, and how to fetch it. */
function outputs({ outputs: folders }: ScriptFacts): string {
  const lines =
    folders === null
      ? ['  say "  Its files lie in $APP. To fetch one, $(fetch_command "$APP/FILE")"']
      : folders.length === 0
        ? ["  say '  Save what it makes on its page: on the pod it is not kept.'"]
        : folders.map((folder) => command('tell_folder', quote(folder)));
  return bashFunction('tell_outputs', lines);
}

const open = `address() { echo "https://$POD-$1.proxy.runpod.net"; }`;
const closed = `address() {
  if [[ $1 != "$PORT" ]]; then
    echo "https://$POD-$1.proxy.runpod.net"
  else # closed, as planned
    echo "http://localhost:$1 after: ssh -L $1:localhost:$1 root@\${RUNPOD_PUBLIC_IP:-IP} -p \${RUNPOD_TCP_PORT_22:-SSH_PORT}"
  fi
}`;

function asked({ preset: { asks, title } }: ScriptFacts): readonly string[] {
  if (asks.length === 0) return [];
  const calls = asks.map(({ name, default: usual }) =>
    command('asked', name, ...(usual === null ? [] : [quote(usual)])),
  );
  const needed = asks
    .filter(({ required }) => required)
    .map(({ name, kind, because }) => {
      const what = kind === 'password' ? 'a password that you choose' : `a ${kind}`;
      return command('need', name, quote(`${title} needs ${name}, ${what}: ${because}`));
    });
  return [
    ['# What the user sets on the pod, for the app alone.', bashFunction('take_asked', calls)].join('\n'),
    needed.length === 0
      ? 'check_asked() { :; }'
      : bashFunction('check_asked', [...needed, '  needed_is_there']),
  ];
}

function checkMachine({ preset: { asks, hosts } }: ScriptFacts): string {
  return bashFunction('check_machine', [
    '  check_gpu',
    '  check_disk',
    '  check_port',
    ...(asks.some(({ required }) => required) ? ['  check_asked'] : []),
    ...(hosts.length === 0 ? [] : ['  check_hosts']),
  ]);
}

function tools({ preset, state }: ScriptFacts): readonly string[] {
  return preset.tools.map(({ command: name, atLeast, archive }, index) => {
    const directory = `${state}/tools/${name}`;
    const place = archive === null ? name : joinPath(directory, `${archive.bin}/${name}`);
    return bashFunction(`get_tool_${index + 1}`, [
      ...(archive === null
        ? []
        : [command('fetch_tool', ...[archive.url, archive.sha256 ?? '', directory].map(quote))]),
      command('check_tool', quote(place), quote(atLeast ?? '')),
    ]);
  });
}

function codeServer({ plan, codeServer: release }: ScriptFacts): readonly string[] {
  if (plan.codeServer === null) return [];
  return [bashFunction('install_code_server', [command('fetch_code_server', release.sha256)])];
}

function sources(facts: ScriptFacts): readonly string[] {
  return facts.preset.repositories.map(({ url, commit, into }, index) =>
    bashFunction(`fetch_source_${index + 1}`, [
      command('checkout', quote(url), commit, quote(joinPath(facts.appDirectory, into))),
    ]),
  );
}

function weights({ weights: files }: ScriptFacts): readonly string[] {
  return files.map(({ path, place }, index) =>
    bashFunction(`fetch_weight_${index + 1}`, [
      command('fetch_weight', `weight-${index + 1}`, quote(path), quote(place)),
    ]),
  );
}

function packages(facts: ScriptFacts): readonly string[] {
  if (facts.preset.python === null) return [];
  return [
    ...(facts.usesVenv
      ? [
          bashFunction('make_venv', [
            `  new_venv "$BASE_PYTHON"${facts.seesSystem ? ' --system-site-packages' : ''}`,
          ]),
        ]
      : []),
    ...torch(facts),
    ...(facts.outside.length === 0
      ? []
      : [
          `# From outside the package index, and so first.
${bashFunction('install_outside', [
  ...facts.outside.flatMap((spec, at) => longWord(`outside_${at + 1}`, spec)),
  command('pip_install', '--no-deps', ...facts.outside.map((_, at) => `"$outside_${at + 1}"`)),
])}`,
        ]),
    ...facts.passes.map((pass, index) => pipPass(facts, pass, index)),
  ];
}

function torch(facts: ScriptFacts): readonly string[] {
  const { resolved } = facts;
  if (resolved.torch === null) return [];
  if (resolved.torch.from === 'image') return [bashFunction('install_torch', ['  check_image_torch'])];
  return [
    bashFunction('install_torch', [
      command(
        'pip_install',
        // Where all is locked, what torch needs may be of another index than torch.
        `--${facts.preset.locked === null ? '' : 'extra-'}index-url "$TORCH_INDEX"`,
        ...trioRequirements(resolved).map(quote),
      ),
    ]),
  ];
}

function pipPass(
  facts: ScriptFacts,
  { requirements, editable, noDeps, files = [] }: InstallPass,
  index: number,
): string {
  const within = (path: string) => quote(joinPath(facts.appDirectory, path));
  const words = [
    ...(noDeps ? ['--no-deps'] : []),
    ...files.map(({ file }) => `--requirement ${within(`${file}.pod-wizard`)}`),
    ...editable.map((path) => `--editable ${within(path)}`),
    // What is from outside the index is there already; here come its dependencies.
    ...requirements.map((spec) => quote(spec.split(' @ ', 1)[0] ?? spec)),
  ];
  return bashFunction(`install_packages_${index + 1}`, [
    ...files.map(({ file, names, beginnings }) =>
      command('leave_out', within(file), quote(names.join(' ')), ...beginnings.map(quote)),
    ),
    command('pip_install', ...words),
  ]);
}

function builds({ preset, appDirectory, words }: ScriptFacts): readonly string[] {
  return preset.build.map(({ command: line, workingDirectory }, index) =>
    bashFunction(`build_${index + 1}`, [
      '  app_environment',
      command('cd', quote(joinPath(appDirectory, workingDirectory))),
      command(...words(line)),
    ]),
  );
}

/** The app's variables. Those that are the script's own are set for the app's process only: see `app`. */
function environment(facts: ScriptFacts): string {
  const { env, preset, usesVenv, toolFolders } = facts;
  const exported = [...env].filter(([name]) => !isScriptVariable(name));
  return [
    '# The variables of the app.',
    bashFunction('environment', [
      ...(usesVenv ? ['  export VIRTUAL_ENV="$VENV" PATH="$VENV/bin:$PATH"'] : []),
      ...(preset.python === null ? [] : ['  export PYTHONUNBUFFERED=1 PYTHONNOUSERSITE=1']),
      ...toolFolders.map((folder) => `  export PATH=${quote(folder)}:"$PATH"`),
      ...exported.map(([name, value]) => command('export', `${name}=${quote(value)}`)),
      // gradio takes this variable for the first of a hundred ports to try; an app elsewhere is found by nobody.
      ...(preset.app.portVariable === 'GRADIO_SERVER_PORT' ? ['  export GRADIO_NUM_PORTS=1'] : []),
      ...(usesVenv || preset.python !== null || exported.length + toolFolders.length > 0 ? [] : ['  :']),
    ]),
  ].join('\n');
}

function app(facts: ScriptFacts): string {
  const { preset, env, appDirectory, folders, words } = facts;
  // The script's own cannot be set; the app gets another of that name all the same.
  const byEnv = [...env]
    .filter(([name]) => isScriptVariable(name))
    .map(([name, value]) => `${name}=${quote(value)}`);
  const start = [...(byEnv.length === 0 ? [] : ['env', ...byEnv]), ...words(preset.app.command)];
  return bashFunction('app', [
    ...(preset.asks.length === 0 ? [] : ['  hand_over']),
    ...(folders.length === 0 ? [] : [command('mkdir', '-p', ...folders.map(quote))]),
    command('cd', quote(joinPath(appDirectory, preset.app.workingDirectory))),
    command('exec', ...start),
  ]);
}

function job({ preset, appDirectory, words, folders }: ScriptFacts): readonly string[] {
  if (preset.job === null) return [];
  return [
    bashFunction('run_job', [
      ...(preset.asks.length === 0 ? [] : ['  hand_over']),
      ...(folders.length === 0 ? [] : [command('mkdir', '-p', ...folders.map(quote))]),
      command('cd', quote(joinPath(appDirectory, preset.job.workingDirectory))),
      command('exec', ...words(preset.job.command), '"$@"'),
    ]),
  ];
}

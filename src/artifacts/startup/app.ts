import { quote, quoteAll } from '../../basics/shell.ts';
import { isScriptVariable } from '../../presets/placeholders.ts';
import type { Preset } from '../../presets/schema.ts';
import { joinPath, type ScriptFacts } from './facts.ts';
import { stopApp } from './runtime.ts';
import { array } from './settings.ts';

/** The app: its variables, its start, when it counts as ready, and what happens when it ends. */
export function app(facts: ScriptFacts): string {
  const { preset, env, appDirectory, usesVenv, folders } = facts;
  const { health } = preset;
  const set = ([name, value]: readonly [string, string]) => `${name}=${quote(value)}`;
  const exports = [...env].filter(([name]) => !isScriptVariable(name)).map((one) => `  export ${set(one)}`);
  // The script's own cannot be set; the app gets another of that name all the same.
  const byEnv = [...env].filter(([name]) => isScriptVariable(name)).map(set);
  const start = [...(byEnv.length === 0 ? [] : ['env', ...byEnv]), facts.words(preset.app.command)].join(' ');
  return `# --- The app ------------------------------------------------------------------------------------

readonly HEALTH_PATH=${quote(health.path)}
# In the app's own page, so that somebody else's 200 does not count.
readonly HEALTH_TEXT=${quote(health.contains ?? '')}
${health.ready === null ? '' : `readonly HEALTH_LOG=${quote(health.ready)}\n`}readonly HEALTH_SECONDS=${health.timeoutSeconds}
readonly APP_LOG="$LOGS/app.log"
readonly LOG_BYTES="\${POD_WIZARD_LOG_BYTES:-20000000}"
# In a row, before giving up; one that ran for ten minutes counts as having worked.
readonly APP_STARTS=5 STEADY_SECONDS="\${POD_WIZARD_STEADY:-600}"
readonly TICK="\${POD_WIZARD_TICK:-2}"

app_environment() {
${usesVenv ? '  export VIRTUAL_ENV="$VENV" PATH="$VENV/bin:$PATH"\n' : ''}  ${
    preset.python === null
      ? ''
      : `export PYTHONUNBUFFERED=1 PYTHONNOUSERSITE=1
  `
  }unset PYTHONPATH PYTHONHOME
${withheld(facts)}${[...toolPath(facts), ...exports, ...onlyItsPort(facts), ...handed(facts)].map((line) => `${line}\n`).join('')}${
  preset.python === null
    ? ''
    : `  # Images switch this on for everybody; where the package is missing, every download then fails.
  if "$PYTHON" -c 'import importlib.util, sys; sys.exit(importlib.util.find_spec("hf_transfer") is None)'; then
    export HF_HUB_ENABLE_HF_TRANSFER=1
  else
    export HF_HUB_ENABLE_HF_TRANSFER=0
  fi
`
}}

# port_holder PORT: who listens there, or nothing.
port_holder() {
  local inode pid name
  inode=$(awk -v port="$(printf ':%04X' "$1")" '$4 == "0A" && substr($2, length($2) - 4) == port { print $10; exit }' \\
    /proc/net/tcp /proc/net/tcp6 2>/dev/null || true)
  if [[ -z $inode ]]; then return; fi
  # Processes come and go meanwhile, which is no failure.
  pid=$(find /proc/[0-9]*/fd -lname "socket:\\[$inode\\]" 2>/dev/null | head -n 1 | cut -d / -f 3 || true)
  if [[ -z $pid ]]; then
    echo 'another process'
    return
  fi
  name=$(tr '\\0' ' ' <"/proc/$pid/cmdline" | LC_ALL=C tr -cd '\\040-\\176' || true)
  echo "process $pid (\${name:0:80})"
}

proxy_url() {
  local pod=\${RUNPOD_POD_ID:-}
  # A shell by SSH has not the container's variables, so the boot keeps the id.
  if [[ -z $pod && -r $LOCAL/pod ]]; then pod=$(<"$LOCAL/pod"); fi
  if [[ $pod =~ ^[A-Za-z0-9]+$ ]]; then
    echo "https://$pod-$1.proxy.runpod.net"
  else
    echo "http://127.0.0.1:$1"
  fi
}

start_app() {
  local holder old
  holder=$(port_holder "$PORT")
  if [[ -n $holder ]]; then
    # The app would move to another port, where nobody finds it, or fail to start.
    fail "port $PORT, which $APP_TITLE needs, is held by $holder" 1
  fi
  for old in 3 2 1; do
    if [[ -f $APP_LOG.$old ]]; then mv -f "$APP_LOG.$old" "$APP_LOG.$((old + 1))"; fi
  done
  if [[ -f $APP_LOG ]]; then mv -f "$APP_LOG" "$APP_LOG.1"; fi
  rm -f "$APP_LOG.earlier"
${health.failed.length === 0 ? '' : "  TOLD=''\n"}  # Room for this one's first words: an app that cannot write to its log may die of that.
  if disk_is_full; then rm -f "$APP_LOG".[0-9]; fi
${folders.length === 0 ? '' : `  mkdir -p ${quoteAll(folders)}\n`}  say "Starting $APP_TITLE on port $PORT (log: $APP_LOG)"
  (
    trap - EXIT TERM INT USR1
    app_environment
    cd ${quote(joinPath(appDirectory, preset.app.workingDirectory))}
    exec ${start}
  ) >>"$APP_LOG" 2>&1 9>&- &
  APP_PID=$!
  printf '%s\\n' "$APP_PID" >"$LOCAL/app.pid"
}

# The app's own port and its own page${health.ready === null ? '' : ', and the line in its log that says it works'}.
is_ready() {
  local page
  page=$(curl -fsS --noproxy '*' --max-time 10 "http://127.0.0.1:$PORT$HEALTH_PATH" 2>/dev/null | tr -d '\\0') || return 1
  [[ $page == *"$HEALTH_TEXT"* ]]${[
    ...(health.ready === null ? [] : ['grep -qsF -- "$HEALTH_LOG" "$APP_LOG" "$APP_LOG.earlier"']),
    ...(health.failed.length === 0 ? [] : ['! failed_line >/dev/null']),
    ...(health.probe === null ? [] : ['probe_answers']),
  ]
    .map((condition) => ` &&\n    ${condition}`)
    .join('')}
}
${signs(facts)}
pause() {
  sleep "$1" &
  wait $! || true
}

# trim_log FILE: one that grows without end is cut; all append to theirs, so that is safe. A full disk must
# not end this script.
trim_log() {
  local size
  size=$(stat -c %s "$1" 2>/dev/null) || return 0
  if ((size > LOG_BYTES)); then
    cp "$1" "$1.earlier" || true
    : >"$1"
  fi
}

# Seconds since the host was started: wall clocks jump, this one does not.
uptime_seconds() {
  local now _
  read -r now _ </proc/uptime
  echo "\${now%%.*}"
}

# Why an app that runs is not ready.
why_not_ready() {
  local holder
  holder=$(port_holder "$PORT")
  if [[ -z $holder ]]; then
    echo "nothing listens on port $PORT yet"
  elif [[ $holder == "process $APP_PID "* ]]; then
    echo "it listens on port $PORT, but does not answer with its own page${health.ready === null ? '' : ', or its log lacks the line'}"
  else
    echo "port $PORT is held by $holder"
  fi
}

# Waits while the app runs; says when it is ready, and when it is late.
watch_app() {
  local ready=no late=no began
  began=$(uptime_seconds)
  while kill -0 "$APP_PID" 2>/dev/null; do
${health.failed.length === 0 ? '' : '    tell_failed_line\n'}    if [[ $ready == no ]]; then
      if is_ready${health.againSeconds === 0 ? '' : ` && pause ${health.againSeconds} && is_ready`}; then
        ready=yes
        touch "$LOCAL/ready" || true
        rm -f "$LOCAL/failed"
        printf '\\n'
        say "READY: $APP_TITLE answers at $(proxy_url "$PORT")"
        say "Check it all with: bash $STATE/startup.sh verify"
      elif [[ $late == no ]] && (($(uptime_seconds) - began > HEALTH_SECONDS)); then
        late=yes
        say "WARNING: $APP_TITLE is not ready after $HEALTH_SECONDS seconds: $(why_not_ready)."
        say "Still waiting, and the pod is billed. The app's log: $APP_LOG"
      fi
    fi
${logsToTrim(facts)
  .map((log) => `    trim_log ${log}\n`)
  .join('')}    pause "$TICK"
  done
  RAN=$(($(uptime_seconds) - began))
  rm -f "$LOCAL/ready" "$LOCAL/app.pid"
}

# The app is started again when it ends, after a while that doubles, and not for ever.
supervise_app() {
  local starts=0 delay=$BACKOFF code
  while :; do
    start_app
    watch_app
    wait "$APP_PID" && code=0 || code=$?
${health.failed.length === 0 ? '' : '    tell_failed_line\n'}    ${stopApp(facts)}
    APP_PID=''
    if ((RAN >= STEADY_SECONDS)); then starts=0 delay=$BACKOFF; fi
    starts=$((starts + 1))
    if ((starts >= APP_STARTS)); then
      fail "$APP_TITLE ended $starts times in a row" "$code" "$APP_LOG"
    fi
    say "$APP_TITLE ended (exit code $code); starting it again in $delay seconds. Its last lines:"
    last_lines 5 "$APP_LOG"
    pause "$delay"
    delay=$((delay * 2))
  done
}
`;
}

// What the pod was given for others. HF_TOKEN stays: an app fetches gated weights with it.
const othersSecrets = ['RUNPOD_API_KEY', 'JUPYTER_PASSWORD', 'CODE_SERVER_PASSWORD'];

function withheld({ preset }: ScriptFacts): string {
  const asked = preset.asks.map(({ name }) => name);
  const names = othersSecrets.filter((name) => !asked.includes(name));
  return names.length === 0 ? '' : `  # Secrets that are not the app's.\n  unset ${names.join(' ')}\n`;
}

function handed({ preset }: ScriptFacts): readonly string[] {
  return preset.asks.map(({ name }) => `  if [[ -n $${name} ]]; then export ${name}; fi`);
}

function toolPath({ toolFolders }: ScriptFacts): readonly string[] {
  return toolFolders.map((folder) => `  export PATH=${quote(folder)}:"$PATH"`);
}

// What else tells whether it works: lines of its log, and a question of its own.
function signs({ preset: { health } }: ScriptFacts): string {
  return [
    ...(health.failed.length === 0 ? [] : [failedLines(health.failed)]),
    ...(health.probe === null ? [] : [probe(health.probe)]),
  ].join('');
}

function failedLines(failed: Preset['health']['failed']): string {
  return `
${array(
  'readonly FAILED_LINES',
  failed.map(({ line }) => line),
)}
${array(
  'readonly FAILED_MEANS',
  failed.map(({ means }) => means ?? ''),
)}

# failed_line: the first line of the app's log that says it does not work, and what that means.
failed_line() {
  local at line
  for at in "\${!FAILED_LINES[@]}"; do
    line=$(grep -hsF -m 1 -- "\${FAILED_LINES[at]}" "$APP_LOG.earlier" "$APP_LOG" | sed -n 1p) || true
    if [[ -z $line ]]; then continue; fi
    LC_ALL=C tr -d '\\000-\\010\\013-\\037\\177' <<<"\${line:0:300}"
    if [[ -n \${FAILED_MEANS[at]} ]]; then echo "\${FAILED_MEANS[at]}"; fi
    return 0
  done
  return 1
}

# Told at once, and once for each line. The app is left as it is: some go on, and their pages help to find out why.
tell_failed_line() {
  local told
  if ! told=$(failed_line) || [[ $told == "$TOLD" ]]; then return 0; fi
  TOLD=$told
  rm -f "$LOCAL/ready"
  printf '%s\\n' "its log says: \${told//$'\\n'/ }" >"$LOCAL/failed" || true
  printf '\\n'
  say "FAILING: $APP_TITLE does not count as ready, because its log says:"
  printf '    %s\\n' "$told"
  say "The whole log: $APP_LOG"
}
TOLD=''
`;
}

function probe({ path, contains, body, bearer }: NonNullable<Preset['health']['probe']>): string {
  const send = body === null ? '' : ` -H 'Content-Type: application/json' --data-raw ${quote(body)}`;
  const token = bearer === null ? '' : ` -H @<(printf 'Authorization: Bearer %s\\n' "$${bearer}")`;
  return `
# The page alone proves nothing, so this is asked as well.
probe_answers() {
  local answer
${bearer === null ? '' : `  # In a terminal it may not be set, and then nothing can be asked.\n  if [[ -z $${bearer} ]]; then return 0; fi\n`}  answer=$(curl -fsS --noproxy '*' --max-time 60${token}${send} "http://127.0.0.1:$PORT"${quote(path)} 2>/dev/null | tr -d '\\0') || return 1
  [[ $answer == *${quote(contains)}* ]]
}
`;
}

// gradio takes this variable for the first of a hundred ports to try; an app elsewhere is found by nobody.
function onlyItsPort({ preset }: ScriptFacts): readonly string[] {
  return preset.app.portVariable === 'GRADIO_SERVER_PORT' ? ['  export GRADIO_NUM_PORTS=1'] : [];
}

function logsToTrim({ startServices, plan }: ScriptFacts): readonly string[] {
  return [
    '"$APP_LOG"',
    ...(startServices ? ['"$LOCAL/services.log"'] : []),
    ...(plan.codeServer === null ? [] : ['"$LOGS/code-server.log"']),
  ];
}

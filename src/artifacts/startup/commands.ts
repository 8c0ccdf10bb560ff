import { quote, quoteAll } from '../../basics/shell.ts';
import { joinPath, type ScriptFacts } from './facts.ts';
import { installSteps } from './install.ts';
import { stopApp } from './runtime.ts';
import { sourceSteps } from './sources.ts';
import { buildSteps, toolSteps } from './tools.ts';
import { weightBegins, weightSteps } from './weights.ts';

/** boot, verify, status and stop, and the choice between them. */
export function commands(facts: ScriptFacts): string {
  const calls = bootSteps(facts);
  const steps = calls.filter((call) => /^(?:optional_)?step /.test(call)).length;
  const { startServices, plan } = facts;
  return `# --- Commands -----------------------------------------------------------------------------------

readonly STEPS=${steps}

boot() {
  local locked=0
  trap 'LINE=$LINENO' ERR
  trap 'on_unplanned_exit "$?"' EXIT
  trap 'on_signal TERM' TERM
  trap 'on_signal INT' INT
  mkdir -p "$LOCAL"
  say "$APP_TITLE: $NAME"
  if ! mkdir -p "$STATE/done" "$LOGS"${facts.preset.repositories.some(({ into }) => into === '.') ? '' : ' "$APP"'}; then
${startServices ? '    start_services\n' : ''}    fail "$WORKSPACE cannot be written; is the volume mounted there?" 1
  fi
  exec 9>>"$STATE/lock"
  flock -n -E 75 9 || locked=$?
  if ((locked == 75)); then
    fail "another copy of this script is at work on $STATE" 1
  elif ((locked != 0)); then
    say "WARNING: this volume knows no locks, so a second copy of this script would not be noticed"
  fi
  OWNS=yes
  rm -f "$LOCAL/ready" "$LOCAL/failed" "$LOCAL/app.pid"
  trap on_stop USR1
  printf '%s\\n' "$$" >"$LOCAL/main.pid"
  printf '%s\\n' "\${RUNPOD_POD_ID:-}" >"$LOCAL/pod"
  if [[ ! -f $LOCAL/container ]]; then head -c 8 /dev/urandom | od -An -tx1 | tr -d ' \\n' >"$LOCAL/container"; fi
  # Written only where it changed: a full disk must not keep a finished pod from starting.
  if ! cmp -s -- "$0" "$STATE/startup.sh"; then
    { cp -- "$0" "$STATE/startup.sh.new" && mv -f "$STATE/startup.sh.new" "$STATE/startup.sh"; } ||
      say "WARNING: no copy of this script could be left in $STATE"
  fi
${startServices ? '  start_services\n' : ''}
${calls.map((call) => `  ${call}`).join('\n')}

${plan.codeServer === null ? '' : '  start_code_server\n'}  supervise_app
}

# Told by "startup.sh stop". The container must not end, or it is started again.
on_stop() {
  say "$APP_TITLE is being stopped, as asked"
  stop_jobs
  ${stopApp(facts)}
  rm -f "$LOCAL/app.pid"
  hold
}

main_pid() {
  local pid
  if [[ -f $LOCAL/main.pid ]]; then
    pid=$(<"$LOCAL/main.pid")
    # Another process may have the number by now; only ours holds the lock file open.
    if [[ -n $pid && /proc/$pid/fd/9 -ef $STATE/lock ]]; then echo "$pid"; fi
  fi
}

stop() {
  local pid
  pid=$(main_pid)
  if [[ -z $pid ]]; then
    echo 'The startup script is not running.'
    return 1
  fi
  kill -USR1 "$pid"
  echo 'The app is being stopped. The pod goes on, and is still billed.'
}

${
  facts.preset.python === null
    ? verifyByShell
    : `verify() {
  if [[ ! -r $LOCAL/python ]] || ! choose_python || ! "$PYTHON" -c '' 2>/dev/null; then
    if [[ \${1:-} == --json ]]; then
      printf '{"ok": false, "plan": "%s", "checks": [{"name": "environment", "level": "failed", "detail": "not installed"}]}\\n' "$PLAN"
    else
      echo 'failed   environment: not installed; "startup.sh status" says how far it came'
    fi
    return 1
  fi
  inspect verify "$@"
}
`
}
status() {
  local pid id ready=false failed='' finished=()
  pid=$(main_pid)
  if [[ -n $pid && -f $LOCAL/ready ]]; then ready=true; fi
  if [[ -f $LOCAL/failed ]]; then failed=$(<"$LOCAL/failed"); fi
  for id in "$STATE"/done/*; do
    if [[ -f $id && $id != *.new ]]; then finished+=("\${id##*/}"); fi
  done
  if [[ \${1:-} == --json ]]; then
    failed=\${failed//\\\\/\\\\\\\\}
    printf '{"plan": "%s", "running": %s, "ready": %s, "port": %s, "failed": "%s", "done": [' \\
      "$PLAN" "$([[ -n $pid ]] && echo true || echo false)" "$ready" "$PORT" "\${failed//\\"/\\\\\\"}"
    if ((\${#finished[@]} > 0)); then printf '"%s"' "\${finished[0]}"; fi
    if ((\${#finished[@]} > 1)); then printf ', "%s"' "\${finished[@]:1}"; fi
    printf ']}\\n'
  else
    echo "$APP_TITLE: $NAME"
    echo "script:  $([[ -n $pid ]] && echo "running (process $pid)" || echo 'not running')"
    echo "app:     $([[ $ready == true ]] && echo "ready at $(proxy_url "$PORT")" || echo 'not ready')"
    if [[ -n $failed ]]; then echo "failed:  $failed"; fi
    echo "done:    \${finished[*]:-nothing yet}"
    echo "logs:    $LOGS"
  fi
  [[ $ready == true ]]
}

${job(facts)}case \${1:-boot} in
  boot) boot ;;
  verify) verify "\${@:2}" ;;
  status) status "\${@:2}" ;;
  stop) stop ;;
${facts.preset.job === null ? '' : `  job) job "\${@:2}" ;;\n`}  *)
    echo "usage: startup.sh [boot|verify|status|stop] [--json]${facts.preset.job === null ? '' : ', or startup.sh job ARGUMENTS'}" >&2
    exit 2
    ;;
esac
`;
}

function bootSteps(facts: ScriptFacts): readonly string[] {
  const usesPython = facts.preset.python !== null;
  return [
    "step machine 'Check GPU, driver and disk' always check_machine",
    'step system \'Install system packages\' "$(system_key)" install_system_packages',
    ...toolSteps(facts),
    ...(usesPython ? ['step python "Find Python $PYTHON_VERSION" always find_python', 'choose_python'] : []),
    ...(facts.plan.codeServer === null
      ? []
      : [
          'optional_step code-server "Install code-server $CODE_SERVER_VERSION" "$CODE_SERVER_VERSION" install_code_server',
        ]),
    ...sourceSteps(facts),
    ...weightBegins(facts),
    ...(usesPython ? ['forget_unfinished_environment'] : []),
    ...installSteps(facts),
    ...buildSteps(facts),
    'done_before environment "$(environment_key)" || stamp environment "$(environment_key)"',
    ...weightSteps(facts),
    ...(usesPython
      ? [
          'step check-install \'Check what is installed\' "$(environment_key) $(<"$LOCAL/capability")" check_install',
        ]
      : []),
  ];
}

// Without Python there are no packages to look at: what is left is the app itself.
const verifyByShell = `verify() {
  local ok=true level=ok detail="port $PORT answers with its own page"
  if ! is_ready; then ok=false level=failed detail=$(why_not_ready); fi
  if [[ \${1:-} == --json ]]; then
    detail=\${detail//\\\\/\\\\\\\\}
    printf '{"ok": %s, "plan": "%s", "checks": [{"name": "app", "level": "%s", "detail": "%s"}]}\\n' \\
      "$ok" "$PLAN" "$level" "\${detail//\\"/\\\\\\"}"
  else
    printf '%-8s app: %s\\n' "$level" "$detail"
  fi
  [[ $ok == true ]]
}
`;

/** The app's own way to work without its page, in the same surroundings. */
function job({ preset, appDirectory, words, folders }: ScriptFacts): string {
  if (preset.job === null) return '';
  return `# What follows "job" is the job's own. It ends with the exit code of the command.
job() {
${
  preset.python === null
    ? ''
    : `  if [[ ! -r $LOCAL/python ]] || ! choose_python; then
    echo 'Not installed yet; "startup.sh status" says how far it came.' >&2
    return 1
  fi
`
}${folders.length === 0 ? '' : `  mkdir -p ${quoteAll(folders)}\n`}${preset.asks.some(({ required }) => required) ? '  check_asked >&2 || return 1\n' : ''}  app_environment
  cd ${quote(joinPath(appDirectory, preset.job.workingDirectory))}
  exec ${words(preset.job.command)} "$@"
}

`;
}

import type { ScriptFacts } from './facts.ts';

/** The image's own SSH, Jupyter and nginx. A start command replaces the one that starts them. */
export function services({ startServices }: ScriptFacts): string | null {
  if (!startServices) return null;
  return `# --- The image's own services (SSH, Jupyter, nginx) ---------------------------------------------

# First of all, so that there is a way in when something below fails.
start_services() {
  local start="\${POD_WIZARD_START_SH:-/start.sh}"
  if [[ ! -f $start ]]; then
    say "This image has no $start; there are no services of its own to start"
    return
  fi
  say "Starting the image's own services: $start (log: $LOCAL/services.log)"
  # Its log may name tokens, so only root reads it.
  (umask 077 && : >"$LOCAL/services.log")
  bash "$start" >>"$LOCAL/services.log" 2>&1 9>&- &
  SERVICES_PID=$!
}
`;
}

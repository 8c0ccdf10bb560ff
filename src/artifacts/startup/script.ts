import type { ArtifactRecord, RenderInput } from '../artifact.ts';
import { seal } from '../checksum.ts';
import { app } from './app.ts';
import { likelyCause } from './causes.ts';
import { checks } from './checks.ts';
import { codeServer } from './code-server.ts';
import { commands } from './commands.ts';
import { scriptFacts } from './facts.ts';
import { header } from './header.ts';
import { inspect } from './inspect.ts';
import { install } from './install.ts';
import { python } from './python.ts';
import { runtime } from './runtime.ts';
import { services } from './services.ts';
import { settings } from './settings.ts';
import { sources } from './sources.ts';
import { steps } from './steps.ts';
import { systemPackages } from './system-packages.ts';
import { build, tools } from './tools.ts';
import { weights } from './weights.ts';

/** The startup script: plain bash, ASCII, LF, top to bottom in the order in which it runs. */
export function startupScript(input: RenderInput): string {
  const facts = scriptFacts(input);
  const pieces = [
    settings(facts),
    runtime(facts),
    likelyCause(facts),
    steps(facts),
    services(facts),
    checks(facts),
    systemPackages(facts),
    python(facts),
    codeServer(facts),
    sources(facts),
    install(facts),
    tools(facts),
    build(facts),
    weights(facts),
    inspect(facts),
    app(facts),
    commands(facts),
  ];
  return seal(header(facts), `\n${pieces.filter((piece) => piece !== null).join('\n')}`);
}

export const startupFile: ArtifactRecord = {
  position: 10,
  path: 'startup.sh',
  mode: 0o755,
  content: (script) => script,
};

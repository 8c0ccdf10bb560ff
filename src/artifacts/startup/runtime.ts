import app from '../runtime/app.sh';
import asked from '../runtime/asked.sh';
import begin from '../runtime/begin.sh';
import clock from '../runtime/clock.sh';
import codeServer from '../runtime/code-server.sh';
import codeServerOpen from '../runtime/code-server-open.sh';
import codeServerPassword from '../runtime/code-server-password.sh';
import commands from '../runtime/commands.sh';
import early from '../runtime/early.sh';
import end from '../runtime/end.sh';
import failedLines from '../runtime/failed-lines.sh';
import fetchTool from '../runtime/fetch-tool.sh';
import git from '../runtime/git.sh';
import hosts from '../runtime/hosts.sh';
import hub from '../runtime/hub.sh';
import job from '../runtime/job.sh';
import leaveOut from '../runtime/leave-out.sh';
import machine from '../runtime/machine.sh';
import needs from '../runtime/needs.sh';
import noVenv from '../runtime/no-venv.sh';
import packagesProgram from '../runtime/packages.py';
import packages from '../runtime/packages.sh';
import packagesEnd from '../runtime/packages-end.py';
import packagesTorch from '../runtime/packages-torch.py';
import pip from '../runtime/pip.sh';
import probe from '../runtime/probe.sh';
import python from '../runtime/python.sh';
import pythonImage from '../runtime/python-image.sh';
import pythonUv from '../runtime/python-uv.sh';
import services from '../runtime/services.sh';
import speak from '../runtime/speak.sh';
import steps from '../runtime/steps.sh';
import system from '../runtime/system.sh';
import tools from '../runtime/tools.sh';
import torchOfImage from '../runtime/torch-of-image.sh';
import venv from '../runtime/venv.sh';
import verify from '../runtime/verify.sh';
import weights from '../runtime/weights.sh';
import type { ScriptFacts } from './facts.ts';

/**
 * The first line is for the tools that read a file by itself; lines that begin with `#:` say at length why, to those
 * who work on it here. The script has one line on each function.
 */
const body = (text: string) => text.slice(text.indexOf('\n') + 1).replaceAll(/^ *#:.*\n/gm, '');

/** What stands above the PLAN. */
export const beginning = body(begin);

/** The runtime: the files of `../runtime/` that this plan needs, as they are. */
export function runtime(facts: ScriptFacts): string {
  const { plan, preset, resolved, usesVenv } = facts;
  const usesPython = preset.python !== null;
  const parts = [
    speak,
    preset.asks.length > 0 && asked,
    clock,
    facts.startServices && services,
    steps,
    facts.weights.length > 0 && early,
    machine,
    preset.asks.some(({ required }) => required) && needs,
    preset.hosts.length > 0 && hosts,
    system,
    ...(usesPython
      ? [python, plan.python.provider === 'uv' ? pythonUv : pythonImage, usesVenv ? venv : noVenv, pip]
      : []),
    usesPython && resolved.torch?.from === 'image' && torchOfImage,
    facts.passes.some(({ files }) => files !== undefined) && leaveOut,
    preset.repositories.length > 0 && git,
    preset.tools.length > 0 && tools,
    (plan.codeServer !== null || preset.tools.some(({ archive }) => archive !== null)) && fetchTool,
    ...(facts.weights.length > 0 ? [hub, weights] : []),
    ...(plan.codeServer === null
      ? []
      : [codeServer, plan.codeServer.auth === 'password' ? codeServerPassword : codeServerOpen]),
    app,
    preset.health.failed.length > 0 && failedLines,
    verify,
    usesPython && packages.replace('#include\n', () => program(facts)),
    preset.health.probe !== null && probe,
    commands,
    preset.job !== null && job,
    end,
  ];
  return parts.flatMap((part) => (part === false ? [] : [body(part)])).join('\n');
}

/** The look at what is installed, a program of its own. */
function program({ resolved }: ScriptFacts): string {
  return [packagesProgram, ...(resolved.torch === null ? [] : [packagesTorch]), packagesEnd].join('\n');
}

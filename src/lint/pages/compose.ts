import type { Rule } from '../../rules/rule.ts';
import { fileRule } from '../finding.ts';
import { read } from './source.ts';

export const nameTaken: Rule = fileRule({
  code: 'PW901',
  title: 'The name of the container is taken',
  severity: 'warning',
  reviewed: '2026-11-29',
  page: {
    catches: 'docker run --name X without --rm, in a script that removes no container and asks for none.',
    happens: 'docker: Error response from daemon: Conflict. The container name "/X" is already in use',
    why: 'A container keeps its name after it has ended.',
    fix: 'docker rm -f X 2>/dev/null before it, or --rm.',
    override: 'Sound for a script that runs once on each machine.',
    evidence: [
      read(
        '--rm removes the container when it exits; by default it stays',
        'docs.docker.com, docker container run',
      ),
    ],
  },
});

export const noGpuSeen: Rule = fileRule({
  code: 'PW902',
  title: 'The container sees no GPU',
  severity: 'warning',
  reviewed: '2026-11-29',
  page: {
    catches:
      'A compose file that gives no service a GPU although one is made for it, or sets CUDA_VISIBLE_DEVICES to nothing, or to a number beyond those given.',
    happens: 'RuntimeError: No CUDA GPUs are available',
    why: 'NVIDIA_VISIBLE_DEVICES is read by the runtime of NVIDIA alone, which compose has to be asked for; and a container counts its own GPUs from 0.',
    fix: 'gpus: all, and no CUDA_VISIBLE_DEVICES.',
    override: 'Sound where the daemon has nvidia as its default runtime, or for the CPU.',
    evidence: [
      read('GPUs are reserved under deploy, or with gpus', 'docs.docker.com, compose/how-tos/gpu-support'),
      read(
        'An empty CUDA_VISIBLE_DEVICES shows no device',
        'docs.nvidia.com, CUDA C++ Programming Guide, environment variables',
      ),
    ],
  },
});

export const filledOutside: Rule = fileRule({
  code: 'PW903',
  title: 'Compose fills it in before the container is there',
  severity: 'warning',
  reviewed: '2026-11-29',
  page: {
    catches:
      '$NAME in the command of a service, where only its environment sets NAME, or gives it a default.',
    happens: 'WARN: The "NAME" variable is not set. Defaulting to a blank string.',
    why: 'Compose takes values from .env and from the shell that calls it; environment is for the container.',
    fix: 'Write $$NAME, and let sh -c read it; or give it a default behind :-.',
    override: 'Sound where .env sets it, too.',
    evidence: [read('$$ keeps compose from filling it in', 'docs.docker.com, compose file, interpolation')],
  },
});

export const portDeaf: Rule = fileRule({
  code: 'PW908',
  title: 'A port on which nothing listens',
  severity: 'warning',
  reviewed: '2026-11-30',
  page: {
    catches: 'A port of a compose service that is not the one on which the server of its image listens.',
    happens: 'Connection reset by peer',
    why: 'The number behind the colon is that of the container.',
    fix: 'Write the port of the server there, or give it --port.',
    override: 'Sound where a file sets the port.',
    evidence: [read('The ports', 'the Dockerfiles of these images')],
  },
});

export const notDefined: Rule = fileRule({
  code: 'PW922',
  title: 'A name that the file does not define',
  severity: 'error',
  reviewed: '2026-12-01',
  page: {
    catches:
      'A service under depends_on, or a named volume of a service, that a compose file nowhere defines.',
    happens: 'service "web" depends on undefined service "db": invalid compose project',
    why: 'Compose reads the whole file before it starts anything.',
    fix: 'Define it, or leave the name out.',
    override: 'Sound where the file is laid over another one that defines it.',
    evidence: [
      read('depends_on, and volumes', 'compose-spec/compose-spec, 05-services.md and 07-volumes.md'),
    ],
  },
});

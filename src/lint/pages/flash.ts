import type { Rule } from '../../rules/rule.ts';
import { fileRule } from '../finding.ts';
import { read } from './source.ts';

export const flashTorch: Rule = fileRule({
  code: 'PW831',
  title: 'torch in the dependencies of a Flash worker',
  severity: 'info',
  reviewed: '2026-11-22',
  page: {
    catches:
      'torch, torchvision, torchaudio or triton, with a version, in the dependencies of @remote or @Endpoint.',
    happens:
      'Nothing fails; the pin is left out of the artifact, or a second torch of several GB is loaded at a cold start.',
    why: 'The GPU worker image has torch already (for Python 3.12), and the build leaves these packages out of its artifact.',
    fix: 'Drop it and use the torch of the worker; for another one, build an image of your own.',
    override: 'A note needs none.',
    evidence: [
      read(
        'Packages left out of the artifact: torch, torchvision, torchaudio, triton',
        'runpod/flash@757420d build.py SIZE_PROHIBITIVE_PACKAGES',
      ),
      read('"you generally should not add it"', 'runpod/flash-examples@2170858, dependencies guide'),
    ],
  },
});

export const flashParameter: Rule = fileRule({
  code: 'PW832',
  title: 'Not a parameter of Flash',
  severity: 'error',
  reviewed: '2026-11-22',
  page: {
    catches: 'dockerImage= on a Flash resource, and python_version= on @Endpoint.',
    happens: "TypeError: Endpoint.__init__() got an unexpected keyword argument 'python_version'",
    why: 'No Flash class has a field dockerImage: the field is imageName, and image= on Endpoint. The Python of an app is set with flash build --python-version, although the documents show a parameter.',
    fix: 'imageName="…" (or image="…" on Endpoint); flash deploy --python-version 3.12.',
    override: 'Sound with a Flash newer than 1.19 that has it.',
    evidence: [
      read('No dockerImage anywhere; imageName in the manifest', 'runpod/flash@757420d manifest.py L182'),
      read('Endpoint.__init__ has no python_version', 'runpod/flash@757420d endpoint.py'),
    ],
  },
});

export const flashSource: Rule = fileRule({
  code: 'PW833',
  title: 'A git source in a Flash worker',
  severity: 'warning',
  reviewed: '2026-11-22',
  page: {
    catches: 'git+https://… in the dependencies of @remote or @Endpoint.',
    happens: 'ERROR: Could not find a version that satisfies the requirement … (the build takes wheels only)',
    why: 'Flash builds with pip --only-binary=:all:, so whatever has to be built from source is refused.',
    fix: 'Take a released version or a wheel, or an image of your own.',
    override: 'Sound where you have seen it build.',
    evidence: [read('--only-binary=:all: for manylinux wheels', 'runpod/flash@757420d build.py L149-153')],
  },
});

export const flashEnds: Rule = fileRule({
  code: 'PW834',
  title: 'Flash is deprecated',
  severity: 'info',
  reviewed: '2026-11-28',
  page: {
    catches: 'An import of runpod_flash (or of tetra_rp, its older name).',
    happens: 'A notice at each import; no fixes come after 2026-10-29.',
    why: 'Flash is part of the Runpod Python SDK 2.0: an App with @app.queue, @app.api and @app.task in the place of @Endpoint.',
    fix: 'Nothing has to change today; new projects take runpod 2.0 (docs.runpod.io/sdk/migrate-from-flash).',
    override: 'A note needs none.',
    evidence: [
      read(
        'Deprecated from 2026-10-29; old code keeps working',
        'runpod-flash 1.21.0 README; docs.runpod.io/sdk/migrate-from-flash',
      ),
    ],
  },
});

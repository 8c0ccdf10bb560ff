import type { Rule } from '../../rules/rule.ts';
import { fileRule } from '../finding.ts';
import { read } from './source.ts';

export const nameUndefined: Rule = fileRule({
  code: 'PW889',
  title: 'A name that is not there',
  severity: 'error',
  reviewed: '2026-11-28',
  page: {
    catches:
      'In a worker: a name that is used and set nowhere, where one of other capitals is, or where it is a module that nothing imports. In any Python: np.int, modal.Stub, moviepy.editor, enable_vae_slicing and others that newer releases lack (a warning), and a name that is read in the line that sets it. In a script: an option whose value one branch of a case does not set.',
    happens: "NameError: name 'model_file_name' is not defined",
    why: 'Python looks names up when the line runs. Where that is at the start, the worker ends and is started again, for ever; in the handler, each job fails.',
    fix: 'Write the name that is set, or import the module.',
    override: 'Sound where something outside sets it, such as exec.',
    evidence: [
      read('How names are looked up', 'docs.python.org, reference, execution model'),
      read('modal has no Stub, Mount and build any more', 'the wheels of modal 1.0 to 1.6.4'),
      read('diffusers 0.40 has no enable_vae_…, 0.39 has', 'the wheels'),
      read('turbo is among the models from 1.1.0 on', 'the wheels of faster-whisper'),
    ],
  },
});

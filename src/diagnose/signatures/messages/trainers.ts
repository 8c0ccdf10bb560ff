import { defineMessages } from './define.ts';

/** What Hydra, wandb, gym and ultralytics say of a run and its settings. */
export const trainerMessages = defineMessages([
  {
    id: 'hydra-append',
    class: 'config-key-missing',
    title: 'A key that the config does not have is added with +',
    match: [
      {
        text: 'To append to your config use +',
        pattern: /use (?<word>\+[\w./@]{1,80}=[\w./,:-]{1,80})/,
      },
    ],
    cause: 'The command sets what is not in the config: it is new, misspelt, or was renamed in this version.',
    fix: ['# in the command: a + in front of the key'],
    source: 'hydra-core 1.3.8 (wheel)',
    example: 'To append to your config use +trainer.gpus=1',
    other: 'config: trainer.gpus=1',
  },
  {
    id: 'hydra-interpolation',
    class: 'config-key-missing',
    title: 'The config points to a key that is not there',
    match: [{ text: "Interpolation key '", pattern: /key '(?<key>[\w.:]{1,80})' not found/ }],
    cause: 'The config refers to {key}, which is to be given, or is in a group that the defaults list lacks.',
    fix: [
      '# set it: {key}=VALUE in the command (+{key}=VALUE where it is new), or add the config that has it to defaults:',
    ],
    source: 'omegaconf 2.4.0 (wheel)',
    example: "omegaconf.errors.InterpolationKeyError: Interpolation key 'paths.root' not found",
    other: 'key not found',
  },
  {
    id: 'wandb-long-key',
    class: 'wandb-too-old',
    title: 'This wandb does not take the longer keys of today',
    match: [
      {
        text: 'must be 40 characters long, yours was',
        pattern: /yours was (?<length>(?:4[1-9]|[5-9]\d|1\d\d))\b/,
      },
      {
        text: 'must be exactly 40 characters long',
        pattern: /\((?<length>(?:4[1-9]|[5-9]\d|1\d\d)) chars\)/,
      },
    ],
    cause: 'The key has {length} characters, as new ones have; wandb before 0.22.3 wants 40.',
    fix: ['pip install -U "wandb>=0.22.3"   # then log in again'],
    source: 'wandb 0.22.2 and 0.22.3 (wheels)',
    example: 'ValueError: API key must be 40 characters long, yours was 86',
    other: 'ValueError: API key must be 40 characters long, yours was 6',
  },
  {
    id: 'wandb-entity',
    class: 'wandb-login-missing',
    title: 'wandb may not write to that project',
    match: [
      {
        text: 'upsertBucket',
        pattern: /permission denied|PERMISSION_ERROR|not found during upsertBucket|returned error 40[34]/,
      },
    ],
    cause: 'The entity (team) of the run is none of the account whose key is used.',
    fix: [
      'unset WANDB_ENTITY   # and entity: out of the config or wandb.init(): then the own account is taken',
      'wandb login --relogin   # the key of another account? or WANDB_MODE=offline',
    ],
    source: 'wandb 0.31.0 (wheel)',
    example:
      'wandb.errors.errors.CommError: failed to upsert bucket: returned error 404: {"errors":[{"message":"entity acme not found during upsertBucket"}]}',
    other: 'upsertBucket: ok',
  },
  {
    id: 'gym-atari',
    class: 'environment-not-registered',
    title: 'The Atari games are a package of their own',
    match: [
      { text: 'Namespace ALE not found' },
      { text: 'amespace ALE', pattern: /doesn't exist in namespace ALE|Namespace ALE/ },
    ],
    cause: 'gymnasium knows ALE/… once ale-py is installed and, since gymnasium 1.0, registered.',
    fix: [
      'pip install "gymnasium[atari]"',
      '# in the code, before gym.make: import ale_py; gym.register_envs(ale_py)',
    ],
    source: 'gymnasium 1.4.0 (wheel)',
    example:
      'gymnasium.error.NamespaceNotFound: Namespace ALE not found. Have you installed the proper package for ALE?',
    other: 'Namespace mine not found',
  },
  {
    id: 'yolo-yaml-keys',
    class: 'config-key-missing',
    title: 'The yaml of the data lacks its classes',
    match: [
      { text: 'data.yaml key missing' },
      { text: "either 'names' or 'nc' are required" },
      { text: ":' key missing", pattern: /'(?:train|val):' key missing/ },
    ],
    cause: 'ultralytics wants path, train, val and names in it.',
    fix: [
      '# in that file: train: and val: the folders of the pictures, names: ["cat", "dog"] (in the order of the numbers in the labels)',
    ],
    source: 'ultralytics 8.4.190 (wheel)',
    example: "SyntaxError: data.yaml key missing. either 'names' or 'nc' are required in all data YAMLs.",
    other: 'data.yaml: names',
  },
]);

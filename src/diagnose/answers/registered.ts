import { editDistance } from '../../basics/spelling.ts';
import type { Answerer } from '../answer.ts';

/** Classes that configs of MMDetection, MMPose and MMSegmentation name. */
const classes =
  'CocoDataset VOCDataset CityscapesDataset CustomDataset PackDetInputs PackPoseInputs PackSegInputs LoadImageFromFile LoadAnnotations'.split(
    ' ',
  );

/** Classes of each package that configs name first. */
const owners: readonly (readonly [of: RegExp, owner: string])[] = [
  [
    /^(?:DetDataPreprocessor|DetLocalVisualizer|CocoMetric|(?:Cascade|Mask|Faster|Sparse)_?RCNN|RTMDet|DINO|YOLOX|RetinaNet)$/,
    'mmdet',
  ],
  [/^(?:SegDataPreProcessor|SegLocalVisualizer|EncoderDecoder)$/, 'mmseg'],
  [/^(?:PoseDataPreprocessor|PoseLocalVisualizer|TopdownPoseEstimator)$/, 'mmpose'],
  [/^Det3D(?:DataPreprocessor|LocalVisualizer)$/, 'mmdet3d'],
];

/** A name that no registry of OpenMMLab has: misspelt, or in a clone that is not the package which is used. */
export const registeredAnswer: Answerer = (event) => {
  const { name = '', scope } = event.captures;
  if (scope !== undefined)
    return {
      title: `The config takes ${name} from ${scope}, which is not installed or not imported`,
      fix: [
        `${event.pip} install -U openmim && mim install ${scope}`,
        `# then, in the config: custom_imports = dict(imports=["${scope}.models"], allow_failed_imports=False)`,
      ],
    };
  const owner = owners.find(([of]) => of.test(name))?.[1];
  // mmengine alone was asked: the package that has the class was not imported, or its scope not set.
  if (owner !== undefined && / mmengine::/.test(event.text))
    return {
      title: `${name} is of ${owner}, whose classes are not registered here`,
      cause: `mmengine alone was asked: nothing has imported ${owner}, or its scope is not set.`,
      fix: [
        `# in the code, before the model is built: from ${owner}.utils import register_all_modules; register_all_modules()`,
        `# or in the config: default_scope = "${owner}"`,
      ],
    };
  const meant = classes.find((one) => editDistance(one.toLowerCase(), name.toLowerCase()) < 2) ?? null;
  const used = [...event.above, ...event.below]
    .filter((line) => !line.startsWith('File "'))
    .map(
      (line) =>
        /(?:site|dist)-packages\/(?<used>mm(?!cv|engine)[a-z]{2,12})['"/\s]/.exec(line)?.groups?.['used'],
    )
    .find((one) => one !== undefined);
  const first =
    meant !== null && meant !== name
      ? `grep -rlw ${name} --include=*.py . | xargs sed -i 's/\\b${name}\\b/${meant}/g'   # in the folder of the project: the class is called ${meant}`
      : used === undefined
        ? null
        : `${event.pip} uninstall -y ${used} && ${event.pip} install --no-build-isolation -v -e .   # in the clone: what was added there is not in the ${used} that pip installed`;
  return first === null
    ? null
    : {
        title: `The config names ${name}, which is not registered${meant === null || meant === name ? '' : `: it is called ${meant}`}`,
        fix: [first],
      };
};

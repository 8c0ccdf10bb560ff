import { answers, rowOf } from '../../catalog/answers.ts';
import type { Answer } from '../answer.ts';
import type { Event } from '../event.ts';

/** Parts of OpenCV that only its contrib packages bring. */
const contrib =
  /^(?:aruco|bgsegm|bioinspired|face|freetype|legacy|line_descriptor|optflow|saliency|SIFT_create|SURF_create|text|Tracker(?:CSRT|KCF|MOSSE|Boosting|MedianFlow)_create|xfeatures2d|ximgproc|xphoto)$/;

/**
 * A name that such a package lacks. Nothing is laid over what is there: all of them go, and one comes. Null
 * where the folder belongs to one package alone.
 */
export function sharedFolder(event: Event, root: string, name: string): Answer | null {
  const names = rowOf(answers.sharedFolders.rows, root);
  const [plain] = names ?? [];
  if (names === undefined || plain === undefined) return null;
  if (event.text.includes("'cv2.aruco' has no"))
    return {
      class: 'api-mismatch',
      subject: root,
      title: `OpenCV 4.7 took ${name} out of aruco`,
      cause: 'The code is for 4.6 or older.',
      fix: [
        `${event.pip} uninstall -y ${names.join(' ')} && ${event.pip} install "opencv-contrib-python<4.7"`,
        '# or, in the code: aruco.getPredefinedDictionary(…), aruco.DetectorParameters(), aruco.ArucoDetector(…)',
      ],
      confidence: 'high',
      weight: 'root',
    };
  const python = event.pip.replace(/ -m pip$/, '');
  const said = [event.text, ...event.above, ...event.below].join('\n');
  const whole =
    root === 'cv2' &&
    (contrib.test(name) || /opencv-contrib|cv2\.(?:ximgproc|xfeatures2d|face|xphoto)\b/.test(said));
  const one =
    root === 'cv2'
      ? whole
        ? 'opencv-contrib-python-headless'
        : 'opencv-python-headless'
      : root === 'onnxruntime' && /gpu|CUDA|cuda|Tensorrt/.test(said)
        ? 'onnxruntime-gpu'
        : plain;
  const missing =
    whole && contrib.test(name)
      ? `${root} has no ${name}: that part is in the contrib packages only, and where several packages of ${root} are installed, the one that came last has written over the others.`
      : `${root} has no ${name}: ${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''} all write into the folder ${root}, so two of them (or one over a ${root} of the image) are a mixture of both.`;
  return {
    class: 'broken-install',
    subject: root,
    title: `Several packages have written into the folder ${root}, or an unsuitable one`,
    cause: missing,
    fix: [
      `${event.pip} uninstall -y ${names.join(' ')}`,
      `cd / && ${python} -c "import ${root}; print(${root}.__path__)"   # must fail now; a folder that it still names is of the image or a leftover: move it away`,
      `${event.pip} install ${one}   # one only; where the app pins a version or names another of them: that one`,
      ...(root === 'cv2'
        ? [
            `# the same error with one alone: an older release: ${event.pip} install "${one}<4.6"`,
            '# the app opens windows (cv2.imshow): the same without -headless',
          ]
        : []),
    ],
    confidence: 'medium',
    weight: 'root',
  };
}

import { type AnswerCase, answersAs } from './told.ts';

/** What a newer release calls otherwise, in code of one's own: a change of the line that asks, where the log shows it. */
const of = (code: string, said: string, file = '/srv/moon/eval.py') =>
  `  File "${file}", line 3, in <module>\n    ${code}\n${said}`;
const gone = (name: string, from: string) => `ImportError: cannot import name '${name}' from '${from}'`;
const pinned = /^\S+ -m pip install "/;

const cases: readonly AnswerCase[] = [
  [
    of('from skimage.measure import compare_ssim', gone('compare_ssim', 'skimage.measure')),
    'skimage-version-mismatch',
    /^sed -i -E 's\/\^\( \*\)from skimage\\\.measure import compare_ssim\$\/\\1from skimage\.metrics import structural_similarity as compare_ssim\/' \/srv\/moon\/eval\.py /,
  ],
  [
    of('from skimage.measure import compare_ssim as ssim', gone('compare_ssim', 'skimage.measure')),
    'skimage-version-mismatch',
    /import structural_similarity as ssim\/' /,
  ],
  // The others of the line stay where they are.
  [
    of('from scipy.signal import butter, gaussian as g, medfilt', gone('gaussian', 'scipy.signal')),
    'scipy-version-mismatch',
    /\/\\1from scipy\.signal\.windows import gaussian as g\\n\\1from scipy\.signal import butter, medfilt\/' /,
  ],
  // A line that goes on below: in words, behind the release that had it.
  [
    of('from scipy.signal import (gaussian,', gone('gaussian', 'scipy.signal')),
    'scipy-version-mismatch',
    /^\S+ -m pip install "scipy<1\.13"/,
    /sed -i/,
  ],
  [
    of(
      'from sklearn.cross_validation import KFold',
      "ModuleNotFoundError: No module named 'sklearn.cross_validation'",
    ),
    'sklearn-version-mismatch',
    /^sed -i -E 's\/\\bsklearn\\\.cross_validation\\b\/sklearn\.model_selection\/g' /,
  ],
  [
    of('from sklearn.externals import joblib', gone('joblib', 'sklearn.externals')),
    'sklearn-version-mismatch',
    /^sed -i -E 's\/\^\( \*\)from sklearn\\\.externals import joblib\$\/\\1import joblib\/' /,
  ],
  [
    of(
      'img.resize(size, Image.ANTIALIAS)',
      "AttributeError: module 'PIL.Image' has no attribute 'ANTIALIAS'",
    ),
    'pillow-version-mismatch',
    /^sed -i -E 's\/\\\.ANTIALIAS\\b\/\.LANCZOS\/g' /,
  ],
  // A package that asks is not to be edited, and a file is to be seen.
  [
    of(
      'img.resize(size, Image.ANTIALIAS)',
      "AttributeError: module 'PIL.Image' has no attribute 'ANTIALIAS'",
      '/opt/moon/lib/python3.10/site-packages/tide/a.py',
    ),
    'pillow-version-mismatch',
    pinned,
    /sed -i/,
  ],
  [
    "AttributeError: module 'PIL.Image' has no attribute 'ANTIALIAS'",
    'pillow-version-mismatch',
    pinned,
    /sed -i/,
  ],
  [
    of(
      'enc = OneHotEncoder(sparse=False)',
      "TypeError: OneHotEncoder.__init__() got an unexpected keyword argument 'sparse'",
    ),
    'sklearn-version-mismatch',
    /^sed -i -E 's\/\(\[\(,\] \*\)sparse\( \?=\[\^=\]\)\/\\1sparse_output\\2\/g' /,
  ],
  // The argument lies in a variable or on another line.
  [
    of(
      'enc = OneHotEncoder(**kwargs)',
      "TypeError: OneHotEncoder.__init__() got an unexpected keyword argument 'sparse'",
    ),
    'sklearn-version-mismatch',
    /^# in the code: sparse_output in place of sparse$/m,
    /sed -i/,
  ],
  // What a file is called is not ours to type.
  [
    of(
      'img.resize(size, Image.ANTIALIAS)',
      "AttributeError: module 'PIL.Image' has no attribute 'ANTIALIAS'",
      '/srv/$(id).py',
    ),
    'pillow-version-mismatch',
    pinned,
    /sed -i|\$\(id\)/,
  ],
];

answersAs(import.meta.filename, { first: cases });

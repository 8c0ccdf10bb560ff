import { answersAs } from './told.ts';

/** What a release, an index or Python took away: the bound that can be had, or the line of code, never the wrong way. */
answersAs(import.meta.filename, {
  first: [
    // uv brings no Python below 3.8 any more.
    [
      "ModuleNotFoundError: No module named 'tensorflow.contrib'",
      'tensorflow-version-mismatch',
      /conda create -y -n py37 -c conda-forge python=3\.7 pip/,
      /uv venv.{0,20}3\.7/,
    ],
    [
      'ImportError: torch.utils.ffi is deprecated. Please use cpp',
      'torch-version-mismatch',
      /conda create/,
      /"torch<1"/,
    ],
    // The index has no jaxlib below 0.4.13: the line of code first.
    [
      "AttributeError: module 'jax.ops' has no attribute 'index_update'",
      'jax-version-mismatch',
      /^# in the code: x = x\.at\[i\]\.set/,
    ],
    // A warning that ends a traceback is the error; one that is told is none.
    [
      '    raise DeprecationWarning(\nDeprecationWarning: concurrency_count has been deprecated. Set the limit',
      'gradio-version-mismatch',
      /"gradio<4"/,
    ],
    ['/v/a.py:3: DeprecationWarning: distutils Version classes are deprecated.\n  v = Version(1)', 'none'],
    [
      "The 'sklearn' PyPI package is deprecated, use 'scikit-learn'\nrather than 'sklearn' for pip commands.",
      'package-renamed',
      /pip install scikit-learn/,
    ],
    [
      'The "tensorflow-gpu" package has been removed!\n\nPlease install "tensorflow" instead.',
      'package-renamed',
      /pip install tensorflow /,
    ],
    ["'gym.wrappers' has no attribute 'Monitor'", 'gym-version-mismatch', /"gym<0\.22"/],
    [
      "--> 130 model = Word2Vec(\nTypeError: __init__() got an unexpected keyword argument 'size'",
      'gensim-version-mismatch',
      /"gensim<4"/,
    ],
    [
      "gensim 3.8.3\n----> 4 model = Word2Vec(docs, vector_size=2)\nTypeError: __init__() got an unexpected keyword argument 'vector_size'",
      'gensim-version-mismatch',
      /"gensim>=4/,
    ],
    [
      "ModuleNotFoundError: No module named 'tensorflow.python.estimator'",
      'tensorflow-version-mismatch',
      /"tensorflow<2\.16"/,
      /-U tensorflow/,
    ],
    ["ModuleNotFoundError: No module named 'torchdata.datapipes'", 'torchdata-version-mismatch', /<0\.10/],
    ["AttributeError: module 'keras' has no attribute '__internal__'", 'keras-version-mismatch', /"keras<3"/],
    [
      "ImportError: cannot import name 'load_img' from 'keras.preprocessing.image'",
      'keras-version-mismatch',
      /tensorflow\.keras\.utils import load_img/,
    ],
    ["TypeError: 'MultiPolygon' object is not iterable", 'shapely-version-mismatch', /"shapely<2"/],
    [
      "AttributeError: 'DynamicCache' object has no attribute 'get_max_length'",
      'transformers-version-mismatch',
      /"transformers<4\.49"/,
    ],
    [
      "TypeError: gaussian() got an unexpected keyword argument 'multichannel'",
      'skimage-version-mismatch',
      /"scikit-image<0\.20"/,
    ],
    ["AttributeError: 'English' object has no attribute 'add_pipe'", 'spacy-version-mismatch', />=2\.0/],
    [
      "AttributeError: module 'torch.linalg' has no attribute 'lstsq'",
      'torch-version-mismatch',
      /"torch>=1\.9/,
    ],
    // What took its place, where the code may say so itself.
    [
      "TypeError: read_csv() got an unexpected keyword argument 'error_bad_lines'",
      'pandas-version-mismatch',
      /on_bad_lines="skip" in place of error_bad_lines/,
    ],
    [
      "AttributeError: 'Series' object has no attribute 'iteritems'",
      'pandas-version-mismatch',
      /items in place of iteritems/,
    ],
    [
      "TypeError: NDFrame.fillna() got an unexpected keyword argument 'method'",
      'pandas-version-mismatch',
      /ffill\(\) in place of method/,
    ],
    [
      "TypeError: hog() got an unexpected keyword argument 'multichannel'",
      'skimage-version-mismatch',
      /channel_axis=-1 in place of multichannel/,
    ],
    [
      "ImportError: cannot import name 'PSNR' from 'torchmetrics' (/v/lib/python3.9/site-packages/torchmetrics/__init__.py)",
      'torchmetrics-version-mismatch',
      /PeakSignalNoiseRatio in place of PSNR/,
    ],
    [
      "TypeError: Recall.__new__() missing 1 required positional argument: 'task'",
      'torchmetrics-version-mismatch',
      /task="multiclass"/,
    ],
    [
      "AttributeError: 'Axes3D' object has no attribute 'w_zaxis'",
      'matplotlib-version-mismatch',
      /zaxis in place of w_zaxis/,
    ],
    [
      "AttributeError: 'scipy.spatial.transform.rotation.Rotation' object has no attribute 'as_dcm'",
      'scipy-version-mismatch',
      /as_matrix in place of as_dcm/,
    ],
    [
      "ImportError: cannot import name 'build_dataset' from 'mmdet.datasets' (/v/lib/python3.8/site-packages/mmdet/datasets/__init__.py)",
      'mmdet-version-mismatch',
      /mim install "mmcv-full<2" "mmdet<3"/,
    ],
    [
      "ImportError: cannot import name 'replace_cfg_vals' from 'mmdet.utils' (/v/lib/python3.8/site-packages/mmdet/utils/__init__.py)",
      'mmdet-version-mismatch',
      /mim install "mmcv-full<2" "mmdet>=2\.25,<3"/,
    ],
    [
      "ModuleNotFoundError: No module named 'mmseg.registry'",
      'mmseg-version-mismatch',
      /mim install "mmcv>=2,<2\.2" "mmsegmentation>=1\.0"/,
    ],
    [
      "ImportError: cannot import name 'rendering' from 'gym.envs.classic_control'",
      'gym-version-mismatch',
      /--no-build-isolation "gym<0\.22"/,
    ],
    [
      "TypeError: PPO.learn() got an unexpected keyword argument 'eval_env'",
      'stable-baselines3-version-mismatch',
      /EvalCallback in place of eval_env/,
    ],
    [
      "AttributeError: 'Sequential' object has no attribute 'fit_generator'",
      'keras-version-mismatch',
      /fit in place of fit_generator/,
    ],
    [
      "TypeError: ModelCheckpoint.__init__() got an unexpected keyword argument 'period'",
      'pytorch-lightning-version-mismatch',
      /every_n_epochs in place of period/,
    ],
    [
      "----> 1 from timm.models import ByobNet\n      2 \n      3 from .own import that\n\nImportError: cannot import name 'ByobNet'",
      'timm-version-mismatch',
      /"timm>=0\.4"/,
    ],
    [
      "ImportError: cannot import name 'AttrsDescriptor' from 'triton.compiler.compiler' (D:\\v\\lib\\site-packages\\triton\\compiler\\compiler.py)",
      'triton-version-mismatch',
      /"triton-windows<3\.3"/,
    ],
    ["ModuleNotFoundError: No module named 'comfy.float'", 'module-not-found', /git pull/],
    ["cannot import name '_C' from 'ownnet'", 'extension-build-failed', /find \. /],
  ],
});

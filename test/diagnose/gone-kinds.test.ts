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
  ],
});

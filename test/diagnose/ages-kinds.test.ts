import { answersAs } from './told.ts';

/** A package or module of the environment that raised. */
const inPackage = (path: string, python: string, error: string) =>
  `  File "/v/lib/python${python}/site-packages/${path}", line 3, in <module>\n    call()\n${error}`;
const removed = (what: string) => `NotImplementedError: ${what}`;

/** Packages of different ages: which side moves, to which release, and what moves with it. */
answersAs(import.meta.filename, {
  first: [
    // The sentence names the release, the address or the frame the package.
    [
      removed(
        'Support for `training_epoch_end` has been removed in v2.0.0. `Net` implements this method. See https://github.com/Lightning-AI/lightning/pull/1.',
      ),
      'pytorch-lightning-version-mismatch',
      /"pytorch_lightning<2" "torchmetrics<1" "setuptools<81"/,
    ],
    [
      inPackage('librosa/field.py', '3.11', removed('`interp2d` has been removed in SciPy 1.14.0.')),
      'scipy-version-mismatch',
      /install "scipy<1\.14"/,
    ],
    [
      inPackage('networkx/a.py', '3.11', 'ImportError: read_shp was removed in version 3.0; see the guide'),
      'networkx-version-mismatch',
      /"networkx<3"/,
    ],
    ['DeprecationWarning: x will be removed in SciPy 2.0.0.', 'none'],
    // A name that is known to have gone, or come, and what goes with the release before.
    [
      "AttributeError: module 'networkx' has no attribute 'write_gpickle'",
      'networkx-version-mismatch',
      /"networkx<3"/,
    ],
    [
      'AttributeError: module networkx has no attribute to_scipy_sparse_array',
      'networkx-version-mismatch',
      /"networkx>=2\.7"/,
    ],
    [
      "ModuleNotFoundError: No module named 'keras.engine'",
      'keras-version-mismatch',
      /"keras<2\.13" "tensorflow<2\.13"/,
    ],
    [
      "ModuleNotFoundError: No module named 'keras.engine.topology'",
      'keras-version-mismatch',
      /"keras<2\.6"/,
    ],
    [
      "ImportError: cannot import name 'hf_bucket_url' from 'transformers.file_utils'",
      'transformers-version-mismatch',
      /"transformers<4\.22"/,
    ],
    [
      "ImportError: cannot import name 'is_flash_attn_available' from 'transformers.utils' (/v/lib/python3.10/site-packages/transformers/utils/__init__.py)",
      'transformers-version-mismatch',
      /"transformers<4\.35"/,
    ],
    [
      "TypeError: SFTTrainer.__init__() got an unexpected keyword argument 'eval_packing'",
      'trl-version-mismatch',
      /"trl<0\.13"/,
    ],
    [
      "AttributeError: 'PPOTrainer' object has no attribute 'generate'",
      'trl-version-mismatch',
      /"trl<0\.12" "transformers<4\.46"/,
    ],
    [
      "ModuleNotFoundError: No module named 'paddle.fluid'",
      'paddle-version-mismatch',
      /"paddlepaddle-gpu<2\.6"/,
    ],
    [
      "AttributeError: 'Loader' object has no attribute 'max_depth'",
      'ruamel-version-mismatch',
      /"ruamel\.yaml<0\.19"/,
    ],
    ["AttributeError: Module 'scipy' has no attribute 'ndim'", 'scipy-version-mismatch', /"scipy<1\.12"/],
    ["AttributeError: 'csc_matrix' object has no attribute 'A'", 'scipy-version-mismatch', /"scipy<1\.14"/],
    // Several names in one line: the release that has them all.
    [
      "  File \"/srv/a.py\", line 3, in <module>\n    from networkx import write_gpickle, d_separated, lazy_import\nImportError: cannot import name 'd_separated' from 'networkx'",
      'networkx-version-mismatch',
      /"networkx<3"/,
    ],
    [
      "ImportError: cannot import name 'BERT_PRETRAINED_CONFIG_ARCHIVE_MAP' from 'transformers.configuration_bert'",
      'transformers-version-mismatch',
      /"transformers<3"/,
    ],
    [
      inPackage(
        'transformers/trainer.py',
        '3.12',
        "TypeError: forward() got an unexpected keyword argument 'num_items_in_batch'",
      ),
      'transformers-version-mismatch',
      /"transformers<4\.46"/,
    ],
    // The wheels of before are for an older Python.
    [
      inPackage(
        'pytorch_lightning/a.py',
        '3.12',
        "ImportError: cannot import name 'DeepSpeedPlugin' from 'pytorch_lightning.plugins' (/v/lib/python3.12/site-packages/pytorch_lightning/plugins/__init__.py)",
      ).replace('site-packages/pytorch_lightning/a.py', 'site-packages/chem/a.py'),
      'pytorch-lightning-version-mismatch',
      /^uv venv --seed --python 3\.11 .*\npython3 -m pip install "pip<24\.1" && /,
    ],
    // A pickle that names what is gone wants the release before, not the newest.
    [
      inPackage('torch/serialization.py', '3.10', "ModuleNotFoundError: No module named 'ultralytics.yolo'"),
      'model-mismatch',
      /"ultralytics<8\.0\.136"/,
    ],
    // Python took the name away: a newer release of what asks.
    [
      inPackage(
        'networkx/dag.py',
        '3.9',
        "ImportError: cannot import name 'gcd' from 'fractions' (/usr/lib/python3.9/fractions.py)",
      ),
      'python-version-unsupported',
      /^\S+ -m pip install -U networkx/,
    ],
    [
      "AttributeError: module 'time' has no attribute 'clock'",
      'python-version-unsupported',
      /^conda create .{0,40}python=3\.7 /,
    ],
    // Keras 3, SQLAlchemy 2 and others, in their own words.
    [
      'ValueError: Only instances of `keras.Layer` can be added to a Sequential model. Received: <hub.KerasLayer>',
      'keras-model-version',
      /tf_keras/,
    ],
    [
      "AttributeError: 'OptionEngine' object has no attribute 'execute'",
      'sqlalchemy-version-mismatch',
      /"sqlalchemy<2"/,
    ],
  ],
});

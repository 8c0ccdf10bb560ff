import { describe, expect, it } from 'vitest';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';
import { type AnswerCase, answersAs } from './told.ts';

/** What a release of a package took away or brought: which side moves, and how far. */
const cases: readonly AnswerCase[] = [
  [
    "TypeError: OneHotEncoder.__init__() got an unexpected keyword argument 'sparse'",
    'sklearn-version-mismatch',
    /sparse_output in place of sparse/,
  ],
  [
    "TypeError: mean_squared_error() got an unexpected keyword argument 'squared'",
    'sklearn-version-mismatch',
    /scikit-learn<1\.6/,
  ],
  [
    "ModuleNotFoundError: No module named 'sklearn.neighbors.base'",
    'sklearn-version-mismatch',
    /scikit-learn<0\.24/,
  ],
  [
    "ImportError: cannot import name 'root_mean_squared_error' from 'sklearn.metrics'",
    'sklearn-version-mismatch',
    /scikit-learn>=1\.4"/,
  ],
  [
    "TypeError: DataFrame.to_csv() got an unexpected keyword argument 'line_terminator'",
    'pandas-version-mismatch',
    /lineterminator in place of line_terminator/,
  ],
  [
    "AttributeError: 'VideoFileClip' object has no attribute 'subclip'",
    'moviepy-version-mismatch',
    /subclipped in place of subclip/,
  ],
  [
    "AttributeError: 'VideoFileClip' object has no attribute 'subclipped'",
    'moviepy-version-mismatch',
    /moviepy>=2\.1"/,
  ],
  [
    "ImportError: cannot import name 'Qwen3VLForConditionalGeneration' from 'transformers'",
    'transformers-version-mismatch',
    /transformers>=4\.57/,
  ],
  [
    "ImportError: cannot import name 'Unpack' from 'typing_extensions'",
    'typing-extensions-version-mismatch',
    /typing_extensions>=4\.1/,
  ],
  [
    "ImportError: cannot import name 'FlexibleArgumentParser' from 'vllm.utils'",
    'vllm-version-mismatch',
    /from vllm\.utils\.argparse_utils import FlexibleArgumentParser/,
  ],
  ["ModuleNotFoundError: No module named 'gsplat._torch_impl'", 'gsplat-version-mismatch', /gsplat<1"/],
  [
    "AttributeError: module 'kornia' has no attribute 'rgb_to_grayscale'",
    'kornia-version-mismatch',
    /from kornia\.color import rgb_to_grayscale/,
  ],
  ["ImportError: cannot import name 'AVError' from 'av'", 'av-version-mismatch', /av<14/],
  ["ModuleNotFoundError: No module named 'numba.targets'", 'numba-version-mismatch', /numba<0\.50/],
  [
    "ModuleNotFoundError: No module named 'langchain_core.pydantic_v1'",
    'langchain-core-version-mismatch',
    /langchain_core<1/,
  ],
  [
    "ModuleNotFoundError: No module named 'trimesh.io'",
    'trimesh-version-mismatch',
    /trimesh\.exchange in place of io/,
  ],
];

describe('what releases took away or brought', () => {
  answersAs(import.meta.filename, { anywhere: cases });

  it('says nothing of a name that no release is known to have had', () => {
    const [first] = diagnoseText("ImportError: cannot import name 'rgb_to_mauve' from 'kornia'");
    expect(first?.fix.join('\n')).not.toMatch(/kornia[<>]/);
  });
});

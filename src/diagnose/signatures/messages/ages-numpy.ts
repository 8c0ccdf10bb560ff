import { defineMessages } from './define.ts';

/** What numpy, Python and those that reckon and draw with them say of each other. */
export const ageNumpyMessages = defineMessages([
  {
    id: 'networkx-two',
    class: 'api-mismatch',
    title: 'networkx is newer than the code',
    match: [
      {
        text: 'has no attribute',
        pattern:
          /'(?:Multi)?(?:Di)?Graph' object has no attribute '(?:edge|nodes_iter|edges_iter|neighbors_iter|degree_iter|add_path|selfloop_edges)'/,
      },
      { text: 'networkx', pattern: /networkx\/classes\/reportviews\.py.{1,200}TypeError/, across: true },
    ],
    cause: 'networkx 2.0 took G.edge and the _iter functions away, and gives views in place of lists.',
    fix: [
      'pip install "networkx<2"',
      '# or, in the code: G[u][v] in place of G.edge[u][v], list(G.nodes())[i], G.nodes() in place of G.nodes_iter()',
    ],
    source: 'networkx/networkx@networkx-2.0 doc/release/migration_guide_from_1.x_to_2.0.rst',
    example: "AttributeError: 'DiGraph' object has no attribute 'edge'",
    other: "AttributeError: 'Graph' object has no attribute 'fit'",
  },
  {
    id: 'numpy-former-names',
    class: 'numpy-version-mismatch',
    title: 'NumPy 1.24 removed a name that the code still uses (np.float, np.int, np.complex, np.object)',
    match: [{ text: 'AttributeError(__former_attrs__[attr])' }],
    cause: 'The line above that of numpy names it.',
    fix: ['pip install "numpy<1.24"'],
    source: 'the wheel of numpy 1.24.0, numpy/__init__.py',
    example: '    raise AttributeError(__former_attrs__[attr])',
    other: '    raise AttributeError(__expired_attributes__[attr])',
    weight: 'symptom',
  },
  {
    id: 'numpy-api',
    class: 'numpy2-abi',
    title: 'numpy is older than a compiled package was made for',
    match: [
      {
        text: 'module compiled against',
        pattern: /module compiled against (?:ABI|API) version \w{3,12} but this version of numpy is/,
      },
      { text: 'module was compiled against NumPy C-API version' },
    ],
    cause: 'A compiled module was built with a newer numpy than the one that is installed.',
    fix: [
      'pip install -U "numpy<2"   # the newest of the 1.x; where the package is made for 2: pip install -U numpy',
      'pip check   # says who asks for the older numpy; or build the module again: pip install --force-reinstall --no-binary :all: --no-deps PACKAGE',
    ],
    source: 'numpy/numpy@v1.26.0 numpy/core/code_generators/generate_numpy_api.py',
    example: 'RuntimeError: module compiled against API version 0xf but this version of numpy is 0xd',
    other: 'RuntimeError: module was compiled for another API',
    stage: 'import',
    weight: 'plain',
  },
  {
    id: 'python-compiled-for',
    class: 'python-version-unsupported',
    title: 'A compiled module is made for Python {wanted}, and Python {here} runs here',
    match: [
      {
        text: 'module was compiled for Python',
        pattern:
          /module was compiled for Python (?<wanted>3\.\d{1,2}), but the interpreter version is incompatible: (?<here>3\.\d{1,2})/,
      },
    ],
    cause: 'A compiled module fits one Python; this one was built with Python {wanted}.',
    fix: [
      'uv venv --seed --python {wanted} /workspace/venv && . /workspace/venv/bin/activate   # that Python; then the same install again (conda create -n app python={wanted} does as well)',
      '# or, in the Python that is here: pip install --force-reinstall --no-cache-dir of the package that it belongs to (conda: conda install of it)',
    ],
    source: 'https://github.com/conda-forge/openmm-feedstock',
    example:
      'Python version mismatch: module was compiled for Python 3.8, but the interpreter version is incompatible: 3.11.2 (main).',
    other: 'module was compiled for Python 3.8',
    stage: 'import',
  },
  {
    id: 'size-clean',
    class: 'python-version-unsupported',
    title: 'A compiled package is older than this Python (PY_SSIZE_T_CLEAN)',
    match: [{ text: "SystemError: PY_SSIZE_T_CLEAN macro must be defined for '#' formats" }],
    cause:
      'From Python 3.10 on compiled code must say how it counts; the package of the last frame above (pycuda, triton, spacy and others of before 2022) does not.',
    fix: [
      '# pip install -U the package of the last frame above (triton: another release of it, of the torch that is here)',
      'uv venv --seed --python 3.9 /workspace/venv && . /workspace/venv/bin/activate   # or the Python that it was made for; then the same install again',
    ],
    source: 'https://docs.python.org/3.10/whatsnew/3.10.html',
    example: "SystemError: PY_SSIZE_T_CLEAN macro must be defined for '#' formats",
    other: 'SystemError: bad format char passed to Py_BuildValue',
  },
  {
    id: 'numba-llvmlite',
    class: 'package-version-mismatch',
    title: 'numba and llvmlite are of different ages',
    match: [
      { text: 'Numba requires at least version', pattern: /of (?:llvmlite|LLVM)/ },
      { text: 'Numba needs llvmlite' },
    ],
    cause: 'Each numba goes with one llvmlite; another one was installed after it, or by conda beside pip.',
    fix: [
      'pip install -U --force-reinstall --no-deps llvmlite numba   # the newest of both; an app that pins numba: pip install --force-reinstall "numba==THAT", which brings its llvmlite',
      '# conda: conda install -c conda-forge numba llvmlite',
    ],
    source: 'https://numba.readthedocs.io/en/stable/user/installing.html#version-support-information',
    example: 'ImportError: Numba requires at least version 0.40.0 of llvmlite.',
    other: 'Numba needs at least a compiler of LLVM',
    stage: 'import',
  },
  {
    id: 'matplotlib-screen',
    class: 'no-display',
    title: 'Matplotlib is told to open a window, and there is no screen',
    match: [{ text: 'Cannot load backend', pattern: /interactive framework, as 'headless'/ }],
    cause:
      'The code or MPLBACKEND names a backend that draws windows, and a server or container has no screen.',
    fix: [
      "export MPLBACKEND=Agg   # and no matplotlib.use('TkAgg') in the code: matplotlib.use('Agg'), plt.savefig in place of plt.show",
    ],
    source: 'matplotlib/matplotlib@v3.9.0 lib/matplotlib/pyplot.py',
    example:
      "ImportError: Cannot load backend 'TkAgg' which requires the 'tk' interactive framework, as 'headless' is currently running",
    other: 'backend: TkAgg',
  },
  {
    id: 'matplotlib-backend',
    class: 'config-refused',
    title: 'MPLBACKEND names the backend of a notebook, which this environment does not have',
    match: [{ text: 'module://matplotlib_inline' }, { text: 'module://ipykernel.pylab.backend_inline' }],
    cause:
      'Jupyter and Colab set MPLBACKEND to a module of the notebook; a program of another environment inherits it.',
    fix: [
      'unset MPLBACKEND   # then the same again; in a notebook: import os; os.environ.pop("MPLBACKEND"), or MPLBACKEND=agg before the command',
      'pip install matplotlib-inline   # or: give the environment that backend',
    ],
    source: 'matplotlib/matplotlib@v3.9.0 lib/matplotlib/rcsetup.py',
    example:
      "ValueError: Key backend: 'module://matplotlib_inline.backend_inline' is not a valid value for backend; supported values are ['agg']",
    other: "ValueError: Key backend: 'gtk9' is not a valid value for backend",
    stage: 'import',
  },
  {
    id: 'ragged',
    class: 'numpy-version-mismatch',
    title: 'Rows of different lengths are made into one array, which numpy refuses since 1.24',
    match: ['The requested array has an inhomogeneous shape after'],
    cause: 'Up to 1.23 numpy made an array of objects of them, with a warning.',
    fix: [
      '# in the code, where the array is made: np.array(…, dtype=object); or the rows brought to one length first (an empty one among them?)',
      'pip install "numpy<1.24"   # or: Python 3.11 at most',
    ],
    source: 'numpy/numpy@v1.24.0 doc/source/release/1.24.0-notes.rst',
    example:
      'ValueError: setting an array element with a sequence. The requested array has an inhomogeneous shape after 1 dimensions.',
    other: 'ValueError: setting an array element with a sequence.',
    weight: 'plain',
  },
  {
    id: 'shapely-two',
    class: 'shapely-version-mismatch',
    title: 'shapely is newer than the code: from 2.0 on its collections are no lists',
    match: [
      {
        text: 'object ',
        pattern:
          /TypeError: (?:'(?:Multi(?:Polygon|LineString|Point)|GeometryCollection)' object is not (?:iterable|subscriptable)|object of type '(?:Multi(?:Polygon|LineString|Point)|GeometryCollection)' has no len)/,
      },
    ],
    cause: 'shapely 2 gives the parts of a MultiPolygon and its like as .geoms only.',
    fix: [
      'pip install "shapely<2"',
      '# or, in the code: .geoms behind what is gone through, counted or indexed',
    ],
    source: 'https://shapely.readthedocs.io/en/stable/migration.html',
    example: "TypeError: 'MultiPolygon' object is not iterable",
    other: "TypeError: 'Polygon' object is not iterable",
  },
  {
    id: 'sample-of-set',
    class: 'python-version-unsupported',
    title: 'The code is older than this Python: since 3.11 random.sample takes no set',
    match: ['Population must be a sequence.  For dicts or sets'],
    cause: 'Up to Python 3.10 random.sample made a list of a set by itself.',
    fix: [
      '# in the code: random.sample(sorted(x), k) in place of random.sample(x, k), x being the set',
      'uv venv --seed --python 3.10 /workspace/venv && . /workspace/venv/bin/activate   # or; then install the requirements again',
    ],
    source: 'python/cpython@v3.11.0 Lib/random.py',
    example: 'TypeError: Population must be a sequence.  For dicts or sets, use sorted(d).',
    other: 'TypeError: Population must be a sequence or set.  For dicts, use list(d).',
  },
  {
    id: 'element-children',
    class: 'python-version-unsupported',
    title: 'The code is older than this Python: 3.9 took getchildren and getiterator of XML away',
    match: [
      {
        text: "Element' object has no attribute",
        pattern: /'xml\.etree\.ElementTree\.Element' object has no attribute '(?:getchildren|getiterator)'/,
      },
    ],
    cause: 'Up to Python 3.8 an Element of xml.etree had them.',
    fix: [
      '# in the code: list(element) in place of element.getchildren(), element.iter() in place of getiterator()',
      'uv venv --seed --python 3.8 /workspace/venv && . /workspace/venv/bin/activate   # or; then install the requirements again',
    ],
    source: 'https://docs.python.org/3/whatsnew/3.9.html#removed',
    example: "AttributeError: 'xml.etree.ElementTree.Element' object has no attribute 'getchildren'",
    other: "AttributeError: 'lxml.etree._Element' object has no attribute 'getchild'",
  },
]);

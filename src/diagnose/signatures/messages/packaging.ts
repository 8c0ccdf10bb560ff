import { defineMessages } from './define.ts';

/** What setuptools, hatch and others say of a project that is built. */
export const packagingMessages = defineMessages([
  {
    id: 'licence-form',
    class: 'setuptools-too-old',
    title: 'This setuptools is older than the pyproject.toml',
    match: [{ text: '`project.license` must be' }],
    cause: 'license = "NAME" is read by setuptools from 77 on.',
    fix: [
      'pip install -U "setuptools>=77" && pip install --no-build-isolation .   # in the folder of the package',
    ],
    source: 'https://pip.pypa.io/en/stable/',
    example:
      'configuration error: `project.license` must be valid exactly by one definition (2 matches found):',
    other: '`project.license` is deprecated',
    stage: 'install',
  },
  {
    id: 'setup-cfg-dash',
    class: 'setuptools-too-new',
    title: 'An old package cannot be built with this setuptools',
    match: ['Invalid dash-separated key'],
    cause: 'setuptools 78 refuses dashes in setup.cfg.',
    fix: [
      'printf "setuptools<78\\ncython<3\\n" > /tmp/build.txt && PIP_CONSTRAINT=/tmp/build.txt PIP_BUILD_CONSTRAINT=/tmp/build.txt pip install --no-cache-dir -r requirements.txt   # or what was to be installed',
    ],
    source: 'https://pip.pypa.io/en/stable/',
    example:
      "setuptools.errors.InvalidConfigError: Invalid dash-separated key 'description-file' in 'metadata' (setup.cfg), please use the underscore name 'description_file' instead.",
    other: "Usage of dash-separated 'description-file' will not be supported in future versions",
    stage: 'install',
  },
  {
    id: 'scm-version',
    class: 'version-from-git',
    title: 'The package takes its version from git, and there is no git history here',
    match: ['setuptools-scm was unable to detect version', 'setuptools_scm was unable to detect version'],
    cause: 'It was copied without .git, or git is missing or distrusts the folder.',
    fix: ['export SETUPTOOLS_SCM_PRETEND_VERSION=0.0.1   # then the same again'],
    source: 'https://setuptools.pypa.io/en/latest/',
    example: 'LookupError: setuptools-scm was unable to detect version for /workspace/vllm.',
    other: 'setuptools-scm 8.0.4',
    stage: 'install',
  },
  {
    id: 'backend-missing',
    class: 'build-tools-missing',
    title: 'The program that builds the package is not in this environment',
    match: [
      {
        text: 'Cannot import',
        pattern: /BackendUnavailable: Cannot import '(?!setuptools)(?<module>[\w.]{3,60})'/,
      },
    ],
    cause: '--no-build-isolation takes what is installed, and {module} is not.',
    fix: [
      'pip install poetry-core hatchling flit-core pdm-backend meson-python scikit-build-core maturin setuptools-scm   # the usual ones; then the same again',
    ],
    source: 'https://pip.pypa.io/en/stable/',
    example: "BackendUnavailable: Cannot import 'poetry.core.masonry.api'",
    other: "BackendUnavailable: Cannot import 'setuptools.build_meta'",
    stage: 'install',
  },
  {
    id: 'readme-missing',
    class: 'project-file-missing',
    title: 'The project names a README that is not in its folder',
    match: [{ text: 'eadme file does not exist', pattern: /exist: (?<file>[\w./-]{1,80})/ }],
    cause: 'In a Dockerfile it was mostly not copied along.',
    fix: [
      'touch {file}   # in the folder of pyproject.toml; in a Dockerfile: COPY pyproject.toml {file} ./ above that RUN',
    ],
    source: 'https://hatch.pypa.io/latest/',
    example: 'OSError: Readme file does not exist: README.md',
    other: 'README.md exists',
    stage: 'install',
  },
  {
    id: 'hatch-no-files',
    class: 'project-layout',
    title: 'hatchling finds no folder that is called as the project',
    match: ['Unable to determine which files to ship'],
    cause: 'It looks for NAME/ or src/NAME/ with the name of pyproject.toml.',
    fix: [
      'printf "\\n[tool.hatch.build.targets.wheel]\\nbypass-selection = true\\n" >> pyproject.toml   # where only its requirements are wanted (uv: [tool.uv] package = false does it too)',
      '# its code too: packages = ["FOLDER"] in place of bypass-selection',
    ],
    source: 'https://hatch.pypa.io/latest/',
    example:
      'ValueError: Unable to determine which files to ship inside the wheel using the following heuristics:',
    other: 'The wheel ships src/app',
    stage: 'install',
  },
]);

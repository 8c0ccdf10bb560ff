/** Texts of a repository, as far as a first preset is made of them. */
export interface Repository {
  readonly url: string;
  /** 40 hex digits. */
  readonly commit: string;
  /** By path. */
  readonly files: ReadonlyMap<string, string>;
}

/** Something that was read, and the file that says it. */
export interface Read<T> {
  readonly value: T;
  readonly file: string;
}

const names =
  /^(?:docker\/)?(?:[\w.-]*[Dd]ockerfile[\w.-]{0,20}|(?:docker-)?compose[\w.-]{0,20}\.ya?ml)$|^(?:requirements\/)?[\w.-]*requirements?[\w.-]*\.txt$|^(?:pyproject\.toml|setup\.(?:py|cfg)|\.python-version|README(?:\.\w+)?|LICEN[CS]E(?:\.\w+)?|[\w-]{1,60}\.py)$/;

/** Whether a first preset is made of that file, too. */
export function isTelling(file: string): boolean {
  return names.test(file);
}

/** Longer lines are no list and no command that people write. */
const longestLine = 2000;

export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/\r$/, ''))
    .filter((line) => line.length <= longestLine);
}

/** The first match in any of these files, in their order. */
export function firstIn(
  { files }: Pick<Repository, 'files'>,
  wanted: RegExp,
  pattern: RegExp,
): Read<string> | null {
  for (const [file, text] of files) {
    if (!wanted.test(file)) continue;
    for (const line of linesOf(text)) {
      const found = pattern.exec(line);
      const value = found?.slice(1).find((group) => group !== undefined);
      if (value !== undefined) return { value, file };
    }
  }
  return null;
}

import type { Answerer } from '../answer.ts';
import { harmlessWord } from '../fill.ts';

/** A list of requirements where there is none: the log may show what the project has in its place. */
export const requirementsAnswer: Answerer = ({ above, captures, pip }) => {
  const { file = '' } = captures;
  const project = above.slice(-8).some((line) => /(?:^|\s)(?:pyproject\.toml|setup\.py)(?:\s|$)/.test(line));
  const folder = above
    .slice(-4)
    .map((line) => /custom_nodes[\\/](?<pack>[\w.-]{1,80})[>$#]/.exec(line)?.groups?.['pack'])
    .findLast((pack) => pack !== undefined);
  if (folder !== undefined)
    return {
      title: `${folder} has no file of that name: ${file}`,
      cause: 'In the folder of the node pack the list is called otherwise, or there is none.',
      fix: [
        `# in custom_nodes/${folder}: dir *requirement* (or ls), then the same with that name (requirement.txt); none? it needs none`,
      ],
    };
  if (!project || !/requirements/.test(file)) return null;
  return {
    title: `The project has no ${file}: it is installed itself`,
    fix: [`${pip} install -e .   # in that folder`],
  };
};

const commandOfAScript =
  /^(?:(?:bash|sh|source|python3?|make|npm|uv|\.) [\w./-]{2,100}|[\w./-]{0,100}[\w-]\.(?:sh|py))(?: --?[\w-]{1,40}(?:[ =][\w./-]{1,60})?| [\w./]{1,60}_[\w./]{1,60}){0,6}/;

/** A program says which script of its own brings what it lacks. */
export const scriptAnswer: Answerer = ({ captures, below, text }) => {
  const found = commandOfAScript.exec(captures['command'] ?? '')?.[0].replace(/\.$/, '');
  if (found === undefined || !found.split(' ').every(harmlessWordOrOption)) return null;
  const bare = /^[\w./-]+\.(?<kind>sh|py)/.exec(found)?.groups?.['kind'];
  const command = bare === undefined ? found : `${bare === 'sh' ? 'bash' : 'python3'} ${found}`;
  return {
    title: `Another step comes first: ${command}`,
    fix: [`${command}   # in its folder; then start it again`],
    // The last that it said, or an error: no remark.
    ...(below.length === 0 || /error/i.test(text) ? { weight: 'plain' as const } : {}),
  };
};

const harmlessWordOrOption = (word: string) => harmlessWord(word.replace(/^--?/, ''));

import type { Answerer } from '../answer.ts';
import { harmlessWord } from '../fill.ts';

const names = (list: string | undefined) => (list ?? '').replaceAll(/['"]/g, '').trim();

/** Files of a data set that differ in their columns: which ones, and in which file. */
export const arrowAnswer: Answerer = ({ text, above, below }) => {
  const said = [text, ...below.slice(0, 14)].join(' ').slice(0, 3000);
  const differ =
    /there are (?:\d{1,4} new columns? \(\{(?<more>[^}]{1,200})\}\))?(?: and )?(?:\d{1,4} missing columns? \(\{(?<less>[^}]{1,200})\}\))?/.exec(
      said,
    )?.groups;
  const file = /generating data using (?<file>[\w./@:-]{2,200})/.exec(said)?.groups?.['file'];
  const [more, less] = [names(differ?.['more']), names(differ?.['less'])];
  if (more !== '' || less !== '') {
    const place = file !== undefined && harmlessWord(file) ? file : 'the file that is named';
    const ways = [more === '' ? '' : `without ${more}`, less === '' ? '' : `with ${less}`].filter(Boolean);
    return {
      title: `${place} has other columns than the files before it`,
      cause: `The columns are those of the first file. ${place} ${more === '' ? '' : `has ${more} besides`}${more !== '' && less !== '' ? ', and ' : ''}${less === '' ? '' : `lacks ${less}`}.`,
      fix: [
        `# write ${place} anew ${ways.join(' and ')} in each row (an empty value will do); or load it alone: load_dataset(…, data_files="${place}")`,
      ],
      confidence: 'high',
    };
  }
  const cast = castAbove([...above.slice(-60), text, ...below.slice(0, 3)]);
  return cast === null
    ? null
    : {
        title: 'One field of the data is of another kind in some rows',
        cause: `The first rows make it ${cast.wanted}; later ones have ${cast.has}.`,
        fix: [
          '# make that field the same in all rows: always text, always a list, always the same names in it (missing ones as null)',
          '# or say what it is: load_dataset(…, features=Features({…}))',
        ],
      };
};

/** What Arrow could not make of what: on one line, or each on its own. */
function castAbove(lines: readonly string[]): { readonly has: string; readonly wanted: string } | null {
  const at = lines.findLastIndex((line) => line.includes("Couldn't cast array of type"));
  if (at < 0) return null;
  const one = /of type (?<has>.{3,160}?) to (?<wanted>.{3,160})/.exec(lines[at] ?? '')?.groups;
  const has = one?.['has'] ?? lines[at + 1];
  const wanted = one?.['wanted'] ?? (lines[at + 2] === 'to' ? lines[at + 3] : undefined);
  return has === undefined || wanted === undefined
    ? null
    : { has: has.slice(0, 120), wanted: wanted.slice(0, 160) };
}

/** Splits that are there, in place of the one that is not. */
export const splitAnswer: Answerer = ({ captures }) => {
  const { split = '', there = '' } = captures;
  return there === ''
    ? null
    : {
        fix: [
          `# in the command, config or code, in place of ${split}: one of ${names(there)}`,
          '# or made of the first: load_dataset(…, split="train").train_test_split(0.05)["test"]; no evaluation: eval_strategy="no"',
        ],
      };
};

/** One of several parts of a data set, as the message writes the call. */
export const configsAnswer: Answerer = ({ captures, text, below }) => {
  const said = [text, ...below.slice(0, 4)].join(' ').slice(0, 2000);
  const call =
    captures['call'] ??
    /(?<call>load_dataset\('[\w./-]{1,120}', '[\w.-]{1,60}'\))/.exec(said)?.groups?.['call'];
  const configs = /available configs: \[(?<all>[\w', .-]{1,200})/.exec(said)?.groups?.['all'];
  return call === undefined
    ? null
    : {
        cause: `load_dataset wants its name behind that of the data set${configs === undefined ? '' : `: ${names(configs)}`}.`,
        fix: [`# in the code: ${call}, or another of them   (in a command: --dataset_config_name)`],
      };
};

/** The word that Hydra itself writes. */
export const appendAnswer: Answerer = ({ captures }) => {
  const { word } = captures;
  return word === undefined
    ? null
    : {
        fix: [
          `# in the command: ${word}, with the +   (misspelt? --cfg job behind the program prints all keys)`,
        ],
      };
};

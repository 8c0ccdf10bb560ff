import * as z from 'zod/mini';
import { answerTo, type FieldRecord, none, type Row, refused, taken } from '../field.ts';
import { isTargetName, type TargetName, targetLines, targetNames } from '../targets.ts';

const schema = z.array(z.enum(Object.keys(targetLines) as [TargetName, ...TargetName[]]));

/** In the order of the list, each once: the same ways out are the same answer, however they were said. */
const inOrder = (names: readonly TargetName[]) => targetNames.filter((name) => names.includes(name));

/** The ways out that are written beside the startup script. */
export const target: FieldRecord<TargetName[]> = {
  name: 'target',
  position: 145,
  flag: 'target',
  placeholder: 'NAME',
  label: 'Written beside the script',
  short: 'Targets',
  help: `also write it for ${targetNames.join(', ')}; may be repeated, or several with commas; none for none`,
  repeatable: true,
  step: 'options',
  schema,
  fallback: [],
  since: '0.3.0',
  editor: {
    kind: 'menu',
    about: 'Other ways to start the same: a file each, beside the startup script.',
    rows: (_, value) => [
      {
        id: 'none',
        label: 'none',
        cut: 'end',
        facts: ['the script alone'],
        about: ['The startup script and its start command', 'Nothing else is written.'],
        choice: { kind: 'answer', value: [] },
      },
      ...targetNames.map((name) => toggled(name, value)),
    ],
  },
  read: (text, { answers }) => {
    if (text === none) return taken([]);
    const names = text.split(',').map((one) => one.trim().toLowerCase());
    const wrong = names.find((one) => !isTargetName(one));
    if (wrong !== undefined) return refused(`there is no target "${wrong}"`, targetNames);
    return taken(inOrder([...(answerTo(target, answers) ?? []), ...names.filter(isTargetName)]));
  },
  write: (value) => [value.length === 0 ? none : value.join(',')],
  describe: (value) => (value.length === 0 ? 'nothing' : value.join(', ')),
  offers: () => [...targetNames, none],
};

/** A row that adds the target, or takes it away where it is there. */
function toggled(name: TargetName, value: readonly TargetName[]): Row<TargetName[]> {
  const has = value.includes(name);
  const [file = '', ...line] = targetLines[name].split(': ');
  return {
    id: name,
    label: `${has ? 'without' : 'and'} ${file}`,
    cut: 'end',
    facts: [line.join(': ')],
    about: [file, `${line.join(': ')}.`, has ? 'It is written so far.' : 'It is not written so far.'],
    choice: {
      kind: 'answer',
      value: inOrder(has ? value.filter((one) => one !== name) : [...value, name]),
    },
  };
}

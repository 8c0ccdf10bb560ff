import { isStopped, type PodRecord } from '../../deploy/record.ts';
import { madeText } from '../../deploy/words.ts';

/** What there is now, and what can be done with it; lines. */
export function madeLines(record: PodRecord, calledAs: string): readonly string[] {
  const { name, state } = record;
  const call = `${calledAs} deploy`;
  if (state.is !== 'made') return [];
  if (isStopped(record))
    return [
      `Stopped  ${name}: ${madeText(record)}`,
      `Billed   ${record.stopped ?? 'nothing'}`,
      `End      ${call} terminate; again: ${call} start`,
    ];
  return [
    `Rented   ${name}: ${madeText(record)}`,
    `Ready?   ${call} verify --minutes 30`,
    `Look     ${call} status; ${call} logs -f`,
    `End      ${call} stop, or ${call} terminate: until then it is billed`,
  ];
}

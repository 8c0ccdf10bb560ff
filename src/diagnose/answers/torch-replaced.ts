import type { Answerer } from '../answer.ts';
import { audioOf, visionOf } from './pairs.ts';
import { isOlder } from './version-commands.ts';

/** Which index has a torch 2.N below 2.12 for the CUDA that was there: the old tag, where it goes on. */
function indexOf(torch: string, tag: string): string {
  const last: Readonly<Record<string, string>> = { cu118: '2.8', cu121: '2.6', cu124: '2.7' };
  const ends = last[tag];
  if (ends === undefined || isOlder(torch, ends)) return tag;
  return isOlder(torch, '2.7') ? 'cu126' : 'cu128';
}

/** All went well, and a package has brought another torch than the one that was there, beside its old companions. */
export const torchReplaced: Answerer = ({ text, above, pip }) => {
  const now = / torch-(?<now>2\.\d{1,2}\.\d{1,2})(?:\+\w{1,8})?(?= |$)/.exec(text)?.groups?.['now'];
  const old = above
    .map(
      (line) =>
        /Found existing installation: torch (?<was>2\.\d{1,2}\.\d{1,2})(?:\+(?<tag>\w{3,8}))?$/.exec(line)
          ?.groups,
    )
    .findLast((one) => one !== undefined);
  const was = old?.['was'];
  const tag = old?.['tag'];
  if (now === undefined || was === undefined || now === was || / torchvision-\d/.test(text)) return 'nothing';
  const who = [text, ...above]
    .map(
      (line) =>
        /^(?:Collecting|Requirement already satisfied:) torch\b.{0,60}\(from (?<who>[\w.-]{1,60})/.exec(line)
          ?.groups?.['who'],
    )
    .find((one) => one !== undefined && !/^-r$/.test(one));
  const complains = above.some((line) => /^torch(?:vision|audio) .{1,40} requires torch==/.test(line));
  const [vision, before] = [visionOf(now), visionOf(was)];
  if ((who === undefined && !complains) || vision === null || before === null) return 'nothing';
  const index = (torch: string) =>
    tag === undefined || !/^cu/.test(tag) || !isOlder(torch, '2.12')
      ? ''
      : ` --index-url https://download.pytorch.org/whl/${indexOf(torch, tag)}`;
  return {
    title: `${who ?? 'A package'} brought torch ${now} in place of ${was}`,
    cause: `torchvision and torchaudio are still those of torch ${was}, and do not load beside ${now}; what was compiled for ${was} does not either.`,
    fix: [
      `${pip} install torch==${now} torchvision==${vision} torchaudio==${audioOf(now)}${index(now)}   # the whole set of the new one`,
      `# or back: ${pip} install torch==${was} torchvision==${before} torchaudio==${audioOf(was)}${index(was)}${who === undefined ? '' : `, and a ${who} that asks for torch ${was}`}`,
    ],
  };
};

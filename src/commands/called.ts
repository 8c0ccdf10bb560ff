/**
 * A text of ours as it works for the person who reads it: the first `pod-wizard` of each line that is
 * followed by a flag or one of `words` becomes `calledAs`. Later ones on a line may be a person's own text.
 */
export function asCalled(text: string, calledAs: string, words: readonly string[] = []): string {
  return text
    .split('\n')
    .map((line) =>
      line.replace(/(?:npx )?\bpod-wizard(?: (-{0,2}[a-z]+))?/, (found, next: string | undefined) => {
        if (next === undefined || !(next.startsWith('--') || words.includes(next))) return found;
        return `${calledAs} ${next}`;
      }),
    )
    .join('\n');
}

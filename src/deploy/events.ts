import * as z from 'zod/mini';

/** A line of a pod's log. */
export interface LogLine {
  /** What the stream is taken up after; null: not told. */
  readonly id: string | null;
  readonly line: string;
}

const dataSchema = z.object({ line: z.string() });
const longest = 64 * 1024;

/**
 * Takes a stream of server-sent events as it comes, in pieces of any length, and hands on each line of the log. What
 * is no event of that kind is passed over; a line that has no end is cut.
 */
export function readEvents(hand: (line: LogLine) => void): (text: string) => void {
  let rest = '';
  let id: string | null = null;
  let data: string[] = [];
  const take = (line: string) => {
    if (line === '') {
      const said = data.length === 0 ? null : parsed(data.join('\n'));
      if (said !== null) hand({ id, line: said });
      data = [];
      return;
    }
    const at = line.indexOf(':');
    const field = at < 0 ? line : line.slice(0, at);
    const value = at < 0 ? '' : line.slice(at + 1).replace(/^ /, '');
    if (field === 'data') data.push(value);
    // It goes into a header.
    else if (field === 'id') id = /^[\x21-\x7e]{1,200}$/.test(value) ? value : id;
  };
  return (text) => {
    const lines = `${rest}${text}`.split(/\r\n|\n/);
    rest = (lines.pop() ?? '').slice(0, longest);
    for (const line of lines) take(line);
  };
}

function parsed(text: string): string | null {
  try {
    return dataSchema.safeParse(JSON.parse(text)).data?.line ?? null;
  } catch {
    return null;
  }
}

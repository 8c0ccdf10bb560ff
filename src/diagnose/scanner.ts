import { isName, isOnlyNamed, saysName } from './bare-name.ts';
import type { ErrorKind, ErrorLine } from './error-line.ts';
import { createFinder, type Found } from './find-texts.ts';
import { fitsItsPlace, type Hit, type Seen } from './hit.ts';
import { isRaised, passesBy } from './ignorable.ts';
import { errorKindOf, errorTexts } from './last-error.ts';
import { type MarkerId, markers } from './markers.ts';
import { bare, closed, normalise, retyped } from './normalise.ts';
import { following, pieceAt } from './piece.ts';
import { asItMayHaveBeen, asWritten, uncut } from './posted.ts';
import { signatures } from './registry.ts';
import { type Matcher, type Signature, toMatcher } from './signature.ts';

/** Takes a log in pieces of any size; its memory does not grow with the log. */
export interface Scanner {
  readonly push: (text: string) => void;
  readonly end: () => Seen;
}

/** Processed at once; enough for the search to be worth starting. */
const batch = 64 * 1024;
/** A line longer than this is cut: no message is that long. */
const longest = 256 * 1024;
/** Lines kept back, so that a wrapped message is whole. */
const lookahead = 6;
/** Of each signature the first hits and the last ones are kept. */
const kept = 6;
/** Characters of the log round a hit that are kept with it, so that the traceback above it can be read. */
const above = 6000;
const below = 3000;
/** A marker counts for hits at most so many lines above it. */
const reach = 150;

/** So many lines below a line may be the rest of its message. */
const wrap = 2;

/** A message that was copied out of the address of a search: it has no blank, only what stands for one. */
function outOfAnAddress(log: string): string {
  return log.includes('%20') && !/\s|:\/\//.test(log.trim())
    ? log.replaceAll(/%([2-7][\dA-F])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : log;
}

/** A piece of a log, prepared. */
interface Read {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly bare: string;
  /** With the lines below it, joined by blanks; made when asked for. */
  wrapped: string | null;
}

const nothingRead: Read = { from: -1, to: -1, text: '', bare: '', wrapped: null };

/** A line as wide as a terminal or a page, that does not end a sentence, and shows no code. */
function mayGoOn(text: string): boolean {
  const { length } = text.trimEnd();
  return (
    length >= 30 && length <= 250 && !/^\s{0,40}(?:File "|raise |import |from |def |if |return )/.test(text)
  );
}

function inOtherQuotes(pattern: RegExp | undefined, text: string): RegExpExecArray | null {
  if (pattern === undefined || !/['"`]|\.$/.test(text)) return null;
  return pattern.exec(retyped(text, pattern.source.includes("'") ? "'" : '"'));
}

function seenIn(log: string): Seen {
  const scanner = scannerOf(false);
  scanner.push(log);
  return scanner.end();
}

interface Watched {
  readonly signature: Signature;
  /** Its pattern asks for the beginning of a line, so what loggers put there may have to go. */
  readonly anchored: boolean;
  /** What it looks for is one name. */
  readonly named: boolean;
  readonly matcher: Matcher;
}

const watched: readonly Watched[] = signatures.flatMap((signature) =>
  signature.match.map(toMatcher).map((matcher) => ({
    signature,
    matcher,
    anchored: matcher.pattern?.source.includes('^') ?? false,
    named: isName(matcher.text),
  })),
);
const marked: readonly { readonly id: MarkerId; readonly text: string }[] = markers.flatMap(({ id, texts }) =>
  texts.map((text) => ({ id, text })),
);

let finder: ReturnType<typeof createFinder> | null = null;

/** Reads a log for everything the registry knows. Never throws, whatever the log holds. */
export function createScanner(): Scanner {
  return scannerOf(true);
}

function scannerOf(isFirst: boolean): Scanner {
  finder ??= createFinder([
    ...marked.map(({ text }) => text),
    ...watched.map(({ matcher }) => matcher.text),
    ...errorTexts,
  ]);
  const find = finder;
  /** The line that is not whole yet, as it came. */
  let begun = '';
  let buffer = '';
  /** What stood before the buffer. */
  let past = '';
  let line = 1;
  let base = 0;
  let chain = 0;
  let link = 0;
  let connected = true;
  const readTo = new Float64Array(watched.length);
  const lastLine: Partial<Record<MarkerId, number>> = {};
  const links = new Map<number, ('handling' | 'direct-cause')[]>();
  const first = new Map<Signature, Hit[]>();
  const last = new Map<Signature, Hit[]>();
  let open: Hit[] = [];
  const errors: Partial<Record<ErrorKind, ErrorLine>> = {};
  /** Up to which character of the log error lines were read. */
  let errorsTo = 0;

  const mark = (id: MarkerId) => {
    if (id === 'traceback') {
      if (!connected) {
        chain++;
        link = 0;
      }
      connected = false;
    } else if ((id === 'handling' || id === 'direct-cause') && lastLine[id] !== line) {
      link++;
      connected = true;
      // An endless chain is cut: no one reads its hundredth link.
      if (link <= 100 && links.size < 10_000) links.set(chain, [...(links.get(chain) ?? []), id]);
    }
    const well = id === 'prompt-done' && (lastLine['prompt-failed'] ?? 0) <= (lastLine[id] ?? 0);
    lastLine[id] = line;
    if (well) mark('ready');
    if (open.length === 0) return;
    open = open.filter((hit) => line - hit.line <= reach);
    for (const hit of open) hit.below[id] ??= line;
  };

  const keep = (hit: Hit) => {
    const { signature } = hit;
    const early = first.get(signature) ?? [];
    if (early.length < kept) first.set(signature, [...early, hit]);
    else last.set(signature, [...(last.get(signature) ?? []), hit].slice(-kept));
    open = [...open.slice(-200), hit];
  };

  // Of the piece that was read last: many signatures ask for the same one.
  let pieceWindow = -1;
  let piece: Read = { ...nothingRead };
  const pieceRound = (at: number) => {
    if (at >= piece.from && at < piece.to && pieceWindow === Math.floor(at / 1000)) return piece;
    pieceWindow = Math.floor(at / 1000);
    const { from, to } = pieceAt(buffer, at);
    const line = normalise(buffer.slice(from, to).replaceAll('\r', '\\r'));
    // A module's name may be cut itself: its reader looks for the whole of it.
    const isWhole = !/['"]/.test(line) || line.includes('No module named');
    const text = isWhole ? line : closed(line, following(buffer, to, 1));
    piece = { from, to, text, bare: bare(text), wrapped: null };
    return piece;
  };

  /** The line and what stands below it: posted logs are wrapped, and a message then goes on there. */
  const wrappedOf = (read: Read) => {
    read.wrapped ??= normalise(`${read.text.trimEnd()} ${following(buffer, read.to, wrap)}`.slice(0, 1200));
    return read.wrapped;
  };

  /** The match over two lines, where the line alone has none. */
  const goesOver = (matcher: Matcher, read: Read) =>
    matcher.pattern === undefined || matcher.across || !mayGoOn(read.text)
      ? null
      : overLines(matcher, wrappedOf(read), read.text.trimEnd().length);

  const before = (at: number) =>
    at >= above
      ? buffer.slice(at - above, at)
      : past.slice(Math.max(0, past.length - above + at)) + buffer.slice(0, at);

  const testError = (at: number) => {
    if (base + at < errorsTo) return;
    const { from, to, text } = pieceRound(at);
    errorsTo = base + to;
    const kind = errorKindOf(text) ?? (isRaised(text, before(from)) ? 'exception' : null);
    if (kind === null || passesBy(text, before(from), buffer.slice(to, to + below))) return;
    const last = errors[kind];
    const earlier = last === undefined ? [] : [{ ...last, earlier: [] }, ...last.earlier].slice(0, 3);
    errors[kind] = { line, text, before: before(from), after: buffer.slice(to, to + below), earlier };
  };

  const overLines = ({ pattern, not }: Matcher, wrapped: string, length: number) => {
    const match = pattern?.exec(wrapped) ?? null;
    // It must begin on this line, and need the next: else it is that line's own.
    const crosses = match !== null && match.index < length && match.index + match[0].length > length;
    return crosses && !not?.test(wrapped) ? match : null;
  };

  const test = (which: number, at: number) => {
    const entry = watched[which];
    if (entry === undefined) {
      testError(at);
      return;
    }
    const { signature, matcher, anchored, named } = entry;
    const read = pieceRound(at);
    const { from, to, text, bare: begun } = read;
    if (base + from < (readTo[which] ?? 0) && base + to <= (readTo[which] ?? 0)) return;
    readTo[which] = base + to;
    const subject = matcher.across ? normalise(`${text} ${following(buffer, to, 5)}`.slice(0, 3000)) : text;
    if (matcher.not?.test(subject)) return;
    const { pattern } = matcher;
    if (named && (isOnlyNamed(text) || (pattern === undefined && !saysName(matcher.text, text)))) return;
    const own = pattern?.exec(subject) ?? (anchored ? (pattern?.exec(begun) ?? null) : null);
    const wrapped = own === null ? goesOver(matcher, read) : null;
    const otherQuotes = wrapped === null && own === null ? inOtherQuotes(pattern, text) : null;
    const match = own ?? wrapped ?? otherQuotes;
    if (matcher.pattern !== undefined && match === null) return;
    const hit: Hit = {
      signature,
      matcher,
      line,
      text:
        otherQuotes?.input ??
        (wrapped === null ? text : wrapped.input.slice(0, wrapped.index + wrapped[0].length + 80)),
      captures: match?.groups ?? {},
      chain,
      link,
      above: { ...lastLine },
      below: {},
      before: before(from),
      after: buffer.slice(to, to + below),
    };
    const waits = matcher.near?.some(({ after = 0 }) => after > 0) ?? false;
    if (waits || fitsItsPlace(hit)) keep(hit);
  };

  const read = (found: readonly Found[]) => {
    let counted = 0;
    // Markers of a line count before its hits.
    const hits: Found[] = [];
    const flush = () => {
      for (const { at, which } of hits) test(which - marked.length, at);
      hits.length = 0;
    };
    // Asked for once per line: on a line without end every question would run to the end of the text.
    let next = buffer.indexOf('\n');
    for (const place of found) {
      while (next >= 0 && next < place.at) {
        flush();
        line++;
        counted = next + 1;
        next = buffer.indexOf('\n', counted);
      }
      const marker = marked[place.which];
      // A bar of tqdm's that has not moved shows a question mark in place of its speed.
      if (marker?.id === 'progress' && buffer[place.at - 1] === '?') continue;
      if (marker === undefined) hits.push(place);
      else mark(marker.id);
    }
    flush();
    return counted;
  };

  const process = (limit: number) => {
    const counted = read(find(buffer, 0, limit));
    for (
      let next = buffer.indexOf('\n', counted);
      next >= 0 && next < limit;
      next = buffer.indexOf('\n', next + 1)
    ) {
      line++;
    }
    past = before(limit);
    buffer = buffer.slice(limit);
    piece = { ...nothingRead };
    base += limit;
  };

  return {
    push: (text) => {
      begun += text;
      if (begun.length < batch) return;
      const whole = begun.length > longest ? begun.length : begun.lastIndexOf('\n') + 1;
      buffer += asWritten(begun.slice(0, whole));
      begun = begun.slice(whole);
      if (buffer.length < batch) return;
      let limit = buffer.length;
      for (let count = 0; count <= lookahead && limit > 0; count++)
        limit = buffer.lastIndexOf('\n', limit - 1);
      if (limit > 0) process(limit + 1);
      else if (buffer.length > longest) process(buffer.length - 1024);
    },
    end: () => {
      buffer += asWritten(begun);
      if (base === 0) buffer = uncut(buffer.length < 4000 ? outOfAnAddress(buffer) : buffer);
      const posted = isFirst && base === 0 ? buffer : '';
      const written = asItMayHaveBeen(posted);
      process(buffer.length);
      const hits = [...first.values(), ...last.values()].flat().filter(fitsItsPlace);
      return {
        hits: hits.sort((a, b) => a.line - b.line),
        lastLine,
        links,
        lines: line,
        errors,
        again:
          written === posted || lastLine.ready || lastLine.progress || lastLine.installed
            ? null
            : () => seenIn(written),
      };
    },
  };
}

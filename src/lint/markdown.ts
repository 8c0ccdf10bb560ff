import { limits } from './limits.ts';
import { type Piece, partOf } from './place.ts';

/** A fenced block, or inline code that looks like a command. */
export interface Block {
  /** Language after the fence, lower case; `inline` for inline code. */
  readonly language: string;
  readonly piece: Piece;
}

/** The code of a Markdown document, with the places of the document. */
export function readMarkdown(piece: Piece): readonly Block[] {
  const blocks: Block[] = [];
  let open: { fence: string; language: string; start: number } | null = null;
  let at = 0;
  for (const line of piece.text.split('\n')) {
    if (blocks.length >= limits.parts) return blocks;
    const fence = /^\s{0,3}(`{3,}|~{3,})\s*([\w+-]*)/.exec(line);
    if (open !== null) {
      if (fence?.[1]?.startsWith(open.fence) === true && line.trim() === fence[1]) {
        blocks.push(block(open.language, piece, open.start, at));
        open = null;
      }
    } else if (fence?.[1] !== undefined) {
      open = { fence: fence[1], language: (fence[2] ?? '').toLowerCase(), start: at + line.length + 1 };
    } else {
      for (const match of line.matchAll(/(?<!`)`([^`\n]{8,400})`(?!`)/g)) {
        const code = match[1] ?? '';
        if (!/^(?:sudo )?(?:pip3?|python3? -m pip|uv pip|apt(?:-get)?|git clone|curl|wget) \S/.test(code))
          continue;
        if (blocks.length >= limits.parts) return blocks;
        blocks.push({ language: 'inline', piece: partOf(piece, at + match.index + 1, code) });
      }
    }
    at += line.length + 1;
  }
  if (open !== null) blocks.push(block(open.language, piece, open.start, piece.text.length));
  return blocks;
}

function block(language: string, piece: Piece, start: number, end: number): Block {
  return { language, piece: partOf(piece, start, withoutBadExamples(piece.text.slice(start, end))) };
}

/** What a document itself shows as wrong is not judged: from `# WRONG`, `# Bad` up to the next empty line. */
function withoutBadExamples(text: string): string {
  let bad = false;
  return text
    .split('\n')
    .map((line) => {
      if (/^\s*#\s*(?:WRONG|BAD|DON'?T|INCORRECT|BROKEN)\b/i.test(line)) bad = true;
      else if (line.trim() === '' || /^\s*#\s*(?:GOOD|CORRECT|RIGHT|BETTER)\b/i.test(line)) bad = false;
      return bad ? ' '.repeat(line.length) : line;
    })
    .join('\n');
}

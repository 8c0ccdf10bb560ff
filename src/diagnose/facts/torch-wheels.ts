import { answers } from '../../catalog/answers.ts';
import { isOlder } from '../answers/version-commands.ts';

/**
 * Commands with the newest torch, for an old Python that has none on those indexes: the last torch for it. Where
 * only the newest will do (a card that is new), a newer Python comes first.
 */
export function forItsPython(
  fix: readonly string[],
  python: string | null,
  needsNewest: boolean,
): readonly string[] {
  // The indexes of CUDA 12.8 and 12.9 end before 2.12, that of 12.6 before 2.15.
  const held = fix.map((line) =>
    line.replace(
      /(\btorch[>=]=2\.(1[2-9])\b.{0,100}whl\/)cu12\d/,
      (_, before: string, minor: string) => `${before}${Number(minor) < 15 ? 'cu126' : 'cu130'}`,
    ),
  );
  const row = answers.lastTorch.rows.find((one) => one.python === python);
  // The index of CUDA 11.8 begins with Python 3.8.
  const asks =
    row !== undefined && row.tag < 'cu118' ? /whl\/cu(?:118|12\d|13\d)/ : /whl\/cu(?:12[5-9]|13\d)/;
  if (row === undefined || !held.some((line) => asks.test(line))) return held;
  const { torch, torchvision, torchaudio, tag } = row;
  const wanted = /"torch>=(?<version>\d\.\d{1,2})/.exec(held.find((line) => asks.test(line)) ?? '')?.groups?.[
    'version'
  ];
  if (needsNewest || (wanted !== undefined && isOlder(torch, wanted))) {
    return [
      `uv venv --seed --python 3.11 /workspace/venv && . /workspace/venv/bin/activate   # first: no torch for Python ${python} ${needsNewest ? 'knows this card' : `is as new as ${wanted}`}; then install the app's requirements again, and:`,
      // Those of the old environment are of the old Python.
      ...held.map((line) => line.replace(/^(?:\S{1,160}[\\/])?python[\d.]{0,4}(?:\.exe)? -/, 'python3 -')),
    ];
  }
  const seen = new Set<string>();
  const own = held.map((line) =>
    asks.test(line)
      ? line
          .replace(
            / torch torchvision torchaudio(?= |$)/,
            ` torch==${torch} torchvision==${torchvision} torchaudio==${torchaudio}`,
          )
          .replace(/--index-url (\S{1,60}\/whl\/)cu\d{3}/, `--extra-index-url $1${tag}`)
          .replace(asks, `whl/${tag}`)
          .replace(/ torch==[\d.]{3,9} torchvision/, ` torch==${torch}+${tag} torchvision`)
          .replace(/ torchvision==([\d.]{3,9})(?= )/, ` torchvision==$1+${tag}`)
          .replace(
            / torchaudio==([\d.]{3,9})(?= )/,
            tag === 'cu113' ? ' torchaudio==$1' : ` torchaudio==$1+${tag}`,
          )
          .replace(/ {3}# .{0,200}$/, `   # the last torch for Python ${python}`)
      : line,
  );
  return [
    ...own.filter((line) => !seen.has(line) && seen.add(line)),
    `# or a newer Python first, and in it the newest torch: uv venv --seed --python 3.11 /workspace/venv`,
  ];
}

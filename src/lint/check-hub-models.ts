import { type FileFinding, found } from './finding.ts';
import { gatedModel } from './pages/models.ts';
import { sourceGone } from './pages/sources.ts';
import type { Piece } from './place.ts';
import type { ShellCommand } from './shell-commands.ts';

/** What loads a model by the name that follows, or keeps it in a variable that says so. */
const loaded =
  /(from_pretrained\(\s{0,40}|from_single_file\(\s{0,40}|(?:snapshot|hf_hub)_download\(\s{0,40}|repo_id\s?=\s?|(?:hf|huggingface-cli) download |huggingface\.co\/|\bdefault\s?=\s?|--\w{0,40}model\w{0,40} |\b\w{0,40}(?:model|MODEL|base|BASE)\w{0,40}["']?\s?(?::\s?str\s?)?[:=]\s?)(["']?)((runwayml|stabilityai)\/(stable-diffusion-(?:v1-5|inpainting|2(?:-1)?(?:-base)?|2-inpainting)))(?=["'\s)/@]|$)/g;

/** PW855: a repository of the hub that its owner deleted. */
export function checkGoneModels({ text, place }: Piece): readonly FileFinding[] {
  if (/local_files_only\s?=\s?True/.test(text)) return [];
  const seen = new Set<string>();
  return [...text.matchAll(loaded)].flatMap(
    ({ 0: whole, 1: how = '', 3: repository = '', 4: owner, 5: name = '', index }) => {
      const line = text.slice(text.lastIndexOf('\n', index) + 1, index);
      // runwayml never had those of 2, nor stabilityai those of 1.5.
      const theirs = (owner === 'runwayml') === /v1-5|n-inpainting$/.test(name);
      if (!theirs || seen.has(repository) || /#|\/\/ |==/.test(line)) return [];
      seen.add(repository);
      const copy = owner === 'runwayml' ? `stable-diffusion-v1-5/${name}` : `sd2-community/${name}`;
      const at = index + whole.length - repository.length;
      return [
        found(sourceGone, {
          place: place(at),
          severity: /[:=]\s?$/.test(how) ? 'warning' : 'error',
          message: `${repository} is gone from Hugging Face: its owner deleted it in ${owner === 'runwayml' ? 'August 2024' : 'November 2025'}.`,
          error: `401 Client Error. Repository Not Found for url: https://huggingface.co/api/models/${repository}`,
          why: 'Because the download asks for a repository that is no more; only what lies in a cache still loads.',
          fixes: [`write ${copy}, a copy`],
          edits: [{ place: place(at), old: repository, new: copy }],
        }),
      ];
    },
  );
}

/** Gave them out to nobody without a token since they were there. */
const repositories =
  'black-forest-labs/FLUX\\.[12]-(?:\\w{1,20}-)?dev|meta-llama/[\\w.-]{1,80}|stabilityai/stable-diffusion-3[\\w.-]{0,40}|google/gemma-[23][\\w.-]{0,40}|pyannote/(?:speaker-diarization-3\\.[01]|segmentation-3\\.0)';
const gated = new RegExp(`^https://huggingface\\.co/(${repositories})/resolve/`);
const loads = new RegExp(
  `(?:from_pretrained\\(|_download\\(|repo_id=|download )\\s{0,40}["']?(${repositories})(?=["'\\s]|$)`,
  'm',
);

/** PW913: of code that loads one, where nothing says a token: in a build none can come from outside. */
export function checkGatedLoad({ text, place }: Piece, beside: readonly string[]): readonly FileFinding[] {
  const code = text.replace(/^[ \t]{0,80}#[^\n]*/gm, (line) => ' '.repeat(line.length));
  const [whole = '', repository] = loads.exec(code) ?? [];
  const said = /(?:hf|hub|auth|access|face)_?token|\btoken\s?=|\blogin\b|local_files_only|offline|secret/i;
  if (repository === undefined || [text, ...beside].some((one) => said.test(one))) return [];
  const at = code.indexOf(whole);
  const builds = /^[ \t]*FROM[ \t]/m.test(text);
  return [
    found(gatedModel, {
      place: place(at + whole.length - repository.length),
      severity: builds ? 'error' : 'warning',
      message: `${repository} is handed out to accounts that accepted its terms, and ${builds ? 'this build has no token' : 'nothing here names a token'}.`,
      why: 'Because the hub asks who it is.',
      fixes: [
        builds
          ? 'RUN --mount=type=secret,id=HF_TOKEN,env=HF_TOKEN …'
          : 'give HF_TOKEN to the worker as a secret',
      ],
    }),
  ];
}

const token = /authorization|header|token|netrc|cookie|^-H$|--user\b/i;

/** PW913: `wget` of a file that the hub hands out to known users alone. */
export function checkGated(commands: readonly ShellCommand[]): readonly FileFinding[] {
  if (commands.some(({ text }) => /\.netrc|\.wgetrc|\.curlrc/.test(text))) return [];
  const asks = commands.flatMap(({ name, words, places, place, text }) => {
    const at = /^(?:wget|curl|aria2c)$/.test(name) ? words.findIndex((word) => gated.test(word)) : -1;
    const repository = gated.exec(words[at] ?? '')?.[1];
    // A variable among the words may hold the header.
    const other = words.some((word, index) => index !== at && (token.test(word) || /^\$/.test(word)));
    return repository === undefined || other || token.test(text)
      ? []
      : [{ name, repository, place: places[at] ?? place }];
  });
  return asks.slice(0, 1).map(({ name, repository, place }) =>
    found(gatedModel, {
      place,
      message: `${repository} is handed out to accounts that accepted its terms, and ${name} says nothing of one: it gets no model.`,
      error: name === 'wget' ? 'ERROR 401: Unauthorized.' : null,
      why: 'Because no token goes with the request.',
      fixes: [
        name === 'aria2c' || name === 'wget'
          ? 'add --header="Authorization: Bearer $HF_TOKEN"'
          : 'add -fH "Authorization: Bearer $HF_TOKEN"',
      ],
    }),
  );
}

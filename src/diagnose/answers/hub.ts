import { answers } from '../../catalog/answers.ts';
import type { Answer, Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { harmlessWord } from '../fill.ts';

const named =
  /(?:huggingface\.co|hf\.co|hf-mirror\.com)\/(?:api\/(?:models|datasets|spaces)\/)?(?:datasets\/|spaces\/)?(?<repo>[\w.-]{1,60}\/[\w.-]{1,90}?)(?:\/|[\s'")?,]|\.?$|\. )/;
/** A model without an owner, of the first years of the Hub. */
const bare =
  /(?:huggingface\.co|hf\.co|hf-mirror\.com|with url: )\/(?:api\/models\/)?(?<repo>[\w.-]{1,90})\/(?:resolve|revision)\/|with url: \/api\/models\/(?<asked>[\w./-]{1,120}?)(?:\/revision|[ )]|$)|with url: \/(?<path>[\w.-]{1,60}\/[\w.-]{1,90})\/resolve\//;

/** The model or data set of the Hub that the lines nearby name; null where none does. */
export function repositoryNearby(lines: readonly string[]): string | null {
  for (const line of lines) {
    const said = line.slice(0, 1000);
    const groups = bare.exec(said)?.groups;
    const found =
      groups?.['repo'] ?? groups?.['asked'] ?? groups?.['path'] ?? named.exec(said)?.groups?.['repo'];
    const name = found?.replace(/\.$/, '').replace(/\/(?:resolve|revision|tree|blob)$/, '');
    if (
      name !== undefined &&
      harmlessWord(name) &&
      !/^(?:docs|settings|models|join|api|datasets)\b/.test(name)
    )
      return name;
  }
  return null;
}

const tokens = 'https://huggingface.co/settings/tokens';
const withToken = 'export HF_TOKEN=hf_...   # in the environment of the pod, so that the app sees it';

/** Why the Hub refuses, as far as its words tell: the token, its rights, the terms of the model, or the name. */
export const hubAnswer: Answerer = (event) => {
  const near = [event.text, ...event.below.slice(0, 8), ...event.above.slice(-8).reverse()];
  const said = near.join('\n');
  const plain = /(?<repo>[\w-]{1,60}\/[\w.-]{1,90}) is not a local folder/.exec(event.text)?.groups?.['repo'];
  const name = repositoryNearby(near) ?? plain?.replace(/\.$/, '') ?? null;
  if (
    /Invalid credentials|Invalid user token|Invalid token passed|Token is (?:not valid|expired)|token seems invalid/.test(
      said,
    )
  )
    return refused(name);
  if (
    /api\/repos\/create|\/(?:preupload|commit|branch|tag)\/\S{1,60}|rights? to create|write (?:access|permission|token)/.test(
      said,
    ) &&
    /403|Forbidden|don't have|not have/.test(said)
  )
    return mayNotWrite();
  if (name === null) return noOwner(event);
  const data = new RegExp(`datasets/${name.replaceAll('.', '[.]')}`).test(said);
  const address = `https://huggingface.co/${data ? 'datasets/' : ''}${name}`;
  const page = `# open ${address} with your account and accept its terms (or ask for access there)`;
  // curl and wget send no token by themselves.
  const file = /\b(?:curl|wget) .{0,200}\/resolve\/[\w.-]{1,60}\/(?<file>[\w./-]{1,160})/.exec(said)
    ?.groups?.['file'];
  const trial =
    file !== undefined && !data
      ? `hf download ${name} ${file} --local-dir .   # in place of curl or wget, which want: -H "Authorization: Bearer $HF_TOKEN"`
      : data
        ? `hf download ${name} README.md --repo-type dataset   # tries it`
        : `hf download ${name} config.json   # tries it`;
  if (
    /is not a local folder and is not a valid model identifier/.test(event.text) &&
    !/40[13]|gated|restricted/i.test(said)
  )
    return noFolder(name);
  if (/awaiting a review|has been rejected/.test(said)) return waiting(name);
  if (/fine-?grained/i.test(said) && /40[13]/.test(said)) return rights(name, [page, trial], true);
  if (/not in the authorized list|[Vv]isit \S{1,160} to ask for access/.test(said))
    return {
      title: `The terms of ${name} were not accepted with the account of this token`,
      cause: `${name} is gated: a token was sent and is good, and the account that it belongs to has no access to the model. (Another account than the one that accepted? hf auth whoami tells.)`,
      fix: [
        page,
        'hf auth whoami   # that very account? else a token of the one that accepted: export HF_TOKEN=hf_...',
        trial,
      ],
    };
  if (
    /Repository Not Found|RepositoryNotFoundError|404 Client Error/.test(said) &&
    !/gated repo for url|GatedRepoError|restricted/.test(said)
  )
    return notThere(name, [address, trial], said);
  if (/must (?:have access to it and )?be authenticated|[Pp]lease log in|401 /.test(said))
    return {
      title: `The Hub gives ${name} only to those who are logged in, and no good token came`,
      cause: `${name} is gated (or private), and the program sent no token, or one that may not read it: HF_TOKEN is not set where the app runs, or the login was made as another user or in another container.`,
      fix: [
        page,
        `${withToken}; one of type Read from ${tokens} (a fine-grained one also needs the right to read public gated repositories)`,
        trial,
        '# that page does not exist? then the name is wrong: correct it in the settings or command of the app',
      ],
    };
  if (/403/.test(said)) return rights(name, [page, trial], false);
  return {
    title: `The Hub refuses ${name}`,
    cause: `${name} was not given out: its licence was not accepted with this account, no token was sent, or the token may not read it. A misspelt or private name is answered alike.`,
    fix: [
      page,
      `${withToken}; a fine-grained token also needs the right to read public gated repositories`,
      trial,
      '# that page does not exist? then the name is wrong: correct it in the settings or command of the app',
    ],
  };
};

function refused(name: string | null): Answer {
  return {
    title: 'The Hub does not accept the token that is sent',
    cause: `The token in HF_TOKEN (or the one that was saved by a login) is wrong, expired or deleted; with it even public models are refused${name === null ? '' : ` (here ${name})`}.`,
    fix: [
      'unset HF_TOKEN HUGGING_FACE_HUB_TOKEN; hf auth logout   # public models need none; older versions: huggingface-cli logout',
      `export HF_TOKEN=hf_...   # or: a new one from ${tokens}`,
    ],
    confidence: 'high',
  };
}

function mayNotWrite(): Answer {
  return {
    title: 'The token may not write to the Hub',
    cause:
      'A repository was to be made or written to, and the token only reads, is fine-grained without the right to write there, or the name belongs to another owner.',
    fix: [
      `export HF_TOKEN=hf_...   # a token of type Write from ${tokens}; fine-grained: tick "Write access" for that user or organisation`,
      'hf auth whoami   # the owner in the name of the repository must be this user, or one of its organisations',
      '# nothing was to be uploaded? switch it off: push_to_hub=False, hub_model_id away',
    ],
    confidence: 'high',
  };
}

/** `certain`: the log says that the token is a fine-grained one. */
function rights(
  name: string,
  [page, trial]: readonly [page: string, trial: string],
  certain: boolean,
): Answer {
  return {
    title: `The token may not read ${name}: a right of the token is missing, or the terms were not accepted`,
    cause: `A token was sent, and the Hub keeps ${name} from it: a fine-grained token reads gated models only with the right "Read access to contents of all public gated repos you can access"; and the account must have accepted the terms.`,
    fix: [
      ...(certain ? [] : [page]),
      `# ${tokens}: edit the token, tick "Read access to contents of all public gated repos you can access", save; or make one of type Read:`,
      withToken,
      ...(certain ? [page] : []),
      trial,
    ],
  };
}

function waiting(name: string): Answer {
  return {
    title: `The access to ${name} is not granted yet`,
    cause: `The account asked for ${name}, and its owners have not said yes (or said no): nothing on this machine is at fault.`,
    fix: [
      `# https://huggingface.co/settings/gated-repos shows how the request for ${name} stands`,
      '# until then: a copy of it that is not gated, by another owner: search the Hub for its name',
    ],
    confidence: 'high',
  };
}

function notThere(
  name: string,
  [address, trial]: readonly [address: string, trial: string],
  said: string,
): Answer {
  const secret = /401 Client Error/.test(said);
  // Where no file of a model is asked for, it may as well be a data set that is looked for among the models.
  const asked = address.includes('/datasets/')
    ? 'data'
    : /api\/models\/|config\.json|\.(?:safetensors|bin|gguf|pth?|ckpt)\b|token/.test(said)
      ? 'model'
      : 'file';
  const data = `# open https://huggingface.co/datasets/${name} : there? then it is a data set: repo_type="dataset" in the call (hf download ${name} --repo-type dataset)`;
  return {
    title: `The Hub has no ${name}, or hides it`,
    cause:
      `Nothing of the name ${name} is public: it is misspelt, was renamed or removed, is of another kind (a data set needs repo_type="dataset"), or is private. ${secret ? 'Without a login the Hub answers 401 for all of these.' : ''}`.trim(),
    fix: [
      ...(asked === 'file' ? [data] : []),
      `# open ${address} : not there? then the name of today (search there), in the settings or command of the app`,
      ...(asked === 'model' ? [data] : []),
      '# it is there, but private: the token of an account that may read it:',
      withToken,
      trial,
    ],
  };
}

/** A word that is neither a folder here nor OWNER/NAME, as the models of today are called. */
function noOwner(event: Event): Answer | null {
  const name = /(?:^|[\s'"])(?<name>[\w.-]{1,90}) is not a local folder/.exec(event.text)?.groups?.['name'];
  if (name === undefined || !harmlessWord(name)) return null;
  const owner = answers.owners.rows.find(({ starts }) =>
    starts.some((one) => name.toLowerCase().startsWith(one)),
  )?.owner;
  // Where the command or settings give it: `pretrained=NAME`, `--model NAME`.
  const said = new RegExp(`[\\w-]{2,40}[ =:]{1,2}['"]?(?=${name.replace(/\W/g, '.')}(?![\\w./-]))`);
  const given = [...event.above]
    .reverse()
    .map((line) => said.exec(line.slice(0, 600))?.[0])
    .find((one) => one !== undefined);
  const stands = /^(?:base|your|my)?[-_]?(?:models?|path|name|checkpoint|none|null|output|weights)\b/i.test(
    name,
  );
  const whole = owner === undefined ? (stands ? 'OWNER/NAME' : `OWNER/${name}`) : `${owner}/${name}`;
  return {
    title: `${name} is neither a folder here nor the whole name of a model`,
    cause: `The Hub calls its models OWNER/NAME, and ${given === undefined ? name : `${given}${name}`} has no owner${stands ? ' (it stands for a name, and was passed as it is)' : ''}; a folder ${name} is not where the program was started. No login mends that.`,
    fix: [
      `# ${given === undefined ? 'in the settings or command, in place of' : `in place of ${given}${name}:`} ${given === undefined ? `${name}: ` : given}${whole}${stands ? ' of the model that you mean' : `   (https://huggingface.co/models?search=${name} shows its owner)`}`,
      `ls -ld ${name}   # a folder is meant? then give its whole path, and see that config.json is in it`,
    ],
    confidence: 'high',
  };
}

function noFolder(name: string): Answer {
  return {
    title: `${name} is neither a folder here nor a model that the Hub gives out`,
    cause: `There is no folder ${name} where the program was started, and the Hub knows no public model of that name: it is misspelt, was renamed or removed, is private or gated, or a relative path counts from another folder.`,
    fix: [
      `# open https://huggingface.co/${name} : not there? then the name of today (search there), or a copy under another owner`,
      `ls -ld ${name}   # a folder is meant? then give its whole path`,
      'export HF_TOKEN=hf_...   # it is there, but private or gated: the token of an account that may read it',
    ],
  };
}

/** The data by its name, which stands in one of the lines around: of several, one each. */
export const nltkAnswer: Answerer = ({ text, above, below, pip }) => {
  const said = [...above.slice(-4), text, ...below.slice(0, 12)].join('\n');
  const name =
    /nltk\. ?download\(['"](?<name>[a-z][\w-]{1,60})|esource ['"]?(?<other>[a-z][\w-]{1,60})['"]? not found|to load (?:\w{2,20}\/)(?<file>[a-z][\w-]{1,60})/
      .exec(said)
      ?.slice(1)
      .find((one) => one !== undefined);
  if (name === undefined) return null;
  const own = searchedBy(below);
  return {
    cause: `NLTK loads its data separately from the package, and ${name} is not here.`,
    fix: [
      `${own ?? pip.replace(/ -m pip$/, '')} -c "import nltk; nltk.download('${name}')"   # into ~/nltk_data; NLTK_DATA names another folder`,
    ],
  };
};

/** NLTK looks below the prefix of its Python, P/nltk_data, P/share/nltk_data, P/lib/nltk_data: the Python that wants it. */
function searchedBy(below: readonly string[]): string | null {
  for (const line of below) {
    const [, found = ''] = /- '([^']{3,160})[\\/]share[\\/]{1,2}nltk_data'/.exec(line.slice(0, 300)) ?? [];
    const prefix = found.replaceAll('\\\\', '\\').replace(/\\$/, '');
    if (prefix === '' || prefix.startsWith('/usr')) continue;
    if (!harmlessWord(prefix.replace(/^[A-Z]:/, '').replaceAll('\\', '/'))) return null;
    if (prefix.startsWith('/')) return `${prefix}/bin/python3`;
    return `${prefix}${/(?<!installer_files\\)env$/.test(prefix) ? '\\Scripts' : ''}\\python.exe`;
  }
  return null;
}

const release = /https:\/\/github\.com\/(?<repository>[\w-]{1,39}\/[\w.-]{1,100})\/releases\//;

/** Files of a release on GitHub are renamed and taken away: its own list says what there is now. */
export const releaseAnswer: Answerer = ({ above, text, below }) => {
  const repository = release.exec([...above.slice(-6), text, ...below.slice(0, 3)].join(' ').slice(0, 6000))
    ?.groups?.['repository'];
  if (repository === undefined) return null;
  return {
    title: `${repository} has no release with that file (any more)`,
    fix: [
      `curl -fsS "https://api.github.com/repos/${repository}/releases?per_page=100" | grep -o 'https://[^"]*/download/[^"]*'   # what its releases hold today; 404: it is gone`,
      '# put it where the program keeps it (the lines above, mostly ~/.cache); or a newer program: git pull, or pip install -U its name',
    ],
  };
};

/** The keyword that token took the place of: hubs before 1.0 still take it. */
export function tokenKeyword({ text, pip }: Event): Answer | null {
  return /unexpected keyword argument '(?:use_auth_token|resume_download|local_dir_use_symlinks)'/.test(text)
    ? {
        title: 'huggingface_hub is too new for the code: 1.0 dropped the old keywords of a download',
        cause:
          'What calls it (pyannote.audio, whisperx, diffusers, an app) was written for a hub before 1.0: use_auth_token is token since, and resume_download is gone.',
        fix: [
          `${pip} install "huggingface_hub<1.0"   # transformers 5 is here, which wants a newer one? then in the same line: "transformers<5"`,
          '# or in code of your own: token= in place of use_auth_token=; or a newer release of what calls it',
        ],
      }
    : null;
}

import type { Answer } from '../answer.ts';
import type { Event } from '../event.ts';

/** Packages of the index that are called like what another one is imported as. */
const namesakes: Readonly<
  Record<string, { readonly install: string; readonly remove: string; readonly names: RegExp }>
> = {
  whisper: {
    install: '-U openai-whisper',
    remove: 'whisper',
    names:
      /^(?:load_model|load_audio|available_models|DecodingOptions|pad_or_trim|log_mel_spectrogram|decode)$/,
  },
  clip: {
    install: 'git+https://github.com/openai/CLIP.git',
    remove: 'clip',
    names: /^(?:load|tokenize|available_models)$/,
  },
  ffmpeg: {
    install: 'ffmpeg-python',
    remove: 'ffmpeg python-ffmpeg',
    names: /^(?:input|probe|output|run|Error|filter|concat)$/,
  },
  fitz: { install: '-U PyMuPDF', remove: 'fitz', names: /^(?:open|Document|Matrix)$/ },
  esm: {
    install: 'fair-esm',
    remove: 'esm',
    names: /^(?:pretrained|Alphabet|BatchConverter|FastaBatchedDataset|inverse_folding)$/,
  },
  jwt: { install: '-U PyJWT', remove: 'jwt', names: /^(?:encode|decode|PyJWTError|ExpiredSignatureError)$/ },
  serial: { install: 'pyserial', remove: 'serial', names: /^Serial/ },
  docx: { install: 'python-docx', remove: 'docx', names: /^Document$/ },
  dotenv: { install: 'python-dotenv', remove: 'dotenv', names: /^(?:load_dotenv|find_dotenv)$/ },
  magic: { install: 'python-magic', remove: 'magic', names: /^(?:from_file|from_buffer|Magic)$/ },
  faiss: { install: 'faiss-cpu', remove: 'faiss', names: /^Index/ },
  pycolmap: {
    install: 'git+https://github.com/rmbrualla/pycolmap',
    remove: 'pycolmap',
    names: /^SceneManager$/,
  },
  'taming.modules.vqvae.quantize': {
    install: 'taming-transformers-rom1504',
    remove: 'taming-transformers',
    names: /^VectorQuantizer2$/,
  },
  google_search: { install: 'google-search-results', remove: 'serpapi', names: /^GoogleSearch$/ },
};

/** `module 'whisper' has no attribute 'load_model'`: a stranger of that name is installed. */
export function namesake(event: Event, module: string, name: string): Answer | null {
  if (module === 'lib' && /^X509_V_FLAG|^OpenSSL_add_all/.test(name))
    return {
      class: 'pyopenssl-version-mismatch',
      title: 'pyOpenSSL is older than cryptography',
      cause:
        'The pyOpenSSL of the system calls what newer releases of cryptography dropped; pip itself may stop by it.',
      fix: [
        'curl -fsSL https://bootstrap.pypa.io/get-pip.py | python3 - && python3 -m pip install -U pyOpenSSL cryptography   # then the same again',
      ],
      confidence: 'high',
    };
  const row = Object.hasOwn(namesakes, module) ? namesakes[module] : undefined;
  if (row === undefined || !row.names.test(name)) return null;
  return {
    class: 'wrong-package-same-name',
    subject: module,
    title: `The ${module} that is installed is another package of that name`,
    cause: `${module}.${name} belongs to what is installed as ${row.install.replace(/^-U /, '')}; a stranger of the name ${module} is found in its place (or a file ${module}.py of your own).`,
    fix: [
      `${event.pip} uninstall -y ${row.remove} && ${event.pip} install --force-reinstall --no-deps ${row.install}`,
      `ls ${module}.py ${module}/ 2>/dev/null   # a file or folder of your own of that name hides it, too: rename it`,
    ],
    confidence: 'high',
    weight: 'root',
  };
}

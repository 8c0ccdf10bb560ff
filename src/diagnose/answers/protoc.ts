import type { Answer } from '../answer.ts';
import type { Event } from '../event.ts';
import { harmlessWord } from '../fill.ts';

/** Python that protoc writes from the .proto files of a repository: they come with it, what it writes does not. */
export function unwritten(event: Event, module: string, name: string): Answer | null {
  const [root = ''] = module.split('.');
  const file = event.frames.at(-1)?.file ?? event.text;
  if (
    !/\w_pb2(?:_grpc)?$/.test(name) ||
    root === 'google' ||
    /(?:site|dist)-packages/.test(`${file} ${event.text}`)
  )
    return null;
  const folder = module.replaceAll('.', '/');
  const base = [...event.frames.map((frame) => frame.file), ...event.above.slice(-20)]
    .map((line) => line.replaceAll('\\', '/').split(`/${root}/`))
    .filter((parts) => parts.length > 1)
    .map(([before = '']) => /[^\s"'(]{1,200}$/.exec(before)?.[0] ?? '')
    .findLast((one) => one !== '');
  const go = base?.startsWith('/') && harmlessWord(base) ? `cd ${base} && ` : '';
  const grpc = name.endsWith('_grpc');
  const at = folder === '' ? '.' : folder;
  return {
    class: 'module-not-found',
    subject: name,
    title: `${name}.py was not made yet: protoc writes it from ${name.replace(/_pb2(?:_grpc)?$/, '')}.proto`,
    cause: `A name that ends in _pb2 is Python that the compiler of protobuf writes; the repository${base === undefined ? '' : ` (${base})`} brings only the .proto files.`,
    fix: [
      grpc
        ? `${go}${event.pip} install grpcio-tools && ${event.pip.replace(/ -m pip$/, '')} -m grpc_tools.protoc -I. --python_out=. --grpc_python_out=. ${at}/*.proto   # in the folder above ${root || 'the .proto files'}`
        : `${go}protoc ${at}/*.proto --python_out=.   # in the folder ${go === '' && base !== undefined ? `${base} ` : ''}that has ${root === '' ? 'the .proto files' : `${root}/`}; then start again from there`,
      ...(grpc
        ? []
        : [
            `# no protoc: apt-get update && apt-get install -y protobuf-compiler; Windows, or one too new for the protobuf here: ${event.pip} install grpcio-tools, and: python -m grpc_tools.protoc -I. --python_out=. ${at}/*.proto`,
          ]),
    ],
    confidence: 'high',
    weight: 'root',
  };
}

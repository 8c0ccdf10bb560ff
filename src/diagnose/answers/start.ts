import type { Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { harmlessWord } from '../fill.ts';

/** The script whose line ends the shell stumbled over, by the name that it says itself. */
export const lineEndsAnswer: Answerer = (event) => {
  const file =
    [event.text, ...event.above.slice(-3).reverse(), ...event.below.slice(0, 3)]
      .map(
        (line) =>
          /(?<file>[\w./+-]{1,160}\.(?:sh|bash)|\/[\w./+-]{1,160}|\.\/[\w./+-]{1,120}): (?:line |\d|set: |cd: |\/usr\/bin\/env|\/bin\/|\[|syntax|\$?'|source)/.exec(
            line.slice(0, 600),
          )?.groups?.['file'],
      )
      .find((one) => one !== undefined && !/^\/(?:usr\/)?bin\//.test(one)) ?? startedBy(event);
  if (file === undefined || !harmlessWord(file)) return null;
  const name = file.split('/').at(-1) ?? file;
  const image = /^\/|entrypoint/.test(file);
  return {
    title: `The script ${file} has Windows line ends`,
    fix: [
      image
        ? `find . -name ${name} -exec sed -i 's/\\r$//' {} +   # in the folder that the image is built from; then build it again: docker build --no-cache … (compose: docker compose build --no-cache)`
        : `sed -i 's/\\r$//' ${file}   # dos2unix ${file} does the same`,
      ...(image ? [`sed -i 's/\\r$//' ${file}   # where it is a file of this machine or a volume`] : []),
      "printf '*.sh text eol=lf\\n' >> .gitattributes   # keeps it so in git; and on Windows: git config --global core.autocrlf input, then clone again",
    ],
  };
};

/** env and a kernel do not name the script: what was started does, a step of a build or the command typed above. */
function startedBy({ above, below }: Event): string | undefined {
  return [...below.slice(0, 4), ...above.slice(-6).reverse()]
    .map(
      (line) =>
        /(?:^The command '(?:\/bin\/sh -c )?|\bRUN (?:chmod \S{1,8} \S{1,80} && )?|process "\/bin\/sh -c |^[$#] (?:sudo )?|^[\w.-]{1,40}@[\w.-]{1,60}:\S{1,80}[#$] (?:sudo )?)(?<file>(?:\.{0,2}\/)?[\w./+-]{1,160}\.(?:sh|bash|py)|\/[\w./+-]{1,160}|\.\/[\w./+-]{1,120})(?=['" ]|$)/.exec(
          line.slice(0, 600),
        )?.groups?.['file'],
    )
    .find((one) => one !== undefined && !/^\/(?:usr\/)?bin\//.test(one));
}

/** Which processor the machine has, where the log says so; else the image of each. */
export const processorAnswer: Answerer = (event) => {
  const near = [event.text, ...event.above.slice(-25).reverse(), ...event.below];
  const pair =
    /requested image's platform \((?<image>linux\/\w{3,8})[\w/]*\) does not match the detected host platform \((?<host>linux\/\w{3,8})/.exec(
      near.join('\n').slice(0, 8000),
    )?.groups;
  const arm = near.some((line) =>
    /\b(?:aarch64|arm64|armv8|Raspberry|Apple M\d|M[1-4] (?:Mac|Pro|Max)|Jetson|Graviton|DGX Spark|GH200|GB\d00)\b/.test(
      line,
    ),
  );
  const host = pair?.['host'] ?? (arm ? 'linux/arm64' : null);
  const script = /exec (?:user process caused )?"?(?<file>\/[\w./-]{1,120}\.sh)/.exec(event.text)?.groups?.[
    'file'
  ];
  const shebang = `head -1 ${script ?? 'start.sh'}   # a script that is started itself must begin with #!/usr/bin/env bash, on its first line`;
  if (host === null)
    return {
      fix: [
        'docker buildx build --platform linux/amd64 -t REPO/IMAGE:TAG --push .   # pods are x86-64 (an ARM machine: --platform linux/arm64)',
        'uname -m   # of the machine: x86_64 is linux/amd64, aarch64 is linux/arm64; docker image inspect IMAGE --format "{{.Architecture}}" says the same of the image',
        shebang,
      ],
    };
  return {
    title: `The image is not built for the processor of this machine (${host})`,
    cause: `The machine is ${host}, and the program in the image is built for another processor.`,
    fix: [
      `docker buildx build --platform ${host} -t REPO/IMAGE:TAG --load .   # or pull the image that its makers publish for it: docker pull --platform ${host} IMAGE`,
      ...(host === 'linux/arm64'
        ? [
            '# there is none for it? an x86-64 machine; or emulated, slowly and without GPU: docker run --privileged --rm tonistiigi/binfmt --install amd64, then docker run --platform linux/amd64 …',
          ]
        : []),
      shebang,
    ],
    confidence: 'high',
  };
};

/** Of which repository, as its clone was asked for. */
export const quotaAnswer: Answerer = (event) => {
  const url = [...event.above.slice(-25).reverse(), event.text, ...event.below.slice(0, 5)]
    .map(
      (line) =>
        /(?<url>https:\/\/[\w./-]{8,160}?)(?:\/info\/lfs|\.git\b|[\s'"]|$)/.exec(line.slice(0, 400))
          ?.groups?.['url'],
    )
    .find((one) => one !== undefined && /^https:\/\/[\w.]{3,40}\/[\w.-]{1,80}\/[\w.-]{1,100}$/.test(one));
  const name = url?.split('/').at(-1) ?? '';
  return {
    fix: [
      url === undefined || !harmlessWord(url) || !/^\w/.test(name)
        ? 'GIT_LFS_SKIP_SMUDGE=1 git clone ADDRESS CODE   # the code alone, beside the clone that ended half-way (pip: the same variable before pip install git+…)'
        : `GIT_LFS_SKIP_SMUDGE=1 git clone ${url} ${name}-code   # the code alone, beside the clone that ended half-way`,
      '# the files themselves: from where the README names them too (Hugging Face, releases), or a fork; else ask the owner: the quota is renewed each month',
    ],
  };
};

import type { Answerer } from '../answer.ts';
import type { Event } from '../event.ts';
import { harmlessWord } from '../fill.ts';
import { projectOfUv } from '../of-its-place.ts';
import { builtModule } from './built-modules.ts';

/** The package that was being built, as the lines near say; null where they do not. */
export function packageBuilt(event: Event): string | null {
  const lines = [event.text, ...event.below, ...event.above.slice(-40).reverse()];
  // uv: "`NAME` depends on `torch`", "Failed to build `NAME==1.0`"; poetry: "but with NAME (1.0)".
  const said = firstOf(
    lines,
    /(?:indicates that |[Ff]ailed to (?:download and )?build |[Bb]uilding )`(?<what>(?:git\+https?:\/\/[^`\s]{1,200}|[A-Za-z][\w.-]{1,60}))|problem with poetry but with (?<other>[A-Za-z][\w.-]{1,60})/,
  );
  const git = firstOf(lines, /Collecting (?<what>git\+https?:\/\/\S{1,200})/);
  const named = firstOf(
    lines,
    /(?:Collecting |Building wheel for |Failed to build |building wheel for |ERROR: Failed building wheel for )'?(?<what>(?!torch(?![\w-])|installable|collected)[A-Za-z][\w.-]{1,60})|(?:Processing |Obtaining file:\/\/)(?<other>\.{0,2}\/[\w./+-]{1,160}\w)(?<!\.(?:whl|gz|zip))(?= |$)/,
  );
  const what = said ?? git ?? named;
  return what !== null && harmlessWord(what) ? what : null;
}

function firstOf(lines: readonly string[], pattern: RegExp): string | null {
  for (const line of lines) {
    const groups = pattern.exec(line.slice(0, 500))?.groups;
    const what = groups?.['what'] ?? groups?.['other'];
    if (what !== undefined) return what;
  }
  return null;
}

/** Packages whose setup.py imports torch. */
const needTorch =
  /^(?:flash[-_]attn|flash[-_]attn[-_]3|xformers|deepspeed|apex|mamba[-_]ssm|causal[-_]conv1d|auto[-_]gptq|gptqmodel|autoawq[-_]kernels|torch[-_](?:scatter|sparse|cluster|spline[-_]conv)|pyg[-_]lib|pytorch3d|detectron2|nvdiffrast|tinycudann|tiny-cuda-nn|gsplat|natten|sageattention|spconv|mmcv|mmcv-full|fairseq|transformer[-_]engine|grouped[-_]gemm|exllamav2|exllamav3|diso|kaolin|torchsparse|groundingdino|groundingdino-py|sam[-_]?2|simple[-_]knn|diff[-_]gaussian[-_]rasterization|curope|selective[-_]scan|flash[-_]mla|vllm)\b/i;

/** A build that needs torch: which package, and how it is built with the torch that is here. */
export const buildAnswer: Answerer = (event) => {
  const what = packageBuilt(event);
  // Cut before its reason: only what is known to import torch in its setup.py is told so.
  const cut = !/No module named|depends on `torch`|declare it as/.test(
    [event.text, ...event.below].join(' '),
  );
  if (cut && (what === null || !needTorch.test(what))) return 'nothing';
  const around = [...event.above, event.text, ...event.below];
  // torch up to 2.1 builds with pkg_resources.packaging, which setuptools 70 took away.
  const old = around.some((line) => /\btorch(?:==|-| \()(?:1\.|2\.[01]\.)/.test(line));
  const first = `${event.pip} install torch packaging ninja wheel "setuptools<${old ? 70 : 81}"   # first, as the app pins torch`;
  if (what === null) {
    const typed = firstOf(
      around,
      /\bpip3? install (?<what>(?:-e )?\.{1,2}(?:[\\/][\w.\\/-]{0,120})?)(?: *$| -)/,
    );
    return typed === null
      ? null
      : { fix: [first, `${event.pip} install --no-build-isolation ${typed}   # then the rest`] };
  }
  const name = /^(?<name>[A-Za-z][\w.-]{1,60})$/.exec(what)?.groups?.['name'] ?? null;
  // Those of PyG lie ready for each torch.
  const ready = /^(?:torch|pyg)[-_]/i.test(name ?? '')
    ? builtModule(event, (name ?? '').toLowerCase().replaceAll('-', '_'))
    : null;
  const version = around
    .map((line) => /^[\d.]{1,12}\d(?:\.post\d)?/.exec(line.split(`${what}==`)[1] ?? '')?.[0])
    .find((one) => one !== undefined);
  const wanted = version === undefined || name === null ? what : `${what}==${version}`;
  const editable = event.above.some((line) => line.includes(`Obtaining file://${what}`)) ? '-e ' : '';
  return {
    ...(cut ? { confidence: 'medium' as const, weight: 'plain' as const } : {}),
    cause: `${what.startsWith('git+') ? 'The package' : what} imports torch in its setup.py and does not declare it for the build, but pip and uv build in an environment of its own, which has no torch. It is not the app's environment that lacks it.`,
    title: `${what.startsWith('git+') ? 'A package' : what} is built where torch cannot be seen`,
    fix: [
      ...(name !== null && around.some((line) => projectOfUv.test(line))
        ? [
            `printf '\\n[tool.uv.extra-build-dependencies]\\n${name} = [{ requirement = "torch", match-runtime = true }]\\n' >> pyproject.toml && uv sync   # torch must be one of its dependencies`,
            '# or:',
          ]
        : []),
      ...(ready?.fix?.slice(0, 1) ?? []),
      ...(ready === null ? [] : ['# or compiled here:']),
      first,
      `${event.pip} install --no-build-isolation ${editable}${wanted}   # then the rest of the requirements`,
    ],
  };
};

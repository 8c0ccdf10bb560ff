import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import { indexOf } from '../../src/diagnose/answers/version-commands.ts';
import { diagnoseText } from '../../src/diagnose/diagnose-text.ts';

const { torch } = await loadCatalog();
const wanted = (spec: string) =>
  diagnoseText(
    `ImportError: torch${spec} is required for a normal functioning of this module, but found torch==2.0.0.`,
  )[0]?.fix.join('\n') ?? '';

describe('the index that a release of torch is taken from', () => {
  it.each(torch.map((release) => ({ ...release })))('holds $version', (release) => {
    const held = [...release.cudaTags, ...release.indexOnlyTags];
    expect(wanted(`==${release.version}`)).toContain(`"torch==${release.version}"`);
    expect(held).toContain(/\/whl\/(?<tag>cu\d{3})/.exec(wanted(`==${release.version}`))?.groups?.['tag']);
    for (const here of ['cu102', 'cu118', 'cu121', 'cu128', 'cu130'])
      expect(held).toContain(indexOf('torch', `torch==${release.version}`, here));
  });

  it('stays the one of the log where that holds it', () => {
    expect(indexOf('torch', 'torch==2.2.1', 'cu118')).toBe('cu118');
    expect(indexOf('torchvision', 'torchvision==0.16.1', 'cu118')).toBe('cu118');
    expect(indexOf('torchvision', 'torchvision==0.16.1', null)).toBe('cu121');
  });

  it('goes on where that ends', () => {
    expect(indexOf('torch', 'torch>=2.12', 'cu128')).toBe('cu126');
    expect(indexOf('torch', 'torch>=2.12', null)).toBe('cu126');
    expect(indexOf('torch', 'torch>=2.15', null)).toBe('cu130');
  });

  it('is the usual one for a torch 1', () => {
    expect(wanted('==1.12.1')).toMatch(
      /^uv venv --seed --python 3\.10 .*\npython3 -m pip install "torch==1\.12\.1" torchvision {3}/,
    );
  });
});

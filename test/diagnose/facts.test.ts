import { expect, it } from 'vitest';
import {
  callerWithout,
  historyOfKeyword,
  historyOfModule,
  historyOfName,
  packagesWithClass,
} from '../../src/diagnose/facts/api.ts';
import { loadFacts } from '../../src/diagnose/facts/load.ts';

const facts = await loadFacts();

it('knows when a name came and went', () => {
  expect(historyOfName(facts, 'torchaudio', 'list_audio_backends')?.gone?.at).toMatch(/^2\.9/);
  expect(historyOfName(facts, 'transformers', 'Qwen2_5_VLForConditionalGeneration')).toMatchObject({
    gone: null,
    came: { at: '4.49.0', last: '4.48.3' },
  });
  expect(historyOfName(facts, 'transformers', 'AutoModel')?.always ?? true).toBe(true);
});

it('says nothing of what it does not know', () => {
  expect(historyOfName(facts, 'diffusers.models.attention_processor', 'rotate_half_pairs')).toBeNull();
  expect(historyOfName(facts, 'no_such_package', 'x')).toBeNull();
  expect(historyOfName(facts, '__proto__', 'constructor')).toBeNull();
  expect(historyOfName(facts, 'google.cloud', 'storage')).toBeNull();
});

it('knows modules and keyword arguments', () => {
  expect(historyOfModule(facts, 'moviepy.editor')?.gone).toMatchObject({ at: '2.0.0', last: '1.0.3' });
  expect(historyOfModule(facts, 'torchvision.transforms.functional_tensor')?.gone).not.toBeNull();
  expect(historyOfModule(facts, 'transformers.models.gemma3')?.came).not.toBeNull();
  expect(historyOfKeyword(facts, 'httpx', 'Client.__init__', 'proxies')?.gone?.last).toMatch(/^0\.27/);
});

it('knows from when on a caller no longer asks', () => {
  expect(callerWithout(facts, 'peft', 'transformers', 'HybridCache')).toMatchObject({ last: '0.17.1' });
  expect(callerWithout(facts, 'peft', 'transformers', 'PreTrainedModel')).toBeNull();
});

it('holds facts of the shape that is read', () => {
  for (const pack of Object.values(facts.api.packages)) {
    expect(pack.v.length).toBeGreaterThan(0);
    for (const changes of Object.values(pack.names ?? {})) {
      for (const words of [changes['-'], changes['+']]) {
        for (const [at, text] of Object.entries(words ?? {})) {
          expect(pack.v[Number(at)]).toBeDefined();
          expect(typeof text).toBe('string');
        }
      }
    }
  }
  expect(facts.imports.names['cv2']).toContain('opencv-python');
  expect(facts.libraries.libraries['libGL.so.1']?.[0]).toBe('libgl1');
  expect(facts.codes.cudnn['CUDNN_STATUS_NOT_INITIALIZED']?.[0]).toBeDefined();
});

it('has whole rows of what was written by hand', () => {
  const versions = /^\d+\.\d+\.\d+$/;
  for (const { module, names, gone, new: came, say, status } of facts.api.curated) {
    expect([module, names !== '', status !== '', (gone ?? came ?? say) !== undefined]).toEqual([
      module,
      true,
      true,
      true,
    ]);
    for (const version of [gone, came])
      if (version !== undefined) expect([module, version]).toEqual([module, expect.stringMatching(versions)]);
  }
  expect(historyOfName(facts, 'torch', 'nansum')?.came?.at).toBe('1.7.0');
  expect(historyOfName(facts, 'torch.nn', 'backends')?.gone?.at).toBe('1.3.0');
});

it('knows what left each part of a package, what moved, and whose a class is', () => {
  expect(historyOfName(facts, 'rsl_rl.modules', 'ActorCritic')?.gone?.at).toBe('4.0');
  expect(historyOfName(facts, 'robosuite', 'load_controller_config')?.gone?.at).toBe('1.5');
  expect(historyOfName(facts, 'gsplat', 'project_gaussians')?.gone?.at).toBe('1.4');
  expect(historyOfName(facts, 'faster_whisper', 'BatchedInferencePipeline')?.came?.at).toBe('1.1');
  expect(historyOfName(facts, 'sklearn.neighbors', 'DistanceMetric')?.code).toBe(
    'from sklearn.metrics import DistanceMetric',
  );
  expect(historyOfModule(facts, 'lmdeploy.serve.gradio')?.gone?.at).toBe('0.10');
  expect(historyOfName(facts, 'rsl_rl.modules', 'Dense')).toBeNull();
  expect(packagesWithClass(facts, 'PPO', 'no word of whose it is')).not.toContain('rsl_rl');
  expect(packagesWithClass(facts, 'PPO', 'site-packages/rsl_rl/runners')).toContain('rsl_rl');
});

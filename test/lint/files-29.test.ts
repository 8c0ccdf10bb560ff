import { expect, it } from 'vitest';
import { codesOf, codesOfRule, findingsOf } from './support.ts';

it('PW425: what each fastapi wants of starlette and pydantic', () => {
  const list = (...pins: readonly string[]) =>
    codesOfRule('requirements.txt', `${pins.join('\n')}\n`, 'PW425');
  expect(list('fastapi==0.109.0', 'starlette==0.37.2')).toEqual(['PW425@2']);
  // Read in no release, and alike in those around it.
  expect(list('fastapi==0.105.0', 'starlette==0.41.0')).toEqual(['PW425@2']);
  expect(list('fastapi==0.99.1', 'pydantic==2.5.0')).toEqual(['PW425@2']);
  expect(list('fastapi==0.110.0', 'starlette==0.36.3')).toEqual([]);
  // From here to 0.115.1 the bound moved; what is not read is not said.
  expect(list('fastapi==0.115.3', 'starlette==0.41.3')).toEqual([]);
  expect(list('fastapi==0.100.0', 'pydantic==2.5.0')).toEqual([]);
});

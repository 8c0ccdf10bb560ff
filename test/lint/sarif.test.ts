import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { fileRules } from '../../src/lint/pages/all.ts';
import { sarifLog } from '../../src/lint/sarif.ts';
import { rules } from '../../src/rules/registry.ts';
import { findingsOf } from './support.ts';

// One pattern of the schema is no regular expression under the flag u.
const ajv = new AjvDraft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(schema);

const all = [...rules, ...fileRules];

describe('SARIF 2.1.0', () => {
  it.each([
    ['findings', 'start.sh', 'pip install hf-hub\ncurl https://a/b | sh\nnohup python app.py &\necho ready'],
    ['no findings', 'start.sh', 'true'],
    ['a path with odd characters', 'a b/ü\uD800#?.sh', 'pip install hf-hub'],
    ['an absolute path', '/tmp/start.sh', 'pip install hf-hub'],
  ])('is valid with %s', (_, file, text) => {
    const log = JSON.parse(JSON.stringify(sarifLog(findingsOf(file, text), all)));
    validate(log);
    expect(validate.errors).toBeNull();
  });

  it('is refused by its schema when it is wrong', () => {
    expect(validate({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false);
  });

  it('points each result at its rule and its place', () => {
    const log = JSON.parse(
      JSON.stringify(sarifLog(findingsOf('a/start.sh', 'true\n  pip install hf-hub'), all)),
    );
    const [run] = log.runs;
    expect(run.results).toHaveLength(1);
    const [result] = run.results;
    expect(run.tool.driver.rules[result.ruleIndex].id).toBe('PW414');
    expect(result.level).toBe('error');
    expect(result.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'a/start.sh' },
      region: { startLine: 2, startColumn: 15 },
    });
  });
});

import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { curlOf } from '../../../graphiql/src/upstream/curl.ts';

const env = { BASE_URL: 'https://vendor.example', TOKEN: 'a b', BODY: '{"a": "$b"}' };

/** What a shell hands to curl. */
function argumentsOf(command: string): string[] {
  const output = execFileSync('/bin/sh', ['-c', `curl() { printf '%s\\0' "$@"; }\n${command}`], { env });
  return output.toString().split('\0').slice(0, -1);
}

describe('a call as a curl command', () => {
  it('has the template for its path, and variables for base URL and credentials', () => {
    expect(curlOf({ method: 'GET', path: '/org/v2/organizations/{id}' })).toBe(
      `curl --globoff --request 'GET' "$BASE_URL"'/org/v2/organizations/{id}' \\\n  --header "Authorization: Bearer $TOKEN"`,
    );
  });

  it('has a variable for the body of a write', () => {
    const sent = argumentsOf(curlOf({ method: 'PATCH', path: '/a' }));
    expect(sent.slice(-4)).toEqual(['--header', 'Content-Type: application/json', '--data', '{"a": "$b"}']);
  });

  it('hands method and path to curl as they are, whatever is in them', () => {
    const text = fc.string({
      unit: fc.constantFrom("'", '"', '$', '`', '\\', '\n', '{', '}', ' ', ';', '!', 'é', 'x'),
    });
    fc.assert(
      fc.property(text, text, (method, path) => {
        expect(argumentsOf(curlOf({ method, path }))).toEqual([
          '--globoff',
          '--request',
          method,
          `https://vendor.example${path}`,
          '--header',
          'Authorization: Bearer a b',
        ]);
      }),
      { numRuns: 40 },
    );
  });
});

/**
 * Makes a key for a caller of orgraph, and the lines that let it in. The key is printed once and kept nowhere.
 *
 *   npm run key -- --name dashboard --scopes organizations:read,members:read
 */
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { isScope, scopes } from '../src/core/caller.ts';
import { makeApiKey } from '../src/security/api-keys.ts';

const { values } = parseArgs({
  options: {
    name: { type: 'string', default: 'my-caller' },
    scopes: { type: 'string', default: 'organizations:read' },
  },
});
const wanted = values.scopes.split(/[\s,]+/).filter((scope) => scope !== '');
const unknown = wanted.filter((scope) => !isScope(scope));

if (unknown.length > 0 || wanted.length === 0) {
  console.error(`Unknown scopes: ${unknown.join(', ')}. There are: ${scopes.join(', ')}.`);
  process.exitCode = 1;
} else if (!/^[\w.-]{1,64}$/.test(values.name)) {
  console.error('A name is made of 1 to 64 of the letters a to z and A to Z, digits, "_", "." and "-".');
  process.exitCode = 1;
} else {
  const { key, sha256 } = makeApiKey();
  const auth = { auth: { apiKeys: [{ name: values.name, sha256, scopes: wanted }] } };
  console.log(
    [
      'The key, for the caller alone (it is shown this once):',
      '',
      `  ${key}`,
      '',
      'Its hash, for orgraph.yaml (no secret):',
      '',
      ...stringify(auth)
        .trimEnd()
        .split('\n')
        .map((line) => `  ${line}`),
    ].join('\n'),
  );
}

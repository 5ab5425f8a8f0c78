/** `npm run audit:verify -- <file>`: whether an audit log is as it was written. Exits with 1 where it is not. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Link } from '../src/audit/chain.ts';
import type { Verification } from '../src/audit/verification.ts';
import { verifyAuditFile } from '../src/storage/audit-file.ts';
import { StorageProblem } from '../src/storage/database.ts';

const usage = `npm run audit:verify -- <file> [--expect <seq>:<hash>] [--key-file <path>]
  --expect    a head that was printed earlier: that entry must still be there
  --key-file  a file with the "audit.key" that the entries must be sealed with`;

function stop(...lines: readonly string[]): never {
  for (const line of lines) console.error(line);
  process.exit(1);
}

function readLink(text: string): Link {
  const [, seq, hash] = /^(\d{1,15}):([\da-f]{64})$/.exec(text) ?? [];
  if (seq === undefined || hash === undefined) return stop('--expect is not <seq>:<hash>', usage);
  return { seq: Number(seq), hash };
}

function readKey(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    return stop(`${path}: ${(error as Error).message}`);
  }
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { expect: { type: 'string' }, 'key-file': { type: 'string' } },
    });
    const [file, ...rest] = positionals;
    if (file === undefined || rest.length > 0) return stop(usage);
    const { expect, 'key-file': keyFile } = values;
    return {
      file,
      expected: expect === undefined ? null : readLink(expect),
      key: keyFile === undefined ? null : readKey(keyFile),
    };
  } catch (error) {
    return stop((error as Error).message, usage);
  }
}

const { file, ...options } = readArguments();
let result: Verification;
try {
  result = verifyAuditFile(file, options);
} catch (error) {
  if (!(error instanceof StorageProblem)) throw error;
  stop(`${file} ${error.message}`);
}
const { entries, mutations, withoutEnd, head, sealed, problems } = result;
console.log(`${file}: ${entries} entries, ${mutations} mutations, ${withoutEnd} of them without an end`);
console.log(`head ${head.seq}:${head.hash}`);
if (sealed && options.key === null) console.log('it is sealed; give --key-file to have the seals checked');
if (problems.length > 0) stop(...problems);
console.log(
  options.key === null ? 'no change found' : 'no change found, and every entry is sealed with this key',
);

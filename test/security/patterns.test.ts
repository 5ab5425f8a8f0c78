import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { cpuTimer } from '../support/cpu-time.ts';

const folder = join(import.meta.dirname, '../..');

interface Pattern {
  readonly where: string;
  readonly pattern: RegExp;
}

/** Every regular expression that is written out in a file. */
function patternsIn(file: string): readonly Pattern[] {
  const source = ts.createSourceFile(file, readFileSync(join(folder, file), 'utf8'), ts.ScriptTarget.Latest);
  const found: Pattern[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const flags = node.text.slice(end + 1).replaceAll(/[gy]/g, '');
      found.push({ where: `${file}: ${node.text}`, pattern: new RegExp(node.text.slice(1, end), flags) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const length = 20_000;
/** Milliseconds; what takes quadratic time takes some hundreds, all else less than one. */
const longest = 60;
const usual = [' ', 'a', '0', '-', '.', '/', '\\', '"', '\n', '%', '=', ','];

/** Long texts that begin to match over and over, and do not in the end. */
function* adversaries({ source }: RegExp): Iterable<string> {
  const characters = [...new Set([...usual, ...Array.from(source.replaceAll(/\\./g, ''))])];
  for (const one of characters) {
    yield `${one.repeat(length)}\0`;
    yield `x${one.repeat(length)}\0x`;
  }
  const own = characters.filter((each) => source.includes(each) || each === 'a' || each === '0').slice(0, 14);
  for (const one of own) for (const two of own) if (one !== two) yield `${(one + two).repeat(length / 2)}\0`;
}

/** Milliseconds that the worst text takes; a slow one has a second chance, as this process may have had to tidy up. */
function worst(pattern: RegExp): number {
  let slowest = 0;
  for (const text of adversaries(pattern)) {
    const times = [timeOf(pattern, text)];
    if ((times[0] ?? 0) > slowest) times.push(timeOf(pattern, text), timeOf(pattern, text));
    slowest = Math.max(slowest, Math.min(...times));
    if (slowest > longest) break;
  }
  return slowest;
}

function timeOf(pattern: RegExp, text: string): number {
  const time = cpuTimer();
  pattern.test(text);
  return time();
}

const files = globSync('src/**/*.ts', { cwd: folder, exclude: ['src/generated/**'] });
const patterns = files.flatMap(patternsIn);

describe('the regular expressions of the source', () => {
  it('are found', () => {
    expect(patterns.length).toBeGreaterThan(30);
  });

  it.each(patterns.map((each) => [each.where, each.pattern] as const))(
    'take little time with any text: %s',
    (_where, pattern) => {
      expect(worst(pattern)).toBeLessThan(longest);
    },
  );

  it('would be found out if they did not', () => {
    expect(worst(/\s+$/)).toBeGreaterThan(longest);
  });
});

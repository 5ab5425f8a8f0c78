import { readFileSync } from 'node:fs';
import type { Check } from './check.ts';

const manifest = new URL('../../package.json', import.meta.url);

/** Whether this Node is one that orgraph runs on. */
export function nodeCheck(version = process.versions.node): Check {
  const { engines } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    readonly engines: { readonly node: string };
  };
  const least = engines.node.replace(/^\D*/, '');
  const details = { version, least };
  if (least.localeCompare(version, 'en', { numeric: true }) <= 0) {
    return { about: 'Node', name: version, status: 'ok', text: 'is new enough', details };
  }
  const advice = '"npm ci" brings its own, which "npm start" uses';
  return { about: 'Node', name: version, status: 'problem', text: `is older than ${least}`, advice, details };
}

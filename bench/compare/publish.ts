import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

export const performancePage = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));
export const scalingPage = fileURLToPath(new URL('../../docs/scaling.md', import.meta.url));
export const plotFile = fileURLToPath(new URL('../../docs/images/performance.svg', import.meta.url));

/** The page with something else between a part's markers. Throws when they are not there, each once and in order. */
export function replacePart(page: string, part: string, content: string): string {
  const [start, end] = [`<!-- ${part} -->`, `<!-- /${part} -->`];
  const [before = '', rest = '', ...more] = page.split(start);
  const [old, after, ...others] = rest.split(end);
  if (old === undefined || after === undefined || more.length > 0 || others.length > 0) {
    throw new Error(`The page has no part between ${start} and ${end}.`);
  }
  return `${before}${start}\n\n${content}\n\n${end}${after}`;
}

/** Writes a part of a page, of `docs/performance.md` unless told otherwise, as the formatter wants it. */
export async function publish(part: string, content: string, file = performancePage): Promise<void> {
  const page = replacePart(await readFile(file, 'utf8'), part, content);
  const style = await resolveConfig(file);
  await writeFile(file, await format(page, { ...style, parser: 'markdown' }));
}

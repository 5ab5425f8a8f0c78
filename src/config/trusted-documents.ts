import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { parseManifest, type Documents } from '../security/trusted-documents/manifest.ts';
import { errorCode } from './error-code.ts';

const largestManifest = 64 * 1024 * 1024;

/** The path of a manifest, from `folder` on; becomes what is in it. */
function manifest(folder: string) {
  return z
    .string()
    .min(1)
    .transform(async (file, context): Promise<Documents> => {
      const found = await read(resolve(folder, file));
      if ('documents' in found) return found.documents;
      context.addIssue(`names a file that ${found.problem}`);
      return z.NEVER;
    });
}

async function read(file: string): ReturnType<typeof parseText> {
  try {
    return await parseText(file);
  } catch (error) {
    const code = errorCode(error);
    const missing = "does not exist (a relative path starts at the configuration's folder)";
    return { problem: code === 'ENOENT' ? missing : `cannot be read (${code})` };
  }
}

async function parseText(file: string) {
  const bytes = await readFile(file);
  if (bytes.length > largestManifest) return { problem: `is larger than ${largestManifest} bytes` };
  return parseManifest(bytes.toString('utf8'));
}

export function trustedDocumentsSchema(folder: string) {
  return z
    .strictObject({
      file: manifest(folder).describe(
        'Path of a manifest: a persisted query manifest, or a JSON object of documents by id.',
      ),
      mode: z
        .enum(['off', 'log', 'enforce'])
        .describe('log runs other documents too, and logs the SHA-256 of each.')
        .default('enforce'),
    })
    .describe('Which documents are run. Default: all.')
    .transform(({ file: documents, mode }) => (mode === 'off' ? null : { mode, documents }));
}

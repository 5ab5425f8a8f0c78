import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';
import { quote } from '../core/ids.ts';
import { errorCode } from './error-code.ts';
import { FileReference, notToBeHad } from './interpolation.ts';
import { mapLeaves } from './leaves.ts';
import type { Problem } from './problem.ts';

const largestBytes = 64 * 1024;

export interface ReferencedFiles {
  /** A copy with the files' contents in place, and `notToBeHad` where a file could not be read. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
  readonly files: readonly ReferencedFile[];
}

/** A file that the configuration names by `file:`. */
export interface ReferencedFile {
  readonly reference: FileReference;
  /** Absolute. */
  readonly file: string;
  /** Why it cannot be used; null: it can. */
  readonly problem: string | null;
}

/** Reads the files that the values of a configuration stand in. Their contents are not looked at again. */
export async function readReferencedFiles(value: unknown, folder: string): Promise<ReferencedFiles> {
  const references: FileReference[] = [];
  mapLeaves(value, (leaf) => {
    if (leaf instanceof FileReference) references.push(leaf);
  });
  const contents = new Map<string, Content>();
  const files: ReferencedFile[] = [];
  for (const reference of references) {
    const file = resolve(folder, reference.file);
    // One after the other: there are few, and each may be anything at all.
    const content = contents.get(file) ?? (await contentOf(file));
    contents.set(file, content);
    files.push({ reference, file, problem: 'problem' in content ? content.problem : null });
  }
  const filled = mapLeaves(value, (leaf) => {
    if (!(leaf instanceof FileReference)) return leaf;
    const content = contents.get(resolve(folder, leaf.file));
    return content && 'text' in content ? content.text : notToBeHad;
  });
  return { value: filled.value, problems: files.flatMap(problemOf), files };
}

function problemOf({ reference: { path, written, file }, problem }: ReferencedFile): readonly Problem[] {
  if (problem === null) return [];
  const start = isAbsolute(file) ? '' : " (a relative path starts at the configuration's folder)";
  return [{ path, text: `needs the file ${quote(written)}, which ${problem}${start}` }];
}

type Content = { readonly text: string } | { readonly problem: string };

async function contentOf(file: string): Promise<Content> {
  try {
    // A pipe that nobody writes to would be waited for without end.
    const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      if (!(await handle.stat()).isFile()) return { problem: 'is not a regular file' };
      return textOf(await beginning(handle));
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = errorCode(error);
    return { problem: code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})` };
  }
}

/** One byte more than allowed is enough to know. A file's size says nothing where it is made as it is read. */
async function beginning(handle: FileHandle): Promise<Buffer> {
  const buffer = Buffer.alloc(largestBytes + 1);
  let filled = 0;
  while (filled < buffer.length) {
    const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

function textOf(bytes: Buffer): Content {
  if (bytes.length > largestBytes) return { problem: `is larger than ${largestBytes} bytes` };
  if (bytes.includes(0)) return { problem: 'holds a NUL byte' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // Editors end a file with one.
    return { text: text.replace(/\r?\n$/, '') };
  } catch {
    return { problem: 'is not UTF-8 text' };
  }
}

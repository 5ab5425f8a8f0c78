/**
 * Uploads and downloads a large file through a real orgraph over a sandbox, each in a process of its own, and prints by
 * how much the server's memory grew. Fails when it is more than allowed. Linux only.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get, request as httpRequest, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'yaml';
import { run } from './processes.ts';
import { mostDuring, residentBytes } from './process-figures.ts';

const mebibyte = 1024 * 1024;
const size = 200 * mebibyte;
const allowed = 50 * mebibyte;
const boundary = 'a-boundary-for-the-benchmark';
// Random enough: what matters is that nobody can squeeze it.
const chunk = randomBytes(64 * 1024);

const mutation = `mutation ($input: UploadGuardAIOrganizationFileInput!) {
  uploadGuardAIOrganizationFile(input: $input) { file { downloadUrl } userErrors { message } }
}`;

function* bytes(total: number): Generator<Buffer> {
  for (let left = total; left > 0; left -= chunk.length) yield chunk.subarray(0, left);
}

function* multipart(total: number, organizationId: string): Generator<Buffer> {
  const variables = { input: { organizationId, type: 'classmapping', file: null } };
  const part = (disposition: string): string =>
    `\r\n--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n`;
  yield Buffer.from(part('name="operations"') + JSON.stringify({ query: mutation, variables }));
  yield Buffer.from(`${part('name="map"')}{"0":["variables.input.file"]}`);
  yield Buffer.from(part('name="0"; filename="large.bin"'));
  yield* bytes(total);
  yield Buffer.from(`\r\n--${boundary}--\r\n`);
}

async function ask(origin: string, query: string): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query }),
  });
  return response.text();
}

/** Gives the link to the file. */
async function upload(origin: string, organizationId: string, total: number): Promise<string> {
  const outgoing = httpRequest(`${origin}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'graphql-require-preflight': '1',
    },
  });
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.once('response', resolve).once('error', reject);
  });
  await pipeline(Readable.from(multipart(total, organizationId)), outgoing);
  const body = await text(await answer);
  const link = /"downloadUrl":"([^"]+)"/.exec(body)?.[1];
  if (link === undefined) throw new Error(`The upload failed: ${body}`);
  return link;
}

async function download(link: string, total: number): Promise<void> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(link, resolve).once('error', reject);
  });
  const [received, sent] = [createHash('sha256'), createHash('sha256')];
  await pipeline(response, received);
  for (const part of bytes(total)) sent.update(part);
  if (received.digest('hex') !== sent.digest('hex')) throw new Error('What came back is not what was sent.');
}

function report(what: string, growth: number): boolean {
  const isFine = growth < allowed;
  const figures = `${(growth / mebibyte).toFixed(1)} MiB more memory for ${size / mebibyte} MiB`;
  console.log(
    `${what}: ${figures} (${isFine ? 'fine' : 'TOO MUCH'}, less than ${allowed / mebibyte} MiB is asked for)`,
  );
  return isFine;
}

const folder = await mkdtemp(join(tmpdir(), 'orgraph-bench-'));
const sandbox = await run('bench/sandbox-process.ts', /^\{/, folder);
try {
  const { sources } = JSON.parse(sandbox.line) as { sources: unknown };
  await writeFile(join(folder, 'orgraph.yaml'), stringify({ sources }));
  const server = await run('src/main.ts', /orgraph is ready/, folder);
  try {
    const [origin = ''] = /http:\/\/[\d.:]+/.exec(server.line) ?? [];
    const answer = await ask(origin, '{ organizationByNativeId(source: "guardai", nativeId: 7) { id } }');
    const organizationId = /"id":"([^"]+)"/.exec(answer)?.[1] ?? '';
    // The first call of each kind loads code and makes room; that is not the file's.
    await download(await upload(origin, organizationId, mebibyte), mebibyte);

    const before = await residentBytes(server.pid);
    let link = '';
    const uploading = await mostDuring(server.pid, async () => {
      link = await upload(origin, organizationId, size);
    });
    const downloading = await mostDuring(server.pid, () => download(link, size));
    const results = [report('upload', uploading - before), report('download', downloading - before)];
    if (results.includes(false)) process.exitCode = 1;
  } finally {
    await server.stop();
  }
} finally {
  await sandbox.stop();
  await rm(folder, { recursive: true });
}

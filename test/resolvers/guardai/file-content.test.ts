import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { useGraphs } from '../../support/graph.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { upload } from './file-uploads.ts';
import { idOf } from './support.ts';

const sandbox = useSandbox();
const startGraph = useGraphs();
const start = () => startGraph(sandbox().configuration().sources);

describe('a file', () => {
  it.each([0, 1, 20 * 1024 * 1024])('of %i bytes comes back as it was sent', async (size) => {
    const bytes = randomBytes(size);
    const { payload, answer } = await upload((await start()).address, {
      input: { organizationId: idOf(7), type: 'classmapping', datasetId: '9007199254740993' },
      file: { bytes, name: 'mapping.bin', type: 'application/x-mapping' },
    });
    expect(answer.errors).toEqual([]);
    expect(payload).toMatchObject({
      file: {
        type: 'classmapping',
        ref: expect.any(String),
        fileName: 'mapping.bin',
        contentType: 'application/x-mapping',
        datasetId: '9007199254740993',
      },
      userErrors: [],
    });
    const response = await fetch(payload?.file?.downloadUrl ?? '');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/x-mapping');
    expect(response.headers.get('content-length')).toBe(String(size));
    const back = Buffer.from(await response.arrayBuffer());
    expect(back.length).toBe(size);
    expect(sha256(back)).toBe(sha256(bytes));
  });
});

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

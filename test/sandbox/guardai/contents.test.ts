import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createContentStore, textContent, type ContentStore } from '../../../sandbox/guardai/contents.ts';

describe('the store of uploaded contents', () => {
  let store: ContentStore;
  beforeEach(() => {
    store = createContentStore();
  });
  afterEach(() => {
    store.stop();
  });

  it('counts, hashes and keeps what it receives, to be read any number of times', async () => {
    const content = await store.receive(Readable.from(['one ', 'two']));
    expect(content.size).toBe(7);
    expect(content.sha256).toBe(createHash('sha256').update('one two').digest('hex'));
    expect(await text(content.open())).toBe('one two');
    expect(await text(content.open())).toBe('one two');
  });

  it('loses what is discarded, and only that', async () => {
    const [first, second] = [
      await store.receive(Readable.from(['1'])),
      await store.receive(Readable.from(['2'])),
    ];
    store.discard(first);
    await expect(text(first.open())).rejects.toThrow('ENOENT');
    expect(await text(second.open())).toBe('2');
  });

  it('takes the discarding of a seeded content for nothing', async () => {
    const seeded = textContent('seed');
    store.discard(seeded);
    expect(await text(seeded.open())).toBe('seed');
  });

  it('is empty once it is stopped, and usable again', async () => {
    const content = await store.receive(Readable.from(['1']));
    store.stop();
    await expect(text(content.open())).rejects.toThrow('ENOENT');
    expect((await store.receive(Readable.from(['2']))).size).toBe(1);
  });

  it('keeps nothing of a stream that fails', async () => {
    const failing = Readable.from(
      (function* () {
        yield 'half';
        throw new Error('the line is cut');
      })(),
    );
    await expect(store.receive(failing)).rejects.toThrow('the line is cut');
  });
});

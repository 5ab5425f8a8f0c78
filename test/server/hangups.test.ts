import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createHangups } from '../../src/server/hangups.ts';

/** Work that lasts until the test ends it. */
function heldWork() {
  const ends: (() => void)[] = [];
  let atOnce = 0;
  let most = 0;
  return {
    ends,
    most: () => most,
    work: async (): Promise<void> => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise<void>((resolve) => ends.push(resolve));
      atOnce -= 1;
    },
  };
}

const settled = (): Promise<void> => new Promise(setImmediate);

describe('hangups', () => {
  it('have the work done once for each that comes by itself', async () => {
    const hangups = createHangups();
    let done = 0;
    hangups.each(async () => void (done += 1));
    for (const expected of [1, 2, 3]) {
      hangups.arrived();
      await settled();
      expect(done).toBe(expected);
    }
  });

  it('have it done once more for all that come while it is at it', async () => {
    const hangups = createHangups();
    const { ends, work } = heldWork();
    hangups.each(work);
    for (let count = 0; count < 5; count += 1) hangups.arrived();
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await settled();
    expect(ends).toHaveLength(2);
    ends[1]?.();
    await settled();
    expect(ends).toHaveLength(2);
  });

  it('are remembered, as one, until there is somebody to do the work', async () => {
    const hangups = createHangups();
    hangups.arrived();
    hangups.arrived();
    let done = 0;
    hangups.each(async () => void (done += 1));
    await settled();
    expect(done).toBe(1);
  });

  it('have it done for those that come after one for which it failed, or meanwhile', () => {
    // In a process of its own: here the test would fail by the rejection itself.
    const module = new URL('../../src/server/hangups.ts', import.meta.url).href;
    const program = `import { createHangups } from ${JSON.stringify(module)};
      const told = [];
      process.on('unhandledRejection', (error) => told.push(error.message));
      const settled = () => new Promise(setImmediate);
      const hangups = createHangups();
      let done = 0;
      hangups.each(async () => {
        done += 1;
        if (done === 1) hangups.arrived();
        if (done !== 2) throw new Error('failed ' + done);
      });
      hangups.arrived();
      await settled();
      told.push(done);
      hangups.arrived();
      await settled();
      console.log(JSON.stringify([...told, done]));`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual(['failed 1', 2, 'failed 3', 3]);
  });

  it('never have it done twice at once, nor less often than after the last one', async () => {
    const steps = fc.array(fc.constantFrom('arrive', 'end'), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(steps, async (order) => {
        const hangups = createHangups();
        const { ends, most, work } = heldWork();
        hangups.each(work);
        let ended = 0;
        /** How many runs had begun when the last one came; one more must follow. */
        let begunAtLast = 0;
        for (const step of order) {
          if (step === 'arrive') {
            begunAtLast = ends.length;
            hangups.arrived();
          } else if (ended < ends.length) {
            ends[ended]?.();
            ended += 1;
            await settled();
          }
        }
        for (; ended < ends.length; ended += 1) {
          ends[ended]?.();
          await settled();
        }
        expect(most()).toBeLessThanOrEqual(1);
        if (order.includes('arrive')) expect(ends.length).toBe(begunAtLast + 1);
        else expect(ends.length).toBe(0);
      }),
    );
  });
});

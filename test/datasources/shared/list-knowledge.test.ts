import { describe, expect, it } from '@jest/globals';
import { listKnowledge } from '../../../src/datasources/shared/list-knowledge.ts';

describe('what a source knows of its list', () => {
  it('is nothing at first, then the size last seen', () => {
    const knowledge = listKnowledge();
    expect(knowledge.total).toBeNull();
    knowledge.saw(25);
    knowledge.saw(24);
    // A page that tells no size tells nothing new.
    knowledge.saw(null);
    expect(knowledge.total).toBe(24);
  });

  it('is that the list was refused, for five minutes', () => {
    let now = 1_000_000;
    const knowledge = listKnowledge(() => now);
    expect(knowledge.refused).toBe(false);
    knowledge.wasRefused();
    now += 5 * 60_000 - 1;
    expect(knowledge.refused).toBe(true);
    now += 1;
    expect(knowledge.refused).toBe(false);
  });

  it('is that the list could not be had, for one minute', () => {
    let now = 1_000_000;
    const knowledge = listKnowledge(() => now);
    expect(knowledge.failing).toBe(false);
    knowledge.failed();
    now += 60_000 - 1;
    expect([knowledge.failing, knowledge.refused]).toEqual([true, false]);
    now += 1;
    expect(knowledge.failing).toBe(false);
  });

  it('is that the list can be had, as soon as it was', () => {
    const knowledge = listKnowledge();
    knowledge.wasRefused();
    knowledge.failed();
    knowledge.saw(null);
    expect([knowledge.refused, knowledge.failing]).toEqual([false, false]);
  });
});

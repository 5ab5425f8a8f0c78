import { describe, expect, it } from '@jest/globals';
import { createFlight, type FlightTerms, type Waiter } from '../../../src/http/cache/flight.ts';

/** A call that ends when the test says so. */
function flying() {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let terms: FlightTerms | undefined;
  const flight = createFlight((given) => {
    terms = given;
    return promise;
  });
  return {
    flight,
    resolve,
    reject,
    get terms(): FlightTerms {
      if (!terms) throw new Error('it has not begun');
      return terms;
    },
    get hasBegun() {
      return terms !== undefined;
    },
  };
}

function waiter(deadlineInMs?: number): Waiter & { leave(): void } {
  const controller = new AbortController();
  const at = deadlineInMs === undefined ? undefined : performance.now() + deadlineInMs;
  return {
    signal: controller.signal,
    deadline: at === undefined ? undefined : () => at,
    late: () => new Error('late'),
    leave() {
      controller.abort(new Error('left'));
    },
  };
}

describe('a call that several wait for', () => {
  it('begins with the first, and tells all what comes', async () => {
    const call = flying();
    expect(call.hasBegun).toBe(false);
    const waiting = [call.flight.join(waiter()), call.flight.join(waiter(1_000))];
    expect(call.hasBegun).toBe(true);
    call.resolve('it');
    expect(await Promise.all(waiting)).toEqual(['it', 'it']);
    expect(call.flight.isOpen()).toBe(false);
  });

  it('tells all why it failed', async () => {
    const call = flying();
    const waiting = [call.flight.join(waiter()), call.flight.join(waiter())];
    call.reject(new Error('down'));
    for (const one of waiting) await expect(one).rejects.toThrow('down');
  });

  it('goes on while one of them waits, and is aborted when the last leaves', async () => {
    const call = flying();
    const [one, other] = [waiter(), waiter()];
    const waiting = [call.flight.join(one), call.flight.join(other)];
    one.leave();
    await expect(waiting[0]).rejects.toThrow('left');
    expect([call.terms.signal.aborted, call.flight.isOpen()]).toEqual([false, true]);
    other.leave();
    await expect(waiting[1]).rejects.toThrow('left');
    expect([call.terms.signal.aborted, call.flight.isOpen()]).toEqual([true, false]);
  });

  it('is not begun for somebody who has left already', async () => {
    const call = flying();
    const gone = waiter();
    gone.leave();
    await expect(call.flight.join(gone)).rejects.toThrow('left');
    expect(call.hasBegun).toBe(false);
  });

  it('has the deadline of the only one', () => {
    const call = flying();
    const alone = waiter(5_000);
    void call.flight.join(alone);
    expect(call.terms.deadline?.()).toBe(alone.deadline?.());
    expect(call.terms.deadline?.()).toBeGreaterThan(performance.now());
  });

  it('has none of its own where the first has none', () => {
    const call = flying();
    void call.flight.join(waiter());
    expect(call.terms.deadline).toBeUndefined();
  });

  it('has its deadline moved by those who come later, and never back', async () => {
    const call = flying();
    const [one, other] = [waiter(20), waiter(5_000)];
    const first = call.flight.join(one);
    const second = call.flight.join(other);
    expect(call.terms.deadline?.()).toBe(other.deadline?.());
    await expect(first).rejects.toThrow('late');
    expect(call.terms.signal.aborted).toBe(false);
    call.resolve('it');
    expect(await second).toBe('it');
    expect(call.terms.deadline?.()).toBe(other.deadline?.());
  });

  it('leaves it to the call to say that the time of the last is up', async () => {
    const call = flying();
    const [one, other] = [waiter(20), waiter(40)];
    const waiting = [call.flight.join(one), call.flight.join(other)];
    await expect(waiting[0]).rejects.toThrow('late');
    const due = call.terms.deadline?.() ?? 0;
    setTimeout(
      () => {
        call.reject(new Error('too slow'));
      },
      Math.max(0, due - performance.now()) + 50,
    );
    await expect(waiting[1]).rejects.toThrow('too slow');
  });

  it('tells the last in time, though it was begun for somebody who had longer', async () => {
    const call = flying();
    const patient = waiter(60_000);
    const first = call.flight.join(patient);
    const second = call.flight.join(waiter(30));
    patient.leave();
    await expect(first).rejects.toThrow('left');
    await expect(second).rejects.toThrow('late');
    expect(call.terms.signal.aborted).toBe(true);
  });

  it('heeds a deadline that moves while it waits', async () => {
    const call = flying();
    let due = performance.now() + 20;
    const moving: Waiter = { ...waiter(), deadline: () => due };
    const first = call.flight.join(moving);
    const other = call.flight.join(waiter());
    due += 40;
    const since = performance.now();
    await expect(first).rejects.toThrow('late');
    expect(performance.now() - since).toBeGreaterThan(30);
    call.resolve('it');
    await other;
  });
});

describe('a call that nobody waits for', () => {
  it('goes on to its end, whoever comes and leaves', async () => {
    const call = flying();
    call.flight.hold();
    expect(call.terms.deadline).toBeUndefined();
    const [one, late] = [waiter(), waiter(20)];
    const first = call.flight.join(one);
    const second = call.flight.join(late);
    one.leave();
    await expect(first).rejects.toThrow('left');
    await expect(second).rejects.toThrow('late');
    expect([call.terms.signal.aborted, call.flight.isOpen()]).toEqual([false, true]);
    call.resolve('it');
    await new Promise(setImmediate);
    expect(call.flight.isOpen()).toBe(false);
  });

  it('may fail without anybody hearing of it', async () => {
    const call = flying();
    call.flight.hold();
    call.reject(new Error('down'));
    await new Promise(setImmediate);
    expect(call.flight.isOpen()).toBe(false);
  });

  it('can be ended for everybody', async () => {
    const call = flying();
    call.flight.hold();
    const waiting = call.flight.join(waiter(1_000));
    call.flight.abort(new Error('closed'));
    await expect(waiting).rejects.toThrow('closed');
    expect([call.terms.signal.aborted, call.flight.isOpen()]).toEqual([true, false]);
  });
});

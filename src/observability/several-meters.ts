import type { CallMeter } from '../core/call-meter.ts';

/** One meter for all of those that are there; undefined: there is none. */
export function severalMeters(...given: readonly (CallMeter | undefined)[]): CallMeter | undefined {
  return given.filter((meter) => meter !== undefined).reduce<CallMeter | undefined>(both, undefined);
}

function both(one: CallMeter | undefined, other: CallMeter): CallMeter {
  if (!one) return other;
  return {
    began(call) {
      const [first, second] = [one.began(call), other.began(call)];
      const headers = first.headers ?? second.headers;
      return {
        ...(headers && { headers }),
        ended(end) {
          first.ended(end);
          second.ended(end);
        },
      };
    },
    notSent(operation, code) {
      one.notSent(operation, code);
      other.notSent(operation, code);
    },
    batch: (batch, work) => one.batch(batch, () => other.batch(batch, work)),
  };
}

/** How often something happens. `max`: null where there is no bound. */
export interface Times {
  readonly min: number;
  readonly max: number | null;
}

/** Calls of one operation of a vendor's API that would be made. */
export interface PlannedCalls extends Times {
  readonly operationId: string;
}

/** It may be. */
export const perhaps: Times = { min: 0, max: 1 };

export function plus(one: Times, other: Times): Times {
  return {
    min: one.min + other.min,
    max: one.max === null || other.max === null ? null : one.max + other.max,
  };
}

/** Of each of so many. */
export function timesOver(count: Times, each: Times): Times {
  const isNever = count.max === 0 || each.max === 0;
  return {
    min: count.min * each.min,
    max: isNever ? 0 : count.max === null || each.max === null ? null : count.max * each.max,
  };
}

/** A profile as V8 writes it (`--cpu-prof`), the members used here. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  /** Microseconds of the machine's monotonic clock. */
  readonly startTime: number;
  /** The node that was running at each sample, and the microseconds since the sample before. */
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

interface ProfileNode {
  readonly id: number;
  readonly callFrame: {
    readonly functionName: string;
    readonly url: string;
    /** From 0. */
    readonly lineNumber: number;
  };
}

/** A function and the share of the busy time that was its own, without what it called: 0 to 1. */
export interface SelfTime {
  readonly name: string;
  /** Its file, as the profile has it, and line from 1; of V8's own work, empty. */
  readonly place: string;
  readonly share: number;
}

/** Where the time between two moments of the monotonic clock went, most first. Time without work is left out. */
export function selfTimes(profile: CpuProfile, from: number, to: number): SelfTime[] {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node.callFrame]));
  const times = new Map<string, { name: string; place: string; micros: number }>();
  let now = profile.startTime;
  let busy = 0;
  profile.samples.forEach((id, index) => {
    const delta = profile.timeDeltas[index] ?? 0;
    now += delta;
    const frame = nodes.get(id);
    if (!frame || now < from || now > to || frame.functionName === '(idle)') return;
    const name = frame.functionName || '(anonymous)';
    const place = frame.url === '' ? '' : `${frame.url}:${frame.lineNumber + 1}`;
    const time = times.get(`${name} ${place}`) ?? { name, place, micros: 0 };
    time.micros += delta;
    busy += delta;
    times.set(`${name} ${place}`, time);
  });
  return [...times.values()]
    .toSorted((one, other) => other.micros - one.micros)
    .map(({ name, place, micros }) => ({ name, place, share: micros / busy }));
}

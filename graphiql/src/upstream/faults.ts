/** One thing that the sandbox is to do wrong. */
export interface Fault {
  /** The source's name. */
  readonly source: string;
  /** In the words of `X-Sandbox-Fault`: `slow:2000`. */
  readonly kind: string;
}

/** What the control offers, by what the header calls it. */
export const faultKinds: Readonly<Record<string, string>> = {
  'slow:2000': 'is slow by 2 s',
  'slow:10000': 'is slow by 10 s',
  'status:503': 'fails with 503',
  limited: 'is rate limited',
  reset: 'drops the connection',
  hang: 'never answers',
  'wrong-json': 'answers broken JSON',
  'wrong-shape': 'answers something else',
};

/** With `fault`, in place of what its source was to do so far. */
export function withFault(faults: readonly Fault[], fault: Fault): readonly Fault[] {
  return [...withoutFault(faults, fault.source), fault];
}

export function withoutFault(faults: readonly Fault[], source: string): readonly Fault[] {
  return faults.filter((fault) => fault.source !== source);
}

/** `X-Sandbox-Fault`'s value. */
export function faultHeader(faults: readonly Fault[]): string {
  return faults.map(({ source, kind }) => `${source}=${kind}`).join(', ');
}

export function faultText({ source, kind }: Fault): string {
  return `${source} ${faultKinds[kind] ?? kind}`;
}

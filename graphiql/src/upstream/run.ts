import type { TraceReport } from '../../../src/trace/upstream-call.ts';
import { traceOf } from './trace-of.ts';

/** What was sent. */
export interface AskedRun {
  /** Counts up: of two runs the later one has the greater. */
  readonly id: number;
  readonly query: string;
  /** Null: the document's only operation. */
  readonly operationName: string | null;
  readonly traced: boolean;
}

/** What came back, as HTTP. */
export interface ReceivedAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** From sending to the last byte, in milliseconds. */
  readonly durationMs: number;
}

/** One run of an operation, as the panel shows it. */
export interface Run extends AskedRun {
  /** Null: no answer came. */
  readonly received: ReceivedAnswer | null;
  /** Null: the answer has no trace. */
  readonly trace: TraceReport | null;
  /** Why there is no trace though it was asked for; null where there is one, or nobody asked. */
  readonly withoutTrace: string | null;
}

interface Answer {
  readonly errors?: readonly {
    readonly message?: unknown;
    readonly extensions?: { readonly requiredScopes?: unknown };
  }[];
  readonly extensions?: unknown;
}

const scope = 'sources:read';

/** `answer`: the body, whatever it is; a server in front of orgraph may have written it. */
export function runOf(asked: AskedRun, received: ReceivedAnswer, answer: unknown): Run {
  const { errors, extensions } = typeof answer === 'object' && answer !== null ? (answer as Answer) : {};
  const trace = traceOf(extensions);
  if (trace) return { ...asked, received, trace, withoutTrace: null };
  return { ...asked, received, trace: null, withoutTrace: asked.traced ? reason(errors) : null };
}

/** A run that nothing answered. */
export function failedRun(asked: AskedRun, error: unknown): Run {
  const why = error instanceof Error ? error.message : String(error);
  return { ...asked, received: null, trace: null, withoutTrace: `No answer came: ${why}` };
}

function reason(errors: Answer['errors']): string {
  if (!Array.isArray(errors) || errors.length === 0) return 'The answer has no trace.';
  const [first] = errors as NonNullable<Answer['errors']>;
  if (JSON.stringify(first?.extensions?.requiredScopes ?? null).includes(`"${scope}"`)) {
    return `This caller does not hold the scope “${scope}”, which a trace needs, so nothing was run. Switch the trace off, or send another caller’s credentials under Headers.`;
  }
  return typeof first?.message === 'string' ? first.message : 'The answer has no trace.';
}

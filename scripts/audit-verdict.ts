/** What `npm audit --json` has told. */
export type AuditVerdict =
  | { readonly kind: 'clean' }
  | { readonly kind: 'vulnerable'; readonly findings: readonly string[] }
  /** Whoever was asked has no answer: nothing is known of the dependencies. */
  | { readonly kind: 'unanswered'; readonly reason: string }
  /** npm itself went wrong, so that a real finding could stay hidden. */
  | { readonly kind: 'failed'; readonly reason: string };

const worrying = ['moderate', 'high', 'critical'];
/** A registry without advisories, one that is not for us, or one in trouble. */
const unanswering = [401, 403, 404, 405, 429, 501];
/** How npm says that no registry was there, or something else in its place. */
const unreachable = /^request to \S+ failed|^network timeout|^invalid json response body/i;

interface Vulnerability {
  readonly name?: string;
  readonly severity?: string;
  readonly range?: string;
  /** Advisories, or the names of the dependencies that it has them from. */
  readonly via?: readonly (string | { readonly title?: string; readonly url?: string })[];
}

interface AuditReport {
  readonly vulnerabilities?: Readonly<Record<string, Vulnerability>>;
  readonly statusCode?: number;
  readonly message?: string;
  readonly error?: { readonly summary?: string };
}

/** Findings of moderate severity and above, one line each. */
export function auditVerdict(output: string): AuditVerdict {
  const report = parse(output);
  if (report === null) return { kind: 'failed', reason: 'npm audit printed no JSON' };
  const { vulnerabilities, statusCode = 0, message, error } = report;
  if (vulnerabilities) {
    const findings = Object.values(vulnerabilities)
      .filter(({ severity = '' }) => worrying.includes(severity))
      .map(describe);
    return findings.length > 0 ? { kind: 'vulnerable', findings } : { kind: 'clean' };
  }
  const reason = message ?? error?.summary ?? 'npm audit printed no findings';
  const isUnanswered =
    unanswering.includes(statusCode) || statusCode >= 500 || unreachable.test(message ?? '');
  return { kind: isUnanswered ? 'unanswered' : 'failed', reason };
}

function describe({ name = 'a package', severity = '', range = '*', via = [] }: Vulnerability): string {
  const causes = via.map((cause) =>
    typeof cause === 'string' ? `by ${cause}` : [cause.title, cause.url].filter(Boolean).join(' '),
  );
  return `${name} ${range}: ${severity}, ${causes.join('; ')}`;
}

function parse(output: string): AuditReport | null {
  try {
    const report: unknown = JSON.parse(output);
    return typeof report === 'object' ? report : null;
  } catch {
    return null;
  }
}

import { StorageProblem } from '../database.ts';

/** What the server, the driver and Node tell of their errors. */
type Told = Partial<Record<'code' | 'message', unknown>>;

const changedRegister = 'has a register that was changed: "npm run audit:verify" says more';

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const problems: Readonly<Record<string, string>> = {
  // Its openings are read as JSON; what "options" set may be wrong in itself.
  '22023': `refuses the "options" of audit.url, or ${changedRegister}`,
  '22P02': changedRegister,
  '25006': 'is read-only at the moment, as a replica is',
  '28000': 'does not let this user in',
  '28P01': 'refuses the user or the password',
  '3D000': 'does not exist on this server',
  '3F000': 'has no schema where its search path leads',
  '42501': 'does not give this user the rights that the audit log needs',
  '42P01': 'has no audit log',
  '53100': 'cannot grow: the disk is full',
  '53300': 'has no connection to spare',
  '55P03': 'is locked by another program',
  '57014': 'did not answer in time',
  '57P03': 'is starting or stopping',
  P0001: 'was changed by another program',
};

/** In words that go on where the database's name ends; nothing of what the server says, which quotes rows. */
export function explainProblem(error: unknown): string {
  if (error instanceof StorageProblem) return error.message;
  const code = codeOf(error);
  if (code === null) return told(error);
  const known = problems[code];
  if (known !== undefined) return known;
  if (isSqlState(code)) return `cannot be used (SQLSTATE ${code})`;
  return /CERT|ALTNAME|ISSUER|SELF_SIGNED|SSL|TLS|EPROTO/.test(code)
    ? `cannot be spoken to by TLS (${code})`
    : `cannot be reached (${code})`;
}

/** Whether it may be over in a moment: the server is away, restarts or is busy. */
export function mayPass(error: unknown): boolean {
  if (error instanceof StorageProblem) return false;
  const code = codeOf(error);
  if (code === null || !isSqlState(code)) return true;
  // What came first, and what a server says that starts, ends, changes its role or has too much to do.
  return wasForestalled(code) || code === '25006' || /^(?:08|40|53|55|57|58)/.test(code);
}

/** Whether the server says that a statement was not done, so that nothing of it turns up later. */
export function wasUndone(error: unknown): boolean {
  if (error instanceof StorageProblem) return false;
  const code = codeOf(error);
  return code !== null && isSqlState(code) && !wasForestalled(code) && !/^(?:08|57P|58|XX)/.test(code);
}

/** There is an entry in its place: an attempt that came late, most likely. */
function wasForestalled(code: string): boolean {
  return code === '23505' || code === 'P0001';
}

function codeOf(error: unknown): string | null {
  const { code } = (error ?? {}) as Told;
  return typeof code === 'string' && /^\w{1,60}$/.test(code) ? code : null;
}

function isSqlState(code: string): boolean {
  return /^[\dA-Z]{5}$/.test(code) && !/^E[A-Z]{4}$/.test(code);
}

/** The driver has no codes for what it finds out itself. */
function told(error: unknown): string {
  const message = String(((error ?? {}) as Told).message);
  if (/timeout/i.test(message)) return 'did not answer in time';
  return /SSL/.test(message) ? 'speaks no TLS: "?sslmode=disable" does without' : 'broke off the connection';
}

import { styleText } from 'node:util';
import type { Check, Status } from './check.ts';

const marks = {
  ok: { sign: '✓', word: 'ok     ', color: 'green' },
  warning: { sign: '!', word: 'warning', color: 'yellow' },
  problem: { sign: '✗', word: 'problem', color: 'red' },
} as const;

/** One line. Signs and colours are for people at a terminal. */
export function checkLine({ about, name, status, text, advice }: Check, isTerminal: boolean): string {
  const { sign, word, color } = marks[status];
  const mark = isTerminal ? styleText(color, sign) : word;
  const subject = name === undefined ? about : `${about} ${name}`;
  return `${mark} ${printable(`${subject}: ${text}${advice === undefined ? '' : ` → ${advice}`}`)}`;
}

export function summaryLine(checks: readonly Check[]): string {
  const problems = count(checks, 'problem');
  const warnings = count(checks, 'warning');
  return `${problems} problem(s), ${warnings} warning(s), ${checks.length} check(s)`;
}

/** For machines. */
export function reportJson(checks: readonly Check[]): string {
  const [problems, warnings] = [count(checks, 'problem'), count(checks, 'warning')];
  return JSON.stringify({ ok: problems === 0, problems, warnings, checks }, null, 2);
}

export function count(checks: readonly Check[], status: Status): number {
  return checks.filter((check) => check.status === status).length;
}

/** A terminal obeys characters that it does not show, and a vendor or a file's name may have put some in. */
function printable(text: string): string {
  return text.replaceAll(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

import type { Answer, Refusal, SandboxRequest, Violation } from '../core/simulator.ts';
import { problemAnswer } from './problem.ts';

/** Spring's answers to what never reaches a handler. */
export function refuse(refusal: Refusal, request: SandboxRequest, now: Date): Answer {
  const answer = (status: number, message: string | null): Answer =>
    problemAnswer(status, message, request, now);
  switch (refusal.kind) {
    case 'unknown-path':
      return answer(404, '');
    case 'wrong-method':
      return {
        ...answer(405, `Request method '${request.method}' is not supported`),
        headers: { allow: refusal.allowed.join(', ') },
      };
    case 'body-too-large':
      return answer(413, '');
    case 'media-type':
      return answer(415, `Content-Type '${refusal.sent}' is not supported`);
    case 'malformed-json':
      return answer(400, 'The request body is not readable as JSON');
    case 'invalid':
      return answer(400, describe(refusal.violations[0]));
    case 'injected':
      return answer(refusal.status, refusal.status >= 500 ? null : '');
  }
}

function describe(violation: Violation | undefined): string {
  if (!violation) return '';
  const { in: place, parameter = '', pointer, keyword, message } = violation;
  if (place === 'body') {
    return keyword === 'required' && pointer === ''
      ? 'Required request body is missing'
      : `Body${pointer} ${message}`;
  }
  return keyword === 'required'
    ? `Required request parameter '${parameter}' is not present`
    : `Parameter '${parameter}' ${message}`;
}

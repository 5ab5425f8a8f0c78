import { bodyName } from './body-name.ts';
import type { Answer, SandboxRequest, Violation } from '../core/simulator.ts';

/** Numbers of the vendor's framework; all of them go out as HTTP 422. */
const numbers: Readonly<Record<string, number>> = {
  type: 601,
  format: 601,
  required: 602,
  maxLength: 603,
  minLength: 604,
  pattern: 605,
  enum: 606,
};

/** Only the first problem is named, as the framework does. */
export function validationError(violations: readonly Violation[], request: SandboxRequest): Answer {
  const [violation] = violations;
  if (violation === undefined) throw new Error('an invalid request without a violation');
  const code = numbers[violation.keyword] ?? 422;
  return { status: 422, json: { code, message: `${subject(violation, request)} ${complaint(violation)}` } };
}

/** The answer for a body without a member that this server, though not the contract, requires. */
export function requiredMember(name: string, request: SandboxRequest): Answer {
  const violation = {
    in: 'body',
    pointer: '',
    keyword: 'required',
    params: { missingProperty: name },
  } as const;
  return validationError([{ ...violation, message: '' }], request);
}

/** `organization.name in body` */
function subject(violation: Violation, request: SandboxRequest): string {
  const segments = violation.pointer.split('/').slice(1);
  const missing = violation.keyword === 'required' ? violation.params['missingProperty'] : undefined;
  if (typeof missing === 'string') segments.push(missing);
  const root = violation.parameter ?? bodyName(request.operationId);
  return `${[root, ...segments].join('.')} in ${violation.in}`;
}

function complaint({ keyword, params, message }: Violation): string {
  switch (keyword) {
    case 'required':
      return 'is required';
    case 'type':
      return `must be of type ${jsonTypes(params['type'])}`;
    case 'format':
      return `must be of type ${String(params['format'])}`;
    case 'maxLength':
      return `should be at most ${String(params['limit'])} chars long`;
    case 'minLength':
      return `should be at least ${String(params['limit'])} chars long`;
    case 'pattern':
      return `should match '${String(params['pattern'])}'`;
    case 'enum':
      return `should be one of [${listed(params['allowedValues']).join(' ')}]`;
    default:
      return message;
  }
}

/** The vendor has no union types: where null is allowed too, the other type is named. */
function jsonTypes(type: unknown): string {
  const [first = 'object'] = listed(type).filter((name) => name !== 'null');
  return first;
}

function listed(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).map(String);
}

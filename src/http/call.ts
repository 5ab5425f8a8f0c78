import type { Agents } from './agents.ts';
import type { Deadline } from './deadline.ts';
import { exchange } from './exchange.ts';
import { NoAnswerError } from './no-answer.ts';
import type { Answer, WireRequest } from './wire-types.ts';
import { bodyFailure, credentialsFailure, redirectFailure, statusFailure } from './failure.ts';
import { mergeHeaders, unsendableHeader } from './headers.ts';
import type { PreparedCall } from './prepared-call.ts';
import { redactComplaints, secretsOf } from './redaction.ts';
import { followRedirect, isRedirect } from './redirect.ts';
import { readFailureText } from './response-body.ts';
import type { ConnectionOptions } from './types.ts';

/** No credentials could be had; `cause` is what the caller is told. The vendor's API itself was not asked. */
export class CredentialsError extends Error {
  override readonly name = 'CredentialsError';

  constructor(cause: unknown) {
    super('no credentials', { cause });
  }
}

/** Follows one attempt at a call. */
export interface CallWatch {
  /** A request goes out. */
  asked(): void;
  /** An answer came, whatever its status. */
  answered(answer: Answer): void;
}

/** What all calls of a connection share. */
export interface CallContext extends ConnectionOptions {
  readonly base: URL;
  readonly agents: Agents;
  /** Origins a read may be led to. */
  readonly origins: ReadonlySet<string>;
}

// What a vendor says about a failure fits in here; more is somebody's page.
const failureBytes = 64 * 1024;

/** got takes the header off what it has decompressed; what is left was not. An answer without a body does not matter. */
function hasForeignEncoding({ status, headers }: Answer): boolean {
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? '';
  return status !== 204 && status !== 205 && encoding !== '' && encoding !== 'identity';
}

async function sendOnce(
  context: CallContext,
  call: PreparedCall,
  wire: WireRequest,
  deadline: Deadline,
  watch: CallWatch,
): Promise<Answer> {
  const { keepAlive, fresh } = context.agents;
  watch.asked();
  // A kept socket may be closed by the vendor just as the request leaves, and nobody can tell whether a write was
  // still seen: writes get a socket of their own, reads a second try.
  if (!call.idempotent) return exchange(wire, fresh, deadline);
  try {
    return await exchange(wire, keepAlive, deadline);
  } catch (error) {
    const again =
      error instanceof NoAnswerError && error.staleSocket && call.resendable && !deadline.signal.aborted;
    if (!again) throw error;
    return exchange(wire, fresh, deadline);
  }
}

async function sendAndFollow(
  context: CallContext,
  call: PreparedCall,
  first: WireRequest,
  deadline: Deadline,
  watch: CallWatch,
): Promise<Answer> {
  let wire = first;
  for (let followed = 0; ; followed += 1) {
    const answer = await sendOnce(context, call, wire, deadline, watch);
    watch.answered(answer);
    if (!isRedirect(answer.status)) return answer;
    // Reading it to its end lets the socket serve again.
    await readFailureText(answer.body, failureBytes);
    const next = followRedirect({
      status: answer.status,
      location: answer.headers['location'],
      from: wire.url,
      read: call.idempotent && wire.method === 'GET',
      resendable: call.resendable,
      followed,
      origins: context.origins,
    });
    if ('refused' in next) throw redirectFailure(call.name, answer, next.refused);
    wire = { ...wire, url: next.to };
  }
}

/**
 * From a prepared call to an answer with a 2xx status. Throws `UpstreamError` for any other status; whatever else it
 * throws, the attempt translates.
 */
export async function performCall(
  context: CallContext,
  call: PreparedCall,
  deadline: Deadline,
  watch: CallWatch,
): Promise<Answer> {
  const { credentials, explain } = context;
  const authorize = async (): Promise<Readonly<Record<string, string>>> => {
    const headers = await credentials.authorize(deadline.signal).catch((error: unknown) => {
      throw new CredentialsError(error);
    });
    if (unsendableHeader(headers) !== undefined) throw new CredentialsError(credentialsFailure(call.name));
    return headers;
  };
  const attempt = (authorization: Readonly<Record<string, string>>): Promise<Answer> =>
    sendAndFollow(
      context,
      call,
      { ...call.wire, headers: mergeHeaders(call.wire.headers, authorization) },
      deadline,
      watch,
    );

  let authorization = await authorize();
  let answer = await attempt(authorization);
  // Also where the call cannot be repeated, so that the next one has a new token.
  if (answer.status === 401 && credentials.renew(authorization) && call.renewable) {
    await readFailureText(answer.body, failureBytes);
    if (!call.resendable) answer.body.destroy();
    authorization = await authorize();
    answer = await attempt(authorization);
  }
  const { status, headers } = answer;
  if (status >= 200 && status < 300) {
    if (!hasForeignEncoding(answer)) return answer;
    answer.body.destroy();
    throw bodyFailure(call.name, answer, 'cannot be decompressed');
  }
  const text = await readFailureText(answer.body, failureBytes);
  // An upload may still be on its way to a vendor that has already refused it.
  if (!call.resendable) answer.body.destroy();
  const problem = explain({ status, headers, text });
  const secrets = secretsOf(call.request, authorization);
  throw statusFailure(call.name, answer, {
    ...problem,
    complaints: redactComplaints(problem.complaints, secrets),
  });
}

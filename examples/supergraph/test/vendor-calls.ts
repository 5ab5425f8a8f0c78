interface RecordedRequest {
  readonly operationId: string | null;
}

const forTokens: readonly (string | null)[] = ['login', 'exchangePartnerOauthToken'];

/** Has orgraph's sandbox begin a new log; what it gives names the calls in it, those for tokens apart. */
export async function vendorCalls(sandboxUrl: string): Promise<() => Promise<(string | null)[]>> {
  const log = `${sandboxUrl}/requests`;
  await fetch(log, { method: 'DELETE' });
  return async () => {
    const requests = (await (await fetch(log)).json()) as readonly RecordedRequest[];
    return requests.map(({ operationId }) => operationId).filter((name) => !forTokens.includes(name));
  };
}

interface Answer<Data> {
  readonly data?: Data;
  readonly errors?: readonly { readonly message: string }[];
}

/** Asks a GraphQL server. Throws where the answer has errors. */
export async function ask<Data>(
  url: string,
  query: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Data> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as Answer<Data>;
  if (data === undefined || errors) throw new Error(`${url} answered ${JSON.stringify(errors)}`);
  return data;
}

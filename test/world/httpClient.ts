import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listen, stopServer } from '#cli/http/routes.ts';

/** A server of a test, on a free port of loopback. */
export interface Listening {
  /** Base URL, without a slash at the end. */
  readonly url: string;
  stop(): Promise<void>;
}

export async function listenOnLoopback(server: Server): Promise<Listening> {
  await listen(server, 0, '127.0.0.1');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => stopServer(server) };
}

export interface GraphqlError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** The body of a GraphQL answer; `Data` is what the test expects of it. */
export interface GraphqlBody<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly GraphqlError[];
}

export interface Answer<Data> extends GraphqlBody<Data> {
  readonly status: number;
  readonly text: string;
  /** Codes of the errors, in order. */
  readonly codes: readonly string[];
}

export interface Question {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks a gateway (or whatever answers under `<url>/graphql`). */
export async function ask<Data = Record<string, unknown>>(
  url: string,
  question: Question,
): Promise<Answer<Data>> {
  const { token, headers = {}, ...body } = question;
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  const parsed = JSON.parse(text) as GraphqlBody<Data>;
  const codes = (parsed.errors ?? []).map(({ extensions }) => String(extensions?.['code']));
  return { ...parsed, status: response.status, text, codes };
}

/** The data of an answer without errors; throws with the codes of one that has some. */
export async function read<Data>(url: string, question: Question): Promise<Data> {
  const { data, errors, text } = await ask<Data>(url, question);
  if (errors !== undefined || data === undefined || data === null)
    throw new Error(`found ${text}, expected data alone`);
  return data;
}

export interface TokenRequest {
  readonly client: string;
  readonly secret: string;
  readonly scope?: string | undefined;
  readonly resource?: string | undefined;
}

/** Asks the token endpoint by client credentials. */
export async function requestToken(
  url: string,
  request: TokenRequest,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const { client, secret, scope, resource } = request;
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  if (scope !== undefined) form.set('scope', scope);
  if (resource !== undefined) form.set('resource', resource);
  const basic = Buffer.from(`${client}:${secret}`).toString('base64');
  const response = await fetch(`${url}/oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}` },
    body: form,
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

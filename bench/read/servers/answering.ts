import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Runtime } from '#cli/runtime/runtime.ts';
import type { Authenticate } from '#gateway/auth/verifyToken.ts';

/** What a server of the bench has to answer with. */
export interface ServerParts {
  readonly runtime: Runtime;
  readonly authenticate: Authenticate;
}

/** Answers one request, its body read by itself. */
export type Answering = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

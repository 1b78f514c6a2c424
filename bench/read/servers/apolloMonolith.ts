import { ApolloServer, HeaderMap } from '@apollo/server';
import { readBody } from '#platform/graphql/readBody.ts';
import type { SubgraphContext } from '#subgraphs/context.ts';
import { contextOf, mergedSchema } from './mergedSchema.ts';
import type { Answering, ServerParts } from './answering.ts';

/**
 * The same schema as a plain Apollo Server: graphql-js, no planner, no compilation. On node:http without express,
 * which only makes it quicker.
 */
export async function apolloMonolith({ runtime, authenticate }: ServerParts): Promise<Answering> {
  const server = new ApolloServer<SubgraphContext>({
    schema: mergedSchema(runtime),
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
  });
  await server.start();
  return async (request, response) => {
    const viewer = await authenticate(request.headers);
    const body: unknown = JSON.parse((await readBody(request, 1_048_576)).toString('utf8'));
    const headers = new HeaderMap();
    for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
    const answer = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: 'POST', headers, search: '', body },
      context: () => Promise.resolve(contextOf(runtime, viewer)),
    });
    for (const [name, value] of answer.headers) response.setHeader(name, value);
    response.statusCode = answer.status ?? 200;
    response.end(answer.body.kind === 'complete' ? answer.body.string : '{"errors":[]}');
  };
}

/** Composes the committed subgraph schemas. @throws Error with the composer's messages */
export function compose(): { readonly supergraph: string; readonly publicSchema: string };
/** Changes against schema/released.graphql that would break a client. */
export function breakingChanges(
  publicSchema: string,
): Promise<readonly { readonly message: string; readonly path?: string }[]>;

// jest globalSetup of the graph project.
export default async function startGraph() {
  if (!process.env.NEO4J_URI) throw new Error('set NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD');
}

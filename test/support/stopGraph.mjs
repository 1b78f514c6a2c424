// jest globalTeardown of the graph project.
export default async function stopGraph() {}

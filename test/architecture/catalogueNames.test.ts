import { unknownNames } from './catalogueNames.ts';

describe('names in Cypher', () => {
  it.each([
    'MATCH (r:Record {id: $id})-[:RESOLVES_TO]->(p:Person) RETURN p.id AS id, r.source AS source',
    'UNWIND $rows AS row MATCH (r:Record {id: row.anything}) SET r.recordedAt = row.whatever',
    "MATCH (r:Record) WHERE r.source = 'Nothing:Like this' RETURN CASE WHEN r.revised THEN 1 ELSE 0 END",
    'MATCH (r:Record)-[e:IDENTIFIED_BY|ASSERTS]->() RETURN e.verification, [x IN $xs | x.foo]',
  ])('are in the catalogue: %s', (cypher) => {
    expect(unknownNames(cypher)).toEqual([]);
  });

  it.each([
    ['MATCH (r:Rekord) RETURN r', 'Rekord'],
    ['MATCH (r:Record)-[:RESOLVE_TO]->(p) RETURN p', 'RESOLVE_TO'],
    ['MATCH (r:Record|Persn) RETURN r', 'Persn'],
    ['MATCH (r:Record {idd: $id}) RETURN r', 'Record.idd'],
    ['MATCH (r:Record) RETURN r.idd', 'Record.idd'],
    ['MATCH ()-[e:MUST_LINK]->() RETURN e.why', 'MUST_LINK.why'],
  ])('are found to be unknown: %s', (cypher, name) => {
    expect(unknownNames(cypher)).toContain(name);
  });
});

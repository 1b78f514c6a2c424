// The arrows of docs/architecture.md: platform <- graph <- core <- (intake, disclosure) <- subgraphs; the gateway knows contracts only.
const source = '^(platform|graph|core|intake|disclosure|subgraphs|gateway|cli|bench)/';
const test = '\\.(test|contract)\\.ts$|^test/';
const room = (name, allowed) => ({
  name: `${name}-points-down-only`,
  severity: 'error',
  from: { path: `^${name}/`, pathNot: test },
  to: { path: source, pathNot: `^(${[name, ...allowed].join('|')})/` },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    room('platform', []),
    room('graph', ['platform']),
    room('core', ['platform', 'graph']),
    room('intake', ['platform', 'graph', 'core', 'schema']),
    room('disclosure', ['platform', 'graph', 'core', 'schema']),
    room('subgraphs', ['platform', 'graph', 'core', 'intake', 'disclosure', 'schema']),
    room('gateway', ['platform']),
    {
      name: 'subgraphs-never-meet',
      severity: 'error',
      comment: 'They meet in the supergraph and at the doors.',
      from: { path: '^subgraphs/([^/]+)/', pathNot: test },
      to: { path: '^subgraphs/[^/]+/', pathNot: '^subgraphs/$1/' },
    },
    {
      name: 'only-graph-knows-the-driver',
      severity: 'error',
      from: { pathNot: ['^graph/', test] },
      to: { path: 'node_modules/neo4j-driver' },
    },
    {
      name: 'raw-facts-stay-behind-the-outward-door',
      severity: 'error',
      comment: 'First lock: sealed facts are read and opened in disclosure/ only.',
      from: { pathNot: ['^disclosure/', test] },
      to: { path: '^disclosure/([^/]*\\.queries|unseal)\\.ts$' },
    },
    {
      name: 'only-the-doors-seal-and-open',
      severity: 'error',
      comment: 'intake/ seals; disclosure/ opens, with a permit.',
      from: { pathNot: ['^disclosure/', '^intake/', '^graph/vault/', '^bench/', test] },
      to: { path: '^graph/vault/seal\\.ts$' },
    },
    {
      name: 'only-decisions-mint-permits',
      severity: 'error',
      from: { pathNot: ['^disclosure/decide/', test] },
      to: { path: '^disclosure/decide/mint(ed)?\\.ts$' },
    },
    {
      name: 'only-the-outward-door-guards-values',
      severity: 'error',
      comment: 'Second lock: nothing else can make what the guarded scalars let out.',
      from: { pathNot: ['^disclosure/', test] },
      to: { path: '^disclosure/guarded\\.ts$' },
    },
    {
      name: 'evidence-enters-by-the-inward-door',
      severity: 'error',
      from: { pathNot: ['^intake/', '^core/evidence/', test, '^bench/'] },
      to: { path: '^core/evidence/[^/]*\\.queries\\.ts$' },
    },
    { name: 'tests-are-not-imported', severity: 'error', from: { pathNot: test }, to: { path: test } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.generated\\.ts$|^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'require', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.json'],
    },
  },
};

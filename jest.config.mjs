// One configuration for every tier; the tier is the file's suffix (see DEVELOPMENT.md).
const transform = {
  '^.+\\.ts$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript' },
        experimental: { keepImportAttributes: true },
      },
      module: { type: 'es6' },
      sourceMaps: 'inline',
    },
  ],
};
const shared = {
  transform,
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironment: 'node',
  setupFilesAfterEnv: ['<rootDir>/test/support/failOnConsole.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.acquaint'],
};
const onGraph = [
  '<rootDir>/**/*.graph.test.ts',
  '<rootDir>/**/*.journey.test.ts',
  '<rootDir>/**/*.abuse.test.ts',
];

/** @type {import('jest').Config} */
const config = {
  workerIdleMemoryLimit: '768MB',
  testTimeout: 60_000,
  // Graph tests share one Neo4j and its one register: one file at a time.
  maxWorkers: 1,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '\\.(graph|journey|abuse)\\.test\\.ts$'],
    },
    {
      ...shared,
      displayName: 'graph',
      testMatch: onGraph,
      globalSetup: '<rootDir>/test/support/startGraph.mjs',
      globalTeardown: '<rootDir>/test/support/stopGraph.mjs',
    },
  ],
};
export default config;

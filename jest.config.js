/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  // js before mjs: some packages ship both, and only their .js build is loadable by Jest's ESM linker.
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  // Jest strips types itself; nothing is compiled, so what the tests run is what `npm start` runs.
  transform: {},
  setupFiles: ['<rootDir>/test/support/loopback-only.ts'],
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts', '!src/generated/**'],
  // Far more than any test takes: it ends what hangs, and no test on a machine that has much to do.
  testTimeout: 60_000,
  // Jest's own choice is one fewer; tests wait more than they compute.
  maxWorkers: '100%',
};

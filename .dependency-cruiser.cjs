/** Imports go one way: main → server → vendors → resolvers → datasources → http → core. */
const layer = (name, path, above, say) => ({
  name,
  comment: say,
  severity: 'error',
  from: { path },
  to: { path: above },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Move what both need into a file of its own.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'The file or package is not there.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    layer('core-stands-alone', '^src/core/', '^src/(?!core/)', 'core imports nothing of ours: pass it in.'),
    layer(
      'http-below-datasources',
      '^src/http/',
      '^src/(?!core/|http/)',
      'http knows no vendor and no GraphQL: pass it in.',
    ),
    layer(
      'datasources-below-resolvers',
      '^src/datasources/',
      '^src/(resolvers|server|config|observability|vendors|main|start)',
      'A data source is handed what it needs when it is connected.',
    ),
    {
      name: 'datasources-know-no-graphql',
      comment: 'Only map.ts knows GraphQL, and only its types.',
      severity: 'error',
      from: { path: '^src/datasources/', pathNot: '/map\\.ts$' },
      to: { path: '^src/(graphql|generated/graphql)' },
    },
    {
      name: 'maps-take-types-only',
      comment: 'map.ts may import types of GraphQL, no code.',
      severity: 'error',
      from: { path: '^src/datasources/.*/map\\.ts$' },
      to: { path: '^src/(graphql|generated)', dependencyTypesNot: ['type-only'] },
    },
    layer(
      'resolvers-below-server',
      '^src/resolvers/',
      '^src/(http|server|config|observability|vendors|main|start)',
      'Resolvers talk to data sources.',
    ),
    layer(
      'graphql-is-shared',
      '^src/graphql/',
      '^src/(resolvers|server|config|http|observability|vendors|main|start)',
      'graphql is what resolvers share.',
    ),
    layer('server-below-main', '^src/server/', '^src/(main|start)', 'Only the process starts the process.'),
    layer(
      'doctor-on-top',
      '^src/(?!doctor/)',
      '^src/doctor/',
      'The doctor looks at orgraph from outside; nothing that runs depends on it.',
    ),
    layer(
      'config-stands-aside',
      '^src/config/',
      '^src/(resolvers|server|graphql|observability|vendors|main|start)',
      'config reads and checks; main hands its result on.',
    ),
    layer(
      'security-stands-aside',
      '^src/security/',
      '^src/(?!core/|security/)',
      'security decides; what it decides about is handed to it.',
    ),
    layer(
      'audit-stands-aside',
      '^src/audit/',
      '^src/(?!core/|audit/)',
      'The audit log is told what happens, and handed the place where it is kept.',
    ),
    layer(
      'idempotency-stands-aside',
      '^src/idempotency/',
      '^src/(?!core/|idempotency/)',
      'Idempotency is about keys; the server knows requests and answers.',
    ),
    layer(
      'storage-knows-what-it-keeps',
      '^src/storage/',
      '^src/(?!core/|audit/|idempotency/|storage/)',
      'What is kept is handed in; storage knows no server and no GraphQL.',
    ),
    layer(
      'observability-stands-aside',
      '^src/observability/',
      '^src/(?!core/|observability/)',
      'Loggers are handed down.',
    ),
    {
      name: 'vendors-are-islands',
      comment: 'What two vendors need belongs in a shared folder.',
      severity: 'error',
      from: { path: '^src/(datasources|resolvers)/(?!shared/)([^/]+)/' },
      to: {
        path: '^src/(datasources|resolvers)/(?!shared/)[^/]+/',
        pathNot: '^src/(datasources|resolvers)/$2/',
      },
    },
    {
      name: 'vendor-front-door',
      comment: "From another layer, a vendor's data source is reached by its index.ts.",
      severity: 'error',
      from: { path: '^src/(?!datasources/)' },
      to: { path: '^src/datasources/(?!shared/)[^/]+/(?!index\\.ts$)' },
    },
    {
      name: 'shared-knows-no-vendor',
      comment: 'Hand the vendor in.',
      severity: 'error',
      from: { path: '^src/(datasources|resolvers)/shared/' },
      to: { path: '^src/(datasources|resolvers)/(?!shared/)' },
    },
    {
      name: 'got-in-http-only',
      comment: 'src/http is the one door out.',
      severity: 'error',
      from: { pathNot: '^src/http/' },
      to: { path: 'node_modules/got/' },
    },
    {
      name: 'sandbox-apart',
      comment: 'A simulator that imports what it checks repeats its mistakes.',
      severity: 'error',
      from: { path: '^sandbox/' },
      to: { path: '^(src|test)/' },
    },
    {
      name: 'src-without-sandbox',
      comment: 'Only main.ts loads the sandbox, and only when nothing is configured.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/main\\.ts$' },
      to: { path: '^(sandbox|test)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};

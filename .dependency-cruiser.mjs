/**
 * The layer rules. Each comment is the sentence the rule protects;
 * test/unit/layers.test.ts sees every one of them fire.
 */
const TOOLING = '^(test|bench)/'

export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'A file may be understood without understanding the file that imports it.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'Every file is reached from an entry point or a test.',
      // A declaration of types is read by the compiler; a script beside a page is loaded by the page.
      from: { orphan: true, pathNot: ['\\.d\\.ts$', '^test/e2e/[^/]+\\.js$'] },
      to: {},
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'Every import exists.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'packages-are-declared',
      severity: 'error',
      comment: 'What we import stands in package.json, not in the folder by luck.',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'shipped-code-needs-no-dev-packages',
      severity: 'error',
      comment:
        'The server runs on what `npm ci --omit=dev` installs; types may come from anywhere.',
      from: { path: '^(api|schema)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'vocabulary-speaks-only-to-itself',
      severity: 'error',
      comment: 'The words both sides share depend on nothing, so they run anywhere.',
      from: { path: '^schema/vocabulary/' },
      to: { pathNot: '^schema/vocabulary/' },
    },
    {
      name: 'types-name-only-the-vocabulary',
      severity: 'error',
      comment: 'What may leave the building is described without knowing how it is stored.',
      from: { path: '^schema/types/' },
      to: { pathNot: ['^schema/(types|vocabulary)/', 'node_modules/type-graphql/'] },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'Rules are functions of their arguments: no database, network, clock, packages.',
      from: { path: '^api/domain/' },
      to: { pathNot: '^(api/domain|schema/vocabulary)/' },
    },
    {
      name: 'entities-do-not-act',
      severity: 'error',
      comment: 'Rows know their shape and the words in them, nothing above.',
      from: { path: '^api/entities/' },
      to: {
        pathNot: [
          '^api/(entities|domain)/',
          '^schema/vocabulary/',
          'node_modules/@mikro-orm/core/',
        ],
      },
    },
    {
      name: 'commands-know-no-transport',
      severity: 'error',
      comment: 'The same command serves GraphQL, OIDC, a script and a test.',
      from: { path: '^api/(commands|queries|events)/' },
      to: {
        path: [
          '^api/(graphql|oidc|fhir|fhir-server|http|adapters|database)/',
          '^schema/types/',
          'node_modules/(express|koa|type-graphql|graphql|oidc-provider|@apollo)/',
        ],
      },
    },
    {
      name: 'queries-do-not-write',
      severity: 'error',
      comment: 'Reading never records, submits or sends.',
      from: { path: '^api/queries/' },
      to: { path: '^api/(commands|events)/' },
    },
    {
      name: 'transports-do-not-meet',
      severity: 'error',
      comment: 'GraphQL, OIDC and FHIR meet in commands and rules, not in each other.',
      from: { path: '^api/(graphql|oidc|fhir)/' },
      to: { path: '^api/(graphql|oidc|fhir)/', pathNot: '^api/$1/' },
    },
    {
      name: 'only-the-root-composes',
      severity: 'error',
      comment: 'Adapters are chosen in one place.',
      // main.ts, with-house.ts, print-demo.ts and reset-sandbox.ts start the embedded database, which is there before the house is.
      from: {
        pathNot: [
          '^api/(app|main|with-house|compose-ports)\\.ts$',
          '^api/demo/(print-demo|reset-sandbox)\\.ts$',
          '^api/(adapters|database)/',
          TOOLING,
        ],
      },
      to: { path: '^api/(adapters|database)/' },
    },
    {
      name: 'nobody-leans-on-the-root',
      severity: 'error',
      comment: 'What is composed does not know who composed it.',
      from: {
        pathNot: [
          '^api/(app|main|with-house|take-evidence|make-administrator|check-scopes)\\.ts$',
          '^api/demo/',
          TOOLING,
        ],
      },
      to: { path: '^api/(app|main|compose-ports)\\.ts$' },
    },
    {
      name: 'configuration-is-handed-down',
      severity: 'error',
      comment: 'The environment is read once, at the door; everything else is told.',
      from: {
        pathNot: [
          '^api/(main|with-house)\\.ts$',
          '^api/demo/(print-demo|reset-sandbox)\\.ts$',
          TOOLING,
        ],
      },
      to: { path: '^api/config\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the-demo-is-a-guest',
      severity: 'error',
      comment: 'The house stands without its demonstration: only the entry point invites it.',
      from: { pathNot: ['^api/main\\.ts$', '^api/demo/', TOOLING] },
      to: { path: '^api/demo/' },
    },
    {
      name: 'fhir-server-stands-alone',
      severity: 'error',
      comment: 'The embedded FHIR server could be any other: it knows FHIR and PostgreSQL only.',
      from: { path: '^api/fhir-server/' },
      to: { path: '^(api|schema|portal|gallery|ui)/', pathNot: '^api/fhir-server/' },
    },
    {
      name: 'fhir-server-is-one-upstream',
      severity: 'error',
      comment:
        'Everything reaches records through the policy proxy, never through the server itself.',
      // The migration makes its tables, and the demo fills them.
      from: {
        pathNot: [
          '^api/fhir-server/',
          '^api/compose-ports\\.ts$',
          '^api/database/',
          '^api/demo/',
          TOOLING,
        ],
      },
      to: { path: '^api/fhir-server/' },
    },
    {
      name: 'medplum-stays-in-the-fhir-server',
      severity: 'error',
      comment: 'Replacing the FHIR library touches one folder.',
      from: { pathNot: ['^api/fhir-server/', TOOLING] },
      to: { path: 'node_modules/@medplum/' },
    },
    {
      name: 'resolvers-do-not-touch-rows',
      severity: 'error',
      comment: 'A resolver translates; commands and queries load and change.',
      from: { path: '^api/graphql/resolvers/' },
      to: { path: '^api/(entities|events)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'oidc-provider-stays-home',
      severity: 'error',
      comment: 'Replacing or upgrading the provider touches one folder.',
      from: { pathNot: ['^api/oidc/', TOOLING] },
      to: { path: 'node_modules/(@types/)?oidc-provider/' },
    },
    {
      name: 'type-graphql-stays-at-the-edge',
      severity: 'error',
      comment: 'Decorators describe the contract and its resolvers, nothing else.',
      from: { pathNot: ['^schema/types/', '^api/graphql/', TOOLING] },
      to: { path: 'node_modules/type-graphql/' },
    },
    {
      name: 'server-does-not-know-the-clients',
      severity: 'error',
      comment: 'The hospital could put clients of its own in front of the same server.',
      from: { path: '^(api|schema)/' },
      to: { path: '^(portal|gallery|ui)/' },
    },
    {
      name: 'clients-see-only-the-contract',
      severity: 'error',
      comment: 'The clients could be written by someone who has never seen the server.',
      from: { path: '^(portal|gallery)/' },
      to: { path: ['^api/', '^schema/types/'] },
    },
    {
      name: 'clients-run-in-browsers',
      severity: 'error',
      comment: 'What a browser loads needs nothing of Node.',
      from: { path: '^(ui|(portal|gallery)/src)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'clients-do-not-meet',
      severity: 'error',
      comment: 'Portal and gallery are two houses on one street; what they share is ui/.',
      from: { path: '^(portal|gallery)/' },
      to: { path: '^(portal|gallery)/', pathNot: '^$1/' },
    },
    {
      name: 'ui-knows-neither-house',
      severity: 'error',
      comment: 'What both clients share knows the words and how to draw them, nothing else.',
      from: { path: '^ui/' },
      to: {
        pathNot: [
          '^ui/',
          '^schema/vocabulary/',
          'node_modules/(@types/)?react/',
          'node_modules/@(mantine|tabler)/',
        ],
      },
    },
    {
      name: 'features-do-not-meet',
      severity: 'error',
      comment: 'Features are composed in app/, never in each other.',
      from: { path: '^(portal|gallery)/src/features/([^/]+)/' },
      to: { path: '^$1/src/features/', pathNot: '^$1/src/features/$2/' },
    },
    {
      name: 'shared-client-code-looks-down',
      severity: 'error',
      comment: 'components and lib serve features; they do not know them.',
      from: { path: '^(portal|gallery)/src/(components|lib)/' },
      to: { path: '^$1/src/(features|app)/' },
    },
    {
      name: 'tests-and-tools-stay-outside',
      severity: 'error',
      comment: 'Nothing shipped depends on a test, a benchmark or a tool.',
      from: { path: '^(api|schema|portal|gallery|ui)/' },
      to: { path: '^(test|bench|tools)/' },
    },
  ],
  options: {
    // Type-only imports count: a type that crosses a border is a border crossed.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    enhancedResolveOptions: {
      // The last for folders of types alone inside a package (fhirclient/lib/types).
      extensions: ['.ts', '.tsx', '.js', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      // Packages of types alone (fhirtypes, typed-document-node) name no main, only their types.
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
}

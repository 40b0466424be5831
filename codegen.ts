import type { CodegenConfig } from '@graphql-codegen/cli'

const config: CodegenConfig = {
  schema: 'schema/schema.graphql',
  ignoreNoDocuments: true,
  generates: Object.fromEntries(
    [
      { folder: 'portal/src/gql/', documents: 'portal/src/**/*.{ts,tsx}' },
      { folder: 'gallery/src/gql/', documents: 'gallery/src/**/*.{ts,tsx}' },
      { folder: 'test/support/gql/', documents: 'test/{integration,e2e,support}/**/*.ts' },
    ].map(({ folder, documents }) => [
      folder,
      {
        preset: 'client',
        documents: [documents, `!${folder}**`],
        presetConfig: { fragmentMasking: { unmaskFunctionName: 'readFragment' } },
        config: {
          enumsAsTypes: true,
          useTypeImports: true,
          strictScalars: true,
          scalars: { DateTimeISO: 'string', YesNo: 'boolean' },
          importExtension: '.ts',
        },
      },
    ]),
  ),
}

export default config

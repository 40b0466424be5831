import { readFileSync } from 'node:fs'
import path from 'node:path'
import { buildSchema, type DocumentNode, Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql'
import { describe, expect, it } from 'vitest'
import * as operations from '../../../portal/src/gql/graphql.ts'
import { createCache } from '../../../portal/src/lib/cache.ts'

const CONTRACT = buildSchema(
  readFileSync(path.join(import.meta.dirname, '../../../schema/schema.graphql'), 'utf8'),
)

/** These put their pages together themselves, when the next one comes. */
const BY_THEMSELVES = ['Query.organizationChanges', 'Query.organizationMembers']

/** Fields the portal asks for page by page, as `Type.field`. */
function pagedFields(): string[] {
  const found = new Set<string>()
  for (const document of Object.values(operations) as DocumentNode[]) {
    const info = new TypeInfo(CONTRACT)
    visit(
      document,
      visitWithTypeInfo(info, {
        Field({ name, arguments: given }) {
          const isPaged = given?.some(
            (each) => each.name.value === 'after' && each.value.kind === Kind.VARIABLE,
          )
          if (isPaged && info.getParentType()?.name !== 'Subscription')
            found.add(`${info.getParentType()?.name}.${name.value}`)
        },
      }),
    )
  }
  return [...found].filter((field) => !BY_THEMSELVES.includes(field))
}

describe('a list that grows page by page', () => {
  it.each(pagedFields())('%s keeps the pages it has', (field) => {
    const [type = '', name = ''] = field.split('.')
    expect(createCache().policies.getMergeFunction(type, name, undefined)).toBeTypeOf('function')
  })
})

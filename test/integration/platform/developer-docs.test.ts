import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEFAULT_DOCS, DOCS_SECTIONS } from '../../../schema/vocabulary/docs-section.ts'
import { anonymous, aReviewer, type Person } from '../../support/builders.ts'
import { USER_ERROR } from '../../support/documents.ts'
import { column } from '../../support/facts.ts'
import { readFragment } from '../../support/gql/fragment-masking.ts'
import { graphql } from '../../support/gql/gql.ts'
import type { OrganizationDocsUpdateInput } from '../../support/gql/graphql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'

const DOCS = graphql(`
  query TestDeveloperDocs {
    organization {
      docs {
        revision
        sections {
          key
          title
          body
          isDefault
        }
      }
      environments {
        environment
        fhirBase
        capabilityStatementUrl
        issuer
        discoveryUrl
        openidConfigurationUrl
        jwksUrl
        authorizeUrl
        tokenUrl
        revocationUrl
        introspectionUrl
      }
    }
  }
`)

const UPDATE = graphql(`
  mutation TestOrganizationDocsUpdate($input: OrganizationDocsUpdateInput!) {
    payload: organizationDocsUpdate(input: $input) {
      organization {
        docs {
          revision
        }
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

let platform: TestPlatform
let admin: Person
beforeAll(async () => {
  platform = await startTestPlatform()
  admin = await aReviewer(platform, 'ORGANIZATION_ADMIN')
})
afterAll(() => platform?.stop())

async function update(input: OrganizationDocsUpdateInput) {
  const { payload } = await admin.client.get(UPDATE, { input })
  return {
    revision: payload.organization?.docs.revision,
    errors: readFragment(USER_ERROR, payload.userErrors),
  }
}

const page = async () => (await anonymous(platform).get(DOCS)).organization

test('R004: anybody reads the page, with the words of the product until there are others', async () => {
  const { docs } = await page()
  expect(docs.revision).toBe(0)
  expect(docs.sections).toEqual(
    DOCS_SECTIONS.map((key) => ({ key, ...DEFAULT_DOCS[key], isDefault: true })),
  )
})

test('every address of both environments answers', async () => {
  const { environments } = await page()
  expect(environments.map(({ environment }) => environment)).toEqual(['PRODUCTION', 'SANDBOX'])
  for (const each of environments) {
    const discovery = await json(each.discoveryUrl)
    expect(discovery).toMatchObject({
      issuer: each.issuer,
      jwks_uri: each.jwksUrl,
      authorization_endpoint: each.authorizeUrl,
      token_endpoint: each.tokenUrl,
      revocation_endpoint: each.revocationUrl,
      introspection_endpoint: each.introspectionUrl,
    })
    expect(await json(each.openidConfigurationUrl)).toMatchObject({ issuer: each.issuer })
    expect(await json(each.jwksUrl)).toMatchObject({ keys: expect.any(Array) })
    expect(await json(each.capabilityStatementUrl)).toMatchObject({
      resourceType: 'CapabilityStatement',
      implementation: { url: each.fhirBase },
    })
  }
})

describe('the hospital', () => {
  test('R005: writes its own words, and takes them back', async () => {
    const text = { title: ' Whom to call ', body: 'Call 555 0100.\n\nDay or night.\n' }
    expect(await update({ sections: [{ key: 'INCIDENTS', text }], expectedRevision: 0 })).toEqual({
      revision: 1,
      errors: [],
    })
    const own = (await page()).docs.sections.find(({ key }) => key === 'INCIDENTS')
    expect(own).toEqual({
      key: 'INCIDENTS',
      title: 'Whom to call',
      body: 'Call 555 0100.\n\nDay or night.',
      isDefault: false,
    })
    const back = { sections: [{ key: 'INCIDENTS' as const, text: null }], expectedRevision: 1 }
    expect((await update(back)).revision).toBe(2)
    expect((await page()).docs.sections.every(({ isDefault }) => isDefault)).toBe(true)
    const details = await column(
      platform,
      `select detail from audit_event where action = 'organization.changed' order by sequence`,
    )
    expect(details).toEqual([{ docs: ['INCIDENTS'] }, { docs: ['INCIDENTS'] }])
  })

  test('does not write over what somebody else wrote in the meantime', async () => {
    const { revision } = (await page()).docs
    const write = (body: string) =>
      update({
        sections: [{ key: 'FHIR', text: { title: 'FHIR', body } }],
        expectedRevision: revision,
      })
    const answers = await Promise.all([write('One.'), write('Two.')])
    expect(answers.flatMap(({ errors }) => errors.map(({ code }) => code))).toEqual([
      'STALE_REVISION',
    ])
  })

  test.each([
    [{ title: '', body: 'x' }, 'title', 'REQUIRED', 1],
    [{ title: 'x'.repeat(121), body: 'x' }, 'title', 'TOO_LONG', 120],
    [{ title: 'x', body: ' ' }, 'body', 'REQUIRED', 1],
    [{ title: 'x', body: 'x'.repeat(8001) }, 'body', 'TOO_LONG', 8000],
  ])('is told what is wrong with %#', async (text, field, code, limit) => {
    const { errors } = await update({
      sections: [{ key: 'REVIEW', text }],
      expectedRevision: (await page()).docs.revision,
    })
    expect(errors).toMatchObject([{ path: ['sections', 'REVIEW', field], code, limit }])
  })
})

async function json(url: string): Promise<unknown> {
  const response = await fetch(url, { headers: { accept: 'application/json' } })
  expect(response.status).toBe(200)
  return response.json()
}

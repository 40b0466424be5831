import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accepted, aDraft, attest, aVendor, type VendorOwner } from '../../support/builders.ts'
import { everythingTold } from '../../support/facts.ts'
import { readFragment } from '../../support/gql/fragment-masking.ts'
import { graphql } from '../../support/gql/gql.ts'
import { query } from '../../support/sql.ts'
import { statementsOf } from '../../support/statements.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'

const SAVE = graphql(`
  mutation TestCountedSave($input: AppVersionDraftInput!) {
    payload: appVersionDraftSave(input: $input) {
      appVersion {
        ...CountedDraft
      }
      userErrors {
        message
      }
    }
  }
`)

const SUBMIT = graphql(`
  mutation TestCountedSubmit($input: TransitionInput!) {
    payload: appVersionSubmit(input: $input) {
      appVersion {
        id
        status
        revision
        allowedTransitions
        app {
          slug
        }
      }
      userErrors {
        message
      }
    }
  }
`)

const COUNTED_DRAFT = graphql(`
  fragment CountedDraft on AppVersion {
    id
    revision
    isEditable
    scopes {
      scope
      plainLanguage
    }
    submissionErrors {
      code
    }
    app {
      slug
    }
  }
`)

let platform: TestPlatform
let owner: VendorOwner
beforeAll(async () => {
  platform = await startTestPlatform()
  owner = await aVendor(platform)
})
afterAll(() => platform?.stop())

const TYPES = [
  'AllergyIntolerance',
  'Appointment',
  'CarePlan',
  'Condition',
  'DiagnosticReport',
  'DocumentReference',
  'Encounter',
  'Immunization',
  'MedicationRequest',
  'Observation',
  'Patient',
  'Procedure',
]

const SIXTY_SCOPES = TYPES.flatMap((type) =>
  ['r', 's', 'rs', 'cu', 'cruds'].map((permissions) => `patient/${type}.${permissions}`),
)

/** Those of the request: up to the one that writes, and what the ORM reads for the answer. Mail comes by raw SQL. */
function ownOf(sent: readonly string[]): string[] {
  const end = sent.findIndex((text) => text.includes('audit_event')) + 1
  return [...sent.slice(0, end), ...sent.slice(end).filter((text) => /from "/i.test(text))]
}

/**
 * Three round trips each, whatever is in the submission: who asks, one statement that reads and one that writes.
 * Nothing else is sent: one statement is its own transaction, so there is no begin and no commit to count.
 */
describe.each([1, 60])('with %i scopes', (count) => {
  const scopes = SIXTY_SCOPES.slice(0, count).map((scope) => ({
    scope,
    purpose: 'To show what it is about.',
    justification: 'There is no other way to show it.',
  }))

  test('saving a draft takes three statements', async () => {
    const draft = await aDraft(owner, { name: `Saved ${count}`, scopes })
    const input = {
      versionId: draft.id,
      expectedRevision: draft.revision,
      scopes: scopes.map((one) => ({ ...one, purpose: 'To show something else.' })),
    }
    await everythingTold(platform) // which takes statements too
    const sent = await statementsOf(async () => {
      const { payload } = await owner.client.get(SAVE, { input })
      expect(payload.userErrors).toEqual([])
      expect(readFragment(COUNTED_DRAFT, payload.appVersion)?.scopes).toHaveLength(count)
    })
    expect(ownOf(sent)).toHaveLength(3)
  })

  test.each([
    ['without a key', undefined],
    ['under a key of its own', `key of ${count}`],
  ])('submitting %s takes three statements', async (words, idempotencyKey) => {
    const name = `Submitted ${words} ${count}`
    const draft = await aDraft(owner, { name, scopes })
    const { id, revision } = accepted(await attest(owner, draft))
    const input = {
      versionId: id,
      expectedRevision: revision,
      ...(idempotencyKey && { idempotencyKey }),
    }
    await everythingTold(platform) // which takes statements too
    const sent = await statementsOf(async () => {
      const { payload } = await owner.client.get(SUBMIT, { input })
      expect(payload).toMatchObject({ userErrors: [], appVersion: { status: 'IN_REVIEW' } })
    })
    expect(ownOf(sent)).toHaveLength(3)
    const [grants] = await query(
      platform.databaseUrl,
      `select count(*)::int as n from scope_grant g join app_version v on v.id = g.app_version_id
       where v.name = $1 and g.ended_at is null`,
      [name],
    )
    expect(grants).toEqual({ n: count })
  })
})

import type { OperationOn } from './operation.ts'

export interface RecertificationTargets {
  /** Live, and nobody looked at it again yet. */
  recertified: { id: string; revision: number }
  checklist: readonly string[]
}

type Operation = OperationOn<RecertificationTargets>

const STAFF = ['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN'] as const
const ERRORS = 'userErrors { code }'

export const RECERTIFICATION_QUERIES: Readonly<Record<string, Operation>> = {
  accessCampaigns: {
    text: () => 'accessCampaigns { title }',
    rightful: 'reviewer',
    others: STAFF,
  },
}

export const RECERTIFICATION_MUTATIONS: Readonly<Record<string, Operation>> = {
  recertificationDecide: {
    text: ({ recertified: { id, revision }, checklist }) =>
      `recertificationDecide(input: { versionId: "${id}", expectedRevision: ${revision}, decision: KEEP,
        checklist: ${JSON.stringify(checklist)} }) { ${ERRORS} }`,
    rightful: 'reviewer',
    others: STAFF,
  },
  accessCampaignOpen: {
    text: () =>
      `accessCampaignOpen(input: { title: "Autumn", dueAt: "2099-01-01T00:00:00Z" }) { ${ERRORS} }`,
    rightful: 'organizationAdmin',
    others: STAFF,
  },
}

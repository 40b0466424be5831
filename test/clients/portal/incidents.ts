/** A vendor as an incident shows it. */
export function aContact(id: string, displayName: string, overrides: Record<string, unknown> = {}) {
  return {
    ...{ __typename: 'Vendor', id, displayName, legalFirstName: 'Ada', legalLastName: 'Acme' },
    ...{ position: 'CTO', email: `desk@${id}.example`, phone: '+1 (413) 555-0142' },
    contactVerifiedAt: null,
    ...overrides,
  }
}

/** An app an incident reached. */
export function aReachedApp(slug: string, vendor: ReturnType<typeof aContact>) {
  const supportContact = `help@${slug}.example`
  return { __typename: 'App', id: slug, slug, name: `The ${slug}`, supportContact, vendor }
}

/** One incident with all its page asks for: of an app, open, confirmed by one server. */
export function anIncident(overrides: Record<string, unknown> = {}) {
  const app = aReachedApp('viewer', aContact('v1', 'Quillstone'))
  return {
    ...{ __typename: 'Incident', id: 'i1', kind: 'SUSPENSION', scope: null, revision: 4 },
    ...{ reason: 'Results of somebody else were shown.', openedAt: '2026-11-20T10:00:00Z' },
    ...{ openedByName: 'Ingrid', clientIds: ['viewer-client'], sessionCount: 2, tokenCount: 3 },
    ...{ personCount: 1, secondsToRevoke: 0.042, closedAt: null, closedByName: null },
    ...{ finding: null, remedy: null, canClose: true, vendor: null, app, apps: [app] },
    replicas: [{ __typename: 'IncidentReplica', name: '1a2b', seconds: 0.042, isSilent: false }],
    timeline: [entry('OPENED', 'Ingrid'), entry('OBEYED', '1a2b')],
    sessions: sessions(),
    ...overrides,
  }
}

function entry(step: string, actorName: string) {
  const at = '2026-11-20T10:00:00Z'
  return { __typename: 'IncidentEntry', at, step, actorName, sentence: null }
}

function sessions() {
  const node = {
    ...{ __typename: 'IncidentSession', id: 's1', clientId: 'viewer-client', tokenCount: 1 },
    ...{ pseudonym: '1A2B3C', since: '2026-11-01T10:00:00Z', lastUsedAt: null, launchId: null },
    app: { __typename: 'App', id: 'viewer', name: 'The viewer' },
    person: null,
  }
  return {
    __typename: 'IncidentSessionConnection',
    edges: [{ __typename: 'IncidentSessionEdge', cursor: 's1', node }],
    pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: 's1' },
    totalCount: 1,
  }
}

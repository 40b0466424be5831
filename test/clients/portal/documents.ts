/** A document as the API answers it to the list of a version. */
export function aDocument(overrides: Readonly<Record<string, unknown>> = {}) {
  return {
    __typename: 'Document',
    id: 'document-1',
    fileName: 'Policy.pdf',
    description: null,
    sizeBytes: 1200,
    pageCount: 1,
    readyForViewing: true,
    uploadedAt: '2026-01-02T03:04:05Z',
    uploadedBy: { __typename: 'Person', name: 'Ada' },
    scanState: 'NOT_SCANNED',
    scanSignature: null,
    findings: [],
    revision: 4,
    ...overrides,
  }
}

/** What was filed with a version, on one page. */
export const filed = (documents: readonly object[]) => ({
  __typename: 'DocumentConnection',
  edges: documents.map((node) => ({ __typename: 'DocumentEdge', cursor: 'c', node })),
  pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
  totalCount: documents.length,
})

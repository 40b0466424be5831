import { vi } from 'vitest'
import { session } from '../../../portal/src/lib/session.ts'

/** What the portal asks about who is there: somebody of the hospital with these abilities, who is signed in. */
export function aViewer(...abilities: readonly string[]) {
  vi.spyOn(session, 'getState').mockReturnValue({ kind: 'signed-in' })
  return {
    Viewer: () => ({
      organization: null,
      viewer: {
        ...{ __typename: 'Viewer', id: 'me', name: 'Eve', email: 'eve@hospital.example' },
        ...{ abilities, vendorRole: null, vendor: null },
      },
    }),
  }
}

/** A page of a list, as connections have it. */
export function aPage(
  type: string,
  nodes: readonly object[],
  more: { next?: string; total?: number } = {},
) {
  return {
    __typename: `${type}Connection`,
    edges: nodes.map((node, place) => ({
      __typename: `${type}Edge`,
      cursor: `${more.next ?? 'end'}-${place}`,
      node,
    })),
    pageInfo: {
      __typename: 'PageInfo',
      hasNextPage: more.next !== undefined,
      endCursor: more.next ?? 'end',
    },
    totalCount: more.total ?? nodes.length,
  }
}

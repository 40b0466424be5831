import { useMutation, useQuery } from '@apollo/client/react'
import { graphql } from '../../gql/gql.ts'
import type { DocsPageQuery } from '../../gql/graphql.ts'
import { inOurWords } from '../../lib/i18n/scope-words.ts'

const DOCS_PAGE = graphql(`
  query DocsPage {
    organization {
      id
      name
      supportEmail
      sunsetNoticeDays
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
        fhirBases {
          url
          name
          version
        }
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

const DOCS_UPDATE = graphql(`
  mutation OrganizationDocsUpdate($input: OrganizationDocsUpdateInput!) {
    organizationDocsUpdate(input: $input) {
      organization {
        id
        docs {
          revision
        }
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const DOCS_SCOPES = graphql(`
  query DocsScopes {
    scopeCatalog {
      scope
      plainLanguage
      detail
      sensitivity
      writes
      extraReview
    }
  }
`)

export type DocsOrganization = DocsPageQuery['organization']
export type DocsSection = DocsOrganization['docs']['sections'][number]
export type Endpoints = DocsOrganization['environments'][number]

/** Loads the page for developers: words and addresses. */
export function useDocs() {
  const { data, error, refetch } = useQuery(DOCS_PAGE)
  return { organization: data?.organization, error, refetch }
}

/** Loads what can be asked for. */
export function useDocsScopes() {
  const { data } = useQuery(DOCS_SCOPES)
  return data && inOurWords(data.scopeCatalog)
}

/** Publishes words. A refusal loads nothing anew, so that what was typed meets no other revision by itself. */
export function useDocsUpdate() {
  return useMutation(DOCS_UPDATE, {
    refetchQueries: ({ data }) => (data?.organizationDocsUpdate.organization ? [DOCS_PAGE] : []),
    awaitRefetchQueries: true,
  })
}

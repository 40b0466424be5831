import { graphql } from '../../support/gql/gql.ts'

export const FACE = graphql(`
  query TestOrganizationFace {
    organization {
      name
      supportEmail
      accentColor
      logoUrl
      legalLinks {
        kind
        url
      }
    }
    organizationSettings {
      revision
      face {
        mailLine {
          en
          es
        }
      }
    }
  }
`)

export const BRAND_UPDATE = graphql(`
  mutation TestOrganizationBrandUpdate($input: OrganizationBrandUpdateInput!) {
    payload: organizationBrandUpdate(input: $input) {
      settings {
        revision
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const LEGAL_UPDATE = graphql(`
  mutation TestOrganizationLegalLinksUpdate($input: OrganizationLegalLinksUpdateInput!) {
    payload: organizationLegalLinksUpdate(input: $input) {
      settings {
        revision
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const TEXTS_UPDATE = graphql(`
  mutation TestOrganizationTextsUpdate($input: OrganizationTextsUpdateInput!) {
    payload: organizationTextsUpdate(input: $input) {
      settings {
        revision
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const LOGO_UPLOAD = graphql(`
  mutation TestOrganizationLogoUploadCreate($input: IconUploadInput!) {
    payload: organizationLogoUploadCreate(input: $input) {
      uploadUrl
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

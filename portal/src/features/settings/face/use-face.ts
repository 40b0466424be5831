import { useMutation, useQuery } from '@apollo/client/react'
import type { CreateUpload } from '../../../components/icon-upload/use-icon-upload.ts'
import { graphql } from '../../../gql/gql.ts'
import type { OrganizationFaceQuery } from '../../../gql/graphql.ts'
import { CHANGES } from '../frame/use-changes.ts'

const FACE = graphql(`
  query OrganizationFace {
    organizationSettings {
      id
      revision
      face {
        name
        supportEmail
        accentColor
        logoUrl
        legalLinks {
          kind
          url
        }
        galleryWelcome {
          en
          es
        }
        signInNotice {
          en
          es
        }
        mailLine {
          en
          es
        }
      }
    }
  }
`)

const BRAND_UPDATE = graphql(`
  mutation OrganizationBrandUpdate($input: OrganizationBrandUpdateInput!) {
    organizationBrandUpdate(input: $input) {
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const LEGAL_UPDATE = graphql(`
  mutation OrganizationLegalLinksUpdate($input: OrganizationLegalLinksUpdateInput!) {
    organizationLegalLinksUpdate(input: $input) {
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const TEXTS_UPDATE = graphql(`
  mutation OrganizationTextsUpdate($input: OrganizationTextsUpdateInput!) {
    organizationTextsUpdate(input: $input) {
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const LOGO_UPLOAD = graphql(`
  mutation OrganizationLogoUploadCreate($input: IconUploadInput!) {
    organizationLogoUploadCreate(input: $input) {
      uploadUrl
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

export type FaceSettings = OrganizationFaceQuery['organizationSettings']

/** Loads how the hospital presents itself, for its administrators. */
export function useFace() {
  const { data, error, refetch } = useQuery(FACE, { fetchPolicy: 'network-only' })
  return { settings: data?.organizationSettings, error, refetch }
}

/** What changed is shown in the frame and in the list below as well. */
const REFRESH = { refetchQueries: [FACE, CHANGES, 'Viewer'], awaitRefetchQueries: true }

export const useBrandUpdate = () => useMutation(BRAND_UPDATE, REFRESH)
export const useLegalUpdate = () => useMutation(LEGAL_UPDATE, REFRESH)
export const useTextsUpdate = () => useMutation(TEXTS_UPDATE, REFRESH)

/** Asks for the address of the hospital's picture. */
export function useLogoUploadCreate(): CreateUpload {
  const [create] = useMutation(LOGO_UPLOAD)
  return async (input) =>
    (await create({ variables: { input } })).data?.organizationLogoUploadCreate
}

import { graphql } from '../../support/gql/gql.ts'

export const REGISTER = graphql(`
  mutation TestAccountRegister($input: AccountRegisterInput!) {
    payload: accountRegister(input: $input) {
      accepted
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const VERIFY = graphql(`
  mutation TestAccountVerify($token: String!) {
    payload: accountVerifyEmail(token: $token) {
      accepted
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const RESEND = graphql(`
  mutation TestAccountResend($email: String!) {
    payload: accountResendVerification(email: $email) {
      accepted
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const VIEWER = graphql(`
  query TestViewer {
    viewer {
      email
      name
      roles
      vendorRole
      vendor {
        id
      }
    }
  }
`)

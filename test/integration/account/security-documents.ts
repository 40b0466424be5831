import { graphql } from '../../support/gql/gql.ts'

export const RESET_REQUEST = graphql(`
  mutation TestPasswordResetRequest($email: String!) {
    payload: accountPasswordResetRequest(email: $email) {
      accepted
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const RESET = graphql(`
  mutation TestPasswordReset($token: String!, $password: String!) {
    payload: accountPasswordReset(token: $token, password: $password) {
      accepted
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const CHANGE = graphql(`
  mutation TestPasswordChange($currentPassword: String!, $password: String!) {
    payload: accountPasswordChange(currentPassword: $currentPassword, password: $password) {
      accepted
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const SIGN_OUT_EVERYWHERE = graphql(`
  mutation TestSignOutEverywhere {
    payload: accountSignOutEverywhere {
      accepted
    }
  }
`)

export const SECURITY = graphql(`
  query TestSecurity {
    viewer {
      security {
        totpSince
        recoveryCodesLeft
        isOn
        isRequired
        passkeys {
          id
          name
          lastUsedAt
        }
      }
      sessions {
        id
        environment
        signedInAt
        address
        userAgent
        hasSecondFactor
        isCurrent
      }
    }
  }
`)

export const TOTP_BEGIN = graphql(`
  mutation TestTotpBegin($password: String!) {
    payload: accountTotpBegin(password: $password) {
      secret
      uri
      qrSvg
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const TOTP_CONFIRM = graphql(`
  mutation TestTotpConfirm($code: String!) {
    payload: accountTotpConfirm(code: $code) {
      accepted
      recoveryCodes
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const TOTP_REMOVE = graphql(`
  mutation TestTotpRemove($password: String!) {
    payload: accountTotpRemove(password: $password) {
      accepted
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const PASSKEY_BEGIN = graphql(`
  mutation TestPasskeyBegin($password: String!) {
    payload: accountPasskeyBegin(password: $password) {
      options
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const PASSKEY_CONFIRM = graphql(`
  mutation TestPasskeyConfirm($name: String!, $answer: String!) {
    payload: accountPasskeyConfirm(name: $name, answer: $answer) {
      accepted
      recoveryCodes
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const PASSKEY_REMOVE = graphql(`
  mutation TestPasskeyRemove($passkeyId: ID!, $password: String!) {
    payload: accountPasskeyRemove(passkeyId: $passkeyId, password: $password) {
      accepted
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const RECOVERY_CODES_RENEW = graphql(`
  mutation TestRecoveryCodesRenew($password: String!) {
    payload: accountRecoveryCodesRenew(password: $password) {
      accepted
      recoveryCodes
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const SETTINGS = graphql(`
  query TestOrganizationSettings {
    settings: organizationSettings {
      id
      selfRegistration
      secondFactor
      revision
    }
  }
`)

export const SETTINGS_UPDATE = graphql(`
  mutation TestOrganizationSettingsUpdate($input: OrganizationSettingsUpdateInput!) {
    payload: organizationSettingsUpdate(input: $input) {
      settings {
        selfRegistration
        secondFactor
        revision
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

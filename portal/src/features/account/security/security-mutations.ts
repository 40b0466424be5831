import { useMutation } from '@apollo/client/react'
import { graphql } from '../../../gql/gql.ts'

const TOTP_BEGIN = graphql(`
  mutation AccountTotpBegin($password: String!) {
    accountTotpBegin(password: $password) {
      secret
      qrSvg
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const TOTP_CONFIRM = graphql(`
  mutation AccountTotpConfirm($code: String!) {
    accountTotpConfirm(code: $code) {
      accepted
      recoveryCodes
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const TOTP_REMOVE = graphql(`
  mutation AccountTotpRemove($password: String!) {
    accountTotpRemove(password: $password) {
      accepted
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const PASSKEY_BEGIN = graphql(`
  mutation AccountPasskeyBegin($password: String!) {
    accountPasskeyBegin(password: $password) {
      options
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const PASSKEY_CONFIRM = graphql(`
  mutation AccountPasskeyConfirm($name: String!, $answer: String!) {
    accountPasskeyConfirm(name: $name, answer: $answer) {
      accepted
      recoveryCodes
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const PASSKEY_REMOVE = graphql(`
  mutation AccountPasskeyRemove($passkeyId: ID!, $password: String!) {
    accountPasskeyRemove(passkeyId: $passkeyId, password: $password) {
      accepted
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const RECOVERY_CODES_RENEW = graphql(`
  mutation AccountRecoveryCodesRenew($password: String!) {
    accountRecoveryCodesRenew(password: $password) {
      accepted
      recoveryCodes
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const PASSWORD_CHANGE = graphql(`
  mutation AccountPasswordChange($currentPassword: String!, $password: String!) {
    accountPasswordChange(currentPassword: $currentPassword, password: $password) {
      accepted
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const SIGN_OUT_EVERYWHERE = graphql(`
  mutation AccountSignOutEverywhere {
    accountSignOutEverywhere {
      accepted
    }
  }
`)

export const useTotpBegin = () => useMutation(TOTP_BEGIN)
export const useTotpConfirm = () => useMutation(TOTP_CONFIRM)
export const useTotpRemove = () => useMutation(TOTP_REMOVE)
export const usePasskeyBegin = () => useMutation(PASSKEY_BEGIN)
export const usePasskeyConfirm = () => useMutation(PASSKEY_CONFIRM)
export const usePasskeyRemove = () => useMutation(PASSKEY_REMOVE)
export const useRecoveryCodesRenew = () => useMutation(RECOVERY_CODES_RENEW)
export const usePasswordChange = () => useMutation(PASSWORD_CHANGE)
export const useSignOutEverywhere = () => useMutation(SIGN_OUT_EVERYWHERE)

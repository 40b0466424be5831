import { PASSWORD } from '../../support/builders.ts'
import type { OperationOn } from './operation.ts'

/** What operations about one's own account are asked about. */
export interface AccountTargets {
  /** Is it asked by whom it is meant for? */
  isOwn?: boolean
  /** Requests to remove lost second factors, each in the state in which the step would succeed. */
  resets: Readonly<Record<'check' | 'confirm' | 'decline', { id: string; revision: number }>>
}

type Operation = OperationOn<AccountTargets>

const ERRORS = 'userErrors { code }'
const OPEN = ['OK', 'OK', 'OK'] as const
const ADMINISTRATORS = ['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN'] as const

/** Refused to nobody who is signed in; as others ask it here it changes nothing, as the rightful do it may. */
const ownAccount = (others: string, own = others): Operation => ({
  text: ({ isOwn }) => (isOwn ? own : others),
  rightful: 'newcomer',
  others: ['UNAUTHENTICATED', 'OK', 'OK'],
})

const forAnybody = (text: string): Operation => ({
  text: () => text,
  rightful: 'anybody',
  others: OPEN,
})

const forAdministrators = (text: string): Operation => ({
  text: () => text,
  rightful: 'organizationAdmin',
  others: ADMINISTRATORS,
})

const REASON = 'They came to the desk and showed their badge.'

/** One step about a request to remove lost second factors. */
const aboutReset = (name: string, step: keyof AccountTargets['resets'], words = ''): Operation => ({
  text: ({ resets }) => {
    const { id, revision } = resets[step]
    return `${name}(input: { resetId: "${id}", expectedRevision: ${revision} ${words} }) { ${ERRORS} }`
  },
  rightful: 'organizationAdmin',
  others: ADMINISTRATORS,
})

export const ACCOUNT_QUERIES: Readonly<Record<string, Operation>> = {
  secondFactorResets: forAdministrators('secondFactorResets { email }'),
  organizationSettings: forAdministrators('organizationSettings { secondFactor }'),
}

export const ACCOUNT_MUTATIONS: Readonly<Record<string, Operation>> = {
  accountPasswordResetRequest: forAnybody(
    'accountPasswordResetRequest(email: "nobody@example.org") { accepted }',
  ),
  accountPasswordReset: forAnybody(
    'accountPasswordReset(token: "unknown", password: "x") { accepted }',
  ),
  accountPasswordChange: ownAccount(
    `accountPasswordChange(currentPassword: "${PASSWORD}", password: "short") { accepted }`,
  ),
  accountSignOutEverywhere: ownAccount('accountSignOutEverywhere { accepted }'),
  accountTotpBegin: ownAccount(
    'accountTotpBegin(password: "not the password") { secret }',
    `accountTotpBegin(password: "${PASSWORD}") { secret ${ERRORS} }`,
  ),
  accountTotpConfirm: ownAccount('accountTotpConfirm(code: "000000") { accepted }'),
  accountTotpRemove: ownAccount(`accountTotpRemove(password: "${PASSWORD}") { accepted }`),
  accountPasskeyBegin: ownAccount(
    'accountPasskeyBegin(password: "not the password") { options }',
    `accountPasskeyBegin(password: "${PASSWORD}") { options ${ERRORS} }`,
  ),
  accountPasskeyConfirm: ownAccount(
    'accountPasskeyConfirm(name: "Phone", answer: "{}") { accepted }',
  ),
  accountPasskeyRemove: ownAccount(
    `accountPasskeyRemove(passkeyId: "x", password: "${PASSWORD}") { accepted }`,
  ),
  accountRecoveryCodesRenew: ownAccount(
    `accountRecoveryCodesRenew(password: "${PASSWORD}") { accepted }`,
  ),
  secondFactorResetCheck: aboutReset(
    'secondFactorResetCheck',
    'check',
    `identityCheck: "${REASON}"`,
  ),
  secondFactorResetConfirm: aboutReset('secondFactorResetConfirm', 'confirm'),
  secondFactorResetDecline: aboutReset(
    'secondFactorResetDecline',
    'decline',
    `reason: "${REASON}"`,
  ),
  organizationSettingsUpdate: forAdministrators(
    `organizationSettingsUpdate(input: { expectedRevision: 1 }) { ${ERRORS} }`,
  ),
}

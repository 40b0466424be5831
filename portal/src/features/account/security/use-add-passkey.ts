import { startRegistration } from '@simplewebauthn/browser'
import { useState } from 'react'
import { mark, t } from '../../../lib/i18n/translate.ts'
import { usePasskeyBegin, usePasskeyConfirm } from './security-mutations.ts'

const NO_ANSWER = mark('The browser made no passkey. Try again, or use another device.')

/** Adds a passkey: password, then the browser, then the server. */
export function useAddPasskey() {
  const [begin, begun] = usePasskeyBegin()
  const [confirm, confirmed] = usePasskeyConfirm()
  const [refusal, setRefusal] = useState<string>()

  /** The recovery codes, if there are new ones; undefined when no passkey was added. */
  const add = async (typed: { name: string; password: string }) => {
    setRefusal(undefined)
    confirmed.reset()
    const { name, password } = typed
    const first = await begin({ variables: { password } }).catch(() => undefined)
    const options = first?.data?.accountPasskeyBegin.options
    if (!options) return undefined
    const answer = await answerOf(options)
    if (!answer) {
      setRefusal(t(NO_ANSWER))
      return undefined
    }
    const second = await confirm({ variables: { name, answer } }).catch(() => undefined)
    const payload = second?.data?.accountPasskeyConfirm
    return payload?.accepted ? (payload.recoveryCodes ?? []) : undefined
  }
  return {
    add,
    refusal,
    isBusy: begun.loading || confirmed.loading,
    error: begun.error ?? confirmed.error,
    userErrors: [
      ...(begun.data?.accountPasskeyBegin.userErrors ?? []),
      ...(confirmed.data?.accountPasskeyConfirm.userErrors ?? []),
    ],
  }
}

async function answerOf(options: string): Promise<string | undefined> {
  try {
    return JSON.stringify(await startRegistration({ optionsJSON: JSON.parse(options) }))
  } catch {
    return undefined // refused, timed out, or known already: the browser has said so
  }
}

import { USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import type { FactorResetStep } from './factor-reset-step.ts'
import {
  FACTOR_RESET,
  type FactorReset,
  useCheck,
  useConfirm,
  useDecline,
} from './use-factor-resets.ts'

/** Takes a step about a request, and answers how it then stands; undefined when the step was refused. */
export function useFactorResetStep(step: FactorResetStep) {
  const [check, checked] = useCheck()
  const [confirm, confirmed] = useConfirm()
  const [decline, declined] = useDecline()

  const send = async ({ id: resetId, revision: expectedRevision }: FactorReset, words: string) => {
    const on = { resetId, expectedRevision }
    switch (step) {
      case 'CHECK':
        return (await check({ variables: { input: { ...on, identityCheck: words } } })).data
          ?.secondFactorResetCheck
      case 'CONFIRM':
        return (await confirm({ variables: { input: on } })).data?.secondFactorResetConfirm
      case 'DECLINE':
        return (await decline({ variables: { input: { ...on, reason: words } } })).data
          ?.secondFactorResetDecline
    }
  }

  const run = async (reset: FactorReset, words: string): Promise<FactorReset | undefined> => {
    const payload = await send(reset, words).catch(() => undefined)
    return readFragment(FACTOR_RESET, payload?.reset) ?? undefined
  }

  return {
    run,
    faults: readFragment(USER_ERROR, [
      ...(checked.data?.secondFactorResetCheck.userErrors ?? []),
      ...(confirmed.data?.secondFactorResetConfirm.userErrors ?? []),
      ...(declined.data?.secondFactorResetDecline.userErrors ?? []),
    ]),
    error: checked.error ?? confirmed.error ?? declined.error,
    isRunning: checked.loading || confirmed.loading || declined.loading,
  }
}

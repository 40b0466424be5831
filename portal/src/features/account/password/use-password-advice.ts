import { useEffect, useState } from 'react'
import type { PasswordAdvice } from './judge-password.ts'

type Judge = (password: string, personal: readonly string[]) => PasswordAdvice

/** Judges a password as it is typed; nothing until there is one and the judge has loaded. */
export function usePasswordAdvice(
  password: string,
  personal: readonly string[],
): PasswordAdvice | undefined {
  const [judge, setJudge] = useState<Judge>()
  const isNeeded = password !== ''
  useEffect(() => {
    if (!isNeeded || judge) return undefined
    let isGone = false
    void import('./judge-password.ts').then(
      ({ judgePassword }) => {
        if (!isGone) setJudge(() => judgePassword)
      },
      () => undefined, // without advice the server still judges
    )
    return () => {
      isGone = true
    }
  }, [isNeeded, judge])
  return isNeeded ? judge?.(password, personal) : undefined
}

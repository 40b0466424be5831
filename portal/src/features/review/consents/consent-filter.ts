import { useSearchParams } from 'react-router'
import {
  LAUNCH_ENVIRONMENTS,
  type LaunchEnvironment,
} from '../../../../../schema/vocabulary/launch-environment.ts'
import { mark } from '../../../lib/i18n/translate.ts'

/** Which consents the address asks for. */
export interface ConsentFilter {
  readonly appId: string
  readonly environment: LaunchEnvironment
  readonly email: string
}

/** The two worlds, as people read them. */
export const ENVIRONMENT_WORDS: Readonly<Record<LaunchEnvironment, string>> = {
  PRODUCTION: mark('Production'),
  SANDBOX: mark('Sandbox'),
}

/** Reads the filter from the address, and writes it there. An address of a person is not: addresses of pages are kept in logs. */
export function useConsentFilter() {
  const [params, setParams] = useSearchParams()
  const asked = params.get('records')
  const set = (name: 'app' | 'records', value: string) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        if (value) next.set(name, value)
        else next.delete(name)
        return next
      },
      { replace: true },
    )
  return {
    appId: params.get('app') ?? '',
    environment: LAUNCH_ENVIRONMENTS.find((known) => known === asked) ?? 'PRODUCTION',
    set,
  }
}

import { useSearchParams } from 'react-router'
import {
  LAUNCH_ENVIRONMENTS,
  type LaunchEnvironment,
} from '../../../../../schema/vocabulary/launch-environment.ts'
import type { AppLaunchFilter } from '../../../gql/graphql.ts'
import { mark } from '../../../lib/i18n/translate.ts'

/** The two worlds, and both. */
export const RECORDS = {
  ALL: mark('All'),
  PRODUCTION: mark('Production'),
  SANDBOX: mark('Sandbox'),
}
export type Records = keyof typeof RECORDS
export const RECORDS_CHOICES: readonly Records[] = ['ALL', 'PRODUCTION', 'SANDBOX']

/** How launches ended. */
export const OUTCOMES = { ALL: mark('All'), STARTED: mark('Started'), REFUSED: mark('Refused') }
export type Outcome = keyof typeof OUTCOMES
export const OUTCOME_CHOICES: readonly Outcome[] = ['ALL', 'STARTED', 'REFUSED']

/** What the address asks for. */
export interface LaunchFilter {
  readonly app: string
  readonly ehr: string
  readonly records: Records
  readonly outcome: Outcome
}

/** Reads the filter from the address, and writes it there. */
export function useLaunchFilter(): LaunchFilter & {
  set(name: keyof LaunchFilter, value: string): void
} {
  const [params, setParams] = useSearchParams()
  const asked = (name: keyof LaunchFilter) => params.get(name) ?? ''
  return {
    app: asked('app'),
    ehr: asked('ehr'),
    records: RECORDS_CHOICES.find((known) => known === asked('records')) ?? 'ALL',
    outcome: OUTCOME_CHOICES.find((known) => known === asked('outcome')) ?? 'ALL',
    set: (name, value) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before)
          if (value && value !== 'ALL') next.set(name, value)
          else next.delete(name)
          return next
        },
        { replace: true },
      ),
  }
}

/** The filter as the API takes it. */
export function inputOf({ app, ehr, records, outcome }: LaunchFilter): AppLaunchFilter {
  const environment: LaunchEnvironment | undefined = LAUNCH_ENVIRONMENTS.find(
    (known) => known === records,
  )
  return {
    ...(app.trim() ? { app: app.trim() } : {}),
    ...(ehr.trim() ? { ehr: ehr.trim() } : {}),
    ...(environment ? { environment } : {}),
    ...(outcome === 'ALL' ? {} : { succeeded: outcome === 'STARTED' }),
  }
}

import { useSearchParams } from 'react-router'
import {
  LAUNCH_ENVIRONMENTS,
  type LaunchEnvironment,
} from '../../../../../schema/vocabulary/launch-environment.ts'

/** Which relations the address asks for. */
export interface RepresentativeFilter {
  readonly email: string
  readonly patient: string
  readonly environment: LaunchEnvironment | undefined
  readonly isEnded: boolean
}

/** Reads the filter from the address, and writes it there: each state of the list has a link. */
export function useRepresentativeFilter() {
  const [params, setParams] = useSearchParams()
  const filter: RepresentativeFilter = {
    email: params.get('email') ?? '',
    patient: params.get('patient') ?? '',
    environment: LAUNCH_ENVIRONMENTS.find((known) => known === params.get('records')),
    isEnded: params.get('show') === 'ended',
  }
  const set = (name: 'email' | 'patient' | 'records' | 'show', value: string) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        if (value) next.set(name, value)
        else next.delete(name)
        return next
      },
      { replace: true },
    )
  return { filter, set, clear: () => setParams({}, { replace: true }) }
}

import type { ClientEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import { t } from './i18n/translate.ts'

/** Says beside a launch address where it leads: nobody has to read that from the address (SMART.md EHR-15). */
export function launchPlace(environment: ClientEnvironment): string {
  switch (environment) {
    case 'SANDBOX':
      return t('Leads to the sandbox: invented data only.')
    case 'PILOT':
      return t('Leads to production, for the people of the pilot: real records.')
    case 'PRODUCTION':
      return t('Leads to production: real records.')
  }
}

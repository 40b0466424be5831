import { expect, it } from 'vitest'
import { behaviourFindings } from '../../../api/domain/governance/validation-checks.ts'

const STATED = {
  onEhrLaunch: 'Opens on the patient on the screen.',
  onStandalone: 'Asks for a patient first.',
  onConsentRevoked: 'Says so, and forgets what it read.',
}

it.each([
  ['nothing', undefined, ['WARNING', 'WARNING', 'WARNING']],
  ['spaces', { ...STATED, onStandalone: '  ' }, ['OK', 'WARNING', 'OK']],
  ['all three', STATED, ['OK', 'OK', 'OK']],
] as const)(
  'R301: of a vendor who states %s, a run says so',
  (_what, launchBehaviour, severities) => {
    const found = behaviourFindings({ number: 1, launchBehaviour })
    expect(found.map(({ severity }) => severity)).toEqual(severities)
    expect(found.map(({ where }) => where)).toEqual(
      Object.keys(STATED).map((field) => `launchBehaviour.${field}`),
    )
  },
)

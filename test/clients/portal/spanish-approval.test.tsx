import './browser.ts'
import { screen } from '@testing-library/react'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  type ApprovalFacts,
  unmetForApproval,
} from '../../../api/domain/governance/approval-guards.ts'
import { decideStage } from '../../../api/domain/governance/stages.ts'
import { scenarioFinding } from '../../../api/domain/governance/validation-checks.ts'
import { MissingForApproval } from '../../../portal/src/features/review/workspace/missing-for-approval.tsx'
import { heard } from '../../../portal/src/lib/i18n/heard.ts'
import { chooseLanguage } from '../../../portal/src/lib/i18n/language.ts'
import { SCENARIO_NAMES, SCENARIOS } from '../../../schema/vocabulary/scenario.ts'
import { aScriptedApi, renderPage } from './scripted-api.tsx'

beforeAll(() => chooseLanguage('es'))
afterAll(() => chooseLanguage('en'))

/** Nothing of a version is done, and what was waived may not be. */
const NOTHING: ApprovalFacts = {
  standing: { states: new Map(), filed: new Set(), riskTier: 'LOW' },
  outgrownWaivers: ['TECHNICAL_VALIDATION', 'PILOT'],
  scopes: Array.from({ length: 8 }, (_, index) => ({
    scope: `patient/Goal.rs?lifecycle-status=${index}`,
    decision: 'PENDING',
  })),
  checkFaults: ['Homepage: It answers with status 404 instead of 200.'],
  isValidated: false,
  supportContact: '',
  hasOwner: false,
}

it('says what is missing for an approval in Spanish, down to the names in it', async () => {
  const missing = unmetForApproval(NOTHING)
  const Component = () => <MissingForApproval missing={missing} />
  renderPage({ client: aScriptedApi({}).client, path: '/', at: '/', Component })
  const list = await screen.findByRole('list')
  expect([...list.children].map(({ textContent }) => textContent)).toEqual([
    'Aún sin superar ni dispensar: Admisión, Seguridad y privacidad, Validación técnica, Contrato y permisos, Piloto.',
    'Dispensada cuando el riesgo era menor; vuelva a abrirla y decídala: Validación técnica, Piloto.',
    expect.stringMatching(/^Aún sin decidir: .*=5 y 2 más\.$/),
    expect.stringContaining('no han terminado'),
    'Las comprobaciones automáticas encuentran: Página principal: Responde con el estado 404 en vez de 200.',
    'Aún falta: Plan de desactivación, Plan de reversión, Contacto de soporte, Un responsable que pertenezca al proveedor.',
  ])
})

it.each([
  [
    'PILOT',
    'NOT_STARTED',
    'PASSED',
    [],
    /^La etapa «Piloto» no ha empezado\. Primero: Contrato y permisos, Plan de/,
  ],
  [
    'INTAKE',
    'IN_PROGRESS',
    'NOT_STARTED',
    [],
    /está en curso\. Puede quedar: superada, no superada\.$/,
  ],
  [
    'INTAKE',
    'IN_PROGRESS',
    'PASSED',
    ['Security headers and transport', 'Hosting, and who can reach it'],
    /^Aún sin responder: (?!.*(Security|Hosting, and)).+; .+\.$/,
  ],
] as const)(
  'refuses to decide a stage in Spanish: %s, %s to %s',
  (stage, from, to, unticked, words) => {
    const standing = { ...NOTHING.standing, states: new Map([[stage, from]]) }
    const decided = decideStage(standing, stage, { to, unticked })
    expect(decided.ok ? '' : heard(decided.error.message)).toMatch(words)
  },
)

it.each([[[]], [SCENARIOS.slice(0, 3)], [SCENARIOS]])(
  'says in Spanish which difficult records were met: %o',
  (met) => {
    const { message, title } = scenarioFinding(met)
    expect(heard(title)).toBe('Historias difíciles del entorno de pruebas')
    const english = SCENARIOS.map((code) => SCENARIO_NAMES[code])
    const spanish = heard(message)
    expect(spanish).toMatch(/^(Vistas: |Todavía no)/)
    expect(english.filter((name) => spanish.includes(name))).toEqual([])
  },
)

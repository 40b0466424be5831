import { describe, expect, it } from 'vitest'
import { CONTEXT_SCOPES } from '../../../schema/vocabulary/context-scope.ts'
import { SCOPE_LEVELS } from '../../../schema/vocabulary/scope.ts'
import { OFFERED_SCOPES, SCOPE_CATALOG } from '../../../schema/vocabulary/scope-catalog.ts'
import { describeScope } from '../../../schema/vocabulary/scope-description.ts'
import { SCOPE_AUDIENCES } from '../../../schema/vocabulary/scope-phrases/phrases.ts'

describe('the sentence of a scope in Spanish', () => {
  it.each(SCOPE_AUDIENCES)('is there in Spanish for every offered scope (%s)', (audience) => {
    const scopes = [...OFFERED_SCOPES.map((offered) => offered.scope), ...CONTEXT_SCOPES]
    const said = scopes.map((scope) => describeScope(scope, audience, { language: 'es' }))
    for (const [i, { sentence, detail }] of said.entries()) {
      const english = describeScope(scopes[i] ?? '', audience)
      expect(sentence.length, sentence).toBeLessThan(160)
      expect(sentence).toMatch(/^[A-Z].*[^.]$/)
      expect(sentence).not.toMatch(/\b(?:de el|a el|su los|sus los|your|the|patient)\b/)
      expect(detail).toMatch(/^[A-ZÁÉÍÓÚ].*\.$/)
      expect([sentence, detail]).not.toEqual([english.sentence, english.detail])
    }
  })

  it('names every kind of data in Spanish with its article', () => {
    for (const { es } of SCOPE_CATALOG) expect(es.noun).toMatch(/^(?:el|la|los|las) [a-zñ]/)
  })

  it.each([
    ['patient/Observation.rs', 'patient', 'Ver sus resultados de pruebas y signos vitales'],
    ['patient/CareTeam.rs', 'patient', 'Ver su equipo de atención'],
    ['patient/CareTeam.rs', 'professional', 'Ver el equipo de atención del paciente'],
    [
      'patient/CareTeam.rs?status=active',
      'professional',
      'Ver una parte del equipo de atención del paciente',
    ],
    ['patient/Appointment.cruds', 'patient', 'Ver, añadir, modificar y eliminar sus citas'],
    ['patient/*.rs', 'patient', 'Ver toda su información de salud, ahora y en el futuro'],
    [
      'user/Encounter.rs',
      'professional',
      'Ver las visitas y estancias en el hospital de todas las personas cuya historia clínica usted puede abrir',
    ],
    [
      'patient/Practitioner.rs',
      'patient',
      'Ver los nombres y datos de contacto del personal clínico',
    ],
    ['patient/SupplyRequest.rs', 'patient', 'Ver sus anotaciones de tipo «supply request»'],
    ['patient/Nonsense.rs', 'patient', 'Hacer algo que este hospital no puede explicar'],
  ] as const)('CONS-05 %s for a %s is “%s”', (scope, audience, sentence) => {
    expect(describeScope(scope, audience, { language: 'es' }).sentence).toBe(sentence)
  })

  it.each(SCOPE_LEVELS)(
    'CONS-06 says of the wildcard of %s that it holds for the future',
    (level) => {
      for (const audience of SCOPE_AUDIENCES) {
        const { sentence } = describeScope(`${level}/*.cruds`, audience, { language: 'es' })
        expect(sentence).toContain('ahora y en el futuro')
      }
    },
  )
})

import { describe, expect, it } from 'vitest'
import { parseInteraction } from '../../../api/domain/fhir-request-line.ts'

/** Reads "GET /Patient/1?x=y" and answers with the code, or with the status of the refusal. */
function outcomeOf(line: string, form = ''): string | number {
  const [method = '', target = ''] = line.split(' ')
  const [path = '', query = ''] = target.split('?')
  const result = parseInteraction({ method, path, query, form })
  return result.ok ? result.value.code : result.error.status
}

describe('a request is read as the interaction that the standard says', () => {
  it.each([
    ['GET /Patient/p1', 'read'],
    ['HEAD /Patient/p1', 'read'],
    ['GET /Patient/p1/_history/2', 'vread'],
    ['GET /Patient/p1/_history', 'history-instance'],
    ['GET /Observation', 'search-type'],
    ['GET /Observation?code=x', 'search-type'],
    ['POST /Observation/_search', 'search-type'],
    ['GET /Patient/p1/Observation', 'search-type'],
    ['GET /Observation/_history', 'history-type'],
    ['GET /_history', 'history-system'],
    ['GET /', 'search-system'],
    ['GET /?_type=Patient', 'search-system'],
    ['POST /_search', 'search-system'],
    ['POST /', 'batch'],
    ['POST /Observation', 'create'],
    ['PUT /Observation/o1', 'update'],
    ['PUT /Observation?code=x', 'conditional-update'],
    ['PATCH /Observation/o1', 'patch'],
    ['PATCH /Observation?code=x', 'conditional-patch'],
    ['DELETE /Observation/o1', 'delete'],
    ['DELETE /Observation?code=x', 'conditional-delete'],
    ['GET /$export', 'operation'],
    ['GET /Patient/$export', 'operation'],
    ['GET /Patient/p1/$everything', 'everything'],
    ['GET /Patient/p1/$meta-add', 'operation'],
    ['POST /$graphql', 'operation'],
    ['GET /Practitioner/x/Observation', 'search-compartment'],
    ['GET /Encounter/e1/Observation', 'search-compartment'],
    ['GET /Patient/p1/Observation?_getpages=abc', 'search-compartment'],
  ])('ENF %s is %s', (line, code) => {
    expect(outcomeOf(line)).toBe(code)
  })
})

describe('what is not an interaction is refused before anything is sent on', () => {
  it.each([
    ['GET /Patient/p1/../p2', 400],
    ['GET /Patient/./p2', 400],
    ['GET /Patient/p1/Observation/../../p2', 400],
    ['GET /Patient/%2e%2e/p2', 400],
    ['GET //Patient/p2', 400],
    ['GET /Patient//p2', 400],
    ['GET /Patient/p2/', 400],
    ['GET /Patient%2Fp2', 400],
    ['GET /Patient/%252e%252e', 400],
    ['GET /Patient/p1;x', 400],
    ['GET /Patient/p1%00', 400],
    ['GET /Patient\\p2', 400],
    [`GET /Patient/${'a'.repeat(65)}`, 400],
    ['GET /Patient/p1_x', 400],
    ['GET http://other.example/fhir/Patient/p2', 400],
    ['GET /patient/p1', 404],
    ['GET /Pateint/p1', 404],
    ['GET /Patient/p1/Observation/o1', 404],
    ['GET /Patient/p1/_history/1/x', 404],
    ['GET /Patient/_summary', 404],
    ['GET /Patient/_search', 405],
    ['POST /Patient/p1', 405],
    ['PUT /', 405],
    ['POST /Patient/p1/_history/1', 405],
    ['POST /Patient/p1/Observation', 405],
    ['TRACE /Patient/p1', 405],
    ['PUT /Observation', 400],
    ['PATCH /Observation', 400],
    ['DELETE /Observation', 400],
    ['DELETE /Observation?_count=1', 400],
    ['PUT /Observation?_sort=date', 400],
    ['PUT /Observation?subject.name=x', 400],
    ['DELETE /Observation?_has:Provenance:target:agent=x', 400],
    ['GET /Patient/p1?unknown=x', 400],
    ['GET /Patient/p1?patient=p2', 400],
    ['GET /Patient/p1/_history?_sort=x', 400],
    ['GET /Patient/p1/_history/1?_at=x', 400],
    ['PUT /Patient/p1?identifier=x', 400],
    ['POST /Observation?code=x', 400],
    ['POST /?_method=x', 400],
    ['GET /Observation?code=%ZZ', 400],
    ['GET /Observation?code=a%00b', 400],
    ['GET /Observation?=x', 400],
    [`GET /Observation?${'a=1&'.repeat(101)}`, 400],
  ])('LEAK-24 %s is answered with %i', (line, status) => {
    expect(outcomeOf(line)).toBe(status)
  })

  it('LEAK-25 a parameter is given in the address or in the form, not in both', () => {
    expect(outcomeOf('POST /Observation/_search?code=a', 'category=b')).toBe('search-type')
    expect(outcomeOf('POST /Observation/_search?patient=p1', 'patient=p2')).toBe(400)
    expect(outcomeOf('POST /Observation/_search?patient=p1', 'patient:Patient=p2')).toBe(400)
    expect(outcomeOf('POST /Observation/_search?patient=p1', '%70atient=p2')).toBe(400)
  })
})

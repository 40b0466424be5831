import { describe, expect, it } from 'vitest'
import { parseQuery, searchFault } from '../../../api/domain/query-parameters.ts'

function faultOf(query: string) {
  const parsed = parseQuery(query)
  return parsed.ok ? searchFault('Observation', parsed.value)?.code : parsed.error.code
}

describe('search parameters that are passed on', () => {
  it.each([
    'code=http://loinc.org|8867-4',
    'patient=p2',
    'patient=p1&patient=p2',
    'subject:Patient=p1',
    'patient:identifier=sys|val',
    'patient:missing=true',
    'category:not=x',
    'date=ge2020-01-01&date=lt2021-01-01',
    '_id=a,b&_lastUpdated=gt2020-01-01',
    '_tag=x&_profile=y&_security=z',
    '_count=0&_total=accurate&_sort=-date,code&_summary=count',
    '_elements=code,status',
    '_include=Observation:subject&_include=Observation:performer:Practitioner',
    '_revinclude=Provenance:target',
    '%5Finclude=Observation:subject',
    '_getpages=abc&_getpagesoffset=20&_bundletype=searchset',
  ])('%s', (query) => {
    expect(faultOf(query)).toBeUndefined()
  })
})

describe('search parameters that could reach further are refused', () => {
  it.each([
    ['LEAK-11', 'subject:Patient.name=x'],
    ['LEAK-11', 'subject.identifier=x'],
    ['LEAK-11', 'patient.name=x'],
    ['LEAK-12', '_has:Observation:patient:code=x'],
    ['LEAK-12', '_has:Observation:patient:_has:AuditEvent:entity:agent=x'],
    ['LEAK-07', '_include:iterate=Observation:subject'],
    ['LEAK-07', '_include:recurse=Observation:subject'],
    ['LEAK-07', '_revinclude:iterate=Observation:focus'],
    ['LEAK-08', '_include=*'],
    ['LEAK-08', '_include=Observation:*'],
    ['LEAK-08', '_revinclude=*:*'],
    ['LEAK-08', '_include=DiagnosticReport:result'],
    ['LEAK-13', '_filter=code eq x'],
    ['LEAK-13', '_query=x'],
    ['LEAK-13', '_list=x'],
    ['LEAK-13', '_contained=true'],
    ['LEAK-13', '_containedType=x'],
    ['LEAK-13', '_text=x'],
    ['LEAK-13', '_content=x'],
    ['LEAK-13', '_type=Patient'],
    ['LEAK-13', '_sort=patient.name'],
    ['LEAK-13', '_summary=other'],
    ['LEAK-13', '_graph=x'],
    ['LEAK-25', '_INCLUDE=Observation:subject'],
    ['LEAK-25', '_include:%69terate=Observation:subject'],
    ['LEAK-25', '%5Fhas:Observation:patient:code=x'],
    ['LEAK-25', '_method=DELETE'],
    ['LEAK-25', '_count=1&_count=2'],
    ['LEAK-25', 'patient%00=p2'],
    ['LEAK-25', 'code:unknown=x'],
    ['LEAK-25', 'code:text:exact=x'],
    ['RS-07', 'access_token=x'],
  ])('%s %s', (_row, query) => {
    expect(faultOf(query)).toBeDefined()
  })
})

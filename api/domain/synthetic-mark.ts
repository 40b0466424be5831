import { type FhirResource, isObject } from './fhir-resource.ts'

/** What every made-up resource carries in `meta.tag`, those the sandbox begins with as well. */
const TAG = { system: 'https://gatehouse.example/tags', code: 'synthetic' }
/** The same in the words of HL7: usable for health testing alone. */
const LABEL = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason',
  code: 'HTEST',
  display: 'test health data',
}

/** Marks a resource as made up, whatever was taken out of its marks: nobody is to take it for somebody's record (R303). */
export function markedSynthetic(resource: FhirResource): FhirResource {
  const meta = isObject(resource.meta) ? resource.meta : {}
  return {
    ...resource,
    meta: { ...meta, tag: withCoding(meta.tag, TAG), security: withCoding(meta.security, LABEL) },
  }
}

function withCoding(list: unknown, coding: typeof TAG): unknown[] {
  const codings: unknown[] = Array.isArray(list) ? list : []
  const isThere = codings.some(
    (each) => isObject(each) && each.system === coding.system && each.code === coding.code,
  )
  return isThere ? codings : [...codings, coding]
}

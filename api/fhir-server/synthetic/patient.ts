import type { Extension, Patient } from '@medplum/fhirtypes'
import { address } from './care-providers.ts'
import { coding, systems } from './coding.ts'
import { ethnicities, familyNames, givenNames, languages, races } from './names.ts'
import type { FixedPerson, NamedReference, Person } from './person.ts'
import { Random, seededId } from './random.ts'
import { addDays, isoDate } from './time.ts'

const usCore = 'http://hl7.org/fhir/us/core/StructureDefinition'
const omb = 'urn:oid:2.16.840.1.113883.6.238'

/** Makes up a person: every third a child, some with a second given name. */
export const newPerson = (seed: number, position: number, now: Date): Person => {
  const random = new Random(seed, `patient ${position}`)
  const gender = random.chance(0.52) ? 'female' : 'male'
  const years = position % 3 === 0 ? 0.4 + random.next() * 17 : 18 + random.next() * 68
  const given = [random.pick(givenNames[gender])]
  if (random.chance(0.35)) given.push(random.pick(givenNames[gender]))
  return {
    id: seededId(seed, `patient ${position}`),
    given,
    family: random.pick(familyNames),
    gender,
    birthDate: isoDate(addDays(now, -years * 365.25)),
    ...build(random),
  }
}

/** Makes up a person of a given age, under an id that can be read. */
export const personOfAge = (
  { seed, now }: { seed: number; now: Date },
  id: string,
  years: number,
): Person => {
  const random = new Random(seed, `person ${id}`)
  const gender = random.chance(0.5) ? 'female' : 'male'
  return {
    id,
    given: [random.pick(givenNames[gender])],
    family: random.pick(familyNames),
    gender,
    birthDate: isoDate(addDays(now, -years * 365.25)),
    ...build(random),
  }
}

/** Makes a person of what is known beforehand; refuses one without a birth date. */
export const knownPerson = (seed: number, fixed: FixedPerson): Person => {
  const { id, given, family, gender, birthDate } = fixed
  if (birthDate === undefined) throw new Error(`The patient ${id} needs a birth date.`)
  const random = new Random(seed, `build of ${id}`)
  return { id, given: given.split(' '), family, gender, birthDate, ...build(random) }
}

const build = (random: Random) => ({
  tallness: random.around(0, 0.8),
  heaviness: random.around(0.4, 0.9),
})

/** Writes the Patient resource. */
export const patientResource = (
  seed: number,
  person: Person,
  organization: NamedReference,
): Patient => {
  const random = new Random(seed, `person ${person.id}`)
  const { id, given, family, gender, birthDate } = person
  const { address: home, areaCode } = address(random)
  const phone = `${areaCode}-555-01${random.whole(10, 99)}`
  return {
    resourceType: 'Patient',
    id,
    extension: usCoreExtensions(random, gender),
    identifier: [
      {
        use: 'usual',
        type: { coding: [coding(systems.identifierType, ['MR', 'Medical record number'])] },
        system: systems.mrn,
        value: `MRN-${random.whole(100_000, 999_999)}-${id.slice(0, 4).toUpperCase()}`,
        assigner: organization,
      },
    ],
    active: true,
    name: [{ use: 'official', text: [...given, family].join(' '), family, given: [...given] }],
    telecom: [
      { system: 'phone', value: phone, use: 'home' },
      { system: 'email', value: `patient-${id}@mail.example`, use: 'home' },
    ],
    gender,
    birthDate,
    address: [{ use: 'home', ...home }],
    communication: [{ language: { coding: [language(random)] }, preferred: true }],
    managingOrganization: organization,
  }
}

const language = (random: Random) =>
  coding('urn:ietf:bcp:47', random.chance(0.7) ? languages[0] : random.pick(languages))

const usCoreExtensions = (random: Random, gender: 'female' | 'male'): Extension[] => [
  category(`${usCore}/us-core-race`, random.chance(0.6) ? races[0] : random.pick(races)),
  category(`${usCore}/us-core-ethnicity`, random.chance(0.8) ? ethnicities[0] : ethnicities[1]),
  { url: `${usCore}/us-core-birthsex`, valueCode: gender === 'female' ? 'F' : 'M' },
]

const category = (url: string, code: readonly [string, string]): Extension => ({
  url,
  extension: [
    { url: 'ombCategory', valueCoding: coding(omb, code) },
    { url: 'text', valueString: code[1] },
  ],
})

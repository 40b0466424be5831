import type {
  Address,
  Location,
  Organization,
  Practitioner,
  PractitionerRole,
} from '@medplum/fhirtypes'
import { coding, concept, systems } from './coding.ts'
import { familyNames, givenNames, streets, towns } from './names.ts'
import type { FixedPerson, NamedReference } from './person.ts'
import { Random, seededId } from './random.ts'

/** Those who give care: resources, and references to them for everything else. */
export interface CareProviders {
  readonly resources: readonly (Location | Organization | Practitioner | PractitionerRole)[]
  readonly practitioners: readonly NamedReference[]
  readonly organizations: readonly NamedReference[]
  /** The place of each organization, by its reference. */
  readonly locations: ReadonlyMap<string, NamedReference>
  /** Who pays for everybody. */
  readonly payer: NamedReference
}

const organizationNames = [
  'Lakeside General Hospital',
  'Lakeside Family Medicine',
  'Lakeside Pediatrics',
] as const

const generatedPractitioners = 6

/** Makes organizations, places and practitioners; those given beforehand come first. */
export const careProviders = (seed: number, fixed: readonly FixedPerson[]): CareProviders => {
  const organizations = organizationNames.map((name, i) => organization(seed, name, i))
  const insurer = payerOrganization(seed)
  const others = Array.from({ length: generatedPractitioners }, (_, i) => someone(seed, i))
  const practitioners = [...fixed, ...others].map((person) => practitioner(seed, person))
  const places = organizations.map(
    (each) => [organizationReference(each), place(seed, each)] as const,
  )
  const references = practitioners.map(({ id, name }) => ({
    reference: `Practitioner/${id}`,
    display: name?.[0]?.text ?? '',
  }))
  const roles = references.map((each, i) => {
    const [employer] = places[i % places.length] ?? []
    return role(seed, each, employer)
  })
  return {
    resources: [
      ...organizations,
      insurer,
      ...places.map(([, location]) => location),
      ...practitioners,
      ...roles,
    ],
    organizations: places.map(([reference]) => reference),
    locations: new Map(
      places.map(([{ reference }, { id, name = '' }]) => [
        reference,
        { reference: `Location/${id}`, display: name },
      ]),
    ),
    payer: organizationReference(insurer),
    practitioners: references,
  }
}

/** An address of the region, complete with its telephone area. */
export const address = (random: Random): { address: Address; areaCode: string } => {
  const { city, state, postalCode, areaCode } = random.pick(towns)
  const line = `${random.whole(1, 480)} ${random.pick(streets)}`
  return { address: { line: [line], city, state, postalCode, country: 'US' }, areaCode }
}

const organization = (seed: number, name: string, position: number): Organization => {
  const random = new Random(seed, `organization ${position}`)
  const { address: home, areaCode } = address(random)
  return {
    resourceType: 'Organization',
    id: seededId(seed, `organization ${position}`),
    identifier: [{ system: systems.npi, value: npi(random) }],
    active: true,
    type: [concept(coding(systems.organizationType, ['prov', 'Healthcare Provider']))],
    name,
    telecom: [{ system: 'phone', value: `${areaCode}-555-01${random.whole(10, 99)}`, use: 'work' }],
    address: [home],
  }
}

const payerOrganization = (seed: number): Organization => ({
  resourceType: 'Organization',
  id: seededId(seed, 'payer'),
  identifier: [{ system: 'https://gatehouse.example/payer', value: 'RIVERBEND-MUTUAL' }],
  active: true,
  type: [concept(coding(systems.organizationType, ['pay', 'Payer']))],
  name: 'Riverbend Mutual Health Plan',
})

const organizationReference = ({ id, name = '' }: Organization): NamedReference => ({
  reference: `Organization/${id}`,
  display: name,
})

const place = (seed: number, owner: Organization): Location => ({
  resourceType: 'Location',
  id: seededId(seed, `location of ${owner.id}`),
  status: 'active',
  name: `${owner.name}, main building`,
  mode: 'instance',
  type: [concept(coding(systems.roleCode, ['HOSP', 'Hospital']))],
  ...(owner.telecom ? { telecom: owner.telecom } : {}),
  ...(owner.address?.[0] ? { address: owner.address[0] } : {}),
  managingOrganization: organizationReference(owner),
})

const role = (
  seed: number,
  person: NamedReference,
  employer: NamedReference | undefined,
): PractitionerRole => ({
  resourceType: 'PractitionerRole',
  id: seededId(seed, `role of ${person.reference}`),
  active: true,
  practitioner: person,
  ...(employer ? { organization: employer } : {}),
  code: [concept(coding(systems.practitionerRole, ['doctor', 'Doctor']))],
  specialty: [concept(coding(systems.snomed, ['419772000', 'Family practice']))],
})

const someone = (seed: number, position: number): FixedPerson => {
  const random = new Random(seed, `practitioner ${position}`)
  const gender = random.chance(0.55) ? 'female' : 'male'
  const id = seededId(seed, `practitioner ${position}`)
  return { id, gender, given: random.pick(givenNames[gender]), family: random.pick(familyNames) }
}

const practitioner = (seed: number, person: FixedPerson): Practitioner => {
  const { id, given, family, gender, birthDate } = person
  const random = new Random(seed, `practitioner of ${id}`)
  return {
    resourceType: 'Practitioner',
    id,
    identifier: [{ system: systems.npi, value: npi(random) }],
    active: true,
    name: [
      { use: 'official', text: `Dr. ${given} ${family}`, family, given: [given], prefix: ['Dr.'] },
    ],
    telecom: [{ system: 'email', value: `practitioner-${id}@riverbend.example`, use: 'work' }],
    gender,
    ...(birthDate === undefined ? {} : { birthDate }),
    qualification: [
      {
        code: {
          coding: [
            {
              system: 'http://terminology.hl7.org/CodeSystem/v2-0360',
              code: 'MD',
              display: 'Doctor of Medicine',
            },
          ],
        },
      },
    ],
  }
}

/** Ten digits that begin with 9: no provider has such a number, whatever the check digit. */
const npi = (random: Random) => `9${random.whole(100_000_000, 999_999_999)}`

import { isDay } from '../../domain/day.ts'
import { PlatformError } from '../../errors.ts'
import type { UpstreamFhir } from '../../ports.ts'

/** A patient as somebody recognises them in a list. */
export interface PatientSummary {
  id: string
  name: string
  birthDate: string | undefined
  gender: string | undefined
  /** Medical record number, when there is one. */
  recordNumber: string | undefined
}

/** A visit as somebody recognises it in a list. */
export interface EncounterSummary {
  id: string
  title: string
  status: string
  start: string | undefined
}

/** What a clinician types; at least one has to be there. */
export interface PatientCriteria {
  name?: string | undefined
  birthDate?: string | undefined
  identifier?: string | undefined
}

/** What a search found, as far as it is shown. */
export interface FoundPatients {
  patients: PatientSummary[]
  /** Whether there are others that fit as well. */
  hasMore: boolean
}

const LISTED = 20
/** So many visits of a patient are offered, the latest. */
export const LISTED_VISITS = 50

/**
 * Searches patients as the hospital's own system, for the picker of the sign-in pages: every word that was typed has to be in
 * the name, in whatever order, and what means something to a search is text here. Nobody was born on a day that is none.
 */
export async function searchPatients(
  fhir: UpstreamFhir,
  { name, birthDate, identifier }: PatientCriteria,
): Promise<FoundPatients> {
  if (birthDate && !isBirthDate(birthDate)) return { patients: [], hasMore: false }
  const query = new URLSearchParams({ _count: String(LISTED + 1), _sort: 'family' })
  for (const word of name?.split(/[\s,]+/) ?? []) if (word) query.append('name', escaped(word))
  if (birthDate) query.set('birthdate', birthDate)
  if (identifier) query.set('identifier', escaped(identifier))
  const entries = await searchEntries(fhir, '/Patient', query)
  const patients = entries.map(patientSummary).filter((patient) => patient !== undefined)
  return { patients: patients.slice(0, LISTED), hasMore: patients.length > LISTED }
}

/** A day, a month or a year. */
function isBirthDate(text: string): boolean {
  return /^\d{4}(-\d{2}){0,2}$/.test(text) && isDay(`${text}-01-01`.slice(0, 10))
}

/** @see https://hl7.org/fhir/R4/search.html#escaping */
function escaped(text: string): string {
  return text.replaceAll(/[\\,$|]/g, '\\$&')
}

/** Reads one patient; undefined when there is none. */
export async function patientById(
  fhir: UpstreamFhir,
  id: string,
): Promise<PatientSummary | undefined> {
  return patientSummary(await readResource(fhir, `/Patient/${encodeURIComponent(id)}`))
}

const AT_ONCE = 50

/** Reads patients by their ids, fifty with one search; those who are not there are left out. */
export async function patientsByIds(
  fhir: UpstreamFhir,
  ids: readonly string[],
): Promise<PatientSummary[]> {
  const lists = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, at) =>
    ids.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  )
  const entries = await Promise.all(
    lists.map((list) =>
      searchEntries(
        fhir,
        '/Patient',
        new URLSearchParams({ _id: list.join(','), _count: String(AT_ONCE) }),
      ),
    ),
  )
  return entries.flat().flatMap((entry) => patientSummary(entry) ?? [])
}

/**
 * Every status of a visit that takes place, or took: nobody means one that was cancelled, or entered in error.
 *
 * @see https://hl7.org/fhir/R4/valueset-encounter-status.html
 */
const VISIT_STATUSES = 'planned,arrived,triaged,in-progress,onleave,finished,unknown'

/** Lists the visits of one patient, latest first. */
export async function encountersOf(
  fhir: UpstreamFhir,
  patientId: string,
): Promise<EncounterSummary[]> {
  const query = new URLSearchParams({
    patient: `Patient/${patientId}`,
    status: VISIT_STATUSES,
    _sort: '-date',
    _count: String(LISTED_VISITS),
  })
  const entries = await searchEntries(fhir, '/Encounter', query)
  return entries.map(encounterSummary).filter((encounter) => encounter !== undefined)
}

/** Reads a visit of one patient; undefined when there is none, or it is somebody else's. */
export async function encounterOf(
  fhir: UpstreamFhir,
  patientId: string,
  id: string,
): Promise<EncounterSummary | undefined> {
  const resource = await readResource(fhir, `/Encounter/${encodeURIComponent(id)}`)
  const subject = object(object(resource)?.subject)
  return subject?.reference === `Patient/${patientId}` ? encounterSummary(resource) : undefined
}

type Json = Readonly<Record<string, unknown>>

async function searchEntries(
  fhir: UpstreamFhir,
  path: string,
  query: URLSearchParams,
): Promise<unknown[]> {
  const answer = await fhir.send({
    method: 'GET',
    path,
    query: query.toString(),
    headers: FHIR_JSON,
  })
  if (answer.status !== 200) throw unavailable(answer.status)
  return list(object(answer.body)?.entry).map((entry) => object(entry)?.resource)
}

async function readResource(fhir: UpstreamFhir, path: string): Promise<unknown> {
  const answer = await fhir.send({ method: 'GET', path, query: '', headers: FHIR_JSON })
  if (answer.status === 404 || answer.status === 410) return undefined
  if (answer.status !== 200) throw unavailable(answer.status)
  return answer.body
}

const FHIR_JSON = { accept: 'application/fhir+json' }

function unavailable(status: number): PlatformError {
  const message = 'The records cannot be reached at the moment. Try again in a minute.'
  return new PlatformError('FHIR_UNAVAILABLE', message, {
    detail: `FHIR server answered ${status}`,
  })
}

function patientSummary(resource: unknown): PatientSummary | undefined {
  const patient = object(resource)
  const id = text(patient?.id)
  if (patient?.resourceType !== 'Patient' || !id) return undefined
  return {
    id,
    name: humanName(patient.name) ?? 'Name not recorded',
    birthDate: text(patient.birthDate),
    gender: text(patient.gender),
    recordNumber: recordNumber(patient.identifier),
  }
}

function encounterSummary(resource: unknown): EncounterSummary | undefined {
  const encounter = object(resource)
  const id = text(encounter?.id)
  if (encounter?.resourceType !== 'Encounter' || !id) return undefined
  const concept = object(list(encounter.type)[0])
  const coding = object(list(concept?.coding)[0])
  const kind = object(encounter.class)
  return {
    id,
    title: text(concept?.text) ?? text(coding?.display) ?? text(kind?.display) ?? 'Visit',
    status: text(encounter.status) ?? 'unknown',
    start: text(object(encounter.period)?.start),
  }
}

/** The official name before any other; a name that is only a text as it is. */
function humanName(names: unknown): string | undefined {
  const known = list(names)
    .map(object)
    .filter((name) => name !== undefined)
  const name = known.find(({ use }) => use === 'official') ?? known[0]
  if (!name) return undefined
  const spelled = [...list(name.given).map(text), text(name.family)].filter(Boolean).join(' ')
  return spelled || text(name.text)
}

/** HL7 table 0203: MR is the medical record number. */
function recordNumber(identifiers: unknown): string | undefined {
  const known = list(identifiers).map(object)
  const isRecordNumber = (identifier: Json | undefined) =>
    list(object(identifier?.type)?.coding).some((coding) => object(coding)?.code === 'MR')
  return text((known.find(isRecordNumber) ?? known[0])?.value)
}

function object(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Json) // parsed JSON: every member is looked at before it is used
    : undefined
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

import { randomUUID } from 'node:crypto'
import { User } from '../../api/entities/account/user.entity.ts'
import type { Role } from '../../schema/vocabulary/role.ts'
import {
  ATTEST,
  ATTESTATION_TEXT,
  DRAFT_SAVE,
  USER_ERROR,
  VENDOR_PROFILE_COMPLETE,
  VERSION,
} from './documents.ts'
import { everythingHeard } from './facts.ts'
import { type FragmentType, readFragment } from './gql/fragment-masking.ts'
import type {
  AppVersionDraftInput,
  UserErrorFactsFragment,
  VersionFactsFragment,
} from './gql/graphql.ts'
import { GraphqlClient, type Hearing } from './graphql-client.ts'
import { signIn } from './sign-in.ts'
import type { TestPlatform } from './test-platform.ts'

export const PASSWORD = 'correct horse battery staple'

export interface Account {
  id: string
  email: string
  password: string
}

/** Somebody with an account who has signed in. */
export interface Person extends Account {
  client: GraphqlClient
}

export interface VendorOwner extends Person {
  /** The opaque id of the vendor. */
  vendorId: string
}

export type Version = VersionFactsFragment

/** What a mutation of a version answered: the version, or what was wrong. */
export interface Outcome {
  version: Version | null
  errors: UserErrorFactsFragment[]
}

const hashes = new WeakMap<object, Promise<string>>()

/** Writes an account with a verified address into the tables; nobody signs in. */
export async function anAccount(
  { orm, organization, ports }: TestPlatform,
  { roles = ['PATIENT'] }: { roles?: Role[] } = {},
): Promise<Account> {
  const id = randomUUID()
  const email = `${id.slice(0, 8)}@example.org`
  const hash = hashes.get(orm) ?? ports.passwords.hash(PASSWORD)
  hashes.set(orm, hash)
  const em = orm.em.fork()
  const now = new Date()
  em.create(User, {
    id,
    email,
    roles,
    organizationId: organization.id,
    createdAt: now,
    updatedAt: now,
    revision: 1,
    firstName: 'Robin',
    lastName: `Example ${id.slice(0, 4)}`,
    passwordHash: await hash,
    emailVerifiedAt: now,
  })
  await em.flush()
  return { id, email, password: PASSWORD }
}

/** An account, signed in at the authorization server. */
export async function aPerson(
  platform: TestPlatform,
  facts: { roles?: Role[] } = {},
): Promise<Person> {
  const account = await anAccount(platform, facts)
  return { ...account, client: await clientOf(platform, account) }
}

/** Signs somebody in and puts them in front of the API. */
export async function clientOf(platform: TestPlatform, account: Account): Promise<GraphqlClient> {
  const token = await signIn(platform, account)
  const client = new GraphqlClient(platform.urls.graphql, token, hearingOf(platform))
  houses.set(client, platform)
  return client
}

const houses = new WeakMap<GraphqlClient, TestPlatform>()

/** The platform somebody signed in to. */
export function houseOf({ client }: Pick<Person, 'client'>): TestPlatform {
  const platform = houses.get(client)
  if (!platform) throw new Error('Signed in to no platform.')
  return platform
}

export function anonymous(platform: TestPlatform): GraphqlClient {
  return new GraphqlClient(platform.urls.graphql, undefined, hearingOf(platform))
}

/** What whoever watches has to know of the platform. */
export function hearingOf(platform: TestPlatform): Hearing {
  return { streams: platform.streams, allHeard: () => everythingHeard(platform) }
}

/** Somebody who decides about everything: the app admin. */
export function aReviewer(platform: TestPlatform, role: Role = 'APP_ADMIN'): Promise<Person> {
  return aPerson(platform, { roles: [role] })
}

/** A profile with every optional field. */
export const PROFILE = {
  kind: 'BUSINESS',
  legalFirstName: 'Ada',
  legalLastName: 'Acme',
  legalBusinessName: 'Acme Health',
  duns: '123456789',
  position: 'Chief executive',
  phone: '+1 555 010 0200',
  address: {
    line1: '1 Main Street',
    line2: 'Floor 2',
    city: 'Springfield',
    region: 'IL',
    postalCode: '62701',
    country: 'US',
  },
  website: 'https://acme.example/',
} as const

/** A developer who completed the vendor profile, and so owns a vendor. */
export async function aVendor(platform: TestPlatform): Promise<VendorOwner> {
  const person = await aPerson(platform, { roles: ['DEVELOPER'] })
  const { payload } = await person.client.get(VENDOR_PROFILE_COMPLETE, { input: PROFILE })
  if (!payload.vendor) throw new Error(JSON.stringify(payload.userErrors))
  return { ...person, vendorId: payload.vendor.id }
}

/** Fields of a draft that can be submitted as they are. */
export const WHOLE_DRAFT: AppVersionDraftInput = {
  name: 'Trend Lines',
  operatingSystems: ['WEB'],
  homepageUrl: 'https://app.example/',
  privacyPolicyUrl: 'https://app.example/privacy',
  termsUrl: 'https://app.example/terms',
  redirectUrls: ['https://app.example/callback'],
  launchUrl: 'https://app.example/launch',
  shortDescription: 'Shows laboratory results as lines over time.',
  longDescription:
    'Shows laboratory results as lines over time, with what is normal beside them. '.repeat(4),
  audiences: ['PROVIDER'],
  uses: ['CLINICAL_APPLICATIONS'],
  intent: 'CLINICAL_DECISION_SUPPORT',
  fhirVersions: ['R4'],
  compliance: ['HIPAA'],
  clientType: 'CONFIDENTIAL_SYMMETRIC',
  launchModes: ['EHR', 'STANDALONE'],
  scopes: [
    { scope: 'launch', purpose: 'Open on the patient on the screen.' },
    { scope: 'patient/Patient.rs', purpose: 'Show whose results these are.' },
  ],
}

/** Saves a draft; what is not given stays as it is. */
export async function saveDraft(
  { client }: Pick<Person, 'client'>,
  input: AppVersionDraftInput,
): Promise<Outcome> {
  const { payload } = await client.get(DRAFT_SAVE, { input })
  return outcome(payload)
}

/** Saves a draft that must be accepted. */
export async function aDraft(owner: Person, fields: AppVersionDraftInput = {}): Promise<Version> {
  return accepted(await saveDraft(owner, { ...structuredClone(WHOLE_DRAFT), ...fields }))
}

/** Answers the terms in force. */
export async function attest(
  { client }: Person,
  version: Pick<Version, 'id' | 'revision'>,
  answer: 'ACCEPTED' | 'DECLINED' = 'ACCEPTED',
): Promise<Outcome> {
  const { attestationText: text } = await client.get(ATTESTATION_TEXT)
  const input = {
    versionId: version.id,
    expectedRevision: version.revision,
    textId: text.id,
    textSha256: text.sha256,
    answer,
  }
  return outcome((await client.get(ATTEST, { input })).payload)
}

interface Payload {
  appVersion?: FragmentType<typeof VERSION> | null
  userErrors: FragmentType<typeof USER_ERROR>[]
}

/** Reads a payload whose version and errors are the common fragments. */
export function outcome({ appVersion, userErrors }: Payload): Outcome {
  return {
    version: readFragment(VERSION, appVersion) ?? null,
    errors: [...readFragment(USER_ERROR, userErrors)],
  }
}

/** The version of an outcome that must be good. */
export function accepted({ version, errors }: Outcome): Version {
  if (!version || errors.length) throw new Error(JSON.stringify(errors))
  return version
}

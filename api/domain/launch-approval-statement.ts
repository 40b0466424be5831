import { canonicalJson, parsedJson } from './canonical-json.ts'

/** Somebody who approved; moments are ISO 8601 in UTC. */
export interface SignedApproval {
  readonly approvedAt: string
  readonly name: string
}

/** What is signed when a version is approved for launch: which record says so, of what, and who approved. */
export interface LaunchApprovalStatement {
  readonly issuer: string
  /** The launch approval record. */
  readonly artifactId: string
  /** Of its text, the UTF-8 bytes, as hex. */
  readonly recordSha256: string
  readonly appId: string
  readonly appName: string
  readonly appVersionId: string
  readonly appVersionNumber: number
  readonly vendorId: string
  /** In the order they approved. */
  readonly approvals: readonly SignedApproval[]
  readonly signedAt: string
}

/** Writes a statement in the one form that is signed. */
export function canonicalApproval(statement: LaunchApprovalStatement): string {
  const approvals = statement.approvals.map(({ approvedAt, name }) => ({ approvedAt, name }))
  return canonicalJson({ ...statement, approvals })
}

/** Reads a signed statement back; undefined when it is anything but one of ours, whole and canonical. */
export function readApproval(json: string): LaunchApprovalStatement | undefined {
  const read = parsedJson(json)
  return isApproval(read) && canonicalApproval(read) === json ? read : undefined
}

const TEXTS = [
  'issuer',
  'artifactId',
  'recordSha256',
  'appId',
  'appName',
  'appVersionId',
  'vendorId',
  'signedAt',
]
const FIELD_COUNT = TEXTS.length + ['appVersionNumber', 'approvals'].length

function isApproval(value: unknown): value is LaunchApprovalStatement {
  if (typeof value !== 'object' || value === null) return false
  const fields = new Map<string, unknown>(Object.entries(value))
  const approvals = fields.get('approvals')
  return (
    fields.size === FIELD_COUNT &&
    TEXTS.every((name) => typeof fields.get(name) === 'string') &&
    Number.isSafeInteger(fields.get('appVersionNumber')) &&
    Array.isArray(approvals) &&
    approvals.every(isSignedApproval)
  )
}

function isSignedApproval(value: unknown): value is SignedApproval {
  if (typeof value !== 'object' || value === null) return false
  return (
    'name' in value &&
    'approvedAt' in value &&
    typeof value.name === 'string' &&
    typeof value.approvedAt === 'string'
  )
}

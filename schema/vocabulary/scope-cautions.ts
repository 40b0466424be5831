import { isContextScope } from './context-scope.ts'
import { INTENT_LABEL_NAMES, type IntentLabel } from './registration.ts'
import { parseScope, type Scope } from './scope.ts'
import { catalogEntryOf, SCOPE_CATALOG, type ScopeCatalog } from './scope-catalog.ts'

export type ScopeCautionKind = 'UNUSUAL' | 'WILDCARD' | 'WRITES'

/** Why reviewers will look twice at a scope. */
export interface ScopeCaution {
  readonly kind: ScopeCautionKind
  /** In words for whoever asks for it. */
  readonly text: string
}

/**
 * Lists what is out of the ordinary about a scope for an app of this kind (R215, R218): more than apps of its label
 * start from or work with, every kind of data at once, or changing the record. Never a refusal.
 *
 * A kind of data is usual for a label when its default set holds it, or something of the same work. Without a label, or for data of low sensitivity, nothing is unusual.
 */
export function scopeCautions(
  text: string,
  intent: IntentLabel | null | undefined,
  catalog: ScopeCatalog = SCOPE_CATALOG,
): ScopeCaution[] {
  const scope = isContextScope(text) ? undefined : parseScope(text)
  if (!scope) return []
  const cautions: ScopeCaution[] = []
  if (scope.resourceType === '*') cautions.push({ kind: 'WILDCARD', text: WILDCARD })
  else if (intent && isUnusual(scope, intent, catalog)) {
    const kind = INTENT_LABEL_NAMES[intent].toLowerCase()
    const words = `Apps for ${kind} rarely ask for this: reviewers will ask why.`
    cautions.push({ kind: 'UNUSUAL', text: words })
  }
  if (/[cud]/.test(scope.permissions)) cautions.push({ kind: 'WRITES', text: writing(scope) })
  return cautions
}

/** Half the catalog belongs to it, so it relates nothing to anything. */
const ANY_WORK = 'chart review'

const WILDCARD =
  'This is every kind of data, now and in the future. Ask for the kinds the app needs, one by one.'

function isUnusual(scope: Scope, intent: IntentLabel, catalog: ScopeCatalog): boolean {
  const entry = catalogEntryOf(scope, catalog)
  if (!entry) return true
  if (entry.sensitivity === 'LOW') return false
  const usual = catalog.filter((one) => one.defaultFor.includes(intent))
  if (usual.some((one) => one.resourceType === entry.resourceType)) return false
  const work = entry.workflows.filter((workflow) => workflow !== ANY_WORK)
  return !usual.some((one) => one.workflows.some((workflow) => work.includes(workflow)))
}

function writing({ permissions }: Scope): string {
  const verbs = [
    ...(permissions.includes('c') ? ['add'] : []),
    ...(permissions.includes('u') ? ['change'] : []),
    ...(permissions.includes('d') ? ['delete'] : []),
  ]
  return `With this, the app can ${verbs.join(', ')} entries in the record: say how people check them.`
}

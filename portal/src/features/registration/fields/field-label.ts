import { WIZARD_FIELDS } from '../../../../../schema/vocabulary/wizard-help.ts'
import { mark, t } from '../../../lib/i18n/translate.ts'

const OTHER_LABELS: Readonly<Record<string, string>> = { iconId: WIZARD_FIELDS.icon.label }

/** The label of a field as the wizard writes it. */
export function fieldLabel(field: string): string {
  const known = Object.entries(WIZARD_FIELDS).find(([name]) => name === field)
  const label = known?.[1].label ?? OTHER_LABELS[field]
  return label ? t(label) : field
}

const INNER_LABELS: Readonly<Record<string, string>> = {
  onEhrLaunch: mark('when started from a chart'),
  onStandalone: mark('when started on its own'),
  onConsentRevoked: mark('when consent is revoked'),
}

/** Names a place in the draft: "Scopes requested 1, purpose" for `scopes.0.purpose`. */
export function placeLabel(segments: readonly string[]): string {
  const [field = '', ...inner] = segments
  const hasIndex = /^\d+$/.test(inner[0] ?? '')
  const label = hasIndex ? `${fieldLabel(field)} ${Number(inner[0]) + 1}` : fieldLabel(field)
  const rest = hasIndex ? inner.slice(1) : inner
  return [label, ...rest.map((part) => t(INNER_LABELS[part] ?? part))].join(', ')
}

import { Anchor } from '@mantine/core'
import { WIZARD_FIELDS, type WizardField } from '../../../../../schema/vocabulary/wizard-help.ts'
import { t } from '../../../lib/i18n/translate.ts'

/** The help of a field with its link, which opens beside the wizard. */
export function FieldHelp({ field }: { readonly field: WizardField }) {
  const entry = WIZARD_FIELDS[field]
  if (!('link' in entry)) return t(entry.help)
  return (
    <>
      {t(entry.help)}{' '}
      <Anchor href={entry.link.href} target="_blank" rel="noopener" inherit>
        {t(entry.link.text)}
      </Anchor>
    </>
  )
}

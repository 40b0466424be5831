import { Anchor } from '@mantine/core'
import { WIZARD_FIELDS, type WizardField } from '../../../../../schema/vocabulary/wizard-help.ts'

/** The help of a field with its link, which opens beside the wizard. */
export function FieldHelp({ field }: { readonly field: WizardField }) {
  const entry = WIZARD_FIELDS[field]
  if (!('link' in entry)) return entry.help
  return (
    <>
      {entry.help}{' '}
      <Anchor href={entry.link.href} target="_blank" rel="noopener" inherit>
        {entry.link.text}
      </Anchor>
    </>
  )
}

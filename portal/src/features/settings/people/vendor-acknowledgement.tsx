import { Checkbox } from '@mantine/core'
import { t } from '../../../lib/i18n/translate.ts'

interface Props {
  readonly isGiven: boolean
  readonly onChange: (isGiven: boolean) => void
}

/** Asked for once the server said that somebody works for a vendor and would decide about apps. */
export function VendorAcknowledgement({ isGiven, onChange }: Props) {
  return (
    <Checkbox
      label={t('I know that this person works for a vendor')}
      description={t('About apps of their own vendor they decide nothing in any case.')}
      checked={isGiven}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  )
}

import { Text } from '@mantine/core'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import { Sentence } from '../../../components/sentence.tsx'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'

interface Props {
  readonly approvals: readonly {
    readonly createdAt: string
    readonly approver: { readonly name: string }
  }[]
  readonly needed: number
}

/** Who approved so far, and how many more people have to. */
export function Approvals({ approvals, needed }: Props) {
  const left = needed - approvals.length
  return (
    <div aria-live="polite">
      {approvals.map(({ createdAt, approver }) => (
        <Text key={createdAt} size="sm" mt="sm">
          <Sentence
            text={t('Approved by {{approver}}, <ago/>.', { approver: approver.name })}
            parts={{ ago: <TimeAgo at={createdAt} locale={locale()} /> }}
          />
        </Text>
      ))}
      {needed > 1 && left > 0 && (
        <Text size="sm" mt="sm">
          {approvals.length
            ? t('The risk is high: a second person has to approve it too.')
            : t(
                'The risk is high: two people have to approve it, neither of whom passed the security stage.',
              )}
        </Text>
      )}
    </div>
  )
}
